import { type ReactNode, useRef } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import { readStored, writeStored } from '../store/stored.ts';
import { useScale } from '../ui/scale.ts';

export interface SplitProps {
  /** The size is remembered under this name. */
  readonly id: string;
  readonly direction: 'row' | 'column';
  /** The pane that keeps its size when the window changes; the other one takes what is left. */
  readonly kept: 'first' | 'second';
  /** Size of the kept pane: pixels of a page with small type, or below 1 a share of the whole. */
  readonly size: number;
  /** Pixels that each pane keeps at least. */
  readonly least: readonly [number, number];
  /** Name of the line between them. */
  readonly line: string;
  readonly first: ReactNode;
  readonly second: ReactNode;
}

/** Pixels of the kept pane as a person left it; null: never moved. */
const rememberedSize = (id: string): number | null => {
  const before = readStored(`size.${id}`);
  return typeof before === 'number' && Number.isFinite(before) && before > 0 ? before : null;
};

/** Two panes with a line between them: drag it, move it with the arrows, or click twice to put it back. */
export const Split = ({ id, direction, kept, size, least, line, first, second }: SplitProps) => {
  const whole = useRef<HTMLDivElement>(null);
  const scale = useScale();
  const wanted = rememberedSize(id) ?? size;
  const defaultSize = wanted < 1 ? `${wanted * 100}%` : wanted * scale;
  const isKept = { defaultSize, groupResizeBehavior: 'preserve-pixel-size' } as const;
  return (
    <Group
      // The panes take the sizes that the larger or smaller type asks for.
      key={scale}
      orientation={direction === 'row' ? 'horizontal' : 'vertical'}
      className="h-full min-h-0 min-w-0"
      elementRef={whole}
      onLayoutChanged={(layout, { isUserInteraction }) => {
        if (!isUserInteraction || !whole.current) return;
        const room = direction === 'row' ? whole.current.offsetWidth : whole.current.offsetHeight;
        writeStored(`size.${id}`, Math.round((((layout[`${id}-${kept}`] ?? 0) / 100) * room) / scale));
      }}
    >
      <Panel id={`${id}-first`} minSize={least[0] * scale} className={PANE} {...(kept === 'first' && isKept)}>
        {first}
      </Panel>
      <Separator aria-label={line} data-direction={direction} className={LINE} />
      <Panel id={`${id}-second`} minSize={least[1] * scale} className={PANE} {...(kept === 'second' && isKept)}>
        {second}
      </Panel>
    </Group>
  );
};

const PANE = 'h-full min-h-0 min-w-0 overflow-hidden';
/** A hairline that is easier to hit and to see than it looks. */
const LINE =
  'relative z-20 shrink-0 bg-hair before:absolute hover:before:bg-edge active:before:bg-ink data-[direction=column]:h-px data-[direction=row]:w-px data-[direction=column]:before:inset-x-0 data-[direction=column]:before:-inset-y-px data-[direction=row]:before:inset-y-0 data-[direction=row]:before:-inset-x-px';
