import { useState } from 'react';
import type { HandoutView, MomentKind } from '../../engine/protocol/messages.ts';
import { nameOf } from '../lesson/courses.ts';
import { actions, useApp } from '../store/app-state.ts';
import { handout as text } from '../text/handout.ts';
import { Button } from '../ui/Button.tsx';
import { Choice } from '../ui/Choice.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { Tick } from '../ui/Tick.tsx';
import { type HandoutChoice, handoutPictures, momentKinds, OPEN_LESSON, papers } from './args.ts';
import { useCourses } from './use-course.ts';

const FIELD = 'h-7 min-w-0 max-w-full rounded-1 border border-rule bg-surface px-1.5';

interface Props {
  readonly choice: HandoutChoice;
  /** Null: a course, or not known yet. */
  readonly run: HandoutView | null;
  readonly ready: boolean;
}

/** What is printed, and how. Nothing of it is on paper. */
export const Choices = ({ choice, run, ready }: Props) => {
  const { course, trainer, picture, paper } = choice;
  const courses = useCourses();
  const lesson = useApp(state => (state.lesson && state.lesson.file === null ? state.lesson.view.title : null));
  return (
    <div className="flex flex-col gap-2 border-hair border-b px-4 py-2">
      <div className="flex flex-wrap items-end gap-3">
        <Choice label={text.of}>
          <select
            value={course ?? ''}
            onChange={({ target }) => actions.setStudy({ course: target.value || undefined })}
            className={`${FIELD} handout-course`}
          >
            <option value="">{text.thisRun}</option>
            {lesson !== null && <option value={OPEN_LESSON}>{text.openLesson(lesson)}</option>}
            <optgroup label={text.courses}>
              {courses.map(({ file, title }) => (
                <option key={file} value={nameOf({ file })}>
                  {title}
                </option>
              ))}
            </optgroup>
          </select>
        </Choice>
        {course !== null && (
          <Segmented
            label={text.copy}
            options={(['learner', 'trainer'] as const).map(value => ({ value, text: text.copies[value] }))}
            value={trainer ? 'trainer' : 'learner'}
            onChange={value => actions.setStudy({ for: value === 'trainer' ? value : undefined })}
          />
        )}
        <Choice label={text.picture}>
          <select
            value={picture}
            onChange={({ target }) => actions.setStudy({ picture: target.value === 'fit' ? undefined : target.value })}
            className={FIELD}
          >
            {handoutPictures.map(value => (
              <option key={value} value={value}>
                {text.pictures[value]}
              </option>
            ))}
          </select>
        </Choice>
        <Segmented
          label={text.paper}
          options={papers.map(value => ({ value, text: text.papers[value] }))}
          value={paper}
          onChange={value => actions.setStudy({ paper: value })}
        />
        <Button primary icon="file" disabled={!ready} onClick={() => print()}>
          {text.print}
        </Button>
      </div>
      {course === null && <Moments choice={choice} run={run} />}
    </div>
  );
};

/** Which steps are printed: kinds that the run has, and numbers that a person types. */
const Moments = ({ choice, run }: Pick<Props, 'choice' | 'run'>) => {
  const [typed, setTyped] = useState(choice.steps);
  const chosen = choice.kinds ?? run?.kinds ?? [];
  const tick = (kind: MomentKind, on: boolean): void => {
    const kinds = momentKinds.filter(each => (each === kind ? on : chosen.includes(each)));
    actions.setStudy({ kinds: kinds.join() }, true);
  };
  return (
    <fieldset className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <legend className="sr-only">{text.moments}</legend>
      {momentKinds.map(kind => {
        const none = run !== null && run.counts[kind] === 0;
        return (
          <Tick key={kind} checked={chosen.includes(kind)} disabled={none} onChange={on => tick(kind, on)}>
            {text.kinds[kind]} <span className="handout-kinds text-ink-3">{run?.counts[kind]}</span>
          </Tick>
        );
      })}
      <label className="flex min-h-6 items-center gap-2">
        {text.more}
        <input
          value={typed}
          placeholder={text.moreHint}
          onChange={({ target }) => {
            setTyped(target.value);
            actions.setStudy({ steps: target.value.trim() });
          }}
          className={`${FIELD} w-40 font-mono`}
        />
      </label>
    </fieldset>
  );
};
