import { contains, readBytes } from '../memory/memory.ts';
import { addr, hiOf, loOf } from '../num/addr.ts';
import { bytesToHex } from '../num/bytes.ts';
import { pvirtqEventSuppress, virtqAvail, virtqUsed } from '../virtq/layouts.ts';
import { pastOf } from './command-past.ts';
import { lastStation } from './journey.ts';
import { type UnknownBytes, unknownBytes } from './known-bytes.ts';
import { type Column, type KnownState, knownState } from './known-state.ts';
import type { Lens, LensInput } from './lens-there.ts';
import type { PartView } from './parts/bytes.ts';
import type { CommandView } from './parts/command.ts';
import type { FeaturesView } from './parts/features.ts';
import type { DriverView, GroupView, MemberNodeView, OwnerNodeView } from './parts/group.ts';
import type { JourneyView, StationView } from './parts/journey.ts';
import type { MemoryView } from './parts/memory.ts';
import type { PackedRingsView, PackedSlotRow, RingPositionView } from './parts/packed-rings.ts';
import type { RegistersView } from './parts/registers.ts';
import type { RingsView } from './parts/rings.ts';
import type { DescriptorRow, SplitRingsView } from './parts/split-rings.ts';
import type { Marked } from './parts/values.ts';
import { isOwn, type Party, partyOf } from './party.ts';
import { functionFormat } from './ring-read.ts';
import { stationsOf } from './stations.ts';

/** Everything that a lens is made of. */
interface Seen {
  readonly input: LensInput;
  readonly party: Party;
  readonly unknown: UnknownBytes;
  readonly state: KnownState;
}

const marked = (value: Marked, known: boolean): Marked => (known ? value : { ...value, unknown: true });
const hidden = <T extends object>(value: T, known: boolean): T => (known ? value : { ...value, unknown: true });

/** Whether all bytes of a range can be known; what is nowhere is known to nobody. */
const isKnown = ({ unknown }: Seen, at: string, size: number): boolean =>
  at !== '' && unknown(BigInt(at), size).length === 0;

// ---------------------------------------------------------------- bytes

const memoryThrough = ({ unknown }: Seen, view: MemoryView): MemoryView => {
  const { window } = view;
  const size = window.bytes.length / 2;
  return {
    ...view,
    regions: view.regions.map(region => {
      if (region.spans.length === 0) return region;
      const ranges = unknown(BigInt(region.at), region.size);
      const spans = region.spans.map(span =>
        hidden(
          span,
          !ranges.some(each => each.offset < span.offset + span.size && span.offset < each.offset + each.size),
        ),
      );
      return { ...region, spans };
    }),
    window: { ...window, hatched: size === 0 ? [] : unknown(BigInt(window.at), size) },
  };
};

// ---------------------------------------------------------------- rings

/** Rows of a ring with everything in them that was read from bytes. */
const rowsThrough = <
  R extends { readonly at: string; readonly hatched: boolean } & { readonly [K in V]: Marked },
  V extends string,
>(
  seen: Seen,
  rows: readonly R[],
  size: number,
  values: readonly V[],
  holders: boolean,
): R[] =>
  rows.map(row => {
    const known = isKnown(seen, row.at, size);
    const shown = Object.fromEntries(values.map(name => [name, marked(row[name], known)]));
    return { ...row, ...shown, hatched: !known, ...(holders && !(known && knowsHolders(seen)) && { unknown: true }) };
  });

/** Who has a descriptor is in no byte: it follows from what each side remembers. */
const knowsHolders = ({ party }: Seen): boolean => party.kind !== 'memory';

/** Whose cursors it knows: those of its own side. */
const knowsCursors = ({ party }: Seen, side: 'driver' | 'device', view: RingsView): boolean =>
  party.kind === side && isOwn(party, view.device);

/** What is said of a ring beside its bytes: by whom it is known. */
const beside = (seen: Seen, view: RingsView): Pick<RingsView, 'chains' | 'tables' | 'lastDecisions' | 'found'> => {
  const { party } = seen;
  const own = isOwn(party, view.device);
  const made = { notification: 'driver', interrupt: 'device' } as const;
  const rows: readonly (DescriptorRow | PackedSlotRow)[] = view.format === 'split' ? view.descriptors : view.slots;
  const places = new Map(rows.map(row => ['slot' in row ? row.slot : row.index, row.at]));
  const allKnown = (descriptors: readonly number[]): boolean =>
    descriptors.every(index => {
      const at = places.get(index);
      return at === undefined || isKnown(seen, at, view.sizes.desc);
    });
  return {
    chains: own ? view.chains.filter(({ descriptors }) => allKnown(descriptors)) : [],
    tables: view.tables.map(table => ({
      ...table,
      hatched: !isKnown(seen, table.at, table.size * table.entries),
      rows: table.rows.map(row => {
        const known = isKnown(seen, row.at, table.size);
        return {
          ...row,
          addr: marked(row.addr, known),
          len: marked(row.len, known),
          flags: marked(row.flags, known),
          next: row.next && marked(row.next, known),
        };
      }),
    })),
    lastDecisions: view.lastDecisions.filter(({ about }) => own && party.kind === made[about]),
    found: own ? view.found : null,
  };
};

/** Two bytes at an offset of an area. */
const wordKnown = (seen: Seen, area: string, offset: number): boolean =>
  area !== '' && isKnown(seen, `${BigInt(area) + BigInt(offset)}`, 2);

const splitThrough = (seen: Seen, view: SplitRingsView): SplitRingsView => {
  const { sizes, at } = view;
  const cursor = (side: 'driver' | 'device', slot: number): number => (knowsCursors(seen, side, view) ? slot : -1);
  const header = (
    area: string,
    offsets: { readonly flags: number; readonly idx: number },
    ring: Pick<SplitRingsView['avail'], 'flags' | 'idx'>,
  ) => ({
    flags: marked(ring.flags, wordKnown(seen, area, offsets.flags)),
    idx: marked(ring.idx, wordKnown(seen, area, offsets.idx)),
  });
  return {
    ...view,
    ...beside(seen, view),
    descriptors: rowsThrough(seen, view.descriptors, sizes.desc, ['addr', 'len', 'flags', 'next'], true),
    avail: {
      ...view.avail,
      ...header(at.avail, virtqAvail.offsets, view.avail),
      ring: rowsThrough(seen, view.avail.ring, sizes.avail, ['head'], false),
      driverNext: cursor('driver', view.avail.driverNext),
      deviceNext: cursor('device', view.avail.deviceNext),
    },
    used: {
      ...view.used,
      ...header(at.used, virtqUsed.offsets, view.used),
      ring: rowsThrough(seen, view.used.ring, sizes.used, ['id', 'len'], false),
      driverNext: cursor('driver', view.used.driverNext),
      deviceNext: cursor('device', view.used.deviceNext),
    },
  };
};

const packedThrough = (seen: Seen, view: PackedRingsView): PackedRingsView => {
  const { sizes, positions, events } = view;
  const position = (side: 'driver' | 'device', place: RingPositionView): RingPositionView =>
    knowsCursors(seen, side, view) ? place : { ...place, slot: -1, value: marked(place.value, false) };
  const event = (which: 'driver' | 'device') => {
    const known = isKnown(seen, events[which].at, pvirtqEventSuppress.size);
    return { ...events[which], flags: marked(events[which].flags, known), desc: marked(events[which].desc, known) };
  };
  return {
    ...view,
    ...beside(seen, view),
    slots: rowsThrough(seen, view.slots, sizes.desc, ['addr', 'len', 'id', 'flags'], true),
    positions: {
      available: position('driver', positions.available),
      take: position('device', positions.take),
      use: position('device', positions.use),
      collect: position('driver', positions.collect),
    },
    events: { driver: event('driver'), device: event('device') },
  };
};

const ringsThrough = (seen: Seen, view: RingsView): RingsView =>
  view.format === 'split' ? splitThrough(seen, view) : packedThrough(seen, view);

// ---------------------------------------------------------------- command

/** Whether memory still holds the bytes of a part. */
const stillThere = ({ input: { world } }: Seen, { at, size, bytes }: PartView): boolean => {
  if (at === '' || size === 0) return size === 0;
  const start = addr(BigInt(at));
  const there = contains(world.memory, hiOf(start), loOf(start), size);
  return there && bytesToHex(readBytes(world.memory, start, size)) === bytes;
};

/** Which parts of a command somebody knows: as they stand in memory, and as who has read or written them remembers. */
const partsKnown = (seen: Seen, view: CommandView): { readonly readable: boolean; readonly writable: boolean } => {
  const { party, input } = seen;
  const { readable, writable, owner, id } = view;
  if (party.kind === 'memory') return { readable: stillThere(seen, readable), writable: stillThere(seen, writable) };
  if (!isOwn(party, owner)) return { readable: false, writable: false };
  const { passed } = pastOf(input.history, input.lineage, owner, id) ?? { passed: new Map<string, number>() };
  const inMemory = (part: PartView): boolean => part.size === 0 || isKnown(seen, part.at, part.size);
  const completes = stationsOf(functionFormat(input.world, owner)).find(each => each.side === 'device' && each.visible);
  const back = passed.has(completes?.name ?? '') || passed.has('lost');
  if (party.kind === 'driver') return { readable: true, writable: back || !passed.has('fill') || inMemory(writable) };
  return { readable: passed.has('take') && (back || inMemory(readable)), writable: passed.has('execute') };
};

/** Whether somebody can know the last station that a command has passed. */
const knowsState = (seen: Seen, { owner, id }: CommandView): boolean => {
  const { history, lineage, world } = seen.input;
  const stations = stationsOf(functionFormat(world, owner));
  const past = pastOf(history, lineage, owner, id);
  if (!past) return false;
  const passed = stations.map(each => ({ ...each, step: past.passed.get(each.name) ?? null, skipped: false }));
  const last = passed[lastStation(stations, past)];
  if (!last) return seen.party.kind === 'driver' && isOwn(seen.party, owner);
  return stationKnown(seen, { owner, stations: passed }, last);
};

const commandThrough = (seen: Seen, view: CommandView): CommandView => {
  const { party } = seen;
  const parts = partsKnown(seen, view);
  const isDevice = party.kind === 'device' && isOwn(party, view.owner);
  const hides = {
    title: !parts.readable,
    state: !knowsState(seen, view),
    checks: !isDevice,
    effects: !isDevice,
    // What the bytes of an answer mean, memory cannot say.
    outcome: !parts.writable || party.kind === 'memory',
  };
  const unknown = (Object.keys(hides) as (keyof typeof hides)[]).filter(name => hides[name]);
  return {
    ...view,
    readable: hidden({ ...view.readable, hatched: !parts.readable }, parts.readable),
    writable: hidden({ ...view.writable, hatched: !parts.writable }, parts.writable),
    ...(unknown.length > 0 && { unknown }),
  };
};

// ---------------------------------------------------------------- registers and features

const registersThrough = ({ party, state }: Seen, view: RegistersView): RegistersView => {
  const { device } = view;
  const isDevice = party.kind === 'device' && isOwn(party, device);
  const driverWrote = isOwn(party, device);
  return {
    ...view,
    sections: view.sections.map(section => ({
      ...section,
      rows: section.rows.map(row => ({ ...row, value: marked(row.value, state.register(section, row, device)) })),
    })),
    vectors: view.vectors && {
      ...view.vectors,
      state: marked(view.vectors.state, driverWrote),
      rows: view.vectors.rows.map(row => ({
        ...row,
        masked: marked(row.masked, driverWrote),
        pending: marked(row.pending, isDevice),
      })),
    },
  };
};

/** The names of the sets, and the columns of the rows that show them. */
const columns: Readonly<Record<string, Column>> = { 'driver knows': 'driverKnows' };
const everyColumn: readonly Column[] = [
  'hardware',
  'manageable',
  'assigned',
  'offered',
  'driverKnows',
  'accepted',
  'negotiated',
];

const featuresThrough = ({ state }: Seen, view: FeaturesView): FeaturesView => {
  const { device } = view;
  const unknown = everyColumn.filter(column => !state.feature(column, device));
  return {
    ...view,
    sets: view.sets.map(set => ({
      ...set,
      value: marked(set.value, !unknown.includes(columns[set.name] ?? (set.name as Column))),
    })),
    ...(unknown.length > 0 && { unknown }),
  };
};

// ---------------------------------------------------------------- group

const driverThrough = ({ party }: Seen, driver: DriverView): DriverView =>
  hidden(driver, party.kind === 'driver' && party.device === driver.device);

const ownerThrough = (seen: Seen, owner: OwnerNodeView): OwnerNodeView => {
  const { party, state } = seen;
  const { id } = owner;
  const own = isOwn(party, id);
  const unknown = (['negotiated', 'manageable'] as const).filter(each => !state.feature(each, id));
  return {
    ...owner,
    status: { ...owner.status, value: marked(owner.status.value, state.status(id)) },
    vfEnable: marked(owner.vfEnable, own),
    numVfs: marked(owner.numVfs, own),
    driver: driverThrough(seen, owner.driver),
    ...(unknown.length > 0 && { unknown }),
  };
};

const memberThrough = (seen: Seen, member: MemberNodeView): MemberNodeView => {
  const { party, state } = seen;
  const { id } = member;
  const isDevice = party.kind === 'device' && isOwn(party, id);
  // VF Enable and NumVFs are the owner's own.
  const present = isOwn(party, id) || (party.kind === 'driver' && id.startsWith(`${party.device}/`));
  const unknown = [...(present ? [] : (['present'] as const)), ...(isDevice ? [] : (['gate'] as const))];
  return {
    ...member,
    status: { ...member.status, value: marked(member.status.value, state.status(id)) },
    assignedMark: marked(member.assignedMark, state.feature('assigned', id)),
    offeredMark: marked(member.offeredMark, state.feature('offered', id)),
    negotiatedMark: marked(member.negotiatedMark, state.feature('negotiated', id)),
    driver: driverThrough(seen, member.driver),
    ...(unknown.length > 0 && { unknown }),
  };
};

/** Whether somebody can know that a command has passed a station, or has not. */
const stationKnown = (
  { party }: Seen,
  journey: Pick<JourneyView, 'owner' | 'stations'>,
  station: StationView,
): boolean => {
  const { stations } = journey;
  const passed = (name: string): boolean => (stations.find(each => each.name === name)?.step ?? null) !== null;
  const visible = (side: 'driver' | 'device'): StationView | undefined =>
    stations.find(each => each.side === side && each.visible);
  if (party.kind === 'memory') {
    // Stores are in memory; what is only decided, read or remembered is not.
    return !['notify', 'take', 'interrupt', 'collect'].includes(station.name);
  }
  if (!isOwn(party, journey.owner)) return false;
  if (party.kind === station.side) return true;
  const shows = visible(station.side === 'driver' ? 'driver' : 'device');
  const seenThere = shows !== undefined && passed(shows.name);
  if (party.kind === 'driver') {
    // Before it is published nothing can have happened to it.
    if (!passed(visible('driver')?.name ?? '')) return true;
    return station.visible || station.name === 'interrupt' || seenThere;
  }
  if (station.name === 'collect') return false;
  if (station.visible || station.name === 'notify') return seenThere;
  return passed('take');
};

const groupThrough = (seen: Seen, view: GroupView): GroupView => ({
  ...view,
  owners: view.owners.map(owner => ownerThrough(seen, owner)),
  journeys: view.journeys.map(journey => ({
    ...journey,
    stations: journey.stations.map(station => hidden(station, stationKnown(seen, journey, station))),
  })),
});

/** What one party can know of a moment: the rest of what is shown is marked. */
export const createLens = (input: LensInput): Lens => {
  const party = partyOf(input);
  const seen: Seen = {
    input,
    party,
    unknown: unknownBytes(input, party),
    state: knownState(input, party),
  };
  return {
    view: { name: input.name, party: party.title },
    parts: parts => ({
      ...parts,
      group: groupThrough(seen, parts.group),
      rings: parts.rings && ringsThrough(seen, parts.rings),
      command: parts.command && commandThrough(seen, parts.command),
      memory: memoryThrough(seen, parts.memory),
      features: featuresThrough(seen, parts.features),
      registers: parts.registers && registersThrough(seen, parts.registers),
    }),
    member: member => memberThrough(seen, member),
  };
};
