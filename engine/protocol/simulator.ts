import * as v from 'valibot';
import { dialectOf } from '../dialect/dialects.ts';
import type { Result } from '../num/result.ts';
import { keyOf, refusesAction } from '../run/step.ts';
import { createTimeline } from '../run/timeline.ts';
import { intentSchema } from '../scenario/intent-schema.ts';
import { decodeLink, encodeLink } from '../scenario/link.ts';
import type { LinkView } from '../scenario/link-view.ts';
import type { ParseError } from '../scenario/parse.ts';
import { parseScenario } from '../scenario/parse.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { createViewer } from '../view/viewer.ts';
import type { Watch } from '../view/watch.ts';
import type { Intent } from '../world/intent.ts';
import { composeDraft, decodePart } from './compose.ts';
import type { Request, Response, Shared } from './messages.ts';

/** Most steps that one request makes: long runs are asked for in slices, so that the page can stop them. */
const RUN_LIMIT = 20_000;

const firstWatch: Watch = {
  device: 'pf0',
  queue: null,
  command: null,
  memory: { at: '0x1000', rows: 32 },
  log: { from: 0, count: 64 },
};

/** A loaded scenario: its timeline, what was shown of it, and the notes on its steps. */
interface Session {
  readonly scenario: Scenario;
  readonly timeline: ReturnType<typeof createTimeline<Scenario>>;
  readonly viewer: ReturnType<typeof createViewer>;
  bookmarks: readonly { readonly atStep: number; readonly text: string }[];
}

const open = (scenario: Scenario): Session => {
  const timeline = createTimeline(scenario);
  const viewer = createViewer(timeline, dialectOf(scenario.dialect));
  return { scenario, timeline, viewer, bookmarks: scenario.notes ?? [] };
};

/** Plays up to a step, as far as the run goes. */
const playTo = ({ timeline }: Session, step: number): void => {
  timeline.run(Math.max(0, Math.min(step, RUN_LIMIT) - timeline.step));
};

const bandOf = (length: number): Shared['band'] => {
  if (length <= 2_000) return 'green';
  if (length <= 8_000) return 'fine';
  return length <= 32_000 ? 'warning' : 'file-only';
};

/** Answers every request of a page, one response each. It knows no worker: scripts and tests use it as it is. */
export interface Simulator {
  handle(request: Request): Response;
}

export const createSimulator = (): Simulator => {
  let session: Session | null = null;
  let watch = firstWatch;

  const view = (id: number, current: Session, at?: LinkView): Response => {
    const parts = current.viewer.changes(watch, current.bookmarks);
    return { type: 'view', id, parts, ...(at ? { view: at } : {}) };
  };
  const rejected = (id: number, what: string, errors: readonly ParseError[]): Response => ({
    type: 'rejected',
    id,
    what,
    errors,
  });
  const refused = (id: number, why: string): Response => rejected(id, 'action', [{ path: '', message: why }]);

  const start = (id: number, scenario: Scenario, at: LinkView): Response => {
    const next = open(scenario);
    playTo(next, at.step ?? 0);
    // The queue that the scenario is about: the first administration virtqueue of the first PF.
    const { adminQueueIndex } = next.timeline.world().devices.chunks[0]?.[0] ?? { adminQueueIndex: 0 };
    watch = {
      ...watch,
      device: 'pf0',
      queue: { device: 'pf0', queue: adminQueueIndex, from: 0, count: 64 },
      command: null,
    };
    session = next;
    return view(id, next, at);
  };

  const load = (
    id: number,
    what: string,
    parsed: Result<{ scenario: Scenario; view: LinkView }, ParseError[]>,
  ): Response => (parsed.ok ? start(id, parsed.value.scenario, parsed.value.view) : rejected(id, what, parsed.error));

  const moved = (id: number, current: Session, move: () => void): Response => {
    move();
    return view(id, current);
  };

  const dispatch = (id: number, current: Session, given: unknown): Response => {
    const intent = v.safeParse(intentSchema, given);
    if (!intent.success) {
      const errors = intent.issues.map(issue => ({ path: v.getDotPath(issue) ?? '', message: issue.message }));
      return rejected(id, 'intent', errors);
    }
    const action = { actor: 'operator', name: 'submit', intent: intent.output satisfies Intent } as const;
    const why = refusesAction(current.timeline.world(), action);
    if (why !== null) return refused(id, why);
    return moved(id, current, () => current.timeline.act(action));
  };

  const act = (id: number, current: Session, key: string): Response => {
    const choice = current.timeline.choices().find(({ action }) => keyOf(action) === key);
    if (!choice) return refused(id, `${key} is not something that could happen now.`);
    if (!choice.enabled) return refused(id, choice.why);
    return moved(id, current, () => current.timeline.act(choice.action));
  };

  /** The shown branch as inputs: the scenario, and what a person did on the way. */
  const shownScenario = (current: Session, title: string | undefined, notes: boolean): Scenario => {
    const { notes: _notes, interventions: _interventions, ...rest } = current.scenario;
    const interventions = current.timeline.interventions();
    return {
      ...rest,
      ...(title === undefined ? {} : { title }),
      ...(interventions.length > 0 ? { interventions } : {}),
      ...(notes && current.bookmarks.length > 0 ? { notes: current.bookmarks } : {}),
    };
  };

  const share = (id: number, current: Session, request: Extract<Request, { type: 'share' }>): Response => {
    const scenario = shownScenario(current, request.title, request.notes);
    const fragment = encodeLink(scenario, request.view);
    const { length } = fragment;
    return { type: 'shared', id, shared: { scenario, fragment, length, band: bandOf(length) } };
  };

  const chooseReading = (id: number, current: Session, name: string, reading: string): Response => {
    const { switches } = dialectOf(current.scenario.dialect);
    const found = switches.find(each => each.id === name);
    if (!found?.readings.some(each => each.id === reading))
      return refused(id, `There is no reading ${reading} of ${name}.`);
    const { readings = {}, ...rest } = shownScenario(current, undefined, true);
    const { [name]: _old, ...others } = readings;
    const chosen = found.byDefault === reading ? others : { ...others, [name]: reading };
    const next = open({ ...rest, readings: chosen });
    playTo(next, current.timeline.step);
    session = next;
    return view(id, next);
  };

  const bookmark = (id: number, current: Session, atStep: number, text: string | null): Response =>
    moved(id, current, () => {
      const others = current.bookmarks.filter(each => each.atStep !== atStep);
      const added = text === null ? others : [...others, { atStep, text }];
      current.bookmarks = added.sort((a, b) => a.atStep - b.atStep);
    });

  const answer = (request: Request): Response => {
    const { id } = request;
    if (request.type === 'load') {
      const parsed = parseScenario(request.scenario, 'page');
      const at: LinkView = request.step === undefined ? {} : { step: request.step };
      return load(id, 'scenario', parsed.ok ? { ok: true, value: { scenario: parsed.value, view: at } } : parsed);
    }
    if (request.type === 'load-link') return load(id, 'link', decodeLink(request.link));
    const current = session;
    if (!current) return rejected(id, 'request', [{ path: '', message: 'No scenario is loaded.' }]);
    const { timeline } = current;
    const dialect = dialectOf(current.scenario.dialect);
    switch (request.type) {
      case 'step':
        return moved(id, current, () => timeline.forward());
      case 'step-over':
        return moved(id, current, () => timeline.over());
      case 'run':
        return moved(id, current, () => timeline.run(request.limit ?? RUN_LIMIT));
      case 'back':
        return moved(id, current, () => timeline.back());
      case 'seek': {
        const branch = request.branch ?? timeline.branch;
        if (!timeline.branches.some(each => each.id === branch)) return refused(id, `There is no branch ${branch}.`);
        return moved(id, current, () => timeline.seek(request.step, branch));
      }
      case 'act':
        return act(id, current, request.action);
      case 'dispatch':
        return dispatch(id, current, request.intent);
      case 'choose-reading':
        return chooseReading(id, current, request.switch, request.reading);
      case 'watch':
        return moved(id, current, () => {
          watch = { ...watch, ...request.watch };
        });
      case 'bookmark':
        return bookmark(id, current, request.atStep, request.text);
      case 'compose': {
        const draft = composeDraft(dialect, request.command);
        return draft.ok ? { type: 'draft', id, draft: draft.value } : rejected(id, 'command', draft.error);
      }
      case 'decode': {
        const part = decodePart(dialect, request.part, request.hex, request.opcode ?? 0);
        return part.ok ? { type: 'decoded', id, part: part.value } : rejected(id, 'bytes', part.error);
      }
      case 'share':
        return share(id, current, request);
    }
  };

  return {
    handle: request => {
      try {
        return answer(request);
      } catch (error) {
        const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
        return { type: 'crashed', id: request.id, message, stack };
      }
    },
  };
};
