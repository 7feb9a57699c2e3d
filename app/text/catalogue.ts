import type * as german from './de/index.ts';

/** Languages of the page, by the names that a browser has for them. */
export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

/**
 * The same texts in another language: a missing one, or one too many, does not compile, and what makes a text of
 * something takes the same.
 */
export type Wording<T> = T extends string
  ? string
  : T extends (...of: infer Of) => string
    ? (...of: Of) => string
    : { readonly [K in keyof T]: Wording<T[K]> };

type Catalogue = { readonly [Name in keyof typeof german]?: object };

interface Speech {
  /** What is spoken now; how numbers and dates are written. */
  language: Language;
  /** Texts of everything that is loaded. */
  readonly loaded: Record<string, object>;
  /** Translates what is loaded from now on. */
  onLoad: ((texts: Catalogue) => void) | null;
}

export const speech: Speech = { language: 'en', loaded: {}, onLoad: null };

/**
 * Makes texts known by their names, which have to be those of a translation. They are written over in place
 * (`speak.ts`), so nobody keeps a text of them beyond the moment in which it is shown.
 */
export const spoken = (texts: Catalogue): void => {
  Object.assign(speech.loaded, texts);
  speech.onLoad?.(texts);
};

/** A large number with its thousands apart. */
export const large = (count: number): string => count.toLocaleString(speech.language);
