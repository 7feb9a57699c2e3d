import { describe, expect, it } from 'vitest';
import { createCoverage } from '../conformance/coverage.ts';
import { brokenBy } from '../device/fault-clause.ts';
import { dialectOf } from '../dialect/dialects.ts';
import { createArena } from '../memory/arena.ts';
import { read16, read32, readBytes } from '../memory/memory.ts';
import { addr, hiOf, loOf } from '../num/addr.ts';
import { bytesToHex } from '../num/bytes.ts';
import { featureSet, union } from '../num/feature-set.ts';
import { createWorld } from '../run/create-world.ts';
import { schedule } from '../run/schedule.ts';
import type { Action } from '../run/step.ts';
import { choicesAt, keyOf, step } from '../run/step.ts';
import type { Intent } from '../world/intent.ts';
import type { Readings } from '../world/world.ts';
import type { Lab } from './lab.ts';
import { createLab, eventsOfType, manage, OWNER_BITS, pfTopology, readyLab, topologyOf, violations } from './lab.ts';
import { command, publishedLab, rawCommand } from './published-lab.ts';

/*
 * M1 to M36, the list of ways in which a ring can be wrong, one by one, on both formats: what it is called, which
 * descriptor shows it, the rule of the text that it breaks, and what comes of it. Everything is typed by hand.
 */

const AVQ = 2;
const avq = 'device:pf0/avq0';
const INDIRECT = 28;
const EVENT_IDX = 29;
const PACKED = 34;
const IN_ORDER = 35;
const NEXT = 1;
const WRITE = 2;
const TABLE = 4;

type Format = 'split' | 'packed';

interface Bench {
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

const benchWith = (format: Format, ...bits: readonly number[]): Bench => {
  const features = union(OWNER_BITS, featureSet(format === 'packed' ? [PACKED, ...bits] : bits));
  return bench(readyLab({}, { features, driverFeatures: features }), format);
};
/** A command is published: descriptors 0 (32 bytes to read) and 1 (24 to write), or one with a table of these two. */
const published = (format: Format, ...bits: readonly number[]): Bench => {
  const made = benchWith(format, ...bits);
  made.lab.take(manage('query', 1));
  made.lab.run({ before: 'driver:pf0 notify' });
  return made;
};
/** Two commands are published, at heads 0 and 2, and the device has not looked. */
const twoPublished = (format: Format, ...bits: readonly number[]): Bench => {
  const made = published(format, ...bits);
  made.lab.take(manage('query', 2));
  made.lab.run({ holding: [avq] });
  return made;
};
/** It has been returned, and the driver has not looked. */
const returned = (format: Format, ...bits: readonly number[]): Bench => {
  const made = published(format, ...bits);
  made.lab.run({ before: 'driver:pf0 collect' });
  return made;
};
/** The table of descriptor 0 with more room behind it; the address of its second element. */
const withRoom = (b: Bench, entries: number): bigint => {
  const ROOM = 0x1800n;
  const at = readBytes(b.lab.world.memory, addr(b.area('desc')), 8);
  const table = addr(new DataView(at.buffer, at.byteOffset).getBigUint64(0, true));
  const bytes = readBytes(b.lab.world.memory, table, 32);
  b.lab.take({ do: 'edit-memory', at: `0x${ROOM.toString(16)}`, bytes: bytesToHex(bytes) });
  b.desc(0, 'addr', ROOM);
  b.desc(0, 'len', 16 * entries);
  return new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(16, true);
};

type Reaction =
  /** DEVICE_NEEDS_RESET, a configuration change notification, and silence until a reset. */
  | { readonly fault: string; readonly at: number | null; readonly table?: number; readonly clause: string | null }
  /** A violation of the driver, or an oddity, with which the device goes on. */
  | { readonly noted: string; readonly at?: number; readonly table?: number; readonly clause: string | null }
  /** The driver no longer believes the device, and breaks the queue. */
  | { readonly broken: string; readonly clause: string | null }
  /** What was to be written is not. */
  | { readonly refused: string };

interface Row {
  readonly rule: string;
  readonly format: Format;
  readonly what: string;
  readonly make: () => Bench;
  readonly is: Reaction;
}

const rows: Row[] = [];
const both: readonly Format[] = ['split', 'packed'];
const row = (rule: string, format: Format, what: string, make: () => Bench, is: Reaction): void =>
  void rows.push({ rule, format, what, make, is });
/** The same on both formats. */
const rowOnBoth = (
  rule: string,
  what: string,
  make: (format: Format) => Bench,
  is: (format: Format) => Reaction,
): void => {
  for (const format of both) row(rule, format, what, () => make(format), is(format));
};
const hurt = (made: Bench, change: (made: Bench) => void): Bench => {
  change(made);
  return made;
};

// ------------------------------------------------------------------------------------- faults

row(
  'M1',
  'split',
  'a head that is no index of the table',
  () => hurt(published('split'), b => b.poke(b.area('driver') + 4n, 8, 2)),
  {
    fault: 'head-out-of-table',
    at: 8,
    clause: null,
  },
);
row('M2', 'split', 'next is no index of the table', () => hurt(published('split'), b => b.desc(0, 'next', 8)), {
  fault: 'next-out-of-table',
  at: 0,
  clause: null,
});
row(
  'M2',
  'split',
  'next is no index of the indirect table',
  () => hurt(published('split', INDIRECT), b => b.entry(0, { next: 2 })),
  {
    fault: 'next-out-of-table',
    at: 0,
    table: 0,
    clause: null,
  },
);
row('M3', 'split', 'a descriptor continues at itself', () => hurt(published('split'), b => b.desc(0, 'next', 0)), {
  fault: 'loop',
  at: 0,
  clause: 'split.indirect.chain-le-queue-size',
});
row(
  'M3',
  'split',
  'an entry of the indirect table continues at itself',
  () => hurt(published('split', INDIRECT), b => b.entry(0, { flags: NEXT, next: 0 })),
  { fault: 'loop', at: 0, table: 0, clause: 'split.indirect.chain-le-queue-size' },
);
row(
  'M4',
  'split',
  'nine entries of an indirect table on a queue of eight',
  () =>
    hurt(published('split', INDIRECT), b => {
      withRoom(b, 9);
      for (let k = 0; k < 9; k += 1) b.entry(k, { addr: 0x1000n, len: 1, flags: k < 8 ? NEXT : WRITE, next: k + 1 });
    }),
  { fault: 'longer-than-queue', at: 8, table: 0, clause: 'split.indirect.chain-le-queue-size' },
);
row(
  'M4',
  'packed',
  'NEXT in every slot of the ring',
  () =>
    hurt(published('packed'), b => {
      for (let k = 0; k < 8; k += 1) b.desc(k, 'flags', NEXT);
    }),
  { fault: 'longer-than-queue', at: 0, clause: 'packed.list.le-queue-size' },
);
row(
  'M5',
  'split',
  'two elements of 4 GiB less a byte',
  () =>
    hurt(published('split'), b => {
      b.desc(0, 'len', 0xffff_ffff);
      b.desc(1, 'len', 0xffff_ffff);
    }),
  { fault: 'too-many-bytes', at: 1, clause: 'split.desc.chain-byte-limit' },
);
rowOnBoth(
  'M6',
  'device-readable after device-writable',
  format =>
    hurt(published(format), b => {
      b.desc(0, 'flags', NEXT | WRITE);
      b.desc(1, 'flags', 0);
    }),
  format => ({
    fault: 'readable-after-writable',
    at: 1,
    clause: format === 'split' ? 'split.framing.writable-after-readable' : 'packed.list.writable-after-readable',
  }),
);
rowOnBoth(
  'M7',
  'INDIRECT without VIRTIO_F_INDIRECT_DESC',
  format => hurt(published(format), b => b.desc(0, 'flags', TABLE)),
  format => ({
    fault: 'indirect-not-negotiated',
    at: 0,
    clause: format === 'split' ? 'split.indirect.negotiated-only' : 'packed.indirect.negotiated-only',
  }),
);
row(
  'M8',
  'split',
  'INDIRECT and NEXT in one descriptor',
  () => hurt(published('split', INDIRECT), b => b.desc(0, 'flags', TABLE | NEXT)),
  {
    fault: 'indirect-and-next',
    at: 0,
    clause: 'split.indirect.not-with-next',
  },
);
row(
  'M9',
  'split',
  'INDIRECT inside an indirect table',
  () => hurt(published('split', INDIRECT), b => b.entry(1, { flags: TABLE })),
  {
    fault: 'indirect-in-table',
    at: 1,
    table: 0,
    clause: 'split.indirect.no-nesting',
  },
);
row(
  'M10',
  'packed',
  'INDIRECT in a list that goes on',
  () =>
    hurt(published('packed', INDIRECT), b => {
      b.desc(0, 'flags', TABLE | NEXT);
      b.desc(1, 'flags', 0);
    }),
  {
    fault: 'indirect-in-list',
    at: 0,
    clause: 'packed.indirect.not-in-next-list',
  },
);
for (const len of [0, 20]) {
  rowOnBoth(
    'M11',
    `an indirect table of ${len} bytes`,
    format => hurt(published(format, INDIRECT), b => b.desc(0, 'len', len)),
    () => ({ fault: 'bad-table-length', at: 0, clause: null }),
  );
}
for (const [what, idx] of [
  ['ahead by more than the ring holds', 10],
  ['back', 0xffff],
] as const) {
  row('M14', 'split', `avail.idx ${what}`, () => hurt(published('split'), b => b.poke(b.area('driver') + 2n, idx, 2)), {
    fault: 'avail-idx-too-far',
    at: null,
    clause: 'split.avail.idx-never-decreases',
  });
}
rowOnBoth(
  'M35',
  'an element past 2^64',
  format => hurt(published(format), b => b.desc(0, 'addr', 0xffff_ffff_ffff_fff8n)),
  () => ({ fault: 'wraps', at: 0, clause: null }),
);
rowOnBoth(
  'M35',
  'an indirect table past 2^64',
  format => hurt(published(format, INDIRECT), b => b.desc(0, 'addr', 0xffff_ffff_ffff_fff0n)),
  () => ({ fault: 'wraps', at: 0, clause: null }),
);
rowOnBoth(
  'M36',
  'an indirect table outside of memory',
  format => hurt(published(format, INDIRECT), b => b.desc(0, 'addr', 1n << 40n)),
  () => ({ fault: 'table-outside-memory', at: 0, clause: null }),
);
rowOnBoth(
  'M36',
  'a command outside of memory, when it is read',
  format => hurt(published(format), b => b.desc(0, 'addr', 1n << 40n)),
  () => ({ fault: 'element-outside-memory', at: 0, clause: null }),
);
rowOnBoth(
  'M36',
  'an answer outside of memory, when it is written',
  format => hurt(published(format), b => b.desc(1, 'addr', 1n << 40n)),
  () => ({ fault: 'element-outside-memory', at: 1, clause: null }),
);

// ------------------------------------------------------------------------------------- noted, and the device goes on

row(
  'M12',
  'packed',
  'a flag besides WRITE in an indirect table',
  () => hurt(published('packed', INDIRECT), b => b.entry(0, { flags: NEXT })),
  {
    noted: 'flags-in-table',
    at: 0,
    table: 0,
    clause: 'packed.indirect.only-write-flag',
  },
);
row(
  'M13',
  'split',
  'the same head twice',
  () =>
    hurt(published('split'), b => {
      b.poke(b.area('driver') + 6n, 0, 2);
      b.poke(b.area('driver') + 2n, 2, 2);
      b.lab.act(`${avq} take`);
      b.lab.act(`${avq} take`);
    }),
  { noted: 'descriptor-in-flight', at: 0, clause: null },
);
rowOnBoth(
  'M15',
  'a descriptor is changed while the device has it',
  format =>
    hurt(published(format), b => {
      b.lab.act(`${avq} take`);
      b.desc(1, 'len', 23);
    }),
  format => ({
    noted: 'changed-while-exposed',
    clause: format === 'split' ? 'cleanup.driver.no-alter-exposed' : 'packed.desc.driver-frozen-after-avail',
  }),
);
row('M16', 'split', 'avail.flags is 2', () => hurt(published('split'), b => b.poke(b.area('driver'), 2, 2)), {
  noted: 'avail-flags',
  clause: 'split.used-notify.driver-flags-01',
});
row(
  'M16',
  'split',
  'avail.flags is 1 with EVENT_IDX',
  () => hurt(published('split', EVENT_IDX), b => b.poke(b.area('driver'), 1, 2)),
  {
    noted: 'avail-flags',
    clause: 'split.used-notify.driver-flags-zero',
  },
);
for (const [flags, clause] of [
  [3, 'packed.event.flags-3-reserved'],
  [2, 'packed.event.desc-needs-event-idx'],
  [4, 'packed.event.reserved-zero'],
] as const) {
  row(
    'M17',
    'packed',
    `event flags ${flags}`,
    () => hurt(published('packed'), b => b.poke(b.area('driver') + 2n, flags, 2)),
    {
      noted: 'event-structure',
      clause,
    },
  );
}
row(
  'M18',
  'packed',
  'the second descriptor of a list is not available yet',
  () =>
    hurt(published('packed'), b => {
      b.poke(b.area('desc') + 30n, WRITE, 2);
      b.lab.act('driver:pf0 notify');
      b.lab.act(`${avq} look`);
    }),
  { noted: 'list-incomplete', at: 1, clause: null },
);
row(
  'M19',
  'packed',
  'and becomes available after the first',
  () =>
    hurt(published('packed'), b => {
      b.poke(b.area('desc') + 30n, WRITE, 2);
      b.lab.act('driver:pf0 notify');
      b.lab.act(`${avq} look`);
      b.desc(1, 'flags', WRITE);
    }),
  { noted: 'exposed-before-complete', clause: 'packed.list.first-available-last' },
);
row(
  'M20',
  'packed',
  'a list of seven where six slots are free',
  () =>
    hurt(published('packed'), b => {
      b.lab.act(`${avq} take`);
      for (let k = 2; k < 9; k += 1) {
        b.desc(k % 8, 'addr', 0x1000n);
        b.desc(k % 8, 'len', 8);
        b.desc(k % 8, 'id', 5);
        b.desc(k % 8, 'flags', k === 8 ? WRITE : NEXT, k === 8 ? 2 : 1);
      }
      b.lab.act(`${avq} take`);
    }),
  { noted: 'more-than-free', clause: 'packed.list.space-first' },
);
row(
  'M21',
  'packed',
  'the buffer id of a list that the device has',
  () =>
    hurt(twoPublished('packed'), b => {
      b.desc(3, 'id', 0);
      b.lab.act(`${avq} take`);
      b.lab.act(`${avq} take`);
    }),
  { noted: 'id-in-flight', clause: null },
);
row(
  'M22',
  'split',
  'IN_ORDER, and next is another one',
  () =>
    hurt(published('split', IN_ORDER), b => {
      const bytes = bytesToHex(readBytes(b.lab.world.memory, addr(b.area('desc') + 16n), 16));
      b.lab.take({ do: 'edit-memory', at: `0x${(b.area('desc') + 32n).toString(16)}`, bytes });
      b.desc(0, 'next', 2);
    }),
  { noted: 'not-in-order', at: 2, clause: 'split.desc.in-order-next' },
);
row(
  'M22',
  'split',
  'IN_ORDER, and a table in another order',
  () =>
    hurt(published('split', IN_ORDER, INDIRECT), b => {
      const answer = withRoom(b, 3);
      b.entry(2, { addr: answer, len: 24, flags: WRITE });
      b.entry(0, { next: 2 });
    }),
  {
    noted: 'not-in-order',
    at: 2,
    table: 0,
    clause: 'split.indirect.in-order-sequential',
  },
);
rowOnBoth(
  'M26',
  'an element of no bytes, in an indirect table',
  format =>
    hurt(published(format, INDIRECT), b => {
      // the second entry moves to the third place
      const answer = withRoom(b, 3);
      b.entry(1, {
        addr: 0x1000n,
        len: 0,
        flags: format === 'split' ? NEXT : 0,
        ...(format === 'split' && { next: 2 }),
      });
      b.entry(2, { addr: answer, len: 24, flags: WRITE });
    }),
  () => ({ noted: 'zero-length', at: 1, table: 0, clause: null }),
);

// ------------------------------------------------------------------------------------- the driver breaks the queue

const usedId = (b: Bench, id: number): void =>
  b.format === 'split' ? b.poke(b.area('device') + 4n, id, 4) : b.desc(0, 'id', id);
rowOnBoth(
  'M27',
  'a used id outside of the table',
  format => hurt(returned(format), b => usedId(b, 8)),
  format => ({
    broken: 'used-id-out-of-table',
    clause: format === 'split' ? 'split.used.id-is-chain-head' : 'packed.list.one-used-per-list',
  }),
);
rowOnBoth(
  'M27',
  'a used id that nobody has made available',
  format => hurt(returned(format), b => usedId(b, 1)),
  format => ({
    broken: 'used-id-not-outstanding',
    clause: format === 'split' ? 'split.used.id-is-chain-head' : 'packed.list.one-used-per-list',
  }),
);
row(
  'M27',
  'split',
  'used.idx beyond what is outstanding',
  () => hurt(returned('split'), b => b.poke(b.area('device') + 2n, 3, 2)),
  {
    broken: 'used-idx-too-far',
    clause: 'split.used.id-is-chain-head',
  },
);
rowOnBoth(
  'M28',
  'a used length beyond the buffer',
  format =>
    hurt(returned(format), b => (b.format === 'split' ? b.poke(b.area('device') + 8n, 25, 4) : b.desc(0, 'len', 25))),
  format => ({
    broken: 'used-length-too-large',
    clause: format === 'split' ? 'split.used.write-at-least-len' : null,
  }),
);
row(
  'M30',
  'split',
  'IN_ORDER, and the later one of two is back alone',
  () =>
    hurt(twoPublished('split', IN_ORDER), b => {
      b.poke(b.area('device') + 4n, 2, 4);
      b.poke(b.area('device') + 2n, 1, 2);
      b.lab.act('driver:pf0 collect');
    }),
  { broken: 'used-out-of-order', clause: 'features.device.in-order-use' },
);

// ------------------------------------------------------------------------------------- refused where it is set

/** Virtqueue 2 is sized and addressed, and not enabled yet. */
const setUp = (format: Format): Bench => {
  const features = union(OWNER_BITS, featureSet(format === 'packed' ? [PACKED] : []));
  const lab = createLab({ topology: topologyOf(pfTopology({ features, driverFeatures: features })) });
  lab.take({ do: 'load-driver', device: 'pf0' });
  while (lab.device('pf0').queueSelect !== AVQ || !lab.can('driver:pf0 enable')) {
    const next = lab.choices().find(({ enabled }) => enabled);
    if (!next) throw new Error('virtqueue 2 is never set up');
    lab.act(keyOf(next.action));
  }
  return bench(lab, format);
};
const write = (b: Bench, register: string, value: number): void =>
  void b.lab.take({ do: 'write-register', device: 'pf0', register, value });
for (const [register, value] of [
  ['queue_desc', 0x2008],
  ['queue_driver', 0x2001],
  ['queue_device', 0x2002],
] as const) {
  rowOnBoth(
    'M23',
    `${register} is not aligned`,
    format =>
      hurt(setUp(format), b => {
        write(b, register, value);
        write(b, 'queue_enable', 1);
      }),
    format => ({ refused: format === 'split' ? 'split.layout.alignment' : 'packed.layout.alignment' }),
  );
}
row('M24', 'split', 'a size that is no power of two', () => hurt(setUp('split'), b => write(b, 'queue_size', 6)), {
  refused: 'pci.common.queue-size-pow2-driver',
});
row('M24', 'split', 'a size of 0', () => hurt(setUp('split'), b => write(b, 'queue_size', 0)), {
  refused: 'pci.common.queue-size-pow2-driver',
});
row('M24', 'packed', 'a size of 0', () => hurt(setUp('packed'), b => write(b, 'queue_size', 0)), {
  refused: 'pci.common.no-zero-queue-size',
});
for (const format of both) {
  row('M24', format, 'a size above 32768', () => hurt(setUp(format), b => write(b, 'queue_size', 40000)), {
    refused: format === 'split' ? 'pci.common.queue-size-pow2-driver' : 'packed.layout.max-size',
  });
}

// ------------------------------------------------------------------------------------- by other means than bytes of a ring

const FORMAT_ONLY: Readonly<Record<string, Format>> = {
  M1: 'split',
  M2: 'split',
  M3: 'split',
  M5: 'split',
  M8: 'split',
  M9: 'split',
  M10: 'packed',
  M12: 'packed',
  M13: 'split',
  M14: 'split',
  M16: 'split',
  M17: 'packed',
  M18: 'packed',
  M19: 'packed',
  M20: 'packed',
  M21: 'packed',
  M22: 'split',
  // on a packed ring the later id ends a batch, and an earlier one is M27
  M30: 'split',
};
/** Judged by those who look on, by a choice, or by a duty; below. */
const ELSEWHERE = ['M25', 'M29', 'M31', 'M32', 'M33', 'M34'];

describe('the list of malformed rings', () => {
  it('has 36 rows, each here on every format that can show it', () => {
    for (let nth = 1; nth <= 36; nth += 1) {
      const rule = `M${nth}`;
      if (ELSEWHERE.includes(rule)) continue;
      const formats = FORMAT_ONLY[rule] ? [FORMAT_ONLY[rule]] : both;
      for (const format of formats) {
        expect(
          rows.some(each => each.rule === rule && each.format === format),
          `${rule} ${format}`,
        ).toBe(true);
      }
    }
    const known = Array.from({ length: 36 }, (_, k) => `M${k + 1}`);
    expect([...new Set(rows.map(({ rule }) => rule)), ...ELSEWHERE].filter(rule => !known.includes(rule))).toEqual([]);
  });

  it.each(rows.map(each => [each.rule, each.format, each.what, each] as const))(
    '%s, %s: %s',
    (rule, format, _, { make, is }) => {
      const { lab } = make();
      const started = lab.device('pf0').status;
      lab.run({ holding: ['driver:pf0 look'] });
      const found = eventsOfType(lab.events, 'note/found').map(({ finding }) => finding);
      const faults = eventsOfType(lab.events, 'chain/faulted').map(({ fault }) => fault);
      const told = violations(lab.events);

      if ('fault' in is) {
        expect(faults).toHaveLength(1);
        const [fault] = faults;
        expect(fault).toMatchObject({ kind: is.fault, rule, index: is.at });
        expect(fault && 'table' in fault ? fault.table : undefined).toBe(is.table);
        expect(fault && brokenBy(fault, format)).toBe(is.clause);
        expect(told).toEqual(is.clause === null ? [] : [is.clause]);
        // DEVICE_NEEDS_RESET, and the driver is told
        expect(lab.device('pf0').status).toBe(started | 0x40);
        expect(lab.world.wires['driver:pf0/config']).toBeDefined();
        // silence, whatever else is made available
        lab.run();
        expect(lab.choices().filter(({ action, enabled }) => enabled && action.actor === avq)).toEqual([]);
        expect(lab.driver('pf0').trouble).toBe('the device asks for a reset');
      } else if ('noted' in is) {
        expect(faults).toEqual([]);
        const one = found.find(({ kind }) => kind === is.noted);
        expect(one).toMatchObject({ rule, ...(is.at !== undefined && { index: is.at }) });
        expect(one && 'table' in one ? one.table : undefined).toBe(is.table);
        expect(one && brokenBy(one, format)).toBe(is.clause);
        if (is.clause !== null) expect(told).toContain(is.clause);
        expect(lab.device('pf0').status).toBe(0x0f);
      } else if ('broken' in is) {
        expect(faults).toEqual([]);
        expect(found).toHaveLength(1);
        expect(found[0]).toMatchObject({ kind: is.broken, rule });
        expect(told).toEqual(is.clause === null ? [] : [is.clause]);
        expect(lab.driver('pf0').queues[AVQ]?.broken).toBe(is.broken);
        expect(lab.driver('pf0').trouble).toMatch(/^virtqueue 2 is broken: /);
        expect(lab.can('driver:pf0 collect')).toBe(false);
      } else {
        expect(new Set(told)).toEqual(new Set([is.refused]));
        expect(faults).toEqual([]);
      }
    },
  );

  it.each(
    rows
      .filter(({ is }) => 'fault' in is || 'broken' in is)
      .map(each => [each.rule, each.format, each.what, each] as const),
  )('%s, %s: %s; after a reset all is well', (_rule, _format, _what, { make }) => {
    const { lab } = make();
    lab.run();
    lab.do({ do: 'load-driver', device: 'pf0' });
    expect(lab.device('pf0').status).toBe(0x0f);
    expect(lab.send(manage('query', 1)).outcome?.name).toBe('success');
  });

  it.each(both)('M23, M24 on %s: the virtqueue stays as it was', format => {
    const b = setUp(format);
    const { registers } = b.lab.device('pf0').queues[AVQ] ?? {};
    write(b, 'queue_size', format === 'split' ? 6 : 0);
    expect(b.lab.device('pf0').queues[AVQ]?.registers).toEqual(registers);
    write(b, 'queue_desc', 0x2008);
    write(b, 'queue_enable', 1);
    expect(b.lab.device('pf0').queues[AVQ]).toMatchObject({ registers: { enabled: false }, ring: null });
  });

  it('M18: the device takes nothing until the list is whole, and then all of it', () => {
    const b = published('packed');
    b.poke(b.area('desc') + 30n, WRITE, 2);
    b.run();
    expect(eventsOfType(b.lab.events, 'queue/executed')).toHaveLength(0);
    b.desc(1, 'flags', WRITE);
    b.run();
    expect(b.lab.answers.map(({ outcome }) => outcome?.name)).toEqual(['success']);
  });

  it.each(both)('M12, M16, M17, M22, M26 on %s: the command is answered all the same', format => {
    const able = rows.filter(each => each.format === format && ['M12', 'M16', 'M17', 'M22', 'M26'].includes(each.rule));
    expect(able.length).toBeGreaterThan(2);
    for (const { make, what } of able) {
      const { lab } = make();
      lab.run();
      expect(
        lab.answers.map(({ outcome }) => outcome?.name),
        what,
      ).toEqual(['success']);
    }
  });

  it('M25: a buffer without an element cannot be written in bytes, and no driver makes one', () => {
    const { lab } = benchWith('split');
    expect(lab.refuses({ do: 'command', owner: 'pf0', raw: '', writable: 0 })).toBe(
      'A buffer has at least one element.',
    );
  });

  it.each(both)('M33 on %s: a buffer without one of its parts is returned with length 0, or is a fault', format => {
    const features = union(OWNER_BITS, featureSet(format === 'packed' ? [PACKED] : []));
    const send = (readings: Readings, raw: string, writable: number): Lab => {
      const lab = readyLab(readings, { features, driverFeatures: features });
      lab.do({ do: 'command', owner: 'pf0', raw, writable });
      return lab;
    };
    for (const [raw, writable] of [
      ['', 24],
      ['00'.repeat(32), 0],
    ] as const) {
      const gentle = send({}, raw, writable);
      expect(gentle.answers.map(({ usedLength }) => usedLength)).toEqual([0]);
      expect(gentle.device('pf0').status).toBe(0x0f);
      const strict = send({ 'missing-part': 'fault' }, raw, writable);
      expect(strict.answers).toEqual([]);
      expect(strict.device('pf0').status).toBe(0x4f);
    }
  });

  it.each(both)('M34 on %s: parts that are no multiples of 8 are noted, and the command is carried out', format => {
    const features = featureSet([0, 1, 5, 7, 11, 15, 16, 32, 37, 41, ...(format === 'packed' ? [PACKED] : [])]);
    const lab = publishedLab({ dialect: 'virtio-1.3', pf: { features, driverFeatures: features } });
    const events = lab.do({ ...command('LIST_QUERY', [1, 0]), writable: 19 });
    expect(violations(events)).toEqual(['admin.vq.parts-multiple-of-8']);
    expect(lab.answers.at(-1)?.outcome?.ok).toBe(true);
    expect(violations(lab.do(rawCommand('00'.repeat(25), 16)))).toContain('admin.vq.parts-multiple-of-8');
  });
});

/** What those who look on say of a run with an actor that breaks a rule on purpose. */
const seenWith = (format: Format, place: string, fault: string, intents: readonly Intent[]): readonly string[] => {
  const features = union(OWNER_BITS, featureSet(format === 'packed' ? [PACKED] : []));
  const topology = { ...topologyOf(pfTopology({ features, driverFeatures: features })), faults: { [place]: fault } };
  let world = createWorld(
    { dialect: 'draft-2022-07', topology, script: intents.map(intent => ({ intent })) },
    createArena(),
  );
  const { see, clauses } = createCoverage(dialectOf('draft-2022-07'));
  let last: Action | null = null;
  for (let made = 1; made < 500; made += 1) {
    const action = schedule({ kind: 'fair' }, choicesAt(world), made, last);
    if (!action) break;
    const next = step(world, action);
    see({ step: made, action, key: keyOf(action), events: next.events, before: world, after: next.world });
    world = next.world;
    last = action;
  }
  return clauses().flatMap(({ clause, violations: found }) =>
    found.map(({ by, why }) => `${clause.id}, ${by}: ${why}`),
  );
};

describe('what no single look at a ring can show', () => {
  const intents: readonly Intent[] = [
    { do: 'load-driver', device: 'pf0' },
    { do: 'enable-vfs', owner: 'pf0', numVfs: 2 },
    manage('query', 1),
    { do: 'unload-driver', device: 'pf0' },
  ];

  it.each(both)('M29 on %s: a device writes into the readable part of a buffer', format => {
    expect(seenWith(format, avq, 'device-writes-the-command', intents)).toEqual([
      `${format}.desc.device-no-write-readable, ${avq}: writes command into a part that is to be read`,
    ]);
  });

  it('M29 on split: a device writes a descriptor; on packed it has to', () => {
    expect(seenWith('split', avq, 'device-writes-the-table', intents)).toContain(
      `split.desc.device-no-write-table, ${avq}: writes virtq_desc`,
    );
  });

  it('M31: a driver notifies before DRIVER_OK', () => {
    for (const format of both) {
      expect(seenWith(format, 'driver:pf0', 'driver-notifies-early', intents)).toEqual([
        'init.driver.no-notify-before-driver-ok, driver:pf0: notifies pf0 before DRIVER_OK',
      ]);
    }
  });

  it('M32: a device writes into a ring after a reset', () => {
    expect(seenWith('split', 'device:pf0', 'device-after-a-reset', intents)).toEqual([
      'reset.device.no-queue-access-after-reset, device:pf0: writes virtq_used.idx before the driver has initialized it again',
    ]);
  });

  it.each(both)('healthy on %s: nothing', format => {
    expect(seenWith(format, 'device:pf0/vf1', 'device-keeps-its-status', intents)).toEqual([]);
  });
});

describe('M30 on a packed ring', () => {
  it('a later id ends a batch, and an id that is not outstanding is M27', () => {
    const b = twoPublished('packed', IN_ORDER);
    b.lab.run({ before: `${avq} return-batch` });
    b.lab.act(`${avq} return-batch`);
    b.lab.act(`${avq} complete`);
    expect(read16(b.lab.world.memory, 0, Number(b.area('desc')) + 12)).toBe(2);
    b.run();
    expect(b.lab.answers).toHaveLength(2);
  });
});
