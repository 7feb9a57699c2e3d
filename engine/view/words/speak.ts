import type { PartView } from '../parts/bytes.ts';
import type { CatalogView } from '../parts/catalog.ts';
import type { Phrases } from './phrases.ts';
import { type Leaves, retoldCatalog, retoldLeaves, retoldPart } from './retell.ts';
import type { Language, Say } from './say.ts';
import type { Text } from './text.ts';

type Value = string | number | bigint | null;

/** Puts values in the places of `{}`, in their order or by their numbers. */
const fill = (phrase: string, values: readonly Value[]): string => {
  let next = 0;
  return phrase.replaceAll(/\{(\d*)\}/g, (_, place: string) => `${values[place === '' ? next++ : Number(place)]}`);
};

/** An English text with values in it, found again. */
interface Pattern {
  readonly fits: RegExp;
  readonly phrase: string;
}

const literal = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Those that say more come first: `{} is {}` fits nearly everything. */
const patternsOf = (phrases: Phrases): readonly Pattern[] =>
  Object.entries(phrases)
    .filter(([english]) => english.includes('{}'))
    .sort(([a], [b]) => b.replaceAll('{}', '').length - a.replaceAll('{}', '').length)
    .map(([english, phrase]) => ({
      fits: new RegExp(`^${english.split('{}').map(literal).join('(.+?)')}$`, 's'),
      phrase,
    }));

/** What somebody wrote, as it was written. */
const quoted = /"(?:[^"\\]|\\.)*"/g;

/** Several words, and not only names, lists of them, numbers and bytes: a field may be called `data`. */
const hasWords = (text: string): boolean =>
  text
    .replaceAll(quoted, '')
    .split(', ')
    .some(part => part.includes(' ') && /(?<![\w.-])[a-z]{2,}(?![\w.([-])/.test(part));

/** Texts whose words were looked for and are kept; a page looks at the same ones again and again. */
const MOST_KEPT = 4096;

/**
 * Says everything in another language: the texts of the views by their own words, and by patterns what lower folders
 * have put in words with its values. What is not found stays English.
 */
export const speak = (
  language: Language,
  texts: Readonly<Record<Text, string>>,
  reasons: Phrases,
  drawings: Phrases,
): Say => {
  const patterns = patternsOf(reasons);
  const drawnPatterns = patternsOf(drawings);
  const kept = new Map<string, string>();

  /**
   * Null: it is not all of it known, and half a translation would be worse than none. `tried`: what was looked for on the
   * way, as the same part of a text fits several patterns.
   */
  const find = (told: string, tried: Map<string, string | null>): string | null => {
    if (Object.hasOwn(reasons, told)) return reasons[told] ?? null;
    const before = tried.get(told);
    if (before !== undefined) return before;
    let said: string | null = null;
    for (const { fits, phrase } of patterns) {
      const found = fits.exec(told);
      if (!found) continue;
      const values = found.slice(1).map(value => find(value, tried) ?? (hasWords(value) ? null : value));
      if (values.includes(null)) continue;
      said = fill(phrase, values);
      break;
    }
    tried.set(told, said);
    return said;
  };

  const again = (told: string): string => {
    const known = kept.get(told);
    if (known !== undefined) return known;
    const found = find(told, new Map()) ?? told;
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(told, found);
    return found;
  };

  const drawn = (told: string): string => {
    if (Object.hasOwn(drawings, told)) return drawings[told] ?? told;
    for (const { fits, phrase } of drawnPatterns) {
      const found = fits.exec(told);
      if (found) return fill(phrase, found.slice(1).map(drawn));
    }
    return again(told);
  };

  return Object.assign((text: Text, ...values: readonly Value[]) => fill(texts[text], values), {
    language,
    again,
    drawn,
    leaves: <P extends Leaves>(parts: P): P => retoldLeaves(again, parts),
    catalog: (catalog: CatalogView) => retoldCatalog(again, catalog),
    part: (part: PartView) => retoldPart(again, part),
  });
};
