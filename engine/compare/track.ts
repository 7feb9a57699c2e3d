import { readAnswer } from '../admin/read-answer.ts';
import { opcodeOf } from '../admin/rules.ts';
import { createCoverage } from '../conformance/coverage.ts';
import type { Dialect } from '../dialect/dialect.ts';
import { dialectOf } from '../dialect/dialects.ts';
import { readBytes } from '../memory/memory.ts';
import type { GuestAddr } from '../num/addr.ts';
import { createTimeline } from '../run/timeline.ts';
import type { StepRecord, Timeline } from '../run/timeline-types.ts';
import { whyStopped } from '../scenario/judge-all.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { ClauseId } from '../spec/clause.ts';
import type { SourceKind } from '../spec/source.ts';
import type { PendingCommand } from '../world/driver-state.ts';
import type { CommandOutcome } from '../world/event.ts';
import { digestOf } from '../world/hash-world.ts';
import type { DeviceId } from '../world/ids.ts';
import { driverState } from '../world/lookup.ts';
import type { World } from '../world/world.ts';
import { effectOf } from './effect.ts';
import { createNamer } from './name-steps.ts';

/** A command of a run, with the steps at which it came on. */
export interface TrackedCommand {
  readonly owner: DeviceId;
  /** Counted from 1 for each owner. */
  readonly id: number;
  readonly command: PendingCommand;
  readonly given: number;
  readonly filled: number | null;
  readonly executed: number | null;
  /** The driver took the answer back, or gave the buffer up. */
  readonly closed: number | null;
  readonly readableAt: GuestAddr | null;
  readonly writableAt: GuestAddr | null;
  /** Bytes of both parts when it was closed. */
  readonly parts: { readonly readable: Uint8Array; readonly writable: Uint8Array } | null;
  readonly usedLength: number | null;
}

interface TrackedStep {
  /** What the step is in the story: equal in two runs for steps that belong together. */
  readonly name: string;
  /** What it did, as far as others could tell one from another. */
  readonly effect: string;
}

/** What became of a rule up to a step. */
type ClauseState = 'kept' | 'refused' | 'violated' | 'never reached';

/** A run, step by step, as a comparison needs it. */
export interface Track {
  readonly scenario: Scenario;
  readonly dialect: Dialect;
  readonly timeline: Timeline<Scenario>;
  /** Step n is at place n - 1. */
  readonly steps: readonly TrackedStep[];
  readonly commands: readonly TrackedCommand[];
  /** Why the run ended before its script did; null: it did not. */
  readonly stopped: string | null;
  /** Of the last world. */
  readonly digest: string;
  /** The same without what the text is called and how it is read: equal for runs that end alike. */
  readonly alikeBy: string;
  readonly clauseAt: (clause: ClauseId, step: number) => ClauseState;
  /** Rules that the run came to. */
  readonly met: readonly ClauseId[];
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** The commands of a run as their events tell of them. */
const createCommands = () => {
  const all: Mutable<TrackedCommand>[] = [];
  const find = (owner: DeviceId, id: number): Mutable<TrackedCommand> | undefined =>
    all.find(each => each.owner === owner && each.id === id);

  const see = ({ step, events, before, after }: StepRecord): void => {
    for (const event of events) {
      switch (event.type) {
        case 'command/given':
          if (event.command.asks !== undefined) break;
          all.push({
            owner: event.device,
            id: event.command.id,
            command: event.command,
            given: step,
            filled: null,
            executed: null,
            closed: null,
            readableAt: null,
            writableAt: null,
            parts: null,
            usedLength: null,
          });
          break;
        case 'driver/changed': {
          const { exposing } = event.to;
          const found = exposing && find(event.device, exposing.command.id);
          if (!found || exposing.readableAt === null) break;
          found.filled ??= step;
          found.readableAt = exposing.readableAt;
          found.writableAt = exposing.writableAt;
          break;
        }
        case 'queue/executed': {
          const token = driverState(before, event.device).tokens.find(
            ({ head, command }) => head === event.head && command.queue === event.queue,
          );
          const found = token && find(event.device, token.command.id);
          if (!found) break;
          found.executed = step;
          found.usedLength = event.to.held.find(({ chain }) => chain.head === event.head)?.usedLength ?? null;
          break;
        }
        case 'token/closed': {
          const { readableAt, writableAt, command } = event.token;
          const found = find(event.device, command.id);
          if (!found) break;
          found.closed = step;
          found.usedLength = event.usedLength;
          found.parts = {
            readable: readBytes(after.memory, readableAt, command.readable.length),
            writable: readBytes(after.memory, writableAt, command.writable),
          };
          break;
        }
        default:
          break;
      }
    }
  };
  return { all, see };
};

/** Runs a scenario, at most `limit` steps, and keeps what a comparison asks for. */
export const trackRun = (scenario: Scenario, limit: number): Track => {
  const dialect = dialectOf(scenario.dialect, scenario.readings);
  const timeline = createTimeline(scenario);
  const coverage = createCoverage(dialect);
  const commands = createCommands();
  const nameOf = createNamer();
  const steps: TrackedStep[] = [];
  /** Steps at which a device's check refused. */
  const refused = new Map<ClauseId, number>();
  while (timeline.step < limit && timeline.forward()) {
    const record = timeline.record(timeline.step);
    if (!record) throw new Error(`step ${timeline.step} has no record`);
    coverage.see(record);
    commands.see(record);
    steps.push({ name: nameOf(record), effect: effectOf(record.events) });
    for (const event of record.events) {
      if (event.type === 'note/checked' && !event.passed && !refused.has(event.clause))
        refused.set(event.clause, record.step);
    }
  }
  const clauses = new Map(coverage.clauses().map(each => [each.clause.id, each]));
  const world = timeline.world();
  return {
    scenario,
    dialect,
    timeline,
    steps,
    commands: commands.all,
    stopped: whyStopped(timeline),
    digest: digestOf(world),
    alikeBy: digestOf({ ...world, dialect: '', readings: {} }),
    met: [...clauses.values()].flatMap(({ clause, steps: met }) => (met.length > 0 ? [clause.id] : [])),
    clauseAt: (clause, step) => {
      const { steps: met = [], violations = [] } = clauses.get(clause) ?? {};
      if (violations.some(each => each.step <= step)) return 'violated';
      if ((refused.get(clause) ?? Number.POSITIVE_INFINITY) <= step) return 'refused';
      return (met[0] ?? Number.POSITIVE_INFINITY) <= step ? 'kept' : 'never reached';
    },
  };
};

/** Where a command stood after a step. */
type CommandStage = 'not given' | 'under way' | 'answered' | 'collected' | 'given up';

/** A command as it stood after a step. */
export interface CommandThen {
  readonly stage: CommandStage;
  readonly readable: Uint8Array;
  readonly writable: Uint8Array;
  readonly usedLength: number | null;
  /** By the text of the device; null before it answered. */
  readonly outcome: CommandOutcome | null;
  /** The same bytes by the text of the sender. */
  readonly read: CommandOutcome | null;
  /** Where the names of both outcomes are from; null: there is none, or the text does not know the status. */
  readonly sources: { readonly outcome: SourceKind | null; readonly read: SourceKind | null };
}

const sourceOf = ({ success, refusals }: Dialect, outcome: CommandOutcome | null): SourceKind | null =>
  [success, ...refusals].find(({ name }) => name === outcome?.name)?.source.kind ?? null;

const stageAt = ({ given, executed, closed, usedLength }: TrackedCommand, step: number): CommandStage => {
  if (given > step) return 'not given';
  if (closed !== null && closed <= step) return usedLength === null ? 'given up' : 'collected';
  if (executed !== null && executed <= step) return 'answered';
  return 'under way';
};

/** A command after a step of its run, whose world is given. */
export const commandAt = (
  dialect: Dialect,
  sender: Dialect,
  tracked: TrackedCommand,
  step: number,
  world: World,
): CommandThen | null => {
  const stage = stageAt(tracked, step);
  if (stage === 'not given') return null;
  const { command, filled, closed, parts, readableAt, writableAt } = tracked;
  const isIn = filled !== null && filled <= step;
  const readable =
    parts && closed !== null && closed <= step
      ? parts.readable
      : isIn && readableAt !== null
        ? readBytes(world.memory, readableAt, command.readable.length)
        : command.readable;
  const writable =
    parts && closed !== null && closed <= step
      ? parts.writable
      : isIn && writableAt !== null && command.writable > 0
        ? readBytes(world.memory, writableAt, command.writable)
        : new Uint8Array(command.writable);
  const usedLength = stage === 'answered' || stage === 'collected' ? tracked.usedLength : null;
  const readBy = (text: Dialect): CommandOutcome | null =>
    usedLength === null ? null : readAnswer(text, opcodeOf(text, command.readable), writable, usedLength);
  const [outcome, read] = [readBy(dialect), readBy(sender)];
  const sources = { outcome: sourceOf(dialect, outcome), read: sourceOf(sender, read) };
  return { stage, readable, writable, usedLength, outcome, read, sources };
};
