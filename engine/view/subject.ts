import type { Result } from '../num/result.ts';
import { err, ok } from '../num/result.ts';
import { most } from '../scenario/limits.ts';
import type { ParseError } from '../scenario/parse-error.ts';
import { describeFound } from '../scenario/plain.ts';
import { type DeviceId, type PfId, parseDeviceId } from '../world/ids.ts';
import { functionIndex, type Topology } from '../world/topology.ts';

/** The one thing that a person has selected. */
export type Subject =
  | { readonly kind: 'device'; readonly device: DeviceId }
  | { readonly kind: 'queue'; readonly device: DeviceId; readonly queue: number }
  | { readonly kind: 'command'; readonly owner: PfId; readonly id: number }
  /** Bytes of guest memory; `field` is the path under which they were selected. */
  | { readonly kind: 'bytes'; readonly at: string; readonly size: number; readonly field?: string }
  /** A field of the command that is shown, by its path; it may not be in memory yet. */
  | { readonly kind: 'field'; readonly field: string }
  | { readonly kind: 'register'; readonly device: DeviceId; readonly register: string }
  | { readonly kind: 'step'; readonly step: number }
  | { readonly kind: 'clause'; readonly clause: string };

/** Bytes that may be selected at once: more than any region holds that somebody reads. */
const MOST_BYTES = 1 << 20;
const NAME = 200;

type Rule = readonly [allowed: string, holds: (value: unknown, topology: Topology) => boolean];

const whole = (max: number): Rule => [
  `a whole number from 0 to ${max}`,
  value => typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= max,
];
const text: Rule = [
  `a text of at most ${NAME} characters`,
  value => typeof value === 'string' && value !== '' && value.length <= NAME,
];
const device: Rule = [
  'a function of this scenario',
  (value, topology) => typeof value === 'string' && functionIndex(topology, value as DeviceId) >= 0,
];
const owner: Rule = [
  'a physical function of this scenario',
  (value, topology) => device[1](value, topology) && parseDeviceId(value as string)?.vf === 0,
];
const address: Rule = [
  'an address such as "0x1000", below 2^64',
  value => typeof value === 'string' && /^0x[0-9a-f]{1,16}$/i.test(value),
];
const size: Rule = [
  `a number of bytes from 1 to ${MOST_BYTES}`,
  (value, topology) => value !== 0 && whole(MOST_BYTES)[1](value, topology),
];

const members: Readonly<Record<Subject['kind'], Readonly<Record<string, Rule>>>> = {
  device: { device },
  queue: { device, queue: whole(0xffff) },
  command: { owner, id: whole(most.commands) },
  bytes: { at: address, size },
  field: { field: text },
  register: { device, register: text },
  step: { step: whole(most.steps) },
  clause: { clause: text },
};

/** Makes a subject of what came from outside; every error has its path. */
export const readSubject = (value: unknown, topology: Topology, path: string): Result<Subject, ParseError[]> => {
  const found = value as Readonly<Record<string, unknown>>;
  const { kind } = found;
  const rules = typeof kind === 'string' && Object.hasOwn(members, kind) ? members[kind as Subject['kind']] : null;
  if (!rules) {
    const message = `found ${describeFound(kind)}, allowed: ${Object.keys(members).join(', ')}`;
    return err([{ path: `${path}.kind`, message }]);
  }
  const errors = Object.entries(rules).flatMap(([name, [allowed, holds]]) =>
    holds(found[name], topology)
      ? []
      : [{ path: `${path}.${name}`, message: `found ${describeFound(found[name])}, allowed: ${allowed}` }],
  );
  if (found.field !== undefined && !text[1](found.field, topology)) {
    errors.push({ path: `${path}.field`, message: `found ${describeFound(found.field)}, allowed: ${text[0]}` });
  }
  return errors.length > 0 ? err(errors) : ok(found as unknown as Subject);
};
