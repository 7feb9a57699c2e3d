import { lazy, Suspense, useRef } from 'react';
import { actions, useApp } from '../store/app-state.ts';
import { strip as text } from '../text/time.ts';
import { IconButton } from '../ui/Button.tsx';
import { coming } from '../ui/Opener.tsx';

const BookmarkPopup = lazy(() => import('./BookmarkPopup.tsx'));

/** Puts a note on the step that is shown. */
export const BookmarkButton = () => {
  const button = useRef<HTMLButtonElement>(null);
  const open = useApp(state => state.overlay === 'bookmark');
  const marked = useApp(({ run: { run } }) => !!run?.bookmarks.some(({ atStep }) => atStep === run.step));
  return (
    <>
      <IconButton
        ref={button}
        icon="flag"
        label={marked ? text.bookmarked : text.bookmark}
        data-marked={marked}
        aria-expanded={open}
        aria-haspopup="dialog"
        onClick={() => actions.toggleOverlay('bookmark')}
        className="border-transparent text-ink-3 data-[marked=true]:text-ink"
      />
      <Suspense fallback={coming}>{open && <BookmarkPopup anchor={button} />}</Suspense>
    </>
  );
};
