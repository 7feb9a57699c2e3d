import { useEffect, useRef } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { RecipeStepView } from '../../engine/view/parts/run.ts';
import { actions, useApp } from '../store/app-state.ts';
import { next as text } from '../text/labels.ts';
import { Icon } from '../ui/Icon.tsx';
import { Panel } from '../ui/Panel.tsx';

const none: readonly RecipeStepView[] = [];

/** The steps of the recipe, and how far the run is. */
export const RecipePanel = () => {
  const [recipe, step] = useApp(useShallow(({ run: { run } }) => [run?.recipe ?? none, run?.step ?? 0] as const));
  const now = recipe.findIndex(({ state }) => state === 'now');
  const list = useRef<HTMLOListElement>(null);
  // A long recipe scrolls with the run. With the next frame: earlier, the browser would have to lay the page out twice.
  useEffect(() => {
    if (now < 0) return;
    const frame = requestAnimationFrame(() => list.current?.children[now]?.scrollIntoView({ block: 'nearest' }));
    return () => cancelAnimationFrame(frame);
  }, [now]);
  if (recipe.length === 0) return null;
  const done = recipe.every(({ state }) => state === 'done');
  const at = done ? text.recipeDone : now < 0 ? '' : text.recipeAt(now + 1, recipe.length);
  return (
    <div className="max-h-[58%] shrink-0 border-hair border-t">
      <Panel title={text.recipe} aside={<span className="text-t1">{at}</span>}>
        <ol ref={list} className="h-full overflow-y-auto py-1">
          {recipe.map((item, index) => (
            <Item key={item.title} item={item} number={index + 1} step={step} last={index === recipe.length - 1} />
          ))}
        </ol>
      </Panel>
    </div>
  );
};

interface ItemProps {
  readonly item: RecipeStepView;
  readonly number: number;
  readonly step: number;
  readonly last: boolean;
}

const Item = ({ item: { title, state, from, to }, number, step, last }: ItemProps) => {
  const traced = useApp(
    ({ run: { trace } }) =>
      from !== null && to !== null && !!trace?.steps.some(each => from <= each.step && each.step <= to),
  );
  return (
    <li data-state={state} data-traced={traced} className="data-[traced=true]:traced-bar group relative">
      {!last && <i aria-hidden className="absolute top-6 left-6 h-[calc(100%---spacing(4))] w-px bg-edge" />}
      <button
        type="button"
        disabled={from === null}
        aria-current={state === 'now' ? 'step' : undefined}
        onClick={() => from !== null && void actions.seek(from)}
        className="relative grid w-full grid-cols-[--spacing(5)_minmax(0,1fr)_auto] items-start gap-x-2 px-4 py-1 text-left focus-visible:-outline-offset-2 enabled:hover:bg-ink/5 group-data-[state=todo]:text-ink-3 group-data-[state=now]:font-semibold"
      >
        <span className="relative flex size-4.5 items-center justify-center rounded-full border border-edge bg-surface font-mono font-semibold text-ink-2 group-data-[state=done]:border-ink-3 group-data-[state=done]:bg-ink-3 group-data-[state=done]:text-surface group-data-[state=now]:border-ink group-data-[state=now]:bg-ink group-data-[state=now]:text-on-ink">
          {state === 'done' ? <Icon name="check" className="size-2.5" /> : number}
        </span>
        <span
          title={title}
          className="line-clamp-2 leading-4.5 [overflow-wrap:anywhere] group-data-[state=now]:line-clamp-none"
        >
          <span lang="en">{title}</span>
          <span className="sr-only">, {text.recipeStates[state]}</span>
        </span>
        <span className="font-mono font-normal text-ink-3 leading-4.5">
          {from !== null && to !== null && text.range(from, to)}
        </span>
        {state === 'now' && from !== null && to !== null && <Progress done={step - from + 1} all={to - from + 1} />}
      </button>
    </li>
  );
};

const Progress = ({ done, all }: { readonly done: number; readonly all: number }) => (
  <span
    role="img"
    aria-label={text.progress(done, all)}
    className="absolute right-4 bottom-px left-11 block h-0.75 bg-edge/30"
  >
    <i className="block h-full bg-ink" style={{ width: `${(100 * done) / all}%` }} />
  </span>
);
