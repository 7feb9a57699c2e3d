import type { Lesson, Page } from '../../lesson/lesson.ts';
import { parseLesson } from '../../lesson/parse.ts';
import { err, ok, type Result } from '../../num/result.ts';
import { createTimeline } from '../../run/timeline.ts';
import type { Timeline } from '../../run/timeline-types.ts';
import { isJsonObject } from '../../scenario/json.ts';
import { parseJsonText } from '../../scenario/json-text.ts';
import type { ParseError } from '../../scenario/parse-error.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { serializeScenario } from '../../scenario/serialize.ts';
import { type Say, sayIn } from '../../view/words/say.ts';
import type { LessonPage, LessonPageAsk } from '../lessons.ts';
import { type Rejection, rejection } from '../rejection.ts';
import { AT_ONCE } from '../session.ts';
import type { Question, Study } from '../study.ts';

interface Opened {
  readonly key: string;
  /** All that it was read from. */
  readonly from: string;
  readonly lesson: Lesson;
  readonly say: Say;
}

/** The lessons that were asked about last, the newest at the end: each is read once, and asked about often. */
let open: readonly Opened[] = [];
/** Key of the one that was opened last. */
let newest = '';
let count = 0;
const MOST_OPEN = 4;

const keepOpen = (opened: Opened): void => {
  open = [...open.filter(({ key }) => key !== opened.key), opened].slice(-MOST_OPEN);
};

/** A page of an open lesson, or why there is none. */
export const pageAt = ({
  page: nth,
  lesson: key = newest,
}: LessonPageAsk): Result<
  { readonly lesson: Lesson; readonly page: Page; readonly scenario: Scenario; readonly say: Say },
  Rejection
> => {
  const found = open.find(each => each.key === key);
  if (!found) return err(rejection('lesson', 'lesson', 'this lesson is no longer open'));
  keepOpen(found);
  const { lesson: of, say } = found;
  const page = typeof nth === 'number' ? of.pages[nth] : undefined;
  const scenario = page && of.scenarios[page.scenario];
  if (!page || !scenario) {
    return err(rejection('lesson', 'page', `found ${nth}, allowed: 0 to ${of.pages.length - 1}`));
  }
  return ok({ lesson: of, page, scenario, say });
};

/** A run of a page's scenario of its own, at the step of the page: the one that is shown stays as it is. */
export const timelineAt = (scenario: Scenario, step: number): Timeline<Scenario> => {
  const timeline = createTimeline(scenario);
  timeline.run(step);
  return timeline;
};

const pageView = ({ title, text, scenario, step, look, question, task }: Page): LessonPage => ({
  title,
  text,
  scenario,
  step,
  look: look === undefined || typeof look === 'string' ? null : look,
  question: question
    ? { ask: question.ask, play: question.play, that: question.right.that, clause: question.clause ?? null }
    : null,
  task: task ? { ask: task.ask, hint: task.hint ?? null } : null,
});

/** Steps that nobody waits for. */
const tooLate = (lesson: Lesson): ParseError[] =>
  lesson.pages.flatMap(({ step }, i) =>
    step > AT_ONCE ? [{ path: `pages[${i}].step`, message: `found ${step}, allowed: 0 to ${AT_ONCE}` }] : [],
  );

/** A lesson as it came in: its text, the scenarios of the library that it names, and its words in another language. */
export const readLesson = ({
  text,
  library,
  words,
}: Pick<Question<'lesson'>, 'text' | 'library' | 'words'>): Result<Lesson, Rejection> => {
  if (typeof text !== 'string') return err(rejection('lesson', 'text', 'allowed: the text of a file'));
  if (!isJsonObject(library)) return err(rejection('lesson', 'library', 'allowed: an object of scenarios by name'));
  const json = parseJsonText(text);
  if (!json.ok) return err({ what: 'lesson', errors: json.error });
  const said = parseJsonText(typeof words === 'string' ? words : '{}');
  if (!said.ok) return err({ what: 'words of the lesson', errors: said.error });
  const parsed = parseLesson(json.value, {
    library: name => (Object.hasOwn(library, name) ? library[name] : undefined),
    ...(words !== undefined && { words: said.value }),
  });
  const errors = parsed.ok ? tooLate(parsed.value) : parsed.error;
  return !parsed.ok || errors.length > 0 ? err({ what: 'lesson', errors }) : parsed;
};

/** The same lesson again is the one that is open already, or else what is new. */
const opened = ({ language = 'en', ...ask }: Question<'lesson'>): Result<Opened, Rejection> => {
  const from = JSON.stringify([ask.text, ask.library, ask.words, language]);
  const known = open.find(each => each.from === from);
  if (known) return ok(known);
  const parsed = readLesson(ask);
  if (!parsed.ok) return parsed;
  count += 1;
  return ok({ key: `lesson ${count}`, from, lesson: parsed.value, say: sayIn(language) });
};

/** Reads the text of a lesson, which stays open for the questions about its pages. */
export const lesson: Study<'lesson'> = ask => {
  const read = opened(ask);
  if (!read.ok) return read;
  keepOpen(read.value);
  const { key } = read.value;
  newest = key;
  const { title, audience, minutes, language: written, pages, scenarios } = read.value.lesson;
  const bare = Object.entries(scenarios).map(([name, { expect: _answers, notes: _notes, ...rest }]) => [
    name,
    serializeScenario(rest),
  ]);
  return ok({
    key,
    title,
    audience,
    minutes,
    language: written,
    pages: pages.map(pageView),
    scenarios: Object.fromEntries(bare) as Readonly<Record<string, unknown>>,
  });
};
