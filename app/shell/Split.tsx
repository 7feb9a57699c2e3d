import { type ReactNode, useRef, useState } from 'react';
import { useSize } from '../graph/use-size.ts';
import { readStored, writeStored } from '../store/stored.ts';
import { Splitter } from './Splitter.tsx';

export interface SplitProps {
  /** The size is remembered under this name. */
  readonly id: string;
  readonly direction: 'row' | 'column';
  /** The pane that keeps its size when the window changes; the other one takes what is left. */
  readonly kept: 'first' | 'second';
  /** Size of the kept pane: pixels, or below 1 a share of the whole. */
  readonly size: number;
  /** Pixels that each pane keeps at least. */
  readonly least: readonly [number, number];
  /** Name of the line between them. */
  readonly line: string;
  readonly first: ReactNode;
  readonly second: ReactNode;
}

/** Two panes with a line between them that can be moved. */
export const Split = ({ id, direction, kept, size, least, line, first, second }: SplitProps) => {
  const whole = useRef<HTMLDivElement>(null);
  const measured = useSize(whole);
  const room = direction === 'row' ? measured.width : measured.height;
  const [stored, setStored] = useState(() => {
    const before = readStored(`size.${id}`);
    return typeof before === 'number' && Number.isFinite(before) ? before : null;
  });
  const keptFirst = kept === 'first';
  const [low, other] = keptFirst ? least : [least[1], least[0]];
  const high = Math.max(low, room - other - 1);
  const wanted = stored ?? (size < 1 ? Math.round(size * room) : size);
  const shown = room === 0 ? wanted : Math.min(high, Math.max(low, wanted));
  const resize = (next: number | null): void => {
    setStored(next === null ? null : Math.min(high, Math.max(low, next)));
    writeStored(`size.${id}`, next);
  };
  const fixed = { flexBasis: shown };
  return (
    <div
      ref={whole}
      data-direction={direction}
      className="flex h-full min-h-0 min-w-0 data-[direction=column]:flex-col"
    >
      <div style={keptFirst ? fixed : undefined} data-kept={keptFirst} className={PANE}>
        {first}
      </div>
      <Splitter
        label={line}
        direction={direction}
        size={shown}
        low={low}
        high={high}
        sign={keptFirst ? 1 : -1}
        onResize={resize}
      />
      <div style={keptFirst ? undefined : fixed} data-kept={!keptFirst} className={PANE}>
        {second}
      </div>
    </div>
  );
};

const PANE = 'min-h-0 min-w-0 flex-1 overflow-hidden data-[kept=true]:flex-none';
