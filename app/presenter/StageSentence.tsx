import { useApp } from '../store/app-state.ts';
import { labels } from '../text/labels.ts';
import { presenter as text } from '../text/presenter.ts';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';
import { FitText } from './FitText.tsx';
import { sentenceAt } from './sentences.ts';

/** The number of the step, who acts, and the step as one sentence; above it, faded, the one before. */
export const StageSentence = () => {
  const moment = useApp(state => state.run.moment);
  const step = useApp(state => state.run.run?.step ?? 0);
  const title = useApp(state => state.title ?? state.run.run?.title ?? '');
  const summary = useApp(state => state.run.run?.summary ?? '');
  const before = useApp(state => (step > 1 ? sentenceAt(state, step - 1) : ''));
  const page = useApp(({ lesson }) => lesson?.view.pages[lesson.page]?.title ?? null);
  const sentence = moment?.sentence ?? summary;
  return (
    <section aria-label={labels.sentence} data-refused={moment?.refused ?? false} className="stage-sentence">
      <p className="stage-step" data-wide={step > 999}>
        <span className="sr-only">{text.step(step)}</span>
        <span aria-hidden>{step}</span>
      </p>
      <div className="stage-words">
        <p className="stage-before">
          {page && <b>{page} </b>}
          {before && (
            <>
              <span className="sr-only">{text.before}: </span>
              <span title={before}>{before}</span>
            </>
          )}
        </p>
        <FitText of={sentence} className="stage-fit stage-now">
          {moment ? (
            <span className="stage-actor">
              <RoleGlyph role={moment.refused ? 'fault' : moment.side} className="size-[0.75em]" /> {moment.actor}
            </span>
          ) : (
            <span className="stage-actor">{title}</span>
          )}{' '}
          {sentence}
        </FitText>
      </div>
    </section>
  );
};
