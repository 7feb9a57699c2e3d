import { createTimeline } from '../run/timeline.ts';
import { whyStopped } from '../scenario/judge-all.ts';
import { encodeLink } from '../scenario/link.ts';
import type { LinkView } from '../scenario/link-view.ts';
import { writeDigests } from '../scenario/run-digests.ts';
import type { Expectation, Scenario } from '../scenario/scenario.ts';
import { serializeScenario } from '../scenario/serialize.ts';
import { digestOf } from '../world/hash-world.ts';
import type { Request, Shared } from './messages.ts';
import type { Session } from './session.ts';
import { interventionsOf } from './session.ts';

/** Characters of a fragment up to which a link is of a kind. */
const bands = [
  [2000, 'green'],
  [8000, 'fine'],
  [32_000, 'warning'],
] as const;

export const bandOf = (length: number): Shared['band'] => bands.find(([limit]) => length <= limit)?.[1] ?? 'file-only';

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * The shown branch as a scenario: inputs, and what a person did on the way. What was expected of the run as it was
 * written says nothing about another one, so it is left out once somebody has interfered.
 */
export const shownScenario = (session: Session): Scenario => {
  const { interventions: own = [], notes: _notes, expect, ...bare } = session.scenario;
  const interventions = interventionsOf(session);
  return {
    ...bare,
    ...(interventions.length > 0 && { interventions }),
    ...(expect && same(own, interventions) && { expect }),
  };
};

/** Steps that are played to find out how a run ends. */
const MOST_STEPS = 20_000;

/** What is expected of a run, and how it ends: a file proves itself by the digest of its last world. */
const withItsEnd = (scenario: Scenario): Scenario => {
  const { expect = [] } = scenario;
  if (expect.some(({ that }) => that === 'digest')) return scenario;
  const timeline = createTimeline(scenario);
  timeline.run(MOST_STEPS);
  if (whyStopped(timeline) !== null) return scenario;
  const end: Expectation = { that: 'digest', is: digestOf(timeline.world()) };
  return { ...scenario, expect: [...expect, end] };
};

/** The text of a file that holds a scenario. */
const fileOf = (scenario: Scenario): string => `${JSON.stringify(serializeScenario(scenario), null, 2)}\n`;

type ShareHow = Pick<Extract<Request, { readonly type: 'share' }>, 'notes' | 'proof' | 'title'>;

export const share = (session: Session, view: LinkView, { notes, proof = false, title }: ShareHow): Shared => {
  const { bookmarks } = session;
  const scenario: Scenario = {
    ...shownScenario(session),
    ...(title !== undefined && { title }),
    ...(notes && bookmarks.length > 0 && { notes: bookmarks }),
  };
  const fragment = encodeLink(scenario, { ...view, digests: writeDigests(session.timeline) });
  const file = fileOf(proof ? withItsEnd(scenario) : scenario);
  return { scenario, file, fragment, length: fragment.length, band: bandOf(fragment.length) };
};
