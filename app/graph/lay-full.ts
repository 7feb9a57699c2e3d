import type { DeviceId, PfId } from '../../engine/world/ids.ts';
import { wayThrough } from '../motion/way.ts';
import type { LaidMembers, Placed, Room, Wire } from './placed.ts';
import { DRIVER_HEIGHT, FRAME_HEAD, GAP, MEMBER_HEIGHT, MEMBER_MAX, MEMBER_MIN } from './sizes.ts';

/** From the bottom of a driver to the words of what it writes, and to the clause of the gates. */
const TAG = 7;
const CLAUSE = 16;
const CLAUSE_HEIGHT = 34;

/** Members beside each other: drivers on the line of their owner's driver, functions on that of the owner. */
export const layFull = (owner: PfId, members: readonly DeviceId[], room: Room): LaidMembers => {
  const fair = Math.floor((room.right - room.left + GAP) / Math.max(1, members.length)) - GAP;
  const width = Math.max(MEMBER_MIN, Math.min(MEMBER_MAX, fair));
  const right = room.left + members.length * (width + GAP) - GAP;
  const driverBottom = room.top + DRIVER_HEIGHT;
  const top = room.ownerTop;
  const bus = room.ownerBottom - 4;
  const columns = members.map((device, k) => ({ device, x: room.left + k * (width + GAP) }));
  const nodes = columns.flatMap(({ device, x }): Placed[] => {
    const box = { owner, device, x, width };
    const gate = { y: driverBottom, height: top - driverBottom - FRAME_HEAD };
    return [
      { ...box, id: `driver:${device}`, kind: 'driver', y: room.top, height: DRIVER_HEIGHT },
      { ...box, ...gate, id: `gate:${device}`, kind: 'gate' },
      { ...box, id: device, kind: 'member', y: top, height: MEMBER_HEIGHT },
    ];
  });
  const wires = columns.flatMap(({ device, x }): Wire[] => {
    const middle = x + width / 2;
    const down = [driverBottom, top].map(y => ({ x: middle, y }));
    const along = [
      { x: room.ownerRight, y: bus },
      { x: middle, y: bus },
      { x: middle, y: top + MEMBER_HEIGHT },
    ];
    const both = { owner, devices: [device], target: device };
    const tag = { at: { x: middle, y: driverBottom + TAG }, align: 'center' } as const;
    return [
      { ...both, id: `control:${device}`, kind: 'control', source: `driver:${device}`, way: wayThrough(down), tag },
      {
        ...both,
        id: `effect:${device}`,
        kind: 'effect',
        source: owner,
        way: wayThrough(along, 4),
        tag: room.effectTag,
      },
    ];
  });
  const clause = { x: room.left, y: driverBottom + CLAUSE, width: right - room.left, height: CLAUSE_HEIGHT };
  return {
    nodes: [{ ...clause, id: `${owner}:clause`, kind: 'clause', owner }, ...nodes],
    wires,
    top,
    right,
    bottom: room.ownerBottom,
  };
};
