import type { Dialect } from '../dialect/dialect.ts';
import type { Result } from '../num/result.ts';
import { err, ok } from '../num/result.ts';
import type { ParseError } from '../scenario/parse-error.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { parseDeviceId } from '../world/ids.ts';
import { alignSteps, type Pair } from './align.ts';
import { type AlignEvent, writeAlign } from './align-event.ts';
import { type CommandPlace, type CommandSide, commandDifferences, outcomeDifference } from './command-differences.ts';
import type { Difference } from './difference.ts';
import { dialectOfSide, type Side } from './side.ts';
import { commandAt, type Track, type TrackedCommand, trackRun } from './track.ts';
import { scenarioUnder, type Under } from './under.ts';
import { worldDifferences } from './world-differences.ts';

/** Whose text the bytes of the commands are: of each side its own, or of one side on both. */
export type Sender = 'each' | 'left' | 'right';
export const senders = ['each', 'left', 'right'] as const satisfies readonly Sender[];

export interface Asked {
  readonly left: Side;
  readonly right: Side;
  readonly sender: Sender;
  readonly align: AlignEvent;
}

/** A step of both runs, or of one; and how far each run has come with it. */
export interface Row extends Pair {
  /** `same`: both did the same; `differs`: the same step did something else; otherwise only one side has it. */
  readonly kind: 'same' | 'differs' | 'left' | 'right';
  /** Steps that each side has made after this row. */
  readonly leftAt: number;
  readonly rightAt: number;
}

/** One of the two runs. */
export interface SideRun extends Under {
  readonly side: Side;
  readonly dialect: Dialect;
  /** Whose text the commands are in. */
  readonly sender: Dialect;
  readonly track: Track;
}

/** What is to be seen at one row. */
interface Moment {
  readonly row: number;
  /** The command in focus, as each side has it; null: no command was given yet. */
  readonly command: (CommandPlace & { readonly left: CommandSide | null; readonly right: CommandSide | null }) | null;
  /** All commands that either side was given so far. */
  readonly given: readonly CommandPlace[];
  readonly differences: readonly Difference[];
}

/** Two runs of one scenario, side by side. */
export interface Comparison {
  readonly asked: Asked;
  readonly left: SideRun;
  readonly right: SideRun;
  readonly rows: readonly Row[];
  /** Place of the row on which the runs are aligned; -1: nothing happens in either. */
  readonly anchor: number;
  /** No step differs, and both end alike in every byte and register. */
  readonly alike: boolean;
  /** What the runs can be aligned on, besides single steps. */
  readonly events: readonly AlignEvent[];
  /** Looks at a row; at a command of one's own choice, or at the one that moved last. */
  readonly at: (row: number, command?: CommandPlace) => Moment;
}

const runSide = (
  scenario: Scenario,
  asked: Asked,
  name: 'left' | 'right',
  limit: number,
): Result<SideRun, ParseError[]> => {
  const side = asked[name];
  const sender = asked.sender === 'each' ? null : asked[asked.sender];
  const under = scenarioUnder(scenario, side, sender, name);
  if (!under.ok) return under;
  const dialect = dialectOfSide(side);
  return ok({
    ...under.value,
    side,
    dialect,
    sender: sender ? dialectOfSide(sender) : dialect,
    track: trackRun(under.value.scenario, limit),
  });
};

/** Steps of both runs that an event stands for; null where a side never comes to it. */
const stepsOf = (event: AlignEvent, { track }: SideRun): number | null => {
  if (event.on !== 'execute' && event.on !== 'collect') return null;
  const found = track.commands.find(({ owner, id }) => owner === event.owner && id === event.command);
  return (event.on === 'execute' ? found?.executed : found?.closed) ?? null;
};

const rowsOf = (left: Track, right: Track, pairs: readonly Pair[]): Row[] => {
  let [leftAt, rightAt] = [0, 0];
  return pairs.map(pair => {
    leftAt = pair.left ?? leftAt;
    rightAt = pair.right ?? rightAt;
    if (pair.left === null) return { ...pair, kind: 'right', leftAt, rightAt };
    if (pair.right === null) return { ...pair, kind: 'left', leftAt, rightAt };
    const same = left.steps[pair.left - 1]?.effect === right.steps[pair.right - 1]?.effect;
    return { ...pair, kind: same ? 'same' : 'differs', leftAt, rightAt };
  });
};

const anchorOf = (event: AlignEvent, rows: readonly Row[]): Result<number, ParseError[]> => {
  const last = rows.length - 1;
  switch (event.on) {
    case 'end':
      return ok(last);
    case 'first': {
      const first = rows.findIndex(({ kind }) => kind !== 'same');
      return ok(first < 0 ? last : first);
    }
    case 'left':
    case 'right': {
      const { on, step } = event;
      const found = rows.findIndex(row => row[on] === step);
      if (found >= 0) return ok(found);
      return err([{ path: 'align', message: `the run on the ${on} has no step ${step}` }]);
    }
    default:
      throw new Error(`${writeAlign(event)} is found by its command`);
  }
};

/** Every command of either side, in the order in which the left one gave them. */
const commandsOf = (left: Track, right: Track): CommandPlace[] => {
  const all = new Map<string, CommandPlace>();
  for (const { owner, id } of [...left.commands, ...right.commands]) all.set(`${owner} ${id}`, { owner, id });
  return [...all.values()].sort(
    (a, b) => (parseDeviceId(a.owner)?.pf ?? 0) - (parseDeviceId(b.owner)?.pf ?? 0) || a.id - b.id,
  );
};

const find = ({ commands }: Track, { owner, id }: CommandPlace): TrackedCommand | undefined =>
  commands.find(each => each.owner === owner && each.id === id);

/** The step at which a command was last touched, up to a step; 0: it was not given yet. */
const touched = (command: TrackedCommand | undefined, step: number): number =>
  Math.max(
    0,
    ...[command?.given, command?.filled, command?.executed, command?.closed].flatMap(at =>
      at != null && at <= step ? [at] : [],
    ),
  );

/**
 * Runs a scenario twice, at most `limit` steps each, and puts the steps side by side. Errors have the path of the side
 * and of the line that the text of its commands has no word for.
 */
export const compareRuns = (scenario: Scenario, asked: Asked, limit: number): Result<Comparison, ParseError[]> => {
  const sides = [runSide(scenario, asked, 'left', limit), runSide(scenario, asked, 'right', limit)] as const;
  const [left, right] = sides;
  if (!left.ok || !right.ok) return err(sides.flatMap(each => (each.ok ? [] : each.error)));
  return align(asked, left.value, right.value);
};

/** The same two runs, aligned on something else. */
export const alignOn = ({ asked, left, right }: Comparison, event: AlignEvent): Result<Comparison, ParseError[]> =>
  align({ ...asked, align: event }, left, right);

const align = (asked: Asked, left: SideRun, right: SideRun): Result<Comparison, ParseError[]> => {
  const names = [left, right].map(({ track }) => track.steps.map(({ name }) => name)) as [string[], string[]];
  const event = asked.align;
  const commands = commandsOf(left.track, right.track);
  let rows: Row[];
  let anchor: number;
  if (event.on === 'execute' || event.on === 'collect') {
    const [l, r] = [stepsOf(event, left), stepsOf(event, right)];
    if (l === null && r === null) {
      const message = `neither run comes to it: command ${event.command} of ${event.owner} is never ${event.on === 'execute' ? 'executed' : 'collected'}`;
      return err([{ path: 'align', message }]);
    }
    rows = rowsOf(
      left.track,
      right.track,
      alignSteps(...names, l !== null && r !== null ? { left: l, right: r } : null),
    );
    anchor = rows.findIndex(row => (l !== null ? row.left === l : row.right === r));
  } else {
    rows = rowsOf(left.track, right.track, alignSteps(...names));
    const found = anchorOf(event, rows);
    if (!found.ok) return found;
    anchor = found.value;
  }

  const at = (row: number, chosen?: CommandPlace): Moment => {
    const { leftAt, rightAt } = rows[row] ?? { leftAt: 0, rightAt: 0 };
    const worlds = {
      left: left.track.timeline.worldAt(leftAt),
      right: right.track.timeline.worldAt(rightAt),
    };
    const onSide = ({ track, dialect, sender }: SideRun, place: CommandPlace, side: 'left' | 'right') => {
      const found = find(track, place);
      const step = side === 'left' ? leftAt : rightAt;
      const then = found ? commandAt(dialect, sender, found, step, worlds[side]) : null;
      return then && { dialect, then };
    };
    const both = commands.map(place => ({
      ...place,
      left: onSide(left, place, 'left'),
      right: onSide(right, place, 'right'),
      touched: Math.max(touched(find(left.track, place), leftAt), touched(find(right.track, place), rightAt)),
    }));
    const there = both.filter(each => each.left !== null || each.right !== null);
    const own = there.find(({ owner, id }) => owner === chosen?.owner && id === chosen.id);
    const focus = own ?? there.toSorted((a, b) => b.touched - a.touched)[0] ?? null;
    const ofCommands = there.flatMap(each =>
      outcomeDifference(each.left?.then ?? null, each.right?.then ?? null, each),
    );
    const ofFocus = focus?.left && focus.right ? commandDifferences(focus.left, focus.right, focus) : [];
    const ofWorlds = worldDifferences(
      { dialect: left.dialect, world: worlds.left },
      { dialect: right.dialect, world: worlds.right },
    );
    const differences = [
      ...ofCommands,
      ...ofFocus,
      ...ofWorlds.filter(({ kind }) => kind !== 'memory'),
      ...clauseDifferences(left, right, leftAt, rightAt),
      ...ofWorlds.filter(({ kind }) => kind === 'memory'),
    ];
    return {
      row,
      command: focus && { owner: focus.owner, id: focus.id, left: focus.left, right: focus.right },
      given: there.map(({ owner, id }) => ({ owner, id })),
      differences,
    };
  };

  const events: AlignEvent[] = [
    { on: 'first' },
    ...commands.flatMap(({ owner, id }): AlignEvent[] =>
      (['execute', 'collect'] as const).flatMap((on): AlignEvent[] => {
        const one: AlignEvent = { on, command: id, owner };
        return stepsOf(one, left) === null && stepsOf(one, right) === null ? [] : [one];
      }),
    ),
    { on: 'end' },
  ];
  const alike = rows.every(({ kind }) => kind === 'same') && left.track.alikeBy === right.track.alikeBy;
  return ok({ asked, left, right, rows, anchor, alike, events, at });
};

/** Rules of which something else became; a rule that only one text has counts when its run came to it. */
const clauseDifferences = (left: SideRun, right: SideRun, leftAt: number, rightAt: number): Difference[] => {
  const known = [left, right].map(({ dialect }) => new Set(dialect.clauses.map(({ id }) => id)));
  const ids = [...new Set([...left.track.met, ...right.track.met])].sort();
  const found = ids.flatMap((id): Difference[] => {
    const a = known[0]?.has(id) ? left.track.clauseAt(id, leftAt) : null;
    const b = known[1]?.has(id) ? right.track.clauseAt(id, rightAt) : null;
    const silent = (state: typeof a): boolean => state === null || state === 'never reached';
    return a === b || (silent(a) && silent(b)) ? [] : [{ kind: 'clause', place: '', what: id, left: a, right: b }];
  });
  const isLoud = ({ left: a, right: b }: Difference): boolean =>
    [a, b].some(state => state === 'violated' || state === 'refused');
  return [...found.filter(isLoud), ...found.filter(each => !isLoud(each))];
};
