import type { Dialect } from '../dialect/dialect.ts';
import { overlapping } from '../memory/region.ts';
import { addr, hex } from '../num/addr.ts';
import type { StepRecord, Timeline } from '../run/timeline-types.ts';
import { shownLevel } from '../spec/clause.ts';
import { type DeviceId, pfId } from '../world/ids.ts';
import { deviceState, driverState } from '../world/lookup.ts';
import { functionAt } from '../world/topology.ts';
import type { World } from '../world/world.ts';
import { featuresView } from './features.ts';
import type { History } from './history.ts';
import { keys } from './history.ts';
import type { Lineage } from './ledger.ts';
import { addDifferences } from './members.ts';
import { queueName } from './names.ts';
import type { FieldView, PartView } from './parts/bytes.ts';
import type { CommandView } from './parts/command.ts';
import type { RegisterRow } from './parts/registers.ts';
import type { TraceView } from './parts/trace.ts';
import { registersThere } from './registers-there.ts';
import { clausesOf } from './step-clauses.ts';
import type { Subject } from './subject.ts';
import type { How, TraceIndex } from './trace-index.ts';
import { createTraceIndex, deviceOfActor, MOST_SEARCHED, touchKeys, writesIn } from './trace-index.ts';
import type { Range, Span } from './trace-ranges.ts';
import { chainRanges, nameOfBytes, rangeOf, regionsIn } from './trace-ranges.ts';

const MOST_STEPS = 2000;
const MOST_RANGES = 256;

/** What else is shown: the trace speaks of it. */
interface TraceContext {
  /** Function whose registers and features are shown, and the virtqueue whose registers are. */
  readonly device: DeviceId;
  readonly queue: number | null;
  readonly command: CommandView | null;
}

type Steps = readonly { readonly step: number; readonly how: How }[];

/** What was found; what stays out is empty. */
type Found = Partial<Omit<TraceView, 'steps' | 'total' | 'searched'>> & {
  readonly text: string;
  readonly steps: Steps;
};

interface Look extends TraceContext {
  readonly timeline: Timeline;
  readonly dialect: Dialect;
  readonly history: History;
  readonly index: TraceIndex;
  readonly after: World;
  /** To the shown step, and to the end of the shown branch. */
  readonly lineage: Lineage;
  readonly whole: Lineage;
}

// ---------------------------------------------------------------- the command that is shown

interface Placed {
  readonly part: PartView;
  readonly field: FieldView;
}

const fieldsOf = (command: CommandView | null): Placed[] =>
  command ? [command.readable, command.writable].flatMap(part => part.fields.map(field => ({ part, field }))) : [];

const placeOf = ({ part, field }: Placed): Span | null =>
  part.at === '' ? null : { at: BigInt(part.at) + BigInt(field.offset), size: field.size };

/** Whether the buffers of a command are still its own: afterwards its addresses are somebody else's. */
const isLive = (world: World, command: CommandView | null): command is CommandView => {
  if (!command) return false;
  const { exposing, tokens } = driverState(world, command.owner);
  return exposing?.command.id === command.id || tokens.some(token => token.command.id === command.id);
};

const meet = (a: Span, b: Span): boolean => a.at < b.at + BigInt(b.size) && b.at < a.at + BigInt(a.size);

/** Fields of the shown command that share a byte with some ranges. */
const fieldsIn = ({ after, command }: Look, ranges: readonly Span[]): string[] =>
  isLive(after, command)
    ? fieldsOf(command).flatMap(each => {
        const place = placeOf(each);
        return place && ranges.some(range => meet(place, range)) ? [each.field.path] : [];
      })
    : [];

const hasWord = (text: string, word: string): boolean => text.split(/[^\w]+/).includes(word);

/** Whether a rule is about a field: its check begins with the field's name and value, or its text names it. */
const isAbout = ({ dialect, command }: Look, clause: string, name: string): boolean =>
  (command?.checks.some(check => check.clause === clause && check.why.startsWith(`${name} `)) ?? false) ||
  (name.includes('_') && hasWord(dialect.clauses.find(({ id }) => id === clause)?.text ?? '', name));

/** The rules about some fields, as far as the shown command was judged by them. */
const clausesAbout = (look: Look, paths: readonly string[]): string[] => {
  const names = fieldsOf(look.command).flatMap(({ field }) => (paths.includes(field.path) ? [field.name] : []));
  const judged = new Set(look.command?.checks.map(({ clause }) => clause));
  return [...judged].filter(clause => names.some(name => isAbout(look, clause, name)));
};

// ---------------------------------------------------------------- kinds

const asSpan = ({ at, size }: { readonly at: string; readonly size: number }): Span => ({ at: BigInt(at), size });

const wrote = (steps: readonly number[]): Steps => steps.map(step => ({ step, how: 'wrote' }));

const touched = ({ index, whole }: Look, key: string): Steps =>
  index.touches.all(whole, key).map(({ step, value: { how } }) => ({ step, how }));

const ofBytes = (look: Look, span: Span, field?: string): Found => {
  const { dialect, after, index, whole, lineage } = look;
  const regions = overlapping(regionsIn(after), { at: addr(span.at), size: span.size });
  const devices = [...new Set(regions.map(({ device }) => device as DeviceId))];
  const queues = regions.flatMap(({ device, queue }) =>
    queue === undefined ? [] : [{ device: device as DeviceId, queue }],
  );
  const lastWrite = ({ at, size }: Span): number => index.writers(lineage, Number(at), size).at(-1) ?? 0;
  const chains = queues.map(({ device, queue }) => chainRanges(after, device, queue, span, lastWrite));
  const ranges = chains.flatMap(each => each.ranges);
  const named = fieldsIn(look, [span]);
  const fields =
    field !== undefined && fieldsOf(look.command).some(each => each.field.path === field)
      ? [...new Set([field, ...named])]
      : named;
  const commands = queues.flatMap(({ device, queue }, k) =>
    driverState(after, device)
      .tokens.filter(({ head, command }) => command.queue === queue && chains[k]?.heads.has(head))
      .map(({ command }) => ({ owner: device, id: command.id })),
  );
  const bytes = span.size === 1 ? '1 byte' : `${span.size} bytes`;
  return {
    text: `${nameOfBytes(dialect, after, span)}: ${bytes} at ${hex(span.at)}`,
    steps: wrote(index.writers(whole, Number(span.at), span.size)),
    ranges: [rangeOf(span, 'is'), ...ranges],
    fields: [...new Set([...fields, ...fieldsIn(look, ranges.filter(({ how }) => how === 'buffer').map(asSpan))])],
    devices,
    queues,
    commands,
    clauses: clausesAbout(look, fields),
  };
};

const ofField = (look: Look, path: string): Found => {
  const { command, after } = look;
  const placed = fieldsOf(command).find(({ field }) => field.path === path);
  const span = placed && isLive(after, command) ? placeOf(placed) : null;
  const of = command ? ` of command ${command.id} of ${command.owner}` : '';
  if (span) return { ...ofBytes(look, span, path), text: `${path}${of}, ${span.size} bytes at ${hex(span.at)}` };
  return {
    text: `${path}${of}`,
    steps: command ? [{ step: command.since, how: 'moved' }] : [],
    fields: [path],
    devices: command ? [command.owner] : [],
    commands: command ? [{ owner: command.owner, id: command.id }] : [],
    clauses: clausesAbout(look, [path]),
  };
};

const ofQueue = (look: Look, device: DeviceId, queue: number): Found => {
  const { after } = look;
  const driver = driverState(after, device);
  const commands = [...(driver.exposing ? [driver.exposing.command] : []), ...driver.tokens.map(each => each.command)];
  return {
    text: `${queueName(deviceState(after, device), queue)} of ${device}`,
    steps: touched(look, touchKeys.queue(device, queue)),
    ranges: driver.regions.filter(region => region.queue === queue).map(region => rangeOf(region, 'area')),
    devices: [device],
    queues: [{ device, queue }],
    commands: commands.filter(each => each.queue === queue).map(({ id }) => ({ owner: device, id })),
  };
};

const ofDevice = (look: Look, device: DeviceId): Found => {
  const { after } = look;
  const driver = driverState(after, device);
  return {
    text: device,
    steps: touched(look, touchKeys.device(device)),
    ranges: driver.regions.map(region => rangeOf(region, 'area')),
    devices: [device],
    queues: Object.keys(driver.queues).map(queue => ({ device, queue: Number(queue) })),
    commands: driver.tokens.map(({ command }) => ({ owner: device, id: command.id })),
  };
};

/** Functions whose registers or private state a step changed, and the one that acted. */
const devicesOf = ({ action, after, before }: StepRecord): DeviceId[] => {
  const places = new Set<number>();
  addDifferences(after.devices, before.devices, places);
  const actor = deviceOfActor(action.actor);
  return [...new Set([...(actor ? [actor] : []), ...[...places].map(place => functionAt(after.topology, place))])];
};

const ofCommand = (look: Look, owner: DeviceId, id: number): Found => {
  const { history, whole, after, command, timeline } = look;
  const moves = history.moves.all(whole, keys.command(owner, id));
  const isShown = command?.owner === owner && command.id === id;
  const parts = isShown && isLive(after, command) ? [command.readable, command.writable] : [];
  const spans = parts.flatMap(part => (part.at === '' || part.size === 0 ? [] : [asSpan(part)]));
  const found = spans.map(span => ofBytes(look, span));
  const executed = moves.find(({ value }) => value.station === 'execute');
  const record = executed ? timeline.record(executed.step) : null;
  return {
    text: `command ${id} of ${owner}${isShown ? `: ${command.title}` : ''}`,
    steps: [...new Set(moves.map(({ step }) => step))].map(step => ({ step, how: 'moved' })),
    ranges: found.flatMap(each => each.ranges ?? []),
    fields: isShown ? fieldsOf(command).map(({ field }) => field.path) : [],
    devices: [...new Set([owner, ...(record ? devicesOf(record) : [])])],
    queues: moves[0] ? [{ device: owner, queue: moves[0].value.queue }] : [],
    commands: [{ owner, id }],
    clauses: isShown ? [...new Set(command.checks.map(({ clause }) => clause))] : [],
  };
};

// ---------------------------------------------------------------- registers

interface Rows {
  readonly rows: readonly RegisterRow[];
  readonly keysOf: readonly (readonly string[])[];
}

/** The registers as they are shown, and the keys under which the history has their writers. */
const registersWithKeys = ({ dialect, device, queue }: Look, after: World, before: World): Rows => {
  const keysOf: (readonly string[])[] = [];
  // The step of a "last writer" is the place of its keys in the list.
  const lastOf = (...all: readonly string[]) =>
    ({ step: keysOf.push(all) - 1, actor: 'operator', side: 'operator' }) as const;
  const view = registersThere()?.({ dialect, after, before, device, queue, lastOf, record: () => null });
  return { rows: view?.sections.flatMap(({ rows }) => rows) ?? [], keysOf };
};

const changedRegisters = (look: Look, { after, before }: StepRecord): string[] =>
  deviceState(after, look.device) === deviceState(before, look.device)
    ? []
    : registersWithKeys(look, after, before).rows.flatMap(row => (row.value.was === undefined ? [] : [row.id]));

const ofRegister = (look: Look, device: DeviceId, register: string): Found => {
  const { after, history, whole } = look;
  const { rows, keysOf } = registersWithKeys({ ...look, device }, after, after);
  const row = rows.find(({ id }) => id === register);
  const all = row?.lastWriter ? (keysOf[row.lastWriter.step] ?? []) : [];
  const steps = new Set(all.flatMap(key => history.writers.all(whole, key).map(({ step }) => step)));
  return {
    text: row ? `${row.name} of ${device}: ${row.value.text}` : `${register} of ${device}, which is not there now`,
    steps: wrote([...steps].sort((a, b) => a - b)),
    registers: device === look.device ? [register] : [],
    features: row && device === look.device ? row.bits.map(({ bit }) => bit) : [],
    devices: [device],
  };
};

// ---------------------------------------------------------------- steps and clauses

const changedFeatures = ({ dialect, device }: Look, { after, before }: StepRecord): number[] =>
  deviceState(after, device) === deviceState(before, device)
    ? []
    : featuresView(dialect, after, before, device).rows.flatMap(({ bit, changed }) =>
        changed.length > 0 ? [bit] : [],
      );

const ofStep = (look: Look, step: number): Found => {
  const { timeline, dialect, history } = look;
  const record = timeline.record(step);
  if (!record) return { text: `step ${step}, which is not on this branch`, steps: [] };
  const spans = writesIn(record).map(({ at, size }) => ({ at: BigInt(at), size }));
  const lineage = history.lineage(timeline.branch, step);
  const moves = record.after.topology.pfs.flatMap((_, pf) => history.moves.at(lineage, keys.owner(pfId(pf))));
  const regions = spans.flatMap(({ at, size }) => overlapping(regionsIn(record.after), { at: addr(at), size }));
  const queues = new Map(
    [
      ...moves.map(({ value: { owner, queue } }) => ({ device: owner, queue })),
      ...regions.flatMap(({ device, queue }) => (queue === undefined ? [] : [{ device: device as DeviceId, queue }])),
    ].map(each => [`${each.device} ${each.queue}`, each]),
  );
  return {
    text: `step ${step}: ${record.key}`,
    steps: [{ step, how: 'is' }],
    ranges: spans.map(span => rangeOf(span, 'wrote')),
    fields: fieldsIn(look, spans),
    registers: changedRegisters(look, record),
    features: changedFeatures(look, record),
    devices: devicesOf(record),
    queues: [...queues.values()],
    commands: moves.map(({ value: { owner, id } }) => ({ owner, id })),
    clauses: clausesOf({ dialect, record }).map(({ id }) => id),
  };
};

const MOST_MET = 64;

const ofClause = (look: Look, id: string): Found => {
  const { dialect, index, whole, timeline, command, after, device } = look;
  const touches = index.touches.all(whole, touchKeys.clause(id));
  const clause = dialect.clauses.find(each => each.id === id);
  const names = (word: string): boolean => hasWord(clause?.text ?? '', word);
  const fields = fieldsOf(command).filter(({ field }) => isAbout(look, id, field.name));
  const ofFields = isLive(after, command) ? fields.flatMap(each => placeOf(each) ?? []) : [];
  const records = touches.slice(-MOST_MET).flatMap(({ step }) => timeline.record(step) ?? []);
  // What a step wrote is meant when the text names its field.
  const written = records.flatMap(record =>
    writesIn(record).filter(({ what }) => names(what.slice(what.lastIndexOf('.') + 1))),
  );
  const places = new Map(written.map(({ at, size }) => [`${at} ${size}`, { at: BigInt(at), size }]));
  const { rows } = registersWithKeys(look, after, after);
  return {
    text: clause ? `${id}, ${shownLevel(clause)}, binds the ${clause.actor}` : `${id}, no clause of this dialect`,
    steps: touches.map(({ step, value: { how } }) => ({ step, how })),
    ranges: [...ofFields, ...places.values()].map(span => rangeOf(span, 'named')),
    fields: fields.map(({ field }) => field.path),
    registers: rows.filter(({ name }) => name.includes('_') && names(name)).map(row => row.id),
    features: featuresView(dialect, after, after, device)
      .rows.filter(({ name }) => name.includes('_') && names(name))
      .map(({ bit }) => bit),
    devices: [...new Set(records.flatMap(devicesOf))],
    commands: command?.checks.some(check => check.clause === id) ? [{ owner: command.owner, id: command.id }] : [],
    clauses: [id],
  };
};

const find = (look: Look, subject: Subject): Found => {
  switch (subject.kind) {
    case 'device':
      return ofDevice(look, subject.device);
    case 'queue':
      return ofQueue(look, subject.device, subject.queue);
    case 'command':
      return ofCommand(look, subject.owner, subject.id);
    case 'bytes':
      return ofBytes(look, asSpan(subject), subject.field);
    case 'field':
      return ofField(look, subject.field);
    case 'register':
      return ofRegister(look, subject.device, subject.register);
    case 'step':
      return ofStep(look, subject.step);
    case 'clause':
      return ofClause(look, subject.clause);
  }
};

const strength: readonly How[] = ['broke', 'kept', 'follows', 'is', 'wrote', 'moved', 'changed', 'acted'];

/** Each step once: what it had to do with the selection most. */
const once = (steps: Steps): Steps => {
  const found = new Map<number, How>();
  for (const { step, how } of steps) {
    const before = found.get(step);
    if (before === undefined || strength.indexOf(how) < strength.indexOf(before)) found.set(step, how);
  }
  return [...found].map(([step, how]) => ({ step, how })).sort((a, b) => a.step - b.step);
};

export type Trace = (subject: Subject, after: World, context: TraceContext) => TraceView;

/** Each range once, as what it was found first. */
const unique = (ranges: readonly Range[]): Range[] =>
  ranges.filter((range, k) => ranges.findIndex(each => each.at === range.at && each.size === range.size) === k);

/** Follows a selection through a run: remembers what it has looked through. */
export const createTrace = (timeline: Timeline, dialect: Dialect, history: History): Trace => {
  const index = createTraceIndex(timeline, dialect);
  return (subject, after, context) => {
    const { branch, step, end } = timeline;
    const whole = index.lineage(branch, end);
    history.lineage(branch, end);
    const lineage = history.lineage(branch, step);
    const look: Look = { ...context, timeline, dialect, history, index, after, lineage, whole };
    const found = find(look, subject);
    const steps = once(found.steps);
    return {
      text: found.text,
      steps: steps.slice(-MOST_STEPS),
      total: steps.length,
      searched: Math.min(end, MOST_SEARCHED),
      ranges: unique(found.ranges ?? []).slice(0, MOST_RANGES),
      fields: found.fields ?? [],
      registers: found.registers ?? [],
      features: found.features ?? [],
      devices: found.devices ?? [],
      queues: [...new Map((found.queues ?? []).map(each => [`${each.device} ${each.queue}`, each])).values()],
      commands: found.commands ?? [],
      clauses: found.clauses ?? [],
    };
  };
};
