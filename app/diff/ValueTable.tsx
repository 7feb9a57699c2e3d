import type { StepDiff } from '../../engine/protocol/messages.ts';
import { diff as text } from '../text/diff.ts';
import { WasIs } from '../ui/WasIs.tsx';

/** What differs of functions: registers, feature sets, private state, and what their drivers do. */
export const ValueTable = ({ values }: { readonly values: StepDiff['values'] }) =>
  values.length > 0 && (
    <section aria-label={text.functions} className="border-hair border-b px-4 py-2.5">
      <h3 className="pb-1 font-semibold">{text.functions}</h3>
      {[...new Set(values.map(({ place }) => place))].map(place => (
        <div key={place} className="pb-2">
          <h4 className="font-mono text-ink-2">{place}</h4>
          <WasIs
            caption={`${text.functions}: ${place}`}
            rows={values
              .filter(each => each.place === place)
              .map(({ kind, what, was, is }) => ({ what, note: text.kinds[kind], was, is }))}
          />
        </div>
      ))}
    </section>
  );
