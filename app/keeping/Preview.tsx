import type { BranchView } from '../../engine/view/parts/run.ts';
import { glyphPaths, ROW, rowLines } from '../timeline/glyphs.ts';
import { PAD, type Scale } from '../timeline/scale.ts';
import { wayTo } from '../timeline/tree.ts';
import { COLUMNS, type Entry } from './entry.ts';

/** Pixels from column to column. */
const GAP = 6;
/** Room left and right, for a shape at the edge. */
const EDGE = 4;

/** The tree of a kept run as a small timeline: the line that was shown is solid as far as it was played. */
export const Preview = ({ entry }: { readonly entry: Entry }) => {
  const { lines, scale: each, shown, step } = entry;
  const branches = lines.map(
    ({ parent, forkAt, glyphs }, id): BranchView => ({
      id,
      letter: '',
      parent,
      forkAt,
      end: forkAt + glyphs.length,
      glyphs,
      title: '',
    }),
  );
  const scale: Scale = { gap: GAP, from: 0, to: COLUMNS, windowed: false };
  const way = wayTo(branches, shown);
  const at = Math.ceil(step / each);
  const width = COLUMNS * GAP + 2 * EDGE;
  const height = ROW * Math.max(2, lines.length);
  return (
    <svg aria-hidden width={width} height={height} viewBox={`${PAD - EDGE} 0 ${width} ${height}`}>
      {rowLines(branches, way, at, scale).map(({ key, state, d }) => (
        <path
          key={key}
          d={d}
          data-state={state}
          fill="none"
          className="stroke-2 stroke-ink data-[state=future]:stroke-1 data-[state=other]:stroke-1 data-[state=future]:stroke-edge data-[state=other]:stroke-edge"
        />
      ))}
      {glyphPaths(branches, way, at, scale).map(({ key, role, state, d }) => (
        <path
          key={key}
          d={d}
          data-role={role}
          data-state={state}
          className="fill-current stroke-current data-[role=cross]:fill-none data-[role=cross]:stroke-raised data-[role=device]:text-device data-[role=driver]:text-driver data-[role=fault]:text-fault data-[role=operator]:text-operator data-[state=future]:fill-raised data-[state=other]:opacity-60"
        />
      ))}
    </svg>
  );
};
