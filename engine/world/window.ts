import type { GuestAddr } from '../num/addr.ts';
import { addr } from '../num/addr.ts';
import { shadowBytes } from '../virtq/queue.ts';
import type { ActorId } from './ids.ts';
import { parseActorId } from './ids.ts';
import type { PfTopology, Topology } from './topology.ts';
import { functionIndex } from './topology.ts';

/** Guest memory starts here; below it nothing is ever placed, so that address 0 is never right. */
const BASE = 0x1000;
const PAGE = 0x1000;
/** Room for command buffers in the window of a PF, and for small buffers in that of a VF, in bytes. */
const OWNER_BUFFERS = 0x8000;
const MEMBER_BUFFERS = 0x400;

/** A range of guest memory in which the driver of one function places everything. */
export interface Window {
  readonly base: GuestAddr;
  readonly size: number;
}

/** Table, rings, the driver's shadow and slack for alignment, for a queue of any format. */
const queueBytes = (size: number): number => 16 * size + (6 + 2 * size) + (6 + 8 * size) + shadowBytes(size) + 64;
const pages = (bytes: number): number => Math.ceil(bytes / PAGE) * PAGE;

/** Receive, transmit and control queue: the most that a net function has. */
const DATA_QUEUES = 3;

const ownerBytes = (pf: PfTopology): number =>
  pages(
    pf.adminQueues.reduce((sum, size) => sum + queueBytes(size), DATA_QUEUES * queueBytes(pf.queueSize)) +
      OWNER_BUFFERS,
  );
const memberBytes = (pf: PfTopology): number => pages(DATA_QUEUES * queueBytes(pf.queueSize) + MEMBER_BUFFERS);

/** Bytes of guest memory that a topology needs, from address 0. */
export const memoryBytes = (topology: Topology): number =>
  topology.pfs.reduce((sum, pf) => sum + ownerBytes(pf) + pf.totalVfs * memberBytes(pf), BASE);

/** The window of the function at a place in the tables. */
export const windowOf = (topology: Topology, index: number): Window => {
  let base = BASE;
  let first = 0;
  for (const pf of topology.pfs) {
    const [owner, member] = [ownerBytes(pf), memberBytes(pf)];
    if (index === first) return { base: addr(base), size: owner };
    if (index <= first + pf.totalVfs) return { base: addr(base + owner + (index - first - 1) * member), size: member };
    base += owner + pf.totalVfs * member;
    first += 1 + pf.totalVfs;
  }
  throw new RangeError(`no function ${index}`);
};

/** Addresses from `start` on, before `end`. */
export interface Home {
  readonly start: number;
  readonly end: number;
}

const NOWHERE: Home = { start: 0, end: 0 };
/** Worked out once an actor, because every write to memory asks. */
const homes = new WeakMap<Topology, Map<ActorId, Home>>();

/** The window of an actor's own function; the operator has none. */
export const homeOf = (topology: Topology, actor: ActorId): Home => {
  let known = homes.get(topology);
  if (!known) {
    known = new Map();
    homes.set(topology, known);
  }
  const found = known.get(actor);
  if (found) return found;
  const parts = parseActorId(actor);
  const window = parts.kind === 'operator' ? null : windowOf(topology, functionIndex(topology, parts.device));
  const home = window ? { start: Number(window.base), end: Number(window.base) + window.size } : NOWHERE;
  known.set(actor, home);
  return home;
};

/** Place of the function whose window holds an address; null outside of all windows. */
export const functionAtAddress = (topology: Topology, at: GuestAddr): number | null => {
  let offset = Number(at) - BASE;
  let first = 0;
  for (const pf of topology.pfs) {
    const [owner, member] = [ownerBytes(pf), memberBytes(pf)];
    if (offset < 0) return null;
    if (offset < owner) return first;
    offset -= owner;
    if (offset < pf.totalVfs * member) return first + 1 + Math.floor(offset / member);
    offset -= pf.totalVfs * member;
    first += 1 + pf.totalVfs;
  }
  return null;
};
