import { functionChoices } from '../actor/actors.ts';
import { isBusMaster } from '../device/bus-master.ts';
import { NO_VECTOR } from '../device/function.ts';
import { DEVICE_NEEDS_RESET, DRIVER_OK } from '../device/status.ts';
import { dialectOf } from '../dialect/dialects.ts';
import { peek } from '../memory/peek.ts';
import { endOf, overlaps } from '../memory/region.ts';
import { isSubset } from '../num/feature-set.ts';
import { ahead16, u16 } from '../num/int.ts';
import { get } from '../num/pvec.ts';
import type { ClauseId } from '../spec/clause.ts';
import { slotsBetween } from '../virtq/packed/position.ts';
import type { DeviceQueue, DriverQueue } from '../virtq/queue.ts';
import { readHead, type ShadowHead } from '../virtq/shadow.ts';
import type { DriverState, OpenToken } from '../world/driver-state.ts';
import type { Event } from '../world/event.ts';
import type { FunctionQueue, FunctionState } from '../world/function-state.ts';
import type { DeviceId } from '../world/ids.ts';
import { driverOf, parseDeviceId, pfId } from '../world/ids.ts';
import { deviceState, pfOf } from '../world/lookup.ts';
import { functionAt, functionCount, hardwareOf, manageableOf } from '../world/topology.ts';
import { windowOf } from '../world/window.ts';
import type { World } from '../world/world.ts';

/** One step as it was made. */
export interface Seen {
  readonly before: World;
  readonly after: World;
  readonly events: readonly Event[];
}

/** Something that no step may break, whoever acts in which order. */
export interface Invariant {
  readonly id: string;
  readonly text: string;
  /** The rule of the specification that it watches, if it is one. */
  readonly clause: ClauseId | null;
  /** It holds as long as nobody has written a register or a byte by hand: drivers and devices alone keep it. */
  readonly trusts: boolean;
  /** Null: it holds. Otherwise what is wrong, in a few words. */
  readonly broken: (seen: Seen) => string | null;
}

interface Party {
  readonly id: DeviceId;
  readonly index: number;
  readonly state: FunctionState;
  readonly driver: DriverState;
}

const parties = (world: World): Party[] =>
  Array.from({ length: functionCount(world.topology) }, (_, index) => ({
    id: functionAt(world.topology, index),
    index,
    state: get(world.devices, index),
    driver: get(world.drivers, index),
  }));

/** The first function of which something is wrong. */
const everyFunction =
  (wrong: (party: Party, world: World) => string | null) =>
  ({ after }: Seen): string | null => {
    for (const party of parties(after)) {
      const found = wrong(party, after);
      if (found !== null) return `${party.id}: ${found}`;
    }
    return null;
  };

/** The first event of which something is wrong. */
const everyEvent =
  (wrong: (event: Event, seen: Seen) => string | null) =>
  (seen: Seen): string | null => {
    for (const event of seen.events) {
      const found = wrong(event, seen);
      if (found !== null) return found;
    }
    return null;
  };

const isLive = ({ status, resetting }: FunctionState): boolean =>
  (status & DRIVER_OK) !== 0 && (status & DEVICE_NEEDS_RESET) === 0 && !resetting;

const stage = (queue: FunctionQueue, name: 'returned'): number => queue.held.filter(each => each.stage === name).length;

/** Whether a configuration change notification has a way to the driver: with MSI-X a vector, and that not masked. */
const canInterrupt = (state: FunctionState): boolean => {
  const { msix, configMsixVector: vector } = state;
  if (!msix?.enabled) return true;
  return vector !== NO_VECTOR && !msix.allMasked && !msix.masked.includes(vector) && isBusMaster(state);
};

const slotsOf = (held: FunctionQueue['held']): number =>
  held.reduce((sum, { chain }) => sum + chain.descriptors.length, 0);

/** The same of a packed ring, which counts slots. */
const positionsWrong = ({ areas, usedIdx, publishedUsedIdx, lastAvail }: DeviceQueue, held: FunctionQueue['held']) => {
  const { size } = areas;
  const returned = held.filter(each => each.stage === 'returned');
  if (slotsBetween(publishedUsedIdx, usedIdx, size) !== slotsOf(returned))
    return 'the used position is not that of its returned chains';
  const open = slotsBetween(usedIdx, lastAvail, size);
  const taken = slotsOf(held) - slotsOf(returned);
  // A list for which there was no room (M20) lies over slots of others.
  const overlaps = held.some(({ chain }) => chain.remarks.some(({ kind }) => kind === 'more-than-free'));
  return open <= (overlaps ? Math.max(size, taken) : size) && open >= taken ? null : 'more was used than was taken';
};

/** Cursors of the device side of one virtqueue against the chains that it holds. */
const cursorsWrong = (queue: FunctionQueue): string | null => {
  const { ring, held } = queue;
  if (!ring) return held.length === 0 ? null : 'holds chains of a virtqueue that is not enabled';
  if (ring.format === 'packed') return positionsWrong(ring, held);
  const returned = stage(queue, 'returned');
  if (ahead16(ring.usedIdx, ring.publishedUsedIdx) !== returned)
    return 'the used index is not that of its returned chains';
  const open = ahead16(ring.lastAvail, ring.usedIdx);
  return open <= 0x7fff && open >= held.length - returned ? null : 'more was used than was taken';
};

const entry: ShadowHead = { next: 0, length: 0, capacity: 0, tokenPlusOne: 0 };

/** Slots of the open tokens of a packed ring, as its driver remembers them, against those between the positions. */
const slotsWrong = (
  world: World,
  { areas, shadow, publishedIdx, lastUsed }: DriverQueue,
  tokens: readonly OpenToken[],
  ring: DeviceQueue,
  held: FunctionQueue['held'],
): string | null => {
  let open = 0;
  for (const { head } of tokens) {
    readHead(peek(world.memory), shadow, head, entry);
    open += entry.length;
  }
  const waiting = slotsBetween(ring.lastAvail, publishedIdx, areas.size);
  const done = slotsBetween(lastUsed, ring.publishedUsedIdx, areas.size);
  return open === waiting + slotsOf(held) + done
    ? null
    : `tokens of ${open} slots, but ${waiting} wait, ${slotsOf(held)} are held, ${done} are used`;
};

/** Open tokens of a queue against the places where their chains can be. */
const tokensWrong = ({ state, driver }: Party, world: World): string | null => {
  for (const [index, half] of Object.entries(driver.queues)) {
    const queue = state.queues[Number(index)];
    if (!queue?.ring || half.broken !== null || !isLive(state) || driver.stage !== 'running') continue;
    const tokens = driver.tokens.filter(({ command }) => command.queue === Number(index));
    if (half.format === 'packed') {
      const wrong = slotsWrong(world, half, tokens, queue.ring, queue.held);
      if (wrong !== null) return `virtqueue ${index}: ${wrong}`;
      continue;
    }
    const open = tokens.length;
    const waiting = ahead16(half.publishedIdx, queue.ring.lastAvail);
    const done = ahead16(queue.ring.publishedUsedIdx, half.lastUsed);
    if (open !== waiting + queue.held.length + done) {
      return `${open} tokens of virtqueue ${index}, but ${waiting} chains wait, ${queue.held.length} are held, ${done} are used`;
    }
  }
  return null;
};

const regionsWrong = ({ index, driver: { regions } }: Party, { topology }: World): string | null => {
  const window = windowOf(topology, index);
  for (const [k, region] of regions.entries()) {
    if (region.at < window.base || endOf(region) > endOf({ at: window.base, size: window.size })) {
      return `${region.purpose} lies outside of its window`;
    }
    const other = regions.slice(k + 1).find(each => overlaps(region, each));
    if (other) return `${region.purpose} overlaps ${other.purpose}`;
  }
  return null;
};

const absenceWrong = ({ id, state, driver }: Party, world: World): string | null => {
  const { pf, vf } = parseDeviceId(id) ?? { pf: 0, vf: 0 };
  const { sriov } = deviceState(world, pfId(pf));
  const expected = vf === 0 || (sriov?.vfEnable === true && vf <= sriov.numVfs);
  if (state.present !== expected) return state.present ? 'is there without VF Enable' : 'is not there';
  if (state.present) return null;
  if (driver.stage !== 'absent') return 'is not there, but has a driver';
  const { regions, queues, tokens, commands, exposing } = driver;
  const held = regions.length + Object.keys(queues).length + tokens.length + commands.length + (exposing ? 1 : 0);
  return held === 0 ? null : 'is not there, but its driver holds something';
};

const offeredWrong = ({ id, state }: Party, world: World): string | null => {
  const pf = pfOf(world, id);
  const vf = parseDeviceId(id)?.vf ?? 0;
  const { rules } = dialectOf(world.dialect, world.readings);
  const expected = rules.offered(hardwareOf(pf, vf), state.facets, manageableOf(pf, vf), world.readings);
  return state.offered === expected ? null : 'offers something else than its facets say';
};

const isQueueWork = (event: Event): event is Extract<Event, { readonly type: `queue/${string}` }> =>
  event.type.startsWith('queue/') && event.type !== 'queue/enabled' && event.type !== 'queue/reset';

/** All that holds in every run. */
export const invariants: readonly Invariant[] = [
  {
    id: 'negotiated-was-offered',
    text: 'What is negotiated was offered at that time.',
    clause: 'features.device.reject-features-ok',
    trusts: false,
    broken: everyEvent((event, { after }) =>
      event.type === 'features/negotiated' &&
      event.to !== null &&
      !isSubset(event.to, deviceState(after, event.device).offered)
        ? `${event.device} negotiated what it does not offer`
        : null,
    ),
  },
  {
    id: 'offered-as-assigned',
    text: 'device_feature shows what the hardware has, as far as the assignment leaves it.',
    clause: null,
    trusts: false,
    broken: everyFunction(offeredWrong),
  },
  {
    id: 'absent-holds-nothing',
    text: 'VFs 1 to NumVFs are there while VF Enable is set; one that is not there has no driver and holds no memory.',
    clause: null,
    trusts: false,
    broken: everyFunction(absenceWrong),
  },
  {
    id: 'num-vfs',
    text: 'NumVFs is at most TotalVFs.',
    clause: 'pcie.sriov.num-vfs',
    trusts: false,
    broken: everyFunction(({ state: { sriov } }) =>
      sriov && sriov.numVfs > sriov.totalVfs ? `NumVFs ${sriov.numVfs}` : null,
    ),
  },
  {
    id: 'regions-apart',
    text: "A driver's regions lie in its window and never overlap.",
    clause: null,
    trusts: false,
    broken: everyFunction(regionsWrong),
  },
  {
    id: 'used-behind-taken',
    text: 'A device returns only what it took, and publishes only what it returned.',
    clause: 'split.used.id-is-chain-head',
    trusts: false,
    broken: everyFunction(({ state }) => state.queues.map(cursorsWrong).find(each => each !== null) ?? null),
  },
  {
    id: 'no-work-before-driver-ok',
    text: 'A device takes, executes and returns nothing while DRIVER_OK is clear.',
    clause: 'status.device.no-consume-before-driver-ok',
    trusts: false,
    broken: everyEvent((event, { before }) =>
      isQueueWork(event) && !isLive(deviceState(before, event.device)) ? `${event.by} ${event.type}` : null,
    ),
  },
  {
    id: 'reset-leaves-nothing',
    text: 'After a reset device_status reads 0, and the device knows no virtqueue and no negotiated feature.',
    clause: 'status.device.zero-after-reset',
    trusts: false,
    broken: everyEvent(event =>
      event.type === 'reset/done' &&
      (event.to.status !== 0 || event.to.negotiated !== null || event.to.queues.some(({ ring }) => ring !== null))
        ? `${event.device} keeps something`
        : null,
    ),
  },
  {
    id: 'needs-reset-is-told',
    text: 'A live device that asks for a reset says so with a configuration change notification, if it may send one.',
    clause: 'status.device.needs-reset-config-notify',
    trusts: false,
    broken: everyEvent((event, { after }) =>
      event.type === 'status/wrote' &&
      (event.to & ~event.from & DEVICE_NEEDS_RESET) !== 0 &&
      (event.from & DRIVER_OK) !== 0 &&
      after.wires[`${driverOf(event.device)}/config`] === undefined &&
      canInterrupt(deviceState(after, event.device))
        ? `${event.device} says nothing`
        : null,
    ),
  },
  {
    id: 'ready-set-complete',
    text: 'Every function at which something is possible is in the ready set, in ascending order.',
    clause: null,
    trusts: false,
    broken: seen => {
      const { awake } = seen.after;
      if (awake.some((index, k) => k > 0 && index <= (awake[k - 1] as number))) return `out of order: ${awake}`;
      const dialect = dialectOf(seen.after.dialect, seen.after.readings);
      return everyFunction(({ index }, world) =>
        !awake.includes(index) && functionChoices(world, index, dialect).some(({ enabled }) => enabled)
          ? 'can do something, but nobody will ask it'
          : null,
      )(seen);
    },
  },
  {
    id: 'tokens-in-flight',
    text: 'Every open token of a running driver belongs to a chain that waits, is held or is used.',
    clause: 'admin.vq.used-on-same-queue',
    trusts: true,
    broken: everyFunction(tokensWrong),
  },
  {
    id: 'no-notification-before-driver-ok',
    text: 'A driver notifies no device before DRIVER_OK.',
    clause: 'init.driver.no-notify-before-driver-ok',
    trusts: true,
    broken: everyEvent((event, { before }) => {
      if (event.type !== 'wire/raised' || !event.wire.startsWith('device:')) return null;
      const device = event.wire.slice('device:'.length, event.wire.lastIndexOf('/')) as DeviceId;
      return deviceState(before, device).status & DRIVER_OK ? null : `${event.by} raises ${event.wire}`;
    }),
  },
  {
    id: 'idx-moves-forward',
    text: 'virtq_avail.idx and virtq_used.idx only move forward, by at most the size of the queue.',
    clause: 'split.avail.idx-never-decreases',
    trusts: true,
    broken: everyEvent(event => {
      if (event.type !== 'memory/wrote' || !/^virtq_(avail|used)\.idx$/.test(event.what)) return null;
      const [to, was] = [event.bytes, event.was].map(bytes => u16((bytes[0] ?? 0) | ((bytes[1] ?? 0) << 8)));
      if (to === undefined || was === undefined || to === 0) return null;
      return ahead16(to, was) > 0x8000 ? `${event.what} goes from ${was} to ${to}` : null;
    }),
  },
];

/** The invariants that a step broke, each with what is wrong. */
export const brokenInvariants = (seen: Seen, { untouched }: { readonly untouched: boolean }): string[] =>
  invariants
    .filter(({ trusts }) => untouched || !trusts)
    .flatMap(({ id, broken }) => {
      const wrong = broken(seen);
      return wrong === null ? [] : [`${id}: ${wrong}`];
    });
