import type { DeviceId, PfId } from '../../engine/world/ids.ts';
import { wayThrough } from '../motion/way.ts';
import { frameAround } from './frame.ts';
import { type Form, layMembers } from './lay-members.ts';
import type { Placed, Wire } from './placed.ts';
import { DRIVER_HEIGHT, GAP, MARGIN, OWNER_HEIGHT } from './sizes.ts';
import { layTrack } from './track.ts';

export interface OwnerInput {
  readonly id: PfId;
  /** The group holds the PF too. */
  readonly inGroup: boolean;
  readonly members: readonly DeviceId[];
  readonly tracks: readonly { readonly queue: number; readonly stations: Parameters<typeof layTrack>[0] }[];
}

export interface Picture {
  readonly nodes: readonly Placed[];
  readonly wires: readonly Wire[];
  readonly width: number;
  readonly height: number;
  readonly form: Form;
}

/** Below this width only the owners are drawn; the members are a table under them. */
export const NARROW = 560;

const layOwner = (owner: OwnerInput, left: number, top: number, room: number, open: ReadonlySet<string>) => {
  const tracks = owner.tracks.map(each => ({ queue: each.queue, track: layTrack(each.stations) }));
  const blockWidth = tracks.reduce((sum, { track }) => sum + track.width, 0) || layTrack([]).width;
  const between = Math.max(...tracks.map(({ track }) => track.height), 64);
  const ownerTop = top + DRIVER_HEIGHT + between;
  const ownerBottom = ownerTop + OWNER_HEIGHT;
  const memberLeft = left + blockWidth + GAP + 4;
  const members = layMembers(owner.id, owner.members, {
    left: memberLeft,
    top,
    right: left + room,
    ownerTop,
    ownerBottom,
    ownerRight: left + blockWidth,
    open,
  });
  const bottom = Math.max(ownerBottom, members.bottom);
  const right = Math.max(left + blockWidth, members.right);
  const frame = frameAround({
    owner: owner.inGroup ? { left, top: ownerTop, bottom: ownerBottom } : null,
    members: { left: memberLeft, top: members.top, right, bottom },
  });
  const own = { owner: owner.id, device: owner.id };
  const controlX = blockWidth - 10;
  const controlWay = wayThrough([
    { x: left + controlX, y: top + DRIVER_HEIGHT },
    { x: left + controlX, y: ownerTop },
  ]);
  let trackX = left;
  const nodes: Placed[] = [
    ...(owner.members.length > 0
      ? [
          {
            id: `${owner.id}:frame`,
            kind: 'frame' as const,
            owner: owner.id,
            frame,
            tagX: memberLeft - frame.x,
            ...{ x: frame.x, y: frame.y, width: frame.width, height: frame.height },
          },
        ]
      : []),
    { id: `driver:${owner.id}`, kind: 'driver', ...own, x: left, y: top, width: blockWidth, height: DRIVER_HEIGHT },
    ...tracks.map(({ queue, track }): Placed => {
      const x = trackX;
      trackX += track.width;
      const y = top + DRIVER_HEIGHT;
      const height = between;
      return {
        id: `${owner.id}:track${queue}`,
        kind: 'track',
        owner: owner.id,
        queue,
        track,
        x,
        y,
        width: track.width,
        height,
      };
    }),
    { id: owner.id, kind: 'owner', ...own, x: left, y: ownerTop, width: blockWidth, height: OWNER_HEIGHT },
    ...members.nodes,
  ];
  const wires: Wire[] = [
    {
      id: `${owner.id}:control`,
      kind: 'control',
      source: `driver:${owner.id}`,
      target: owner.id,
      ...own,
      way: controlWay,
    },
    ...members.wires,
  ];
  return { nodes, wires, bottom: frame.y + frame.height, right: frame.x + frame.width, form: members.form };
};

/** Where everything stands in a pane of this width. Nothing is measured, so equal inputs give equal pictures. */
export const layPicture = (owners: readonly OwnerInput[], width: number, open: ReadonlySet<string>): Picture => {
  const nodes: Placed[] = [];
  const wires: Wire[] = [];
  let top = MARGIN;
  let right = 0;
  let form: Form = 'full';
  for (const owner of owners) {
    const laid = layOwner(owner, MARGIN + GAP, top, width - 2 * (MARGIN + GAP), open);
    nodes.push(...laid.nodes);
    wires.push(...laid.wires);
    top = laid.bottom + 3 * GAP;
    right = Math.max(right, laid.right);
    form = laid.form;
  }
  return { nodes, wires, width: right + MARGIN, height: top - 3 * GAP + MARGIN, form };
};
