import type { Asked, LessonPage, LessonView, Question, Studies, StudyKind } from '../../engine/protocol/messages.ts';
import type { Subject } from '../../engine/view/subject.ts';
import { forgetOwn, liveRun, ownEdits } from '../edits/own-edits.ts';
import type { KeptLesson } from '../keeping/lesson-in-tab.ts';
import { courseOf, fetchCourse, fetchLibrary, fetchWords, nameOf } from '../lesson/courses.ts';
import { noteAnswer, noteSeen, noteSolved, progressOn } from '../lesson/progress.ts';
import type { Language } from '../text/catalogue.ts';
import { lesson as text } from '../text/lesson.ts';
import { readScale, scaleNow } from '../ui/scale.ts';
import { edited } from './editing.ts';
import { embed } from './embed.ts';
import { ask, show, unlessCrashed } from './engine.ts';
import type { OpenLesson } from './lesson-slice.ts';
import { leap, move, playTo, untilStopped } from './playing.ts';
import type { DetailName } from './preferences-slice.ts';
import { withoutPresenting } from './presenting.ts';
import { prefer, select, showDetail, watchFor } from './selecting.ts';
import { selectionOf } from './selection-of.ts';
import { nothingSelected } from './selection-slice.ts';
import { useStore } from './store.ts';
import { askStudy } from './studying.ts';
import { watch, watchAgain } from './watching.ts';
import { studyAfter, type Wish, wish } from './wish.ts';

const lessonNow = (): OpenLesson | null => useStore.getState().lesson;
const pageNow = (): LessonPage | null => {
  const lesson = lessonNow();
  return lesson?.view.pages[lesson.page] ?? null;
};
const setLesson = (some: Partial<OpenLesson>): void =>
  useStore.setState(({ lesson }) => ({ lesson: lesson && { ...lesson, ...some } }));

const fail = (what: string, errors: readonly { readonly path: string; readonly message: string }[]): false => {
  useStore.setState({ failure: { kind: 'rejected', what, errors } });
  return false;
};

/** Asks about the open lesson; null: the engine stopped, or the lesson is no longer open there. */
const askLesson = async <K extends StudyKind>(question: Question<K>): Promise<Studies[K]['found'] | null> => {
  const answer = await unlessCrashed(askStudy(question), null);
  return answer?.ok ? answer.found : null;
};

// ---------------------------------------------------------------- opening

/** Name of the scenario of the lesson that the engine shows; it is opened anew when it has to be another one. */
let loaded: { readonly key: string; readonly scenario: string; readonly live: number } | null = null;

/** Everything that a lesson is read from. */
const questionOf = async (content: string, file: string | null, language: Language): Promise<Question<'lesson'>> => {
  const [library, words] = await Promise.all([
    fetchLibrary(content),
    file === null ? null : fetchWords(file, language),
  ]);
  return { kind: 'lesson', text: content, library, language, ...(words !== null && { words }) };
};

type Read = { readonly view: LessonView; readonly language: Language };

/** What the engine says of a lesson by its text; null: it is none, or the engine stopped. */
const read = async (content: string, file: string | null): Promise<Read | null> => {
  const { language } = useStore.getState();
  const answer = await unlessCrashed(askStudy(await questionOf(content, file, language)), null);
  if (answer?.ok) return { view: answer.found, language };
  if (answer) fail(answer.rejected.what, answer.rejected.errors);
  return null;
};

/** Opens a lesson at a page, whose run is not there yet. */
const begin = ({ view, language }: Read, content: string, file: string | null, page: number, wanted: Wish): void => {
  loaded = null;
  useStore.setState({
    lesson: {
      file,
      text: file === null ? bare(content) : content,
      language,
      view,
      page: Math.min(Math.max(0, page), view.pages.length - 1),
      scene: null,
      until: null,
      draft: undefined,
      graded: null,
      revealing: false,
      goal: null,
    },
    study: studyAfter(wanted),
    touched: true,
  });
  prefer({ layout: 'teach' });
};

/**
 * Opens a lesson by its text, at a page counted from 0. `file`: the bundled course that it is. When it is no lesson, what
 * is shown stays as it is.
 */
export const openLesson = async (
  content: string,
  { file = null }: { readonly file?: string | null },
  page = 0,
  wanted = wish(),
): Promise<boolean> => {
  const found = await read(content, file);
  if (!found || !wanted.isNewest()) return false;
  const open = async (): Promise<boolean> => {
    begin(found, content, file, page, wanted);
    await enter();
    return true;
  };
  return move(async () => {
    const opened = wanted.isNewest() && (await edited({ kind: 'opened' }, open));
    if (loaded) loaded = { ...loaded, live: liveRun() };
    return opened;
  }, false);
};

/** Begins to open the lesson that this tab showed before it was loaded again; `goOnIn` comes next. False: it cannot be. */
export const beginAgain = async ({ file, text: own, page }: KeptLesson, wanted: Wish): Promise<boolean> => {
  const content = file === null ? own : await fetchCourse(file);
  const found = typeof content === 'string' ? await read(content, file) : null;
  if (!found || !wanted.isNewest()) return false;
  begin(found, content as string, file, page, wanted);
  return true;
};

/** Opens the page; `there`: in the run that is shown, in which the learner works. */
export const goOnIn = (there: boolean): Promise<void> => move(() => enter(there ? 'there' : 'as left'), undefined);

/** One's own lesson without the spaces of its file: it is the same one in a link. */
const bare = (content: string): string => JSON.stringify(JSON.parse(content.replace(/^\ufeff/, '')));

/** One of the bundled courses. */
export const openCourse = async (file: string, page = 0, wanted = wish()): Promise<boolean> => {
  const content = await fetchCourse(file);
  if (typeof content === 'string') return openLesson(content, { file }, page, wanted);
  return wanted.isNewest() && fail(file, [{ path: '', message: content.why }]);
};

/** `#l=a-virtqueue.3`: a bundled course, and a page counted from 1; or `#l=1d.….3`, a lesson of somebody's own. */
export const openLessonLink = async (hash: string, wanted: Wish): Promise<boolean> => {
  if (embed) return fail(text.link, [{ path: '', message: text.noEmbed }]);
  if (hash.startsWith('#la=')) return openAnswersOver(hash, wanted);
  const own = /^#l=(\d{1,4}[a-z]\.[^.&]*)(?:\.(\d{1,2}))?$/.exec(withoutPresenting(hash));
  if (own) {
    const unpacked = await unlessCrashed(askStudy({ kind: 'unpack', payload: own[1] ?? '' }), null);
    if (!unpacked) return false;
    if (!unpacked.ok) return fail(text.link, unpacked.rejected.errors);
    return openLesson(unpacked.found.text, {}, Number(own[2] ?? '1') - 1, wanted);
  }
  const [, name, page = '1'] = /^#l=([a-z][a-z0-9-]{0,80})(?:\.(\d{1,2}))?$/.exec(withoutPresenting(hash)) ?? [];
  if (name === undefined) return fail(text.link, [{ path: '', message: text.badLink }]);
  return openCourse(`${name}.json`, Number(page) - 1, wanted);
};

/** A page is being opened; the language that is chosen meanwhile comes after it. */
let entering = false;

/** The open lesson in the language of the page: where the learner is, the answers and the run stay. */
const speakAnew = async (): Promise<void> => {
  const lesson = lessonNow();
  const { language } = useStore.getState();
  if (!lesson || entering || lesson.language === language) return;
  const { file, text: content, page, draft, graded } = lesson;
  const view = await askLesson(await questionOf(content, file, language));
  const isStill = (): boolean => lessonNow()?.view.key === lesson.view.key && useStore.getState().language === language;
  if (!view || !isStill()) return;
  const { key } = view;
  const again = graded && (await askLesson({ kind: 'lesson-grade', lesson: key, page, answer: draft }));
  if (!isStill()) return;
  if (loaded?.key === lesson.view.key) loaded = { ...loaded, key };
  setLesson({ view, language, ...(again && lessonNow()?.graded === graded && { graded: again }) });
  await judge();
};

/** Answers are shown over a run: the one that is open, or where there is none, the course that they are about. */
const openAnswersOver = async (hash: string, wanted: Wish): Promise<boolean> => {
  const { openAnswersLink, useAnswers } = await import('../lesson/answers-store.ts');
  if (!(await openAnswersLink(withoutPresenting(hash)))) return false;
  const { answers } = useAnswers.getState();
  if (useStore.getState().run.run || !answers) return true;
  const opened = answers.course.startsWith('own-')
    ? await openCourse('a-virtqueue.json', 0, wanted)
    : await openCourse(answers.course, 0, wanted);
  useStore.setState({ overlay: 'answers' });
  return opened;
};

/** The address of the open lesson. */
export const lessonLink = async (): Promise<{ readonly fragment: string; readonly length: number } | null> => {
  const lesson = lessonNow();
  if (!lesson) return null;
  if (!lesson.file) {
    const packed = await askLesson({ kind: 'pack', text: lesson.text });
    if (!packed) return null;
    const fragment = `l=${packed.payload}.${lesson.page + 1}`;
    return { fragment, length: fragment.length };
  }
  const fragment = `l=${nameOf({ file: lesson.file })}.${lesson.page + 1}`;
  return { fragment, length: fragment.length };
};

/** The run stays, as a run like any other. */
export const closeLesson = (): void => {
  loaded = null;
  useStore.setState({ lesson: null, pane: 'picture', touched: true });
  if (useStore.getState().preferences.layout === 'teach') prefer({ layout: 'review' });
};

/** To a page of the open lesson, counted from 0. */
export const toPage = (page: number): Promise<void> =>
  move(async () => {
    const lesson = lessonNow();
    if (!lesson?.view.pages[page]) return;
    useStore.setState({ study: null, overlay: null, failure: null });
    setLesson({ page, scene: null, until: null, draft: undefined, graded: null, revealing: false, goal: null });
    await enter();
  }, undefined);

/** The same page from its beginning, as if nothing had been answered or done. */
export const startPageOver = (): Promise<void> =>
  move(async () => {
    setLesson({ draft: undefined, graded: null, revealing: false, goal: null });
    loaded = null;
    await enter('anew');
  }, undefined);

// ---------------------------------------------------------------- a page

/** Tab of the detail in which an answer will appear. */
const placeOf: Readonly<Partial<Record<Asked['that'], DetailName>>> = {
  outcome: 'command',
  register: 'registers',
  features: 'features',
};

/** Without a column of its own the lesson is a tab. */
const isNarrow = (): boolean => {
  readScale();
  return matchMedia(`(max-width: ${1099 * scaleNow()}px)`).matches;
};

/** With what was answered before; as if nothing had been; or in the run that is shown, which is that of the page. */
type Entering = 'as left' | 'anew' | 'there';

/** Shows the page that is chosen, in the language that is spoken when it is there. */
const enter = async (how: Entering = 'as left'): Promise<void> => {
  entering = true;
  try {
    await showPage(how);
  } finally {
    entering = false;
  }
  await speakAnew();
};

/** Its scenario at its step, and what it is about. */
const showPage = async (how: Entering): Promise<void> => {
  const lesson = lessonNow();
  const page = pageNow();
  if (!lesson || !page) return;
  const { key } = lesson.view;
  const scene = await askLesson({ kind: 'lesson-scene', lesson: key, page: lesson.page });
  // Somebody may have closed the lesson meanwhile.
  if (!scene || lessonNow()?.view.key !== key) return;
  const answered = how === 'anew' ? null : (progressOn(courseOf(lesson), lesson.page)?.answers.at(-1) ?? null);
  const until = page.question && !answered ? page.step : null;
  const { run } = useStore.getState().run;
  const same =
    loaded?.key === key &&
    loaded.scenario === page.scenario &&
    loaded.live === liveRun() &&
    !ownEdits() &&
    run?.branches.length === 1;
  // What was played already would show an answer.
  const known = until !== null && run !== undefined && run.end > page.step;
  if (how !== 'there') await (!same || known ? load(page) : goTo(page.step));
  loaded = { key, scenario: page.scenario, live: liveRun() };
  setLesson({ scene, until });
  if (how !== 'there') await lookAt(page);
  noteSeen(courseOf(lesson), lesson.page);
  if (answered && page.question) {
    const graded = await askLesson({ kind: 'lesson-grade', lesson: key, page: lesson.page, answer: answered.is });
    setLesson({ graded, draft: answered.is });
  }
  if (page.task) await judge();
};

/** To a step that may not have been made yet. */
const goTo = async (step: number): Promise<void> => {
  const { run } = useStore.getState().run;
  if (!run || run.step === step) return;
  await leap({ type: 'seek', step: Math.min(step, run.end) });
  if (step > run.end) await leap({ type: 'run', limit: step - run.end });
};

const load = async ({ scenario, step }: LessonPage): Promise<void> => {
  const answer = await ask({ type: 'load', scenario: lessonNow()?.view.scenarios[scenario], step });
  if (!show(answer, true)) return;
  forgetOwn();
  const { changes } = useStore.getState();
  useStore.setState({
    failure: null,
    source: null,
    title: null,
    proof: null,
    keptAs: null,
    selection: nothingSelected,
    changes: { ...changes, since: null, only: false },
  });
  await watchAgain({ ...watchFor(useStore.getState()), since: null, only: false });
};

/** Selects what the page is about, and opens the place where its answer will appear. */
const lookAt = async ({ look, question }: LessonPage): Promise<void> => {
  const { scene, until } = lessonNow() ?? {};
  if (!scene) return;
  const { asked, queue, subjects } = scene;
  const device = asked && 'device' in asked ? asked.device : null;
  const subject = look && (subjects[`${look.kind}:${look.target}`] ?? null);
  const isLater = subject?.kind === 'step' && until !== null && until !== undefined && subject.step > until;
  select({ ...(device && { device }), ...(queue && { queue }), ...(subject && !isLater && selectionOf(subject)) });
  if (device && subject?.kind === 'device' && subject.device !== device) select({ device });
  const place = asked && placeOf[asked.that];
  if (isNarrow()) prefer({ detail: 'lesson' });
  else if (place && question) prefer({ detail: place });
  else if (subject?.kind === 'clause') prefer({ detail: 'clause' });
  else if (subject?.kind === 'register') prefer({ detail: 'registers' });
  else if (subject?.kind === 'field' || useStore.getState().preferences.detail === 'lesson')
    prefer({ detail: 'command' });
  useStore.setState({ pane: 'lesson' });
  await Promise.resolve();
};

/** Lights up what words of the text name, as long as somebody points at them; null: no more. */
export const hint = (subject: Subject | null): void => {
  void watch({ trace: subject ?? watchFor(useStore.getState()).trace });
};

/** What is shown in the detail; the rest has a view of its own. */
const detailOf: Readonly<Partial<Record<Subject['kind'], DetailName>>> = {
  clause: 'clause',
  field: 'command',
  register: 'registers',
};

/** Goes where words of the text lead. */
export const follow = (subject: Subject): void => {
  const { until } = lessonNow() ?? {};
  if (subject.kind === 'step') {
    if (until !== null && until !== undefined && subject.step > until) return;
    void move(() => goTo(subject.step), undefined);
  }
  select(selectionOf(subject));
  const detail = detailOf[subject.kind];
  if (detail) showDetail(detail);
  else useStore.setState({ pane: subject.kind === 'bytes' ? 'bytes' : 'picture' });
};

// ---------------------------------------------------------------- questions

/** What the learner would answer; undefined: nothing yet. */
export const draftAnswer = (draft: unknown): void => {
  if (lessonNow()?.until !== null) setLesson({ draft });
};

/** Steps of a long answer that are shown one by one; those before are made at once. */
const SHOWN = 6;

/** Whether a page is still open. */
const isAt = ({ text: content, page }: OpenLesson): boolean =>
  lessonNow()?.text === content && lessonNow()?.page === page;

const reveal = async ({ step, question }: LessonPage): Promise<void> => {
  const lesson = lessonNow();
  if (!lesson) return;
  const to = step + (question?.play ?? 0);
  setLesson({ until: null, revealing: true });
  const at = useStore.getState().run.run?.step ?? step;
  const from = Math.max(step, to - SHOWN);
  const there = at === from ? null : move(async () => void (isAt(lesson) && (await goTo(from))), undefined);
  const goesOn = untilStopped();
  await there;
  // Whoever does something else meanwhile, or is on another page, goes on from there.
  if (goesOn() && isAt(lesson)) await playTo(to);
  setLesson({ revealing: false });
};

/** Commits the answer: it is graded, and the steps are played. */
export const commitAnswer = async (): Promise<void> => {
  const lesson = lessonNow();
  const page = pageNow();
  if (!lesson || !page?.question || lesson.draft === undefined || lesson.until === null) return;
  const { draft: answer, page: nth } = lesson;
  const graded = await unlessCrashed(
    askStudy({ kind: 'lesson-grade', lesson: lesson.view.key, page: nth, answer }),
    null,
  );
  if (!graded) return;
  if (!graded.ok) return void fail(graded.rejected.what, graded.rejected.errors);
  noteAnswer(courseOf(lesson), nth, { is: answer, right: graded.found.right });
  // It is known on its own page, where the learner may not be any more.
  if (!isAt(lesson)) return;
  setLesson({ graded: graded.found });
  await reveal(page);
};

/** Shows what happens without an answer. */
export const skipQuestion = async (): Promise<void> => {
  const page = pageNow();
  if (page?.question && lessonNow()?.until !== null) await reveal(page);
};

// ---------------------------------------------------------------- tasks

/** How far the task of the page is at the step that is shown; who reached it has solved it. */
const judge = async (): Promise<void> => {
  const lesson = lessonNow();
  if (!lesson || !pageNow()?.task || loaded?.key !== lesson.view.key) return;
  const goal = await askLesson({ kind: 'lesson-goal', lesson: lesson.view.key, page: lesson.page });
  if (!goal || lessonNow()?.page !== lesson.page) return;
  setLesson({ goal });
  if (goal.met) noteSolved(courseOf(lesson), lesson.page, { steps: goal.steps, done: goal.done });
};

useStore.subscribe((state, before) => {
  if (state.language !== before.language) void unlessCrashed(speakAnew(), undefined);
  if (state.lesson?.scene && state.run.run !== before.run.run) void judge();
});
