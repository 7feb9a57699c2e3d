import { hex } from '../num/addr.ts';
import { bytesToHex, hexToBytes } from '../num/bytes.ts';
import { err, ok, type Result } from '../num/result.ts';
import type { Event, EventOf } from './event.ts';

/*
 * What JSON lacks is tagged: a bigint is {"$n":"0x1f"}, a byte string {"$b":"00ff"}. A key of our own that begins with
 * `$` gets one more.
 */

const encode = (value: unknown): unknown => {
  if (typeof value === 'bigint') return { $n: hex(value) };
  if (value instanceof Uint8Array) return { $b: bytesToHex(value) };
  if (Array.isArray(value)) return value.map(encode);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inside]) => [key.startsWith('$') ? `$${key}` : key, encode(inside)]),
  );
};

class NotAnEvent extends Error {}

const decodeTag = (tag: string, value: unknown): bigint | Uint8Array => {
  if (tag === '$n' && typeof value === 'string' && /^0x(0|[1-9a-f][0-9a-f]*)$/.test(value)) return BigInt(value);
  if (tag === '$b' && typeof value === 'string' && /^([0-9a-f]{2})*$/.test(value)) {
    const bytes = hexToBytes(value, { allowEmpty: true });
    if (bytes.ok) return bytes.value;
  }
  throw new NotAnEvent(`${JSON.stringify({ [tag]: value })} is neither a number nor bytes`);
};

const decode = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(decode);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [first] = entries;
  if (first && entries.length === 1 && /^\$[^$]/.test(first[0])) return decodeTag(first[0], first[1]);
  return Object.fromEntries(
    entries.map(([key, inside]) => {
      if (/^\$(?!\$)/.test(key)) throw new NotAnEvent(`there is no tag ${key}`);
      return [key.startsWith('$$') ? key.slice(1) : key, decode(inside)];
    }),
  );
};

type Is = (value: unknown) => boolean;

const text: Is = value => typeof value === 'string';
const flag: Is = value => typeof value === 'boolean';
const count: Is = value => Number.isSafeInteger(value) && (value as number) >= 0;
const big: Is = value => typeof value === 'bigint';
const bytes: Is = value => value instanceof Uint8Array;
const record: Is = value => typeof value === 'object' && value !== null && !Array.isArray(value) && !bytes(value);
const either =
  (...all: readonly Is[]): Is =>
  value =>
    all.some(each => each(value));
const orNull = (is: Is): Is => either(is, value => value === null);

type Members<E extends Event> = Readonly<Record<Exclude<keyof E, 'type' | 'by'>, Is>>;

const written = { device: text, from: record, to: record };
const features = { device: text, from: big, to: big };
const perhapsFeatures = { device: text, from: orNull(big), to: orNull(big) };
const queue = { device: text, queue: count, head: orNull(count), from: record, to: record };

/** What every event is made of besides `type` and `by`. Compiles only while it is complete. */
const members: { readonly [T in Event['type']]: Members<EventOf<T>> } = {
  'intent/taken': { intent: record, fromScript: orNull(record) },
  'memory/wrote': { at: big, bytes, was: bytes, what: text },
  'memory/allocated': { device: text, region: record },
  'memory/freed': { device: text, region: record, place: count },
  'register/wrote': { device: text, register: text, from: count, to: count },
  'register/queue-wrote': {
    device: text,
    queue: count,
    register: text,
    from: either(count, big),
    to: either(count, big),
  },
  'status/wrote': { device: text, from: count, to: count },
  'reset/began': { device: text, status: count },
  'reset/done': written,
  'features/written': features,
  'features/negotiated': perhapsFeatures,
  'features/offered': features,
  'features/assigned': perhapsFeatures,
  'isr/wrote': { device: text, from: count, to: count },
  'msix/wrote': written,
  'pci/wrote': { device: text, field: text, offset: count, from: orNull(count), to: count },
  'device/changed': written,
  'facets/changed': written,
  'parts/applied': written,
  'sriov/wrote': written,
  'vf/created': written,
  'vf/destroyed': written,
  'queue/enabled': queue,
  'queue/reset': queue,
  'queue/took': queue,
  'queue/executed': queue,
  'queue/returned': queue,
  'queue/completed': queue,
  'queue/decided': queue,
  'queue/ordered': queue,
  'chain/faulted': { device: text, queue: count, fault: record },
  'wire/raised': { wire: text, value: count, was: orNull(count) },
  'wire/seen': { wire: text, value: count },
  'driver/moved': { device: text, from: text, to: text },
  'driver/changed': written,
  'driver/queue': { device: text, queue: count, from: orNull(record), to: orNull(record) },
  'command/given': { device: text, command: record },
  'token/opened': { device: text, token: record },
  'token/closed': { device: text, token: record, place: count, usedLength: orNull(count), outcome: orNull(record) },
  'note/checked': { clause: text, check: text, passed: flag, why: text },
  'note/applied': { clause: text, what: text },
  'note/violated': { clause: text, why: text },
  'note/found': { device: text, queue: count, finding: record },
  'note/decided': { about: text, send: flag, why: text },
  'note/said': { text },
};

const checked = (value: unknown): Event => {
  if (!record(value)) throw new NotAnEvent('an event is an object');
  const { type, ...rest } = value as Readonly<Record<string, unknown>>;
  if (typeof type !== 'string' || !Object.hasOwn(members, type)) throw new NotAnEvent(`there is no event ${type}`);
  const wanted: Readonly<Record<string, Is>> = { by: text, ...members[type as Event['type']] };
  for (const name of Object.keys(rest)) {
    if (!Object.hasOwn(wanted, name)) throw new NotAnEvent(`${type} has no member ${name}`);
  }
  for (const [name, is] of Object.entries(wanted)) {
    if (!Object.hasOwn(rest, name)) throw new NotAnEvent(`${type}.${name} is not there`);
    if (!is(rest[name])) throw new NotAnEvent(`${type}.${name} is something else`);
  }
  // What lies below the members is what `eventToJson` wrote; nobody evolves a world by a text from outside.
  return value as unknown as Event;
};

/** An event as one line of JSON, whatever is in it. */
/** As data that JSON can hold. */
export const eventToData = (event: Event): unknown => encode(event);
export const eventToJson = (event: Event): string => JSON.stringify(eventToData(event));

/** The event that a line stands for. Strict: an unknown type, tag or member, or one too few, is an error with its name. */
export const eventFromJson = (line: string): Result<Event, string> => {
  try {
    return ok(checked(decode(JSON.parse(line))));
  } catch (error) {
    if (error instanceof NotAnEvent || error instanceof SyntaxError) return err(error.message);
    throw error;
  }
};
