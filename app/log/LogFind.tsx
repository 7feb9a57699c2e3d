import { useApp } from '../store/app-state.ts';
import { log as text } from '../text/time.ts';
import { IconButton } from '../ui/Button.tsx';

interface Props {
  readonly find: string;
  readonly onFind: (find: string) => void;
  readonly onClose: () => void;
}

/** What is looked for in the log, and how many steps fit. */
export const LogFind = ({ find, onFind, onClose }: Props) => {
  const shown = useApp(state => state.run.log);
  const known = shown?.find === find && find.trim() !== '';
  return (
    <search aria-label={text.find} className="flex h-8 shrink-0 items-center gap-3 border-hair border-b px-4">
      <input
        // biome-ignore lint/a11y/noAutofocus: it was just asked for.
        autoFocus
        type="search"
        aria-label={text.find}
        title={text.findHint}
        placeholder={text.findHint}
        maxLength={300}
        spellCheck={false}
        value={find}
        onChange={event => onFind(event.target.value)}
        onKeyDown={event => {
          if (event.key === 'Escape') onClose();
        }}
        className="h-6 min-w-0 flex-1 rounded-1 border border-rule bg-surface px-2 text-ink"
      />
      <p role="status" className="shrink-0 font-mono text-ink-2">
        {known && shown && text.found(shown.total, shown.steps)}
      </p>
      <IconButton icon="close" label={text.findClose} onClick={onClose} className="size-6" />
    </search>
  );
};
