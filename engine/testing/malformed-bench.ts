import { read32, readBytes } from '../memory/memory.ts';
import { addr, hiOf, loOf } from '../num/addr.ts';
import { bytesToHex } from '../num/bytes.ts';
import { featureSet, union } from '../num/feature-set.ts';
import { keyOf } from '../run/step.ts';
import { createLab, type Lab, manage, OWNER_BITS, pfTopology, readyLab, topologyOf } from './lab.ts';

export const AVQ = 2;
export const avq = 'device:pf0/avq0';
export const INDIRECT = 28;
export const EVENT_IDX = 29;
export const PACKED = 34;
export const IN_ORDER = 35;
export const NEXT = 1;
export const WRITE = 2;
export const TABLE = 4;

export type Format = 'split' | 'packed';
export const both: readonly Format[] = ['split', 'packed'];

/** A virtqueue whose bytes are written by hand. */
export interface Bench {
  readonly lab: Lab;
  readonly format: Format;
  /** Writes little-endian bytes. */
  readonly poke: (at: bigint, value: number | bigint, bytes: 2 | 4 | 8) => void;
  readonly area: (name: 'desc' | 'driver' | 'device') => bigint;
  /** A descriptor of the ring or table; flags of a packed one get the AVAIL and USED bits of a pass. */
  readonly desc: (
    index: number,
    field: 'addr' | 'len' | 'flags' | 'next' | 'id',
    value: number | bigint,
    pass?: 1 | 2,
  ) => void;
  /** An entry of the indirect table of descriptor 0. */
  readonly entry: (index: number, of: { addr?: bigint; len?: number; flags?: number; next?: number }) => void;
  readonly run: () => void;
}

const widths = { addr: 8, len: 4, flags: 2, next: 2, id: 2 } as const;

const bench = (lab: Lab, format: Format): Bench => {
  const poke: Bench['poke'] = (at, value, bytes) => {
    const view = new DataView(new ArrayBuffer(8));
    view.setBigUint64(0, BigInt(value), true);
    lab.take({
      do: 'edit-memory',
      at: `0x${at.toString(16)}`,
      bytes: bytesToHex(new Uint8Array(view.buffer, 0, bytes)),
    });
  };
  const area: Bench['area'] = name => lab.device('pf0').queues[AVQ]?.registers[name] ?? 0n;
  const offsets =
    format === 'split'
      ? { addr: 0, len: 8, flags: 12, next: 14, id: 14 }
      : { addr: 0, len: 8, id: 12, next: 12, flags: 14 };
  const word = (at: bigint): number => read32(lab.world.memory, hiOf(addr(at)), loOf(addr(at)));
  return {
    lab,
    format,
    poke,
    area,
    desc: (index, field, value, pass = 1) => {
      const bits = format === 'packed' && field === 'flags' ? (pass === 1 ? 0x80 : 0x8000) : 0;
      poke(area('desc') + BigInt(16 * index + offsets[field]), BigInt(value) | BigInt(bits), widths[field]);
    },
    entry: (index, { addr: to, len, flags, next }) => {
      const at = BigInt(word(area('desc'))) + BigInt(16 * index);
      if (to !== undefined) poke(at, to, 8);
      if (len !== undefined) poke(at + 8n, len, 4);
      if (flags !== undefined) poke(at + BigInt(offsets.flags), flags, 2);
      if (next !== undefined) poke(at + BigInt(offsets.next), next, 2);
    },
    run: () => void lab.run(),
  };
};

/** Bits of a function that has an administration virtqueue of this format, and `bits`. */
export const bitsOf = (format: Format, ...bits: readonly number[]) =>
  union(OWNER_BITS, featureSet(format === 'packed' ? [PACKED, ...bits] : bits));

export const benchWith = (format: Format, ...bits: readonly number[]): Bench => {
  const features = bitsOf(format, ...bits);
  return bench(readyLab({}, { features, driverFeatures: features }), format);
};
/** A command is published: descriptors 0 (32 bytes to read) and 1 (24 to write), or one with a table of these two. */
export const published = (format: Format, ...bits: readonly number[]): Bench => {
  const made = benchWith(format, ...bits);
  made.lab.take(manage('query', 1));
  made.lab.run({ before: 'driver:pf0 notify' });
  return made;
};
/** Two commands are published, at heads 0 and 2, and the device has not looked. */
export const twoPublished = (format: Format, ...bits: readonly number[]): Bench => {
  const made = published(format, ...bits);
  made.lab.take(manage('query', 2));
  made.lab.run({ holding: [avq] });
  return made;
};
/** It has been returned, and the driver has not looked. */
export const returned = (format: Format, ...bits: readonly number[]): Bench => {
  const made = published(format, ...bits);
  made.lab.run({ before: 'driver:pf0 collect' });
  return made;
};
/** The table of descriptor 0 with more room behind it; the address of its second element. */
export const withRoom = (b: Bench, entries: number): bigint => {
  const ROOM = 0x1800n;
  const at = readBytes(b.lab.world.memory, addr(b.area('desc')), 8);
  const table = addr(new DataView(at.buffer, at.byteOffset).getBigUint64(0, true));
  const bytes = readBytes(b.lab.world.memory, table, 32);
  b.lab.take({ do: 'edit-memory', at: `0x${ROOM.toString(16)}`, bytes: bytesToHex(bytes) });
  b.desc(0, 'addr', ROOM);
  b.desc(0, 'len', 16 * entries);
  return new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(16, true);
};

/** Virtqueue 2 is sized and addressed, and not enabled yet. */
export const setUp = (format: Format): Bench => {
  const features = bitsOf(format);
  const lab = createLab({ topology: topologyOf(pfTopology({ features, driverFeatures: features })) });
  lab.take({ do: 'load-driver', device: 'pf0' });
  while (lab.device('pf0').queueSelect !== AVQ || !lab.can('driver:pf0 enable')) {
    const next = lab.choices().find(({ enabled }) => enabled);
    if (!next) throw new Error('virtqueue 2 is never set up');
    lab.act(keyOf(next.action));
  }
  return bench(lab, format);
};
export const write = (b: Bench, register: string, value: number): void =>
  void b.lab.take({ do: 'write-register', device: 'pf0', register, value });

/** A bench after a change. */
export const hurt = (made: Bench, change: (made: Bench) => void): Bench => {
  change(made);
  return made;
};
