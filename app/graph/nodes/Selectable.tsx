import type { ReactNode } from 'react';
import type { DeviceId } from '../../../engine/world/ids.ts';
import { actions, useApp } from '../../store/app-state.ts';
import { isTraced } from '../../store/traced.ts';
import { tracedLabel } from '../../ui/Traced.tsx';

interface Props {
  readonly device: DeviceId;
  readonly label: string;
  /** It belongs to what is selected, and is outlined more thinly. */
  readonly related?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

/** The title of a node as a button; its hit area is the whole node, which has to be positioned. */
export const Selectable = ({ device, label, related = false, className = '', children }: Props) => {
  const selected = useApp(state => state.selection.device === device);
  const traced = useApp(state => isTraced(state, `device ${device}`));
  // On the first visit nobody chose anything yet, and there is another thing to look at.
  const quiet = useApp(state => !state.touched && state.run.run?.step === 0);
  return (
    <button
      type="button"
      aria-label={`${label}${tracedLabel(traced && !selected)}`}
      aria-pressed={selected}
      data-related={related && !quiet}
      data-traced={traced}
      data-quiet={quiet}
      data-menu={`device ${device}`}
      onClick={() => actions.select({ device })}
      className={`text-left after:absolute after:inset-0 after:content-[''] after:rounded-1 data-[traced=true]:after:traced aria-pressed:after:outline-2 aria-pressed:after:outline-ink aria-pressed:after:-outline-offset-2 data-[quiet=true]:aria-pressed:not-focus-visible:after:outline-0 data-[related=true]:aria-pressed:after:outline-1 data-[related=true]:aria-pressed:after:-outline-offset-1 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-ink focus-visible:after:-outline-offset-4 ${className}`}
    >
      {children}
    </button>
  );
};
