import type { KeyboardEvent, PointerEvent } from 'react';
import { useRef } from 'react';

interface Props {
  /** What it resizes, for those who do not see it. */
  readonly label: string;
  readonly direction: 'row' | 'column';
  /** Pixels of the pane that is resized, and its bounds. */
  readonly size: number;
  readonly low: number;
  readonly high: number;
  /** -1 when the pane is behind the line. */
  readonly sign: 1 | -1;
  /** Null: back to the size that it had at first. */
  readonly onResize: (size: number | null) => void;
}

const STEP = 16;

/** The line between two panes: drag it, move it with the arrows, or click twice to put it back. */
export const Splitter = ({ label, direction, size, low, high, sign, onResize }: Props) => {
  const grabbed = useRef({ at: 0, size: 0 });
  const row = direction === 'row';
  const place = (event: PointerEvent): number => (row ? event.clientX : event.clientY);
  const keys: Readonly<Record<string, number>> = {
    [row ? 'ArrowRight' : 'ArrowDown']: size + sign * STEP,
    [row ? 'ArrowLeft' : 'ArrowUp']: size - sign * STEP,
    Home: low,
    End: high,
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = keys[event.key];
    if (to === undefined) return;
    event.preventDefault();
    onResize(to);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a line that can be moved is a slider, not an <hr>.
    <div
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={row ? 'vertical' : 'horizontal'}
      aria-valuenow={Math.round(size)}
      aria-valuemin={low}
      aria-valuemax={Math.round(high)}
      data-direction={direction}
      onKeyDown={onKeyDown}
      onDoubleClick={() => onResize(null)}
      onPointerDown={event => {
        event.currentTarget.setPointerCapture(event.pointerId);
        grabbed.current = { at: place(event), size };
      }}
      onPointerMove={event => {
        if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
        onResize(grabbed.current.size + sign * (place(event) - grabbed.current.at));
      }}
      className="group relative z-20 shrink-0 touch-none bg-hair outline-none data-[direction=column]:h-px data-[direction=row]:w-px data-[direction=column]:cursor-row-resize data-[direction=row]:cursor-col-resize"
    >
      <i
        aria-hidden
        className="absolute group-hover:bg-edge group-focus-visible:bg-ink group-active:bg-ink group-data-[direction=column]:-inset-y-px group-data-[direction=row]:-inset-x-px group-data-[direction=column]:inset-x-0 group-data-[direction=row]:inset-y-0"
      />
      <i
        aria-hidden
        className="absolute group-data-[direction=column]:-inset-y-1.5 group-data-[direction=row]:-inset-x-1.5 group-data-[direction=column]:inset-x-0 group-data-[direction=row]:inset-y-0"
      />
    </div>
  );
};
