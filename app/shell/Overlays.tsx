import { lazy, Suspense } from 'react';
import { useApp } from '../store/app-state.ts';
import { coming } from '../ui/Opener.tsx';

const Palette = lazy(() => import('../keys/Palette.tsx'));
const KeyList = lazy(() => import('../keys/KeyList.tsx'));
const HistoryDialog = lazy(() => import('../keeping/HistoryDialog.tsx'));
const HandIn = lazy(() => import('../lesson/HandIn.tsx'));
const AnswersDialog = lazy(() => import('../lesson/AnswersDialog.tsx'));
const ObjectMenu = lazy(() => import('../menu/ObjectMenu.tsx'));
const ShareDialog = lazy(() => import('../share/ShareDialog.tsx'));

/** Dialogs come when they are asked for. */
export const Overlays = () => {
  const overlay = useApp(state => state.overlay);
  return (
    <Suspense fallback={coming}>
      {overlay === 'palette' && <Palette />}
      {overlay === 'keys' && <KeyList />}
      {overlay === 'history' && <HistoryDialog />}
      {overlay === 'hand-in' && <HandIn />}
      {overlay === 'answers' && <AnswersDialog />}
      {overlay === 'object' && <ObjectMenu />}
      {overlay === 'share' && <ShareDialog />}
    </Suspense>
  );
};
