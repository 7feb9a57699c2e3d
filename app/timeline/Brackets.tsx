import { memo } from 'react';
import type { RecipeStepView } from '../../engine/view/parts/run.ts';
import { useApp } from '../store/app-state.ts';
import { drawn } from '../ui/scale.ts';
import { type Scale, xOf } from './scale.ts';

export const BRACKETS = 20;
/** A digit, and a bracket with no room for more than that. */
const DIGIT = 7;
const NARROW = 16;

const none: readonly RecipeStepView[] = [];

/** The steps of the recipe as brackets over the steps that belong to them. The recipe itself is a list of its own. */
export const Brackets = memo(function Brackets({ scale }: { readonly scale: Scale }) {
  const recipe = useApp(state => state.run.run?.recipe ?? none);
  return (
    <div aria-hidden style={{ height: drawn(BRACKETS) }} className="relative overflow-hidden text-t1">
      {recipe.map(({ title, state, from, to }, index) => {
        if (from === null || to === null || to < scale.from || from > scale.to) return null;
        const left = xOf(scale, Math.max(from, scale.from)) - scale.gap / 2 + 1;
        const right = xOf(scale, Math.min(to, scale.to)) + scale.gap / 2 - 1;
        return (
          <p
            key={title}
            data-state={state}
            title={title}
            lang="en"
            style={{ left: drawn(left), width: drawn(right - left) }}
            data-narrow={right - left < NARROW}
            className="absolute bottom-0.5 h-4 truncate border-rule border-b-2 px-0.5 data-[narrow=true]:px-0 data-[narrow=true]:text-center data-[narrow=true]:[text-overflow:clip] text-ink-3 leading-3.5 data-[state=now]:border-ink data-[state=now]:font-semibold data-[state=now]:text-ink"
          >
            {right - left >= DIGIT * `${index + 1}`.length && index + 1}
            {right - left > 60 && ` ${title}`}
          </p>
        );
      })}
    </div>
  );
});
