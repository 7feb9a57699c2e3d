import type { Dialect } from '../dialect/dialect.ts';
import { dialectOf } from '../dialect/dialects.ts';
import { readBytes } from '../memory/memory.ts';
import type { StepRecord, Timeline } from '../run/timeline-types.ts';
import type { PendingCommand } from '../world/driver-state.ts';
import type { CommandOutcome, Event } from '../world/event.ts';
import type { DeviceId } from '../world/ids.ts';
import type { World } from '../world/world.ts';
import type { Expectation } from './scenario.ts';

/** What became of one command. */
export interface CommandRun {
  readonly command: PendingCommand;
  /** Both parts as they were in memory when the driver collected the answer; null: no answer was collected. */
  readonly parts: { readonly readable: Uint8Array; readonly writable: Uint8Array } | null;
  readonly outcome: CommandOutcome | null;
}

/** How often a rule was judged, and how. */
interface ClauseRun {
  readonly passed: number;
  readonly refused: number;
  readonly violated: number;
}

/** What expectations are judged by: the last world of a run, and what happened on the way to it. */
export interface RunSummary {
  readonly dialect: Dialect;
  readonly world: World;
  /** Commands of each owner in the order in which they were given. */
  readonly commands: ReadonlyMap<DeviceId, readonly CommandRun[]>;
  readonly clauses: ReadonlyMap<string, ClauseRun>;
}

const unjudged: ClauseRun = { passed: 0, refused: 0, violated: 0 };

/** Takes the steps of a run one after another, from the first on, and sums them up. */
export interface SummaryCollector {
  readonly see: (record: StepRecord) => void;
  /** What was seen so far; `world` is the last one. */
  readonly summary: (world: World) => RunSummary;
}

/** Of a command that no expectation names nothing is kept but its place. */
const unnamed: CommandRun = {
  command: { id: 0, queue: 0, readable: new Uint8Array(), writable: 0 },
  parts: null,
  outcome: null,
};

/** `expected`: what will be judged; the rest of a long run is counted and not kept. Without it all is kept. */
export const collectSummary = (expected?: readonly Expectation[]): SummaryCollector => {
  const named =
    expected &&
    new Set(
      expected.flatMap(each =>
        each.that === 'outcome' || each.that === 'bytes' ? `${each.owner ?? 'pf0'} ${each.command}` : [],
      ),
    );
  const isNamed = (device: DeviceId, number: number): boolean => !named || named.has(`${device} ${number}`);
  /** Whether an expectation is about any command of an owner: then what became of each is kept, though not its bytes. */
  const isAnyMeant = (device: DeviceId): boolean =>
    expected?.some(each => each.that === 'answered' && (each.owner ?? device) === device) ?? false;
  const commands = new Map<DeviceId, CommandRun[]>();
  const clauses = new Map<string, ClauseRun>();
  const count = (clause: string, how: keyof ClauseRun): void => {
    const before = clauses.get(clause) ?? unjudged;
    clauses.set(clause, { ...before, [how]: before[how] + 1 });
  };
  const runsOf = (device: DeviceId): CommandRun[] => {
    const runs = commands.get(device) ?? [];
    commands.set(device, runs);
    return runs;
  };

  const seeEvent = (event: Event, after: World): void => {
    switch (event.type) {
      case 'command/given': {
        const { device, command } = event;
        const runs = runsOf(device);
        const isKept = isNamed(device, runs.length + 1) || isAnyMeant(device);
        runs.push(isKept ? { command, parts: null, outcome: null } : unnamed);
        return;
      }
      case 'token/closed': {
        const { command, readableAt, writableAt } = event.token;
        const runs = runsOf(event.device);
        const at = runs.findLastIndex(run => run.command.id === command.id);
        const run = runs[at];
        if (!run || event.outcome === null) return;
        const parts = isNamed(event.device, at + 1)
          ? {
              readable: readBytes(after.memory, readableAt, command.readable.length),
              writable: readBytes(after.memory, writableAt, command.writable),
            }
          : null;
        runs[at] = { ...run, parts, outcome: event.outcome };
        return;
      }
      case 'note/checked':
        return count(event.clause, event.passed ? 'passed' : 'refused');
      case 'note/applied':
        return count(event.clause, 'passed');
      case 'note/violated':
        return count(event.clause, 'violated');
      default:
        return;
    }
  };

  return {
    see: ({ events, after }) => {
      for (const event of events) seeEvent(event, after);
    },
    summary: world => ({ dialect: dialectOf(world.dialect, world.readings), world, commands, clauses }),
  };
};

/** Sums up the shown branch of a run that was made, from its first step to its last, or to an earlier one. */
export const summarize = (timeline: Timeline, last = timeline.end): RunSummary => {
  const { see, summary } = collectSummary();
  for (let step = 1; step <= last; step++) {
    const record = timeline.record(step);
    if (record) see(record);
  }
  return summary(timeline.worldAt(last));
};
