import type { FeatureBitView } from '../../engine/view/parts.ts';
import { labels } from '../text/labels.ts';

interface Props {
  /** Null: not known yet. */
  readonly list: readonly FeatureBitView[] | null;
}

/** Feature bits by number and name; dashed where the text does not define them. */
export const Bits = ({ list }: Props) => {
  if (list === null) return <span className="text-ink-3">{labels.none}</span>;
  if (list.length === 0) return <span className="text-ink-3">{labels.noBits}</span>;
  return (
    <ul className="flex flex-wrap gap-1 font-mono">
      {list.map(({ bit, name, source }) => (
        <li
          key={bit}
          data-kind={source}
          className="whitespace-nowrap rounded-[2px] border border-edge px-1 leading-[14px] data-[kind=reconstructed]:border-dashed"
        >
          <b className="font-semibold">{bit}</b> {name}
        </li>
      ))}
    </ul>
  );
};
