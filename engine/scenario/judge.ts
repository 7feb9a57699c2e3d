import { readAsked } from '../admin/read-answer.ts';
import { opcodeOf } from '../admin/rules.ts';
import { type Register, readRegister } from '../device/common-cfg.ts';
import { listFeatures } from '../device/feature.ts';
import { featuresOf } from '../device/type/types.ts';
import type { Dialect } from '../dialect/dialect.ts';
import { contains, readBytes } from '../memory/memory.ts';
import { addr, hex, hiOf, loOf } from '../num/addr.ts';
import { bytesToHex } from '../num/bytes.ts';
import type { FeatureSet } from '../num/feature-set.ts';
import { featureSetFromBytes } from '../num/feature-set.ts';
import { err, ok, type Result, unreachable } from '../num/result.ts';
import type { CommandOutcome } from '../world/event.ts';
import { digestOf } from '../world/hash-world.ts';
import type { PfId } from '../world/ids.ts';
import type { Numeral } from '../world/intent.ts';
import { deviceState, driverState } from '../world/lookup.ts';
import type { World } from '../world/world.ts';
import { setOf } from './feature-names.ts';
import { ringField } from './ring-field.ts';
import type { Expectation } from './scenario.ts';
import type { CommandRun, RunSummary } from './summary.ts';

export interface Judgement {
  readonly held: boolean;
  /** What was expected, in words. */
  readonly text: string;
  /** What was found. */
  readonly got: string;
}

type Fields = Readonly<Record<string, Numeral>>;
type Of<T extends Expectation['that']> = Extract<Expectation, { readonly that: T }>;

/** Judges one expectation by what a run has come to. */
export const judge = (expectation: Expectation, run: RunSummary): Judgement => {
  switch (expectation.that) {
    case 'outcome':
      return judgeOutcome(expectation, run);
    case 'answered':
      return judgeAnswered(expectation, run);
    case 'bytes':
      return judgeBytes(expectation, run);
    case 'register':
      return judgeRegister(expectation, run);
    case 'features':
      return judgeFeatures(expectation, run);
    case 'ring':
      return judgeRing(expectation, run);
    case 'driver': {
      const { stage } = driverState(run.world, expectation.device);
      const text = `the driver of ${expectation.device} is at ${expectation.stage}`;
      return { held: stage === expectation.stage, text, got: stage };
    }
    case 'clause':
      return judgeClause(expectation, run);
    case 'digest': {
      const got = digestOf(run.world);
      return { held: got === expectation.is, text: `the digest of the last world is ${expectation.is}`, got };
    }
    default:
      return unreachable(expectation);
  }
};

const same = (found: number | bigint, expected: Numeral): boolean => BigInt(found) === BigInt(expected);
const show = (value: number | bigint | string): string => (typeof value === 'bigint' ? hex(value) : String(value));

const nth = ({ owner = 'pf0', command }: { readonly owner?: PfId; readonly command: number }, run: RunSummary) => ({
  name: `command ${command} of ${owner}`,
  found: run.commands.get(owner)?.[command - 1],
  missing: `${owner} was given ${run.commands.get(owner)?.length ?? 0} commands`,
});

const judgeOutcome = (expectation: Of<'outcome'>, run: RunSummary): Judgement => {
  const { name, found, missing } = nth(expectation, run);
  const { is } = expectation;
  const text = is === null ? `${name} is never answered` : `${name} is answered with ${fieldsText(is)}`;
  if (!found) return { held: false, text, got: missing };
  const { outcome } = found;
  if (outcome === null) return { held: is === null, text, got: 'never answered' };
  return { held: is !== null && saySo(outcome.fields, is), text, got: outcomeText(outcome) };
};

const fieldsText = (fields: Fields): string =>
  Object.entries(fields)
    .map(([field, value]) => `${field} ${value}`)
    .join(', ') || 'anything';

const outcomeText = ({ name, fields }: CommandOutcome): string =>
  [name, ...Object.entries(fields).map(([field, value]) => `${field} ${show(value)}`)].join(', ');

const saySo = (fields: CommandOutcome['fields'], wanted: Fields): boolean =>
  Object.entries(wanted).every(([field, value]) => {
    const got = fields[field];
    return got !== undefined && same(got, value);
  });

const judgeAnswered = (expectation: Of<'answered'>, run: RunSummary): Judgement => {
  const { owner, command, opcode, given, is } = expectation;
  const name = command ?? (opcode === undefined ? null : `with opcode ${hex(opcode, 4)}`);
  const what = ['a command', name, owner && `of ${owner}`, given && `given ${fieldsText(given)}`]
    .filter(Boolean)
    .join(' ');
  const text = `${what} is answered with ${fieldsText(is)}`;
  const meant = [...run.commands].flatMap(([device, runs]) =>
    owner !== undefined && device !== owner ? [] : runs.filter(each => isMeant(each, expectation, run.dialect)),
  );
  const answers = meant.flatMap(({ outcome }) => outcome ?? []);
  const found = answers.find(({ fields }) => saySo(fields, is));
  if (found) return { held: true, text, got: outcomeText(found) };
  const last = answers.at(-1);
  const count = last ? answers.length : meant.length;
  return {
    held: false,
    text,
    got: last ? `${count} answered, the last with ${outcomeText(last)}` : `${count} given, none answered`,
  };
};

/** Whether a command is one of these; a request to a data virtqueue is none. */
const isMeant = ({ command: sent }: CommandRun, wanted: Of<'answered'>, dialect: Dialect): boolean => {
  const { command, opcode = dialect.commands.find(({ name }) => name === command)?.opcode, given = {} } = wanted;
  if (sent.asks !== undefined || (opcode !== undefined && opcodeOf(dialect, sent.readable) !== opcode)) return false;
  return saySo(readAsked(dialect, sent.readable), given);
};

const judgeBytes = (expectation: Of<'bytes'>, run: RunSummary): Judgement => {
  const { name, found, missing } = nth(expectation, run);
  const { part, offset, is } = expectation;
  const text = `bytes ${offset} to ${offset + is.length / 2 - 1} of the ${part} part of ${name} are ${is}`;
  const bytes = partOf(found, part);
  if (bytes === null) return { held: false, text, got: found ? 'never answered' : missing };
  const got = bytesToHex(bytes.subarray(offset, offset + is.length / 2));
  return { held: got === is, text, got: got === '' ? `the part has ${bytes.length} bytes` : got };
};

const partOf = (found: CommandRun | undefined, part: 'readable' | 'writable'): Uint8Array | null =>
  found?.parts?.[part] ?? (part === 'readable' ? (found?.command.readable ?? null) : null);

const judgeRegister = ({ device, register, select, is }: Of<'register'>, run: RunSummary): Judgement => {
  const got = readRegister(deviceState(run.world, device), register as Register, select);
  const name = select === undefined ? register : `${register} with selector ${select}`;
  return { held: same(got, is), text: `${name} of ${device} is ${hex(BigInt(is))}`, got: hex(got) };
};

const judgeFeatures = ({ device, set, is }: Of<'features'>, run: RunSummary): Judgement => {
  const state = deviceState(run.world, device);
  const features = featuresOf(run.dialect.features, state.data.type);
  const got = {
    offered: state.offered,
    accepted: state.driverFeatures,
    negotiated: state.negotiated,
    assigned: state.facets.assigned,
  }[set];
  const wanted = is === null ? null : setOf(features, is);
  const list = (found: FeatureSet | null): string => (found === null ? 'nothing yet' : listFeatures(features, found));
  return { held: got === wanted, text: `the ${set} features of ${device} are ${list(wanted)}`, got: list(got) };
};

/** What a field of a virtqueue holds; why there is none. */
export const readRingField = (
  world: World,
  { device, queue, field }: Pick<Of<'ring'>, 'device' | 'queue' | 'field'>,
): Result<bigint, string> => {
  const found = deviceState(world, device).queues[queue];
  if (!found) return err('there is no such virtqueue');
  const { registers } = found;
  if (!registers.enabled) return err('the virtqueue is not enabled');
  const format = found.ring?.format ?? 'split';
  const place = ringField(field, registers.size, format);
  if (!place) return err(`a ${format} virtqueue of ${registers.size} descriptors has none`);
  const at = registers[place.area] + BigInt(place.offset);
  if (at >= 1n << 64n || !contains(world.memory, hiOf(addr(at)), loOf(addr(at)), place.size)) {
    return err(`${hex(at)} is not in memory`);
  }
  // Little-endian, as a bitmap of bytes is.
  return ok(featureSetFromBytes(readBytes(world.memory, addr(at), place.size)));
};

const judgeRing = (expectation: Of<'ring'>, { world }: RunSummary): Judgement => {
  const { device, queue, field, is } = expectation;
  const text = `${field} of virtqueue ${queue} of ${device} is ${is}`;
  const got = readRingField(world, expectation);
  if (!got.ok) return { held: false, text, got: got.error };
  const inHex = got.value > 0xffff_ffffn || (typeof is === 'string' && is.startsWith('0x'));
  return { held: same(got.value, is), text, got: inHex ? hex(got.value) : String(got.value) };
};

const judgeClause = ({ clause, is }: Of<'clause'>, run: RunSummary): Judgement => {
  const { passed = 0, refused = 0, violated = 0 } = run.clauses.get(clause) ?? {};
  const held = {
    passed: passed > 0 && refused + violated === 0,
    refused: refused > 0,
    violated: violated > 0,
    'never reached': passed + refused + violated === 0,
  }[is];
  const counts = [passed && `passed ${passed}`, refused && `refused ${refused}`, violated && `violated ${violated}`];
  return { held, text: `${clause} is ${is}`, got: counts.filter(Boolean).join(', ') || 'never reached' };
};
