import type { ReactNode } from 'react';
import type { DeviceId } from '../../../engine/world/ids.ts';
import { actions, useApp } from '../../store/app-state.ts';

interface Props {
  readonly device: DeviceId;
  readonly label: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** The title of a node as a button; its hit area is the whole node, which has to be positioned. */
export const Selectable = ({ device, label, className = '', children }: Props) => {
  const selected = useApp(state => state.selection.device === device);
  return (
    <button
      type="button"
      aria-label={label}
      aria-pressed={selected}
      onClick={() => actions.select({ device })}
      className={`text-left after:absolute after:inset-0 after:content-[''] after:rounded-[3px] aria-pressed:after:outline-2 aria-pressed:after:outline-ink focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-offset-2 focus-visible:after:outline-ink ${className}`}
    >
      {children}
    </button>
  );
};
