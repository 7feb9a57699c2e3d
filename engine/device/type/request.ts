import type { FeatureSet } from '../../num/feature-set.ts';
import type { DeviceData } from '../../world/device-data.ts';

/** A buffer on a data virtqueue, as the device sees it. */
export interface Request {
  /** Index of the virtqueue. */
  readonly queue: number;
  readonly features: FeatureSet;
  readonly readable: Uint8Array;
  /** Bytes of the device-writable part. */
  readonly writableBytes: number;
}

/** What a device makes of a request. */
export type Served =
  | {
      readonly data: DeviceData;
      /** Bytes for the device-writable part, each piece from an offset in it on. */
      readonly pieces: readonly { readonly at: number; readonly bytes: Uint8Array }[];
      /** The used length. */
      readonly used: number;
      /** What happened, in a few words: 'reads 1 sector from 4'. */
      readonly told: string;
    }
  /** The request makes no sense at all: only a reset helps. */
  | { readonly broken: string };
