/** Width of a line in mail, by custom. */
export const COLUMNS = 72;

/** What mail and its quoting carry anywhere; the rest of the page's signs in words of ASCII. */
const signs: Readonly<Record<string, string>> = {
  '→': '->',
  '←': '<-',
  '–': '-',
  '—': '-',
  '…': '...',
  '×': 'x',
  '·': '-',
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '≥': '>=',
  '≤': '<=',
  '\u00a0': ' ',
};

/** Printable ASCII; what has no other form becomes a question mark, so that nothing is silently lost. */
export const ascii = (text: string): string =>
  text.replaceAll(/[^\x20-\x7e]/gu, sign => signs[sign] ?? (/\s/.test(sign) ? ' ' : '?'));

/** A word that is longer than a line is cut where the line ends. */
const cutWord = (word: string, width: number): readonly string[] =>
  word.length <= width ? [word] : [word.slice(0, width), ...cutWord(word.slice(width), width)];

/**
 * Text in lines of at most `COLUMNS` characters: the first begins with `first`, the others with as many blanks. In ASCII,
 * without blanks at the ends of lines.
 */
export const wrap = (text: string, first = ''): readonly string[] => {
  const rest = ' '.repeat(first.length);
  const width = COLUMNS - first.length;
  const lines: string[] = [];
  let line = '';
  for (const word of ascii(text)
    .split(/ +/)
    .flatMap(each => cutWord(each, width))) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  lines.push(line);
  return lines.map((each, index) => `${index === 0 ? first : rest}${each}`.trimEnd());
};
