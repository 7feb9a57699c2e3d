import type { DiffRing } from '../../engine/protocol/messages.ts';
import { changedValues } from '../rings/changed-values.ts';
import { diff as text } from '../text/diff.ts';
import { WasIs } from '../ui/WasIs.tsx';

/** What differs in rings, by their names in the specification. */
export const RingDiff = ({ rings }: { readonly rings: readonly DiffRing[] }) =>
  rings.length > 0 && (
    <section aria-label={text.rings} className="border-hair border-b px-4 py-2.5">
      <h3 className="pb-1 font-semibold">{text.rings}</h3>
      {rings.map(({ rings: view, state }) => {
        const rows = changedValues(view);
        return (
          <div key={`${view.device} ${view.queue}`} className="pb-2">
            <h4 className="flex gap-3">
              <span className="font-mono text-ink-2">{text.ringOf(view.name, view.device)}</span>
              <span className="text-ink-3">
                {view.format}, {text.states[state]}
              </span>
            </h4>
            {rows.length > 0 && <WasIs caption={`${text.rings}: ${text.ringOf(view.name, view.device)}`} rows={rows} />}
          </div>
        );
      })}
    </section>
  );
