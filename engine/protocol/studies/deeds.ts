import { lookAt } from '../../memory/peek.ts';
import { hex } from '../../num/addr.ts';
import { bytesToHex } from '../../num/bytes.ts';
import { err, ok } from '../../num/result.ts';
import { refusesAction } from '../../run/step.ts';
import { readSlot } from '../../view/packed-read.ts';
import { atOffset } from '../../view/ring-place.ts';
import { areasAt, formatAt, readDesc } from '../../view/ring-read.ts';
import {
  pvirtqDesc,
  VIRTQ_DESC_F_AVAIL,
  VIRTQ_DESC_F_INDIRECT,
  VIRTQ_DESC_F_NEXT,
  VIRTQ_DESC_F_USED,
  VIRTQ_DESC_F_WRITE,
  virtqDesc,
} from '../../virtq/layouts.ts';
import type { QueueAreas } from '../../virtq/queue.ts';
import type { DeviceId, PfId } from '../../world/ids.ts';
import { parseDeviceId } from '../../world/ids.ts';
import type { Intent } from '../../world/intent.ts';
import { functionIndex } from '../../world/topology.ts';
import type { World } from '../../world/world.ts';
import { rejection } from '../rejection.ts';
import { sayTo } from '../session.ts';
import type { HandDeed, HandDeedId, Study } from '../study.ts';

/** What can be done, before anybody asks whether it is possible. */
type Idea = Omit<HandDeed, 'refused'>;

const idea = (id: HandDeedId, intent: Intent, text = ''): Idea => ({ id, intent, text });

const ofDevice = (world: World, device: DeviceId): readonly Idea[] => {
  const parts = parseDeviceId(device);
  const own: readonly Idea[] = [
    idea('load-driver', { do: 'load-driver', device }),
    idea('unload-driver', { do: 'unload-driver', device }),
    idea('reset', { do: 'write-register', device, register: 'device_status', value: 0 }, 'writes 0 to device_status'),
    idea('flr', { do: 'flr', device }),
  ];
  if (parts?.vf !== 0) return own;
  const owner = device as PfId;
  const numVfs = world.topology.pfs[parts.pf]?.totalVfs ?? 0;
  return [
    ...own,
    idea('enable-vfs', { do: 'enable-vfs', owner, numVfs }, `NumVFs ${numVfs}`),
    idea('disable-vfs', { do: 'disable-vfs', owner }),
  ];
};

const ofQueue = (device: DeviceId, queue: number): readonly Idea[] => [
  idea('reset-queue', { do: 'reset-queue', device, queue }),
  idea('enable-queue', { do: 'enable-queue', device, queue }),
  idea('interrupts-off', { do: 'set-interrupts', device, queue, wanted: false }),
  idea('interrupts-on', { do: 'set-interrupts', device, queue, wanted: true }),
  idea('notifications-off', { do: 'set-notifications', device, queue, wanted: false }),
  idea('notifications-on', { do: 'set-notifications', device, queue, wanted: true }),
];

const ofCommand = (device: DeviceId, command: number): readonly Idea[] => [
  idea('hold-driver', { do: 'hold', device, command, at: 'driver' }),
  idea('hold-device', { do: 'hold', device, command, at: 'device' }),
  idea('release', { do: 'release', device, command }),
];

interface Place {
  readonly areas: QueueAreas;
  readonly index: number;
  /** First address that is not in memory any more. */
  readonly end: bigint;
}

/** Bytes of a descriptor from `from` to `to`, written over what is there. */
const write = ({ areas, index }: Place, bytes: Uint8Array, from: number, to: number): Intent => ({
  do: 'edit-memory',
  at: atOffset(areas.descHi, areas.descLo, bytes.length * index + from),
  bytes: bytesToHex(bytes.subarray(from, to)),
});

/** What both formats have in a descriptor, and each at a place of its own. */
interface Fields<Addr> {
  readonly addr: Addr;
  readonly len: number;
  readonly flags: number;
}

type Change = (id: HandDeedId, some: Partial<Fields<bigint>>, from: number, to: number, text: string) => Idea;

/** What can be wrong with a descriptor of either format. */
const inEither = (desc: Fields<bigint>, { addr, len, flags }: Fields<number>, end: bigint, change: Change) => [
  change('zero-length', { len: 0 }, len, len + 4, `len ${desc.len} → 0`),
  change(
    'wrong-direction',
    { flags: desc.flags ^ VIRTQ_DESC_F_WRITE },
    flags,
    flags + 2,
    flip(desc.flags, VIRTQ_DESC_F_WRITE, 'WRITE'),
  ),
  change(
    'indirect',
    { flags: desc.flags ^ VIRTQ_DESC_F_INDIRECT },
    flags,
    flags + 2,
    flip(desc.flags, VIRTQ_DESC_F_INDIRECT, 'INDIRECT'),
  ),
  change('outside', { addr: end }, addr, addr + 8, `addr ${hex(desc.addr)} → ${hex(end)}, behind the end of memory`),
];

const ofSplit = (world: World, place: Place): readonly Idea[] => {
  const { areas, index, end } = place;
  const desc = readDesc(lookAt(world.memory), areas, index);
  if (!desc) return [];
  const { flags } = virtqDesc.offsets;
  const { size } = virtqDesc;
  const change = (id: HandDeedId, some: Partial<typeof desc>, from: number, to: number, text: string): Idea =>
    idea(id, write(place, virtqDesc.encode({ ...desc, ...some }), from, to), text);
  const onwards = desc.flags | VIRTQ_DESC_F_NEXT;
  return [
    change('loop', { flags: onwards, next: index }, flags, size, `NEXT, next ${desc.next} → ${index}, its own index`),
    change(
      'out-of-range',
      { flags: onwards, next: areas.size },
      flags,
      size,
      `NEXT, next ${desc.next} → ${areas.size}, the queue size`,
    ),
    ...inEither(desc, virtqDesc.offsets, end, change),
  ];
};

const ofPacked = (world: World, place: Place): readonly Idea[] => {
  const { areas, index, end } = place;
  const desc = readSlot(lookAt(world.memory), areas, index);
  if (!desc) return [];
  const { id: at, flags } = pvirtqDesc.offsets;
  const { size } = pvirtqDesc;
  const change = (id: HandDeedId, some: Partial<typeof desc>, from: number, to: number, text: string): Idea =>
    idea(id, write(place, pvirtqDesc.encode({ ...desc, ...some }), from, to), text);
  return [
    change('never-ends', { flags: desc.flags | VIRTQ_DESC_F_NEXT }, flags, size, 'NEXT set'),
    change('wrong-id', { id: areas.size }, at, flags, `id ${desc.id} → ${areas.size}, the queue size`),
    change(
      'wrong-wrap',
      { flags: desc.flags ^ (VIRTQ_DESC_F_AVAIL | VIRTQ_DESC_F_USED) },
      flags,
      size,
      'AVAIL and USED the other way',
    ),
    ...inEither(desc, pvirtqDesc.offsets, end, change),
  ];
};

const flip = (flags: number, bit: number, name: string): string => `${name} ${flags & bit ? 'cleared' : 'set'}`;

/** What a person can do to a thing, in the order in which it is offered, and why not. */
export const deeds: Study<'deeds'> = ({ about, device: name, queue, index, command }, session) => {
  if (!session) return err(rejection('study', 'kind', 'needs a scenario, and none is loaded'));
  const world = session.timeline.world();
  const say = sayTo(session);
  const told = (why: string | null): string | null => why && say.again(why);
  const device = name as DeviceId;
  if (parseDeviceId(name) === null || functionIndex(world.topology, device) < 0) {
    return err(rejection('study', 'device', `there is no function "${name}" in this scenario`));
  }
  const judged = (ideas: readonly Idea[]): readonly HandDeed[] =>
    ideas.map(each => ({
      ...each,
      text: say.again(each.text),
      refused: told(refusesAction(world, { actor: 'operator', name: 'submit', intent: each.intent })),
    }));
  if (about === 'device') return ok(judged(ofDevice(world, device)));
  if (about === 'command') {
    if (!isCount(command)) return err(rejection('study', 'command', 'is the number of a command'));
    return ok(judged(ofCommand(device, command)));
  }
  if (!isCount(queue)) return err(rejection('study', 'queue', 'is the index of a virtqueue'));
  if (about === 'queue') return ok(judged(ofQueue(device, queue)));
  if (about !== 'descriptor')
    return err(rejection('study', 'about', `found "${about}", allowed: device, queue, descriptor, command`));
  const areas = areasAt(world, device, queue);
  if (!areas) return err(rejection('study', 'queue', `virtqueue ${queue} of ${device} is set up nowhere yet`));
  if (!isCount(index) || index >= areas.size) {
    return err(rejection('study', 'index', `found ${index}, allowed: 0 to ${areas.size - 1}`));
  }
  const place = { areas, index, end: BigInt(world.memory.size) };
  return ok(judged(formatAt(world, device, queue) === 'packed' ? ofPacked(world, place) : ofSplit(world, place)));
};

const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value) && value >= 0;
