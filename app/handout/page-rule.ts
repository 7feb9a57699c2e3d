import type { Paper } from './args.ts';

const sizes: Readonly<Record<Paper, string>> = { a4: 'A4', letter: 'letter' };

/** A text as a string of CSS, whatever it holds. */
export const cssString = (text: string): string =>
  `"${text.replace(/[^\p{L}\p{N} .,:;()-]/gu, sign => `\\${(sign.codePointAt(0) ?? 0xfffd).toString(16)} `)}"`;

/** What the printer is told of this handout: size of the paper, and what runs above each page. Undone by what it returns. */
export const pageRule = (paper: Paper, title: string): (() => void) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    `@page { size: ${sizes[paper]}; @top-left { content: ${cssString(title)}; } @bottom-right { content: counter(page) " / " counter(pages); } }`,
  );
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter(each => each !== sheet);
  };
};
