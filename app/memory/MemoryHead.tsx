import { HatchWords } from '../lens/HatchWords.tsx';
import { LensPicker } from '../lens/LensPicker.tsx';
import { actions } from '../store/app-state.ts';
import { memory as text } from '../text/memory.ts';
import type { ChangedRange } from './changed.ts';

/** Takes one to what the last step changed, and says what the patterns mean. */
export const MemoryHead = ({ changed }: { readonly changed: readonly ChangedRange[] }) => {
  const first = changed[0];
  return (
    <header className="flex min-h-8 shrink-0 flex-wrap items-center gap-x-4 border-hair border-b px-4 py-0.5 text-ink-2">
      <button
        type="button"
        disabled={!first}
        onClick={() => first && actions.select({ bytes: { at: first.at, size: first.size }, field: first.path })}
        className="min-h-6 underline underline-offset-2 disabled:text-ink-3 disabled:no-underline"
      >
        {text.changes(changed.length)}
      </button>
      <span className="ml-auto flex items-center gap-1.5 whitespace-nowrap">
        <span aria-hidden className="hatch inline-block h-2.5 w-5 border border-edge" />{' '}
        <HatchWords words={text.hatch} />
      </span>
      <LensPicker />
    </header>
  );
};
