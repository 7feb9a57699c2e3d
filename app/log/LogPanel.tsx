import { useCallback, useEffect, useRef } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { LogRow, LogView } from '../../engine/view/parts/log.ts';
import { Gap } from '../rows/Gap.tsx';
import { useRows } from '../rows/use-rows.ts';
import { actions, useApp } from '../store/app-state.ts';
import { log as text } from '../text/time.ts';
import { IconButton } from '../ui/Button.tsx';
import { useScale } from '../ui/scale.ts';
import { LogFind } from './LogFind.tsx';
import { LogLine, rowHeight } from './LogLine.tsx';

/** Rows that are asked for around those in view, so that scrolling seldom waits. */
const AHEAD = 40;
const none: readonly LogRow[] = [];
const nothing: LogView = { find: '', steps: 0, total: 0, from: 0, rows: none };

/** Each step as a row, or those that fit; only those in view are drawn, and only those around them are sent. */
const LogPanel = () => {
  const scroller = useRef<HTMLDivElement>(null);
  const finding = useApp(state => state.finding);
  const find = finding ?? '';
  const [log, step] = useApp(useShallow(({ run: { log, run } }) => [log ?? nothing, run?.step ?? 0] as const));
  const { steps, from } = log;
  // What was found before is no answer to what is looked for now.
  const isAnswer = log.find === find;
  const rows = isAnswer ? log.rows : none;
  const total = isAnswer ? log.total : 0;
  const isWhole = find.trim() === '';
  const height = rowHeight(useScale());
  const { shown, before, after } = useRows(scroller, total, height);
  const first = shown[0] ?? 0;
  const last = shown.at(-1) ?? 0;
  const missing = !isAnswer || (total > 0 && (first < from || last >= from + rows.length));

  useEffect(() => {
    if (missing) {
      void actions.watch({ log: { from: Math.max(0, first - AHEAD), count: last - first + 2 * AHEAD, find } });
    }
  }, [missing, first, last, find]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another list begins at its beginning.
  useEffect(() => {
    if (!isWhole && scroller.current) scroller.current.scrollTop = 0;
  }, [find]);

  // With the next frame: earlier, the browser would have to lay the page out twice.
  useEffect(() => {
    if (!isWhole || !isAnswer) return;
    const frame = requestAnimationFrame(() => bringIntoView(scroller.current, step, height));
    return () => cancelAnimationFrame(frame);
  }, [step, isWhole, isAnswer, height]);

  const stepOf = (index: number): number | null => (isWhole ? index + 1 : (rows[index - from]?.step ?? null));
  const list = useRef({ total, stepOf });
  list.current = { total, stepOf };
  const go = useCallback(
    (wish: number, extend = false) => {
      const to = Math.max(0, Math.min(list.current.total - 1, wish));
      const step = list.current.stepOf(to);
      if (step === null) return;
      bringIntoView(scroller.current, to + 1, height);
      const { step: anchor } = useApp.getState().selection;
      actions.select(extend && anchor !== null && anchor !== step ? { step: anchor, until: step } : { step });
      requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-index="${to}"]`)?.focus());
    },
    [height],
  );

  return (
    <div className="relative h-full min-h-0">
      {/* Where the log is low, what was found has some rows all the same, over the timeline. */}
      <section
        aria-label={text.title}
        data-finding={finding !== null}
        className="@container/log absolute inset-x-0 bottom-0 flex h-full flex-col bg-surface data-[finding=true]:z-20 data-[finding=true]:h-[max(100%,7.5rem)] data-[finding=true]:border-hair data-[finding=true]:border-t"
      >
        {finding === null ? (
          <IconButton
            icon="find"
            label={text.find}
            onClick={() => actions.findInLog('')}
            className="absolute top-0.5 right-4 z-10 size-6 bg-surface"
          />
        ) : (
          <LogFind find={find} onFind={actions.findInLog} onClose={() => actions.findInLog(null)} />
        )}
        {steps === 0 || (isAnswer && total === 0) ? (
          <p className="px-4 py-2 text-ink-3">{steps === 0 ? text.empty : text.foundNothing}</p>
        ) : (
          <div
            ref={scroller}
            data-finding={finding !== null}
            className="min-h-0 flex-1 overflow-y-auto data-[finding=false]:pr-11"
          >
            <table aria-label={text.title} aria-rowcount={total + 1} className="w-full table-fixed border-collapse">
              <colgroup>
                <col className={steps < 100_000 ? 'w-14' : 'w-20'} />
                <col className="w-6 @[32.5rem]/log:w-40" />
                <col />
                <col className="w-0 @[40rem]/log:w-32" />
                <col className="w-0 @[47.5rem]/log:w-48" />
              </colgroup>
              <thead className="sr-only">
                <tr>
                  {Object.values(text.columns).map(column => (
                    <th key={column} scope="col">
                      {column}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                <Gap height={before} />
                {shown.map(index => (
                  <LogLine
                    key={index}
                    index={index}
                    step={stepOf(index)}
                    row={rows[index - from]}
                    first={index === first}
                    go={go}
                  />
                ))}
                <Gap height={shown.length === 0 ? total * height : after} />
              </tbody>
            </table>
          </div>
        )}
      </section>
    </div>
  );
};

/** As little as is needed, with the row that follows in sight as well. */
const bringIntoView = (scroller: HTMLElement | null, step: number, height: number): void => {
  if (!scroller) return;
  const top = (step - 1) * height;
  const below = top + 2 * height - scroller.clientHeight;
  if (scroller.scrollTop > top) scroller.scrollTop = Math.max(0, top - height);
  else if (scroller.scrollTop < below) scroller.scrollTop = Math.ceil(below / height) * height;
};

export default LogPanel;
