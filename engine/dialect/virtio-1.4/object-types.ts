import { hexToBytes } from '../../num/bytes.ts';
import type { Facets, FunctionState, ResourceObject } from '../../world/function-state.ts';
import type { Readings } from '../../world/world.ts';
import { SRIOV } from '../virtio-1.3/groups.ts';
import type { Refusing } from '../virtio-1.3/status.ts';
import {
  actionsIn,
  DEV_PARTS_CAP,
  driverCap,
  FF_ACTION_CAP,
  FF_RESOURCE_CAP,
  FF_SELECTOR_CAP,
  selectorsIn,
} from './capabilities.ts';
import { SELF } from './groups.ts';
import { devPartsCap, devPartsObject, ffGroup, ffResourceCap, ffRule, ffSelector, ffSelectors } from './layouts.ts';

/** What is wrong with an object that is to be made or changed. */
interface Objection {
  readonly how: Refusing;
  readonly clause: string;
  readonly why: string;
}

/** Where an object is, or would be. */
export interface Place {
  readonly owner: FunctionState;
  readonly group: number;
  readonly member: number;
  readonly id: number;
  /** All members share the limits of device parts objects. */
  readonly shared: boolean;
}

/** One type of resource object. */
export interface ObjectType {
  readonly type: number;
  readonly name: string;
  /** The group type that its commands are addressed to. */
  readonly group: number;
  /** The capability that its limit is in. */
  readonly capability: number;
  /** Bytes that belong to the object; a driver may pad what follows to whole 8 bytes. */
  readonly size: (data: Uint8Array) => number;
  /** How many ids the driver has allowed for: ids are 0 to one less. */
  readonly limit: (facets: Facets) => number;
  /** Why data is no object of this type, or has no room; null: it is fine. `old` is left out: it is being changed. */
  readonly objection: (place: Place, data: Uint8Array, old: ResourceObject | null) => Objection | null;
  /** Objects that cannot be without this one. */
  readonly dependents: (facets: Facets, object: ResourceObject) => readonly ResourceObject[];
}

export const bytesOf = ({ data }: ResourceObject): Uint8Array => {
  const bytes = hexToBytes(data, { allowEmpty: true });
  return bytes.ok ? bytes.value : new Uint8Array();
};

export const GET = 0;
export const SET = 1;
export const directionOf = (object: ResourceObject): number => devPartsObject.decode(bytesOf(object)).type;

const ofType = (facets: Facets, type: number, old: ResourceObject | null = null): readonly ResourceObject[] =>
  facets.objects.filter(each => each.type === type && each !== old);
const invalid = (clause: string, why: string): Objection => ({ how: 'INVALID_FIELD', clause, why });
const full = (clause: string, why: string): Objection => ({ how: 'ENOSPC', clause, why });
const ffCap = (facets: Facets) => ffResourceCap.decode(driverCap(facets, FF_RESOURCE_CAP));

const FF_GROUP = 0x200;
const FF_CLASSIFIER = 0x201;
const FF_RULE = 0x202;

const devParts: ObjectType = {
  type: 0x000,
  name: 'VIRTIO_RESOURCE_OBJ_DEV_PARTS',
  group: SRIOV,
  capability: DEV_PARTS_CAP,
  size: () => devPartsObject.size,
  limit: facets => {
    const cap = devPartsCap.decode(driverCap(facets, DEV_PARTS_CAP));
    return cap.get_parts_resource_objects_limit + cap.set_parts_resource_objects_limit;
  },
  objection: ({ owner: { facets }, member, shared }, data, old) => {
    const { type } = devPartsObject.decode(data);
    if (type !== GET && type !== SET)
      return invalid('admin.parts.object-one-direction', `type ${type} is neither 0 GET nor 1 SET`);
    const cap = devPartsCap.decode(driverCap(facets, DEV_PARTS_CAP));
    const limit = type === GET ? cap.get_parts_resource_objects_limit : cap.set_parts_resource_objects_limit;
    const count = ofType(facets, 0x000, old).filter(
      each => (shared || each.member === member) && directionOf(each) === type,
    ).length;
    return count < limit
      ? null
      : full(
          'admin.res.create-enospc',
          `${shared ? 'all members have' : 'the member has'} ${count} of ${limit} objects of this direction`,
        );
  },
  dependents: () => [],
};

const ffGroupType: ObjectType = {
  type: FF_GROUP,
  name: 'VIRTIO_NET_RESOURCE_OBJ_FF_GROUP',
  group: SELF,
  capability: FF_RESOURCE_CAP,
  size: () => ffGroup.size,
  limit: facets => ffCap(facets).groups_limit,
  objection: ({ owner: { facets } }, data, old) => {
    const { group_priority } = ffGroup.decode(data);
    const others = ofType(facets, FF_GROUP, old);
    if (others.some(each => ffGroup.decode(bytesOf(each)).group_priority === group_priority))
      return invalid('net.ff.group-priority-unique', `priority ${group_priority} is taken`);
    const { groups_limit, rules_per_group_limit } = ffCap(facets);
    const limit = Math.min(groups_limit, rules_per_group_limit);
    return others.length < limit ? null : full('net.ff.group-limit', `there are ${others.length} of ${limit} groups`);
  },
  dependents: (facets, { id }) => ofType(facets, FF_RULE).filter(each => ffRule.decode(bytesOf(each)).group_id === id),
};

const ffClassifierType: ObjectType = {
  type: FF_CLASSIFIER,
  name: 'VIRTIO_NET_RESOURCE_OBJ_FF_CLASSIFIER',
  group: SELF,
  capability: FF_SELECTOR_CAP,
  size: data =>
    selectorsIn(data).reduce((sum, { length }) => sum + ffSelector.size + length, ffSelectors.offsets.selectors),
  limit: facets => ffCap(facets).classifiers_limit,
  objection: ({ owner: { facets } }, data, old) => {
    const allowed = selectorsIn(driverCap(facets, FF_SELECTOR_CAP));
    const asked = selectorsIn(data);
    const { classifiers_limit, selectors_per_classifier_limit } = ffCap(facets);
    if (asked.length === 0 || asked.length > selectors_per_classifier_limit)
      return invalid(
        'net.ff.rule-invalid',
        `${asked.length} selectors, where 1 to ${selectors_per_classifier_limit} can be`,
      );
    const foreign = asked.find(
      ({ type, length }) => !allowed.some(mine => mine.type === type && mine.length === length),
    );
    if (foreign) return invalid('net.ff.rule-invalid', `the driver has not set selector ${foreign.type}`);
    const count = ofType(facets, FF_CLASSIFIER, old).length;
    return count < classifiers_limit
      ? null
      : full('net.ff.classifier-limit', `there are ${count} of ${classifiers_limit} classifiers`);
  },
  dependents: (facets, { id }) =>
    ofType(facets, FF_RULE).filter(each => ffRule.decode(bytesOf(each)).classifier_id === id),
};

/** Virtqueues that a rule can send packets to: receive virtqueues have even numbers. */
const isReceiveQueue = (owner: FunctionState, vq: number): boolean => vq % 2 === 0 && vq < 2 && vq < owner.numQueues;

const ffRuleType: ObjectType = {
  type: FF_RULE,
  name: 'VIRTIO_NET_RESOURCE_OBJ_FF_RULE',
  group: SELF,
  capability: FF_ACTION_CAP,
  size: data => ffRule.offsets.keys + ffRule.decode(data).key_length,
  limit: facets => ffCap(facets).rules_limit,
  objection: ({ owner }, data, old) => {
    const { facets } = owner;
    const rule = ffRule.decode(data);
    const bad = (why: string): Objection => invalid('net.ff.rule-invalid', why);
    if (!ofType(facets, FF_GROUP).some(({ id }) => id === rule.group_id))
      return bad(`there is no group ${rule.group_id}`);
    const classifier = ofType(facets, FF_CLASSIFIER).find(({ id }) => id === rule.classifier_id);
    if (!classifier) return bad(`there is no classifier ${rule.classifier_id}`);
    const key = selectorsIn(bytesOf(classifier)).reduce((sum, { length }) => sum + length, 0);
    if (rule.key_length !== key) return bad(`a key of ${rule.key_length} bytes, where the classifier has ${key}`);
    const { rules_per_group_limit, last_rule_priority } = ffCap(facets);
    if (rule.rule_priority > last_rule_priority)
      return bad(`priority ${rule.rule_priority} is beyond ${last_rule_priority}`);
    if (!actionsIn(driverCap(facets, FF_ACTION_CAP)).includes(rule.action))
      return bad(`the driver has not set action ${rule.action}`);
    if (rule.action === 2 && !isReceiveQueue(owner, rule.vq_index))
      return bad(`${rule.vq_index} is no receive virtqueue`);
    const inGroup = ofType(facets, FF_RULE, old).filter(
      each => ffRule.decode(bytesOf(each)).group_id === rule.group_id,
    );
    return inGroup.length < rules_per_group_limit
      ? null
      : full('admin.res.create-enospc', `the group has ${inGroup.length} of ${rules_per_group_limit} rules`);
  },
  dependents: () => [],
};

/** The object types of a network device. */
const objectTypes: readonly ObjectType[] = [devParts, ffGroupType, ffClassifierType, ffRuleType];

/** Object types that are not modelled, and why; they answer as a type that does not exist. */
export const missingTypes: readonly { readonly type: number; readonly name: string; readonly reason: string }[] = [
  { type: 0x203, name: 'VIRTIO_NET_RESOURCE_OBJ_IPSEC_OUTBOUND_SA', reason: 'no packets are encrypted here' },
  { type: 0x204, name: 'VIRTIO_NET_RESOURCE_OBJ_IPSEC_INBOUND_SA', reason: 'no packets are encrypted here' },
];

export const objectTypeOf = (type: number): ObjectType | undefined => objectTypes.find(each => each.type === type);

/** Capabilities that have to be set before any flow filter object. */
const ffCapabilities = [FF_RESOURCE_CAP, FF_SELECTOR_CAP, FF_ACTION_CAP];

/** Whether the capabilities of a type are set, so that its objects can be. */
export const isEnabled = (facets: Facets, { capability }: ObjectType): boolean =>
  (capability === DEV_PARTS_CAP ? [DEV_PARTS_CAP] : ffCapabilities).every(id =>
    driverCap(facets, id).some(byte => byte !== 0),
  );

/** Whether all members share the ids and limits of device parts objects. */
export const sharesLimits = (readings: Readings): boolean => readings['parts-object-limits'] === 'per-owner';

/** A direction that has more device parts objects, of one member or of all, than a driver wants to allow; null: none. */
const tooManyParts = (facets: Facets, shared: boolean): string | null => {
  const cap = devPartsCap.decode(driverCap(facets, DEV_PARTS_CAP));
  const limits = [cap.get_parts_resource_objects_limit, cap.set_parts_resource_objects_limit];
  const counts = new Map<string, number>();
  for (const object of ofType(facets, 0x000)) {
    const direction = directionOf(object);
    const key = shared ? `${direction}` : `${object.member} ${direction}`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    if (count > (limits[direction] ?? 0))
      return `${shared ? 'there are' : `VF ${object.member} has`} ${count} objects of direction ${direction}`;
  }
  return null;
};

/** Why a capability cannot become what a driver wants: an object needs more than that. Null: it can. */
export const needsMore = (facets: Facets, capability: number, to: string, readings: Readings): string | null => {
  const next: Facets = { ...facets, driverCaps: { ...facets.driverCaps, [capability]: to } };
  const parts = capability === DEV_PARTS_CAP ? tooManyParts(next, sharesLimits(readings)) : null;
  if (parts !== null) return parts;
  for (const object of facets.objects) {
    const type = objectTypeOf(object.type);
    if (type && (!isEnabled(next, type) || object.id >= type.limit(next)))
      return `${type.name} number ${object.id} needs it`;
  }
  return null;
};
