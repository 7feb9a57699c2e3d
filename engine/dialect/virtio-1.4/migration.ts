import type { Plan, PlannedCommand } from '../../admin/plan.ts';
import type { PlanPlace } from '../../world/driver-state.ts';
import type { PfId } from '../../world/ids.ts';
import { parseDeviceId, pfId, titleOf } from '../../world/ids.ts';
import { SRIOV } from '../virtio-1.3/groups.ts';
import { commandAnswer, commandHeader } from '../virtio-1.3/layouts.ts';
import { listText } from '../virtio-1.3/opcodes.ts';
import { DEV_PARTS_CAP } from './capabilities.ts';
import { SELF } from './groups.ts';
import {
  capGetData,
  capSetData,
  devPartsObject,
  modeSetData,
  objectCreateData,
  objectDestroyData,
  partsGetData,
  partsMetadataData,
  partsMetadataResult,
  partsSetData,
} from './layouts.ts';
import { GET, SET } from './object-types.ts';

/** One step: which of the two owner drivers takes it, its command, and what it keeps of the answer. */
interface Step {
  readonly side: 'from' | 'to';
  readonly opcode: number;
  readonly group: number;
  readonly data: (place: PlanPlace) => Uint8Array;
  /** Bytes of the result that there has to be room for. */
  readonly room?: (place: PlanPlace) => number;
  readonly keep?: (result: Uint8Array) => PlanPlace['kept'];
}

const none = new Uint8Array();
/** Both parts of a command are multiples of 8 bytes. */
const upTo8 = (bytes: number): number => Math.ceil(bytes / 8) * 8;

const hdrOf = (direction: number) => ({ type: 0, id: direction });
const direction = (side: Step['side']): number => (side === 'from' ? GET : SET);
const ALL = 1;
const SIZE = 0;

/** What each side does before parts can be read or written: the limits, an object for its direction, stop. */
const prepare = (side: Step['side']): readonly Step[] => [
  {
    side,
    opcode: 0x0008,
    group: SELF,
    data: () => capGetData.encode({ id: DEV_PARTS_CAP }),
    room: () => 2,
    keep: limits => ({ limits }),
  },
  {
    side,
    opcode: 0x0009,
    group: SELF,
    data: ({ kept }) => capSetData.encode({ id: DEV_PARTS_CAP, cap_specific_data: kept.limits ?? none }),
  },
  {
    side,
    opcode: 0x000a,
    group: SRIOV,
    data: () =>
      objectCreateData.encode({
        hdr: hdrOf(direction(side)),
        resource_obj_specific_data: devPartsObject.encode({ type: direction(side) }),
      }),
  },
  { side, opcode: 0x0011, group: SRIOV, data: () => modeSetData.encode({ flags: 1 }) },
];

const destroy = (side: Step['side']): Step => ({
  side,
  opcode: 0x000d,
  group: SRIOV,
  data: () => objectDestroyData.encode({ hdr: hdrOf(direction(side)) }),
});

/** Stop, get parts; there stop, set parts, resume; the one that was left stays stopped. */
const steps: readonly Step[] = [
  ...prepare('from'),
  {
    side: 'from',
    opcode: 0x000e,
    group: SRIOV,
    data: () => partsMetadataData.encode({ hdr: hdrOf(GET), type: SIZE }),
    room: () => partsMetadataResult.size,
    keep: size => ({ size }),
  },
  {
    side: 'from',
    opcode: 0x000f,
    group: SRIOV,
    data: () => partsGetData.encode({ hdr: hdrOf(GET), type: ALL }),
    room: ({ kept }) => partsMetadataResult.decode(kept.size ?? none).size_or_count,
    keep: parts => ({ parts }),
  },
  ...prepare('to'),
  {
    side: 'to',
    opcode: 0x0010,
    group: SRIOV,
    data: ({ kept }) => partsSetData.encode({ hdr: hdrOf(SET), parts: kept.parts ?? none }),
  },
  { side: 'to', opcode: 0x0011, group: SRIOV, data: () => modeSetData.encode({ flags: 0 }) },
  destroy('to'),
  destroy('from'),
];

const ownerOf = (place: Pick<PlanPlace, 'from' | 'to'>, side: Step['side']): PfId =>
  pfId(parseDeviceId(place[side])?.pf ?? 0);

const commandOf = (place: PlanPlace, { side, opcode, group, data, room }: Step): PlannedCommand => {
  const member = group === SELF ? 0 : (parseDeviceId(place[side])?.vf ?? 0);
  const header = commandHeader.encode({ opcode, group_type: group, group_member_id: BigInt(member) });
  const own = data(place);
  const readable = new Uint8Array(upTo8(header.length + own.length));
  readable.set(header);
  readable.set(own, header.length);
  return { owner: ownerOf(place, side), readable, writable: upTo8(commandAnswer.size + (room?.(place) ?? 0)) };
};

const needed = (side: Step['side'], group: number): bigint =>
  steps
    .filter(step => step.side === side && step.group === group)
    .reduce((list, { opcode }) => list | (1n << BigInt(opcode)), 0n);

/** How owner drivers move the state of a VF to another VF, of the same PF or of another one. */
export const migration: Plan = {
  refuses: (stateOf, from, to) => {
    for (const side of ['from', 'to'] as const) {
      const owner = ownerOf({ from, to }, side);
      for (const group of [SELF, SRIOV]) {
        const missing = needed(side, group) & ~(stateOf(owner).facets.usedLists[group] ?? 0n);
        if (missing !== 0n)
          return `The driver of ${titleOf(owner)} has not declared opcodes ${listText(missing)} of group ${group}.`;
      }
    }
    return null;
  },
  command: place => {
    const step = steps[place.at];
    return step ? commandOf(place, step) : null;
  },
  after: (place, answer) => {
    // Of one owner the limits are set already, and may not be set again while its object is there.
    const isDone = ({ side, group }: Step): boolean =>
      side === 'to' && group === SELF && ownerOf(place, 'from') === ownerOf(place, 'to');
    const next = steps.findIndex((step, k) => k > place.at && !isDone(step));
    return {
      ...place,
      at: next < 0 ? steps.length : next,
      kept: { ...place.kept, ...steps[place.at]?.keep?.(answer.slice(commandAnswer.size)) },
    };
  },
};
