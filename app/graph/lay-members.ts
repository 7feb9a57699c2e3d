import type { DeviceId, PfId } from '../../engine/world/ids.ts';
import { layFull } from './lay-full.ts';
import { columnsIn, layGrid } from './lay-grid.ts';
import { layRanges } from './lay-ranges.ts';
import type { Density, Form, LaidMembers, Room } from './placed.ts';
import { FOLD_ABOVE } from './ranges.ts';
import { CARD_MIN, CARD_ROWS, FRAME_TITLE, GAP, MEMBER_MIN } from './sizes.ts';

/** The most telling form that has room: what does not fit side by side may not make the picture much higher. */
const formFor = (members: number, room: number, density: Density): Form => {
  if (members > FOLD_ABOVE) return 'range';
  if (density !== 'full') return 'row';
  if (members * (MEMBER_MIN + GAP) - GAP <= room) return 'full';
  const { columns } = columnsIn(room, CARD_MIN, members);
  return Math.ceil(members / columns) <= CARD_ROWS ? 'card' : 'row';
};

/** Places the members of one owner to the right of it. */
export const layMembers = (owner: PfId, members: readonly DeviceId[], room: Room): LaidMembers => {
  if (members.length === 0) {
    return { nodes: [], wires: [], top: room.ownerTop, right: room.ownerRight, bottom: room.ownerBottom };
  }
  const form = formFor(members.length, room.right - room.left, room.density);
  const top = room.top + FRAME_TITLE;
  switch (form) {
    case 'full':
      return layFull(owner, members, room);
    case 'card':
    case 'row':
      return layGrid(owner, members, room, form, top);
    case 'range':
      return layRanges(owner, members, room, top);
  }
};
