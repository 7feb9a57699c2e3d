import type { Json } from './json.ts';
import { summaryOf } from './summary.ts';

/** An item of a list in a line: what it is, the rest of it, and what its writer calls it. */
export const ItemSummary = ({ item }: { readonly item: Json }) => {
  const { head, rest, label } = summaryOf(item);
  return (
    <span className="block break-words">
      <b className="mr-1 font-mono font-semibold">{head}</b> <span className="font-mono text-ink-2">{rest}</span>
      {label !== '' && <span className="block text-ink-3">{label}</span>}
    </span>
  );
};
