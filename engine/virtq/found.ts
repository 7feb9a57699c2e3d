import { fromHalves, runsPast64 } from '../num/addr.ts';
import type { Chain, ChainFault, TablePlace } from './chain.ts';
import { VIRTQ_DESC_F_WRITE } from './layouts.ts';
import { type ChainRemark, NO_REMARKS } from './remark.ts';
import { elementsOf, firstRepeated, indicesOf, keepRow } from './rows.ts';

/** What the walk that is under way has found so far; there is one at a time. Both ring formats walk with it. */
const found = {
  head: 0,
  /** Elements, and how many of them are in ring descriptors, not in an indirect table. */
  rows: 0,
  direct: 0,
  readable: 0,
  readableBytes: 0,
  writableBytes: 0,
  /** Descriptor whose indirect table is being walked; -1: the ring itself is. */
  table: -1,
  mostBytes: 0,
  notes: null as ChainRemark[] | null,
};

/** `mostBytes`: the longest total of a chain. */
export const beginWalk = (head: number, mostBytes: number): void => {
  found.head = head;
  found.rows = 0;
  found.direct = 0;
  found.readable = 0;
  found.readableBytes = 0;
  found.writableBytes = 0;
  found.table = -1;
  found.mostBytes = mostBytes;
  found.notes = null;
};

/** What follows is in the indirect table of a ring descriptor. */
export const beginTable = (descriptor: number): void => {
  found.table = descriptor;
};

/** Elements found so far. */
export const foundRows = (): number => found.rows;

/** Keeps one element. Faults: M5, M6, M35, and M3 where M5 and M6 only come from walking in circles. */
export const keep = (addrHi: number, addrLo: number, len: number, flags: number, index: number): ChainFault | null => {
  if (runsPast64(addrHi, addrLo, len)) {
    return { kind: 'wraps', rule: 'M35', ...at(index), addr: fromHalves(addrHi, addrLo), len };
  }
  const { rows } = found;
  if (flags & VIRTQ_DESC_F_WRITE) {
    found.writableBytes += len;
  } else {
    if (found.readable < rows)
      return circleOr(index, { kind: 'readable-after-writable', rule: 'M6', ...at(index), head: found.head });
    found.readable = rows + 1;
    found.readableBytes += len;
  }
  if (found.readableBytes + found.writableBytes > found.mostBytes) {
    return circleOr(index, { kind: 'too-many-bytes', rule: 'M5', ...at(index), head: found.head });
  }
  if (len === 0) note({ kind: 'zero-length', rule: 'M26', ...at(index) });
  keepRow(rows, addrLo, addrHi, len, index);
  found.rows = rows + 1;
  if (found.table < 0) found.direct = rows + 1;
  return null;
};

/** The loop of the ring or table that is being walked, if going on at `next` closes one. */
export const circleAt = (next: number): ChainFault | null => {
  const index = firstRepeated(found.table < 0 ? 0 : found.direct, found.rows, next);
  return index < 0 ? null : { kind: 'loop', rule: 'M3', ...at(index), head: found.head };
};

const circleOr = (next: number, fault: ChainFault): ChainFault => circleAt(next) ?? fault;

/** Where a descriptor of the ring or table is that is being walked. */
export const at = (index: number): { readonly index: number; readonly table?: number } =>
  found.table < 0 ? { index } : { index, table: found.table };

/** Notes something that stops nobody. */
export const note = (remark: ChainRemark): void => {
  if (found.notes === null) found.notes = [remark];
  else found.notes.push(remark);
};

/** Notes M22 unless the descriptor is the one that VIRTIO_F_IN_ORDER asks for. */
export const noteOrder = (index: number, expected: number): void => {
  if (index !== expected) note({ kind: 'not-in-order', rule: 'M22', ...at(index), expected });
};

/** The buffer that was walked. */
export const endWalk = (head: number, indirect: TablePlace | null): Chain => {
  const { rows, direct, readable, readableBytes, writableBytes, table, notes } = found;
  const descriptors = indicesOf(direct);
  if (indirect !== null) descriptors.push(table);
  return {
    head,
    readable: elementsOf(0, readable, false),
    writable: elementsOf(readable, rows, true),
    descriptors,
    readableBytes,
    writableBytes,
    indirect,
    remarks: notes ?? NO_REMARKS,
  };
};
