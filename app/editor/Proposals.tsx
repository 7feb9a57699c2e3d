import { useState } from 'react';
import type { DraftRun } from '../../engine/protocol/messages.ts';
import { OfferedExpectations } from '../draft/OfferedExpectations.tsx';
import { editor as text } from '../text/editor.ts';
import { Button } from '../ui/Button.tsx';
import { useDraft, useTrial } from './draft.ts';
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
  if (!proposals) return null;
  return (
    <div className="flex flex-col gap-2 pt-2">
      <OfferedExpectations
        path={['expect']}
        offered={proposals}
        hint={text.proposeHint}
        many
        note={(_, known) => known && <span className="text-ink-3">{text.already}</span>}
        addText={text.proposed}
        done={done}
      />
    </div>
  );
};
