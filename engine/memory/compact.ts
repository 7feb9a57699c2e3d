import { type Arena, checkInUse, moveSlot, retireArena } from './arena.ts';
import type { GuestMemory } from './memory.ts';
import type { SlotLeaf, SlotNode, SlotTable } from './table.ts';
import { hashTable } from './word-hash.ts';

/**
 * Moves the slots of these memories to another arena, shared ones once, and answers the memories in the same order;
 * what they shared they still share. The old arena is retired: every memory that is not in the list is lost, and using
 * one throws. All must be of one arena with slots of the same size; neither arena may be in a turn or a branch.
 */
export const compact = (memories: readonly GuestMemory[], to: Arena): GuestMemory[] => {
  const from = memories[0]?.arena;
  if (from === undefined) return [];
  if (memories.some(memory => memory.arena !== from)) throw new Error('memories of several arenas');
  if (from === to || from.slotBytes !== to.slotBytes) throw new Error('memories cannot move to this arena');
  for (const arena of [from, to]) {
    checkInUse(arena);
    if (arena.inTurn || arena.branches.length > 0) throw new Error('a turn or a branch is open');
  }
  const moved = movesTo(from, to);
  const result = memories.map(moved);
  retireArena(from);
  return result;
};

const movesTo = (from: Arena, to: Arena): ((memory: GuestMemory) => GuestMemory) => {
  const slot = once((old: number) => (old === 0 ? 0 : moveSlot(from, old, to)));
  const leaf = once((old: SlotLeaf): SlotLeaf => old.map(slot));
  const node = once((old: SlotNode): SlotNode => old.map(leaf));
  const table = once((old: SlotTable): SlotTable => old.map(node));
  return once((memory: GuestMemory): GuestMemory => {
    const { zeroLeaf, zeroNode } = memory.shape;
    // what was never written is recognized by these two, so they stay themselves
    leaf.is(zeroLeaf, zeroLeaf);
    node.is(zeroNode, zeroNode);
    return rehashed({ ...memory, arena: to, table: table(memory.table) }, from);
  });
};

const rehashed = (memory: GuestMemory, from: Arena): GuestMemory => {
  if (memory.arena.hashing === from.hashing) return memory;
  const { hi, lo } = memory.arena.hashing ? hashTable(memory.arena, memory.shape, memory.table) : { hi: 0, lo: 0 };
  return { ...memory, hashHi: hi | 0, hashLo: lo | 0 };
};

/** A function that does its work once for each argument, and can be told answers. */
const once = <A, B>(work: (a: A) => B): ((a: A) => B) & { readonly is: (a: A, b: B) => void } => {
  const known = new Map<A, B>();
  const answer = (a: A): B => {
    let b = known.get(a);
    if (b === undefined) {
      b = work(a);
      known.set(a, b);
    }
    return b;
  };
  return Object.assign(answer, { is: (a: A, b: B) => void known.set(a, b) });
};
