import type { RunView } from '../../engine/view/parts/run.ts';
import { COLUMNS, type Entry, type Line, MOST_LINES } from './entry.ts';

/** One character for several steps: one that refused or failed, else the first. */
const squeeze = (glyphs: string, scale: number): string => {
  if (scale === 1) return glyphs;
  let text = '';
  for (let at = 0; at < glyphs.length; at += scale) {
    const some = glyphs.slice(at, at + scale);
    text += /[ODV]/.exec(some)?.[0] ?? some[0];
  }
  return text;
};

/** The tree of a run in a small picture: the shown line and those before it, squeezed to a fixed number of columns. */
export const pictureOf = ({ branches, branch }: RunView): Pick<Entry, 'lines' | 'scale' | 'shown'> => {
  const longest = Math.max(1, ...branches.map(({ end }) => end));
  const scale = Math.ceil(longest / COLUMNS);
  // The lines that the shown one leaves, it, and then as many others as there is room for.
  const way = new Set<number>();
  for (let at: number | null = branch; at !== null; at = branches[at]?.parent ?? null) way.add(at);
  const own = [...way].slice(0, MOST_LINES);
  const others = branches.filter(({ id }) => !way.has(id)).slice(0, MOST_LINES - own.length);
  const ids = [...own, ...others.map(({ id }) => id)].sort((a, b) => a - b);
  const lines = ids.flatMap((id): Line[] => {
    const found = branches[id];
    if (!found) return [];
    const parent = found.parent === null ? -1 : ids.indexOf(found.parent);
    const forkAt = Math.floor(found.forkAt / scale);
    const glyphs = squeeze(found.glyphs, scale).slice(0, COLUMNS - forkAt);
    return [{ parent: parent < 0 ? null : parent, forkAt, glyphs }];
  });
  return { lines, scale, shown: ids.indexOf(branch) };
};
