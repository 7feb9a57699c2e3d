import type { PartView } from '../parts/bytes.ts';
import type { CatalogView } from '../parts/catalog.ts';
import type { Leaves } from './retell.ts';
import type { Text } from './text.ts';

/** Languages in which a step can be told. */
export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

type Value = string | number | bigint | null;

/** One value for each `{}`. */
type Values<T extends string> = T extends `${string}{}${infer Rest}` ? [Value, ...Values<Rest>] : [];

/** Says a text in the language of whoever reads. */
export interface Say {
  <T extends Text>(text: T, ...values: Values<T>): string;
  readonly language: Language;
  /** What lower folders have put in words already: reasons in events, what a command asks for, docs. */
  readonly again: (told: string) => string;
  /** The same for what is drawn, where a word stands alone. */
  readonly drawn: (told: string) => string;
  /** The same for the words in parts of the view that are tables of names and numbers. */
  readonly leaves: <P extends Leaves>(parts: P) => P;
  readonly catalog: (catalog: CatalogView) => CatalogView;
  readonly part: (part: PartView) => PartView;
}

/** Puts values in the places of `{}`. */
const fill = (text: string, ...values: readonly Value[]): string => {
  const parts = text.split('{}');
  let filled = parts[0] as string;
  for (let k = 0; k < values.length; k += 1) filled += `${values[k]}${parts[k + 1]}`;
  return filled;
};

/** The texts are written in English where they are said. */
export const english: Say = /* @__PURE__ */ Object.assign(fill, {
  language: 'en',
  again: (told: string) => told,
  drawn: (told: string) => told,
  leaves: <P>(parts: P) => parts,
  catalog: <C>(catalog: C) => catalog,
  part: <P>(part: P) => part,
} as const);

const others = new Map<Language, Say>();

/** Few readers want another language: its words are brought when somebody does. */
export const addLanguage = (say: Say): void => {
  others.set(say.language, say);
};

/** English, as long as the words of another language are not there. */
export const sayIn = (language: Language): Say => others.get(language) ?? english;
