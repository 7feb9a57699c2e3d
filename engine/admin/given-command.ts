import type { DriverState, PendingCommand } from '../world/driver-state.ts';
import type { FunctionState } from '../world/function-state.ts';
import type { Readings } from '../world/world.ts';
import type { GivenCommand } from './duty.ts';
import type { AdminRules } from './rules.ts';
import { commandOf } from './rules.ts';

const numbersOf = (rules: AdminRules, readable: Uint8Array): { readonly opcode: number; readonly group: number } => {
  const header = rules.header.decode(readable) as Readonly<Record<string, unknown>>;
  return { opcode: Number(header[rules.headerFields.opcode]), group: Number(header[rules.headerFields.group]) };
};

/** A command that its driver is about to make available. */
export const givenCommand = (
  rules: AdminRules,
  readings: Readings,
  owner: FunctionState,
  { tokens }: DriverState,
  { id, readable, writable }: PendingCommand,
): GivenCommand => {
  const header = rules.header.decode(readable);
  const { opcode, group } = numbersOf(rules, readable);
  const command = commandOf(rules, opcode);
  return {
    readings,
    opcode,
    header,
    data: command?.data?.decode(readable.subarray(rules.header.size)) ?? {},
    command,
    group: rules.groupTypes.find(each => each.id === group) ?? null,
    readableBytes: readable.length,
    writableBytes: writable,
    owner,
    open: tokens
      .filter(({ command: other }) => other.id !== id && other.asks === undefined)
      .map(({ command: other }) => numbersOf(rules, other.readable)),
  };
};
