import { useApp } from '../store/app-state.ts';
import { proof as text } from '../text/proof.ts';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';

/** A quiet mark: the run of the link is the one that its sender saw. */
const ProofMark = () => {
  const proof = useApp(state => state.proof);
  if (!proof || proof.parting) return null;
  const hint = text.sameHint(proof.checkpoints.length, proof.steps);
  return (
    <span
      role="note"
      aria-label={hint}
      title={hint}
      className="ml-3 hidden @[33.75rem]/strip:inline-flex items-center gap-1 text-ok text-t1"
    >
      <RoleGlyph role="ok" /> {text.same}
    </span>
  );
};

export default ProofMark;
