import type { Studies } from '../../engine/protocol/messages.ts';
import { dialects as text } from '../text/dialects.ts';
import { labels } from '../text/labels.ts';
import '../study/verdicts.css';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';
import { SourceTag } from '../ui/SourceTag.tsx';

type DiffRow = Studies['dialects']['found']['rows'][number];

interface Props {
  readonly rows: readonly DiffRow[];
  readonly left: string;
  readonly right: string;
}

/** One entry a row, what collides first. */
export const DiffTable = ({ rows, left, right }: Props) => (
  <table aria-label={`${left}, ${right}`} className="compared">
    <colgroup>
      {[104, 136, 176, undefined, undefined].map((width, k) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name.
        <col key={k} style={{ width }} />
      ))}
    </colgroup>
    <thead className="text-ink-3">
      <tr>
        {[text.columns.verdict, text.columns.kind, text.columns.key, left, right].map(name => (
          <th key={name} scope="col" className="py-1 pr-4 font-normal">
            {name}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map(row => (
        <Row key={`${row.kind} ${row.key}`} row={row} names={[left, right]} />
      ))}
    </tbody>
  </table>
);

interface RowProps {
  readonly row: DiffRow;
  readonly names: readonly [string, string];
}

const Row = ({ row: { kind, key, verdict, left, right }, names }: RowProps) => (
  <tr data-verdict={verdict} className="verdict-row">
    <td className="verdict py-1 pr-4">
      <span className="flex items-baseline gap-1.5 pl-1">
        <Mark verdict={verdict} />
        {text.verdicts[verdict]}
      </span>
    </td>
    <td className="py-1 pr-4 text-ink-2">{text.kinds[kind]}</td>
    <th scope="row" className="py-1 pr-4 font-mono [overflow-wrap:anywhere]">
      {key}
    </th>
    <Cell label={names[0]} cell={left} other={right} />
    <Cell label={names[1]} cell={right} other={left} />
  </tr>
);

const Mark = ({ verdict }: { readonly verdict: DiffRow['verdict'] }) => {
  if (verdict === 'collides') return <RoleGlyph role="fault" />;
  if (verdict === 'differs') return <RoleGlyph role="changed" />;
  if (verdict === 'same') return <RoleGlyph role="ok" plain />;
  return (
    <svg aria-hidden viewBox="0 0 10 10" className="inline-block size-2.5 shrink-0 fill-current">
      {verdict === 'left' ? <path d="M0 1h4v8H0z" /> : <path d="M6 1h4v8H6z" />}
      <path d="M5 0v10" stroke="currentColor" strokeWidth="1" />
    </svg>
  );
};

interface CellProps {
  /** Of the column, where there are no columns. */
  readonly label: string;
  readonly cell: DiffRow['left'];
  readonly other: DiffRow['left'];
}

/** What one side has; a part that the other says alike is quieter. */
const Cell = ({ label, cell, other }: CellProps) => (
  <td data-label={label} className="py-1 pr-4">
    {cell ? (
      <>
        <span lang="en" className="font-mono [overflow-wrap:anywhere]">
          {cell.name}
        </span>{' '}
        {cell.source && <SourceTag source={cell.source} />}
        {cell.text !== '' && (
          <span className={`block [overflow-wrap:anywhere] ${cell.text === other?.text ? 'text-ink-3' : 'text-ink-2'}`}>
            {cell.text}
          </span>
        )}
      </>
    ) : (
      <span className="text-ink-3">{labels.none}</span>
    )}
  </td>
);
