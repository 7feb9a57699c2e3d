import { memo } from 'react';
import type { FeatureRow, FeaturesView } from '../../engine/view/parts/features.ts';
import { FeatureValue } from '../lesson/Here.tsx';
import { useApp } from '../store/app-state.ts';
import { isTraced } from '../store/traced.ts';
import { labels } from '../text/labels.ts';
import { features as text } from '../text/registers.ts';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';
import { SourceTag } from '../ui/SourceTag.tsx';
import { Traced } from '../ui/Traced.tsx';

/** The stages of a bit in the order in which it passes them. */
export const STAGES = [
  'hardware',
  'manageable',
  'assigned',
  'offered',
  'driverKnows',
  'accepted',
  'negotiated',
] as const;
type Stage = (typeof STAGES)[number];

interface Props {
  readonly row: FeatureRow;
  /** Columns that whose lens is on cannot know. */
  readonly unknown: FeaturesView['unknown'];
  /** The column that a question asks for; null: none does. */
  readonly asked: Stage | null;
}

export const FeatureLine = memo(function FeatureLine({ row, unknown, asked }: Props) {
  const traced = useApp(state => isTraced(state, `feature ${row.bit}`));
  return (
    <tr
      data-traced={traced}
      className="data-[traced=true]:traced-bar [&>*]:border-hair [&>*]:border-b [&>*]:py-0.5 [&>*]:font-normal"
    >
      <td className="pr-2 pl-4 text-right font-mono">{row.bit}</td>
      <th scope="row" className="wrap-anywhere whitespace-normal px-2 text-left font-mono" title={row.source.text}>
        {row.name}
        <Traced when={traced} /> {row.source.kind !== 'published' && <SourceTag source={row.source} />}
        {row.requires && (
          <span className="block max-w-40 whitespace-normal font-sans text-ink-3 text-t1">
            {text.requires(row.requires)}
          </span>
        )}
      </th>
      {STAGES.map(stage =>
        stage === asked ? (
          <td key={stage} className="p-0!">
            <FeatureValue bit={row.bit} name={row.name} />
          </td>
        ) : (
          <Cell
            key={stage}
            value={row[stage]}
            changed={row.changed.includes(stage)}
            stage={stage}
            unknown={unknown?.includes(stage)}
          />
        ),
      )}
    </tr>
  );
});

interface CellProps {
  readonly value: boolean | null;
  readonly changed: boolean;
  readonly stage: Stage;
  readonly unknown: boolean | undefined;
}

/** Filled: has it; outline: has it not; dash: cannot be said yet. */
const Cell = ({ value, changed, stage, unknown }: CellProps) => {
  const word = value === null ? text.notYet : value ? text.yes : text.no;
  return (
    <td
      title={`${text.columns[stage]}: ${word}`}
      data-changed={changed}
      data-unknown={unknown}
      className="relative px-0.5 text-center data-[changed=true]:bg-changed/10"
    >
      {changed && (
        <span className="absolute top-0 left-0 leading-none">
          <RoleGlyph role="changed" />
        </span>
      )}
      <span className="sr-only">{unknown ? `${word}, ${labels.unknown}` : word}</span>
      <svg
        aria-hidden
        viewBox="0 0 10 10"
        data-value={String(value)}
        className="mx-auto size-2.5 text-ink-3 data-[value=true]:text-ink"
      >
        {value === null ? (
          <path d="M3 5h4" stroke="currentColor" />
        ) : value ? (
          <path d="M0 0h10v10H0z" fill="currentColor" />
        ) : (
          <path d="M.5.5h9v9h-9z" fill="none" stroke="currentColor" />
        )}
      </svg>
    </td>
  );
};
