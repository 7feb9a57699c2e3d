import type { Dialect } from '../dialect/dialect.ts';
import type { Timeline } from '../run/timeline-types.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { ViewParts } from '../view/parts.ts';
import { createViewer } from '../view/viewer.ts';
import type { Watch } from '../view/watch.ts';
import type { Language } from '../view/words/say.ts';

/** Nothing in view but what a reader asks for besides. */
export const nothingElse = {
  queue: null,
  registers: null,
  memory: { at: '0x0', rows: 0 },
  log: { from: 0, count: 0 },
  sequence: null,
  trace: null,
  pins: [],
  since: null,
  lens: null,
  only: false,
  language: 'en',
} as const;

/** What there is to see at the cursor of a timeline; the steps before it are looked at once, however often one looks. */
export type Look = (watch: Watch) => ViewParts;

export const createLook = (timeline: Timeline<Scenario>, dialect: Dialect, language: Language = 'en'): Look => {
  const viewer = createViewer(timeline, dialect);
  let parts: Partial<ViewParts> = {};
  return watch => {
    const changed = viewer.changes({ ...watch, language }, timeline.scenario.notes ?? []);
    parts = { ...parts, ...changed, members: { ...parts.members, ...changed.members } };
    // The first look has all of them.
    return parts as ViewParts;
  };
};
