import type { AnsweredCommand, AnswerRule, CommandRule, Watch, WatchedCommand } from '../../admin/watch.ts';
import { hexToBytes } from '../../num/bytes.ts';
import type { ResourceObject } from '../../world/function-state.ts';
import { header as headerOf } from '../virtio-1.3/checks.ts';
import { SRIOV } from '../virtio-1.3/groups.ts';
import { allOrNone, answers13, commands13, named, refusedFor, reported, unchanged } from '../virtio-1.3/watch.ts';
import {
  actionsIn,
  capabilityOf,
  FF_ACTION_CAP,
  FF_RESOURCE_CAP,
  FF_SELECTOR_CAP,
  keptCap,
  selectorsIn,
} from './capabilities.ts';
import { dataOf as givenData, is } from './duties.ts';
import { SELF } from './groups.ts';
import { devPartsObject, partsMetadataResult } from './layouts.ts';
import { GET, isEnabled, needsMore, objectTypeOf, SET } from './object-types.ts';
import { partBytes, partsOf, readHeaders, readParts } from './parts.ts';

const [EINVAL, ENOSPC] = [22, 28];
const [DEV_PARTS, FF_GROUP, FF_CLASSIFIER] = [0x000, 0x200, 0x201];
const FF_CAPS = [FF_RESOURCE_CAP, FF_SELECTOR_CAP, FF_ACTION_CAP];
const range = (first: number, last: number): bigint =>
  Array.from({ length: last - first + 1 }, (_, k) => 1n << BigInt(first + k)).reduce((all, bit) => all | bit, 0n);

interface Data {
  readonly id: number;
  readonly cap_specific_data: Uint8Array;
  readonly hdr: { readonly type: number; readonly id: number };
  readonly type: number;
  readonly hdr_list: Uint8Array;
  readonly parts: Uint8Array;
  readonly flags: number;
  readonly resource_obj_specific_data: Uint8Array;
}
const data = ({ context }: AnsweredCommand) => context.data as unknown as Data;
const groupOf = ({ context }: AnsweredCommand): number => headerOf(context).group_type;
const statusOf = ({ head }: AnsweredCommand): number => Number(head.status);

const rule = (clause: string, judge: AnswerRule['judge']): AnswerRule => ({ clause, judge });
/** A device has to carry a command out where nothing else stands in the way. */
const carriedOut = (clause: string, applies: (answered: AnsweredCommand) => boolean): AnswerRule =>
  rule(clause, answered => {
    if (!applies(answered) || !answered.due.ok) return undefined;
    return answered.ok ? null : `answers status ${statusOf(answered)}`;
  });
/** A device has to refuse for a reason that is worked out here. */
const refusedWith = (clause: string, status: number, applies: (answered: AnsweredCommand) => boolean): AnswerRule =>
  rule(clause, answered => {
    if (!applies(answered)) return undefined;
    return statusOf(answered) === status ? null : `answers status ${statusOf(answered)}, not ${status}`;
  });
const inList = (clause: string, group: number, opcodes: bigint): AnswerRule =>
  rule(clause, answered => {
    const list = groupOf(answered) === group ? reported(answered) : null;
    return list === null ? undefined : allOrNone(list, opcodes);
  });

/** Types of the parts in an answer, in its order; null: another command, or no success. */
const partTypes = (answered: AnsweredCommand): readonly number[] | null => {
  if (!answered.ok) return null;
  if (named(answered, 'DEV_PARTS_GET')) return (readParts(answered.result) ?? []).map(({ type }) => type);
  if (!named(answered, 'DEV_PARTS_METADATA_GET') || data(answered).type !== 2) return null;
  const { hdrs } = partsMetadataResult.decode(answered.result);
  return readHeaders(hdrs).map(({ type }) => type);
};
const [DEV_FEATURES, DRV_FEATURES, PCI_COMMON_CFG, DEVICE_STATUS] = [0x100, 0x101, 0x102, 0x103];
/** A part comes behind others, as far as those are in the answer. */
const partsBehind = (clause: string, parts: readonly number[], others: readonly number[]): AnswerRule =>
  rule(clause, answered => {
    const types = partTypes(answered);
    const at = types?.findIndex(type => parts.includes(type)) ?? -1;
    if (types === null || at < 0) return undefined;
    const late = types.slice(at + 1).find(type => others.includes(type));
    return late === undefined ? null : `part 0x${late.toString(16)} comes behind 0x${types[at]?.toString(16)}`;
  });

const bytesOf = (hex: string | null): Uint8Array => {
  const bytes = hexToBytes(hex ?? '', { allowEmpty: true });
  return bytes.ok ? bytes.value : new Uint8Array();
};
/** Types of the parts that wait in a member after a command that set some; null: no such command. */
const waiting = (answered: AnsweredCommand): readonly number[] | null => {
  if (!named(answered, 'DEV_PARTS_SET') || !answered.ok) return null;
  const changed = answered.events.find(event => event.type === 'facets/changed');
  if (changed?.type !== 'facets/changed') return null;
  return (readParts(bytesOf(changed.to.parts)) ?? []).map(({ type }) => type);
};
const keepsVerified = (clause: string, types: readonly number[]): AnswerRule =>
  rule(clause, answered => {
    const kept = waiting(answered)?.find(type => types.includes(type));
    if (waiting(answered) === null) return undefined;
    return kept === undefined ? null : `part 0x${kept.toString(16)} is to be set`;
  });

const capCommand = (answered: AnsweredCommand): boolean =>
  answered.context.opcode >= 0x0007 && answered.context.opcode <= 0x0009;
const resets = (answered: AnsweredCommand): boolean => named(answered, 'DEV_MODE_SET', 'DEV_PARTS_SET');
const makes = (answered: AnsweredCommand, type: number): boolean =>
  named(answered, 'RESOURCE_OBJ_DESTROY') && data(answered).hdr.type === type;

const answers: Watch['answers'] = () => [
  ...answers13(),
  inList('admin.cap.all-three', SELF, range(7, 9)),
  inList('net.ff.object-commands', SELF, range(10, 13)),
  inList('admin.parts.all-or-none', SRIOV, range(10, 17)),
  carriedOut('admin.cap.accept-lower-limit', answered => named(answered, 'DRIVER_CAP_SET')),
  carriedOut(
    'admin.cap.accept-fewer-flags',
    answered => named(answered, 'DRIVER_CAP_SET') && data(answered).id === FF_SELECTOR_CAP,
  ),
  refusedWith('admin.cap.self-group-only', EINVAL, answered => capCommand(answered) && groupOf(answered) !== SELF),
  refusedWith(
    'admin.cap.self-group-only-repeat',
    EINVAL,
    answered => capCommand(answered) && groupOf(answered) !== SELF,
  ),
  rule('admin.cap.unset-means-zero', answered => {
    const type = named(answered, 'RESOURCE_OBJ_CREATE') ? objectTypeOf(data(answered).hdr.type) : undefined;
    if (!type || isEnabled(answered.context.owner.state.facets, type)) return undefined;
    return answered.ok ? 'makes an object of a capability that was not set' : null;
  }),
  carriedOut('admin.res.honour-driver-limit', answered => named(answered, 'RESOURCE_OBJ_CREATE')),
  unchanged('admin.res.failed-modify-no-effect', answered => named(answered, 'RESOURCE_OBJ_MODIFY') && !answered.ok),
  refusedWith('net.ff.classifier-limit', ENOSPC, answered => {
    const { facets } = answered.context.owner.state;
    const type = objectTypeOf(FF_CLASSIFIER);
    if (!named(answered, 'RESOURCE_OBJ_CREATE') || data(answered).hdr.type !== FF_CLASSIFIER || !type) return false;
    if (answered.due.refusing !== 'admin.res.id-range') return false;
    return facets.objects.filter(each => each.type === FF_CLASSIFIER).length >= type.limit(facets);
  }),
  rule('net.ff.group-busy', answered =>
    makes(answered, FF_GROUP) && answered.due.refusing === 'admin.res.dependent-ebusy' ? answered.differs : undefined,
  ),
  rule('net.ff.classifier-busy', answered =>
    makes(answered, FF_CLASSIFIER) && answered.due.refusing === 'admin.res.dependent-ebusy'
      ? answered.differs
      : undefined,
  ),
  carriedOut('admin.parts.get-repeatable', answered => named(answered, 'DEV_PARTS_GET')),
  carriedOut('admin.parts.set-repeatable', answered => named(answered, 'DEV_PARTS_SET')),
  partsBehind('admin.parts.order-drv-features', [DRV_FEATURES, PCI_COMMON_CFG], [DEV_FEATURES]),
  partsBehind('admin.parts.order-common-cfg', [PCI_COMMON_CFG], [DEV_FEATURES, DRV_FEATURES]),
  partsBehind('admin.parts.order-status', [DEVICE_STATUS], [DEV_FEATURES, DRV_FEATURES, PCI_COMMON_CFG]),
  keepsVerified('admin.parts.dev-features-not-set', [DEV_FEATURES]),
  keepsVerified('admin.parts.set-verify-only', [DEV_FEATURES, PCI_COMMON_CFG]),
  keepsVerified('admin.parts.set-no-apply-invariant', [DEV_FEATURES, PCI_COMMON_CFG]),
  rule('admin.parts.set-effective-on-resume', answered => {
    if (waiting(answered) === null) return undefined;
    const early = answered.events.some(({ type }) => type === 'parts/applied');
    return early ? 'parts take effect before the member goes on' : null;
  }),
  unchanged('admin.parts.set-atomic', answered => resets(answered) && !answered.ok),
  rule('admin.mode.respond-after-reset', answered => {
    if (!resets(answered) || !answered.context.member) return undefined;
    const early = answered.context.member.state.resetting;
    return early ? `answers before the reset of ${answered.context.member.id} is complete` : null;
  }),
  refusedFor('admin.parts.driver-metadata-buffer', 'admin.parts.metadata-short-enomem', answered =>
    named(answered, 'DEV_PARTS_METADATA_GET'),
  ),
];

const given = (clause: string, judge: CommandRule['judge']): CommandRule => ({ clause, judge });
/** A rule about commands of some names. */
const of = (
  clause: string,
  names: readonly string[],
  judge: (command: WatchedCommand, fields: Data) => string | null | undefined,
): CommandRule =>
  given(clause, command => (is(command, ...names) ? judge(command, command.data as unknown as Data) : undefined));

const CREATE = ['RESOURCE_OBJ_CREATE'] as const;
const CAP_SET = ['DRIVER_CAP_SET'] as const;
const unset = ({ owner }: WatchedCommand, caps: readonly number[]): string | null => {
  const missing = caps.find(id => owner.facets.driverCaps[id] === undefined);
  return missing === undefined ? null : `capability 0x${missing.toString(16)} was not set`;
};
const dependents = (command: WatchedCommand, type: number): readonly ResourceObject[] | undefined => {
  const { hdr } = givenData(command);
  if (hdr.type !== type) return undefined;
  const { facets } = command.owner;
  const object = facets.objects.find(each => each.type === type && each.id === hdr.id);
  return object ? (objectTypeOf(type)?.dependents(facets, object) ?? []) : [];
};
const destroyedLast = (clause: string, type: number): CommandRule =>
  of(clause, ['RESOURCE_OBJ_DESTROY'], command => {
    const others = dependents(command, type);
    return others && (others.length > 0 ? `${others.length} objects still depend on it` : null);
  });

const commands: readonly CommandRule[] = [
  ...commands13,
  given('group.self.member-zero', ({ group, header }) => {
    if (group?.id !== SELF) return undefined;
    const { group_member_id } = header as ReturnType<typeof headerOf>;
    return group_member_id === 0n ? null : `member ${group_member_id} of the Self group`;
  }),
  of('admin.cap.member-id-zero', ['CAP_ID_LIST_QUERY', 'DEVICE_CAP_GET', 'DRIVER_CAP_SET'], ({ header }) => {
    const { group_member_id } = header as ReturnType<typeof headerOf>;
    return group_member_id === 0n ? null : `group_member_id is ${group_member_id}`;
  }),
  of('admin.cap.driver-set-first', CREATE, (command, { hdr }) => {
    const type = objectTypeOf(hdr.type);
    return type && unset(command, [type.capability]);
  }),
  of('net.ff.driver-enable-caps', CREATE, (command, { hdr }) =>
    objectTypeOf(hdr.type)?.group === SELF ? unset(command, FF_CAPS) : undefined,
  ),
  of('admin.cap.driver-flags', CAP_SET, (_, { id, cap_specific_data }) => {
    if (id !== FF_SELECTOR_CAP) return undefined;
    const mine = selectorsIn(capabilityOf(id)?.device ?? new Uint8Array());
    const odd = selectorsIn(cap_specific_data).find(({ type, flags }) =>
      mine.some(own => own.type === type && (flags & ~own.flags) !== 0),
    );
    return odd ? `selector ${odd.type} has flags ${odd.flags}` : null;
  }),
  of('admin.cap.driver-array-entries', CAP_SET, (_, { id, cap_specific_data }) => {
    const device = capabilityOf(id)?.device ?? new Uint8Array();
    if (id === FF_SELECTOR_CAP) {
      const mine = selectorsIn(device).map(({ type }) => type);
      const odd = selectorsIn(cap_specific_data).find(({ type }) => !mine.includes(type));
      return odd ? `selector ${odd.type} is not offered` : null;
    }
    if (id !== FF_ACTION_CAP) return undefined;
    const odd = actionsIn(cap_specific_data).find(action => !actionsIn(device).includes(action));
    return odd === undefined ? null : `action ${odd} is not offered`;
  }),
  of('admin.cap.driver-no-disable-in-use', CAP_SET, ({ owner, readings }, { id, cap_specific_data }) =>
    capabilityOf(id) ? needsMore(owner.facets, id, keptCap(id, cap_specific_data), readings) : undefined,
  ),
  of('admin.res.driver-cap-frozen', CAP_SET, ({ owner }, { id }) => {
    const count = owner.facets.objects.filter(({ type }) => objectTypeOf(type)?.capability === id).length;
    return count > 0 ? `there are ${count} objects of it` : null;
  }),
  of('admin.res.id-range', CREATE, ({ owner }, { hdr }) => {
    const limit = objectTypeOf(hdr.type)?.limit(owner.facets);
    if (limit === undefined) return undefined;
    return hdr.id < limit ? null : `id ${hdr.id} of a limit of ${limit}`;
  }),
  of('admin.parts.driver-stop-before-set', ['DEV_PARTS_SET'], ({ context: { member } }) =>
    member && !member.state.facets.stopped ? `${member.id} is not stopped` : null,
  ),
  of('admin.parts.driver-set-order', ['DEV_PARTS_SET'], (_, { parts }) => {
    const types = (readParts(parts) ?? []).map(({ type }) => type);
    return types.some((type, k) => k > 0 && type < (types[k - 1] ?? 0)) ? 'the parts are not in their order' : null;
  }),
  of('admin.parts.driver-parts-buffer', ['DEV_PARTS_GET'], ({ context: { member }, writableBytes }, { type }) => {
    if (!member || type !== 1) return undefined;
    const needed = 8 + partsOf(member.state).reduce((sum, each) => sum + partBytes(each).length, 0);
    return writableBytes < needed ? `${writableBytes} bytes for ${needed}` : null;
  }),
  of('admin.mode.flag-bit0', ['DEV_MODE_SET'], (_, { flags }) => (flags <= 1 ? null : `flags is ${flags}`)),
  of('admin.parts.object-one-direction', CREATE, (_, { hdr, resource_obj_specific_data }) => {
    if (hdr.type !== DEV_PARTS) return undefined;
    const { type } = devPartsObject.decode(resource_obj_specific_data);
    return type === GET || type === SET ? null : `type ${type} is neither GET nor SET`;
  }),
  destroyedLast('net.ff.driver-group-order', FF_GROUP),
  destroyedLast('net.ff.driver-classifier-order', FF_CLASSIFIER),
];

/** What an onlooker knows of the commands of 1.4. */
export const watch14: Watch = { commands, answers, failedResult: null };
