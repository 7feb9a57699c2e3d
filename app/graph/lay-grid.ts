import type { DeviceId, PfId } from '../../engine/world/ids.ts';
import { type Way, wayThrough } from '../motion/way.ts';
import type { LaidMembers, Placed, Room, Wire } from './placed.ts';
import { CARD_HEIGHT, CARD_MIN, GAP, ROW_GAP, ROW_HEIGHT, ROW_MIN, ROW_MIN_SLIM } from './sizes.ts';

/** Columns of at least `min` that fill the room, and the width of one. */
export const columnsIn = (
  room: number,
  min: number,
  most: number,
): { readonly columns: number; readonly width: number } => {
  const columns = Math.max(1, Math.min(most, Math.floor((room + GAP) / (min + GAP))));
  return { columns, width: Math.max(min, Math.floor((room + GAP) / columns) - GAP) };
};

/** From the owner along the gutter before the members to the left edge of one. */
export const reach = (room: Room, x: number, y: number): Way => {
  const ownerMiddle = (room.ownerTop + room.ownerBottom) / 2;
  const gutter = (room.ownerRight + room.left) / 2;
  return wayThrough(
    [
      { x: room.ownerRight, y: ownerMiddle },
      { x: gutter, y: ownerMiddle },
      { x: gutter, y },
      { x, y },
    ],
    4,
  );
};

/** In a card, from the driver in its head to the gate below; the words stand at the right end of the head. */
const insideCard = (owner: PfId, device: DeviceId, x: number, y: number, width: number): Wire => ({
  id: `control:${device}`,
  kind: 'control',
  source: device,
  target: device,
  devices: [device],
  owner,
  way: wayThrough([
    { x: x + width / 2, y: y + 4 },
    { x: x + width / 2, y: y + 30 },
  ]),
  tag: { at: { x: x + width - 4, y: y + 12 }, align: 'end' },
});

/** Cards in rows, or lines in columns; the effect comes along the gutter before them. */
export const layGrid = (
  owner: PfId,
  members: readonly DeviceId[],
  room: Room,
  kind: 'card' | 'row',
  top: number,
): LaidMembers => {
  const [min, height, gap] =
    kind === 'card' ? [CARD_MIN, CARD_HEIGHT, GAP] : [room.slim ? ROW_MIN_SLIM : ROW_MIN, ROW_HEIGHT, ROW_GAP];
  const { columns, width } = columnsIn(room.right - room.left, min, members.length);
  const rows = Math.ceil(members.length / columns);
  const nodes: Placed[] = [];
  const wires: Wire[] = [];
  members.forEach((device, k) => {
    // Lines read downwards, as a table does; cards read across.
    const [column, row] = kind === 'row' ? [Math.floor(k / rows), k % rows] : [k % columns, Math.floor(k / columns)];
    const x = room.left + column * (width + GAP);
    const y = top + row * (height + gap);
    nodes.push({ id: device, kind, owner, device, x, y, width, height });
    if (kind === 'card') wires.push(insideCard(owner, device, x, y, width));
    const both = { owner, devices: [device], source: owner, target: device };
    const way = reach(room, x, y + height / 2);
    wires.push({ ...both, id: `effect:${device}`, kind: 'effect', way, tag: room.effectTag });
  });
  return {
    nodes,
    wires,
    top,
    right: room.left + columns * (width + GAP) - GAP,
    bottom: top + rows * (height + gap) - gap,
  };
};
