import { editor as text } from '../text/editor.ts';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';
import { useDraft, useTrial } from './draft.ts';
import { openPart } from './open-item.ts';

/** How the scenario ran, and what became of what it expects. */
export const Verdict = () => {
  const played = useTrial(state => state.played);
  const now = useDraft(state => state.text);
  if (!played) return null;
  const { steps, stopped, judgements, digest } = played.run;
  const held = judgements.filter(each => each.held).length;
  const good = stopped === null && held === judgements.length;
  return (
    <section aria-label={text.run} className="flex flex-wrap items-center gap-x-3">
      <button
        type="button"
        onClick={() => openPart('expect')}
        className="flex min-h-6 items-center gap-1.5 underline decoration-dotted underline-offset-2"
      >
        <RoleGlyph role={good ? 'ok' : 'fault'} />
        {text.holds(held, judgements.length)}
      </button>
      <span className="text-ink-2">{stopped === null ? text.played(steps) : text.playedStopped(steps, stopped)}</span>
      <span className="text-ink-3">
        {text.digest} <span className="font-mono">{digest}</span>
      </span>
      {played.text !== now && <span className="text-changed">{text.earlierText}</span>}
    </section>
  );
};
