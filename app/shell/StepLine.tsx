import type { MomentView } from '../../engine/view/parts.ts';
import { useApp } from '../store/app-state.ts';
import { labels } from '../text/labels.ts';
import { ClauseLink } from '../ui/ClauseLink.tsx';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';

/**
 * The step that is shown, as one sentence above the picture; before the first one, what the scenario is about. Of one
 * height, so that nothing below it moves.
 */
export const StepLine = () => {
  const moment = useApp(state => state.run.moment);
  return (
    <section
      aria-label={labels.sentence}
      data-refused={moment?.refused ?? false}
      className="@container h-[72px] shrink-0 overflow-hidden border-hair border-b bg-surface data-[refused=true]:shadow-[inset_4px_0_var(--color-fault)] sm:h-[52px]"
    >
      {moment ? <Sentence moment={moment} /> : <Opening />}
    </section>
  );
};

const Sentence = ({ moment }: { readonly moment: MomentView }) => {
  const { step, refused, side, actor, sentence, visibility, clauses } = moment;
  return (
    <div className="grid h-full grid-cols-[minmax(0,1fr)_auto] content-center items-center gap-x-3 px-4 @xl:grid-cols-[auto_minmax(0,1fr)_auto]">
      <span className="flex min-w-0 items-center gap-1.5 text-ink-2">
        <b className="font-mono font-semibold text-ink">{step}</b>
        <RoleGlyph role={refused ? 'fault' : side} />
        <span className="truncate font-mono">{actor}</span>
      </span>
      <span className="flex items-center gap-3 text-ink-3 @xl:order-last">
        <span className="hidden @2xl:inline">{visibility}</span>
        {clauses[0] && <ClauseLink id={clauses[0].id} />}
      </span>
      <b
        title={sentence}
        className="col-span-full line-clamp-2 font-semibold text-t3 leading-[18px] @xl:col-span-1 @xl:col-start-2"
      >
        {sentence}
      </b>
    </div>
  );
};

const Opening = () => {
  const summary = useApp(state => state.run.run?.summary ?? '');
  return (
    <div className="flex h-full items-center px-4">
      <p title={summary} className="line-clamp-3 text-t3 leading-[18px] @xl:line-clamp-2">
        <b className="font-semibold">{labels.toStart}</b> {labels.start(summary)}
      </p>
    </div>
  );
};
