import type { ParseError } from '../scenario/parse-error.ts';
import { joinPath } from '../scenario/plain.ts';
import type { Segment } from './prose.ts';

/** The texts of a page; where a page has no question or task, there are none for it. */
interface PageWords {
  readonly title: string;
  readonly text: readonly Segment[];
  readonly question?: { readonly ask: readonly Segment[]; readonly why?: readonly Segment[] };
  readonly task?: { readonly ask: readonly Segment[]; readonly hint?: readonly Segment[] };
}

/** The texts of a lesson in one language. Scenarios, steps, answers, goals and solutions are the same in all. */
export interface LessonWords {
  readonly language: string;
  readonly title: string;
  readonly audience: string;
  readonly pages: readonly PageWords[];
}

const linksOf = (text: readonly Segment[]): string =>
  text
    .flatMap(each => (typeof each === 'string' ? [] : `${each.kind}:${each.target}`))
    .sort()
    .join(', ') || 'nothing';

/** Why a text is not that of the other language: it is missing, or it leads elsewhere. */
const differs = (
  text: readonly Segment[] | undefined,
  from: readonly Segment[] | undefined,
  path: string,
): ParseError[] => {
  if (!text || !from) {
    if (!text && !from) return [];
    return [{ path, message: text ? 'the lesson has no such text there' : 'is missing, and the lesson has it' }];
  }
  const [found, allowed] = [linksOf(text), linksOf(from)];
  return found === allowed ? [] : [{ path, message: `leads to ${found}, and the lesson's own text to ${allowed}` }];
};

/** Whether texts are those of a lesson: a text for each of its texts, with the same links. */
export const checkWords = (words: LessonWords, lesson: LessonWords): ParseError[] => {
  if (words.language === lesson.language) {
    return [{ path: 'language', message: `found "${words.language}", which is that of the lesson itself` }];
  }
  if (words.pages.length !== lesson.pages.length) {
    const message = `found ${words.pages.length} pages, allowed: ${lesson.pages.length}, as the lesson has`;
    return [{ path: 'pages', message }];
  }
  return words.pages.flatMap(({ text, question, task }, i) => {
    const page = lesson.pages[i];
    const at = joinPath('pages', i);
    return [
      ...differs(text, page?.text, joinPath(at, 'text')),
      ...differs(question?.ask, page?.question?.ask, `${at}.question.ask`),
      ...differs(question?.why, page?.question?.why, `${at}.question.why`),
      ...differs(task?.ask, page?.task?.ask, `${at}.task.ask`),
      ...differs(task?.hint, page?.task?.hint, `${at}.task.hint`),
    ];
  });
};

/** A lesson with its texts in another language. */
export const withWords = <L extends LessonWords>(lesson: L, { language, title, audience, pages }: LessonWords): L => ({
  ...lesson,
  language,
  title,
  audience,
  pages: lesson.pages.map((page, i) => {
    const { question, task, ...words } = pages[i] ?? page;
    return {
      ...page,
      ...words,
      ...(page.question && { question: { ...page.question, ...question } }),
      ...(page.task && { task: { ...page.task, ...task } }),
    };
  }),
});
