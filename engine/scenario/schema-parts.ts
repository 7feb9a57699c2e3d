import * as v from 'valibot';
import { bytesToHex, hexToBytes } from '../num/bytes.ts';
import type { ActorId, DeviceId, PfId } from '../world/ids.ts';
import { parseDeviceId } from '../world/ids.ts';
import type { Numeral } from '../world/intent.ts';
import { isJsonObject } from './json.ts';
import { most } from './limits.ts';
import { describeFound } from './plain.ts';

/**
 * The leaves of the schema. Each says in words what is allowed; what was found is added to it. Unknown members of an
 * object are refused, so that nothing of the input is ever lost or carried along.
 */

const message =
  (allowed: string) =>
  ({ input }: { readonly input: unknown }): string =>
    `found ${describeFound(input)}, allowed: ${allowed}`;

/** What a leaf holds, for whoever makes a form of the schema; `shape.ts` reads it. */
export type LeafForm =
  | { readonly kind: 'text'; readonly limit: number }
  | { readonly kind: 'whole'; readonly min: number; readonly max: number }
  | { readonly kind: 'one-of'; readonly names: readonly string[] }
  /** A name that the dialect or the topology knows: which of its tables. */
  | { readonly kind: 'name'; readonly of: string }
  | {
      readonly kind:
        | 'action'
        | 'digest'
        | 'features'
        | 'fixed'
        | 'flag'
        | 'hex'
        | 'numeral'
        | 'only-true'
        | 'whole-scenario';
    };

/** `form`: what it holds; only for leaves that stand in no list of their own. */
export const leaf = <T>(allowed: string, accepts: (input: unknown) => boolean, form?: LeafForm) =>
  Object.assign(v.custom<T>(accepts, message(allowed)), { form });

export const strict = <const E extends v.ObjectEntries>(entries: E) => {
  const names = Object.keys(entries);
  return v.strictObject(entries, ({ expected, input, path, received }) => {
    if (expected === 'never') {
      const object = path?.at(-1)?.input as object;
      const unknown = Object.keys(object).filter(key => !names.includes(key));
      const told = unknown.slice(0, 5).map(key => JSON.stringify(key.slice(0, 80)));
      return `${told.join(', ')} is not known here, allowed: ${names.join(', ')}`;
    }
    if (received === 'undefined' && expected?.startsWith('"')) return 'is missing';
    return `found ${describeFound(input)}, allowed: an object with ${names.join(', ')}`;
  });
};

/** What to say about a union whose member `key` tells its forms apart. */
export const choice =
  (key: string, names: readonly string[]) =>
  ({ input, expected }: { readonly input: unknown; readonly expected: string | null }): string => {
    const allowed = names.map(name => JSON.stringify(name)).join(', ');
    return `found ${describeFound(input)}, allowed: ${expected === 'Object' ? `an object with "${key}": ` : ''}${allowed}`;
  };

/** An object whose members are named by the input: fields, switches, numbers of VFs. */
export const record = <const S extends v.GenericSchema>(key: v.GenericSchema<string>, value: S, allowed: string) =>
  v.pipe(leaf<Readonly<Record<string, unknown>>>(allowed, isJsonObject), v.record(key, value));

export const list = <const S extends v.GenericSchema>(item: S, limit: number, what: string) =>
  v.pipe(
    leaf<unknown[]>(`a list of at most ${limit} ${what}`, input => Array.isArray(input) && input.length <= limit),
    v.array(item),
  );

export const oneOf = <const T extends string>(names: readonly T[]) =>
  leaf<T>(names.map(name => JSON.stringify(name)).join(', '), input => names.includes(input as T), {
    kind: 'one-of',
    names,
  });

const isWhole = (input: unknown, min: number, max: number): boolean =>
  typeof input === 'number' && Number.isInteger(input) && !Object.is(input, -0) && input >= min && input <= max;

export const whole = (min: number, max: number) =>
  leaf<number>(`a whole number from ${min} to ${max}`, input => isWhole(input, min, max), { kind: 'whole', min, max });

// Lone surrogates do not survive UTF-8; control characters are nobody's title and move a terminal's cursor.
const unprintable = /(?![\n\t])\p{Cc}|\p{Cs}/u;

export const text = (limit: number) =>
  leaf<string>(
    `a text of at most ${limit} characters, without control characters`,
    input => typeof input === 'string' && input.length <= limit && !unprintable.test(input),
    { kind: 'text', limit },
  );

/** A name of the specification or of a dialect; `of`: the table that it is looked up in. */
export const nameOf = (of: string) =>
  leaf<string>(
    'a name of letters, digits and - _ . [ ]',
    input => typeof input === 'string' && /^[A-Za-z][\w.[\]-]{0,79}$/.test(input) && !/__/.test(input),
    { kind: 'name', of },
  );

export const name = nameOf('');

export const flag = leaf<boolean>('true or false', input => typeof input === 'boolean', { kind: 'flag' });
export const onlyTrue = leaf<true>('true, or nothing at all', input => input === true, { kind: 'only-true' });

const isNumeral = (input: unknown): boolean =>
  isWhole(input, 0, Number.MAX_SAFE_INTEGER) ||
  (typeof input === 'string' && /^(0[xX][0-9a-fA-F]{1,40}|\d{1,40})$/.test(input) && BigInt(input) < 1n << 64n);

/** Up to 64 bits: a JSON number as far as those are exact, or digits as text, which come out as `0x…` without leading zeros. */
export const numeral = v.pipe(
  leaf<Numeral>('a whole number from 0 to 2^53 - 1, or a text such as "0x21" up to 64 bits', isNumeral, {
    kind: 'numeral',
  }),
  v.transform(input => (typeof input === 'string' ? `0x${BigInt(input).toString(16)}` : input)),
);

const isHex = (input: unknown): boolean =>
  typeof input === 'string' && input.length <= 4 * most.payload && hexToBytes(input, { allowEmpty: true }).ok;

/** A byte string; comes out as bare hex digits in lower case. */
export const hexBytes = v.pipe(
  leaf<string>(`whole bytes as hex digits, at most ${most.payload} bytes`, isHex, { kind: 'hex' }),
  v.transform(input => {
    const bytes = hexToBytes(input, { allowEmpty: true });
    return bytes.ok ? bytesToHex(bytes.value) : '';
  }),
  leaf<string>(`at most ${most.payload} bytes`, input => (input as string).length <= 2 * most.payload),
);

export const deviceId = leaf<DeviceId>(
  'a function such as "pf0" or "pf0/vf2"',
  input => typeof input === 'string' && parseDeviceId(input) !== null,
  { kind: 'name', of: 'device' },
);

export const pfId = leaf<PfId>(
  'a physical function such as "pf0"',
  input => typeof input === 'string' && parseDeviceId(input)?.vf === 0,
  { kind: 'name', of: 'owner' },
);

const actionPattern = /^(operator|driver:\S+|device:\S+) \S[\w -]{0,99}$/;

/** `driver:pf0 publish`: who acts, and the name of the action. */
export const actionKey = leaf<`${ActorId} ${string}`>(
  'an action such as "driver:pf0 publish"',
  input => typeof input === 'string' && actionPattern.test(input),
  { kind: 'action' },
);

export const featureList = Object.assign(
  list(
    leaf<number | string>(
      `a feature bit by name, or by number from 0 to ${most.featureBit}`,
      input => isWhole(input, 0, most.featureBit) || (typeof input === 'string' && /^[A-Za-z0-9_]{1,60}$/.test(input)),
    ),
    most.featureBit + 1,
    'feature bits',
  ),
  { form: { kind: 'features' } satisfies LeafForm },
);

export const step = whole(0, most.steps);

const isFieldBytes = (input: unknown): boolean =>
  typeof input === 'string' && /^hex:([0-9a-fA-F]{2})*$/.test(input) && input.length <= 4 + 2 * most.payload;

/** A number, or the bytes of a field that holds bytes: `hex:00ff`; these come out in lower case. */
const fieldValue = v.pipe(
  leaf<Numeral>(
    'a whole number from 0 to 2^53 - 1, or a text such as "0x21" up to 64 bits, or bytes such as "hex:00ff"',
    input => isNumeral(input) || isFieldBytes(input),
    { kind: 'numeral' },
  ),
  v.transform(input => {
    if (typeof input !== 'string') return input;
    return input.startsWith('hex:') ? input.toLowerCase() : `0x${BigInt(input).toString(16)}`;
  }),
);

/** Fields of a struct of a command and what to put there, by path. */
export const commandFields = v.pipe(
  record(nameOf('field'), fieldValue, 'an object of fields and their values'),
  v.check(input => Object.keys(input).length <= most.fields, `allowed: at most ${most.fields} fields`),
);

/** Fields of a struct and their values, by path. */
export const fields = v.pipe(
  record(nameOf('answer'), numeral, 'an object of fields and their values'),
  v.check(input => Object.keys(input).length <= most.fields, `allowed: at most ${most.fields} fields`),
);
