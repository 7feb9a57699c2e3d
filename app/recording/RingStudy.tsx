import { useMemo, useState } from 'react';
import type { FindingView, RecordingView } from '../../engine/protocol/messages.ts';
import { type RingHost, RingHostContext, type RingMark } from '../rings/host.ts';
import { RingBox } from '../rings/RingBox.tsx';
import { actions, useApp } from '../store/app-state.ts';
import { Waiting } from '../study/Waiting.tsx';
import { recording as text } from '../text/recording.ts';
import { Chosen } from './Chosen.tsx';
import { Findings } from './Findings.tsx';
import { QueueList } from './QueueList.tsx';
import { Said } from './Said.tsx';
import { StepSlider } from './StepSlider.tsx';
import { StepTable } from './StepTable.tsx';
import { useRing } from './use-ring.ts';

const FIRST = 128;

const numberIn = (given: string | undefined, most: number, otherwise: number): number => {
  const value = Number(given);
  return given !== undefined && Number.isInteger(value) && value >= 0 && value <= most ? value : otherwise;
};

const marksOf = (findings: readonly FindingView[]): RingHost['marks'] => {
  const marks = new Map<string, RingMark[]>();
  for (const finding of findings) {
    // What is wrong in a table is marked at its descriptor, too, since the table may be closed.
    for (const at of [finding.at, finding.tableOf]) {
      if (at !== '') marks.set(at, [...(marks.get(at) ?? []), finding]);
    }
  }
  return marks;
};

/** A virtqueue of the file: its tables as those of the run, what is wrong in it, and the steps of a trace beside. */
export const RingStudy = ({ view }: { readonly view: RecordingView }) => {
  const { key, kind, queues, length } = view;
  const args = useApp(state => state.study?.args);
  const queue = numberIn(
    args?.queue,
    queues.length - 1,
    Math.max(
      0,
      queues.findIndex(({ faults }) => faults > 0),
    ),
  );
  const step = numberIn(args?.step, length, length);
  const [slots, setSlots] = useState({ queue, from: 0, count: FIRST });
  const inView = slots.queue === queue ? slots : { from: 0, count: FIRST };
  const ring = useRing({ key, queue, step, from: inView.from, count: inView.count });
  const [selected, select] = useState<string | null>(null);
  const [reveal, setReveal] = useState<RingHost['reveal']>(null);
  const host = useMemo(
    (): RingHost => ({
      useSelected: pick => pick(selected),
      useTraced: () => false,
      select: ({ at }) => select(at),
      watch: window => setSlots({ queue, from: window.from, count: window.count }),
      marks: marksOf(ring?.findings ?? []),
      reveal,
      menuOf: null,
    }),
    [selected, queue, ring?.findings, reveal],
  );
  const show = ({ at, slot, tableOf }: FindingView): void => {
    if (at !== '') select(at);
    if (slot !== null) setReveal({ slot, table: tableOf !== '' });
  };
  const goTo = (to: number): void => actions.setStudy({ step: to === length ? undefined : String(to) });
  const hasSteps = view.steps.length > 0;
  if (!ring) return <Waiting />;
  const ringSection = (
    <section aria-label={text.ring} className="recording-ring">
      {kind === 'trace' && <StepSlider step={step} length={length} rows={view.steps} goTo={goTo} />}
      <div className="recording-tables">
        <RingHostContext value={host}>
          <RingBox view={ring.rings} above={!ring.rings && <p className="p-4 text-ink-3">{text.nothing}</p>} />
        </RingHostContext>
      </div>
      <div className="recording-said">
        <Chosen rings={ring.rings} at={selected} />
        <Findings findings={ring.findings} show={show} />
        <Said ring={ring} registers={view.registers} />
      </div>
    </section>
  );
  return (
    <div className="recording-page">
      {queues.length > 1 && (
        <QueueList queues={queues} shown={queue} show={to => actions.setStudy({ queue: String(to) })} />
      )}
      {ringSection}
      {hasSteps && (
        <div className="recording-steps">
          <StepTable view={view} {...(kind === 'trace' && { shown: step, goTo })} />
        </div>
      )}
    </div>
  );
};
