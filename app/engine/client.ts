import type { Request, Response } from '../../engine/protocol/messages.ts';
import { opening } from '../text/opening.ts';

/** A request without its number, which the client gives. */
export type Ask<T = Request> = T extends Request ? Omit<T, 'id'> : never;

/** What comes back from the worker when it could do what was asked, or could not use the input. */
export type Answer = Exclude<Response, { readonly type: 'crashed' }>;

export interface Crash {
  readonly message: string;
  readonly stack: string;
  /** The worker is gone, and with it the run; otherwise only one request failed. */
  readonly fatal: boolean;
}

/** The engine made a mistake of its own; the page says so, and who asked only has to stop. */
export class EngineCrash extends Error {
  override readonly name = 'EngineCrash';
}

export interface Client {
  readonly ask: (request: Ask) => Promise<Answer>;
}

interface Pending {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (reason: EngineCrash) => void;
}

/** Sends requests to a worker and finds for each response who waits for it. */
export const createClient = (worker: Worker, onCrash: (crash: Crash) => void): Client => {
  const pending = new Map<number, Pending>();
  let last = 0;
  let dead: Crash | null = null;

  const die = (crash: Crash): void => {
    dead = crash;
    onCrash(crash);
    for (const { reject } of pending.values()) reject(new EngineCrash(crash.message));
    pending.clear();
  };

  worker.onmessage = ({ data }: MessageEvent<Response>) => {
    const waiting = pending.get(data.id);
    pending.delete(data.id);
    if (data.type !== 'crashed') return waiting?.resolve(data);
    onCrash({ message: data.message, stack: data.stack, fatal: false });
    waiting?.reject(new EngineCrash(data.message));
  };
  worker.onerror = ({ message, filename, lineno }) => die({ message, stack: `${filename}:${lineno}`, fatal: true });
  worker.onmessageerror = () => die({ message: opening.garbled, stack: '', fatal: true });

  return {
    ask: request =>
      new Promise((resolve, reject) => {
        if (dead) return reject(new EngineCrash(dead.message));
        last += 1;
        pending.set(last, { resolve, reject });
        worker.postMessage({ ...request, id: last });
      }),
  };
};

export const startWorker = (): Worker =>
  new Worker(new URL('../../engine/protocol/worker.ts', import.meta.url), { type: 'module', name: 'engine' });
