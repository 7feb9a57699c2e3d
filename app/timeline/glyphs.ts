import type { BranchView } from '../../engine/view/parts/run.ts';
import { type Scale, xOf } from './scale.ts';
import type { Piece } from './tree.ts';

export type GlyphRole = 'operator' | 'driver' | 'device' | 'fault' | 'cross';
/** Played already, to come on the shown way, or on another branch. */
type GlyphState = 'past' | 'future' | 'other';

export const ROW = 24;
export const yOf = (row: number): number => row * ROW + ROW / 2;

export const outlines: Readonly<Record<Exclude<GlyphRole, 'cross'>, (x: number, y: number, r: number) => string>> = {
  driver: (x, y, r) => `M${x} ${y - r}L${x + r} ${y + 0.85 * r}H${x - r}Z`,
  device: (x, y, r) => `M${x - 0.85 * r} ${y - 0.85 * r}h${1.7 * r}v${1.7 * r}h${-1.7 * r}Z`,
  operator: (x, y, r) => `M${x - 0.4 * r} ${y - r}h${0.8 * r}v${2 * r}h${-0.8 * r}Z`,
  fault: (x, y, s) => {
    const r = 1.2 * s;
    const k = 0.45 * r;
    return `M${x - k} ${y - r}h${2 * k}L${x + r} ${y - k}v${2 * k}L${x + k} ${y + r}h${-2 * k}L${x - r} ${y + k}v${-2 * k}Z`;
  },
};

export const cross = (x: number, y: number, r: number): string =>
  `M${x - r / 2} ${y - r / 2}l${r} ${r}M${x + r / 2} ${y - r / 2}l${-r} ${r}`;

const roles: Readonly<Record<string, keyof typeof outlines>> = { o: 'operator', d: 'driver', v: 'device' };

/** The shape of a step, from its character. */
export const roleOf = (letter: string): keyof typeof outlines =>
  letter === letter.toLowerCase() ? (roles[letter] ?? 'operator') : 'fault';

interface GlyphPath {
  readonly key: string;
  readonly role: GlyphRole;
  readonly state: GlyphState;
  readonly d: string;
}

/**
 * All glyphs in view as one path for each role and state: the number of elements does not grow with the run. A step with
 * a fault or a refusal is an octagon, whoever acted.
 */
export const glyphPaths = (
  branches: readonly BranchView[],
  way: readonly Piece[],
  step: number,
  scale: Scale,
): readonly GlyphPath[] => {
  const radius = scale.gap >= 11 ? 4.5 : scale.gap >= 9 ? 3.6 : 2.6;
  const found = new Map<string, { role: GlyphRole; state: GlyphState; d: string }>();
  const draw = (role: GlyphRole, state: GlyphState, d: string): void => {
    const key = `${role}-${state}`;
    const path = found.get(key) ?? { role, state, d: '' };
    path.d += d;
    found.set(key, path);
  };
  branches.forEach((branch, row) => {
    const shared = way.find(piece => piece.branch === branch.id);
    const first = Math.max(branch.forkAt + 1, scale.from);
    const last = Math.min(branch.end, scale.to);
    for (let at = first; at <= last; at += 1) {
      const letter = branch.glyphs[at - branch.forkAt - 1] ?? 'o';
      const role = roleOf(letter);
      const state = shared && at <= shared.to ? (at <= step ? 'past' : 'future') : 'other';
      draw(role, state, outlines[role](xOf(scale, at), yOf(row), radius));
      if (role === 'fault') draw('cross', state, cross(xOf(scale, at), yOf(row), radius));
    }
  });
  return [...found].map(([key, path]) => ({ key, ...path }));
};

interface RowLine {
  readonly key: string;
  readonly state: GlyphState;
  readonly d: string;
}

/** The lines that the glyphs stand on, with the curves where branches leave. */
export const rowLines = (
  branches: readonly BranchView[],
  way: readonly Piece[],
  step: number,
  scale: Scale,
): readonly RowLine[] => {
  const clip = (at: number) => xOf(scale, Math.max(scale.from, Math.min(scale.to, at)));
  return branches.flatMap((branch, row) => {
    const shared = way.find(piece => piece.branch === branch.id);
    const y = yOf(row);
    const parentRow = branches.findIndex(({ id }) => id === branch.parent);
    const from = branch.parent === null ? 0 : branch.forkAt + 1;
    const inView = branch.forkAt >= scale.from && branch.forkAt < scale.to;
    const fork = `M${xOf(scale, branch.forkAt)} ${yOf(parentRow)}V${y - 8}q0 8 8 8H${xOf(scale, from)}`;
    const played = shared ? Math.min(step, shared.to) : from;
    const onWay = shared ? shared.to : from;
    const line = (a: number, b: number) =>
      b > a && b >= scale.from && a <= scale.to ? `M${clip(a)} ${y}H${clip(b)}` : '';
    return [
      { key: `${branch.id}-past`, state: 'past' as const, d: line(from, played) },
      { key: `${branch.id}-future`, state: 'future' as const, d: line(Math.max(from, played), onWay) },
      { key: `${branch.id}-other`, state: 'other' as const, d: line(onWay, branch.end) },
      ...(parentRow >= 0 && inView
        ? [
            {
              key: `${branch.id}-fork`,
              state: shared ? (step > branch.forkAt ? ('past' as const) : ('future' as const)) : ('other' as const),
              d: fork,
            },
          ]
        : []),
    ].filter(({ d }) => d !== '');
  });
};
