import type { Dialect } from '../dialect/dialect.ts';
import { dialectOf } from '../dialect/dialects.ts';
import { readBytes } from '../memory/memory.ts';
import type { Timeline } from '../run/timeline-types.ts';
import type { PendingCommand } from '../world/driver-state.ts';
import type { CommandOutcome, Event } from '../world/event.ts';
import type { DeviceId } from '../world/ids.ts';
import type { World } from '../world/world.ts';

/** What became of one command. */
export interface CommandRun {
  readonly command: PendingCommand;
  /** Both parts as they were in memory when the driver collected the answer; null: no answer was collected. */
  readonly parts: { readonly readable: Uint8Array; readonly writable: Uint8Array } | null;
  readonly outcome: CommandOutcome | null;
}

/** How often a rule was judged, and how. */
export interface ClauseRun {
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

/** Sums up the shown branch of a run, from its first step to its last. */
export const summarize = (timeline: Timeline): RunSummary => {
  const commands = new Map<DeviceId, CommandRun[]>();
  const clauses = new Map<string, ClauseRun>();
  const count = (clause: string, how: keyof ClauseRun): void => {
    const before = clauses.get(clause) ?? unjudged;
    clauses.set(clause, { ...before, [how]: before[how] + 1 });
  };

  const see = (event: Event, after: World): void => {
    switch (event.type) {
      case 'command/given':
        commands.set(event.device, [
          ...(commands.get(event.device) ?? []),
          { command: event.command, parts: null, outcome: null },
        ]);
        return;
      case 'token/closed': {
        const { command, readableAt, writableAt } = event.token;
        const runs = commands.get(event.device) ?? [];
        const at = runs.findIndex(run => run.command.id === command.id);
        const run = runs[at];
        if (!run || event.outcome === null) return;
        const parts = {
          readable: readBytes(after.memory, readableAt, command.readable.length),
          writable: readBytes(after.memory, writableAt, command.writable),
        };
        commands.set(event.device, runs.with(at, { ...run, parts, outcome: event.outcome }));
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

  for (let step = 1; step <= timeline.end; step++) {
    const record = timeline.record(step);
    for (const event of record?.events ?? []) see(event, record?.after as World);
  }
  const world = timeline.worldAt(timeline.end);
  return { dialect: dialectOf(world.dialect), world, commands, clauses };
};
