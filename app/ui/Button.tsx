import type { ComponentProps } from 'react';
import { Icon, type IconName } from './Icon.tsx';

interface ButtonProps extends ComponentProps<'button'> {
  readonly icon?: IconName;
  /** The one thing to press. */
  readonly primary?: boolean;
}

/** A button with words. */
export const Button = ({ icon, primary = false, className = '', children, ...rest }: ButtonProps) => (
  <button
    type="button"
    data-primary={primary}
    className={`inline-flex h-7 shrink-0 items-center justify-center gap-1.5 whitespace-nowrap rounded-1 border border-rule bg-surface px-2.5 text-ink hover:border-ink disabled:border-hair disabled:text-ink-3 aria-disabled:border-hair aria-disabled:text-ink-3 data-[primary=true]:font-semibold enabled:data-[primary=true]:border-ink enabled:data-[primary=true]:bg-ink enabled:data-[primary=true]:text-on-ink ${className}`}
    {...rest}
  >
    {icon && <Icon name={icon} />}
    {children}
  </button>
);

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'aria-label' | 'children'> {
  readonly icon: IconName;
  /** Its name for those who do not see it, and its hint for those who do. */
  readonly label: string;
}

/** A button with a drawing only, at least 24 px wide and high. */
export const IconButton = ({ icon, label, className = '', ...rest }: IconButtonProps) => (
  <button
    type="button"
    aria-label={label}
    title={label}
    className={`inline-flex size-7 shrink-0 items-center justify-center rounded-1 border border-rule text-ink hover:border-ink disabled:border-hair disabled:text-ink-3 ${className}`}
    {...rest}
  >
    <Icon name={icon} />
  </button>
);
