import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { BracketView, LaneView, SequenceRow } from '../../engine/view/parts/sequence.ts';
import { useSize } from '../graph/use-size.ts';
import { Gap } from '../rows/Gap.tsx';
import { useRows } from '../rows/use-rows.ts';
import { actions, useApp } from '../store/app-state.ts';
import { isAtEnd } from '../store/position.ts';
import { sequence as text } from '../text/sequence.ts';
import { Panel } from '../ui/Panel.tsx';
import { Heads } from './Heads.tsx';
import { Hatching, Legend } from './Legend.tsx';
import { type Lanes, layLanes, ROW_HEIGHT } from './lanes.ts';
import { Row } from './Row.tsx';
import './sequence.css';
import { drawn, useScale } from '../ui/scale.ts';

/** Rows that are asked for around those in view, so that scrolling seldom waits. */
const AHEAD = 40;
const HEAD_HEIGHT = 48;
const noRows: readonly SequenceRow[] = [];
const noLanes: readonly LaneView[] = [];
const noBrackets: readonly BracketView[] = [];

/** How the keys walk along the sequence, from the step that is shown. */
const walks: Readonly<Record<string, (step: number, total: number) => unknown>> = {
  ArrowDown: () => isAtEnd(useApp.getState()) || actions.step(),
  ArrowRight: () => isAtEnd(useApp.getState()) || actions.step(),
  ArrowUp: step => step > 0 && actions.back(),
  ArrowLeft: step => step > 0 && actions.back(),
  PageDown: (step, total) => actions.seek(Math.min(total, step + 10)),
  PageUp: step => actions.seek(Math.max(0, step - 10)),
  Home: () => actions.seek(0),
  End: (_, total) => actions.seek(total),
};

/** The run as messages between lanes: a lane for everybody who has part in it and one for memory, a row for each step. */
const SequencePanel = () => (
  <Panel title={text.title} aside={<Legend />}>
    <Hatching />
    <Sequence />
  </Panel>
);

const Sequence = () => {
  const scroller = useRef<HTMLDivElement>(null);
  const { width } = useSize(scroller);
  const scale = useScale();
  const [total, from, rows, all, brackets, step] = useApp(
    useShallow(
      ({ run: { sequence, log, run } }) =>
        [
          // The log knows how long the run is before anybody asked for its messages.
          log?.total ?? 0,
          sequence?.from ?? 0,
          sequence?.rows ?? noRows,
          sequence?.lanes ?? noLanes,
          sequence?.brackets ?? noBrackets,
          run?.step ?? 0,
        ] as const,
    ),
  );
  const lanes = useMemo(() => layLanes(all, width), [all, width]);
  const { shown, before, after } = useRows(scroller, total, ROW_HEIGHT * scale, HEAD_HEIGHT * scale);
  const first = shown[0] ?? 0;
  const last = shown.at(-1) ?? 0;
  const missing = first < from || Math.min(last, total - 1) >= from + rows.length;

  useEffect(() => {
    if (missing)
      void actions.watch({ sequence: { from: Math.max(0, first - AHEAD), count: last - first + 2 * AHEAD } });
  }, [missing, first, last]);
  useEffect(() => () => void actions.watch({ sequence: null }), []);

  const now = rows[step - 1 - from];
  // With the next frame: earlier, the browser would have to lay the page out twice.
  useEffect(() => {
    const frame = requestAnimationFrame(() => bringIntoView(scroller.current, step, now, lanes, scale));
    return () => cancelAnimationFrame(frame);
  }, [step, now, lanes, scale]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const walk = walks[event.key];
    if (!walk || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    event.preventDefault();
    walk(step, total);
  };

  return (
    <div ref={scroller} className="h-full overflow-auto overscroll-contain bg-surface">
      {total === 0 ? (
        <p className="p-4 text-ink-3">{text.empty}</p>
      ) : (
        <table
          aria-label={text.title}
          aria-rowcount={total + 1}
          onKeyDown={onKeyDown}
          style={{ width: drawn(lanes.numbers + lanes.width + lanes.words) }}
          className="table-fixed border-collapse"
        >
          <colgroup>
            <col style={{ width: drawn(lanes.numbers) }} />
            <col style={{ width: drawn(lanes.width) }} />
            <col style={{ width: drawn(lanes.words) }} />
          </colgroup>
          <Heads lanes={lanes} height={HEAD_HEIGHT} />
          <tbody>
            <Gap height={before} />
            {shown.map(index => (
              <Row
                key={index}
                step={index + 1}
                row={rows[index - from]}
                lanes={lanes}
                brackets={brackets}
                first={index === first}
              />
            ))}
            <Gap height={shown.length === 0 ? total * ROW_HEIGHT * scale : after} />
          </tbody>
        </table>
      )}
    </div>
  );
};

/** As little as is needed, with the rows that follow in sight as well; whoever walks by keys goes along. */
const bringIntoView = (
  scroller: HTMLElement | null,
  step: number,
  row: SequenceRow | undefined,
  { numbers, pitch, x }: Lanes,
  scale: number,
): void => {
  if (!scroller) return;
  const height = ROW_HEIGHT * scale;
  const top = (step - 1) * height;
  const below = top + 3 * height + HEAD_HEIGHT * scale - scroller.clientHeight;
  if (scroller.scrollTop > top) scroller.scrollTop = Math.max(0, top - height);
  else if (scroller.scrollTop < below) scroller.scrollTop = below;
  const ends = row?.messages.flatMap(({ from, to }) => [x(from), x(to)]) ?? [];
  if (ends.length > 0) {
    const left = Math.max(0, Math.min(...ends) - pitch / 2) * scale;
    const right = (numbers + Math.max(...ends) + pitch / 2) * scale - scroller.clientWidth;
    if (scroller.scrollLeft > left) scroller.scrollLeft = left;
    else if (scroller.scrollLeft < right) scroller.scrollLeft = right;
  }
  if (!scroller.querySelector('[data-step]:focus')) return;
  requestAnimationFrame(() => scroller.querySelector<HTMLElement>(`[data-step="${Math.max(1, step)}"]`)?.focus());
};

export default SequencePanel;
