import type { AdminRules } from '../admin/rules.ts';
import { commandOf, opcodeOf } from '../admin/rules.ts';
import { hex } from '../num/addr.ts';
import type { PendingCommand } from '../world/driver-state.ts';

/** Of a buffer that is no command: no dialect has it. */
const NO_OPCODE = -1;

/** What a command asks for: its opcode, the name that the dialect gives it, and the whole in words. */
export interface Asked {
  readonly opcode: number;
  /** Name in the dialect; the opcode where it has none. */
  readonly name: string;
  readonly text: string;
}

const known = new WeakMap<Uint8Array, { readonly rules: AdminRules; readonly asked: Asked }>();

const read = (rules: AdminRules, readable: Uint8Array): Asked => {
  const opcode = opcodeOf(rules, readable);
  const command = commandOf(rules, opcode);
  if (!command) {
    const name = `opcode ${hex(opcode, 4)}`;
    return { opcode, name, text: `${name}, which is no command` };
  }
  const data = command.data?.decode(readable.subarray(rules.header.size)) ?? {};
  return { opcode, name: command.name, text: command.describe(rules.header.decode(readable), data) };
};

/** What a command asks for, or a buffer for a data virtqueue. */
export const askedIn = (rules: AdminRules, { asks, readable }: Pick<PendingCommand, 'asks' | 'readable'>): Asked =>
  asks === undefined ? askedBy(rules, readable) : { opcode: NO_OPCODE, name: asks, text: asks };

/** What a device-readable part asks for. Total, like all decoding; kept by identity of the bytes. */
export const askedBy = (rules: AdminRules, readable: Uint8Array): Asked => {
  const found = known.get(readable);
  if (found?.rules === rules) return found.asked;
  const asked = read(rules, readable);
  known.set(readable, { rules, asked });
  return asked;
};
