import { commandOf } from '../admin/rules.ts';
import { type DecodedBytes, decodeBytes } from '../decode/decode.ts';
import type { Dialect } from '../dialect/dialect.ts';
import type { RingMemory } from '../memory/ring-memory.ts';
import type { AccessFault } from '../virtq/gather.ts';
import { readElements } from '../virtq/gather.ts';
import type { ForeignChain } from './chains.ts';

/** Bytes of a command or of an answer that are read; no command of any version is longer. */
const MOST_BYTES = 4096;

/** An admin command in a buffer. */
export interface ForeignCommand {
  readonly opcode: number;
  /** Null: this version has no such command. */
  readonly name: string | null;
  readonly readable: Uint8Array;
  readonly command: DecodedBytes;
  /** Of a used buffer, what its device wrote. */
  readonly writable: Uint8Array | null;
  readonly answer: DecodedBytes | null;
}

/** The command of a chain by a version of the text; a fault when its bytes are not in memory. */
export const adminCommandIn = (
  memory: RingMemory,
  dialect: Dialect,
  { state, readable, writable }: ForeignChain,
): ForeignCommand | AccessFault => {
  const bytes = readElements(memory, readable, MOST_BYTES);
  if ('kind' in bytes) return bytes;
  const command = decodeBytes(dialect, { part: 'readable', opcode: null }, bytes);
  const opcode = command.opcode ?? 0;
  const base = { opcode, name: commandOf(dialect, opcode)?.name ?? null, readable: bytes, command };
  if (state !== 'used') return { ...base, writable: null, answer: null };
  const written = readElements(memory, writable, MOST_BYTES);
  if ('kind' in written) return written;
  const answer = decodeBytes(dialect, { part: 'writable', opcode, command: bytes }, written);
  return { ...base, writable: written, answer };
};
