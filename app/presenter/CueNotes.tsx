import { cues as text } from '../text/presenter.ts';
import type { TalkState } from './messages.ts';

/** What is shown and what comes: the steps as sentences, and what there is to say. */
export const CueNotes = ({ talk }: { readonly talk: TalkState }) => {
  const { cues, cue, step, end, now, next } = talk;
  const here = cues[cue];
  const after = cues[cue + 1];
  return (
    <section aria-label={text.notes} className="cues-notes">
      <div aria-live="polite" className="cues-now">
        <h2>{text.step(step, end)}</h2>
        <p className="cues-sentence">{now}</p>
      </div>
      {here && (
        <div className="cues-here">
          <h2>{text.cue(cue + 1, cues.length)}</h2>
          <p className="cues-cue-title">{text.titleOf(here)}</p>
          {here.note && here.note !== here.title && <p className="cues-note">{here.note}</p>}
        </div>
      )}
      <div className="cues-next">
        <h2>{text.after}</h2>
        <p>{next || text.nothing}</p>
        {after && (
          <>
            <h2>{text.nextCue}</h2>
            <p>
              <b>{text.titleOf(after)}</b>
            </p>
            {after.note && after.note !== after.title && <p className="cues-note">{after.note}</p>}
          </>
        )}
      </div>
    </section>
  );
};
