import { useShallow } from 'zustand/react/shallow';
import type { MomentView } from '../../engine/view/parts/moment.ts';
import { useApp } from '../store/app-state.ts';
import { labels } from '../text/labels.ts';
import { ClauseLink } from '../ui/ClauseLink.tsx';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';
import { WhyButton } from './WhyButton.tsx';

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
      className="@container flex h-22 shrink-0 flex-col justify-center overflow-hidden border-hair border-b bg-surface px-4 data-[refused=true]:shadow-[inset_--spacing(1)_0_var(--color-fault)] sm:h-17"
    >
      {moment ? <Sentence moment={moment} /> : <Opening />}
    </section>
  );
};

/** Longer sentences are set smaller, so that nothing of them is cut off. */
const LONG = 130;

const Sentence = ({ moment }: { readonly moment: MomentView }) => {
  const { step, refused, side, actor, sentence, visibility, clauses, decision } = moment;
  return (
    <>
      <p className="flex h-6 shrink-0 items-center gap-3 whitespace-nowrap text-ink-3">
        <span className="flex min-w-0 shrink-0 items-center gap-1.5 text-ink-2">
          <b className="font-mono font-semibold text-ink">{step}</b>
          <RoleGlyph role={refused ? 'fault' : side} />
          <span className="font-mono">{actor}</span>
        </span>
        <RecipeStep />
        <span className="hidden @xl:inline">{visibility}</span>
        {decision && <WhyButton decision={decision} />}
        {clauses[0] && <ClauseLink id={clauses[0].id} />}
      </p>
      <p
        title={sentence}
        data-long={sentence.length > LONG}
        className="line-clamp-3 font-semibold text-t3 leading-4.5 data-[long=true]:line-clamp-4 data-[long=true]:text-t2 data-[long=true]:leading-3.5 sm:line-clamp-2 sm:data-[long=true]:line-clamp-3"
      >
        {sentence}
      </p>
    </>
  );
};

/** Where in the recipe that is. */
const RecipeStep = () => {
  const [at, count, title] = useApp(
    useShallow(({ run: { run } }) => {
      const recipe = run?.recipe ?? [];
      const now = recipe.findIndex(
        ({ from, to }) => from !== null && to !== null && run && from <= run.step && run.step <= to,
      );
      return [now + 1, recipe.length, recipe[now]?.title ?? ''] as const;
    }),
  );
  return (
    <span title={title} className="min-w-0 flex-1 truncate">
      {at > 0 && (
        <>
          {labels.recipe(at, count)}
          <span lang="en" className="sr-only @4xl:not-sr-only">
            : {title}
          </span>
        </>
      )}
    </span>
  );
};

const Opening = () => {
  const summary = useApp(state => state.run.run?.summary ?? '');
  return (
    <p title={summary} className="line-clamp-4 text-t3 leading-4.5 sm:line-clamp-3">
      <b className="font-semibold">{labels.toStart}</b> {summary ? <span lang="en">{summary}</span> : labels.start}
    </p>
  );
};
