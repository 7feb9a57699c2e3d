import type { StepRecord, Timeline } from '../run/timeline-types.ts';
import { judge } from '../scenario/judge.ts';
import { type RunSummary, summarize } from '../scenario/summary.ts';
import { chainsOf } from '../view/chains.ts';
import { areasAt } from '../view/ring-read.ts';
import type { DeviceId } from '../world/ids.ts';
import type { World } from '../world/world.ts';
import type { Prediction, Question } from './lesson.ts';

/** What was found when the steps of a question were played. */
export interface Played {
  readonly run: RunSummary;
  readonly records: readonly StepRecord[];
}

/** How an answer came out. */
export interface Grade {
  readonly right: boolean;
  /** What was asked, as a statement with the answer that was given. */
  readonly text: string;
  /** What the engine did. */
  readonly got: string;
}

/** Plays the steps of a question from the cursor on; fewer where the run ends. */
export const playQuestion = (timeline: Timeline, { play }: Pick<Question, 'play'>): Played => {
  const records: StepRecord[] = [];
  while (records.length < play && timeline.forward()) {
    const record = timeline.record(timeline.step);
    if (record) records.push(record);
  }
  return { run: summarize(timeline, timeline.step), records };
};

/** Who has a descriptor: the driver, unless its chain was published and not yet used. */
export const ownerOf = (
  world: World,
  device: DeviceId,
  queue: number,
  descriptor: number,
): 'driver' | 'device' | null => {
  const areas = areasAt(world, device, queue);
  if (!areas || descriptor >= areas.size) return null;
  const chain = chainsOf(world, device, queue, areas).find(({ descriptors }) => descriptors.includes(descriptor));
  return chain?.holder ?? 'driver';
};

/** Bookkeeping that nobody else looks at. */
const PRIVATE = 'driver_shadow';

/** Names of the fields in memory that steps wrote. */
export const writesOf = (records: readonly Pick<StepRecord, 'events'>[]): readonly string[] => {
  const names = records.flatMap(({ events }) =>
    events.flatMap(event => (event.type === 'memory/wrote' && event.what !== PRIVATE ? [event.what] : [])),
  );
  return [...new Set(names)].sort();
};

/** Judges an answer by what was played. */
export const gradeAnswer = (answer: Prediction, { run, records }: Played): Grade => {
  switch (answer.that) {
    case 'owner': {
      const { device, queue, descriptor, is } = answer;
      const got = ownerOf(run.world, device, queue, descriptor);
      const text = `descriptor ${descriptor} of virtqueue ${queue} of ${device} belongs to the ${is}`;
      return { right: got === is, text, got: got ?? 'there is no such descriptor' };
    }
    case 'actor': {
      const got = records.at(-1)?.action.actor;
      return { right: got === answer.is, text: `${answer.is} moves`, got: got ?? 'nobody moves' };
    }
    case 'writes': {
      const got = writesOf(records);
      const given = [...new Set(answer.is)].sort();
      const right = got.length === given.length && got.every((each, i) => each === given[i]);
      return { right, text: `${given.join(', ') || 'nothing'} is written`, got: got.join(', ') || 'nothing' };
    }
    default: {
      const { held, text, got } = judge(answer, run);
      return { right: held, text, got };
    }
  }
};
