import { actions, useApp } from '../store/app-state.ts';
import { edits as text } from '../text/edits.ts';
import { keeping } from '../text/keeping.ts';
import { IconButton } from '../ui/Button.tsx';
import { type Edit, useEdits } from './edits-store.ts';

const labelOf = (way: 'undo' | 'redo', edit: Edit | undefined): string =>
  edit ? text.what(way, edit.deed, edit.title, edit.after.step) : text.nothing[way];

/** Undo and redo of edits, and what was opened before: apart from the controls of time. */
const EditButtons = () => {
  const last = useEdits(state => state.done.at(-1));
  const next = useEdits(state => state.undone.at(-1));
  const open = useApp(state => state.run.run !== undefined);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as one line in every browser.
    <div role="group" aria-label={text.name} className="flex shrink-0 items-center gap-0.5">
      <IconButton
        icon="undo"
        label={labelOf('undo', last)}
        aria-disabled={!last}
        onClick={() => last && void actions.undo()}
        className="rounded-full border-transparent aria-disabled:text-ink-3"
      />
      <IconButton
        icon="redo"
        label={labelOf('redo', next)}
        aria-disabled={!next}
        onClick={() => next && void actions.redo()}
        className="rounded-full border-transparent aria-disabled:text-ink-3"
      />
      <IconButton
        icon="history"
        label={keeping.title}
        aria-haspopup="dialog"
        disabled={!open}
        onClick={() => actions.openOverlay('history')}
        className="rounded-full border-transparent"
      />
    </div>
  );
};

export default EditButtons;
