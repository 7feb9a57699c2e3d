import type { DeviceId } from '../../world/ids.ts';
import type { ByteRange, SpanView } from './bytes.ts';
import type { Side } from './values.ts';

export interface RegionView {
  readonly at: string;
  readonly size: number;
  readonly owner: string;
  readonly side: Side;
  readonly purpose: string;
  readonly device: DeviceId;
  /** Name of the virtqueue that it belongs to: `avq0`, `receiveq1`. */
  readonly queue: string | null;
  /**
   * Named ranges inside it, nested by depth; only of regions in the window, and of the shown virtqueue and its buffers.
   * None while no rows are asked for.
   */
  readonly spans: readonly (SpanView & {
    readonly text: string;
    readonly changed: boolean;
    readonly unknown?: true;
  })[];
}

export interface MemoryView {
  /** Bytes of guest memory, `0x…`; addresses are below it. */
  readonly size: string;
  readonly regions: readonly RegionView[];
  /** Window that the page asked for: 16 bytes a row. */
  readonly window: {
    readonly at: string;
    readonly bytes: string;
    readonly changed: readonly ByteRange[];
    readonly hatched: readonly ByteRange[];
  };
  /** Rows of 16 bytes that all of memory has. */
  readonly rows: number;
}
