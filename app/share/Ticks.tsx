import { useApp } from '../store/app-state.ts';
import type { ShareOptions } from '../store/sharing.ts';
import { share as text } from '../text/overlays.ts';
import { Tick } from '../ui/Tick.tsx';

interface Props {
  readonly options: ShareOptions;
  readonly onChange: (some: Partial<ShareOptions>) => void;
}

/** What goes along. */
export const Ticks = ({ options, onChange }: Props) => {
  const step = useApp(state => state.run.run?.step ?? 0);
  const notes = useApp(state => state.run.run?.bookmarks.length ?? 0);
  const ticks = [
    ['atStep', text.start, text.startHint(step)],
    ['view', text.view, text.viewHint],
    ['notes', text.notes, text.notesHint(notes)],
  ] as const;
  return (
    <div className="flex flex-col">
      {ticks.map(([name, label, hint]) => (
        <Tick key={name} checked={options[name]} onChange={on => onChange({ [name]: on })}>
          {label} <span className="text-ink-3">{hint}</span>
        </Tick>
      ))}
    </div>
  );
};
