import { memo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { useApp } from '../store/app-state.ts';
import { areTraced } from '../store/traced.ts';
import { bytesBetween, further } from './address.ts';
import { HexPiece, type RowBytes } from './HexPiece.tsx';
import { ROW_BYTES, type Segment } from './segments.ts';

interface Props {
  readonly at: string;
  readonly pieces: readonly Segment[];
  /** Larger bytes, with the names of the fields below. */
  readonly wide: boolean;
}

/** What the engine sent of a row: its bytes as hex (shorter where it sent none), and which of them are marked. */
const useRow = (at: string) =>
  useApp(
    useShallow(({ run: { memory } }) => {
      const window = memory?.window;
      if (!window) return { hex: '', changed: '', hatched: '' };
      const from = bytesBetween(window.at, at);
      const marks = (ranges: readonly { readonly offset: number; readonly size: number }[]) =>
        Array.from({ length: ROW_BYTES }, (_, k) =>
          ranges.some(({ offset, size }) => from + k >= offset && from + k < offset + size) ? '1' : '0',
        ).join('');
      return {
        hex: from < 0 ? '' : window.bytes.slice(from * 2, (from + ROW_BYTES) * 2),
        changed: marks(window.changed),
        hatched: marks(window.hatched),
      };
    }),
  );

/** Which of a row's bytes are selected, from and to; none when they are the same. */
const useSelected = (at: string) =>
  useApp(
    useShallow(({ selection: { bytes } }) => {
      if (!bytes) return [0, 0] as const;
      const from = bytesBetween(at, bytes.at);
      const clamp = (value: number) => Math.min(ROW_BYTES, Math.max(0, value));
      return [clamp(from), clamp(from + bytes.size)] as const;
    }),
  );

/** Sixteen bytes with their address. */
export const HexRow = memo(function HexRow({ at, pieces, wide }: Props) {
  const row = useRow(at);
  const [from, to] = useSelected(at);
  const traced = useApp(state =>
    Array.from({ length: ROW_BYTES }, (_, k) => (areTraced(state, further(at, k), 1) ? '1' : '0')).join(''),
  );
  const bytes: RowBytes = { ...row, from, to, traced };
  return (
    <div
      data-wide={wide}
      className="group/row flex h-5.5 items-center data-[wide=true]:h-11 data-[wide=true]:items-start"
    >
      <span className="w-14 shrink-0 text-ink-3 group-data-[wide=true]/row:w-16 group-data-[wide=true]/row:leading-6.5">
        {at}
      </span>
      {pieces.map(piece => (
        <HexPiece key={piece.from} piece={piece} bytes={bytes} />
      ))}
    </div>
  );
});
