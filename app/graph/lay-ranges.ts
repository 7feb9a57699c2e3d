import type { DeviceId, PfId } from '../../engine/world/ids.ts';
import { columnsIn, layGrid, reach } from './lay-grid.ts';
import type { LaidMembers, Placed, Room, Wire } from './placed.ts';
import { rangesOf } from './ranges.ts';
import { GAP, RANGE_HEIGHT, RANGE_MIN, ROW_GAP } from './sizes.ts';

/** Ranges in as many columns as there is room for; an open one takes the whole width, with its lines below. */
export const layRanges = (owner: PfId, members: readonly DeviceId[], room: Room, top: number): LaidMembers => {
  const nodes: Placed[] = [];
  const wires: Wire[] = [];
  const { columns, width } = columnsIn(room.right - room.left, RANGE_MIN, 2);
  const whole = columns * (width + GAP) - GAP;
  let y = top;
  let column = 0;
  for (const range of rangesOf(members)) {
    const open = room.open.has(range.id);
    if (column === columns || (open && column > 0)) {
      column = 0;
      y += RANGE_HEIGHT + GAP;
    }
    const x = room.left + column * (width + GAP);
    const box = { x, y, width: open ? whole : width, height: RANGE_HEIGHT };
    nodes.push({ ...box, id: range.id, kind: 'range', owner, members: range.members, open });
    if (!open) {
      const way = reach(room, x, y + RANGE_HEIGHT / 2);
      const both = { owner, source: owner, target: range.id, devices: range.members };
      wires.push({ ...both, id: `effect:${range.id}`, kind: 'effect', way, tag: room.effectTag });
      column += 1;
      continue;
    }
    const laid = layGrid(owner, range.members, room, 'row', y + RANGE_HEIGHT + ROW_GAP);
    nodes.push(...laid.nodes);
    wires.push(...laid.wires);
    y = laid.bottom + GAP;
    column = 0;
  }
  const bottom = column > 0 ? y + RANGE_HEIGHT : y - GAP;
  return { nodes, wires, top, right: room.left + whole, bottom };
};
