import type { Dialect } from '../dialect/dialect.ts';
import type { Timeline } from '../run/timeline-types.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { createHistory, keys } from '../view/history.ts';
import { createLog } from '../view/log.ts';
import { type Message, messagesOf } from '../view/message.ts';
import type { CommandView } from '../view/parts/command.ts';
import type { LogRow } from '../view/parts/log.ts';
import type { RunView } from '../view/parts/run.ts';
import type { Language } from '../view/words/say.ts';
import type { Event } from '../world/event.ts';
import type { ActorId, PfId } from '../world/ids.ts';
import { pfId } from '../world/ids.ts';
import { createLook, nothingElse } from './look.ts';

/** A station of a command's way, and the step at which it was passed. */
interface Passed {
  readonly step: number;
  readonly station: string;
}

/** A command of a run. */
export interface ToldCommand {
  readonly owner: PfId;
  readonly id: number;
  /** From the step that gave it to the driver on, in the order of the steps; skipped notifications left out. */
  readonly way: readonly Passed[];
  /** As it stands at the end of the run. */
  readonly view: CommandView;
}

/** One step, as every format tells it. */
export interface ToldStep extends LogRow {
  readonly events: readonly Event[];
  /** Who tells whom, the most telling one first. */
  readonly messages: readonly [Message, ...Message[]];
  /** Rules that somebody broke in it, each with what was broken: the sentence tells what was done. */
  readonly broken: readonly string[];
}

/** A run from its first step to the one at which the timeline stands. */
export interface ToldRun {
  readonly run: RunView;
  readonly steps: readonly ToldStep[];
  readonly actors: readonly ActorId[];
  readonly commands: readonly ToldCommand[];
}

/** Rows that are told at once, less than a log keeps. */
const WINDOW = 1024;

const stepsOf = (timeline: Timeline<Scenario>, dialect: Dialect): readonly ToldStep[] => {
  const log = createLog(timeline, dialect);
  const steps: ToldStep[] = [];
  for (let from = 0; from < timeline.step; from += WINDOW) {
    for (const row of log.window(from, Math.min(WINDOW, timeline.step - from)).rows) {
      const record = timeline.record(row.step);
      if (!record) continue;
      const broken = record.events.flatMap(event =>
        event.type === 'note/violated' ? [`Breaks ${event.clause}: ${event.why}.`] : [],
      );
      steps.push({ ...row, events: record.events, messages: messagesOf(record), broken });
    }
  }
  return steps;
};

/** The run and the first so many of its commands up to the cursor; `all` is how many there are. */
export const tellCommands = (
  timeline: Timeline<Scenario>,
  dialect: Dialect,
  { most = Number.POSITIVE_INFINITY, language = 'en' }: { readonly most?: number; readonly language?: Language } = {},
): Pick<ToldRun, 'run' | 'commands'> & { readonly all: number } => {
  const history = createHistory(timeline);
  const lineage = history.lineage(timeline.branch, timeline.step);
  const look = createLook(timeline, dialect, language);
  const { run } = look({ ...nothingElse, device: 'pf0', command: null });
  let all = 0;
  const commands: ToldCommand[] = [];
  for (const index of timeline.scenario.topology.pfs.keys()) {
    const owner = pfId(index);
    for (const { value } of history.given.all(lineage, keys.owner(owner))) {
      all += 1;
      if (commands.length >= most) continue;
      const { id } = value;
      const way = history.moves
        .all(lineage, keys.command(owner, id))
        .flatMap(({ step, value: { station, sent } }) => (sent ? [{ step, station }] : []));
      const { command } = look({ ...nothingElse, device: owner, command: { owner, id } });
      if (command) commands.push({ owner, id, way, view: command });
    }
  }
  return { run, commands, all };
};

/** Tells the shown branch of a timeline up to its cursor. */
export const tellRun = (timeline: Timeline<Scenario>, dialect: Dialect): ToldRun => {
  const steps = stepsOf(timeline, dialect);
  const { run, commands } = tellCommands(timeline, dialect);
  return { run, steps, actors: [...new Set(steps.map(({ actor }) => actor))], commands };
};
