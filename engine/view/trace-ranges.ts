import type { Dialect } from '../dialect/dialect.ts';
import type { Region } from '../memory/region.ts';
import { endOf, overlapping } from '../memory/region.ts';
import { addr, hex } from '../num/addr.ts';
import { iterate } from '../num/pvec.ts';
import type { DeviceId } from '../world/ids.ts';
import { deviceState, driverState } from '../world/lookup.ts';
import type { World } from '../world/world.ts';
import { queueName } from './names.ts';
import type { RingsView } from './parts/rings.ts';
import type { TraceView } from './parts/trace.ts';
import { lookAt, regionSpans } from './region-spans.ts';
import { ringsView } from './rings.ts';

/** Slots of a ring that are looked through for what belongs together. */
const MOST_SLOTS = 1024;

export interface Span {
  readonly at: bigint;
  readonly size: number;
}

const meet = (a: Span, b: Span): boolean =>
  a.size > 0 && b.size > 0 && a.at < b.at + BigInt(b.size) && b.at < a.at + BigInt(a.size);

export const regionsIn = (world: World): Region[] => [...iterate(world.drivers)].flatMap(({ regions }) => regions);

/** `idx of virtq_avail, avq0 of pf0`: what a range of bytes is, by the innermost name that is all of it, or holds it. */
export const nameOfBytes = (dialect: Dialect, world: World, range: Span): string => {
  const [region] = overlapping(regionsIn(world), { at: addr(range.at), size: range.size });
  if (!region) return 'memory that nobody holds';
  const device = region.device as DeviceId;
  const slots = { from: 0, count: MOST_SLOTS };
  const offset = Number(range.at - region.at);
  const spans = regionSpans(dialect, region, driverState(world, device), lookAt(region, world, world), slots);
  const holding = spans.filter(each => each.offset <= offset && each.offset + each.size >= offset + range.size);
  const inner = holding.toSorted((a, b) => a.size - b.size || b.depth - a.depth)[0];
  const where = region.queue === undefined ? '' : `, ${queueName(deviceState(world, device), region.queue)}`;
  const within = range.at + BigInt(range.size) <= endOf(region) ? '' : ' and beyond';
  return `${inner ? `${inner.path} of ` : ''}${region.purpose}${where} of ${device}${within}`;
};

interface Descriptor extends Span {
  readonly index: number;
  readonly head: number;
  readonly buffer: Span;
}

/** The rings of a virtqueue as they stand, as far as slots are looked through. */
const ringsOf = (world: World, device: DeviceId, queue: number): RingsView | null =>
  ringsView({
    after: world,
    before: world,
    device,
    queue,
    from: 0,
    count: MOST_SLOTS,
    past: { found: null, lastDecisions: [] },
  });

const spanOf = (at: string, size: number): Span => ({ at: BigInt(at), size });

/** Descriptors that are not free, of the ring and of the tables that it points to. */
const descriptorsOf = (rings: RingsView): Descriptor[] => {
  const rows = rings.format === 'split' ? rings.descriptors : rings.slots;
  const buffer = (addrText: string, lenText: string): Span =>
    addrText.startsWith('0x') ? spanOf(addrText, Number(lenText)) : { at: 0n, size: 0 };
  return [
    ...rows.flatMap(row => {
      if (row.free || row.head === null) return [];
      const index = 'index' in row ? row.index : row.slot;
      const own = spanOf(row.at, rings.sizes.desc);
      return [{ index, head: row.head, ...own, buffer: buffer(row.addr.text, row.len.text) }];
    }),
    ...rings.tables.flatMap(table =>
      table.rows.map(row => ({
        index: table.descriptor,
        head: table.head,
        ...spanOf(row.at, table.size),
        buffer: buffer(row.addr.text, row.len.text),
      })),
    ),
  ];
};

interface Slot extends Span {
  readonly head: number;
}

/** Entries of both rings of a split virtqueue with the head that stands in them. */
const slotsOf = (rings: RingsView): Slot[] =>
  rings.format === 'packed'
    ? []
    : [
        ...rings.avail.ring.map(({ at, head }) => ({ ...spanOf(at, rings.sizes.avail), head: Number(head.text) })),
        ...rings.used.ring.map(({ at, id }) => ({ ...spanOf(at, rings.sizes.used), head: Number(id.text) })),
      ];

export type Range = TraceView['ranges'][number];

export const rangeOf = ({ at, size }: Span, how: Range['how']): Range => ({ at: hex(at), size, how });

/**
 * What belongs to bytes of a virtqueue or of its buffers: the descriptors of the chain, the buffers that they point to,
 * the entries of the rings that name its head. `lastWrite` tells an entry of this chain from one of an earlier one that
 * had the same head: it was written after the descriptor.
 */
export const chainRanges = (
  world: World,
  device: DeviceId,
  queue: number,
  selected: Span,
  lastWrite: (span: Span) => number,
): { readonly ranges: readonly Range[]; readonly heads: ReadonlySet<number> } => {
  const rings = ringsOf(world, device, queue);
  if (!rings) return { ranges: [], heads: new Set() };
  const descriptors = descriptorsOf(rings);
  const active = new Set(descriptors.map(({ head }) => head));
  const since = (head: number): number =>
    Math.min(...descriptors.filter(each => each.head === head).map(each => lastWrite(each)));
  const slots = slotsOf(rings).filter(slot => active.has(slot.head) && lastWrite(slot) > since(slot.head));
  const direct = descriptors.filter(each => meet(each, selected));
  const pointing = descriptors.filter(each => meet(each.buffer, selected));
  const named = slots.filter(slot => meet(slot, selected));
  const heads = new Set([...direct, ...pointing, ...named].map(({ head }) => head));
  return {
    ranges: [
      ...descriptors
        .filter(
          each => (pointing.includes(each) || named.some(({ head }) => head === each.head)) && !direct.includes(each),
        )
        .map(each => rangeOf(each, 'descriptor')),
      ...direct.map(({ buffer }) => rangeOf(buffer, 'buffer')),
      ...slots.filter(slot => heads.has(slot.head) && !named.includes(slot)).map(slot => rangeOf(slot, 'slot')),
    ].filter(({ size }) => size > 0),
    heads,
  };
};
