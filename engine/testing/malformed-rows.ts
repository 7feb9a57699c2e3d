import { readBytes } from '../memory/memory.ts';
import { addr } from '../num/addr.ts';
import { bytesToHex } from '../num/bytes.ts';
import {
  avq,
  type Bench,
  both,
  EVENT_IDX,
  type Format,
  hurt,
  IN_ORDER,
  INDIRECT,
  NEXT,
  published,
  returned,
  setUp,
  TABLE,
  twoPublished,
  WRITE,
  withRoom,
  write,
} from './malformed-bench.ts';

/*
 * M1 to M36, the list of ways in which a ring can be wrong, one by one, on both formats: what it is called, which
 * descriptor shows it, the rule of the text that it breaks, and what comes of it. Everything is typed by hand.
 */

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

export const rows: Row[] = [];
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
