import { type Language, languages, speech } from '../text/catalogue.ts';
import { embed } from './embed.ts';
import { useStore } from './store.ts';

/** What the person chose, or else the first language of the system that the page has. */
const wantedLanguage = (): Language => {
  const wanted = embed?.language ?? useStore.getState().preferences.language;
  const names = wanted === 'system' ? navigator.languages.map(name => name.slice(0, 2)) : [wanted];
  return names.flatMap(name => languages.filter(each => each === name))[0] ?? 'en';
};

/** Whoever wants English has it already. */
const follow = async (tell: (language: Language) => void): Promise<void> => {
  const language = wantedLanguage();
  tell(language);
  if (language !== speech.language) await (await import('../language/speak.ts')).speakAs(wantedLanguage);
};

/**
 * Answers when the first words can be shown. What cannot be fetched stays in the language that there is. `tell` is told
 * each language that is wanted from then on, unless it is English from the start.
 */
export const followLanguage = (tell: (language: Language) => void): Promise<void> => {
  let told: Language = 'en';
  const quietly = (): Promise<void> =>
    follow(language => {
      if (language !== told) tell(language);
      told = language;
    }).catch(() => {});
  addEventListener('languagechange', quietly);
  useStore.subscribe(({ preferences }, before) => {
    if (preferences.language !== before.preferences.language) void quietly();
  });
  return quietly();
};
