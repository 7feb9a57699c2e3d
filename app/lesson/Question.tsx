import { useEffect, useRef } from 'react';
import type { Asked, LessonPage } from '../../engine/protocol/messages.ts';
import type { OpenLesson } from '../store/lesson-slice.ts';
import { commitAnswer, skipQuestion, startPageOver } from '../store/lessons.ts';
import { lesson as text } from '../text/lesson.ts';
import { Button } from '../ui/Button.tsx';
import { ClauseLink } from '../ui/ClauseLink.tsx';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';
import { AnswerForm } from './AnswerForm.tsx';
import { isWhole, saidText } from './answer.ts';
import { Prose } from './Prose.tsx';
import { placeOf, showPlace } from './place.ts';

interface Props {
  readonly lesson: OpenLesson;
  readonly question: NonNullable<LessonPage['question']>;
  readonly step: number;
}

/** Predict, then reveal: what is asked, the answer in the making, and how it came out. */
export const Question = ({ lesson, question }: Props) => {
  const { scene, until, graded, revealing } = lesson;
  const open = until !== null;
  const shown = useRef<HTMLDivElement>(null);
  const done = !open && !revealing;
  // The field that had the focus is gone: whoever goes on by keys goes on from what came out.
  useEffect(() => {
    if (done && document.activeElement === document.body) shown.current?.focus({ preventScroll: true });
    if (done) shown.current?.scrollIntoView({ block: 'nearest' });
  }, [done]);
  return (
    <section aria-label={text.question} data-open={open} className="mt-4 border-hair border-t pt-3">
      <Prose of={question.ask} className="font-semibold" />
      {open && scene?.asked && <Open asked={scene.asked} draft={lesson.draft} play={question.play} />}
      {revealing && <p className="mt-2 text-ink-2">{text.playing}</p>}
      <div ref={shown} role="status" aria-live="polite" tabIndex={-1} className="outline-none">
        {!open && !revealing && graded && <Graded lesson={lesson} graded={graded} />}
        {!open && !revealing && !graded && <p className="mt-2 text-ink-2">{text.skipped}</p>}
      </div>
      {!open && !revealing && (
        <Button className="mt-3" onClick={() => void startPageOver()}>
          {text.again}
        </Button>
      )}
    </section>
  );
};

const Open = ({ asked, draft, play }: { readonly asked: Asked; readonly draft: unknown; readonly play: number }) => (
  <form
    className="mt-2"
    onSubmit={event => {
      event.preventDefault();
      void commitAnswer();
    }}
  >
    <Said asked={asked} draft={draft} />
    <div className="mt-3 flex flex-wrap items-center gap-2">
      <Button type="submit" primary={isWhole(asked, draft)} disabled={!isWhole(asked, draft)}>
        {text.commit}
      </Button>
      <Button className="border-transparent text-ink-2" onClick={() => void skipQuestion()}>
        {text.skip}
      </Button>
    </div>
    <p className="mt-1.5 text-ink-3 text-t2">{text.willPlay(play)}</p>
  </form>
);

/** Kinds of answers that are typed: their field is here, too. */
const typed: readonly Asked['that'][] = ['register', 'ring', 'writes', 'driver'];

/** What was foretold so far, and the way to the place where it is; a list is for whoever cannot point. */
const Said = ({ asked, draft }: { readonly asked: Asked; readonly draft: unknown }) => {
  const place = placeOf(asked);
  return (
    <>
      {typed.includes(asked.that) ? (
        <AnswerForm asked={asked} draft={draft} />
      ) : (
        <p className="flex min-h-7 items-center rounded-1 border border-ink border-dashed px-2 py-1 font-mono text-t2 leading-4.5">
          <span className="[overflow-wrap:anywhere]">{saidText(asked, draft)}</span>
        </p>
      )}
      {place && (
        <p className="mt-1.5 flex flex-wrap items-center gap-x-2 text-ink-2 text-t2">
          <Button onClick={() => showPlace(asked)}>{text.places[place]}</Button>
          {!typed.includes(asked.that) && <span className="text-ink-3">{text.placeKeys}</span>}
        </p>
      )}
      {!typed.includes(asked.that) && (
        <details className="mt-1">
          <summary className="min-h-6 cursor-pointer text-ink-2 text-t2">{text.fromList}</summary>
          <div className="pl-3">
            <AnswerForm asked={asked} draft={draft} />
          </div>
        </details>
      )}
    </>
  );
};

const Graded = ({ graded }: { readonly lesson: OpenLesson; readonly graded: NonNullable<OpenLesson['graded']> }) => (
  <div
    data-right={graded.right}
    className="mt-2 border-l-4 pl-3 data-[right=false]:border-fault data-[right=true]:border-ok"
  >
    <p className="flex items-center gap-1.5 font-semibold">
      <RoleGlyph role={graded.right ? 'ok' : 'fault'} className="size-3" />
      {graded.right ? text.right : text.wrong}
    </p>
    <dl className="mt-1 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 text-t2 leading-4.5">
      <dt className="text-ink-3">{text.said}</dt>
      <dd className="[overflow-wrap:anywhere]">{graded.text}</dd>
      <dt className="text-ink-3">{text.happened}</dt>
      <dd className="[overflow-wrap:anywhere]">{graded.got}</dd>
      {graded.clause !== null && (
        <>
          <dt className="text-ink-3">{text.rule}</dt>
          <dd className="min-w-0">
            <ClauseLink id={graded.clause} sign />
          </dd>
        </>
      )}
    </dl>
    {graded.why && <Prose of={graded.why} className="mt-2" />}
  </div>
);
