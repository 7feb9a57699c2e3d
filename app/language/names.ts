import type { Language } from '../text/catalogue.ts';

/** Each language by its own name, whatever is spoken. */
export const ownNames: Readonly<Record<Language, string>> = { en: 'English', de: 'Deutsch' };
