import type { ProofView } from '../../engine/protocol/messages.ts';
import { actions } from '../store/app-state.ts';
import { proof as text } from '../text/proof.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';

interface Props {
  readonly proof: ProofView;
  readonly onClose: () => void;
}

/** Both sides of a run that differs from the sender's, and what happens here where they part. */
export const ProofDetails = ({ proof, onClose }: Props) => {
  const { after, by } = proof.parting ?? { after: 0, by: 0 };
  const last = proof.now.at(-1)?.step ?? 0;
  return (
    <Dialog title={text.title} onClose={onClose}>
      <div className="flex flex-col gap-3 p-4">
        <p>
          {after < 0 ? text.atStart : text.range(after, by)}{' '}
          {proof.made < proof.steps && text.shorter(proof.made, proof.steps)} {text.kept}
        </p>
        {after < 0 && <p>{text.start}</p>}
        {proof.now.length > 0 && (
          <section aria-labelledby="proof-now">
            <h3 id="proof-now" className="pb-1 font-semibold">
              {text.now(proof.now[0]?.step ?? 0, last)}
            </h3>
            <ol className="border-hair border-t">
              {proof.now.map(({ step, actor, side, refused, sentence }) => (
                <li key={step} className="flex gap-2 border-hair border-b py-1">
                  <button
                    type="button"
                    aria-label={text.goTo(step)}
                    onClick={() => {
                      void actions.seek(step);
                      onClose();
                    }}
                    className="min-h-6 min-w-8 shrink-0 self-start rounded-1 border border-rule px-1 font-mono hover:border-ink"
                  >
                    {step}
                  </button>
                  <span className="min-w-0 py-1">
                    <RoleGlyph role={refused ? 'fault' : side} /> <span className="font-mono text-ink-2">{actor}</span>{' '}
                    {sentence}
                  </span>
                </li>
              ))}
            </ol>
            {last < Math.min(by, proof.made) && (
              <p className="text-ink-3">{text.more(Math.min(by, proof.made) - last)}</p>
            )}
          </section>
        )}
        <p className="text-ink-2">{text.known}</p>
        <Checkpoints proof={proof} />
      </div>
    </Dialog>
  );
};

const Checkpoints = ({ proof }: { readonly proof: ProofView }) => (
  <table aria-label={text.table} className="w-full text-left font-mono">
    <thead className="font-sans text-ink-3">
      <tr className="border-hair border-b">
        <th className="py-1 pr-4 text-right font-normal">{text.columns.step}</th>
        <th className="pr-4 font-normal">{text.columns.theirs}</th>
        <th className="pr-4 font-normal">{text.columns.ours}</th>
        <th className="font-normal">{text.columns.verdict}</th>
      </tr>
    </thead>
    <tbody>
      {proof.checkpoints.map(({ step, theirs, ours, same }) => (
        <tr key={step} className="border-hair border-b">
          <td className="py-0.5 pr-4 text-right">{step}</td>
          <td className="pr-4">{theirs.length < 16 ? `${theirs}…` : theirs}</td>
          <td className="pr-4">
            {ours === null ? text.none : theirs.length < 16 ? `${ours.slice(0, theirs.length)}…` : ours}
          </td>
          <td data-same={same} className="whitespace-nowrap font-sans text-changed data-[same=true]:text-ok">
            <RoleGlyph role={same ? 'ok' : 'changed'} /> {same ? text.equal : text.unequal}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);
