import { actions, useApp } from '../store/app-state.ts';
import { timeline as text } from '../text/time.ts';
import { Icon } from '../ui/Icon.tsx';
import { drawn } from '../ui/scale.ts';
import { yOf } from './glyphs.ts';
import { xOf } from './scale.ts';
import { rowBranch } from './tree.ts';
import type { Shown } from './use-timeline.ts';

const none: readonly { readonly atStep: number; readonly text: string }[] = [];

/** Flags over the steps that hold a note. */
export const Bookmarks = ({ shown: { scale, branches, way } }: { readonly shown: Shown }) => {
  const bookmarks = useApp(state => state.run.run?.bookmarks ?? none);
  const rowOf = (step: number) =>
    Math.max(
      0,
      branches.findIndex(({ id }) => id === rowBranch(way, step)),
    );
  return (
    <>
      {bookmarks
        .filter(({ atStep }) => atStep >= scale.from && atStep <= scale.to)
        .map(({ atStep, text: note }) => (
          <button
            key={atStep}
            type="button"
            title={note}
            aria-label={text.bookmark(atStep, note)}
            onPointerDown={event => event.stopPropagation()}
            onClick={() => void actions.seek(atStep)}
            style={{ left: drawn(xOf(scale, atStep) - 4), top: drawn(yOf(rowOf(atStep)) - 8) }}
            className="absolute z-20 flex size-6 items-end text-changed"
          >
            <Icon name="flag" className="size-3" />
          </button>
        ))}
    </>
  );
};
