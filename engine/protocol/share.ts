import { encodeLink } from '../scenario/link.ts';
import type { LinkView } from '../scenario/link-view.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { serializeScenario } from '../scenario/serialize.ts';
import type { Shared } from './messages.ts';
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

export const share = (session: Session, view: LinkView, notes: boolean, title?: string): Shared => {
  const { bookmarks } = session;
  const scenario: Scenario = {
    ...shownScenario(session),
    ...(title !== undefined && { title }),
    ...(notes && bookmarks.length > 0 && { notes: bookmarks }),
  };
  const fragment = encodeLink(scenario, view);
  const file = `${JSON.stringify(serializeScenario(scenario), null, 2)}\n`;
  return { scenario, file, fragment, length: fragment.length, band: bandOf(fragment.length) };
};
