/** What virtio-rng has besides its registers. */
export interface RngData {
  readonly type: 'rng';
  /** The byte that comes next: entropy here is 00 01 02 … ff 00 …, so that everybody can predict it. */
  readonly next: number;
}

/** What virtio-blk has besides its registers. */
export interface BlkData {
  readonly type: 'blk';
  /** Capacity in sectors of 512 bytes. */
  readonly sectors: number;
  /** Sectors that were written since the disk was made, by number; the others still hold the pattern. */
  readonly written: Readonly<Record<number, Uint8Array>>;
  /** The `writeback` field of the device configuration. */
  readonly writeback: boolean;
}

/** What virtio-net has besides its registers. */
export interface NetData {
  readonly type: 'net';
  /** The address that the driver has set through the control queue; null: the one it was built with. */
  readonly mac: Uint8Array | null;
  readonly linkUp: boolean;
  /** Frames from the peer that wait for a receive buffer, the oldest first. */
  readonly waiting: readonly Uint8Array[];
}

/** The part of a function that depends on its type; a reset leaves it alone but for what the type says. */
export type DeviceData = RngData | BlkData | NetData;

/** What kinds of virtio device a function can be. */
export type DeviceType = DeviceData['type'];
