import { judge, readRingField } from '../scenario/judge.ts';
import { numeral, type Proposal, proposeExpectations } from '../scenario/propose.ts';
import type { Expectation } from '../scenario/scenario.ts';
import type { RunSummary } from '../scenario/summary.ts';
import { chainsOf } from '../view/chains.ts';
import { areasAt } from '../view/ring-read.ts';
import type { Event } from '../world/event.ts';
import type { DeviceId, PfId } from '../world/ids.ts';
import { deviceState, driverState } from '../world/lookup.ts';
import { functionAt, functionCount } from '../world/topology.ts';
import type { World } from '../world/world.ts';
import { fillAnswer } from './fill.ts';
import { gradeAnswer, type Played } from './grade.ts';
import type { Prediction } from './lesson.ts';

/** A question that the steps which are played would answer. */
export interface QuestionProposal {
  readonly right: Prediction;
  readonly text: string;
}

/** Fields of either ring that say how far it is. */
const COUNTERS = ['avail.idx', 'used.idx', 'avail.flags', 'used.flags', 'driver_event.flags', 'device_event.flags'];

const functionsOf = (world: World): readonly DeviceId[] =>
  Array.from({ length: functionCount(world.topology) }, (_, place) => functionAt(world.topology, place));

/** The virtqueues of all functions that are in use. */
const queuesOf = (world: World): readonly { readonly device: DeviceId; readonly queue: number }[] =>
  functionsOf(world).flatMap(device =>
    deviceState(world, device).queues.flatMap(({ registers }, queue) => (registers.enabled ? [{ device, queue }] : [])),
  );

const counters = (world: World, fields: readonly string[]) =>
  queuesOf(world).flatMap(place =>
    fields.flatMap(field => {
      const found = readRingField(world, { ...place, field });
      return found.ok ? [{ ...place, field, value: found.value }] : [];
    }),
  );

/** What an event makes another one. */
const askedOf = (event: Event, played: Played): readonly Prediction[] => {
  switch (event.type) {
    case 'status/wrote':
    case 'reset/done':
      return [{ that: 'register', device: event.device, register: 'device_status', is: 0 }];
    case 'features/written':
      return [{ that: 'features', device: event.device, set: 'accepted', is: null }];
    case 'features/negotiated':
      return [{ that: 'features', device: event.device, set: 'negotiated', is: null }];
    case 'features/offered':
      return [{ that: 'features', device: event.device, set: 'offered', is: null }];
    case 'features/assigned':
      return [{ that: 'features', device: event.device, set: 'assigned', is: null }];
    case 'driver/moved':
      return [{ that: 'driver', device: event.device, stage: event.to }];
    case 'token/closed': {
      const runs = played.run.commands.get(event.device) ?? [];
      const at = runs.findLastIndex(({ command }) => command.id === event.token.command.id);
      if (at < 0 || event.token.command.asks !== undefined) return [];
      const owner = event.device === 'pf0' ? {} : { owner: event.device as PfId };
      return [{ that: 'outcome', ...owner, command: at + 1, is: {} }];
    }
    default:
      return [];
  }
};

/** Who had which descriptor. */
const holders = (world: World): ReadonlyMap<string, string> =>
  new Map(
    queuesOf(world).flatMap(({ device, queue }) => {
      const areas = areasAt(world, device, queue);
      if (!areas) return [];
      return chainsOf(world, device, queue, areas).flatMap(({ descriptors, holder }) =>
        descriptors.map(descriptor => [`${device} ${queue} ${descriptor}`, holder] as const),
      );
    }),
  );

const askedOfOwners = (before: World, after: World): readonly Prediction[] => {
  const [was, is] = [holders(before), holders(after)];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap(key => {
    if ((was.get(key) ?? 'driver') === (is.get(key) ?? 'driver')) return [];
    const [device = '', queue, descriptor] = key.split(' ');
    return [
      {
        that: 'owner' as const,
        device: device as DeviceId,
        queue: Number(queue),
        descriptor: Number(descriptor),
        is: 'driver' as const,
      },
    ];
  });
};

const MOST_QUESTIONS = 60;

/** What could be asked about the steps that were played: all that they made another. Each is right as it stands. */
export const proposeQuestions = (played: Played): readonly QuestionProposal[] => {
  const [first] = played.records;
  if (!first) return [];
  const [before, after] = [first.before, played.run.world];
  const was = new Map(counters(before, COUNTERS).map(({ value, ...place }) => [JSON.stringify(place), value]));
  const rings = counters(after, COUNTERS).flatMap(({ value, ...place }): Prediction[] =>
    was.get(JSON.stringify(place)) === value ? [] : [{ that: 'ring', ...place, is: 0 }],
  );
  const asked: Prediction[] = [
    ...played.records.flatMap(({ events }) => events.flatMap(event => askedOf(event, played))),
    ...rings,
    ...askedOfOwners(before, after),
    { that: 'actor', is: 'operator' },
    { that: 'writes', is: [] },
  ];
  const once = new Map<string, QuestionProposal>();
  for (const each of asked) {
    const filled = fillAnswer(each, played);
    if (!filled.ok) continue;
    const { right, text } = gradeAnswer(filled.value, played);
    if (right) once.set(JSON.stringify(filled.value), { right: filled.value, text });
  }
  return [...once.values()].slice(0, MOST_QUESTIONS);
};

/** A part of a goal that the present state would reach. */
export interface GoalProposal extends Proposal {
  /** It is so where the task begins, or in the end when nobody does anything: alone it is no goal. Null: neither. */
  readonly without: 'start' | 'itself' | null;
}

const MOST_PARTS = 200;

/**
 * Which facts of a run could be a goal. `start`: the same run where the task begins; `untouched`: what the scenario comes
 * to when nobody does anything.
 */
export const proposeGoal = (run: RunSummary, start: RunSummary, untouched: RunSummary): readonly GoalProposal[] => {
  const { world } = run;
  const more: Expectation[] = [
    ...counters(world, COUNTERS.slice(0, 2)).map(
      ({ value, ...place }): Expectation => ({ that: 'ring', ...place, is: numeral(value) }),
    ),
    ...functionsOf(world).flatMap((device): Expectation[] => {
      const { stage } = driverState(world, device);
      return stage === 'absent' ? [] : [{ that: 'driver', device, stage }];
    }),
    ...[...run.clauses].flatMap(([clause, { refused, violated }]): Expectation[] => [
      ...(refused > 0 ? [{ that: 'clause' as const, clause, is: 'refused' as const }] : []),
      ...(violated > 0 ? [{ that: 'clause' as const, clause, is: 'violated' as const }] : []),
    ]),
  ];
  const proposed = [
    ...proposeExpectations(run).filter(({ expectation }) => expectation.that !== 'digest'),
    ...more.flatMap(expectation => {
      const { held, text } = judge(expectation, run);
      return held ? [{ expectation, text }] : [];
    }),
  ];
  return proposed
    .map((each): GoalProposal => {
      const holds = (summary: RunSummary): boolean => judge(each.expectation, summary).held;
      return { ...each, without: holds(start) ? 'start' : holds(untouched) ? 'itself' : null };
    })
    .sort((a, b) => Number(a.without !== null) - Number(b.without !== null))
    .slice(0, MOST_PARTS);
};
