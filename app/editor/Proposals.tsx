import { useState } from 'react';
import type { DraftRun } from '../../engine/protocol/messages.ts';
import { useAt } from '../draft/draft-context.ts';
import { type Json, listIn } from '../draft/json.ts';
import { editor as text } from '../text/editor.ts';
import { Button } from '../ui/Button.tsx';
import { edit, useDraft, useTrial } from './draft.ts';
import { playDraft } from './play-draft.ts';

/** What the run that was just played comes to, to be ticked one by one. */
export const Proposals = () => {
  const [open, setOpen] = useState(false);
  return (
    <section aria-label={text.propose} className="border-hair border-t px-4 pt-3 pb-4">
      <Button
        aria-expanded={open}
        onClick={() => {
          setOpen(!open);
          if (!open) void playDraft();
        }}
      >
        {text.propose}
      </Button>
      {open && <Ticks done={() => setOpen(false)} />}
    </section>
  );
};

/** Null: the text was not played. */
const useProposals = (): DraftRun['proposals'] | null => {
  const played = useTrial(state => state.played);
  const now = useDraft(state => state.text);
  return played?.text === now ? played.run.proposals : null;
};

const Ticks = ({ done }: { readonly done: () => void }) => {
  const proposals = useProposals();
  const expect = listIn(useAt(['expect']));
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  if (!proposals) return null;
  const known = new Set(expect.map(each => JSON.stringify(each)));
  const isKnown = (i: number): boolean => known.has(JSON.stringify(proposals[i]?.expectation));
  const free = proposals.map((_, i) => i).filter(i => !isKnown(i));
  const toggle = (i: number): void =>
    setChosen(before => new Set([...before].filter(k => k !== i).concat(before.has(i) ? [] : [i])));
  const add = (): void => {
    const more = free.filter(i => chosen.has(i)).map(i => proposals[i]?.expectation as Json);
    edit(['expect'], [...expect, ...more]);
    done();
  };
  return (
    <div className="flex flex-col gap-2 pt-2">
      <p className="text-ink-2">{text.proposeHint}</p>
      <div className="flex gap-2">
        <Button onClick={() => setChosen(new Set(free))}>{text.all}</Button>
        <Button onClick={() => setChosen(new Set())}>{text.none}</Button>
      </div>
      <ul>
        {proposals.map(({ text: words }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a proposal is its place.
          <li key={i} className="border-hair border-t">
            <label className="flex min-h-7 items-baseline gap-2 py-1">
              <input
                type="checkbox"
                disabled={isKnown(i)}
                checked={isKnown(i) || chosen.has(i)}
                onChange={() => toggle(i)}
                className="relative top-0.5 size-4 shrink-0 accent-ink"
              />
              <span className="min-w-0 flex-1 break-words">{words}</span>
              {isKnown(i) && <span className="text-ink-3">{text.already}</span>}
            </label>
          </li>
        ))}
      </ul>
      <div className="flex gap-2">
        <Button primary disabled={!free.some(i => chosen.has(i))} onClick={add}>
          {text.proposed(free.filter(i => chosen.has(i)).length)}
        </Button>
        <Button onClick={done}>{text.cancel}</Button>
      </div>
    </div>
  );
};
