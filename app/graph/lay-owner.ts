import type { DeviceId, PfId } from '../../engine/world/ids.ts';
import { wayThrough } from '../motion/way.ts';
import { frameAround } from './frame.ts';
import { layMembers } from './lay-members.ts';
import type { Density, Placed, Wire } from './placed.ts';
import {
  DRIVER_HEIGHT,
  DRIVER_HEIGHT_FLAT,
  FRAME_FOOT,
  GAP,
  OWNER_HEIGHT,
  OWNER_HEIGHT_FLAT,
  OWNER_HEIGHT_LOW,
} from './sizes.ts';
import { layTrack, type Track } from './track.ts';

export interface OwnerInput {
  readonly id: PfId;
  /** The group holds the PF too. */
  readonly inGroup: boolean;
  readonly members: readonly DeviceId[];
  readonly tracks: readonly { readonly queue: number; readonly stations: Parameters<typeof layTrack>[0] }[];
}

/** Where an owner begins, how wide it may be, and how high. */
interface Place {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly density: Density;
  readonly slim: boolean;
  readonly open: ReadonlySet<string>;
}

interface LaidOwner {
  readonly nodes: readonly Placed[];
  readonly wires: readonly Wire[];
  readonly bottom: number;
  readonly right: number;
}

/** Between a driver and its function where there is no queue to draw. */
const PLAIN = 64;
/** From the right edge of the owner to the line between it and its driver, and from the driver to its words. */
const CONTROL = 5;
const TAG = 32;

/** Of a driver, and of an owner. */
const heights: Readonly<Record<Density, readonly [number, number]>> = {
  full: [DRIVER_HEIGHT, OWNER_HEIGHT],
  low: [DRIVER_HEIGHT, OWNER_HEIGHT_LOW],
  flat: [DRIVER_HEIGHT_FLAT, OWNER_HEIGHT_FLAT],
};

/** Between the two names at the top of the right lane, which stand as far apart as the track is high. */
const tagAt = (track: Track | undefined): number => {
  const [first, second] = (track?.stops ?? [])
    .filter(({ lane }) => lane === 'up')
    .map(({ y }) => y)
    .sort((a, b) => a - b);
  return first === undefined || second === undefined ? TAG : (first + second) / 2;
};

const trackNodes = (
  owner: PfId,
  tracks: readonly { queue: number; track: Track }[],
  left: number,
  y: number,
  height: number,
) => {
  let x = left;
  return tracks.map(({ queue, track }): Placed => {
    const box = { x, y, width: track.width, height };
    x += track.width;
    return { ...box, id: `${owner}:track${queue}`, kind: 'track', owner, queue, track };
  });
};

/** An owner with its driver and its queues on the left, its members on the right, and the frame of their group. */
export const layOwner = (owner: OwnerInput, { left, top, width, density, slim, open }: Place): LaidOwner => {
  const { id } = owner;
  const tracks = owner.tracks.map(each => ({ queue: each.queue, track: layTrack(each.stations) }));
  const blockWidth = tracks.reduce((sum, { track }) => sum + track.width, 0) || layTrack([]).width;
  const between = Math.max(...tracks.map(({ track }) => track.height), PLAIN);
  const [driverHeight, height] = heights[density];
  const driverBottom = top + driverHeight;
  const ownerTop = driverBottom + between;
  const ownerBottom = ownerTop + height;
  const ownerRight = left + blockWidth;
  const memberLeft = ownerRight + GAP + 4;
  const effectTag = { at: { x: ownerRight, y: ownerBottom + FRAME_FOOT }, align: 'end' } as const;
  const right = left + width;
  const room = { left: memberLeft, right, top, ownerTop, ownerBottom, ownerRight, effectTag, open, density, slim };
  const members = layMembers(id, owner.members, room);
  const frame = frameAround({
    owner: owner.inGroup ? { left, top: ownerTop, bottom: ownerBottom } : null,
    members: { left: memberLeft, top: members.top, right: members.right, bottom: members.bottom },
  });
  const own = { owner: id, device: id, x: left, width: blockWidth };
  const { path: _, ...frameBox } = frame;
  const framed: readonly Placed[] =
    owner.members.length > 0
      ? [{ ...frameBox, id: `${id}:frame`, kind: 'frame', owner: id, frame, tagX: memberLeft - frame.x }]
      : [];
  const controlX = ownerRight - CONTROL;
  const control: Wire = {
    ...{ id: `control:${id}`, kind: 'control', source: `driver:${id}`, target: id, devices: [id], owner: id },
    way: wayThrough([driverBottom, ownerTop].map(y => ({ x: controlX, y }))),
    tag: { at: { x: controlX - 6, y: driverBottom + tagAt(tracks.at(-1)?.track) }, align: 'end' },
  };
  return {
    nodes: [
      ...framed,
      { ...own, id: `driver:${id}`, kind: 'driver', y: top, height: driverHeight },
      ...trackNodes(id, tracks, left, driverBottom, between),
      { ...own, id, kind: 'owner', y: ownerTop, height },
      ...members.nodes,
    ],
    wires: [control, ...members.wires],
    bottom: Math.max(ownerBottom, framed.length > 0 ? frame.y + frame.height : 0),
    right: Math.max(ownerRight, framed.length > 0 ? frame.x + frame.width : 0),
  };
};
