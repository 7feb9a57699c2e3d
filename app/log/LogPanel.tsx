import { useCallback, useEffect, useRef } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { LogRow } from '../../engine/view/parts.ts';
import { useRows } from '../rows/use-rows.ts';
import { actions, useApp } from '../store/app-state.ts';
import { log as text } from '../text/time.ts';
import { useScale } from '../ui/scale.ts';
import { LogLine, rowHeight } from './LogLine.tsx';

/** Rows that are asked for around those in view, so that scrolling seldom waits. */
const AHEAD = 40;
const none: readonly LogRow[] = [];

/** Each step as a row; only those in view are drawn, and only those around them are sent. */
export const LogPanel = () => {
  const scroller = useRef<HTMLDivElement>(null);
  const [total, from, rows, step] = useApp(
    useShallow(
      ({ run: { log, run } }) => [log?.total ?? 0, log?.from ?? 0, log?.rows ?? none, run?.step ?? 0] as const,
    ),
  );
  const height = rowHeight(useScale());
  const { shown, before, after } = useRows(scroller, total, height);
  const first = shown[0] ?? 0;
  const last = shown.at(-1) ?? 0;
  const missing = total > 0 && (first < from || last >= from + rows.length);

  useEffect(() => {
    if (missing) void actions.watch({ log: { from: Math.max(0, first - AHEAD), count: last - first + 2 * AHEAD } });
  }, [missing, first, last]);

  // With the next frame: earlier, the browser would have to lay the page out twice.
  useEffect(() => {
    const frame = requestAnimationFrame(() => bringIntoView(scroller.current, step, height));
    return () => cancelAnimationFrame(frame);
  }, [step, height]);

  const go = useCallback(
    (to: number) => {
      bringIntoView(scroller.current, to, height);
      actions.select({ step: to });
      requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-step="${to}"]`)?.focus());
    },
    [height],
  );

  return (
    <section aria-label={text.title} className="@container/log h-full min-h-0 bg-surface">
      {total === 0 ? (
        <p className="px-4 py-2 text-ink-3">{text.empty}</p>
      ) : (
        <div ref={scroller} className="h-full overflow-y-auto">
          <table aria-label={text.title} aria-rowcount={total + 1} className="w-full table-fixed border-collapse">
            <colgroup>
              <col className="w-14" />
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
                <LogLine key={index} step={index + 1} row={rows[index - from]} first={index === first} go={go} />
              ))}
              <Gap height={shown.length === 0 ? total * height : after} />
            </tbody>
          </table>
        </div>
      )}
    </section>
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

const Gap = ({ height }: { readonly height: number }) =>
  height > 0 ? (
    <tr aria-hidden>
      <td style={{ height }} />
    </tr>
  ) : null;
