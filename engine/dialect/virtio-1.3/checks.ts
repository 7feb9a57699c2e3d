import type { AdminCommand, Check, CommandContext, Verdict } from '../../admin/command.ts';
import { pass, refuse } from '../../admin/command.ts';
import type { Infer } from '../../layout/struct.ts';
import { hex } from '../../num/addr.ts';
import type { ClauseId } from '../../spec/clause.ts';
import type { Source } from '../../spec/source.ts';
import { ours, published } from '../../spec/source.ts';
import { titleOf } from '../../world/ids.ts';
import type { commandHeader } from './layouts.ts';
import { FIRST_TWO, listText, supported } from './opcodes.ts';
import { type Refusing, refusing } from './status.ts';

const requirements = published('basic facilities, "Group administration commands", "Device Requirements"');
export const header = ({ header: fields }: CommandContext) => fields as Infer<typeof commandHeader>;

/** Refuses by the name of a way to do so. */
export const no = (how: Refusing, why: () => string, clause?: ClauseId): Verdict => refuse(refusing(how), why, clause);

export const check = (
  id: string,
  clause: string,
  judge: (context: CommandContext) => Verdict | null,
  source: Source = requirements,
): Check => ({ id, clause, source, judge });

const groupKnown = check('group', 'admin.cmd.invalid-group-first', context => {
  const { group } = context;
  const type = header(context).group_type;
  return group
    ? pass(() => `group_type ${type} is ${group.title}`)
    : no('INVALID_GROUP', () => `no group has type ${type}`);
});

const groupThere = check('VF Enable', 'admin.sriov.no-group', ({ group, owner }) => {
  if (group?.name !== 'SR-IOV') return null;
  if (!owner.state.sriov) return no('INVALID_GROUP', () => `${titleOf(owner.id)} has no SR-IOV capability`);
  return owner.state.sriov.vfEnable
    ? pass(() => 'VF Enable is set')
    : no('INVALID_GROUP', () => 'the SR-IOV group does not exist: VF Enable is clear');
});

/** Opcodes that may be sent to a group now. */
const legalOpcodes = ({ owner }: Pick<CommandContext, 'owner'>, group: number): bigint =>
  owner.state.facets.usedLists[group] ?? FIRST_TWO;

const opcodeKnown = (commands: readonly AdminCommand[]): Check =>
  check('opcode', 'admin.cmd.invalid-opcode-second', context => {
    const { group, command } = context;
    const opcode = hex(context.opcode, 4);
    const known = group ? supported(commands, group.id) : 0n;
    return command && group && (known >> BigInt(context.opcode)) & 1n
      ? pass(() => `${opcode} is ${command.name}`)
      : no('INVALID_OPCODE', () => `${opcode} means nothing for ${group?.title}: it takes ${listText(known)}`);
  });

const opcodeInList = check('list', 'admin.list.enforce', context => {
  const { group, opcode } = context;
  if (!group) return null;
  const used = context.owner.state.facets.usedLists[group.id];
  const legal = legalOpcodes(context, group.id);
  const whose = used === undefined ? 'before any LIST_USE only' : 'the declared list holds';
  return (legal >> BigInt(opcode)) & 1n
    ? pass(() => `opcode ${hex(opcode, 4)} is legal: ${whose} ${listText(legal)}`)
    : no('INVALID_OPCODE', () => `opcode ${hex(opcode, 4)} is not legal now: ${whose} ${listText(legal)}`);
});

const memberKnown = check('member', 'admin.cmd.invalid-member-third', context => {
  const { group, member, command, readings, owner } = context;
  // It is the SR-IOV group alone whose member ids some take for checked by every command.
  const isNeeded = group?.name === 'SR-IOV' && command?.needsMember?.(readings);
  if (command?.usesMember === false && !isNeeded) return null;
  const id = header(context).group_member_id;
  if (member) return pass(() => `group_member_id ${id} is ${titleOf(member.id)}`);
  const last = owner.state.sriov?.numVfs ?? 0;
  const ofVfs = last === 0 ? 'NumVFs is 0' : `members are 1 to ${last}`;
  const which = group?.name === 'SR-IOV' ? ofVfs : 'the only member is 0';
  return no('INVALID_MEMBER', () => `there is no member ${id}: ${which}`);
});

/** In the order of the text: group type, opcode, member id; the first that fails decides. */
export const commonChecksOf = (commands: readonly AdminCommand[]): readonly Check[] => [
  groupKnown,
  groupThere,
  opcodeKnown(commands),
  opcodeInList,
  memberKnown,
];

export const choiceOfStatus = ours('the text says that the command fails, and not with which status');
