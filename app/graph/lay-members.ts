import type { DeviceId, PfId } from '../../engine/world/ids.ts';
import { wayThrough } from '../motion/way.ts';
import type { Placed, Wire } from './placed.ts';
import { FOLD_ABOVE, rangesOf } from './ranges.ts';
import {
  CARD_HEIGHT,
  CARD_MIN,
  DRIVER_HEIGHT,
  FRAME_HEAD,
  GAP,
  MEMBER_HEIGHT,
  MEMBER_MAX,
  MEMBER_MIN,
  RANGE_HEIGHT,
  ROW_GAP,
  ROW_HEIGHT,
  ROW_MIN,
} from './sizes.ts';

/** How members are drawn: each with its driver above; as cards; as lines; as ranges of lines. */
export type Form = 'full' | 'card' | 'row' | 'range';

interface Room {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly ownerTop: number;
  readonly ownerBottom: number;
  readonly ownerRight: number;
  readonly open: ReadonlySet<string>;
}

interface LaidMembers {
  readonly nodes: readonly Placed[];
  readonly wires: readonly Wire[];
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly form: Form;
}

const CARDS_UP_TO = 8;

export const formFor = (members: number, room: number): Form => {
  if (members > FOLD_ABOVE) return 'range';
  if (members * (MEMBER_MIN + GAP) - GAP <= room) return 'full';
  return members > CARDS_UP_TO ? 'row' : 'card';
};

/** Columns of at least `min` that fill the room, and the width of one. */
const columnsIn = (room: number, min: number, most: number) => {
  const columns = Math.max(1, Math.min(most, Math.floor((room + GAP) / (min + GAP))));
  return { columns, width: Math.max(min, Math.floor((room + GAP) / columns) - GAP) };
};

const layFull = (owner: PfId, members: readonly DeviceId[], room: Room): LaidMembers => {
  const fair = Math.floor((room.right - room.left + GAP) / Math.max(1, members.length)) - GAP;
  const width = Math.max(MEMBER_MIN, Math.min(MEMBER_MAX, fair));
  const bus = room.ownerBottom - 8;
  const gateTop = room.top + DRIVER_HEIGHT;
  const nodes: Placed[] = [];
  const wires: Wire[] = [];
  members.forEach((device, k) => {
    const x = room.left + k * (width + GAP);
    const middle = x + width / 2;
    const box = { owner, device, x, width };
    nodes.push(
      { id: `driver:${device}`, kind: 'driver', ...box, y: room.top, height: DRIVER_HEIGHT },
      { id: `gate:${device}`, kind: 'gate', ...box, y: gateTop, height: room.ownerTop - gateTop - FRAME_HEAD },
      { id: device, kind: 'member', ...box, y: room.ownerTop, height: MEMBER_HEIGHT },
    );
    const control = wayThrough([
      { x: middle, y: gateTop },
      { x: middle, y: room.ownerTop },
    ]);
    const effect = wayThrough(
      [
        { x: room.ownerRight, y: bus },
        { x: middle, y: bus },
        { x: middle, y: room.ownerTop + MEMBER_HEIGHT },
      ],
      4,
    );
    wires.push(
      {
        id: `control:${device}`,
        kind: 'control',
        source: `driver:${device}`,
        target: device,
        owner,
        device,
        way: control,
      },
      { id: `effect:${device}`, kind: 'effect', source: owner, target: device, owner, device, way: effect },
    );
  });
  const right = room.left + members.length * (width + GAP) - GAP;
  nodes.push({
    id: `${owner}:clause`,
    kind: 'clause',
    owner,
    x: room.left,
    y: gateTop + 6,
    width: right - room.left,
    height: 34,
  });
  return { nodes, wires, top: room.ownerTop, right, bottom: room.ownerBottom, form: 'full' };
};

/** From the owner along the gutter before the members to the left edge of one. */
const reach = (room: Room, x: number, y: number) => {
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

/** Cards or lines in columns, read from left to right; the effect comes along the gutter before them. */
const layGrid = (
  owner: PfId,
  members: readonly DeviceId[],
  room: Room,
  kind: 'card' | 'row',
  top: number,
): LaidMembers => {
  const [min, height, gap] = kind === 'card' ? [CARD_MIN, CARD_HEIGHT, GAP] : [ROW_MIN, ROW_HEIGHT, ROW_GAP];
  const { columns, width } = columnsIn(room.right - room.left, min, members.length);
  const perColumn = Math.ceil(members.length / columns);
  const nodes: Placed[] = [];
  const wires: Wire[] = [];
  members.forEach((device, k) => {
    // Lines read downwards, as a table does; cards read across.
    const [column, row] =
      kind === 'row' ? [Math.floor(k / perColumn), k % perColumn] : [k % columns, Math.floor(k / columns)];
    const x = room.left + column * (width + GAP);
    const y = top + row * (height + gap);
    nodes.push({ id: device, kind, owner, device, x, y, width, height });
    const way = reach(room, x, y + height / 2);
    wires.push({ id: `effect:${device}`, kind: 'effect', source: owner, target: device, owner, device, way });
  });
  return {
    nodes,
    wires,
    top,
    right: room.left + columns * (width + GAP) - GAP,
    bottom: top + Math.ceil(members.length / columns) * (height + gap) - gap,
    form: kind,
  };
};

const layRanges = (owner: PfId, members: readonly DeviceId[], room: Room, top: number): LaidMembers => {
  const nodes: Placed[] = [];
  const wires: Wire[] = [];
  const width = Math.max(ROW_MIN, room.right - room.left);
  let y = top;
  for (const range of rangesOf(members)) {
    const open = room.open.has(range.id);
    nodes.push({
      id: range.id,
      kind: 'range',
      owner,
      members: range.members,
      open,
      x: room.left,
      y,
      width,
      height: RANGE_HEIGHT,
    });
    const device = range.members[0]!;
    const way = reach(room, room.left, y + RANGE_HEIGHT / 2);
    wires.push({ id: `effect:${range.id}`, kind: 'effect', source: owner, target: range.id, owner, device, way });
    const laid = open ? layGrid(owner, range.members, room, 'row', y + RANGE_HEIGHT + ROW_GAP) : null;
    if (laid) {
      nodes.push(...laid.nodes);
      wires.push(...laid.wires);
    }
    y = (laid ? laid.bottom : y + RANGE_HEIGHT) + GAP;
  }
  return { nodes, wires, top, right: room.left + width, bottom: y - GAP, form: 'range' };
};

/** Places the members of one owner to the right of it. */
export const layMembers = (owner: PfId, members: readonly DeviceId[], room: Room): LaidMembers => {
  const form = formFor(members.length, room.right - room.left);
  if (members.length === 0)
    return { nodes: [], wires: [], top: room.ownerTop, right: room.ownerRight, bottom: room.ownerBottom, form };
  const top = room.top + FRAME_HEAD;
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
