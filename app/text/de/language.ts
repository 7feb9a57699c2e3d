import type { Wording } from '../catalogue.ts';
import type * as english from '../language.ts';

export const language: Wording<typeof english.language> = {
  title: 'Sprache',
  button: name => `Sprache: ${name}`,
  system: 'Wie der Browser',
};
