import { type KeyboardEvent, memo } from 'react';
import type { LogRow } from '../../engine/view/parts/log.ts';
import { MoreButton } from '../menu/MoreButton.tsx';
import { actions, useApp } from '../store/app-state.ts';
import { type How, howAt } from '../store/traced.ts';
import { labels } from '../text/labels.ts';
import { menu } from '../text/menu.ts';
import { selection as words } from '../text/selection.ts';
import { log as text } from '../text/time.ts';
import { ClauseLink } from '../ui/ClauseLink.tsx';
import { Icon } from '../ui/Icon.tsx';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';

/** Height of a row, and the line below. */
export const rowHeight = (scale: number): number => 24 * scale + 1;

interface Props {
  readonly index: number;
  /** Null: nobody knows yet which one it is. */
  readonly step: number | null;
  /** Missing until the engine has sent it. */
  readonly row: LogRow | undefined;
  /** The first one that is drawn: there is always a row to reach with Tab. */
  readonly first: boolean;
  /** Selects another row and takes the focus there. */
  readonly go: (index: number, extend?: boolean) => void;
}

/** A step of the log: a click selects it, and then it can be gone to. */
export const LogLine = memo(function LogLine({ step, ...props }: Props) {
  if (step !== null) return <KnownLine step={step} {...props} />;
  return (
    <tr className="h-6 border-hair border-b text-ink-3">
      <td colSpan={5} className="px-4">
        …
      </td>
    </tr>
  );
});

const KnownLine = ({ index, step, row, first, go }: Props & { readonly step: number }) => {
  const here = useApp(({ run: { run } }) => run?.step === step);
  const coming = useApp(({ run: { run } }) => (run?.step ?? 0) < step);
  const selected = useApp(state => state.selection.step === step);
  const other = useApp(state => (state.selection.until === step ? state.selection.step : null));
  const how = useApp(state => howAt(state, step));
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    go(index + by, event.shiftKey);
  };
  const note = useApp(({ run: { run } }) => run?.bookmarks.find(({ atStep }) => atStep === step)?.text);
  return (
    <tr
      data-row={step}
      data-menu={`step ${step}`}
      data-here={here}
      data-coming={coming}
      data-selected={selected || other !== null}
      data-traced={how !== undefined}
      aria-rowindex={index + 2}
      aria-current={here ? 'step' : undefined}
      // Or else the browser would select the text in between.
      onMouseDown={event => event.shiftKey && event.preventDefault()}
      onClick={event => (event.shiftKey ? go(index, true) : actions.select({ step }))}
      className="group h-6 cursor-pointer whitespace-nowrap border-hair border-b data-[here=true]:bg-ink/8 data-[coming=true]:text-ink-3 data-[here=true]:font-semibold data-[selected=true]:outline-1 data-[selected=true]:outline-ink data-[selected=true]:-outline-offset-1 data-[selected=true]:outline-dashed hover:bg-ink/4"
    >
      <td className="p-0 font-mono group-data-[here=true]:shadow-[inset_--spacing(1)_0_var(--color-ink)]">
        <button
          type="button"
          data-step={step}
          data-index={index}
          onKeyDown={onKeyDown}
          tabIndex={here || selected || other !== null || first ? 0 : -1}
          aria-label={text.row(step, row?.sentence ?? text.waiting)}
          className="h-6 w-full pl-4 text-left focus-visible:-outline-offset-2"
        >
          {step}
        </button>
      </td>
      {row ? (
        <Cells step={step} row={row} selected={selected} other={other} how={how} note={note} />
      ) : (
        <td colSpan={4} className="text-ink-3">
          …
        </td>
      )}
    </tr>
  );
};

interface CellsProps {
  readonly step: number;
  readonly row: LogRow;
  readonly selected: boolean;
  /** The row that was selected before this one. */
  readonly other: number | null;
  readonly how: How | undefined;
  readonly note: string | undefined;
}

const Cells = ({ step, row, selected, other, how, note }: CellsProps) => (
  <>
    <td className="overflow-hidden pr-2">
      <span className="flex items-center gap-1.5">
        <RoleGlyph role={row.refused ? 'fault' : row.side} />
        {row.refused && <span className="sr-only">{text.refused}</span>}
        <span className="sr-only truncate font-mono @[32.5rem]/log:not-sr-only">{row.actor}</span>
      </span>
    </td>
    <td className="overflow-hidden pr-2">
      <span className="flex min-w-0 items-center gap-2">
        <span title={row.sentence} className="truncate">
          {row.sentence}
        </span>
        {how !== undefined && how !== 'is' && (
          <span
            data-how={how}
            className="flex shrink-0 items-center gap-1 font-normal text-ink-2 data-[how=broke]:text-fault"
          >
            <Icon name="link" /> {words.how[how]}
          </span>
        )}
        {note !== undefined && (
          <span title={note} className="flex min-w-0 shrink items-center gap-1 text-changed">
            <Icon name="flag" /> <span className="truncate">{note}</span>
          </span>
        )}
        {selected && (
          <button
            type="button"
            onClick={event => {
              event.stopPropagation();
              void actions.seek(step);
            }}
            className="h-5 shrink-0 rounded-1 border border-rule bg-surface px-2 font-normal text-ink hover:border-ink"
          >
            {text.goHere}
          </button>
        )}
        {other !== null && (
          <button
            type="button"
            onClick={event => {
              event.stopPropagation();
              actions.openStudy('diff', { from: String(other), to: String(step) });
            }}
            className="h-5 shrink-0 rounded-1 border border-rule bg-surface px-2 font-normal text-ink hover:border-ink"
          >
            {words.diffOf(other, step)}
          </button>
        )}
        {selected && row.decided && (
          <button
            type="button"
            onClick={event => {
              event.stopPropagation();
              void actions.seek(step).then(() => actions.openOverlay('why'));
            }}
            className="h-5 shrink-0 rounded-1 border border-rule bg-surface px-2 font-normal text-ink hover:border-ink"
          >
            {labels.why(row.decided.about, row.decided.send)}
          </button>
        )}
        {selected && <MoreButton of={menu.names.step(step)} menu={`step ${step}`} className="-my-1" />}
      </span>
    </td>
    <td className="hidden truncate pr-2 font-normal text-ink-3 @[40rem]/log:table-cell">{row.visibility}</td>
    <td className="hidden overflow-hidden pr-3 font-normal @[47.5rem]/log:table-cell">
      <Clauses ids={row.clauses} links={selected} />
    </td>
  </>
);

/** The first clause; links only in the selected row, so that the rest is no long way for the keyboard. */
const Clauses = ({ ids, links }: { readonly ids: readonly string[]; readonly links: boolean }) => {
  const [first] = ids;
  if (first === undefined) return null;
  return (
    <span title={ids.join(', ')} className="flex items-baseline gap-1.5 font-mono text-clause">
      {links ? <ClauseLink id={first} /> : <span className="truncate">{first}</span>}
      {ids.length > 1 && <span className="text-ink-3">{text.more(ids.length - 1)}</span>}
    </span>
  );
};
