import { flushSync } from 'react-dom';
import { useStore } from '../store/store.ts';
import { type Language, speech } from '../text/catalogue.ts';
import { rememberPlace } from './place.ts';
import { writeOver } from './write-over.ts';

type Book = Readonly<Record<string, object>>;

const books: Readonly<Record<Language, () => Book | Promise<Book>>> = {
  en: () => ({}),
  de: () => import('../text/de/index.ts'),
};

const turn = (): Promise<void> => new Promise(done => setTimeout(done));

/** Puts the texts of a language in the place of those before, also of what is loaded later, and shows them. */
export const speakAs = async (wanted: () => Language): Promise<void> => {
  const language = wanted();
  const book = await books[language]();
  if (useStore.getState().run.run) {
    // A menu that was left gives the focus back in a turn of its own.
    await turn();
    await turn();
  }
  // Somebody chose another one in the meantime.
  if (language !== wanted()) return;
  speech.language = language;
  speech.onLoad = texts => writeOver(texts, book);
  speech.onLoad(speech.loaded);
  document.documentElement.lang = language;
  const returnToPlace = rememberPlace();
  flushSync(() => useStore.setState({ language }));
  returnToPlace();
  // A page beside the run takes the focus when it has come.
  await turn();
  returnToPlace();
};
