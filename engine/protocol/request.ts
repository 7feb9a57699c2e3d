import { isObject } from '../num/is-object.ts';
import type { Result } from '../num/result.ts';
import { err, ok } from '../num/result.ts';
import { most } from '../scenario/limits.ts';
import type { ParseError } from '../scenario/parse-error.ts';
import { describeFound } from '../scenario/plain.ts';
import { lensNames } from '../view/parts/lens.ts';
import { languages } from '../view/words/say.ts';
import { parseDeviceId } from '../world/ids.ts';
import type { Request } from './messages.ts';

/** What a member of a message has to be; null: it is. Otherwise what is allowed. */
type Rule = (value: unknown) => string | null;

const rule =
  (allowed: string, holds: (value: unknown) => boolean): Rule =>
  value =>
    holds(value) ? null : allowed;

const isWhole = (value: unknown, max: number): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= max;

const whole = (max: number): Rule => rule(`a whole number from 0 to ${max}`, value => isWhole(value, max));
const text = (limit: number): Rule =>
  rule(`a text of at most ${limit} characters`, value => typeof value === 'string' && value.length <= limit);
const flag = rule('true or false', value => typeof value === 'boolean');
const part = rule('"readable" or "writable"', value => value === 'readable' || value === 'writable');
const format = rule('"split" or "packed"', value => value === 'split' || value === 'packed');
const lens = rule('a lens such as "device"', value => lensNames.some(name => name === value));
const language = rule('a language such as "en"', value => languages.some(name => name === value));
const device = rule(
  'a function such as "pf0/vf2"',
  value => typeof value === 'string' && parseDeviceId(value) !== null,
);
const owner = rule(
  'a physical function such as "pf0"',
  value => typeof value === 'string' && parseDeviceId(value)?.vf === 0,
);
const object = rule('an object', isObject);
const anything = rule('anything', () => true);
const address = rule(
  'an address such as "0x1000", below 2^64',
  value => typeof value === 'string' && /^(0x[0-9a-f]{1,16}|\d{1,20})$/i.test(value) && BigInt(value) < 1n << 64n,
);

const optional =
  (inner: Rule): Rule =>
  value =>
    value === undefined ? null : inner(value);
const nullable =
  (inner: Rule): Rule =>
  value =>
    value === null ? null : inner(value);

const WINDOW = 65_536;

/** Rules of the members of each message, by path; scenarios, intents and links have readers of their own. */
const rules: Readonly<Record<Request['type'], Readonly<Record<string, Rule>>>> = {
  load: { scenario: anything, step: optional(whole(most.steps)) },
  'load-link': { link: rule('the text of a link', value => typeof value === 'string') },
  step: {},
  'step-over': {},
  run: { limit: optional(whole(most.steps)) },
  'run-on': { limit: whole(most.steps) },
  back: {},
  seek: { step: whole(most.steps), branch: optional(whole(most.steps)), end: optional(whole(most.steps)) },
  act: { action: text(200) },
  dispatch: { intent: object },
  'choose-reading': { switch: text(80), reading: text(80) },
  'choose-ring': { format },
  watch: {
    watch: object,
    'watch.device': optional(device),
    'watch.registers': optional(nullable(object)),
    'watch.registers.queue': optional(nullable(whole(0xffff))),
    'watch.queue': optional(nullable(object)),
    'watch.queue.device': optional(device),
    'watch.queue.queue': optional(whole(0xffff)),
    'watch.queue.from': optional(whole(WINDOW)),
    'watch.queue.count': optional(whole(WINDOW)),
    'watch.command': optional(nullable(object)),
    'watch.command.owner': optional(owner),
    'watch.command.id': optional(whole(most.commands)),
    'watch.memory': optional(object),
    'watch.memory.at': optional(address),
    'watch.memory.rows': optional(whole(WINDOW)),
    'watch.trace': optional(nullable(object)),
    'watch.since': optional(nullable(whole(most.steps))),
    'watch.only': optional(flag),
    'watch.language': optional(language),
    'watch.log': optional(object),
    'watch.log.from': optional(whole(most.steps)),
    'watch.log.count': optional(whole(WINDOW)),
    'watch.log.find': optional(text(most.label)),
    'watch.sequence': optional(nullable(object)),
    'watch.sequence.from': optional(whole(most.steps)),
    'watch.sequence.count': optional(whole(WINDOW)),
    'watch.lens': optional(nullable(lens)),
  },
  bookmark: { atStep: whole(most.steps), text: nullable(text(most.text)) },
  compose: { command: object },
  decode: { part, hex: text(8 * most.payload), opcode: optional(whole(0xffff)) },
  study: { ask: object, 'ask.kind': text(40) },
  keep: {},
  restore: { kept: anything, limit: optional(whole(most.steps)) },
  'restore-on': { limit: whole(most.steps) },
  'restore-stop': { show: flag },
  share: {
    title: optional(text(most.title)),
    view: object,
    'view.step': optional(whole(most.steps)),
    'view.layout': optional(text(40)),
    'view.selection': optional(text(300)),
    'view.study': optional(text(most.study)),
    'view.watches': optional(text(most.watches)),
    'view.changes': optional(text(20)),
    notes: flag,
    proof: optional(flag),
  },
};

/** Members that have to be there whenever the object around them is. */
const together: readonly (readonly [string, readonly string[]])[] = [
  ['watch.registers', ['queue']],
  ['watch.queue', ['device', 'queue', 'from', 'count']],
  ['watch.command', ['owner', 'id']],
  ['watch.memory', ['at', 'rows']],
  ['watch.log', ['from', 'count']],
  ['watch.sequence', ['from', 'count']],
];

const at = (message: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((inside, name) => (isObject(inside) ? inside[name] : undefined), message);

/** The number of a message, so that even one that makes no sense is answered. */
export const idOf = (message: unknown): number => {
  const id = at(message, 'id');
  return typeof id === 'number' ? id : -1;
};

/** Makes a request of what came in; every error has its path. */
export const parseRequest = (message: unknown): Result<Request, ParseError[]> => {
  const type = at(message, 'type');
  const found = typeof type === 'string' && Object.hasOwn(rules, type) ? rules[type as Request['type']] : null;
  if (!found) {
    return err([{ path: 'type', message: `found ${describeFound(type)}, allowed: ${Object.keys(rules).join(', ')}` }]);
  }
  const errors: ParseError[] = [];
  for (const [path, judge] of Object.entries(found)) {
    const allowed = judge(at(message, path));
    if (allowed !== null)
      errors.push({ path, message: `found ${describeFound(at(message, path))}, allowed: ${allowed}` });
  }
  for (const [path, members] of together) {
    if (!isObject(at(message, path))) continue;
    const missing = members.filter(name => at(message, `${path}.${name}`) === undefined);
    errors.push(...missing.map(name => ({ path: `${path}.${name}`, message: 'is missing' })));
  }
  return errors.length > 0 ? err(errors) : ok(message as Request);
};
