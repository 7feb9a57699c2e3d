import type { Scenario } from '../scenario/scenario.ts';
import { serializeScenario } from '../scenario/serialize.ts';
import { eventToData } from '../world/event-json.ts';
import type { ToldRun } from './told-run.ts';

/** A run as one JSON value: its inputs, every step with its events, and the digest of its end. */
export const exportJson = (scenario: Scenario, { run, steps }: ToldRun): string =>
  `${JSON.stringify(
    {
      scenario: serializeScenario(scenario),
      digest: run.digest,
      steps: steps.map(({ step, actor, action, sentence, visibility, clauses, events }) => ({
        step,
        actor,
        action,
        sentence,
        visibility,
        clauses,
        events: events.map(eventToData),
      })),
    },
    null,
    1,
  )}\n`;
