import type { AdminCommand, CommandContext, GroupType } from '../../admin/command.ts';
import { pass } from '../../admin/command.ts';
import type { Infer } from '../../layout/struct.ts';
import { featureSetFromBytes, featureSetOf, featureSetToBytes } from '../../num/feature-set.ts';
import { published } from '../../spec/source.ts';
import { deviceOf } from '../../world/ids.ts';
import type { Readings } from '../../world/world.ts';
import { check, no } from './checks.ts';
import { commandList } from './layouts.ts';
import { largestOf, laterOpcodes, listText, supported, wordsUpTo } from './opcodes.ts';
import { groupTitle } from './target.ts';

const source = published('basic facilities, "Group administration commands", discovery (v1.3)');
const asked = ({ data }: Pick<CommandContext, 'data'>): bigint =>
  featureSetFromBytes((data as Infer<typeof commandList>).device_admin_cmd_opcodes);

/** Opcodes that come only together: the four legacy accesses, and the notification addresses with all of them. */
const LEGACY_ACCESS = 0b111100n;
const NOTIFY_INFO = 1n << 6n;

const dependencyBroken = (list: bigint): string | null => {
  const access = list & LEGACY_ACCESS;
  if (access !== 0n && access !== LEGACY_ACCESS) return 'opcodes 2 to 5 come only together';
  return list & NOTIFY_INFO && access === 0n ? 'opcode 6 needs 2 to 5' : null;
};

/** In the SR-IOV group 0 is no member. */
const needsMember = (readings: Readings): boolean => readings['unused-member-id'] === 'strict';

/** LIST_QUERY and LIST_USE of a device that has these commands (asked for late: they are among them). */
export const listCommands = (
  commands: () => readonly AdminCommand[],
  groupTypes: readonly GroupType[],
): readonly AdminCommand[] => {
  const all = (group: number): bigint => supported(commands(), group);
  return [
    {
      opcode: 0x0000,
      name: 'VIRTIO_ADMIN_CMD_LIST_QUERY',
      title: 'Ask which commands a group takes',
      doc: 'Returns a bitmap of the opcodes that the device supports for the group type.',
      source,
      data: null,
      result: commandList,
      usualResult: 8,
      usesMember: false,
      needsMember,
      checks: [],
      handle: ({ group, readings }) => {
        const list = all(group?.id ?? 0) | laterOpcodes(readings);
        const words = wordsUpTo(largestOf(list), readings['bitmap-length'] === 'formula');
        return {
          ok: true,
          result: { device_admin_cmd_opcodes: featureSetToBytes(featureSetOf(list), 8 * words) },
          events: [],
          applied: [
            { clause: 'admin.list.bits-0-1', what: () => `opcodes ${listText(list)} are supported` },
            {
              clause: 'admin.list.result-length',
              what: () => `${words === 1 ? '1 word' : `${words} words`} for opcodes up to ${largestOf(list)}`,
            },
          ],
        };
      },
      describe: fields => `ask which commands ${groupTitle(fields, groupTypes)} takes`,
    },
    {
      opcode: 0x0001,
      name: 'VIRTIO_ADMIN_CMD_LIST_USE',
      title: 'Declare the commands that will be used',
      doc: 'Replaces the list of legal opcodes of the group type by the one given.',
      source,
      data: commandList,
      result: null,
      usualData: 8,
      usesMember: false,
      needsMember,
      checks: [
        check('supported', 'admin.list.use-replaces', context => {
          const outside = asked(context) & ~all(context.group?.id ?? 0) & ~laterOpcodes(context.readings);
          return outside === 0n
            ? pass(() =>
                asked(context) === 0n
                  ? 'no opcode is declared'
                  : `opcodes ${listText(asked(context))} are all supported`,
              )
            : no('INVALID_FIELD', () => `opcodes ${listText(outside)} are not supported`);
        }),
        check('dependencies', 'admin.list.dependency-reject', context => {
          const broken = context.readings['list-dependencies'] === 'refused' ? dependencyBroken(asked(context)) : null;
          return broken === null ? null : no('INVALID_FIELD', () => broken);
        }),
      ],
      handle: context => {
        const { owner, group } = context;
        const list = asked(context);
        const from = owner.state.facets;
        const to = { ...from, usedLists: { ...from.usedLists, [group?.id ?? 0]: list } };
        return {
          ok: true,
          result: {},
          events: [{ type: 'facets/changed', by: deviceOf(owner.id), device: owner.id, from, to }],
          applied: [
            {
              clause: 'admin.list.use-replaces',
              what: () => `from now on ${list === 0n ? 'no opcode is' : `opcodes ${listText(list)} are`} legal`,
            },
            ...(Object.keys(from.usedLists).some(id => Number(id) !== group?.id)
              ? [{ clause: 'admin.cmd.groups-independent', what: () => 'the lists of other groups stay as they are' }]
              : []),
          ],
        };
      },
      describe: (fields, data) => `use commands ${listText(asked({ data }))} with ${groupTitle(fields, groupTypes)}`,
    },
  ];
};
