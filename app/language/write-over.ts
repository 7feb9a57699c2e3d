/** What stands in a catalogue, at any depth. */
type Words = Record<string, unknown>;

const isWords = (value: unknown): value is Words => typeof value === 'object' && value !== null;

const copy = (words: Words): Words =>
  Object.fromEntries(Object.entries(words).map(([name, value]) => [name, isWords(value) ? copy(value) : value]));

/** Every object stays the one that it was: those who hold it see its new texts. */
const replace = (words: Words, others: Words): void => {
  for (const [name, value] of Object.entries(others)) {
    const old = words[name];
    if (isWords(old) && isWords(value)) replace(old, value);
    else words[name] = value;
  }
};

/** The English as it was loaded. */
const english: Record<string, Words> = {};

/** Writes the texts of a book over those that are loaded; what the book does not have is in English. */
export const writeOver = (loaded: object, book: Readonly<Record<string, object>>): void => {
  for (const [name, words] of Object.entries(loaded)) {
    english[name] ??= copy(words);
    replace(words, { ...english[name], ...book[name] });
  }
};
