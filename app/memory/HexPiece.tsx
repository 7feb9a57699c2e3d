import { actions } from '../store/app-state.ts';
import { memory as text } from '../text/memory.ts';
import { drawn } from '../ui/scale.ts';
import { type Leaf, ROW_BYTES, type Segment } from './segments.ts';

/** The bytes of a row as text, a character of marks for each, and which are selected. */
export interface RowBytes {
  readonly hex: string;
  readonly changed: string;
  readonly hatched: string;
  readonly traced: string;
  readonly from: number;
  readonly to: number;
}

interface Props {
  readonly piece: Segment;
  readonly bytes: RowBytes;
}

/** The bytes of one field in a row. They are a button: pressed, the field is selected everywhere. */
export const HexPiece = ({ piece, bytes }: Props) => {
  const { leaf, from, to, torn } = piece;
  if (!leaf) {
    return (
      <span title={text.outside} className="flex text-ink-3">
        <Cells from={from} to={to} bytes={bytes} />
      </span>
    );
  }
  const starts = torn === 'none' || torn === 'after';
  return (
    <span className="flex flex-col">
      <button
        type="button"
        // Everything here is reached through the tree of regions as well; sixteen stops a row would bar the way.
        tabIndex={-1}
        title={`${leaf.path}${leaf.text && `: ${leaf.text}`}`}
        aria-label={text.spanLabel(leaf.path, leaf.at, bytes.hex.slice(from * 2, to * 2))}
        aria-pressed={from < bytes.to && to > bytes.from}
        onClick={() => actions.select({ bytes: { at: leaf.at, size: leaf.size }, field: leaf.path })}
        data-odd={leaf.odd}
        data-starts={starts}
        className="flex border-edge/50 border-y data-[odd=true]:bg-edge/15 data-[starts=true]:-ml-px data-[starts=true]:border-l"
      >
        <Cells from={from} to={to} bytes={bytes} />
      </button>
      {starts && <Name leaf={leaf} bytes={to - from} />}
    </span>
  );
};

/** Width of a byte in the wide view. */
const CELL = 26;

/** Below the bytes, in the wide view: as much of the name as there is room. */
const Name = ({ leaf, bytes }: { readonly leaf: Leaf; readonly bytes: number }) => (
  <span
    aria-hidden
    title={leaf.path}
    style={{ maxWidth: drawn(bytes * CELL) }}
    className="hidden truncate pr-1 text-ink-3 leading-4 group-data-[wide=true]/row:block"
  >
    {leaf.name}
  </span>
);

const Cells = ({ from, to, bytes }: { readonly from: number; readonly to: number; readonly bytes: RowBytes }) =>
  Array.from({ length: to - from }, (_, k) => from + k).map(index => (
    <i
      key={index}
      data-changed={bytes.changed[index] === '1'}
      data-hatched={bytes.hatched[index] === '1'}
      data-traced={bytes.traced[index] === '1'}
      data-selected={index >= bytes.from && index < bytes.to}
      data-ruler={index === ROW_BYTES / 2}
      className="block w-4.25 py-px text-center not-italic leading-4 data-[changed=true]:changed-mark data-[hatched=true]:hatch data-[ruler=true]:border-rule data-[ruler=true]:border-l data-[ruler=true]:border-dashed data-[traced=true]:shadow-[inset_0_1px_var(--color-ink),inset_0_-1px_var(--color-ink)] data-[selected=true]:bg-ink data-[selected=true]:text-on-ink group-data-[wide=true]/row:w-6.5 group-data-[wide=true]/row:py-1 group-data-[wide=true]/row:text-t3"
    >
      {bytes.hex.slice(index * 2, index * 2 + 2) || text.waiting}
    </i>
  ));
