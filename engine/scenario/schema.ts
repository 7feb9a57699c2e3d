import * as v from 'valibot';
import type { Intervention, Schedule } from '../run/inputs.ts';
import { expectationSchema } from './expectation-schema.ts';
import { intentSchema, scriptLineSchema } from './intent-schema.ts';
import { most } from './limits.ts';
import { SCENARIO_FORMAT } from './scenario.ts';
import { actionKey, choice, leaf, list, nameOf, record, step, strict, text, whole } from './schema-parts.ts';
import { topologySchema } from './topology-schema.ts';

const chosen = list(actionKey, most.chosen, 'actions');

const scheduleSchema: v.GenericSchema<unknown, Schedule> = v.variant(
  'kind',
  [
    strict({ kind: v.literal('fair') }),
    strict({ kind: v.literal('seeded'), seed: whole(0, 0xffff_ffff) }),
    strict({ kind: v.literal('chosen'), actions: chosen }),
  ],
  choice('kind', ['fair', 'seeded', 'chosen']),
);

export const interventionSchema: v.GenericSchema<unknown, Intervention> = v.pipe(
  strict({ atStep: step, intent: v.exactOptional(intentSchema), action: v.exactOptional(actionKey) }),
  v.check(
    ({ intent, action }) => (intent === undefined) !== (action === undefined),
    'allowed: either intent or action',
  ),
  v.transform(({ atStep, intent, action }) => (intent ? { atStep, intent } : { atStep, action: action ?? '' })),
);

const readingsSchema = record(nameOf('switch'), nameOf('reading'), 'an object of switches and their readings');

/** A scenario as files hold it, but for feature bits and for what only the dialect can judge. */
export const scenarioSchema = strict({
  format: leaf<typeof SCENARIO_FORMAT>(`${SCENARIO_FORMAT}`, input => input === SCENARIO_FORMAT, {
    kind: 'fixed',
  }),
  title: text(most.title),
  summary: v.exactOptional(text(most.text)),
  dialect: nameOf('dialect'),
  readings: v.exactOptional(readingsSchema),
  topology: topologySchema,
  schedule: v.exactOptional(scheduleSchema),
  recipe: v.exactOptional(list(text(most.label), most.recipe, 'titles')),
  script: list(scriptLineSchema, most.scriptLines, 'lines'),
  interventions: v.exactOptional(list(interventionSchema, most.interventions, 'interventions')),
  notes: v.exactOptional(list(strict({ atStep: step, text: text(most.text) }), most.notes, 'notes')),
  expect: v.exactOptional(list(expectationSchema, most.expectations, 'expectations')),
});
