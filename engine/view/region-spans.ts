import type { Dialect } from '../dialect/dialect.ts';
import { getUint } from '../layout/codec.ts';
import { decodeFields } from '../layout/decoded.ts';
import type { AnyStruct } from '../layout/field.ts';
import { contains, readBytes } from '../memory/memory.ts';
import type { Region } from '../memory/region.ts';
import { hiOf, loOf } from '../num/addr.ts';
import type { Source } from '../spec/source.ts';
import { ours } from '../spec/source.ts';
import {
  driverShadow,
  pvirtqDesc,
  pvirtqEventSuppress,
  virtqAvail,
  virtqDesc,
  virtqUsed,
  virtqUsedElem,
} from '../virtq/layouts.ts';
import type { DriverState, PendingCommand } from '../world/driver-state.ts';
import type { World } from '../world/world.ts';
import { askedBy } from './asked.ts';
import type { ByteRange } from './marked.ts';
import { changedRanges, touches } from './marked.ts';
import { partView, readablePieces, writablePieces } from './part.ts';
import type { RegionView } from './parts/memory.ts';

type RegionSpan = RegionView['spans'][number];

/** Entries of a ring or table that are told apart; the others are bytes without names. */
export interface Slots {
  readonly from: number;
  readonly count: number;
}

/** The bytes of a region, and where the last step changed them. */
export interface Look {
  readonly bytes: Uint8Array;
  readonly changed: readonly ByteRange[];
}

const AVAIL_ENTRY = 2;
const unsourced = ours('no source given');

const span = (
  { bytes, changed }: Look,
  path: string,
  offset: number,
  size: number,
  depth: number,
  source: Source,
  text?: string,
): RegionSpan => ({
  path,
  name: path.slice(path.lastIndexOf('.') + 1),
  offset,
  size,
  depth,
  source: source.kind,
  text: text ?? String(getUint(bytes, offset, Math.min(size, 4))),
  changed: touches(changed, offset, size),
});

/** The fields of one struct, with a name in front: `desc[3].addr`. */
const structSpans = (look: Look, struct: AnyStruct, base: number, prefix: string, depth: number): RegionSpan[] =>
  decodeFields(struct, look.bytes, base).fields.map(({ path, offset, size, source, text }) =>
    span(look, prefix === '' ? path : `${prefix}.${path}`, offset, size, depth, source, text),
  );

/** The entries of an array of structs, each with its fields. */
const arraySpans = (
  look: Look,
  struct: AnyStruct,
  base: number,
  name: string,
  length: number,
  { from, count }: Slots,
): RegionSpan[] =>
  Array.from({ length: Math.max(0, Math.min(count, length - from)) }, (_, k) => from + k).flatMap(slot => {
    const offset = base + struct.size * slot;
    const path = `${name}[${slot}]`;
    return [
      span(look, path, offset, struct.size, 0, struct.source ?? unsourced, ''),
      ...structSpans(look, struct, offset, path, 1),
    ];
  });

const availSpans = (look: Look, length: number, { from, count }: Slots): RegionSpan[] => {
  const source = virtqAvail.source ?? unsourced;
  const slots = Array.from({ length: Math.max(0, Math.min(count, length - from)) }, (_, k) => from + k);
  return [
    ...structSpans(look, virtqAvail, 0, '', 0),
    ...slots.map(slot => span(look, `ring[${slot}]`, virtqAvail.size + AVAIL_ENTRY * slot, AVAIL_ENTRY, 0, source)),
    span(look, 'used_event', virtqAvail.size + AVAIL_ENTRY * length, AVAIL_ENTRY, 0, source),
  ];
};

const usedSpans = (look: Look, length: number, slots: Slots): RegionSpan[] => [
  ...structSpans(look, virtqUsed, 0, '', 0),
  ...arraySpans(look, virtqUsedElem, virtqUsed.size, 'ring', length, slots),
  span(
    look,
    'avail_event',
    virtqUsed.size + virtqUsedElem.size * length,
    AVAIL_ENTRY,
    0,
    virtqUsed.source ?? unsourced,
  ),
];

/** The command whose buffer starts at an address. */
const commandAt = ({ exposing, tokens }: DriverState, at: bigint): Pick<PendingCommand, 'asks' | 'readable'> | null => {
  if (exposing && (exposing.readableAt === at || exposing.writableAt === at)) return exposing.command;
  return tokens.find(({ readableAt, writableAt }) => readableAt === at || writableAt === at)?.command ?? null;
};

const bufferSpans = (dialect: Dialect, look: Look, driver: DriverState, { at, purpose }: Region): RegionSpan[] => {
  const command = commandAt(driver, at);
  // The bytes of a data virtqueue are no command.
  if (!command || command.asks !== undefined) return [];
  const { opcode } = askedBy(dialect, command.readable);
  const pieces = purpose === 'command' ? readablePieces(dialect, opcode) : writablePieces(dialect, opcode);
  const part = partView({ pieces, bytes: look.bytes, table: dialect.features });
  const texts = new Map(part.fields.map(({ path, text }) => [path, text]));
  return part.spans.map(each => ({
    ...each,
    text: texts.get(each.path) ?? '',
    changed: touches(look.changed, each.offset, each.size),
  }));
};

/** What an indirect table is made of: the descriptors of the ring that its virtqueue has. */
const tableEntry = ({ queues }: DriverState, { queue }: Region): AnyStruct =>
  queue !== undefined && queues[queue]?.format === 'packed' ? pvirtqDesc : virtqDesc;

export const lookAt = ({ at, size }: Region, after: World, before: World): Look => {
  const read = (world: World): Uint8Array =>
    contains(world.memory, hiOf(at), loOf(at), size) ? readBytes(world.memory, at, size) : new Uint8Array(size);
  const bytes = read(after);
  return { bytes, changed: after.memory === before.memory ? [] : changedRanges(bytes, read(before)) };
};

/** The named ranges of a region: of what it is for, as far as that is known. */
export const regionSpans = (
  dialect: Dialect,
  region: Region,
  driver: DriverState,
  look: Look,
  slots: Slots,
): RegionSpan[] => {
  const { size } = region;
  switch (region.purpose) {
    case 'virtq_desc':
      return arraySpans(look, virtqDesc, 0, 'desc', size / virtqDesc.size, slots);
    case 'pvirtq_desc':
      return arraySpans(look, pvirtqDesc, 0, 'desc', size / pvirtqDesc.size, slots);
    case 'pvirtq_event_suppress':
      return structSpans(look, pvirtqEventSuppress, 0, '', 0);
    case 'indirect_table':
      return arraySpans(look, tableEntry(driver, region), 0, 'table', size / virtqDesc.size, {
        from: 0,
        count: slots.count,
      });
    case 'virtq_avail':
      return availSpans(look, (size - virtqAvail.size - AVAIL_ENTRY) / AVAIL_ENTRY, slots);
    case 'virtq_used':
      return usedSpans(look, (size - virtqUsed.size - AVAIL_ENTRY) / virtqUsedElem.size, slots);
    case 'driver_shadow':
      return arraySpans(look, driverShadow, 0, 'shadow', size / driverShadow.size, slots);
    case 'command':
    case 'result':
      return bufferSpans(dialect, look, driver, region);
    default:
      return [];
  }
};
