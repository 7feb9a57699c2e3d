import type { RunView } from '../../engine/view/parts/run.ts';

/** Of a scenario: its beginning, lines of its recipe, notes, its end. Of a lesson: pages, what is asked, answers, tasks. */
export const cueKinds = ['start', 'recipe', 'note', 'end', 'page', 'ask', 'answer', 'task'] as const;

/** A place of a talk: going there plays the steps up to it. */
export interface Cue {
  /** Step that is shown when the talk is there; null: the run has not come to it yet. */
  readonly step: number | null;
  readonly kind: (typeof cueKinds)[number];
  /** Page of the lesson, counted from 0; null: it is of no lesson. */
  readonly page: number | null;
  readonly title: string;
  /** For whoever talks; '' where there is nothing to say. */
  readonly note: string;
}

export type CueSource = Pick<RunView, 'title' | 'summary' | 'recipe' | 'bookmarks' | 'end'>;

/** The lines of the recipe and the notes on steps, in the order of the run; none where a scenario has neither. */
export const cuesOf = ({ title, summary, recipe, bookmarks, end }: CueSource): readonly Cue[] => {
  const lines: readonly Cue[] = recipe.map(line => ({
    step: line.to,
    kind: 'recipe',
    page: null,
    title: line.title,
    note: '',
  }));
  const notes: readonly Cue[] = bookmarks.map(({ atStep, text }) => ({
    step: atStep,
    kind: 'note',
    page: null,
    title: text,
    note: text,
  }));
  if (lines.length + notes.length === 0) return [];
  const known = [...lines, ...notes].filter(cue => cue.step !== null).sort((a, b) => Number(a.step) - Number(b.step));
  // A note on the last step of a line is what there is to say there.
  const merged: Cue[] = [{ step: 0, kind: 'start', page: null, title, note: summary }];
  for (const cue of known) {
    const last = merged.at(-1);
    if (last && last.step === cue.step) merged[merged.length - 1] = together(last, cue);
    else merged.push(cue);
  }
  const unknown = lines.filter(line => line.step === null);
  const last = merged.at(-1);
  if (unknown.length === 0 && last?.step !== null && Number(last?.step) < end) {
    merged.push({ step: end, kind: 'end', page: null, title: '', note: '' });
  }
  return [...merged, ...unknown];
};

const together = (a: Cue, b: Cue): Cue => {
  const main = a.kind === 'note' ? b : a;
  return { ...main, note: [a.note, b.note].filter(Boolean).join('\n') };
};

/**
 * The cue that a step belongs to: the one that was gone to last as long as its step is shown, otherwise the one that the
 * step is on the way to, or the last; -1 without any.
 */
export const cueAt = (cues: readonly Cue[], step: number, gone: number): number => {
  if (cues[gone]?.step === step) return gone;
  const to = cues.findIndex(cue => cue.step !== null && cue.step >= step);
  return to >= 0 ? to : cues.findLastIndex(cue => cue.step !== null);
};

/** The one after or before a step; null: there is none. */
export const cueBeside = (cues: readonly Cue[], step: number, gone: number, by: -1 | 1): number | null => {
  const at = cueAt(cues, step, gone);
  // On the way to a cue, that one comes next.
  const onTheWay = Number(cues[at]?.step) > step;
  const to = by === 1 && onTheWay ? at : at + by;
  return cues[to]?.step == null ? null : to;
};
