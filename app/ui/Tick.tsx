import type { ComponentProps, ReactNode } from 'react';

interface Props extends Omit<ComponentProps<'input'>, 'onChange' | 'children'> {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly children: ReactNode;
}

/** A box to be ticked, and what it says. */
export const Tick = ({ onChange, children, className = '', ...rest }: Props) => (
  <label className={`flex min-h-6 cursor-pointer items-center gap-2 ${className}`}>
    <input
      type="checkbox"
      onChange={({ target }) => onChange(target.checked)}
      className="size-4 shrink-0 accent-ink"
      {...rest}
    />
    <span className="min-w-0">{children}</span>
  </label>
);
