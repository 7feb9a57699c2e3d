import { useState } from 'react';
import { actions, useApp } from '../store/app-state.ts';
import { useStore } from '../store/store.ts';
import { proof as text } from '../text/proof.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';
import { ProofDetails } from './ProofDetails.tsx';

/** The run of the link is not the one that its sender saw: from where on, and both sides of it. */
const ProofBanner = () => {
  const proof = useApp(state => state.proof);
  const [open, setOpen] = useState(false);
  if (!proof?.parting) return null;
  const { after, by } = proof.parting;
  const first = Math.min(after + 1, proof.made);
  return (
    <section
      aria-label={text.differs}
      className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-1 border-changed border-b-2 bg-surface px-4 py-1.5"
    >
      <p role="status" className="min-w-0 flex-1 basis-60">
        <RoleGlyph role="changed" /> <b className="font-semibold">{text.differs}.</b>{' '}
        {after < 0 ? text.atStart : text.range(after, by)}{' '}
        {proof.made < proof.steps && text.shorter(proof.made, proof.steps)}
      </p>
      <span className="flex gap-2">
        {first > 0 && <Button onClick={() => void actions.seek(first)}>{text.goTo(first)}</Button>}
        <Button aria-haspopup="dialog" onClick={() => setOpen(true)}>
          {text.details}
        </Button>
        <IconButton
          icon="close"
          label={text.dismiss}
          className="border-transparent"
          onClick={() => useStore.setState({ proof: null })}
        />
      </span>
      {open && <ProofDetails proof={proof} onClose={() => setOpen(false)} />}
    </section>
  );
};

export default ProofBanner;
