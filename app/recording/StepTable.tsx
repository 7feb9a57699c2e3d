import { memo, useEffect, useMemo, useRef } from 'react';
import type { RecordingView, StepRow } from '../../engine/protocol/messages.ts';
import { Gap } from '../rows/Gap.tsx';
import { moveByArrows } from '../rows/move-by-arrows.ts';
import { useRows } from '../rows/use-rows.ts';
import { useMedia } from '../shell/use-media.ts';
import { actions, useApp } from '../store/app-state.ts';
import { recording as text } from '../text/recording.ts';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';
import { useScale } from '../ui/scale.ts';
import { Tick } from '../ui/Tick.tsx';

const HEAD = 24;
/** Two lines: what was done, and what came of it. */
const ROW = 44;
/** One line where there is room, and no ring beside. */
const DENSE = 28;

const isOdd = ({ verdict }: StepRow): boolean =>
  verdict === 'differs' || verdict === 'allowed' || verdict === 'unplayed';

interface Props {
  readonly view: RecordingView;
  /** The step after which the ring is shown; none: there is no ring. */
  readonly shown?: number;
  readonly goTo?: (step: number) => void;
}

/** Every step of a recording, what was recorded, what this engine does, and whether that is the same. */
export const StepTable = ({ view, shown, goTo }: Props) => {
  const dense = useMedia('(min-width: 1100px)') && !goTo && view.kind === 'steps';
  const scale = useScale();
  const height = (dense ? DENSE : ROW) * scale;
  const head = HEAD * scale;
  const only = useApp(state => state.study?.args.only === '1');
  const rows = useMemo(() => (only ? view.steps.filter(isOdd) : view.steps), [view.steps, only]);
  const scroller = useRef<HTMLDivElement>(null);
  const { shown: inView, before, after } = useRows(scroller, rows.length, height, head);
  const at = shown === undefined ? -1 : rows.findIndex(row => row.step !== null && row.step + 1 === shown);
  useEffect(() => {
    const list = scroller.current;
    if (!list || at < 0) return;
    const top = at * height;
    const isIn = top >= list.scrollTop && top + head + height <= list.scrollTop + list.clientHeight;
    if (!isIn) list.scrollTo({ top: Math.max(0, top - list.clientHeight / 3) });
  }, [at, height, head]);
  const grouped = useMemo(() => new Set(view.steps.map(({ group }) => group)).size > 1, [view.steps]);
  return (
    <section aria-label={text.steps} className="@container flex min-h-0 min-w-0 flex-1 flex-col">
      <div className="flex min-h-9 shrink-0 flex-wrap items-center gap-x-4 border-hair border-b px-4">
        <p className="min-w-0 flex-1 text-ink-2">{text.counts(view.steps)}</p>
        <Tick
          checked={only}
          onChange={on => actions.setStudy({ only: on ? '1' : undefined })}
          className="whitespace-nowrap"
        >
          {text.only}
        </Tick>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset does not scroll in every browser. */}
      <div
        ref={scroller}
        role="group"
        aria-label={text.steps}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard.
        tabIndex={0}
        className="min-h-0 flex-1 overflow-auto focus-visible:-outline-offset-2"
      >
        <table data-dense={dense} className="recording-table">
          <caption className="sr-only">{text.steps}</caption>
          <thead className="bg-sunken text-ink-3">
            <tr>
              <th scope="col">{text.columns.step}</th>
              <th scope="col">{text.columns.what}</th>
              <th scope="col" className="recording-wide">
                {text.columns.expected}
              </th>
              <th scope="col" className="recording-wide">
                {text.columns.got}
              </th>
              <th scope="col" className="recording-verdict">
                {text.columns.verdict}
              </th>
            </tr>
          </thead>
          <tbody>
            <Gap height={before} />
            {inView.map(index => {
              const row = rows[index];
              return (
                row && (
                  <Row
                    key={index}
                    row={row}
                    grouped={grouped}
                    current={shown !== undefined && row.step !== null && row.step + 1 === shown}
                    goTo={goTo}
                  />
                )
              );
            })}
            <Gap height={after} />
          </tbody>
        </table>
        {rows.length === 0 && <p className="px-4 py-3 text-ink-3">{text.none}</p>}
        {view.more > 0 && <p className="px-4 py-2 text-ink-2">{text.more(view.more)}</p>}
      </div>
    </section>
  );
};

interface RowProps {
  readonly row: StepRow;
  readonly grouped: boolean;
  readonly current: boolean;
  readonly goTo: ((step: number) => void) | undefined;
}

const roles = {
  agrees: 'ok',
  allowed: 'clause',
  differs: 'fault',
  silent: null,
  unplayed: 'self',
  unknown: 'self',
} as const;

const Row = memo(function Row({ row, grouped, current, goTo }: RowProps) {
  const { group, step, who, text: what, expected, got, verdict, rule, why } = row;
  const role = roles[verdict];
  const same = expected !== null && expected === got;
  return (
    <tr data-verdict={verdict} data-current={current} aria-current={current || undefined}>
      <th scope="row" className="text-right font-mono text-ink-3">
        {step !== null && goTo ? (
          <button
            type="button"
            aria-label={text.goTo(step + 1)}
            onKeyDown={moveByArrows}
            onClick={() => goTo(step + 1)}
            className="min-w-6 text-right after:absolute after:inset-0 after:content-['']"
          >
            {step + 1}
          </button>
        ) : step === null ? (
          <span aria-hidden>–</span>
        ) : (
          step + 1
        )}
      </th>
      <td title={what}>
        <span className="flex items-center gap-1.5">
          {(who === 'driver' || who === 'device') && <RoleGlyph role={who} />}
          {who && <span className="sr-only">{who}: </span>}
          <span className="truncate font-mono">{what}</span>
        </span>
        <span className="block truncate text-ink-3 text-t1">
          {grouped && what !== group && <span>{group} </span>}
          {expected !== null && (
            <span title={why ?? expected} className="recording-narrow font-mono">
              {why ?? expected}
            </span>
          )}
        </span>
      </td>
      <td title={expected ?? ''} className="recording-wide font-mono text-ink-2">
        <span className="recording-answer text-t1">{expected}</span>
      </td>
      <td title={got ?? ''} className="recording-wide font-mono text-ink-2">
        <span className="recording-answer text-t1">{same ? '' : got}</span>
      </td>
      <td title={why ?? ''}>
        <span className="flex items-center gap-1.5">
          {role && <RoleGlyph role={role} />}
          <span className={verdict === 'differs' ? 'font-semibold' : ''}>{text.verdicts[verdict]}</span>
        </span>
        {(rule ?? why) && (
          <span className="block truncate text-ink-2 text-t1">
            {rule && <span className="font-mono">{rule}</span>} {rule ? '' : why}
          </span>
        )}
      </td>
    </tr>
  );
});
