import type { DecodeRow } from '../../engine/view/decode-view.ts';
import { decode as text } from '../text/decode.ts';
import { SourceTag } from '../ui/SourceTag.tsx';
import { drawn } from '../ui/scale.ts';

interface Props {
  readonly rows: readonly DecodeRow[];
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
}

/** Structs and fields in the order of the bytes, what is inside further in. */
export const FieldTree = ({ rows, selected, onSelect }: Props) => (
  <table aria-label={text.fields} className="w-full border-collapse">
    <thead className="text-left text-ink-3">
      <tr>
        <th scope="col" className="w-10 pr-2 text-right font-normal">
          {text.offset}
        </th>
        <th scope="col" className="font-normal">
          {text.field}
        </th>
        <th scope="col" className="pl-2 font-normal">
          {text.value}
        </th>
        <th scope="col" className="pl-2 text-right font-normal">
          {text.source}
        </th>
      </tr>
    </thead>
    <tbody>
      {rows.map((row, k) => (
        <Row key={row.id} row={row} before={rows[k - 1]} selected={row.id === selected} onSelect={onSelect} />
      ))}
    </tbody>
  </table>
);

interface RowProps {
  readonly row: DecodeRow;
  readonly before: DecodeRow | undefined;
  readonly selected: boolean;
  readonly onSelect: (id: string) => void;
}

const Row = ({ row, before, selected, onSelect }: RowProps) => {
  const { id, kind, name, depth, offset, type, doc, source, present, lints } = row;
  // Said once where it changes, so that a column of equal words does not drown the one that differs.
  const told = kind === 'struct' ? depth === 0 : before?.source.kind !== source.kind;
  return (
    <tr
      data-kind={kind}
      data-selected={selected}
      data-odd={lints.length > 0}
      data-present={present}
      className="group relative h-6 align-baseline data-[selected=true]:bg-ink/10 data-[present=missing]:text-ink-3"
    >
      <td className="pr-2 text-right font-mono text-ink-3 group-data-[odd=true]:font-semibold group-data-[odd=true]:text-fault">
        {offset}
      </td>
      <th scope="row" className="text-left font-normal">
        <button
          type="button"
          aria-pressed={selected}
          title={doc || undefined}
          onClick={() => onSelect(id)}
          style={{ paddingLeft: drawn(Math.max(0, depth - 1) * 12) }}
          className="min-h-6 min-w-6 text-left font-mono [overflow-wrap:anywhere] after:absolute after:inset-0 after:content-['']"
        >
          {kind === 'struct' ? <b className="font-semibold">{name}</b> : name}
        </button>
        {kind === 'field' && <span className="ml-2 font-mono text-ink-3">{type}</span>}
      </th>
      <td className="py-0.5 pl-2">
        <Value row={row} />
      </td>
      <td className="pl-2 text-right">{told && <SourceTag source={source} />}</td>
    </tr>
  );
};

const Value = ({ row: { kind, name, type, value, text: words, present } }: { readonly row: DecodeRow }) => {
  if (kind === 'struct') return type === name ? null : <span className="font-mono text-ink-3">{type}</span>;
  if (present === 'missing') return <span>{text.isMissing}</span>;
  return (
    <>
      <span className="font-mono [overflow-wrap:anywhere]">{value}</span>
      {words !== value && !/^\d*$/.test(words) && (
        <span lang="en" className="ml-2 text-ink-2 [overflow-wrap:anywhere]">
          {words}
        </span>
      )}
      {present === 'partly' && <span className="ml-2 font-semibold text-fault">{text.isCut}</span>}
    </>
  );
};
