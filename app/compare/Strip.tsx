import { type KeyboardEvent, memo, type PointerEvent, useMemo, useRef } from 'react';
import type { ComparedRow, ComparedStep, ComparisonView } from '../../engine/protocol/messages.ts';
import { useSize } from '../graph/use-size.ts';
import { compare as text } from '../text/compare.ts';
import { cross, type GlyphRole, outlines, roleOf } from '../timeline/glyphs.ts';
import { type Scale, scaleFor, stepAt, xOf } from '../timeline/scale.ts';
import { drawn, useScale } from '../ui/scale.ts';

/** Middle of the lane of each side, and of the marks between them. */
const LANES = { left: 15, mark: 34, right: 53 } as const;
const HEIGHT = 68;

interface Props {
  readonly view: ComparisonView;
  readonly row: number;
  readonly onRow: (row: number) => void;
}

const moves: Readonly<Record<string, (row: number, end: number) => number>> = {
  ArrowRight: row => row + 1,
  ArrowUp: row => row + 1,
  ArrowLeft: row => row - 1,
  ArrowDown: row => row - 1,
  PageUp: row => row + 10,
  PageDown: row => row - 10,
  Home: () => 0,
  End: (_, end) => end,
};

/** Both runs as two lanes of shapes, steps that belong together one above the other. */
export const Strip = ({ view, row, onRow }: Props) => {
  const track = useRef<HTMLDivElement>(null);
  const { width } = useSize(track);
  const type = useScale();
  const before = useRef(0);
  const { rows, anchor } = view;
  const scale = useMemo(() => {
    // Places count from 1 as steps do, so that the first has room for its shape.
    const found = scaleFor(width, rows.length, row + 1, before.current);
    before.current = found.from;
    return found;
  }, [width, rows.length, row]);
  const go = ({ currentTarget, clientX }: PointerEvent<HTMLElement>) => {
    const place = stepAt(scale, (clientX - currentTarget.getBoundingClientRect().left) / type) - 1;
    onRow(Math.max(0, Math.min(rows.length - 1, place)));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const move = event.ctrlKey || event.altKey || event.metaKey ? undefined : moves[event.key];
    if (!move) return;
    event.preventDefault();
    onRow(Math.max(0, Math.min(rows.length - 1, move(row, rows.length - 1))));
  };
  const shown = rows[row];
  return (
    <section aria-label={text.strip} className="shrink-0 border-hair border-b bg-sunken">
      <div
        ref={track}
        onPointerDown={event => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          go(event);
        }}
        onPointerMove={event => event.currentTarget.hasPointerCapture(event.pointerId) && go(event)}
        style={{ height: drawn(HEIGHT) }}
        className="relative cursor-pointer touch-none select-none overflow-hidden"
      >
        <Lanes rows={rows} scale={scale} />
        <Anchor x={xOf(scale, anchor + 1)} />
        <div
          role="slider"
          tabIndex={0}
          aria-label={text.strip}
          aria-valuemin={1}
          aria-valuemax={rows.length}
          aria-valuenow={row + 1}
          aria-valuetext={shown ? rowText(shown) : ''}
          onKeyDown={onKeyDown}
          style={{ left: drawn(xOf(scale, row + 1) - 10), height: drawn(HEIGHT - 8) }}
          className="absolute top-1 w-5 rounded-1 bg-ink/8 outline-2 outline-ink"
        />
        <Letter y={LANES.left}>{text.letters.left}</Letter>
        <Letter y={LANES.right}>{text.letters.right}</Letter>
      </div>
    </section>
  );
};

export const rowText = ({ kind, left, right, before, after }: ComparedRow): string =>
  text.row(text.kinds[kind], left, right, (before ?? after)?.sentence ?? '');

const Letter = ({ y, children }: { readonly y: number; readonly children: string }) => (
  <span
    aria-hidden
    style={{ top: drawn(y - 8) }}
    className="pointer-events-none absolute left-0 bg-sunken pr-0.5 pl-1.5 font-semibold text-ink-2 text-t1"
  >
    {children}
  </span>
);

/** The event on which the runs are aligned. */
const Anchor = ({ x }: { readonly x: number }) => (
  <svg aria-hidden className="pointer-events-none absolute inset-0 size-full fill-ink">
    <g transform={`scale(${useScale()})`}>
      <path d={`M${x - 4} 0h8l-4 6z`} />
      <path d={`M${x - 4} ${HEIGHT}h8l-4 -6z`} />
    </g>
  </svg>
);

interface Path {
  readonly key: string;
  readonly role: GlyphRole | 'line' | 'gap' | 'tie' | 'apart';
  readonly d: string;
}

/** Everything in view as one path for each role: the number of elements does not grow with the runs. */
const pathsOf = (rows: readonly ComparedRow[], scale: Scale): readonly Path[] => {
  const radius = scale.gap >= 11 ? 4.5 : scale.gap >= 9 ? 3.6 : 2.6;
  const found = new Map<Path['role'], string>();
  const draw = (role: Path['role'], d: string): void => void found.set(role, `${found.get(role) ?? ''}${d}`);
  const glyph = (step: ComparedStep | null, x: number, y: number): void => {
    const half = scale.gap / 2;
    draw(step ? 'line' : 'gap', `M${x - half} ${y}h${scale.gap}`);
    if (!step) return;
    const role = roleOf(step.glyph);
    draw(role, outlines[role](x, y, radius));
    if (role === 'fault') draw('cross', cross(x, y, radius));
  };
  for (let place = Math.max(1, scale.from); place <= Math.min(rows.length, scale.to); place++) {
    const row = rows[place - 1];
    if (!row) continue;
    const x = xOf(scale, place);
    glyph(row.before, x, LANES.left);
    glyph(row.after, x, LANES.right);
    const { mark: y } = LANES;
    if (row.kind === 'same') draw('tie', `M${x} ${y - 5}v10`);
    else if (row.kind === 'differs') draw('apart', `M${x - 4} ${y - 2}h8M${x - 4} ${y + 2}h8M${x + 3} ${y - 6}l-6 12`);
    else draw('apart', row.kind === 'left' ? `M${x - 4} ${y + 2}l4 -6 4 6z` : `M${x - 4} ${y - 2}l4 6 4 -6z`);
  }
  // What is below the shapes comes first.
  const order: readonly Path['role'][] = [
    'line',
    'gap',
    'tie',
    'apart',
    'operator',
    'driver',
    'device',
    'fault',
    'cross',
  ];
  return order.flatMap(role => (found.has(role) ? [{ key: role, role, d: found.get(role) ?? '' }] : []));
};

const looks: Readonly<Record<Path['role'], string>> = {
  line: 'text-edge',
  gap: 'text-rule [stroke-dasharray:2_3]',
  tie: 'text-rule',
  apart: 'text-changed stroke-2',
  operator: 'fill-current text-operator',
  driver: 'fill-current text-driver',
  device: 'fill-current text-device',
  fault: 'fill-current text-fault',
  cross: 'stroke-2 text-sunken',
};

const Lanes = memo(function Lanes({ rows, scale }: { readonly rows: readonly ComparedRow[]; readonly scale: Scale }) {
  const paths = useMemo(() => pathsOf(rows, scale), [rows, scale]);
  const type = useScale();
  return (
    <svg aria-hidden fill="none" className="pointer-events-none absolute inset-0 size-full">
      <g transform={`scale(${type})`}>
        {paths.map(({ key, role, d }) => (
          <path key={key} d={d} className={`stroke-current ${looks[role]}`} />
        ))}
      </g>
    </svg>
  );
});
