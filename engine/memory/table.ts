/**
 * Which slot holds an address: a tree of three levels, whose nodes are shared between memories. Levels are about the
 * cube root of the number of slots, so that a changed slot costs three short copies: for 2 GiB three of 256 entries,
 * where two levels would take two of 4096. Addresses are two 32-bit halves.
 */
export type SlotLeaf = readonly number[];
export type SlotNode = readonly SlotLeaf[];
export type SlotTable = readonly SlotNode[];

/** How addresses of memories of one size are cut into indexes; the same in every arena with slots of that size. */
export interface TableShape {
  /** Address bits below each level's index. */
  readonly leafShift: number;
  readonly nodeShift: number;
  readonly topShift: number;
  readonly leafMask: number;
  readonly nodeMask: number;
  /** The leaf and the node in which every slot is 0; shared by all that was never written. */
  readonly zeroLeaf: SlotLeaf;
  readonly zeroNode: SlotNode;
  readonly zeroTable: SlotTable;
}

/** `size` and `slotBytes` in bytes. */
export const tableShape = (size: number, slotBytes: number): TableShape => {
  const slots = Math.ceil(size / slotBytes);
  const bits = Math.ceil(Math.log2(Math.max(1, slots)));
  const leafBits = Math.ceil(bits / 3);
  const nodeBits = Math.ceil((bits - leafBits) / 2);
  const leafShift = Math.log2(slotBytes);
  const zeroLeaf = repeat(1 << leafBits, 0);
  const zeroNode = repeat(1 << nodeBits, zeroLeaf);
  return {
    leafShift,
    nodeShift: leafShift + leafBits,
    topShift: leafShift + leafBits + nodeBits,
    leafMask: (1 << leafBits) - 1,
    nodeMask: (1 << nodeBits) - 1,
    zeroLeaf,
    zeroNode,
    zeroTable: repeat(Math.ceil(slots / 2 ** (leafBits + nodeBits)), zeroNode),
  };
};

export const slotAt = (shape: TableShape, table: SlotTable, hi: number, lo: number): number =>
  table[topIndex(shape, hi, lo)]![(lo >>> shape.nodeShift) & shape.nodeMask]![
    (lo >>> shape.leafShift) & shape.leafMask
  ]!;

/** A table with one slot replaced. */
export const withSlot = (shape: TableShape, table: SlotTable, hi: number, lo: number, slot: number): SlotTable => {
  const top = topIndex(shape, hi, lo);
  const middle = (lo >>> shape.nodeShift) & shape.nodeMask;
  const newTable = table.slice();
  const node = newTable[top]!.slice();
  const leaf = node[middle]!.slice();
  leaf[(lo >>> shape.leafShift) & shape.leafMask] = slot;
  node[middle] = leaf;
  newTable[top] = node;
  return newTable;
};

/** Calls back for each slot that was ever written, in order of address; `place` counts slots from address 0. */
export const forEachSlot = (
  shape: TableShape,
  table: SlotTable,
  visit: (slot: number, place: number) => void,
): void => {
  const { zeroLeaf, zeroNode } = shape;
  const perLeaf = zeroLeaf.length;
  const perNode = perLeaf * zeroNode.length;
  for (const [i, node] of table.entries()) {
    if (node === zeroNode) continue;
    for (const [j, leaf] of node.entries()) {
      if (leaf === zeroLeaf) continue;
      for (const [k, slot] of leaf.entries()) if (slot !== 0) visit(slot, i * perNode + j * perLeaf + k);
    }
  }
};

const topIndex = ({ topShift }: TableShape, hi: number, lo: number): number =>
  (hi << (32 - topShift)) | (lo >>> topShift);

// Pushing makes an array without holes, which V8 reads faster than `new Array(length)`.
const repeat = <T>(length: number, item: T): readonly T[] => {
  const items: T[] = [];
  for (let i = 0; i < length; i++) items.push(item);
  return items;
};
