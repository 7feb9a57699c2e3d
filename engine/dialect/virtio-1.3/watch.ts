import type { AnsweredCommand, AnswerRule, CommandRule, Watch, WatchedCommand } from '../../admin/watch.ts';
import type { Infer } from '../../layout/struct.ts';
import { bytesToHex } from '../../num/bytes.ts';
import { featureSetFromBytes } from '../../num/feature-set.ts';
import { header as headerOf } from './checks.ts';
import { isList, reservedUsed } from './duties.ts';
import { SRIOV } from './groups.ts';
import type { commandAnswer } from './layouts.ts';
import { commandHeader, commandList, notifyInfoResult } from './layouts.ts';
import { listText } from './opcodes.ts';

const EINVAL = 22;
const [EAGAIN, ENOMEM] = [11, 12];
const INVALID_MEMBER = 5;
const QUEUE_NOTIFY = 16;
/** The one that is not hardwired to zero, of owners and of members. */
const ONLY_BAR = 4;

interface NotifyEntry {
  readonly flags: number;
  readonly bar: number;
}

const groupType = ({ context }: AnsweredCommand): number => headerOf(context).group_type;
const memberId = ({ context }: AnsweredCommand): bigint => headerOf(context).group_member_id;
const head = ({ head: fields }: AnsweredCommand) => fields as Infer<typeof commandAnswer>;

export const named = ({ context: { command } }: AnsweredCommand, ...names: readonly string[]): boolean =>
  command !== null && names.some(name => command.name === `VIRTIO_ADMIN_CMD_${name}`);

/** Bits of a LIST_QUERY answer; null: another command, or no success. */
export const reported = (answered: AnsweredCommand): bigint | null =>
  named(answered, 'LIST_QUERY') && answered.ok
    ? featureSetFromBytes(commandList.decode(answered.result).device_admin_cmd_opcodes)
    : null;

/** Opcodes that come together: all of them or none. */
export const allOrNone = (list: bigint, opcodes: bigint): string | null =>
  (list & opcodes) === 0n || (list & opcodes) === opcodes ? null : `only ${listText(list & opcodes)} of them are there`;

const LEGACY_ACCESS = 0b111100n;
const NOTIFY_INFO = 1n << 6n;

/** What is due of an answer, as far as its header tells. */
const headerRules = ['admin.cmd.invalid-group-first', 'admin.sriov.no-group', 'admin.cmd.invalid-opcode-second'];
const isInvalid = ({ due: { refusing } }: AnsweredCommand): boolean =>
  refusing !== null && [...headerRules, 'admin.list.enforce', 'admin.cmd.invalid-member-third'].includes(refusing);

const sizes = ({ context }: AnsweredCommand) => {
  const { command, readableBytes, writableBytes } = context;
  const tail = (struct: typeof commandList | null): boolean =>
    struct !== null && Object.values(struct.fields).some(({ kind }) => kind === 'tail');
  const data = (command?.data ?? null) as typeof commandList | null;
  const result = (command?.result ?? null) as typeof commandList | null;
  const readable = commandHeader.size + (data?.size ?? 0);
  const writable = 8 + (result?.size ?? 0);
  return {
    shortReadable: command !== null && readableBytes < readable,
    longReadable: command !== null && readableBytes > readable && !tail(data),
    shortWritable: writableBytes < writable,
    longWritable: writableBytes > writable && !tail(result),
  };
};

const rule = (clause: string, judge: AnswerRule['judge']): AnswerRule => ({ clause, judge });
/** A rule about commands of which something is so; what is due has to come of them. */
const asDue = (clause: string, applies: (answered: AnsweredCommand) => boolean): AnswerRule =>
  rule(clause, answered => (applies(answered) ? answered.differs : undefined));
/** A rule that nothing has changed, where something is so. */
export const unchanged = (clause: string, applies: (answered: AnsweredCommand) => boolean): AnswerRule =>
  rule(clause, answered => {
    if (!applies(answered)) return undefined;
    return answered.events.length > 0 ? `${answered.events.length} changes although the command failed` : null;
  });
/** A rule that a driver breaks where a device has to refuse for it. */
export const refusedFor = (
  clause: string,
  by: string,
  applies: (answered: AnsweredCommand) => boolean,
): AnswerRule => ({
  clause,
  side: 'driver',
  judge: answered => {
    if (!applies(answered)) return undefined;
    return answered.due.refusing === by ? 'it has to be refused' : null;
  },
});

const bitsOfGroup = (answered: AnsweredCommand, group: number): bigint | null =>
  groupType(answered) === group ? reported(answered) : null;

export const answers13 = (): readonly AnswerRule[] => {
  /** What LIST_QUERY has reported, and the lists that were used, by owner and group. */
  const lists = new Map<string, bigint>();
  const used = new Set<string>();
  const key = (answered: AnsweredCommand): string => `${answered.context.owner.id} ${groupType(answered)}`;
  return [
    rule('admin.cmd.validate-header', answered => {
      if (!isInvalid(answered)) return undefined;
      return head(answered).status === EINVAL ? null : `answers status ${head(answered).status}, not EINVAL`;
    }),
    asDue('admin.cmd.reserved-ignored', ({ context }) => reservedUsed(context.header) || reservedUsed(context.data)),
    unchanged('admin.cmd.failure-no-state-change', ({ ok }) => !ok),
    rule('group.one-per-type', ({ context: { member, owner }, events }) => {
      if (!member) return undefined;
      const other = events.find(event => 'device' in event && event.device !== member.id && event.device !== owner.id);
      return other ? 'changes a function that was not addressed' : null;
    }),
    rule('group.sriov.pf-not-member', answered => {
      const { context, ok } = answered;
      if (groupType(answered) !== SRIOV || memberId(answered) !== 0n || context.command === null) return undefined;
      if (context.command.usesMember === false || isList(context as never)) return undefined;
      return ok ? 'takes member 0 for one of the group' : null;
    }),
    rule('group.sriov.member-range', answered => {
      const { context, due } = answered;
      if (groupType(answered) !== SRIOV || !context.member) return undefined;
      if (!due.ok) return undefined;
      return head(answered).status_qualifier === INVALID_MEMBER ? `${context.member.id} is no member` : null;
    }),
    rule('admin.sriov.member-range', answered => {
      if (groupType(answered) !== SRIOV || answered.due.refusing !== 'admin.cmd.invalid-member-third') return undefined;
      const { status, status_qualifier } = head(answered);
      return status === EINVAL && status_qualifier === INVALID_MEMBER ? null : `answers ${status}, ${status_qualifier}`;
    }),
    rule('group.sriov.exists-with-vf-enable', answered => {
      if (groupType(answered) !== SRIOV) return undefined;
      if (answered.due.refusing === 'admin.sriov.no-group') return answered.ok ? 'there is a group all the same' : null;
      return answered.due.ok ? null : undefined;
    }),
    rule('admin.list.initial-two', answered => {
      const { due, context, ok } = answered;
      const fresh = context.group !== null && context.owner.state.facets.usedLists[context.group.id] === undefined;
      if (!fresh || due.refusing !== 'admin.list.enforce') return undefined;
      return ok ? 'is carried out before any list was declared' : null;
    }),
    rule('admin.list.no-shrink', answered => {
      const now = reported(answered);
      if (now === null) return undefined;
      // What does not fit the writable part is not told, and so not taken back.
      const told = (1n << BigInt(8 * answered.result.length)) - 1n;
      const before = (lists.get(key(answered)) ?? 0n) & told;
      lists.set(key(answered), (lists.get(key(answered)) ?? 0n) | now);
      return (before & ~now) === 0n ? null : `no longer reports ${listText(before & ~now)}`;
    }),
    rule('admin.list.reuse-after-reset', answered => {
      if (!named(answered, 'LIST_USE') || !answered.due.ok) return undefined;
      const list = `${key(answered)} ${bytesToHex((answered.context.data as Infer<typeof commandList>).device_admin_cmd_opcodes)}`;
      const known = used.has(list);
      if (answered.ok) used.add(list);
      return known ? (answered.ok ? null : 'refuses a list that it has taken before') : undefined;
    }),
    asDue('admin.vq.short-readable-zero', answered => sizes(answered).shortReadable),
    asDue('admin.vq.long-readable-ignore', answered => sizes(answered).longReadable),
    asDue('admin.vq.short-writable-discard', answered => sizes(answered).shortWritable),
    rule('admin.vq.initialize-writable', ({ written, due }) =>
      written < due.answer.length ? `initializes ${written} of ${due.answer.length} bytes` : null,
    ),
    rule('admin.vq.writable-multiple-of-8', ({ written, due, context }) => {
      if (context.writableBytes % 8 !== 0) return undefined;
      return written < due.answer.length ? `initializes ${written} of ${due.answer.length} bytes` : null;
    }),
    rule('admin.vq.initialize-status', ({ written, context }) => {
      const needed = Math.min(4, context.writableBytes);
      return written < needed ? `initializes ${written} of the ${needed} bytes of its status` : null;
    }),
    rule('admin.vq.no-length-failure', answered => {
      if (!Object.values(sizes(answered)).some(Boolean) || !answered.due.ok) return undefined;
      return answered.ok ? null : 'fails, and nothing but a length is unusual';
    }),
    unchanged('admin.vq.retry-safe', answered => [EAGAIN, ENOMEM].includes(head(answered).status)),
    rule('admin.legacy.all-or-none', answered => {
      const list = bitsOfGroup(answered, SRIOV);
      return list === null ? undefined : allOrNone(list, LEGACY_ACCESS);
    }),
    rule('admin.legacy.notify-needs-all', answered => {
      const list = bitsOfGroup(answered, SRIOV);
      if (list === null || !(list & NOTIFY_INFO)) return undefined;
      return (list & LEGACY_ACCESS) === LEGACY_ACCESS ? null : 'opcode 6 is there without 2 to 5';
    }),
    asDue(
      'admin.legacy.device-little-endian',
      answered =>
        answered.due.ok &&
        ((named(answered, 'LEGACY_COMMON_CFG_READ', 'LEGACY_DEV_CFG_READ') && answered.due.answer.length > 9) ||
          named(answered, 'LEGACY_COMMON_CFG_WRITE')),
    ),
    rule('admin.legacy.notify-equivalence', answered => {
      const { offset } = answered.context.data as { readonly offset?: number };
      if (!named(answered, 'LEGACY_COMMON_CFG_WRITE') || offset !== QUEUE_NOTIFY || !answered.due.ok) return undefined;
      if (!answered.due.events.some(({ type }) => type === 'wire/raised')) return undefined;
      return answered.events.some(({ type }) => type === 'wire/raised') ? null : 'the virtqueue is not notified';
    }),
    rule('admin.legacy.notify-bar-real', answered => {
      if (!named(answered, 'LEGACY_NOTIFY_INFO') || !answered.ok) return undefined;
      const entries = Object.values(notifyInfoResult.decode(answered.result)) as readonly NotifyEntry[];
      const last = entries.findIndex(({ flags }) => flags === 0);
      const odd = entries.slice(0, Math.max(last, 0)).find(({ bar }) => bar !== ONLY_BAR);
      return odd ? `names BAR ${odd.bar}, which decodes nothing` : null;
    }),
    refusedFor('admin.legacy.driver-common-single-field', 'admin.legacy.common-bounds', answered =>
      named(answered, 'LEGACY_COMMON_CFG_READ', 'LEGACY_COMMON_CFG_WRITE'),
    ),
    refusedFor('admin.legacy.driver-devcfg-single-field', 'admin.legacy.devcfg-bounds', answered =>
      named(answered, 'LEGACY_DEV_CFG_READ', 'LEGACY_DEV_CFG_WRITE'),
    ),
  ];
};

const given = (clause: string, judge: CommandRule['judge']): CommandRule => ({ clause, judge });

/** A command other than the two about lists, for a group for which no list is in force. */
const tooEarly = (command: WatchedCommand): string | null | undefined => {
  const { group, owner } = command;
  if (isList(command) || !group) return undefined;
  return owner.facets.usedLists[group.id] === undefined ? `no list is in force for ${group.title}` : null;
};

export const commands13: readonly CommandRule[] = [
  given('admin.cmd.opcode-range', ({ opcode }) => (opcode >= 0x8000 ? `opcode 0x${opcode.toString(16)}` : null)),
  given('admin.cmd.group-type-range', ({ header }) => {
    const { group_type } = header as Infer<typeof commandHeader>;
    return group_type >= 2 ? `group type ${group_type}` : null;
  }),
  given('admin.list.use-before-commands', tooEarly),
  given('admin.list.only-two-initially', tooEarly),
  given('admin.list.query-first', command => {
    if (isList(command) || !command.group) return undefined;
    return command.queried ? null : `LIST_QUERY was not answered for ${command.group.title}`;
  }),
  given('admin.vq.two-part-buffer', ({ readableBytes, writableBytes }) =>
    readableBytes === 0 || writableBytes === 0 ? `parts of ${readableBytes} and ${writableBytes} bytes` : null,
  ),
  given('admin.legacy.driver-use-notify-address', ({ command, data, owner, group }) => {
    if (command?.name !== 'VIRTIO_ADMIN_CMD_LEGACY_COMMON_CFG_WRITE') return undefined;
    if ((data as { readonly offset?: number }).offset !== QUEUE_NOTIFY) return undefined;
    const list = owner.facets.usedLists[group?.id ?? 0] ?? 0n;
    return list & NOTIFY_INFO ? 'notifies by a command, although there is an address for it' : null;
  }),
];

/** What an onlooker knows of the commands of 1.3. */
export const watch13: Watch = { commands: commands13, answers: answers13, failedResult: null };
