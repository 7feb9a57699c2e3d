import { lazy, Suspense } from 'react';
import { useApp } from '../store/app-state.ts';
import { presenter as text } from '../text/presenter.ts';
import { rings as ringText } from '../text/rings.ts';
import { useTalk } from './talk-store.ts';

const GroupPicture = lazy(async () => ({ default: (await import('../graph/GroupGraph.tsx')).GroupPicture }));
const RingBox = lazy(async () => ({ default: (await import('../rings/RingBox.tsx')).RingBox }));

/** The group, or the rings of the virtqueue that is selected. */
export const StagePicture = () => {
  const view = useTalk(state => state.view);
  return (
    <section aria-label={text.picture} className="stage-picture">
      <Suspense>{view === 'group' ? <GroupPicture whole /> : <Rings />}</Suspense>
    </section>
  );
};

const Rings = () => {
  const rings = useApp(state => state.run.rings);
  const isThere = !!rings && (rings.format === 'split' ? rings.descriptors : rings.slots).length > 0;
  return (
    <div className="stage-rings">
      {rings && <h2>{text.rings(rings.name, rings.device)}</h2>}
      <div>{isThere ? <RingBox view={rings} /> : <p>{ringText.nothing}</p>}</div>
    </div>
  );
};
