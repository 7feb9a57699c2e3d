import type { Request } from '../../engine/protocol/messages.ts';
import {
  type Answer,
  type Ask,
  type Client,
  type Crash,
  createClient,
  EngineCrash,
  startWorker,
} from '../engine/client.ts';
import { opening } from '../text/opening.ts';
import { embed } from './embed.ts';
import { useStore } from './store.ts';

let client: Client | null = null;

const onCrash = ({ message, stack, fatal }: Crash): void => {
  // Whoever opens another scenario gets another worker.
  if (fatal) client = null;
  useStore.setState(({ play }) => ({
    failure: { kind: 'crashed', message, stack },
    play: { ...play, playing: false, busy: false, progress: null },
  }));
};

/** Requests that are answered with something else than a view when they could be done. */
interface Special {
  readonly compose: 'draft';
  readonly 'run-on': 'ran';
  readonly decode: 'decoded';
  readonly share: 'shared';
  readonly keep: 'kept';
  readonly restore: 'view' | 'restoring';
  readonly 'restore-on': 'view' | 'restoring';
  readonly study: 'studied';
}

type AnswerTo<T extends Request['type']> = Extract<
  Answer,
  { readonly type: (T extends keyof Special ? Special[T] : 'view') | 'rejected' }
>;

/** Whether a request changes what happens, which a read-only embed may not ask for; a new kind fails to compile here. */
const changes: Readonly<Record<Request['type'], boolean>> = {
  load: false,
  'load-link': false,
  step: false,
  'step-over': false,
  run: false,
  'run-on': false,
  back: false,
  seek: false,
  act: true,
  dispatch: true,
  'choose-reading': true,
  'choose-ring': true,
  watch: false,
  bookmark: true,
  compose: false,
  decode: false,
  study: false,
  // What is kept of a run in the browser, an embed neither makes nor takes.
  keep: true,
  restore: true,
  'restore-on': true,
  'restore-stop': true,
  share: false,
};

/** Asks the engine, which is started by the first question. Nothing is shown yet. */
export const ask = <A extends Ask>(request: A): Promise<AnswerTo<A['type']>> => {
  if (embed?.readOnly && changes[request.type]) {
    const errors = [{ path: '', message: opening.readOnly }];
    return Promise.resolve({ id: 0, type: 'rejected', what: 'embed', errors } as const) as Promise<AnswerTo<A['type']>>;
  }
  try {
    client ??= createClient(startWorker(), onCrash);
  } catch (error) {
    // A frame without an origin may have no worker.
    return Promise.reject(new EngineCrash(`${error}`));
  }
  return client.ask(request) as Promise<AnswerTo<A['type']>>;
};

/** Shows what the engine answered; false when it could not use the input, which is then kept as the failure. */
export const show = (answer: Answer, fresh = false): boolean => {
  if (answer.type === 'view') useStore.getState().applyParts(answer.parts, fresh);
  if (answer.type === 'rejected') {
    useStore.setState({ failure: { kind: 'rejected', what: answer.what, errors: answer.errors } });
  }
  return answer.type === 'view';
};

/** After a crash nobody has to do anything: the page says it already. */
export const unlessCrashed = async <T>(work: Promise<T>, otherwise: T): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    if (error instanceof EngineCrash) return otherwise;
    throw error;
  }
};
