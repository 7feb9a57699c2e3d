import { MEMORY } from './check-step.ts';
import type { RuleId } from './transcript-rules.ts';

/** One piece of a buffer. */
export interface Piece {
  readonly addr: bigint;
  readonly len: number;
}

/** A buffer as the recorded devices see it. */
export interface Popped {
  /** Head of a split ring, id of a packed one; and where it began. */
  readonly id: number;
  readonly firstId: number;
  readonly readable: readonly Piece[];
  readonly writable: readonly Piece[];
  /** Slots of a packed ring that it takes. */
  readonly slots: number;
}

/** Guest memory as the model reads and writes it; what is outside reads 0 and takes nothing. */
export interface ModelMemory {
  read(at: bigint, length: number): Uint8Array;
  write(at: bigint, bytes: Uint8Array): void;
  has(at: bigint, length: number): boolean;
}

/** What the ring model has to know of its device. */
export interface RingContext {
  readonly memory: ModelMemory;
  readonly packed: boolean;
  readonly eventIdx: boolean;
  readonly indirect: boolean;
  readonly inOrder: boolean;
  /** Release of QEMU. */
  readonly version: number;
  /** A difference from our device has shown. */
  readonly note: (rule: RuleId) => void;
  /** The emulator ends here. */
  readonly lose: (how: 'hang' | 'abort') => void;
}

/** Mutable: the device's half of one virtqueue. */
export interface ModelRing {
  num: number;
  desc: bigint;
  driver: bigint;
  device: bigint;
  lastAvail: number;
  availWrap: boolean;
  /** Where a packed ring was last seen to have nothing more: what notifications are asked for. */
  seen: number;
  seenWrap: boolean;
  usedIdx: number;
  usedWrap: boolean;
  signalled: number;
  signalledValid: boolean;
  /** Buffers that were taken and not used; slots of a packed ring. Below zero: counted wrong. */
  inUse: number;
  /** Bytes of the suppression that was last written: it wants notifications. */
  wants: boolean;
}

export const freshRing = (): ModelRing => ({
  num: 0,
  desc: 0n,
  driver: 0n,
  device: 0n,
  lastAvail: 0,
  availWrap: true,
  seen: 0,
  seenWrap: true,
  usedIdx: 0,
  usedWrap: true,
  signalled: 0,
  signalledValid: false,
  inUse: 0,
  wants: true,
});

/** A queue whose descriptor area is at address 0 is none to them. */
export const isSetUp = ({ num, desc }: ModelRing): boolean => num > 0 && desc !== 0n;

const NEXT = 1;
const WRITE = 2;
const INDIRECT = 4;
const AVAIL_BIT = 0x80;
const USED_BIT = 0x8000;

const le = (bytes: Uint8Array, at: number, size: number): number => {
  let value = 0;
  for (let k = size - 1; k >= 0; k -= 1) value = value * 256 + (bytes[at + k] ?? 0);
  return value;
};
const le16 = (value: number): Uint8Array => Uint8Array.of(value & 0xff, (value >> 8) & 0xff);
const le32 = (value: number): Uint8Array => Uint8Array.from({ length: 4 }, (_, k) => (value >>> (8 * k)) & 0xff);

/** Bytes of a page that stands in for memory that is not there; older releases have one such piece at a time. */
const BOUNCE = 4096n;

interface Desc {
  readonly addr: bigint;
  readonly len: number;
  readonly id: number;
  readonly flags: number;
  readonly next: number;
}

const readDesc = ({ memory, packed }: RingContext, base: bigint, index: number): Desc => {
  const bytes = memory.read(base + BigInt(16 * index), 16);
  const addr = BigInt(le(bytes, 0, 4)) | (BigInt(le(bytes, 4, 4)) << 32n);
  const [third, fourth] = [le(bytes, 12, 2), le(bytes, 14, 2)];
  return packed
    ? { addr, len: le(bytes, 8, 4), id: third, flags: fourth, next: 0 }
    : { addr, len: le(bytes, 8, 4), id: 0, flags: third, next: fourth };
};

const read16 = ({ memory }: RingContext, at: bigint): number => le(memory.read(at, 2), 0, 2);
const availIdx = (context: RingContext, ring: ModelRing): number => read16(context, ring.driver + 2n);

const isAvailable = (flags: number, wrap: boolean): boolean => {
  const [avail, used] = [(flags & AVAIL_BIT) !== 0, (flags & USED_BIT) !== 0];
  return avail !== used && avail === wrap;
};

export const isEmpty = (context: RingContext, ring: ModelRing): boolean =>
  context.packed
    ? !isAvailable(readDesc(context, ring.desc, ring.lastAvail).flags, ring.availWrap)
    : availIdx(context, ring) === ring.lastAvail;

/** Where conventional memory ends on a PC. */
const HOLE = 0xa0000n;

/** Whether a table is in one piece, be it of memory or of nothing; it is mapped as a whole before an entry is read. */
const isMapped = (addr: bigint, len: number): boolean =>
  addr >= BigInt(MEMORY) || addr + BigInt(len) <= (addr < HOLE ? HOLE : BigInt(MEMORY));

/** Whether an indirect table cannot be; older releases do not survive to map an empty one of a packed ring. */
const isNoTable = ({ packed, version, note, lose }: RingContext, { addr, len }: Desc): boolean => {
  if (packed && len === 0 && version < 11) {
    note('emulator-lost');
    lose('abort');
  }
  if (len === 0 || len % 16 !== 0) return true;
  if (isMapped(addr, len)) return false;
  note('table-unmapped');
  return true;
};

const afterHead = (context: RingContext, ring: ModelRing, head: number): Popped | 'broken' => {
  const { packed, note, memory } = context;
  let max = ring.num;
  let desc = readDesc(context, ring.desc, head);
  let base: bigint | null = null;
  const firstId = desc.id;
  if (desc.flags & INDIRECT) {
    if (isNoTable(context, desc)) return 'broken';
    if (!context.indirect || desc.flags & NEXT) note('indirect-laxness');
    base = desc.addr;
    max = desc.len / 16;
    desc = readDesc(context, base, 0);
    if (desc.flags & INDIRECT) note('indirect-laxness');
  }
  const readable: Piece[] = [];
  const writable: Piece[] = [];
  /** Bytes of the buffer that are nowhere, and pieces that have some. */
  let [nowhere, beside] = [0n, 0];
  let index = base === null ? head : 0;
  let id = firstId;
  for (;;) {
    if (desc.len === 0) {
      note('zero-length');
      return 'broken';
    }
    if (desc.flags & WRITE) writable.push(desc);
    else if (writable.length > 0) return 'broken';
    else readable.push(desc);
    if (!memory.has(desc.addr, desc.len)) {
      note('outside-memory');
      nowhere += desc.addr < BigInt(MEMORY) ? desc.addr + BigInt(desc.len - MEMORY) : BigInt(desc.len);
      beside += 1;
      if (nowhere > BOUNCE || (context.version < 10 && beside > 1)) return 'broken';
    }
    const count = readable.length + writable.length;
    if (count > max) return 'broken';
    if (count > ring.num) note('indirect-laxness');
    if (packed) {
      if (base !== null) {
        index += 1;
        if (index === max) break;
      } else {
        if (!(desc.flags & NEXT)) break;
        index = (index + 1) % ring.num;
      }
    } else {
      if (!(desc.flags & NEXT)) break;
      if (desc.next >= max) return 'broken';
      index = desc.next;
    }
    desc = readDesc(context, base ?? ring.desc, index);
    if (base === null) {
      id = desc.id;
      if (desc.flags & INDIRECT) note('direct-then-table');
      const wrapped = index < head;
      if (packed && !isAvailable(desc.flags, wrapped ? !ring.availWrap : ring.availWrap)) note('list-not-whole');
    } else if (desc.flags & INDIRECT) note('indirect-laxness');
  }
  if (packed && base === null && context.version < 10 && id !== firstId) note('first-id');
  const shown = packed ? (context.version < 10 || base !== null ? firstId : id) : head;
  return { id: shown, firstId, readable, writable, slots: base === null ? readable.length + writable.length : 1 };
};

/** A count below zero is a large one. */
const isFull = ({ inUse, num }: ModelRing): boolean => inUse < 0 || inUse >= num;

/** The next buffer; null: none waits; `broken`: the device cannot go on. */
export const pop = (context: RingContext, ring: ModelRing): Popped | 'broken' | null => {
  if (isEmpty(context, ring)) return null;
  if (context.packed) {
    if (isFull(ring)) return 'broken';
    const popped = afterHead(context, ring, ring.lastAvail);
    if (popped === 'broken') return popped;
    ring.inUse += popped.slots;
    ring.lastAvail += popped.slots;
    if (ring.lastAvail >= ring.num) {
      ring.lastAvail -= ring.num;
      ring.availWrap = !ring.availWrap;
    }
    ring.seen = ring.lastAvail;
    ring.seenWrap = ring.availWrap;
    return popped;
  }
  if (((availIdx(context, ring) - ring.lastAvail) & 0xffff) > ring.num) context.note('avail-idx-unchecked');
  if (isFull(ring)) return 'broken';
  const head = read16(context, ring.driver + BigInt(4 + 2 * (ring.lastAvail % ring.num)));
  ring.lastAvail = (ring.lastAvail + 1) & 0xffff;
  if (head >= ring.num) return 'broken';
  if (context.eventIdx) writeAvailEvent(context, ring, ring.lastAvail);
  const popped = afterHead(context, ring, head);
  if (popped !== 'broken') ring.inUse += 1;
  return popped;
};

/** A buffer that was taken, and is to be taken again. */
export const putBack = ({ packed }: RingContext, ring: ModelRing, { slots }: Popped): void => {
  ring.inUse -= packed ? slots : 1;
  if (!packed) {
    ring.lastAvail = (ring.lastAvail - 1) & 0xffff;
    return;
  }
  ring.lastAvail -= slots;
  if (ring.lastAvail >= 0) return;
  ring.lastAvail += ring.num;
  ring.availWrap = !ring.availWrap;
};

/**
 * Uses what waits without a look at it, and says whether there was something. Of a packed ring it counts out what it did
 * not count in, and then takes the ring to be full.
 */
export const dropAll = (context: RingContext, ring: ModelRing): boolean => {
  const { packed, version, note } = context;
  if (packed) setNotification(context, ring, false);
  let dropped = false;
  while (!isFull(ring) && !isEmpty(context, ring)) {
    let id: number;
    let slots = 1;
    if (packed) {
      const first = readDesc(context, ring.desc, ring.lastAvail);
      let [last, at] = [first, ring.lastAvail];
      while (last.flags & NEXT && slots <= ring.num) {
        at = (at + 1) % ring.num;
        last = readDesc(context, ring.desc, at);
        slots += 1;
      }
      id = first.id;
      if (last.id !== id && version < 10) note('first-id');
      ring.lastAvail += slots;
      if (ring.lastAvail >= ring.num) {
        ring.lastAvail -= ring.num;
        ring.availWrap = !ring.availWrap;
      }
    } else {
      id = read16(context, ring.driver + BigInt(4 + 2 * (ring.lastAvail % ring.num)));
      ring.inUse += 1;
      ring.lastAvail = (ring.lastAvail + 1) & 0xffff;
      if (context.eventIdx) writeAvailEvent(context, ring, ring.lastAvail);
    }
    push(context, ring, { id, firstId: id, readable: [], writable: [], slots }, 0);
    dropped = true;
  }
  return dropped;
};

const writeAvailEvent = ({ memory }: RingContext, ring: ModelRing, value: number): void => {
  if (ring.wants) memory.write(ring.device + BigInt(4 + 8 * ring.num), le16(value));
};

/** Writes one used element and makes it visible. */
export const push = (context: RingContext, ring: ModelRing, { id, slots }: Popped, len: number): void => {
  const { memory } = context;
  ring.inUse -= context.packed ? slots : 1;
  if (context.inOrder) context.note('each-in-order');
  if (context.packed) {
    const flags = ring.usedWrap ? AVAIL_BIT | USED_BIT : 0;
    if (len > 0) context.note('used-without-write');
    const at = ring.desc + BigInt(16 * ring.usedIdx);
    memory.write(at + 8n, le32(len));
    memory.write(at + 12n, le16(id));
    memory.write(at + 14n, le16(flags));
    ring.usedIdx += slots;
    if (ring.usedIdx >= ring.num) {
      ring.usedIdx -= ring.num;
      ring.usedWrap = !ring.usedWrap;
      ring.signalledValid = false;
    }
    return;
  }
  const at = ring.device + BigInt(4 + 8 * (ring.usedIdx % ring.num));
  memory.write(at, le32(id));
  memory.write(at + 4n, le32(len));
  ring.usedIdx = (ring.usedIdx + 1) & 0xffff;
  memory.write(ring.device + 2n, le16(ring.usedIdx));
};

const needEvent = (event: number, to: number, from: number): boolean =>
  ((to - event - 1) & 0xffff) < ((to - from) & 0xffff);

/** Whether the driver is to be interrupted for what was used since this was asked last. */
export const shouldNotify = (context: RingContext, ring: ModelRing): boolean => {
  const { packed, eventIdx, note } = context;
  if (!packed && !eventIdx) return (read16(context, ring.driver) & 1) === 0;
  const valid = ring.signalledValid;
  const [from, to] = [ring.signalled, ring.usedIdx];
  const settle = (): void => {
    ring.signalledValid = true;
    ring.signalled = ring.usedIdx;
  };
  if (!packed) {
    settle();
    const passed = needEvent(read16(context, ring.driver + BigInt(4 + 2 * ring.num)), to, from);
    if (!valid && !passed) note('first-interrupt');
    return !valid || passed;
  }
  const [offWrap, flags] = [read16(context, ring.driver), read16(context, ring.driver + 2n)];
  settle();
  if (flags === 1) return false;
  if (flags === 0) return true;
  if (flags === 3 || !eventIdx) note('event-values');
  const off = (offWrap & 0x7fff) - (ring.usedWrap === offWrap > 0x7fff ? 0 : ring.num);
  const passed = needEvent(off & 0xffff, to, from);
  if (!valid && !passed) note('first-interrupt');
  return !valid || passed;
};

/** The device says whether it wants to be notified. */
export const setNotification = (context: RingContext, ring: ModelRing, wanted: boolean): void => {
  const { memory, packed, eventIdx } = context;
  ring.wants = wanted;
  if (packed) {
    if (wanted && eventIdx) memory.write(ring.device, le16(ring.seen | (ring.seenWrap ? 0x8000 : 0)));
    memory.write(ring.device + 2n, le16(wanted ? (eventIdx ? 2 : 0) : 1));
  } else if (eventIdx) {
    if (wanted) writeAvailEvent(context, ring, availIdx(context, ring));
  } else {
    const flags = read16(context, ring.device) & ~1;
    memory.write(ring.device, le16(wanted ? flags : flags | 1));
  }
};

/**
 * Writable bytes of all that waits, or of what is enough, as devices add them up before they take anything; `broken` as
 * `pop`.
 */
export const writableWaiting = (
  context: RingContext,
  ring: ModelRing,
  enough = Number.POSITIVE_INFINITY,
): number | 'broken' => {
  let bytes = 0;
  let used = 0;
  if (!context.packed) {
    const idx = availIdx(context, ring);
    if (((idx - ring.lastAvail) & 0xffff) > ring.num) return 'broken';
    for (let at = ring.lastAvail; at !== idx; at = (at + 1) & 0xffff) {
      const head = read16(context, ring.driver + BigInt(4 + 2 * (at % ring.num)));
      if (head >= ring.num) return 'broken';
      const chain = lengths(context, ring, head, used, enough - bytes);
      if (chain === 'broken') return chain;
      bytes += chain.bytes;
      if (bytes >= enough) return bytes;
      used = chain.used;
    }
    return bytes;
  }
  let [at, wrap] = [ring.lastAvail, ring.availWrap];
  while (isAvailable(readDesc(context, ring.desc, at).flags, wrap)) {
    const chain = lengths(context, ring, at, used, enough - bytes);
    if (chain === 'broken') return chain;
    bytes += chain.bytes;
    if (bytes >= enough) return bytes;
    at += chain.used - used;
    used = chain.used;
    if (at >= ring.num) {
      at -= ring.num;
      wrap = !wrap;
    }
    if (used >= ring.num) break;
  }
  ring.seen = at;
  ring.seenWrap = wrap;
  return bytes;
};

const lengths = (
  context: RingContext,
  ring: ModelRing,
  head: number,
  before: number,
  enough: number,
): { readonly bytes: number; readonly used: number } | 'broken' => {
  const { packed } = context;
  let desc = readDesc(context, ring.desc, head);
  let base: bigint | null = null;
  let max = ring.num;
  let count = before;
  if (desc.flags & INDIRECT) {
    if (isNoTable(context, desc)) return 'broken';
    base = desc.addr;
    max = desc.len / 16;
    count = 0;
    desc = readDesc(context, base, 0);
  }
  let bytes = 0;
  let index = base === null ? head : 0;
  for (;;) {
    count += 1;
    if (count > max) return 'broken';
    if (desc.flags & WRITE) bytes += desc.len;
    if (bytes >= enough) break;
    if (packed && base !== null) {
      index += 1;
      if (index === max) break;
    } else {
      if (!(desc.flags & NEXT)) break;
      if (packed) index = (index + 1) % ring.num;
      else {
        if (desc.next >= max) return 'broken';
        index = desc.next;
      }
    }
    desc = readDesc(context, base ?? ring.desc, index);
  }
  return { bytes, used: base === null ? count : before + 1 };
};
