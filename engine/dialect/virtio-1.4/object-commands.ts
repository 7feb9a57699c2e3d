import type { AdminCommand, Check, CommandContext, HandlerOutcome } from '../../admin/command.ts';
import { pass } from '../../admin/command.ts';
import { hex } from '../../num/addr.ts';
import { bytesToHex } from '../../num/bytes.ts';
import { published } from '../../spec/source.ts';
import type { ResourceObject } from '../../world/function-state.ts';
import { deviceOf } from '../../world/ids.ts';
import { check, choiceOfStatus, header, no } from '../virtio-1.3/checks.ts';
import { SRIOV } from '../virtio-1.3/groups.ts';
import { SELF } from './groups.ts';
import { objectCreateData, objectDestroyData, objectQueryData, objectQueryResult } from './layouts.ts';
import type { ObjectType, Place } from './object-types.ts';
import { bytesOf, isEnabled, missingTypes, objectTypeOf, sharesLimits } from './object-types.ts';
import { memberTitle } from './target.ts';

const source = published('basic facilities, "Device resource objects" (v1.4)');

const ofObject = (id: string, clause: string, judge: Check['judge']): Check => check(id, clause, judge, source);

interface ObjectData {
  readonly hdr: { readonly type: number; readonly id: number };
  readonly flags: bigint;
  readonly resource_obj_specific_data: Uint8Array;
}
const dataOf = ({ data }: Pick<CommandContext, 'data'>) => data as unknown as ObjectData;

/** The object that a command names, with its type and group; null: there is none. */
export const objectIn = (context: CommandContext): ResourceObject | null => {
  const { hdr } = dataOf(context);
  const { group_type, group_member_id } = header(context);
  const found = context.owner.state.facets.objects.find(
    ({ group, member, type, id }) =>
      group === group_type && BigInt(member) === group_member_id && type === hdr.type && id === hdr.id,
  );
  return found ?? null;
};

/** Where an object is, or would be. */
const placeOf = (context: CommandContext): Place => {
  const { group_type, group_member_id } = header(context);
  return {
    owner: context.owner.state,
    group: group_type,
    member: Number(group_member_id),
    id: dataOf(context).hdr.id,
    shared: sharesLimits(context.readings),
  };
};

const sameAs =
  ({ type, id }: ObjectData['hdr']) =>
  (other: ResourceObject): boolean =>
    other.type === type && other.id === id;

const typeOf = (context: CommandContext): ObjectType => {
  const type = objectTypeOf(dataOf(context).hdr.type);
  if (!type) throw new Error('a type that is not there passed its check');
  return type;
};

const named = (context: Pick<CommandContext, 'data'>): string => {
  const { type, id } = dataOf(context).hdr;
  return `${objectTypeOf(type)?.name ?? `type ${hex(type, 4)}`} number ${id}`;
};

/** The type of a command's object, if it is there and for the group that the command is for. */
const typeHere = (context: CommandContext): ObjectType | undefined => {
  const type = objectTypeOf(dataOf(context).hdr.type);
  return type?.group === header(context).group_type ? type : undefined;
};

/** Why there are no objects of a type in a group. */
const noSuchType = (context: CommandContext): string => {
  const { type } = dataOf(context).hdr;
  const known = objectTypeOf(type);
  if (known) return `${known.name} is not for group ${header(context).group_type}`;
  const missing = missingTypes.find(each => each.type === type);
  return missing
    ? `${missing.name} is not modelled: ${missing.reason}`
    : `there are no objects of type ${hex(type, 4)}`;
};

const typeKnown: Check = check(
  'type',
  'admin.cmd.status-not-ok-on-failure',
  context => {
    const { type } = dataOf(context).hdr;
    const known = typeHere(context);
    return known ? pass(() => `${hex(type, 4)} is ${known.name}`) : no('INVALID_FIELD', () => noSuchType(context));
  },
  choiceOfStatus,
);

/** The text has a rule of its own for flow filters; of other objects there can be none as long as their limit is 0. */
const enabled: Check = check(
  'capability set',
  'net.ff.disabled-cap-opcode',
  context => {
    const type = typeOf(context);
    if (isEnabled(context.owner.state.facets, type)) return pass(() => 'the driver has set what it needs');
    const why = () => `the driver has not set the capability of ${type.name}`;
    return type.group === SELF ? no('INVALID_OPCODE', why) : no('INVALID_FIELD', why, 'admin.cap.unset-means-zero');
  },
  published('network device, "Flow filter" (v1.4)'),
);

/** The same where an object has to be there: if it is not, that is all there is to say of other types. */
const flowsEnabled: Check = {
  ...enabled,
  judge: context => (typeHere(context)?.group === SELF ? enabled.judge(context) : null),
};

const there: Check = ofObject('object', 'admin.res.missing-enxio', context => {
  if (objectIn(context)) return pass(() => `${named(context)} is there`);
  return no('ENXIO', () => (typeHere(context) ? `there is no ${named(context)}` : noSuchType(context)));
});

const free: Check = ofObject('dependents', 'admin.res.dependent-ebusy', context => {
  const object = objectIn(context);
  if (!object) return null;
  const others = typeOf(context).dependents(context.owner.state.facets, object);
  return others.length === 0
    ? pass(() => 'nothing depends on it')
    : no('EBUSY', () => `${others.length === 1 ? 'an object depends' : `${others.length} objects depend`} on it`);
});

const idInRange: Check = ofObject('id', 'admin.res.id-range', context => {
  const { id } = dataOf(context).hdr;
  const { facets } = context.owner.state;
  const limit = typeOf(context).limit(facets);
  if (id < limit) return pass(() => `${id} is below ${limit}`);
  // No id is left: that there is no room says more than that this one is too large.
  const { member: here, shared } = placeOf(context);
  const count = facets.objects.filter(
    ({ type, member }) => type === typeOf(context).type && (shared || member === here),
  ).length;
  return count < limit
    ? no('INVALID_FIELD', () => `ids are 0 to ${limit - 1}, not ${id}`)
    : no('ENOSPC', () => `all ${limit} ids are taken, and ${id} is beyond them`);
});

const notTaken: Check = ofObject('id free', 'admin.res.create-exists', context => {
  const { hdr } = dataOf(context);
  const shared = sharesLimits(context.readings) && context.owner.state.facets.objects.some(sameAs(hdr));
  return objectIn(context) || shared
    ? no(
        context.readings['taken-id'] === 'einval' ? 'INVALID_FIELD' : 'EEXIST',
        () => `${named(context)} is there already`,
      )
    : pass(() => `${named(context)} is not there yet`);
});

/** What the type itself has against the data. */
const dataGood: Check = ofObject('data', 'admin.res.create-enospc', context => {
  const { resource_obj_specific_data: bytes } = dataOf(context);
  const place = placeOf(context);
  const objection = typeOf(context).objection(place, bytes, objectIn(context));
  return objection
    ? no(objection.how, () => objection.why, objection.clause)
    : pass(() => 'its data is good, and there is room');
});

const changed = (
  { owner }: CommandContext,
  objects: readonly ResourceObject[],
  clause: string,
  what: () => string,
): HandlerOutcome => {
  const from = owner.state.facets;
  return {
    ok: true,
    result: {},
    events: [{ type: 'facets/changed', by: deviceOf(owner.id), device: owner.id, from, to: { ...from, objects } }],
    applied: [{ clause, what }],
  };
};

/** The object itself: what the driver has padded the command with is no part of it, and what is missing reads as zero. */
const kept = (type: number, data: Uint8Array): string => {
  const bytes = new Uint8Array(objectTypeOf(type)?.size(data) ?? data.length);
  bytes.set(data.subarray(0, bytes.length));
  return bytesToHex(bytes);
};

const create: AdminCommand = {
  opcode: 0x000a,
  name: 'VIRTIO_ADMIN_CMD_RESOURCE_OBJ_CREATE',
  title: 'Make a resource object',
  doc: 'The driver chooses the id; it is below the limit that the driver has set in the capability.',
  source,
  data: objectCreateData,
  result: null,
  usualData: 8,
  groups: [SELF, SRIOV],
  checks: [typeKnown, enabled, idInRange, notTaken, dataGood],
  handle: context => {
    const { hdr, resource_obj_specific_data } = dataOf(context);
    const { group_type, group_member_id } = header(context);
    const object: ResourceObject = {
      group: group_type,
      member: Number(group_member_id),
      type: hdr.type,
      id: hdr.id,
      data: kept(hdr.type, resource_obj_specific_data),
    };
    const objects = [...context.owner.state.facets.objects, object];
    return changed(context, objects, 'admin.res.any-free-id', () => `${named(context)} is there`);
  },
  describe: (fields, data) => `make ${named({ data })} for ${memberTitle(fields)}`,
};

const modify = (opcode: number): AdminCommand => ({
  opcode,
  name: 'VIRTIO_ADMIN_CMD_RESOURCE_OBJ_MODIFY',
  title: 'Replace the data of a resource object',
  doc: 'The whole data is replaced, or nothing at all.',
  source,
  data: objectCreateData,
  result: null,
  usualData: 8,
  groups: [SELF, SRIOV],
  checks: [flowsEnabled, there, free, dataGood],
  handle: context => {
    const object = objectIn(context);
    const { hdr, resource_obj_specific_data } = dataOf(context);
    const data = kept(hdr.type, resource_obj_specific_data);
    const objects = context.owner.state.facets.objects.map(each => (each === object ? { ...each, data } : each));
    return changed(context, objects, 'admin.res.failed-modify-no-effect', () => `${named(context)} is ${data}`);
  },
  describe: (fields, data) => `change ${named({ data })} of ${memberTitle(fields)}`,
});

const query = (opcode: number): AdminCommand => ({
  opcode,
  name: 'VIRTIO_ADMIN_CMD_RESOURCE_OBJ_QUERY',
  title: 'Read the data of a resource object',
  doc: 'Returns what CREATE or MODIFY last wrote.',
  source,
  data: objectQueryData,
  result: objectQueryResult,
  usualResult: 40,
  groups: [SELF, SRIOV],
  checks: [flowsEnabled, there],
  handle: context => {
    const object = objectIn(context);
    if (!object) throw new Error('an object that is not there passed its check');
    return {
      ok: true,
      result: { resource_obj_specific_data: bytesOf(object) },
      events: [],
      applied: [{ clause: 'admin.res.query-matches-last', what: () => `${named(context)} is ${object.data}` }],
    };
  },
  describe: (fields, data) => `read ${named({ data })} of ${memberTitle(fields)}`,
});

const destroy: AdminCommand = {
  opcode: 0x000d,
  name: 'VIRTIO_ADMIN_CMD_RESOURCE_OBJ_DESTROY',
  title: 'Destroy a resource object',
  doc: 'Objects that depend on it have to go first.',
  source,
  data: objectDestroyData,
  result: null,
  groups: [SELF, SRIOV],
  checks: [flowsEnabled, there, free],
  handle: context => {
    const object = objectIn(context);
    const objects = context.owner.state.facets.objects.filter(each => each !== object);
    return changed(context, objects, 'admin.res.recreate', () => `${named(context)} is gone, its id is free`);
  },
  describe: (fields, data) => `destroy ${named({ data })} of ${memberTitle(fields)}`,
};

/** Opcodes 10 to 13. The opcode table and the sections of the commands disagree on which of two is 11 and which 12. */
export const objectCommands = (bySections: boolean): readonly AdminCommand[] => [
  create,
  query(bySections ? 0x000c : 0x000b),
  modify(bySections ? 0x000b : 0x000c),
  destroy,
];
