import type { Refusal } from '../../admin/command.ts';
import type { Source } from '../../spec/source.ts';
import { ours, published } from '../../spec/source.ts';

const table = published('basic facilities, "Group administration commands", status and status_qualifier');

interface Numbered {
  readonly value: number;
  readonly name: string;
  readonly doc: string;
}

/** Abstract results, with the numbers of Linux errors. Source: "Group administration commands", status. */
export const statuses: readonly Numbered[] = [
  { value: 0, name: 'VIRTIO_ADMIN_STATUS_OK', doc: 'the command was carried out' },
  { value: 6, name: 'VIRTIO_ADMIN_STATUS_ENXIO', doc: 'there is no such capability or resource' },
  { value: 11, name: 'VIRTIO_ADMIN_STATUS_EAGAIN', doc: 'try again; nothing happened' },
  { value: 12, name: 'VIRTIO_ADMIN_STATUS_ENOMEM', doc: 'not enough resources; nothing happened' },
  { value: 16, name: 'VIRTIO_ADMIN_STATUS_EBUSY', doc: 'the device is busy' },
  { value: 17, name: 'VIRTIO_ADMIN_STATUS_EEXIST', doc: 'there is one already' },
  { value: 22, name: 'VIRTIO_ADMIN_STATUS_EINVAL', doc: 'the command is not valid; nothing happened' },
  { value: 28, name: 'VIRTIO_ADMIN_STATUS_ENOSPC', doc: 'the device has no room left' },
];

export const qualifiers: readonly Numbered[] = [
  { value: 0, name: 'Q_OK', doc: 'nothing to add' },
  { value: 1, name: 'Q_INVALID_COMMAND', doc: 'the command as such' },
  { value: 2, name: 'Q_INVALID_OPCODE', doc: 'the opcode is not there, or not in the declared list' },
  { value: 3, name: 'Q_INVALID_FIELD', doc: 'a field of the command specific data' },
  { value: 4, name: 'Q_INVALID_GROUP', doc: 'the group type' },
  { value: 5, name: 'Q_INVALID_MEMBER', doc: 'the member id' },
  { value: 6, name: 'Q_NORESOURCE', doc: 'internal resources are used up' },
  { value: 7, name: 'Q_TRYAGAIN', doc: 'it would take too long now' },
];

/** Which status goes with which qualifier; the text pairs none but EINVAL, so the others are a choice. */
const pairs = {
  INVALID_COMMAND: [22, 1],
  INVALID_OPCODE: [22, 2],
  INVALID_FIELD: [22, 3],
  INVALID_GROUP: [22, 4],
  INVALID_MEMBER: [22, 5],
  ENXIO: [6, 3],
  EAGAIN: [11, 7],
  ENOMEM: [12, 6],
  EBUSY: [16, 1],
  EEXIST: [17, 3],
  ENOSPC: [28, 6],
} as const satisfies Readonly<Record<string, readonly [number, number]>>;

export type Refusing = keyof typeof pairs;

const byValue = (all: readonly Numbered[], value: number): Numbered =>
  all.find(each => each.value === value) as Numbered;

const chosen = ours('the text gives no qualifier for this status');
const eexist: Source = ours('EEXIST is used by name and has no number in the table; Linux numbers it 17');

const made = (status: number, qualifier: number, source: Source): Refusal => ({
  name: `${byValue(statuses, status).name} ${byValue(qualifiers, qualifier).name}`,
  doc: `${byValue(statuses, status).doc}: ${byValue(qualifiers, qualifier).doc}`,
  source,
  ...(status === 17 && { numbered: eexist }),
  fields: { status, status_qualifier: qualifier },
});

export const success: Refusal = {
  name: 'VIRTIO_ADMIN_STATUS_OK',
  doc: 'the command was carried out',
  source: table,
  fields: { status: 0, status_qualifier: 0 },
};

const sourceOf = (status: number): Source => (status === 22 ? table : status === 17 ? eexist : chosen);

/** The name of a way to refuse, as `refusals` has it. */
export const refusing = (how: Refusing): string => made(pairs[how][0], pairs[how][1], table).name;

/** Ways to refuse that a release knows. */
export const refusalsOf = (ways: readonly Refusing[]): readonly Refusal[] =>
  ways.map(how => made(pairs[how][0], pairs[how][1], sourceOf(pairs[how][0])));

/** Statuses that a release knows: OK, and those of its ways to refuse. */
export const statusesOf = (ways: readonly Refusing[]): readonly Numbered[] =>
  statuses.filter(({ value }) => value === 0 || ways.some(how => pairs[how][0] === value));

/**
 * How a driver reads a status and a qualifier that a device here would not pair: each on its own, a reserved status as
 * EINVAL and a reserved qualifier as INVALID_COMMAND.
 */
export const takenForOf =
  (ways: readonly Refusing[]) =>
  (header: Readonly<Record<string, number | bigint>>): string | null => {
    const status = Number(header.status);
    if (status === 0) return null;
    const known = statusesOf(ways).find(({ value }) => value === status) ?? byValue(statuses, pairs.INVALID_COMMAND[0]);
    const qualifier =
      qualifiers.find(({ value }) => value === Number(header.status_qualifier)) ??
      byValue(qualifiers, pairs.INVALID_COMMAND[1]);
    return made(known.value, qualifier.value, table).name;
  };

/** Those of 1.3: ENXIO, EBUSY, EEXIST and ENOSPC came with 1.4. */
export const ways13: readonly Refusing[] = [
  'INVALID_COMMAND',
  'INVALID_OPCODE',
  'INVALID_FIELD',
  'INVALID_GROUP',
  'INVALID_MEMBER',
  'EAGAIN',
  'ENOMEM',
];
