import type { RingsView } from '../../engine/view/parts/rings.ts';
import { recording as text } from '../text/recording.ts';

/** The values of a row as one text each, whatever the width of its table. */
const valuesAt = (rings: RingsView, at: string): readonly string[] | null => {
  const tables = rings.tables.flatMap(table => table.rows.map(row => ({ ...row, name: text.entry(table, row) })));
  const rows =
    rings.format === 'split'
      ? rings.descriptors.map(row => ({ ...row, name: text.descriptor(row.index) }))
      : rings.slots.map(row => ({ ...row, name: text.slot(row.slot) }));
  const row = [...rows, ...tables].find(each => each.at === at);
  if (row) {
    const { name, addr, len, flags, flagNames } = row;
    const id = 'id' in row ? [`id ${row.id.text}`] : [];
    const next = 'next' in row && row.next ? [`next ${row.next.text}`] : [];
    const told = [`addr ${addr.text}`, `len ${len.text}`, `flags ${flags.text} ${flagNames.join('|')}`, ...id, ...next];
    return [name, text.atAddress(at), ...told];
  }
  if (rings.format !== 'split') return null;
  const avail = rings.avail.ring.find(each => each.at === at);
  if (avail) return [text.ringSlot('avail', avail.slot), text.atAddress(at), `head ${avail.head.text}`];
  const used = rings.used.ring.find(each => each.at === at);
  return used
    ? [text.ringSlot('used', used.slot), text.atAddress(at), `id ${used.id.text}`, `len ${used.len.text}`]
    : null;
};

/** The row that is chosen. */
export const Chosen = ({ rings, at }: { readonly rings: RingsView | null; readonly at: string | null }) => {
  const values = rings && at !== null ? valuesAt(rings, at) : null;
  return (
    values && (
      <p role="status" className="flex flex-wrap gap-x-4 border-hair border-b px-4 py-1 font-mono">
        {values.map(value => (
          <span key={value} className="break-words">
            {value}
          </span>
        ))}
      </p>
    )
  );
};
