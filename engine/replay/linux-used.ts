import type { RingMemory } from '../memory/ring-memory.ts';
import { pvirtqDesc, VIRTQ_DESC_F_AVAIL, VIRTQ_DESC_F_USED, virtqUsed, virtqUsedElem } from '../virtq/layouts.ts';

/*
 * What the driver of Linux hands back of what a device has used: it takes lengths and indices as they come, and looks
 * only whether an id is that of a buffer that is out. Shares nothing with our driver but the layouts.
 */

/** A buffer that the device has. */
export interface Out {
  readonly token: number;
  /** Its head or id, and how many descriptors of the ring it has. */
  readonly head: number;
  readonly descriptors: number;
  readonly writable: number;
}

/** As one get_buf is recorded. */
export interface GotBack {
  readonly token: number | null;
  readonly len?: number;
  readonly broken: boolean;
}

export interface UsedRing {
  readonly isPacked: boolean;
  readonly num: number;
  /** The used ring, or the descriptor ring. */
  readonly used: number;
  readonly inOrder: boolean;
}

interface UsedElement {
  readonly id: number;
  readonly len: number;
}

const NOTHING: GotBack = { token: null, broken: false };
const BROKEN: GotBack = { token: null, broken: true };

/** Everything that it hands back, until there is nothing more or the queue is broken. */
export const collectAsLinux = (memory: RingMemory, ring: UsedRing, added: readonly Out[]): readonly GotBack[] => {
  const answers: GotBack[] = [];
  const out = [...added];
  const next = ring.isPacked ? packedUsed(memory, ring) : splitUsed(memory, ring);
  /** In order: the element that ends the batch of which the oldest is handed back. */
  let batch: UsedElement | null = null;
  for (;;) {
    const element: UsedElement | null = batch ?? next.read();
    if (element === null) return [...answers, NOTHING];
    const isBatch: boolean = ring.inOrder && !(ring.isPacked && element.id >= ring.num);
    const at: number = isBatch ? 0 : out.findIndex(({ head }) => head === element.id);
    const found: Out | undefined = at < 0 ? undefined : out.splice(at, 1)[0];
    if (!found) return [...answers, BROKEN];
    const isLast: boolean = found.head === element.id;
    batch = ring.inOrder && !isLast ? element : null;
    answers.push({ token: found.token, len: isLast ? element.len : found.writable, broken: false });
    next.skip(found.descriptors);
  }
};

const splitUsed = (memory: RingMemory, { num, used }: UsedRing) => {
  let taken = 0;
  return {
    read: (): UsedElement | null => {
      if (memory.read16(0, used + virtqUsed.offsets.idx) === taken) return null;
      const at = used + virtqUsed.size + virtqUsedElem.size * (taken % num);
      return { id: memory.read32(0, at), len: memory.read32(0, at + virtqUsedElem.offsets.len) };
    },
    skip: () => {
      taken = (taken + 1) & 0xffff;
    },
  };
};

const packedUsed = (memory: RingMemory, { num, used }: UsedRing) => {
  let slot = 0;
  let wrap = true;
  return {
    read: (): UsedElement | null => {
      const at = used + pvirtqDesc.size * slot;
      const flags = memory.read16(0, at + pvirtqDesc.offsets.flags);
      const [isAvail, isUsed] = [VIRTQ_DESC_F_AVAIL, VIRTQ_DESC_F_USED].map(bit => (flags & bit) !== 0);
      if (isAvail !== wrap || isUsed !== wrap) return null;
      return { id: memory.read16(0, at + pvirtqDesc.offsets.id), len: memory.read32(0, at + pvirtqDesc.offsets.len) };
    },
    skip: (descriptors: number) => {
      slot += descriptors;
      if (slot < num) return;
      slot -= num;
      wrap = !wrap;
    },
  };
};
