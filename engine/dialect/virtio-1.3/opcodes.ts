import type { AdminCommand } from '../../admin/command.ts';
import { bitsOf, featureSetOf, featureSetText } from '../../num/feature-set.ts';
import type { Readings } from '../../world/world.ts';

/** LIST_QUERY and LIST_USE: what a driver may send after a reset. */
export const FIRST_TWO = 0b11n;

const takesGroup = ({ groups }: AdminCommand, group: number): boolean => groups?.includes(group) ?? true;

/** Bitmap of the opcodes that a device supports for a group type. */
export const supported = (commands: readonly AdminCommand[], group: number): bigint =>
  commands.filter(command => takesGroup(command, group)).reduce((all, { opcode }) => all | (1n << BigInt(opcode)), 0n);

/** Opcodes of a later release that a device has as well, as the readings say; nobody here knows what they mean. */
export const laterOpcodes = (readings: Readings): bigint => (readings['later-opcode'] === 'opcode-64' ? 1n << 64n : 0n);

/** Words of 64 bits for bits 0 to `largest`. The prose counts them so; a formula in the text leaves out the `+ 1`. */
export const wordsUpTo = (largest: number, formula: boolean): number =>
  formula ? Math.max(1, Math.ceil(largest / 64)) : Math.ceil((largest + 1) / 64);

export const largestOf = (bitmap: bigint): number => bitsOf(featureSetOf(bitmap)).at(-1) ?? 0;

/** For people: `0-6`. */
export const listText = (bitmap: bigint): string => featureSetText(featureSetOf(bitmap));
