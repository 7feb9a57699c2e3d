import * as v from 'valibot';
import type { DriverStage } from '../world/driver-state.ts';
import { most } from './limits.ts';
import type { Expectation } from './scenario.ts';
import {
  choice,
  deviceId,
  featureList,
  fields,
  hexBytes,
  leaf,
  nameOf,
  numeral,
  oneOf,
  pfId,
  strict,
  whole,
} from './schema-parts.ts';

// A record, so that a new stage fails to compile here.
const stages: Readonly<Record<DriverStage, true>> = {
  absent: true,
  reset: true,
  'wait-reset': true,
  acknowledge: true,
  driver: true,
  'read-features': true,
  'write-features': true,
  'features-ok': true,
  'check-features': true,
  'find-admin': true,
  'set-up': true,
  enable: true,
  'driver-ok': true,
  running: true,
  failed: true,
  stop: true,
  'wait-stop': true,
};

/** Names of the stages of a driver, in their order. */
export const stageNames: readonly string[] = Object.keys(stages);

/** The nth command of an owner. */
const nth = { owner: v.exactOptional(pfId), command: whole(1, most.commands) };

/** Each kind of expectation by what it is about. */
export const expectationForms = {
  outcome: strict({ that: v.literal('outcome'), ...nth, is: v.nullable(fields) }),
  answered: strict({
    that: v.literal('answered'),
    owner: v.exactOptional(pfId),
    command: v.exactOptional(nameOf('command')),
    opcode: v.exactOptional(whole(0, 0xffff)),
    given: v.exactOptional(fields),
    is: fields,
  }),
  register: strict({
    that: v.literal('register'),
    device: deviceId,
    register: nameOf('register'),
    select: v.exactOptional(whole(0, 0xffff)),
    is: numeral,
  }),
  features: strict({
    that: v.literal('features'),
    device: deviceId,
    set: oneOf(['offered', 'accepted', 'negotiated', 'assigned']),
    is: v.nullable(featureList),
  }),
  ring: strict({
    that: v.literal('ring'),
    device: deviceId,
    queue: whole(0, 0xffff),
    field: nameOf('ring-field'),
    is: numeral,
  }),
  bytes: strict({
    that: v.literal('bytes'),
    ...nth,
    part: oneOf(['readable', 'writable']),
    offset: whole(0, most.payload),
    is: hexBytes,
  }),
  driver: strict({ that: v.literal('driver'), device: deviceId, stage: oneOf(stageNames) }),
  clause: strict({
    that: v.literal('clause'),
    clause: nameOf('clause'),
    is: oneOf(['passed', 'refused', 'violated', 'never reached']),
  }),
  digest: strict({
    that: v.literal('digest'),
    is: leaf<string>(
      '16 hex digits in lower case',
      input => typeof input === 'string' && /^[0-9a-f]{16}$/.test(input),
      { kind: 'digest' },
    ),
  }),
} as const;

const { outcome, answered, register, features, ring, bytes, driver, clause, digest } = expectationForms;
const forms = [outcome, answered, register, features, ring, bytes, driver, clause, digest] as const;
const kinds = forms.map(({ entries }) => entries.that.literal);

export const expectationSchema: v.GenericSchema<unknown, Expectation> = v.variant('that', forms, choice('that', kinds));

/** Members of each kind, in the order in which they are written. */
export const expectationMembers: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  forms.map(({ entries }) => [entries.that.literal, Object.keys(entries)]),
);
