import { faults } from '../../actor/faults/faults.ts';
import { encodeCommand } from '../../admin/encode-command.ts';
import { answerBytes, commandOf, opcodeOf } from '../../admin/rules.ts';
import { commonCfg } from '../../device/common-cfg.ts';
import { RING_PACKED } from '../../device/reserved-features.ts';
import { featuresOf } from '../../device/type/types.ts';
import type { Dialect } from '../../dialect/dialect.ts';
import { dialectById, dialects } from '../../dialect/dialects.ts';
import { leavesOf } from '../../layout/leaves.ts';
import { featureSet } from '../../num/feature-set.ts';
import { err, ok, type Result } from '../../num/result.ts';
import { blankScenario } from '../../scenario/blank.ts';
import { namesOf } from '../../scenario/feature-names.ts';
import { intentMembers } from '../../scenario/intent-schema.ts';
import { isJsonObject } from '../../scenario/json.ts';
import { faultIn } from '../../scenario/json-text.ts';
import { judgeSteps } from '../../scenario/judge-steps.ts';
import { limitsOf } from '../../scenario/limits.ts';
import { encodeLink } from '../../scenario/link.ts';
import { parseScenario } from '../../scenario/parse.ts';
import { parseScenarioText } from '../../scenario/parse-text.ts';
import { proposeExpectations } from '../../scenario/propose.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { serializeScenario } from '../../scenario/serialize.ts';
import { scenarioShape } from '../../scenario/shape.ts';
import { catalogView } from '../../view/catalog.ts';
import { featureBitView } from '../../view/feature-bits.ts';
import { partView, readablePieces } from '../../view/part.ts';
import { switchViews } from '../../view/run.ts';
import type { Say } from '../../view/words/say.ts';
import type { DeviceType } from '../../world/device-data.ts';
import type { DeviceId } from '../../world/ids.ts';
import { pfId, vfId } from '../../world/ids.ts';
import type { DraftBit, DraftName } from '../drafted.ts';
import { readCommand } from '../read-intent.ts';
import type { Rejection } from '../rejection.ts';
import { rejection } from '../rejection.ts';
import { sayTo } from '../session.ts';
import { bandOf } from '../share.ts';
import type { Study } from '../study.ts';
import { readSide } from './read-side.ts';

/** Steps of a run at most, so that a study comes to an end. */
const MOST_STEPS = 20_000;

/** Judgements at most: steps times expectations, so that a person does not wait. */
const MOST_JUDGED = 2_000_000;

const members = (value: unknown): Readonly<Record<string, unknown>> => (isJsonObject(value) ? value : {});

/** The version that a scenario names, and those of its readings that this version has. */
export const textOf = (scenario: unknown): { readonly dialect: string; readonly readings: string } => {
  const { dialect: id, readings } = members(scenario);
  const dialect = (typeof id === 'string' ? dialectById(id) : null) ?? dialects[0];
  if (!dialect) throw new Error('there is no dialect');
  const known = Object.entries(members(readings)).filter(([name, reading]) =>
    dialect.switches.find(each => each.id === name)?.readings.some(each => each.id === reading),
  );
  return { dialect: dialect.id, readings: known.map(([name, reading]) => `${name}=${reading}`).join(',') };
};

/** How many of a thing there are, as far as somebody has written that. */
const count = (value: unknown, limit: number): number =>
  typeof value === 'number' && value > 0 ? Math.min(Math.floor(value), limit) : 0;

/** The functions that a scenario has, right or not, and everybody who acts for them. */
export const partiesOf = (scenario: unknown): { readonly functions: DeviceId[]; readonly actors: string[] } => {
  const { pfs } = members(members(scenario).topology);
  const all = (Array.isArray(pfs) ? pfs : []).slice(0, limitsOf.page.pfs).map(members);
  const functions = all.flatMap(({ totalVfs }, pf) => [
    pfId(pf),
    ...Array.from({ length: count(totalVfs, limitsOf.page.vfs) }, (_, k) => vfId(pf, k + 1)),
  ]);
  const queues = all.flatMap(({ adminQueues }, pf) =>
    Array.isArray(adminQueues) ? adminQueues.slice(0, 16).map((_, k) => `device:${pfId(pf)}/avq${k}`) : [],
  );
  return { functions, actors: [...functions.flatMap(id => [`driver:${id}`, `device:${id}`]), ...queues] };
};

/** What is wrong, in the words of whoever reads. */
export const toldAgain = <W extends { readonly message: string }>(say: Say, wrong: W): W => ({
  ...wrong,
  message: say.again(wrong.message),
});

export const draft: Study<'draft'> = ({ text }, session) => {
  if (typeof text !== 'string') return err(rejection('study', 'text', 'is missing'));
  const say = sayTo(session);
  const fault = faultIn(text);
  if (fault) return ok({ fault: toldAgain(say, fault), errors: [], ...textOf(null), functions: [], actors: [] });
  const value: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
  const parsed = parseScenario(value);
  const errors = parsed.ok ? [] : parsed.error.map(each => toldAgain(say, each));
  return ok({ fault: null, errors, ...textOf(value), ...partiesOf(value) });
};

const types = ['net', 'blk', 'rng'] as const satisfies readonly DeviceType[];

const bitsFor = (dialect: Dialect, type: DeviceType): DraftBit[] => {
  const table = featuresOf(dialect.features, type);
  return table.bits.map(({ bit }) => ({
    ...featureBitView(table, bit),
    written: namesOf(table, featureSet([bit]))[0] ?? bit,
  }));
};

const named = (names: Iterable<string>): DraftName[] => [...names].map(name => ({ name, text: '' }));

/** Examples of what can be asked of either ring; the numbers may be others. */
const RING_FIELDS = [
  ...['avail.flags', 'avail.idx', 'avail.ring[0]', 'used_event', 'used.flags', 'used.idx', 'avail_event'],
  ...['used.ring[0].id', 'used.ring[0].len', 'desc[0].addr', 'desc[0].len', 'desc[0].flags', 'desc[0].next'],
  ...['desc[0].id', 'driver_event.desc', 'driver_event.flags', 'device_event.desc', 'device_event.flags'],
];

const tables = (dialect: Dialect, { again }: Say): Readonly<Record<string, readonly DraftName[]>> => ({
  command: dialect.commands.map(({ name, title }) => ({ name, text: again(title) })),
  register: named(Object.keys(commonCfg.offsets)),
  clause: dialect.clauses.map(({ id, text }) => ({ name: id, text })),
  'ring-field': named(RING_FIELDS),
  fault: faults.map(({ id, text }) => ({ name: id, text: again(text) })),
  answer: named(
    new Set(
      [dialect.answer, ...dialect.commands.flatMap(({ result }) => result ?? [])].flatMap(struct =>
        leavesOf(struct).map(({ path }) => path),
      ),
    ),
  ),
});

export const draftFrame: Study<'draft-frame'> = ({ dialect: id = dialects[0]?.id ?? '', readings = '' }, session) => {
  const side = readSide({ dialect: id, readings });
  if (!side.ok) return side;
  const { dialect } = side.value;
  const say = sayTo(session);
  return ok({
    shape: scenarioShape(),
    dialects: dialects.map(each => ({ name: each.id, text: say.again(each.title) })),
    switches: switchViews(dialect, side.value.readings, say),
    features: { net: bitsFor(dialect, types[0]), blk: bitsFor(dialect, types[1]), rng: bitsFor(dialect, types[2]) },
    packed: namesOf(dialect.features, featureSet([RING_PACKED]))[0] ?? RING_PACKED,
    catalog: say.catalog(catalogView(dialect, side.value.readings)),
    names: tables(dialect, say),
    blank: blankScenario(dialect),
  });
};

export const draftCommand: Study<'draft-command'> = ({ command, ...text }, session) => {
  const side = readSide(text);
  if (!side.ok) return side;
  const { dialect, readings } = side.value;
  // Which PF and which queue it is given to changes none of its bytes.
  const { do: _do, owner: _owner, queue: _queue, ...bytesOf } = members(command);
  const around = parseScenario({ ...blankScenario(dialect), readings, script: [] });
  if (!around.ok) throw new Error('a blank scenario is none');
  const own = Object.fromEntries(Object.entries(bytesOf).filter(([name]) => intentMembers.command.includes(name)));
  const read = readCommand(around.value, { ...own, owner: pfId(0) }, 'command');
  if (!read.ok) return err({ what: 'command', errors: read.error });
  const encoded = encodeCommand(dialect, read.value);
  if (!encoded.ok) return err(rejection('command', 'command', encoded.error));
  const bytes = encoded.value.readable;
  const opcode = opcodeOf(dialect, bytes);
  return ok({
    readable: sayTo(session).part(
      partView({ pieces: readablePieces(dialect, opcode), bytes, table: dialect.features }),
    ),
    writable: answerBytes(dialect, commandOf(dialect, opcode)),
  });
};

const readText = (text: unknown): Result<Scenario, Rejection> => {
  if (typeof text !== 'string') return err(rejection('study', 'text', 'is missing'));
  const parsed = parseScenarioText(text);
  return parsed.ok ? parsed : err({ what: 'scenario', errors: parsed.error });
};

export const draftRun: Study<'draft-run'> = ({ text }, session) => {
  const scenario = readText(text);
  if (!scenario.ok) return scenario;
  const { expect = [] } = scenario.value;
  const limit = Math.min(MOST_STEPS, Math.floor(MOST_JUDGED / Math.max(1, expect.length)));
  const { run, ...verdict } = judgeSteps(scenario.value, limit);
  const { again } = sayTo(session);
  return ok({
    ...verdict,
    stopped: verdict.stopped && again(verdict.stopped),
    judgements: verdict.judgements.map(each => ({ ...each, text: again(each.text), got: again(each.got) })),
    proposals: proposalsOf(scenario.value, run).map(each => ({ ...each, text: again(each.text) })),
  });
};

/** As a file holds them: what the reader of files refuses is not proposed. */
const proposalsOf = (scenario: Scenario, run: Parameters<typeof proposeExpectations>[0]) => {
  const proposed = proposeExpectations(run);
  const file = serializeScenario({ ...scenario, expect: proposed.map(({ expectation }) => expectation) });
  const parsed = parseScenario(file, 'engine');
  const wrong = new Set(parsed.ok ? [] : parsed.error.map(({ path }) => /^expect\[\d+\]/.exec(path)?.[0]));
  const { expect = [] } = file as { readonly expect?: readonly unknown[] };
  return proposed.flatMap(({ text }, i) => (wrong.has(`expect[${i}]`) ? [] : [{ expectation: expect[i], text }]));
};

export const draftLink: Study<'draft-link'> = ({ text }) => {
  const scenario = readText(text);
  if (!scenario.ok) return scenario;
  const fragment = encodeLink(scenario.value, {});
  return ok({ fragment, length: fragment.length, band: bandOf(fragment.length) });
};
