import { useEffect, useMemo, useRef } from 'react';
import type { ComparedRow, ComparisonView } from '../../engine/protocol/messages.ts';
import { useRows } from '../rows/use-rows.ts';
import { compare as text } from '../text/compare.ts';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';
import { useScale } from '../ui/scale.ts';
import { Tick } from '../ui/Tick.tsx';
import { SideMark } from './SideMark.tsx';
import { rowText } from './Strip.tsx';

/** Height of a row with the line below. */
const ROW = 27;

interface Props {
  readonly view: ComparisonView;
  readonly row: number;
  readonly only: boolean;
  readonly onRow: (row: number) => void;
  readonly onOnly: (only: boolean) => void;
}

/** The steps of both runs as one list; a row is a step of both, or of one. */
export const RowList = ({ view, row, only, onRow, onOnly }: Props) => {
  const { rows } = view;
  const places = useMemo(
    () => rows.flatMap(({ kind }, place) => (only && kind === 'same' ? [] : [place])),
    [rows, only],
  );
  const apart = useMemo(() => rows.filter(({ kind }) => kind !== 'same').length, [rows]);
  const scroller = useRef<HTMLDivElement>(null);
  const height = ROW * useScale();
  const { shown, before, after } = useRows(scroller, places.length, height);
  const at = places.indexOf(row);
  useEffect(() => {
    const box = scroller.current;
    if (!box || at < 0) return;
    const top = at * height;
    if (top < box.scrollTop || top + height > box.scrollTop + box.clientHeight)
      box.scrollTop = top - Math.floor(box.clientHeight / 3);
  }, [at, height]);
  return (
    <section aria-label={text.rows} className="flex min-h-0 min-w-0 flex-col">
      <header className="flex min-h-9 shrink-0 flex-wrap items-center gap-x-3 border-hair border-b px-4">
        <h3 className="flex-1 font-semibold">{text.summary(apart, rows.length)}</h3>
        <Tick checked={only} onChange={onOnly} className="text-ink-2">
          {text.only}
        </Tick>
      </header>
      <p aria-hidden className={`${columns} shrink-0 border-hair border-b text-ink-3 text-t1`}>
        <span />
        <span className="text-right">{text.letters.left}</span>
        <span className="text-right">{text.letters.right}</span>
        <span />
        <span>{text.columns.step}</span>
      </p>
      <div ref={scroller} tabIndex={-1} className="min-h-0 flex-1 overflow-y-auto">
        {places.length === 0 && <p className="px-4 py-3 text-ink-2">{text.nothingApart}</p>}
        <ul>
          <li aria-hidden style={{ height: before }} />
          {shown.map(index => {
            const place = places[index];
            const each = place === undefined ? undefined : rows[place];
            if (place === undefined || !each) return null;
            return <Line key={place} each={each} here={place === row} onClick={() => onRow(place)} />;
          })}
          <li aria-hidden style={{ height: after }} />
        </ul>
      </div>
    </section>
  );
};

const columns = 'grid grid-cols-[--spacing(19)_--spacing(7)_--spacing(7)_--spacing(4)_minmax(0,1fr)] gap-x-1 px-4';

interface LineProps {
  readonly each: ComparedRow;
  readonly here: boolean;
  readonly onClick: () => void;
}

const sides = { o: 'operator', d: 'driver', v: 'device' } as const;

const Line = ({ each, here, onClick }: LineProps) => {
  const { kind, left, right, before, after } = each;
  const step = before ?? after;
  const glyph = step?.glyph ?? 'o';
  const marked = [before, after].some(one => one && one.glyph !== one.glyph.toLowerCase());
  return (
    <li>
      <button
        type="button"
        data-kind={kind}
        data-here={here}
        aria-current={here ? 'step' : undefined}
        aria-label={rowText(each)}
        tabIndex={here ? 0 : -1}
        onClick={onClick}
        className={`${columns} h-6.75 w-full items-center border-hair border-b text-left hover:bg-ink/4 focus-visible:-outline-offset-2 data-[here=true]:bg-ink/8 data-[here=true]:font-semibold data-[here=true]:shadow-[inset_--spacing(1)_0_var(--color-ink)]`}
      >
        <span className="flex items-center gap-1.5 whitespace-nowrap text-t1">
          <SideMark kind={kind} />
          {kind !== 'same' && <span className="text-changed">{text.kinds[kind]}</span>}
        </span>
        <span className="text-right font-mono text-ink-2">{left ?? ''}</span>
        <span className="text-right font-mono text-ink-2">{right ?? ''}</span>
        <span className="flex justify-center">
          <RoleGlyph role={marked ? 'fault' : sides[glyph.toLowerCase() as keyof typeof sides]} />
        </span>
        <span title={step?.sentence} className="truncate">
          {step?.sentence}
        </span>
      </button>
    </li>
  );
};
