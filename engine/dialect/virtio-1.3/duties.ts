import type { DriverDuty, GivenCommand } from '../../admin/duty.ts';
import type { Infer } from '../../layout/struct.ts';
import { featureSetFromBytes } from '../../num/feature-set.ts';
import { SRIOV } from './groups.ts';
import type { commandHeader, commandList } from './layouts.ts';
import { FIRST_TWO, laterOpcodes, listText, supported } from './opcodes.ts';

const header = ({ header: fields }: GivenCommand) => fields as Infer<typeof commandHeader>;
const LIST_USE = 0x0001;
/** Opcodes 2 to 5. */
/** Opcodes whose data is as long as the access is wide. */
export const isLegacyAccess = (opcode: number): boolean => opcode >= 0x0002 && opcode <= 0x0005;
export const isList = ({ opcode }: GivenCommand): boolean => opcode <= LIST_USE;

export const reservedUsed = (fields: Readonly<Record<string, unknown>>): boolean =>
  Object.entries(fields).some(([name, value]) => {
    if (value instanceof Uint8Array) return name.startsWith('reserved') && value.some(byte => byte !== 0);
    return typeof value === 'object' && value !== null && reservedUsed(value as Readonly<Record<string, unknown>>);
  });

/** What the text asks of a driver when it sends a command, and what a device puts up with. */
export const duties: readonly DriverDuty[] = [
  {
    clause: 'admin.cmd.reserved-zero',
    broken: given => {
      if (reservedUsed(given.header) || reservedUsed(given.data)) return 'a reserved byte is not zero';
      const unused = given.command?.usesMember === false && header(given).group_member_id !== 0n;
      return unused && !isList(given) ? 'group_member_id is not zero, though the command does not use it' : null;
    },
  },
  {
    clause: 'admin.list.member-id-zero',
    broken: given => {
      if (!isList(given)) return undefined;
      const id = header(given).group_member_id;
      return id === 0n ? null : `group_member_id is ${id}, though the list is that of the whole group`;
    },
  },
  {
    clause: 'admin.vq.parts-nonempty',
    broken: ({ readableBytes, writableBytes }) =>
      readableBytes === 0 || writableBytes === 0
        ? `the ${readableBytes === 0 ? 'readable' : 'writable'} part is empty`
        : null,
  },
  {
    clause: 'admin.vq.parts-multiple-of-8',
    broken: ({ readableBytes, writableBytes, opcode, group, readings }) => {
      // Where the length is the width of a legacy access it cannot be padded, so nobody is blamed for that.
      if (readings['legacy-width'] !== 'by-field' && group?.id === SRIOV && isLegacyAccess(opcode)) return undefined;
      return readableBytes % 8 || writableBytes % 8
        ? `parts of ${readableBytes} and ${writableBytes} bytes are not multiples of 8`
        : null;
    },
  },
  {
    clause: 'admin.vq.readable-full-size',
    broken: ({ readableBytes, command }) => {
      const whole = 24 + (command?.data?.size ?? 0);
      return readableBytes < whole ? `${readableBytes} bytes, though the command has ${whole}` : null;
    },
  },
  {
    clause: 'admin.list.no-command-before-use',
    broken: given => {
      const { group, owner } = given;
      if (isList(given) || !group) return undefined;
      if (owner.facets.usedLists[group.id] !== undefined) return null;
      return `no LIST_USE for ${group.title} has succeeded yet`;
    },
  },
  {
    clause: 'admin.list.use-not-while-outstanding',
    broken: given => {
      const { opcode, open } = given;
      if (opcode === LIST_USE && open.length > 0)
        return `LIST_USE while ${open.length === 1 ? '1 other command is' : `${open.length} other commands are`} out`;
      if (open.some(other => other.opcode === LIST_USE)) return 'a command while LIST_USE is out';
      return opcode === LIST_USE ? null : undefined;
    },
  },
];

/** Further duties that need to know what the device has. */
export const listDuty = (commands: () => readonly Parameters<typeof supported>[0][number][]): DriverDuty => ({
  clause: 'admin.list.subset-of-query',
  broken: ({ opcode, group, data, readings }) => {
    if (opcode !== LIST_USE || !group) return undefined;
    const { device_admin_cmd_opcodes } = data as Infer<typeof commandList>;
    const told =
      supported(commands(), group.id) | (readings['bitmap-length'] === 'formula' ? 0n : laterOpcodes(readings));
    const foreign = featureSetFromBytes(device_admin_cmd_opcodes) & ~told & ~FIRST_TWO;
    return foreign === 0n ? null : `declares opcodes ${listText(foreign)}, which LIST_QUERY does not report`;
  },
});

export const memberDuty: DriverDuty = {
  clause: 'admin.sriov.driver-member-range',
  broken: given => {
    const { group, owner, command } = given;
    if (group?.name !== 'SR-IOV' || command === null || command.usesMember === false) return undefined;
    const last = owner.sriov?.numVfs ?? 0;
    const id = header(given).group_member_id;
    if (last === 0 && owner.sriov?.vfEnable) return `member ${id} of a group that has none: NumVFs is 0`;
    if (last === 0) return `member ${id}, though VF Enable is clear: there is no SR-IOV group`;
    return id >= 1n && id <= BigInt(last) ? null : `member ${id} of a group that has 1 to ${last}`;
  },
};
