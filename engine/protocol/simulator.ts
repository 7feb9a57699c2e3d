import { hexErrorText, hexToBytes } from '../num/bytes.ts';
import { unreachable } from '../num/result.ts';
import { parseScenario } from '../scenario/parse.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { scriptView } from '../view/run.ts';
import { tracesThere } from '../view/traces-there.ts';
import type { Watch } from '../view/watch.ts';
import { sayIn } from '../view/words/say.ts';
import { parseDeviceId, pfId } from '../world/ids.ts';
import { act, seek } from './acting.ts';
import { bookmark } from './bookmark.ts';
import { draftOf, readableDraft, writableDraft } from './compose.ts';
import type { Links } from './links.ts';
import type { LinkView, Request, Response } from './messages.ts';
import type { Rejection } from './rejection.ts';
import { rejection } from './rejection.ts';
import { idOf, parseRequest } from './request.ts';
import type { Restoring } from './restore-run.ts';
import type { Before, Session } from './session.ts';
import { freshViewer, isThere, openSession, runOn, sayTo } from './session.ts';
import type { AnswerStudy } from './studies/studies.ts';

/** Answers requests, each with exactly one response. No worker in sight. */
export interface Simulator {
  /** A request from whomever: what is none is rejected. */
  handle(request: Request): Response;
}

/** Steps that are made when a run is not told where to stop. */
const MOST_STEPS = 100_000;

type Of<T extends Request['type']> = Extract<Request, { readonly type: T }>;
type Loading = Of<'load' | 'load-link' | 'restore' | 'restore-on' | 'restore-stop'>;
type Study = Of<'study'>;

const isLoading = (request: Request): request is Loading => /^(load|restore)/.test(request.type);

/** Fields of bytes that somebody typed. */
const decode = (session: Session, request: Of<'decode'>): Response | Rejection => {
  const { dialect, timeline, watch } = session;
  const { id, part, hex, opcode = 0 } = request;
  const bytes = hexToBytes(hex, { allowEmpty: true });
  if (!bytes.ok) return rejection('hex', 'hex', hexErrorText(bytes.error));
  const owner = pfId(parseDeviceId(watch.device)?.pf ?? 0);
  const found =
    part === 'writable'
      ? writableDraft(dialect, opcode, bytes.value)
      : readableDraft(dialect, timeline.world(), owner, bytes.value);
  return { id, type: 'decoded', part: sayTo(session).part(found) };
};

const compose = (session: Session, { id, command }: Of<'compose'>, { readCommand }: Links): Response | Rejection => {
  const { scenario, dialect, timeline } = session;
  const read = readCommand(scenario, command, 'command');
  const draft = read.ok ? draftOf(dialect, timeline.world(), read.value) : read;
  if (!draft.ok) return { what: 'command', errors: draft.error };
  const readable = sayTo(session).part(draft.value.readable);
  const { fields, lints } = readable;
  return { id, type: 'draft', draft: { ...draft.value, readable, fields, lints } };
};

/** What the first answer does without; each is asked for when it is needed, and only then. */
export interface Late {
  readonly links: () => Links;
  readonly study: () => AnswerStudy;
}

export const createSimulator = (late: Late): Simulator => {
  let session: Session | null = null;
  let restoring: Restoring | null = null;
  /** What is spoken can be said before a scenario is open. */
  let spoken: Before = null;

  const rejected = (id: number, { what, errors }: Rejection): Response => {
    const { again } = sayIn((session?.watch ?? spoken)?.language ?? 'en');
    return {
      id,
      type: 'rejected',
      what,
      errors: errors.map(({ path, message }) => ({ path, message: again(message) })),
    };
  };

  const show = (id: number, open: Session, link?: LinkView): Response => {
    const parts = open.viewer.changes(open.watch, open.bookmarks);
    session = open;
    return { id, type: 'view', parts, ...(link && { view: link }) };
  };
  const after = (id: number, open: Session, refusal: Rejection | null): Response =>
    refusal ? rejected(id, refusal) : show(id, open);
  const unlessRejected = (id: number, found: Response | Rejection): Response =>
    'id' in found ? found : rejected(id, found);
  const instead = (id: number, found: Session | Rejection): Response =>
    'errors' in found ? rejected(id, found) : show(id, found);

  const load = (id: number, scenario: Scenario, step: number, link?: LinkView): Response =>
    show(id, openSession(scenario, step, session?.watch ?? spoken), link);

  const restore = (id: number, limit: number): Response => {
    if (!restoring) return rejected(id, rejection('kept run', 'type', 'no run is being restored'));
    const { goOn, made, all } = restoring;
    const restored = goOn(limit);
    if (restored.ok && !restored.value) return { id, type: 'restoring', made: made(), all };
    restoring = null;
    return restored.ok && restored.value
      ? show(id, restored.value)
      : rejected(id, { what: 'kept run', errors: restored.ok ? [] : restored.error });
  };

  const loading = (request: Loading): Response => {
    const { id } = request;
    if (request.type === 'restore-on') return restore(id, request.limit);
    const unfinished = restoring;
    restoring = null;
    if (request.type === 'restore-stop') {
      return unfinished && request.show ? show(id, unfinished.stop()) : { id, type: 'view', parts: {} };
    }
    if (request.type === 'restore') {
      const started = late.links().startRestoring(request.kept, session?.watch ?? spoken);
      if (!started.ok) return rejected(id, { what: 'kept run', errors: started.error });
      restoring = started.value;
      return restore(id, request.limit ?? Number.POSITIVE_INFINITY);
    }
    if (request.type === 'load-link') {
      const decoded = late.links().decodeLink(request.link);
      if (!decoded.ok) return rejected(id, { what: 'link', errors: decoded.error });
      const { scenario, view } = decoded.value;
      return load(id, scenario, view.step ?? 0, view);
    }
    const { scenario: input, step = 0 } = request;
    const parsed = typeof input === 'string' ? late.links().parseScenarioText(input) : parseScenario(input);
    return parsed.ok ? load(id, parsed.value, step) : rejected(id, { what: 'scenario', errors: parsed.error });
  };

  const study = ({ id, ask }: Study): Response => {
    const found = late.study()(ask, session);
    return found.ok ? { id, type: 'studied', answer: found.value } : rejected(id, found.error);
  };

  const watch = (open: Session, { id, watch: some }: Of<'watch'>): Response => {
    if (!isThere(open.scenario, some)) {
      return rejected(id, rejection('watch', 'watch', 'there is no such function in this scenario'));
    }
    const errors = tracesThere()?.refuse(some, open.scenario.topology) ?? [];
    if (errors.length > 0) return rejected(id, { what: 'watch', errors });
    const all: Watch = { ...open.watch, ...some };
    return show(id, { ...open, watch: all });
  };

  const answer = (open: Session, request: Exclude<Request, Loading | Study>): Response => {
    const { timeline } = open;
    const { id } = request;
    switch (request.type) {
      case 'step':
        timeline.forward();
        return show(id, open);
      case 'step-over':
        timeline.over();
        return show(id, open);
      case 'run':
        runOn(open, request.limit ?? MOST_STEPS);
        return show(id, open);
      case 'run-on': {
        const made = runOn(open, request.limit);
        return { id, type: 'ran', made, step: timeline.step, script: scriptView(open.scenario, timeline.world()) };
      }
      case 'back':
        timeline.back();
        return show(id, open);
      case 'seek':
        return after(id, open, seek(open, request));
      case 'act':
        return after(id, open, act(open, request));
      case 'dispatch':
        return after(id, open, late.links().dispatch(open, request));
      case 'choose-reading':
        return instead(id, late.links().chooseReading(open, request));
      case 'choose-ring':
        return instead(id, late.links().chooseRing(open, request));
      case 'watch':
        return watch(open, request);
      case 'bookmark':
        return instead(id, bookmark(open, request.atStep, request.text));
      case 'compose':
        return unlessRejected(id, compose(open, request, late.links()));
      case 'decode':
        return unlessRejected(id, decode(open, request));
      case 'keep':
        return { id, type: 'kept', kept: late.links().keepRun(open) };
      case 'share':
        return { id, type: 'shared', shared: late.links().share(open, request.view, request) };
      default:
        return unreachable(request);
    }
  };

  const handle = (message: Request): Response => {
    const parsed = parseRequest(message);
    if (!parsed.ok) return rejected(idOf(message), { what: 'message', errors: parsed.error });
    const request = parsed.value;
    if (isLoading(request)) return loading(request);
    if (request.type === 'study') return study(request);
    if (!session && request.type === 'watch' && request.watch.language) {
      spoken = { language: request.watch.language };
      return { id: request.id, type: 'view', parts: {} };
    }
    session?.timeline.tidy();
    if (!session) {
      return rejected(request.id, rejection('message', 'type', `${request.type} needs a scenario, and none is loaded`));
    }
    return answer(session, request);
  };

  return {
    handle: message => {
      const before = session;
      const { step = 0, branch = 0 } = before?.timeline ?? {};
      try {
        return handle(message);
      } catch (error) {
        // Our own mistake: back to where we were, for a reader who may have missed a part.
        restoring = null;
        before?.timeline.seek(step, branch);
        session = before && freshViewer(before);
        const { message: text, stack = '' } = error instanceof Error ? error : new Error(String(error));
        return { id: idOf(message), type: 'crashed', message: text, stack };
      }
    },
  };
};
