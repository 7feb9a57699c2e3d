import { useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { LessonPage, SolutionView } from '../../engine/protocol/messages.ts';
import { actions } from '../store/app-state.ts';
import type { OpenLesson } from '../store/lesson-slice.ts';
import { startPageOver } from '../store/lessons.ts';
import { lesson as text } from '../text/lesson.ts';
import { Button } from '../ui/Button.tsx';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';
import { courseOf } from './courses.ts';
import { Prose } from './Prose.tsx';
import { useProgress } from './progress.ts';

interface Props {
  readonly lesson: OpenLesson;
  readonly task: NonNullable<LessonPage['task']>;
}

/** A goal to be reached in any way: how far it is, a hint, and one way to it for whoever asks. */
export const Task = ({ lesson, task }: Props) => {
  const { goal, scene } = lesson;
  const solved = useProgress(useShallow(({ courses }) => courses[courseOf(lesson)]?.[lesson.page]?.solved ?? null));
  return (
    <section aria-label={text.task} className="mt-4 border-hair border-t pt-3">
      <Prose of={task.ask} className="font-semibold" />
      {goal && (
        <ul aria-label={text.goal} className="mt-2 flex flex-col gap-1 text-t2 leading-4.5">
          {goal.parts.map(({ text: part, held, got }) => (
            <li key={part} data-held={held} className="grid grid-cols-[--spacing(4)_minmax(0,1fr)] gap-x-1">
              <span className="pt-0.5">
                {held ? (
                  <RoleGlyph role="ok" />
                ) : (
                  <i aria-hidden className="mt-0.5 block size-2.5 rounded-full border border-ink-3" />
                )}
              </span>
              <span className="[overflow-wrap:anywhere]">
                {part}
                <span className="block text-ink-3">{held ? text.held : text.notYet(got)}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
      <p role="status" className="mt-2 flex flex-wrap items-center gap-x-2">
        {solved && (
          <b className="flex items-center gap-1.5 font-semibold">
            <RoleGlyph role="ok" className="size-3" />
            {text.solved(solved.steps)}
          </b>
        )}
        <span className="text-ink-2 text-t2">{text.steps(goal?.steps ?? 0, scene?.reference ?? null)}</span>
      </p>
      {task.hint && (
        <details className="mt-2">
          <summary className="min-h-6 cursor-pointer text-ink-2">{text.hint}</summary>
          <Prose of={task.hint} className="pl-3" />
        </details>
      )}
      <Solution lesson={lesson} />
      <Button className="mt-2" onClick={() => void startPageOver()}>
        {text.startOver}
      </Button>
    </section>
  );
};

/** It is shown, and done by nobody but the learner. */
const Solution = ({ lesson: { view, page } }: Pick<Props, 'lesson'>) => {
  const [found, setFound] = useState<SolutionView | null>(null);
  const look = async (): Promise<void> => {
    const answer = await actions.askStudy({ kind: 'lesson-solution', lesson: view.key, page });
    if (answer.ok) setFound(answer.found);
  };
  return (
    <details className="mt-1" onToggle={({ currentTarget }) => currentTarget.open && void look().catch(() => {})}>
      <summary className="min-h-6 cursor-pointer text-ink-2">{text.solution}</summary>
      {found && (
        <ol className="flex flex-col gap-1 pl-3 text-t2 leading-4.5">
          {found.lines.map(({ atStep, text: line }) => (
            <li key={`${atStep} ${line}`} className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2">
              <span className="text-ink-3">{text.atStep(atStep)}</span>
              {line}
            </li>
          ))}
        </ol>
      )}
    </details>
  );
};
