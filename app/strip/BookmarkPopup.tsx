import { type RefObject, useState } from 'react';
import { actions, useApp } from '../store/app-state.ts';
import { bookmarks as text } from '../text/time.ts';
import { Button } from '../ui/Button.tsx';
import { Popup } from '../ui/Popup.tsx';
import { BookmarkList } from './BookmarkList.tsx';

/** The note of the step that was shown when it was opened: the run may go on meanwhile. */
const BookmarkPopup = ({ anchor }: { readonly anchor: RefObject<HTMLElement | null> }) => {
  const [step] = useState(() => useApp.getState().run.run?.step ?? 0);
  const present = useApp(state => state.run.run?.bookmarks.find(({ atStep }) => atStep === step)?.text);
  const [note, setNote] = useState(present ?? '');
  const put = (value: string | null) => {
    void actions.bookmark(step, value);
    actions.closeOverlay();
  };
  return (
    <Popup anchor={anchor} label={text.title(step)} onClose={actions.closeOverlay} side="top">
      <form
        className="flex flex-col gap-3 p-4"
        onSubmit={event => {
          event.preventDefault();
          put(note.trim() || null);
        }}
      >
        <h2 className="font-semibold text-t3">{text.title(step)}</h2>
        <label className="flex flex-col gap-1 text-ink-2">
          {text.text}
          <input
            value={note}
            onChange={event => setNote(event.target.value)}
            placeholder={text.placeholder}
            maxLength={200}
            className="h-7 rounded-1 border border-rule bg-surface px-2 text-ink"
          />
        </label>
        <p className="flex items-center gap-2 text-ink-3">
          <span className="flex-1">{text.travels}</span>
          {present !== undefined && <Button onClick={() => put(null)}>{text.remove}</Button>}
          <Button primary type="submit" disabled={note.trim() === ''}>
            {text.save}
          </Button>
        </p>
      </form>
      <BookmarkList />
    </Popup>
  );
};

export default BookmarkPopup;
