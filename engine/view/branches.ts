import type { Timeline } from '../run/timeline-types.ts';
import type { ActorId } from '../world/ids.ts';
import { sideOf } from '../world/ids.ts';
import type { BranchView } from './parts/run.ts';
import type { Say } from './words/say.ts';

/** A, B, …, Z, AA, AB, … */
export const letterOf = (branch: number): string => {
  let letter = '';
  for (let rest = branch; rest >= 0; rest = Math.floor(rest / 26) - 1)
    letter = String.fromCharCode(65 + (rest % 26)) + letter;
  return letter;
};

const glyphs = { operator: 'o', driver: 'd', device: 'v' } as const;

/** One character a step: o operator, d driver, v device; capital when it holds a fault or a refusal. */
export const glyphOf = (key: string, marked: boolean): string => {
  const glyph = glyphs[sideOf(key.slice(0, key.indexOf(' ')) as ActorId)];
  return marked ? glyph.toUpperCase() : glyph;
};

/** Draws the tree of branches; a step's glyph is made once. */
export const createBranches = (timeline: Timeline): ((say: Say) => BranchView[]) => {
  const drawn = new Map<number, string>();
  /** By the key of an action: its character, without and with a mark. */
  const made = new Map<string, readonly [string, string]>();
  const glyph = (key: string, marked: boolean): string => {
    const known = made.get(key) ?? ([glyphOf(key, false), glyphOf(key, true)] as const);
    made.set(key, known);
    return known[marked ? 1 : 0];
  };

  const draw = (branch: number, forkAt: number, end: number): string => {
    let text = drawn.get(branch) ?? '';
    for (let step = forkAt + text.length + 1; step <= end; step++) {
      text += glyph(timeline.keyAt(step, branch) ?? 'operator ', timeline.markedAt(step, branch));
    }
    drawn.set(branch, text);
    return text;
  };

  const titleOf = (say: Say, branch: number, parent: number | null, forkAt: number): string => {
    if (parent === null) return say('the run as scheduled');
    const own = timeline.keyAt(forkAt + 1, branch);
    const other = timeline.keyAt(forkAt + 1, parent);
    if (own === null) return say('without {} at step {}', other, forkAt + 1);
    return other === null || other === own
      ? say('{} at step {}', own, forkAt + 1)
      : say('{} at step {}, instead of {}', own, forkAt + 1, other);
  };

  return say =>
    timeline.branches.map(({ id, parent, forkAt, end }) => ({
      id,
      letter: letterOf(id),
      parent,
      forkAt,
      end,
      glyphs: draw(id, forkAt, end),
      title: titleOf(say, id, parent, forkAt),
    }));
};
