import { useApp } from '../store/app-state.ts';
import type { ShareOptions } from '../store/sharing.ts';
import { share as text } from '../text/overlays.ts';

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
        <label key={name} className="flex min-h-6 cursor-pointer items-center gap-2">
          <input
            type="checkbox"
            checked={options[name]}
            onChange={event => onChange({ [name]: event.target.checked })}
            className="size-4 accent-ink"
          />
          {label} <span className="text-ink-3">{hint}</span>
        </label>
      ))}
    </div>
  );
};
