import type { RingMemory } from '../memory/ring-memory.ts';

import type { Chain, ChainFault } from './chain.ts';
import { addrOf, type Element } from './element.ts';

/** M36: bytes of an element that were to be read or written are not in memory. */
export type AccessFault = Extract<ChainFault, { readonly kind: 'element-outside-memory' }>;

/**
 * The first `limit` bytes of a message, however it is cut into elements; fewer where the elements hold fewer.
 *
 * Only elements that are reached are judged, each as far as it is needed. Allocates what it returns and nothing else.
 * Source: split-ring.tex, "Message Framing".
 */
export const readElements = (
  memory: RingMemory,
  elements: readonly Element[],
  limit: number,
): Uint8Array | AccessFault => {
  const fault = outside(memory, elements, limit);
  if (fault) return fault;
  const message = new Uint8Array(Math.min(limit, lengthOf(elements)));
  let at = 0;
  for (const { addrHi, addrLo, len } of elements) {
    const part = Math.min(len, message.length - at);
    if (part > 0) message.set(memory.readBytes(addrHi, addrLo, part), at);
    at += part;
  }
  return message;
};

/**
 * Fills the elements in order, from the first byte on, and says how many bytes that were: all of `bytes`, or as many as
 * the elements hold. Nothing is written when any of those bytes would be outside memory.
 */
export const writeElements = (
  memory: RingMemory,
  elements: readonly Element[],
  bytes: Uint8Array,
  what: string,
): number | AccessFault => {
  const fault = outside(memory, elements, bytes.length);
  if (fault) return fault;
  let at = 0;
  for (const { addrHi, addrLo, len } of elements) {
    const part = Math.min(len, bytes.length - at);
    if (part > 0) memory.writeBytes(addrHi, addrLo, bytes.subarray(at, at + part), what);
    at += part;
  }
  return at;
};

/** The fault of a chain's element with the descriptor that it comes from. */
export const namedIn = ({ readable, writable, descriptors }: Chain, fault: AccessFault): AccessFault => {
  const nth = [...readable, ...writable].findIndex(each => addrOf(each) === fault.addr);
  const index = descriptors[Math.min(nth, descriptors.length - 1)];
  return index === undefined ? fault : { ...fault, index };
};

const lengthOf = (elements: readonly Element[]): number => elements.reduce((sum, { len }) => sum + len, 0);

/** The first of the elements that hold the first `limit` bytes which is not in memory as far as it is needed. */
export const outside = (memory: RingMemory, elements: readonly Element[], limit: number): AccessFault | null => {
  let left = limit;
  for (const element of elements) {
    const part = Math.min(element.len, left);
    if (part > 0 && !memory.contains(element.addrHi, element.addrLo, part)) {
      return { kind: 'element-outside-memory', rule: 'M36', index: null, addr: addrOf(element), len: part };
    }
    left -= part;
  }
  return null;
};
