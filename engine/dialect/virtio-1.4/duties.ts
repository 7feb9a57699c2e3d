import type { DriverDuty, GivenCommand } from '../../admin/duty.ts';
import { capabilityOf } from './capabilities.ts';
import { objectTypeOf, sharesLimits } from './object-types.ts';

interface Data {
  readonly id: number;
  readonly cap_specific_data: Uint8Array;
  readonly hdr: { readonly type: number; readonly id: number };
  readonly flags: bigint;
}
export const dataOf = ({ data }: GivenCommand) => data as unknown as Data;
export const is = ({ command }: GivenCommand, ...names: readonly string[]): boolean =>
  command !== null && names.some(name => command.name === `VIRTIO_ADMIN_CMD_${name}`);
const objects = (given: GivenCommand) => given.owner.facets.objects;
const member = ({ header }: GivenCommand): number =>
  Number((header as { readonly group_member_id: bigint }).group_member_id);
/** Whether an id is given to an object of that type, of the same member or, where all share their ids, of any. */
const isTaken = (given: GivenCommand): boolean => {
  const { type, id } = dataOf(given).hdr;
  return (
    sameObject(given) ||
    (sharesLimits(given.readings) && objects(given).some(each => each.type === type && each.id === id))
  );
};
const sameObject = (given: GivenCommand): boolean =>
  objects(given).some(
    ({ type, id, group, member: of }) =>
      type === dataOf(given).hdr.type &&
      id === dataOf(given).hdr.id &&
      group === given.group?.id &&
      of === member(given),
  );

/** What 1.4 asks of a driver in addition. */
export const duties: readonly DriverDuty[] = [
  {
    clause: 'admin.cap.driver-limit',
    broken: given =>
      is(given, 'DRIVER_CAP_SET')
        ? (capabilityOf(dataOf(given).id)?.excess(dataOf(given).cap_specific_data) ?? null)
        : undefined,
  },
  {
    clause: 'admin.res.driver-cap-first',
    broken: given => {
      if (!is(given, 'RESOURCE_OBJ_CREATE')) return undefined;
      const type = objectTypeOf(dataOf(given).hdr.type);
      return type && given.owner.facets.driverCaps[type.capability] === undefined
        ? `the capability of ${type.name} was not set`
        : null;
    },
  },
  {
    clause: 'admin.res.driver-no-duplicate',
    broken: given => {
      if (!is(given, 'RESOURCE_OBJ_CREATE')) return undefined;
      return isTaken(given) ? `object ${dataOf(given).hdr.id} is there already` : null;
    },
  },
  {
    clause: 'admin.res.driver-limit',
    broken: given => {
      if (!is(given, 'RESOURCE_OBJ_CREATE')) return undefined;
      const type = objectTypeOf(dataOf(given).hdr.type);
      const limit = type?.limit(given.owner.facets) ?? 0;
      return type && limit > 0 && dataOf(given).hdr.id >= limit
        ? `id ${dataOf(given).hdr.id} of a limit of ${limit}`
        : null;
    },
  },
  {
    clause: 'admin.res.driver-no-stale',
    broken: given => {
      if (!is(given, 'RESOURCE_OBJ_MODIFY', 'RESOURCE_OBJ_QUERY', 'RESOURCE_OBJ_DESTROY')) return undefined;
      return sameObject(given) ? null : `object ${dataOf(given).hdr.id} is not there`;
    },
  },
  {
    clause: 'admin.res.driver-destroy-order',
    broken: given => {
      if (!is(given, 'RESOURCE_OBJ_DESTROY')) return undefined;
      const { type, id } = dataOf(given).hdr;
      const object = objects(given).find(each => each.type === type && each.id === id);
      const others = object ? (objectTypeOf(type)?.dependents(given.owner.facets, object) ?? []) : [];
      return others.length > 0
        ? `${others.length === 1 ? '1 object depends' : `${others.length} objects depend`} on object ${id}`
        : null;
    },
  },
  {
    clause: 'admin.res.driver-create-flags-zero',
    broken: given => {
      if (!is(given, 'RESOURCE_OBJ_CREATE')) return undefined;
      return dataOf(given).flags === 0n ? null : 'flags is not zero';
    },
  },
];
