import type { ReactNode } from 'react';

/** A control with its name above it. */
export const Choice = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child.
  <label className="flex min-w-0 flex-col">
    <span className="text-ink-3 text-t1">{label}</span>
    {children}
  </label>
);
