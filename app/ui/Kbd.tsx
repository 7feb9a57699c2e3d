import type { ReactNode } from 'react';

export const Kbd = ({ children }: { readonly children: ReactNode }) => (
  <kbd className="rounded-1 border border-hair border-b-rule bg-surface px-1 font-mono text-ink-2 leading-4">
    {children}
  </kbd>
);
