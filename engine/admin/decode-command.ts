import { contains, read16 } from '../memory/memory.ts';
import { hiOf, loOf } from '../num/addr.ts';
import { noFeatures } from '../num/feature-set.ts';
import type { PfId } from '../world/ids.ts';
import { parseDeviceId } from '../world/ids.ts';
import { deviceState, pfOf } from '../world/lookup.ts';
import { hardwareOf } from '../world/topology.ts';
import type { World } from '../world/world.ts';
import type { CommandContext, Fields } from './command.ts';
import type { AdminRules } from './rules.ts';
import { commandOf } from './rules.ts';

/** What came through an administration virtqueue. */
export interface Submitted {
  readonly owner: PfId;
  readonly readable: Uint8Array;
  readonly writableBytes: number;
  readonly judgedAtTake: boolean | null;
}

/**
 * Decodes a command as far as a dialect can, against the world as it is now. Total: missing bytes read as zero, extra
 * ones are ignored.
 */
export const decodeCommand = (world: World, rules: AdminRules, submitted: Submitted): CommandContext => {
  const { owner, readable, writableBytes, judgedAtTake } = submitted;
  const header: Fields = rules.header.decode(readable);
  const opcode = Number(header[rules.headerFields.opcode]);
  const command = commandOf(rules, opcode);
  const data: Fields = command?.data?.decode(readable.subarray(rules.header.size)) ?? {};
  const group = rules.groupTypes.find(each => each.id === Number(header[rules.headerFields.group])) ?? null;
  const state = deviceState(world, owner);
  const pf = pfOf(world, owner);
  const id = group?.member({ id: owner, state }, BigInt(header[rules.headerFields.member] as bigint)) ?? null;
  return {
    readings: world.readings,
    owner: { id: owner, state, topology: pf },
    opcode,
    header,
    data,
    readableBytes: readable.length,
    writableBytes,
    command,
    group,
    member: id === null ? null : { id, state: deviceState(world, id) },
    memberHardware: id === null ? noFeatures : hardwareOf(pf, parseDeviceId(id)?.vf ?? 0),
    read16: at => (contains(world.memory, hiOf(at), loOf(at), 2) ? read16(world.memory, hiOf(at), loOf(at)) : 0),
    wires: world.wires,
    judgedAtTake,
  };
};
