import './handout.css';
import type { HandoutView } from '../../engine/protocol/messages.ts';
import { Errors } from '../failure/Errors.tsx';
import { useApp } from '../store/app-state.ts';
import type { StudyArgs } from '../store/study-slice.ts';
import { useStudy } from '../study/use-study.ts';
import { Waiting } from '../study/Waiting.tsx';
import { type HandoutChoice, readChoice } from './args.ts';
import { Choices } from './Choices.tsx';
import { courseBlocks } from './course-blocks.tsx';
import { runBlocks } from './run-blocks.tsx';
import { Sheets } from './Sheets.tsx';
import { useCourse } from './use-course.ts';

const noArgs: StudyArgs = {};

/** The run that is shown, or a course, as sheets of paper: as they are printed. */
const HandoutStudy = () => {
  const args = useApp(state => state.study?.args ?? noArgs);
  const choice = readChoice(args, navigator.language);
  return choice.course === null ? <RunHandout choice={choice} /> : <CourseHandout choice={choice} />;
};

const RunHandout = ({ choice }: { readonly choice: HandoutChoice }) => {
  const run = useApp(state => state.run.run);
  const title = useApp(state => state.title);
  const language = useApp(state => state.language);
  const { kinds, steps, picture, paper } = choice;
  // The same question is another one on another branch, at another step, or with other notes.
  const about =
    run &&
    JSON.stringify([
      run.title,
      run.branch,
      run.step,
      run.end,
      run.bookmarks,
      run.switches.map(({ chosen }) => chosen),
      language,
    ]);
  const found = useStudy(
    {
      kind: 'handout',
      picture,
      ...(kinds && { kinds: kinds.join() }),
      ...(steps !== '' && { steps }),
      ...(title !== null && { title }),
    },
    about,
  );
  const view: HandoutView | null = found?.ok ? found.found : null;
  return (
    <>
      <Choices choice={choice} run={view} ready={view !== null} />
      {!found && <Waiting />}
      {found && !found.ok && <Failed errors={found.errors} />}
      {view && <Sheets title={view.title} paper={paper} blocks={runBlocks(view)} />}
    </>
  );
};

const CourseHandout = ({ choice }: { readonly choice: HandoutChoice }) => {
  const { course, trainer, picture, paper } = choice;
  const source = useCourse(course);
  const language = useApp(state => state.language);
  const found = useStudy(
    source?.ok ? { kind: 'handout-course', ...source.value, language, picture, answers: trainer } : null,
  );
  const view = found?.ok ? found.found : null;
  return (
    <>
      <Choices choice={choice} run={null} ready={view !== null} />
      {source && !source.ok && <Failed errors={[{ path: '', message: source.message }]} />}
      {!found && source?.ok !== false && <Waiting />}
      {found && !found.ok && <Failed errors={found.errors} />}
      {view && <Sheets title={view.title} paper={paper} blocks={courseBlocks(view, course)} />}
    </>
  );
};

const Failed = ({ errors }: Parameters<typeof Errors>[0]) => (
  <div role="alert" className="px-4 py-3">
    <Errors errors={errors} />
  </div>
);

export default HandoutStudy;
