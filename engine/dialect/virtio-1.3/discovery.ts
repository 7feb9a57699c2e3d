import type { AdminCommand } from '../../admin/command.ts';
import type { Discovery } from '../../admin/rules.ts';
import { featureSetFromBytes, featureSetOf, featureSetToBytes } from '../../num/feature-set.ts';
import { commandAnswer, commandHeader, commandList } from './layouts.ts';
import { largestOf, supported, wordsUpTo } from './opcodes.ts';

const joined = (a: Uint8Array, b: Uint8Array): Uint8Array => Uint8Array.from([...a, ...b]);

/** LIST_QUERY, then LIST_USE of what the answer allows and the driver knows. */
export const discoveryOf = (commands: readonly AdminCommand[], groups: readonly number[]): Discovery => ({
  groups,
  ask: group => ({
    readable: commandHeader.encode({ opcode: 0, group_type: group }),
    writable: commandAnswer.size + 8,
  }),
  declare: (asked, answer) => {
    const { group_type } = commandHeader.decode(asked);
    const told = commandList.decode(answer.subarray(commandAnswer.size));
    const list = featureSetFromBytes(told.device_admin_cmd_opcodes) & supported(commands, group_type);
    if (list === 0n) return null;
    const device_admin_cmd_opcodes = featureSetToBytes(featureSetOf(list), 8 * wordsUpTo(largestOf(list), false));
    const header = commandHeader.encode({ opcode: 1, group_type });
    return { readable: joined(header, commandList.encode({ device_admin_cmd_opcodes })), writable: commandAnswer.size };
  },
});
