import { compareWords, type Wording } from '../../compare/wording.ts';
import { type Sentence, stemsIn } from '../../dialect/prose.ts';
import { ok } from '../../num/result.ts';
import type { WordsSide, WordsView } from '../compared.ts';
import type { Study } from '../study.ts';
import { comparisonOf } from './compare.ts';

const MOST_STEPS = 5000;

const places = (prose: readonly Sentence[]) => prose.map(({ id, chapter }) => ({ id, chapter }));

const sideOf = ({ terms, sentences, strips, orders }: Wording): WordsSide => {
  const told = sentences.map(each => ({ ...each, stems: stemsIn(each.text) }));
  return {
    terms,
    sentences: told,
    orders: {
      patch: { places: places(orders.patch), terms: strips.patch },
      document: { places: places(orders.document), terms: strips.document },
    },
    counts:
      told.length === 0
        ? null
        : {
            stems: told.reduce((sum, { stems }) => sum + stems, 0),
            short: told.flatMap(({ lints }) => lints).filter(({ rule }) => rule === 'abbreviation').length,
            late: strips.patch.filter(({ inTime }) => !inTime).length,
          },
  };
};

/** The words of both sides, and the commands of the run told in either. */
export const words: Study<'words'> = (ask, session) => {
  const made = comparisonOf(ask, session);
  if (!made.ok) return made;
  const { left, right } = made.value.found;
  const { before, after, trace } = compareWords(left.track.scenario, right.track.scenario, MOST_STEPS);
  const found: WordsView = {
    left: sideOf(before),
    right: sideOf(after),
    trace: trace.map(each => ({
      id: (each.before ?? each.after)?.id ?? 0,
      owner: (each.before ?? each.after)?.owner ?? 'pf0',
      left: each.before?.text ?? null,
      right: each.after?.text ?? null,
      sameBytes: each.sameBytes,
    })),
  };
  return ok(found);
};
