/**
 * The bytes of all memories, in slots of one growable buffer. Allocating a typed array costs about a microsecond, so a
 * slot is an index, and a new slot is the next one.
 *
 * The promise behind every older world: a slot below the mark is never written. This file keeps it: who writes asks
 * `owns`, or takes what `ownSlot` gives. Outside of a turn the mark is above everything, so every write copies.
 */
export interface Arena {
  readonly slotBytes: number;
  /** Whether memories carry their hash along with every write. */
  readonly hashing: boolean;
  /** Slots in use; slot 0 is the one that is zero for ever. */
  readonly top: number;
  /** Slots from here on belong to the running turn, or to its innermost branch. */
  readonly mark: number;
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly inTurn: boolean;
  /** Branches that are open, the innermost last. */
  readonly branches: readonly Branch[];
  /** Its slots have moved to another arena: its memories can no longer be used. */
  readonly retired: boolean;
}

/** Where the arena stood when a branch began. */
export interface Branch {
  readonly top: number;
  readonly mark: number;
  /** Opened outside of a turn, so that all its writes copy. */
  readonly inTurn: boolean;
}

export interface ArenaOptions {
  /** A power of two, 16..4096; small ones copy less, large ones need smaller tables. */
  readonly slotBytes?: number;
  /** Off, writes are cheaper and `hashMemory` reads everything that was ever written. */
  readonly hashing?: boolean;
}

type Open = { -readonly [K in keyof Arena]: Arena[K] };

const ABOVE_ALL = 0x3fff_ffff;
const MOST_AT_ONCE = 1 << 27;

export const createArena = ({ slotBytes = 64, hashing = true }: ArenaOptions = {}): Arena => {
  if (!Number.isInteger(Math.log2(slotBytes)) || slotBytes < 16 || slotBytes > 4096) {
    throw new RangeError(`slots of ${slotBytes} bytes`);
  }
  const bytes = new Uint8Array(64 * slotBytes);
  const view = new DataView(bytes.buffer);
  return { slotBytes, hashing, top: 1, mark: ABOVE_ALL, bytes, view, inTurn: false, branches: [], retired: false };
};

/** Bytes that are in use. The buffer itself is at most twice as large, and at most 128 MiB larger. */
export const arenaBytes = (arena: Arena): number => arena.top * arena.slotBytes;

/**
 * From now on what is new is written in place. Of the memories that a turn makes, only the latest is true; memories
 * from before the turn stay as they are.
 */
export const beginTurn = (arena: Arena): void => {
  checkInUse(arena);
  if (arena.inTurn) throw new Error('a turn is already running');
  const open: Open = arena;
  open.inTurn = true;
  open.mark = open.top;
};

/** The latest memory of the turn is now as immutable as all before it. Branches that are still open are adopted. */
export const endTurn = (arena: Arena): void => {
  if (!arena.inTurn) throw new Error('no turn is running');
  const open: Open = arena;
  open.inTurn = false;
  open.mark = ABOVE_ALL;
  open.branches = open.branches.filter(branch => !branch.inTurn);
};

/**
 * What is written from now on is never its parent's: the memory from before the branch stays true until the branch is
 * adopted. Branches nest. A branch outside of a turn only serves to drop what whole turns have written.
 */
export const beginBranch = (arena: Arena): Branch => {
  checkInUse(arena);
  const open: Open = arena;
  const { top, mark, inTurn } = open;
  const branch: Branch = { top, mark, inTurn };
  open.branches = [...open.branches, branch];
  if (inTurn) open.mark = top;
  return branch;
};

/** The turn goes on with the latest memory of the branch; the one from before it is no longer true. */
export const adoptBranch = (arena: Arena, branch: Branch): void => {
  const open: Open = arena;
  closeBranch(open, branch);
  open.mark = branch.mark;
};

/** The turn goes on with the memory from before the branch; no memory of the branch may be used any more. */
export const dropBranch = (arena: Arena, branch: Branch): void => {
  const open: Open = arena;
  closeBranch(open, branch);
  open.mark = branch.mark;
  open.top = branch.top;
};

/** Whether a slot may be written where it is. */
export const owns = (arena: Arena, slot: number): boolean => slot >= arena.mark;

/** A slot with the same bytes that may be written: the slot itself if it is new, otherwise a copy at the top. */
export const ownSlot = (arena: Arena, slot: number): number => {
  if (owns(arena, slot)) return slot;
  const { slotBytes } = arena;
  const copy = newSlot(arena);
  const from = slot * slotBytes;
  arena.bytes.copyWithin(copy * slotBytes, from, from + slotBytes);
  return copy;
};

/** Copies a slot of another arena with equal slots to the top of this one. */
export const moveSlot = (from: Arena, slot: number, to: Arena): number => {
  const { slotBytes } = to;
  const copy = newSlot(to);
  to.bytes.set(from.bytes.subarray(slot * slotBytes, (slot + 1) * slotBytes), copy * slotBytes);
  return copy;
};

/** Gives the buffer free; whoever still uses a memory of the arena gets an exception. */
export const retireArena = (arena: Arena): void => {
  const open: Open = arena;
  open.retired = true;
  open.bytes = new Uint8Array(0);
  open.view = new DataView(open.bytes.buffer);
};

export const checkInUse = (arena: Arena): void => {
  if (arena.retired) throw new Error('the arena of this memory has been compacted into another');
};

const closeBranch = (open: Open, branch: Branch): void => {
  if (open.branches.at(-1) !== branch) throw new Error('not the innermost open branch');
  if (open.inTurn !== branch.inTurn) throw new Error('the branch is older than the running turn');
  open.branches = open.branches.slice(0, -1);
};

/** The bytes of the new slot are anything. */
const newSlot = (arena: Arena): number => {
  const open: Open = arena;
  const slot = open.top;
  const needed = (slot + 1) * open.slotBytes;
  if (needed > open.bytes.length) {
    const bytes = new Uint8Array(open.bytes.length + Math.min(open.bytes.length, MOST_AT_ONCE));
    bytes.set(open.bytes);
    open.bytes = bytes;
    open.view = new DataView(bytes.buffer);
  }
  open.top = slot + 1;
  return slot;
};
