import { readAnswer } from '../admin/read-answer.ts';
import { outcomeOf as bufferOutcome } from '../device/type/ask.ts';
import type { Dialect } from '../dialect/dialect.ts';
import { contains, readBytes } from '../memory/memory.ts';
import type { GuestAddr } from '../num/addr.ts';
import { hex, hiOf, loOf } from '../num/addr.ts';
import type { StepRecord } from '../run/timeline-types.ts';
import type { CommandOutcome } from '../world/event.ts';
import type { PfId } from '../world/ids.ts';
import { deviceState } from '../world/lookup.ts';
import type { World } from '../world/world.ts';
import { askedBy, askedIn } from './asked.ts';
import { judgedIn } from './checks.ts';
import type { CommandPast } from './command-past.ts';
import { pastOf } from './command-past.ts';
import type { History } from './history.ts';
import { keys } from './history.ts';
import { lastStation } from './journey.ts';
import type { Lineage } from './ledger.ts';
import { changedRanges } from './marked.ts';
import { memberName } from './member-name.ts';
import { bufferName } from './names.ts';
import { groupOf, headerNames, partView, readablePieces, writablePieces } from './part.ts';
import type { PartView } from './parts/bytes.ts';
import type { CommandView } from './parts/command.ts';
import { formatAt, functionFormat } from './ring-read.ts';
import { sourceView } from './source-view.ts';
import type { Station } from './stations.ts';
import { stationsOf } from './stations.ts';
import type { Say } from './words/say.ts';
import type { Text } from './words/text.ts';

/** Newest commands that are listed. */
const MOST_LISTED = 200;

export interface CommandInput {
  readonly say: Say;
  readonly dialect: Dialect;
  readonly history: History;
  readonly lineage: Lineage;
  readonly after: World;
  readonly before: World;
  /** Shown step. */
  readonly step: number;
  readonly owner: PfId;
  readonly id: number;
  /** A step of the shown branch, and the world after one. */
  readonly record: (step: number) => StepRecord | null;
  readonly worldAt: (step: number) => World;
}

const states: Readonly<Record<string, Text>> = {
  fill: 'its buffers are filled',
  describe: 'described, not placed yet',
  place: 'placed, not published yet',
  publish: 'published',
  notify: 'published, the device is notified',
  take: 'taken by the device',
  execute: 'executed, the answer is not returned yet',
  return: 'returned, not completed yet',
  complete: 'completed',
  interrupt: 'completed, the driver is interrupted',
  collect: 'collected',
};

/** The stations of the owner's ring format, and those from which on the other side can see it. */
const wayOf = ({ after, owner }: Pick<CommandInput, 'after' | 'owner'>) => {
  const stations = stationsOf(functionFormat(after, owner));
  return {
    stations,
    publishes: stations.find(({ side, visible }) => side === 'driver' && visible)?.name ?? 'publish',
    completes: stations.find(({ side, visible }) => side === 'device' && visible)?.name ?? 'complete',
  };
};

const stateOf = (stations: readonly Station[], past: CommandPast): Text => {
  if (past.passed.has('lost')) return 'given up without an answer';
  const name = stations[lastStation(stations, past)]?.name;
  return (name !== undefined && states[name]) || 'waits for its turn';
};

const bytesAt = (world: World, at: GuestAddr, size: number): Uint8Array =>
  contains(world.memory, hiOf(at), loOf(at), size) ? readBytes(world.memory, at, size) : new Uint8Array(size);

/** The worlds in which the buffers stand: now, or as they were when the command ended and let go of its memory. */
const worldsOf = (input: CommandInput, past: CommandPast): { readonly now: World; readonly was: World } => {
  const ended = past.passed.get('collect') ?? past.passed.get('lost');
  if (ended === undefined || ended >= input.step) return { now: input.after, was: input.before };
  const now = input.worldAt(ended);
  return { now, was: now };
};

/** Both parts of the buffer, as bytes and as the layouts see them. */
const partsOf = (
  input: CommandInput,
  past: CommandPast,
): { readonly readable: PartView; readonly writable: PartView; readonly answer: Uint8Array } => {
  const { dialect } = input;
  const { command, readableAt, writableAt, passed } = past;
  const { now, was } = worldsOf(input, past);
  const { opcode } = askedIn(dialect, command);
  const { publishes, completes } = wayOf(input);
  const exposed = passed.has(publishes);
  const filled = passed.has('fill');
  const nameOf = headerNames(
    dialect,
    memberName(dialect, input.after, input.owner),
  )(groupOf(dialect, command.readable));
  const at = (address: GuestAddr | null, size: number) => {
    if (!filled || address === null || size === 0) return null;
    const bytes = bytesAt(now, address, size);
    return { at: hex(address), bytes, changed: now === was ? [] : changedRanges(bytes, bytesAt(was, address, size)) };
  };
  const readable = at(readableAt, command.readable.length) ?? { at: '', bytes: command.readable, changed: [] };
  const writable = at(writableAt, command.writable) ?? { at: '', bytes: new Uint8Array(command.writable), changed: [] };
  const table = dialect.features;
  return {
    readable: partView({
      pieces: command.asks === undefined ? readablePieces(dialect, opcode) : [],
      table,
      nameOf,
      ...readable,
      hatched: filled && !exposed,
    }),
    writable: partView({
      pieces: command.asks === undefined ? writablePieces(dialect, opcode) : [],
      table,
      ...writable,
      hatched: (filled && !exposed) || (passed.has('execute') && !passed.has(completes)),
    }),
    answer: writable.bytes,
  };
};

/** What the device has answered; before the driver collects it, as it stands in the buffer. */
const outcomeOf = (
  { dialect, after, owner, say }: CommandInput,
  past: CommandPast,
  answer: Uint8Array,
): CommandView['outcome'] => {
  const { outcome, usedLength, command, passed } = past;
  if (!passed.has('execute') || usedLength === null) return null;
  if (command.asks !== undefined) {
    // No admin command: its bytes have no status of the dialect.
    const { ok, name } = outcome ?? bufferOutcome(deviceState(after, owner).type, command.queue, answer, usedLength);
    const source = { kind: 'ours', text: 'our word for a buffer that came back' } as const;
    return { ok, name, text: say('a buffer of a data virtqueue'), usedLength, source };
  }
  const { opcode } = askedIn(dialect, command);
  const found: CommandOutcome = outcome ?? readAnswer(dialect, opcode, answer, usedLength);
  const { ok, name } = found;
  const known = [dialect.success, ...dialect.refusals].find(each => each.name === name);
  const source = known ? sourceView(known.source) : ({ kind: 'ours', text: 'no status of this dialect' } as const);
  return {
    ok,
    name,
    text: known ? say.again(known.doc) : say('the answer carries no status that the dialect knows'),
    usedLength,
    source,
  };
};

/** The newest commands of an owner up to the shown step, oldest first. */
const listed = ({ dialect, history, lineage, owner, say }: CommandInput): CommandView['all'] =>
  history.given.newest(lineage, keys.owner(owner), MOST_LISTED).map(({ value: { id, readable } }) => ({
    id,
    title: say.again(askedBy(dialect, readable).text),
    ok: history.ends.last(lineage, keys.command(owner, id))?.value ?? null,
  }));

/** One command with its bytes, its judgement and its outcome; null: it was not given yet. */
export const commandView = (input: CommandInput): CommandView | null => {
  const { dialect, history, lineage, owner, id, say } = input;
  const past = pastOf(history, lineage, owner, id);
  if (!past) return null;
  const { command, passed, head } = past;
  const { name, text } = askedIn(dialect, command);
  const { readable, writable, answer } = partsOf(input, past);
  const executed = passed.get('execute');
  const judged = judgedIn(dialect, executed === undefined ? null : input.record(executed), say);
  const { stations, publishes, completes } = wayOf(input);
  const out = passed.has(publishes) && !passed.has(completes) && !passed.has('lost');
  return {
    owner,
    id,
    queue: command.queue,
    name,
    title: say.again(text),
    head: head === null ? '' : bufferName(say, formatAt(input.after, owner, command.queue), head),
    holder: out ? 'device' : 'driver',
    state: say(stateOf(stations, past)),
    readable,
    writable,
    checks: judged.checks,
    outcome: outcomeOf(input, past, answer),
    since: past.since,
    effects: judged.effects,
    all: listed(input),
  };
};
