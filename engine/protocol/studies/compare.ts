import { commandOf, opcodeOf } from '../../admin/rules.ts';
import { type AlignEvent, readAlign, writeAlign } from '../../compare/align-event.ts';
import type { CommandPlace, CommandSide } from '../../compare/command-differences.ts';
import { differingRanges, outcomeText, readText } from '../../compare/command-differences.ts';
import {
  type Asked,
  alignOn,
  type Comparison,
  compareRuns,
  type Row,
  type SideRun,
  senders,
} from '../../compare/compare.ts';
import { readSide, type Side, sideOf, sideText } from '../../compare/side.ts';
import { knownComparisons } from '../../dialect/comparisons.ts';
import type { Switch } from '../../dialect/dialect.ts';
import { dialects } from '../../dialect/dialects.ts';
import { marginOf } from '../../dialect/margin.ts';
import { hex } from '../../num/addr.ts';
import type { Result } from '../../num/result.ts';
import { err, ok } from '../../num/result.ts';
import { parseScenario } from '../../scenario/parse.ts';
import type { ParseError } from '../../scenario/parse-error.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { serializeScenario } from '../../scenario/serialize.ts';
import { glyphOf } from '../../view/branches.ts';
import { headerNames, partView, readablePieces, writablePieces } from '../../view/part.ts';
import type { PartView } from '../../view/parts/bytes.ts';
import { switchViews } from '../../view/run.ts';
import { sentenceOf } from '../../view/sentence.ts';
import type { Say } from '../../view/words/say.ts';
import type { CompareAsk, ComparedCommand, ComparedSide, ComparisonView, SideChip } from '../compared.ts';
import type { Rejection } from '../rejection.ts';
import type { Session } from '../session.ts';
import { sayTo } from '../session.ts';
import { shownScenario } from '../share.ts';
import type { Study } from '../study.ts';

/** Steps of each run at most. */
const MOST_STEPS = 5000;

const rejected = (errors: ParseError[]): { readonly ok: false; readonly error: Rejection } =>
  err({ what: 'study', errors });

const reject = (path: string, message: string) => rejected([{ path, message }]);

/** Pairs of texts for the scenario that is shown; and those that bring a scenario of their own. */
const fitting = ({ dialect }: Scenario) =>
  knownComparisons.filter(({ of, file }) => file !== null || of.includes(dialect));

/** What the scenario is held against unless somebody says so: the first pair of texts that is for it. */
const first = (scenario: Scenario): string => fitting(scenario)[0]?.id ?? '';

/** What is asked, read part by part. */
const readAsk = (
  ask: CompareAsk,
  scenario: Scenario,
): Result<Asked & { readonly known: string | null }, ParseError[]> => {
  for (const name of ['left', 'right', 'sender', 'align', 'known'] as const) {
    const value: unknown = ask[name];
    if (value !== undefined && typeof value !== 'string') return err([{ path: name, message: 'allowed: a text' }]);
  }
  const own = ask.left === undefined && ask.right === undefined;
  const id = ask.known ?? (own ? first(scenario) : null);
  const found = knownComparisons.find(each => each.id === id);
  const align = readAlign(ask.align ?? found?.align ?? 'first', 'align');
  if (id !== null) {
    const allowed = fitting(scenario).map(each => each.id);
    if (!found) return err([{ path: 'known', message: `found "${id.slice(0, 40)}", allowed: ${allowed.join(', ')}` }]);
    if (!align.ok) return align;
    const [left, right] = [sideOf(found.left, scenario), sideOf(found.right, scenario)];
    return ok({ left, right, sender: found.sender, align: align.value, known: id });
  }
  const left = readSide(ask.left ?? '', scenario, 'left');
  const right = readSide(ask.right ?? '', scenario, 'right');
  const sender = senders.find(each => each === (ask.sender ?? 'each'));
  const errors = [left, right, align].flatMap(each => (each.ok ? [] : each.error));
  if (!sender)
    errors.push({ path: 'sender', message: `found "${ask.sender?.slice(0, 40)}", allowed: ${senders.join(', ')}` });
  if (!left.ok || !right.ok || !align.ok || !sender) return err(errors);
  return ok({ left: left.value, right: right.value, sender, align: align.value, known: null });
};

/** The last comparison beside a run, since every step through it asks again. */
const kept = new WeakMap<object, { readonly key: string; readonly found: Comparison }>();
const noRun = {};

/** What is compared: the scenario that comes with the question, or else the one that is shown. */
const scenarioFor = ({ scenario: input }: CompareAsk, session: Session | null): Result<Scenario, Rejection> => {
  if (input !== undefined) {
    const read = parseScenario(input);
    return read.ok ? read : err({ what: 'scenario', errors: read.error });
  }
  return session ? ok(shownScenario(session)) : reject('kind', 'needs a scenario, and none is loaded');
};

/** The comparison that somebody asks for; runs are made again only for another question. */
export const comparisonOf = (
  ask: CompareAsk,
  session: Session | null,
): Result<{ readonly found: Comparison; readonly scenario: Scenario; readonly known: string | null }, Rejection> => {
  const read = scenarioFor(ask, session);
  if (!read.ok) return read;
  const scenario = read.value;
  const asked = readAsk(ask, scenario);
  if (!asked.ok) return rejected(asked.error);
  const { known, ...rest } = asked.value;
  const key = JSON.stringify([rest.left, rest.right, rest.sender, ask.scenario ?? scenario.interventions ?? []]);
  const run = session?.timeline ?? noRun;
  const before = kept.get(run);
  const found = before?.key === key ? alignOn(before.found, rest.align) : compareRuns(scenario, rest, MOST_STEPS);
  if (!found.ok) return rejected(found.error);
  kept.set(run, { key, found: found.value });
  return ok({ found: found.value, scenario, known });
};

// ---------------------------------------------------------------- both sides

/** What the change of a version did not leave as it was, and what else a reader would want to know of a side. */
const chipsOf = ({ dialect, side }: SideRun, other: Side): SideChip[] => {
  const isTold = ({ id, byDefault, amends }: Switch): boolean => {
    const chosen = side.readings[id];
    if (amends) return chosen !== amends.unchanged;
    return chosen !== byDefault || (other.readings[id] !== undefined && other.readings[id] !== chosen);
  };
  return dialect.switches.filter(isTold).map(({ id, title, readings }) => ({
    id,
    title,
    text: readings.find(each => each.id === side.readings[id])?.text ?? '',
  }));
};

/** A version that is made of changes is named with those that are taken, unless all of them are. */
const titleOf = ({ again }: Say, { dialect, side }: SideRun): string => {
  const changes = dialect.switches.flatMap(({ id, amends, byDefault }) =>
    amends && byDefault !== amends.unchanged ? [{ id, taken: side.readings[id] !== amends.unchanged }] : [],
  );
  const ids = (wanted: boolean): string =>
    changes
      .filter(({ taken }) => taken === wanted)
      .map(({ id }) => id)
      .join(', ');
  const title = again(dialect.title);
  if (ids(false) === '') return title;
  if (ids(true) === '') return `${title}: ${again('none of it')}`;
  const few = changes.filter(({ taken }) => taken).length <= changes.length / 2;
  return `${title}: ${again(few ? `only ${ids(true)}` : `all but ${ids(false)}`)}`;
};

const sideView = (say: Say, run: SideRun, other: Side, scenario: Scenario): ComparedSide => {
  const { dialect, side, track, leftOut, added } = run;
  return {
    text: sideText(side, scenario),
    dialect: { id: dialect.id, title: say.again(dialect.title) },
    title: titleOf(say, run),
    switches: switchViews(dialect, side.readings, say),
    chips: chipsOf(run, other).map(each => ({ ...each, title: say.again(each.title), text: say.again(each.text) })),
    steps: track.steps.length,
    stopped: track.stopped,
    digest: track.digest,
    leftOut,
    added,
    terms: dialect.terms,
    scenario: serializeScenario(run.track.scenario),
  };
};

const stepOf = (say: Say, { track, dialect }: SideRun, step: number | null) => {
  const record = step === null ? null : track.timeline.record(step);
  if (!record) return null;
  return {
    glyph: glyphOf(record.key, track.timeline.markedAt(record.step)),
    actor: record.action.actor,
    name: record.action.name,
    sentence: sentenceOf(dialect, record, say).sentence,
  };
};

const commandName = ({ track, dialect }: SideRun, { owner, id }: CommandPlace): string | null => {
  const found = track.commands.find(each => each.owner === owner && each.id === id);
  if (!found) return null;
  const opcode = opcodeOf(dialect, found.command.readable);
  return commandOf(dialect, opcode)?.name ?? `opcode ${hex(opcode, 4)}`;
};

const bothNames = (found: Comparison, place: CommandPlace): string =>
  [...new Set([commandName(found.left, place), commandName(found.right, place)])].filter(Boolean).join(' / ');

const eventText = (found: Comparison, event: AlignEvent): string => {
  switch (event.on) {
    case 'first':
      return 'The first difference';
    case 'end':
      return 'The end of both runs';
    case 'execute':
    case 'collect': {
      const { owner, command: id } = event;
      const what = event.on === 'execute' ? 'executed' : 'collected';
      const whose = owner === 'pf0' ? '' : ` of ${owner}`;
      return `Command ${id}${whose} is ${what}: ${bothNames(found, { owner, id })}`;
    }
    default:
      return `Step ${event.step} on the ${event.on}`;
  }
};

const wordsOf = ({ dialect, side }: SideRun): string => {
  const { prose, asDocument } = marginOf(dialect, side.readings);
  return JSON.stringify([dialect.terms, prose, asDocument]);
};

export const compare: Study<'compare'> = (ask, session) => {
  const made = comparisonOf(ask, session);
  if (!made.ok) return made;
  const { found, scenario, known } = made.value;
  const { left, right, rows, anchor, alike, asked, events } = found;
  const shown = events.some(each => writeAlign(each) === writeAlign(asked.align)) ? events : [...events, asked.align];
  const say = sayTo(session);
  const view: ComparisonView = {
    left: sideView(say, left, right.side, scenario),
    right: sideView(say, right, left.side, scenario),
    sender: asked.sender,
    align: writeAlign(asked.align),
    events: shown.map(event => ({ value: writeAlign(event), text: say.again(eventText(found, event)) })),
    rows: rows.map((row: Row) => ({
      ...row,
      before: stepOf(say, left, row.left),
      after: stepOf(say, right, row.right),
    })),
    anchor,
    alike,
    known: fitting(scenario).map(({ id, title, parts = [title], text, file }) => ({
      ...{ id, file },
      title: parts.map(say.again).join(': '),
      text: say.again(text),
    })),
    chosen: known,
    dialects: dialects.map(({ id, title }) => ({ id, title: say.again(title) })),
    words: wordsOf(left) !== wordsOf(right),
  };
  return ok(view);
};

// ---------------------------------------------------------------- one moment

const partOf = ({ dialect, then }: CommandSide, part: 'readable' | 'writable', other: CommandSide | null): PartView => {
  const opcode = opcodeOf(dialect, then.readable);
  const pieces = part === 'readable' ? readablePieces(dialect, opcode) : writablePieces(dialect, opcode);
  return partView({
    pieces,
    bytes: then[part],
    table: dialect.features,
    nameOf: headerNames(dialect)(0),
    changed: other
      ? differingRanges(then[part], other.then[part]).filter(({ offset }) => offset < then[part].length)
      : [],
  });
};

const commandSide = (own: CommandSide | null, other: CommandSide | null): ComparedCommand | null =>
  own && {
    name: commandOf(own.dialect, opcodeOf(own.dialect, own.then.readable))?.name ?? 'no command of this text',
    stage: own.then.stage,
    ok: own.then.outcome?.ok ?? null,
    outcome: outcomeText(own.then),
    read: readText(own.then),
    readSource: own.then.sources.read,
    readable: partOf(own, 'readable', other),
    writable: partOf(own, 'writable', other),
  };

const readPlace = (text: unknown): CommandPlace | undefined => {
  const match = typeof text === 'string' ? /^(\d{1,6})(?:-(pf\d{1,2}))?$/.exec(text) : null;
  return match ? { owner: (match[2] ?? 'pf0') as CommandPlace['owner'], id: Number(match[1]) } : undefined;
};

const writePlace = ({ owner, id }: CommandPlace): string => (owner === 'pf0' ? `${id}` : `${id}-${owner}`);

/** A command that is not there is passed over: the one that moved last is shown. */
export const compareAt: Study<'compare-at'> = ({ row, command: wanted, ...ask }, session) => {
  const made = comparisonOf(ask, session);
  if (!made.ok) return made;
  const { found } = made.value;
  if (!Number.isInteger(row) || row < 0 || row >= found.rows.length) {
    return reject('row', `found ${JSON.stringify(row)}, allowed: a whole number from 0 to ${found.rows.length - 1}`);
  }
  const { command, differences, given } = found.at(row, readPlace(wanted));
  const { again } = sayTo(session);
  return ok({
    row,
    command: command && {
      place: writePlace(command),
      title: bothNames(found, command),
      left: commandSide(command.left, command.right),
      right: commandSide(command.right, command.left),
    },
    commands: given.map(place => ({
      place: writePlace(place),
      title: `${writePlace(place)}: ${bothNames(found, place)}`,
    })),
    differences: differences.map(({ command: of, left, right, ...each }) => ({
      ...each,
      what: each.kind === 'bytes' ? again(each.what) : each.what,
      left: left && again(left),
      right: right && again(right),
      ...(of && { command: writePlace(of) }),
    })),
  });
};
