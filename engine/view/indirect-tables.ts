import { fromHalves, hex } from '../num/addr.ts';
import { pvirtqDesc, VIRTQ_DESC_F_NEXT, VIRTQ_DESC_F_WRITE, virtqDesc } from '../virtq/layouts.ts';
import type { ChainState } from './chain-state.ts';
import type { IndirectTableView } from './parts/queue.ts';
import { atOffset, type RingPlace, shortFlags, shown } from './ring-place.ts';
import { bytesAt, type Looked } from './ring-read.ts';

/** Entries of a table that are shown; the rest is counted. */
const MOST = 16;

const tableView = (
  place: RingPlace,
  { head, hidden, holder }: ChainState,
  descriptor: number,
  table: NonNullable<ChainState['indirect']>,
  chained: boolean,
): IndirectTableView => {
  const { addrHi, addrLo, len } = table;
  const entries = Math.floor(len / virtqDesc.size);
  const read = (memory: Looked, index: number) => {
    const bytes = bytesAt(memory, addrHi, addrLo, virtqDesc.size * index, virtqDesc.size);
    if (!bytes) return null;
    return chained ? virtqDesc.decode(bytes) : { ...pvirtqDesc.decode(bytes), next: 0 };
  };
  return {
    descriptor,
    head,
    at: hex(fromHalves(addrHi, addrLo)),
    entries,
    size: virtqDesc.size,
    holder,
    hatched: hidden,
    rows: Array.from({ length: Math.min(entries, MOST) }, (_, index) => {
      const flags = read(place.after, index)?.flags ?? 0;
      return {
        index,
        at: atOffset(addrHi, addrLo, virtqDesc.size * index),
        addr: shown(place, memory => {
          const desc = read(memory, index);
          return desc && hex(desc.addr);
        }),
        len: shown(place, memory => read(memory, index)?.len ?? null),
        flags: shown(place, memory => read(memory, index)?.flags ?? null),
        flagNames: shortFlags(flags),
        next: chained
          ? shown(place, memory => {
              const desc = read(memory, index);
              return desc && desc.flags & VIRTQ_DESC_F_NEXT ? desc.next : '–';
            })
          : null,
        buffer: flags & VIRTQ_DESC_F_WRITE ? 'result' : 'command',
      };
    }),
  };
};

/**
 * The tables that indirect descriptors in some slots point to, of buffers that are not free. Entries of a split ring are
 * `chained` by `next`; those of a packed ring are used in sequence, and have none.
 */
export const indirectTables = (
  place: RingPlace,
  chains: readonly ChainState[],
  slots: readonly number[],
  chained = true,
): IndirectTableView[] =>
  chains.flatMap(chain => {
    const descriptor = chain.descriptors.at(-1);
    return chain.indirect !== null && descriptor !== undefined && slots.includes(descriptor)
      ? [tableView(place, chain, descriptor, chain.indirect, chained)]
      : [];
  });
