/** One sentence of a version, in our own words, with the terms that it is about. */
export interface Sentence {
  readonly id: string;
  /** Where a reader meets it. */
  readonly chapter: string;
  readonly text: string;
  readonly uses: readonly string[];
  readonly defines: readonly string[];
}

export interface ProseLint {
  readonly sentence: string;
  readonly rule: 'used-before-defined' | 'abbreviation' | 'said-again';
  /** The term or word in question. */
  readonly word: string;
  readonly text: string;
}

/** Short forms that belong into identifiers, not into sentences. */
const abbreviations = /\b(mgmt|attrs|dev|rsc|op|cs|val|cmd)\b/gi;
const identifiers = /\b[A-Z0-9]+(?:_[A-Z0-9]+)+\b|\b[a-z]+(?:_[a-z0-9]+)+\b/g;

/** How often words of one stem stand in a text: `manag` is in `management device` and in `managed`. */
export const countStem = (text: string, stem: string): number =>
  text
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter(word => word.startsWith(stem)).length;

/** How often a sentence says `manag…` outside of identifiers, which the review counted. */
export const stemsIn = (text: string): number => countStem(text.replace(identifiers, ''), 'manag');

/** How often one stem may stand in one sentence before it reads badly. */
const MOST_OF_A_STEM = 2;

const lintOrder = (prose: readonly Sentence[]): ProseLint[] => {
  const known = new Set<string>();
  const told = new Set<string>();
  return prose.flatMap(({ id, uses, defines }) => {
    for (const term of defines) known.add(term);
    return uses
      .filter(term => !known.has(term) && !told.has(term))
      .map((word): ProseLint => {
        told.add(word);
        return { sentence: id, rule: 'used-before-defined', word, text: `"${word}" is used before it is defined` };
      });
  });
};

const lintSentence = ({ id, text }: Sentence): ProseLint[] => {
  const short = [...text.replace(identifiers, '').matchAll(abbreviations)].map(
    ([word]): ProseLint => ({
      sentence: id,
      rule: 'abbreviation',
      word,
      text: `"${word}" is a short form outside of an identifier`,
    }),
  );
  const times = stemsIn(text);
  if (times <= MOST_OF_A_STEM) return short;
  const again: ProseLint = {
    sentence: id,
    rule: 'said-again',
    word: 'manag',
    text: `"manag…" stands there ${times} times`,
  };
  return [...short, again];
};

/** What a careful reader stumbles over, in reading order: terms before their definition, short forms, a word said again. */
export const lintProse = (prose: readonly Sentence[]): ProseLint[] => {
  const order = lintOrder(prose);
  return prose.flatMap(each => [...order.filter(({ sentence }) => sentence === each.id), ...lintSentence(each)]);
};

/** Where a term is first used and where it is defined, as places in the order in which a text is read; null: nowhere. */
export interface TermPlace {
  readonly term: string;
  readonly firstUse: number | null;
  readonly defined: number | null;
  /** Whoever reads on from the start knows it when it is needed. */
  readonly inTime: boolean;
}

/** The strip of a text: each of its terms, by first appearance. */
export const termPlaces = (prose: readonly Sentence[]): TermPlace[] => {
  const terms = [...new Set(prose.flatMap(({ uses, defines }) => [...defines, ...uses]))];
  const placeOf = (has: (sentence: Sentence) => boolean): number | null => {
    const at = prose.findIndex(has);
    return at < 0 ? null : at;
  };
  return terms.map(term => {
    const firstUse = placeOf(({ uses }) => uses.includes(term));
    const defined = placeOf(({ defines }) => defines.includes(term));
    return { term, firstUse, defined, inTime: firstUse === null || (defined !== null && defined <= firstUse) };
  });
};
