import { lazy, Suspense, useMemo } from 'react';
import { RingHostContext, useRingHost } from '../rings/host.ts';
import { useApp } from '../store/app-state.ts';
import { presenter as text } from '../text/presenter.ts';
import { rings as ringText } from '../text/rings.ts';
import { slotOfStep } from './slot-of-step.ts';
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

/** Nobody scrolls while speaking: the part of a long ring that the step is about comes into view by itself. */
const Rings = () => {
  const rings = useApp(state => state.run.rings);
  const step = useApp(state => state.run.run?.step);
  const host = useRingHost();
  const slot = rings ? slotOfStep(rings) : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for anew with each step.
  const following = useMemo(
    () => ({ ...host, reveal: slot === null ? null : { slot, table: false } }),
    [host, slot, step],
  );
  const isThere = !!rings && (rings.format === 'split' ? rings.descriptors : rings.slots).length > 0;
  return (
    <div className="stage-rings">
      {rings && <h2>{text.rings(rings.name, rings.device)}</h2>}
      <div>
        {isThere ? (
          <RingHostContext value={following}>
            <RingBox view={rings} />
          </RingHostContext>
        ) : (
          <p>{ringText.nothing}</p>
        )}
      </div>
    </div>
  );
};
