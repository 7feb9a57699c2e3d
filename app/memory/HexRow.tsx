import { memo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { actions, useApp } from '../store/app-state.ts';
import { memory as text } from '../text/memory.ts';
import { bytesBetween } from './address.ts';
import { ROW_BYTES, type Segment } from './segments.ts';

interface Props {
  readonly at: string;
  readonly pieces: readonly Segment[];
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

/** Sixteen bytes. A field is one button; it selects itself everywhere. */
export const HexRow = memo(function HexRow({ at, pieces }: Props) {
  const { hex, changed, hatched } = useRow(at);
  const [from, to] = useSelected(at);
  return (
    <div className="flex h-[22px] items-center">
      <span className="w-20 shrink-0 text-ink-3">{at}</span>
      <div className="relative flex">
        {pieces.map(piece => {
          const bytes = hex.slice(piece.from * 2, piece.to * 2).match(/../g) ?? [];
          const cells = Array.from({ length: piece.to - piece.from }, (_, k) => ({
            index: piece.from + k,
            text: bytes[k] ?? text.waiting,
          }));
          const inside = cells.map(({ index, text: byte }) => (
            <i
              key={index}
              data-changed={changed[index] === '1'}
              data-hatched={hatched[index] === '1'}
              data-selected={index >= from && index < to}
              data-ruler={index === ROW_BYTES / 2}
              className="block w-[19px] py-px text-center not-italic data-[changed=true]:changed-mark data-[hatched=true]:hatch data-[selected=true]:bg-ink data-[selected=true]:text-on-ink data-[ruler=true]:border-rule data-[ruler=true]:border-l data-[ruler=true]:border-dashed"
            >
              {byte}
            </i>
          ));
          if (!piece.leaf) {
            return (
              <span key={piece.from} title={text.outside} className="flex text-ink-3">
                {inside}
              </span>
            );
          }
          const { leaf } = piece;
          return (
            <button
              key={piece.from}
              type="button"
              tabIndex={-1}
              title={`${leaf.path}${leaf.text && `: ${leaf.text}`}`}
              aria-label={text.spanLabel(leaf.path, leaf.at, bytes.join(' '))}
              onClick={() => actions.select({ bytes: { at: leaf.at, size: leaf.size }, field: leaf.path })}
              data-odd={leaf.odd}
              data-torn={piece.torn}
              className="flex border-edge/50 border-y border-l last:border-r data-[odd=true]:bg-edge/15 data-[torn=before]:border-l-transparent data-[torn=both]:border-l-transparent"
            >
              {inside}
            </button>
          );
        })}
      </div>
    </div>
  );
});
