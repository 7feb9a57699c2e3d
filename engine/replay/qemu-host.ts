import { MEMORY } from './check-step.ts';
import type { QemuProfile } from './qemu-profile.ts';
import type { ModelMemory, ModelRing, Piece, Popped, RingContext } from './qemu-ring.ts';
import type { RuleId } from './transcript-rules.ts';

/** A virtqueue as a device type meets it. */
export interface TypeQueue {
  readonly ring: ModelRing;
  /** Of the messages that say that something was used. */
  readonly vector: number;
}

/** What a device type of the model needs of the function that it works in. */
export interface ModelHost {
  readonly memory: ModelMemory;
  readonly profile: QemuProfile;
  /** Of several requests that the disk has done by the time that somebody looks, the newest is used first. */
  readonly newestFirst: boolean;
  readonly note: (rule: RuleId) => void;
  readonly context: () => RingContext;
  /** The feature is negotiated. */
  readonly has: (bit: number) => boolean;
  /** DRIVER_OK is set. */
  readonly isLive: () => boolean;
  readonly isBroken: () => boolean;
  /** It is no bus master, so it takes nothing. */
  readonly isCut: () => boolean;
  /** A queue that exists and has been set up; null: it has not. */
  readonly queueAt: (index: number) => TypeQueue | null;
  /** The next buffer, or null when there is none or the device has broken down over it. */
  readonly take: (queue: TypeQueue) => Popped | null;
  /** Interrupts for what was used, if the driver wants to be. */
  readonly interrupt: (queue: TypeQueue) => void;
  readonly breakDown: () => void;
  /** The emulator ends here. */
  readonly lose: (how: 'hang' | 'abort') => void;
  readonly isLost: () => boolean;
}

/** What a device type does behind the registers of its function. */
export interface ModelType {
  /** Looks at a queue that was notified, or at all of them when the device becomes live. */
  serve(index: number): void;
  /** The driver has written device_status, and the device is not reset by that. */
  statusWritten(value: number): void;
  config(): Uint8Array;
  writeConfig(at: number, bytes: Uint8Array): void;
  /** Something happens outside; false: nothing that shows. */
  host(event: { readonly link: boolean } | { readonly diskBytes: number }): boolean;
  reset(): void;
}

export const sizeOf = (pieces: readonly Piece[]): number => pieces.reduce((sum, { len }) => sum + len, 0);

export const gather = (memory: ModelMemory, pieces: readonly Piece[]): Uint8Array => {
  const bytes = new Uint8Array(Math.min(sizeOf(pieces), MEMORY));
  let at = 0;
  for (const { addr, len } of pieces) {
    bytes.set(memory.read(addr, Math.min(len, bytes.length - at)), at);
    at += len;
    if (at >= bytes.length) break;
  }
  return bytes;
};

/** Writes from an offset in the writable part on. */
export const scatter = (memory: ModelMemory, pieces: readonly Piece[], offset: number, bytes: Uint8Array): void => {
  let start = 0;
  for (const { addr, len } of pieces) {
    const from = Math.max(offset, start);
    const to = Math.min(offset + bytes.length, start + len);
    if (to > from) memory.write(addr + BigInt(from - start), bytes.subarray(from - offset, to - offset));
    start += len;
  }
};
