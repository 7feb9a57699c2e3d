import type { Links } from './links.ts';
import type { Request, Response } from './messages.ts';
import { idOf } from './request.ts';
import { createSimulator } from './simulator.ts';

// What the first answer does without is fetched when it is asked for.
let links: Links | null = null;
let complete = false;

const simulator = createSimulator(() => {
  if (!links) throw new Error('links are read and made by a module that is not there');
  return links;
});

/** What is refused while dialects are missing is tried once more when they are there. */
const answer = async (request: Request): Promise<Response> => {
  const { type } = request;
  if (type === 'load-link' || type === 'share') links ??= (await import('./links.ts')).links;
  const response = simulator.handle(request);
  if (complete || !type.startsWith('load') || response.type !== 'rejected') return response;
  await import('../dialect/all.ts');
  complete = true;
  return simulator.handle(request);
};

const crashed = (request: Request, error: unknown): Response => {
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
  return { id: idOf(request), type: 'crashed', message, stack };
};

/** One after the other, in the order in which they came. */
let last: Promise<unknown> = Promise.resolve();
addEventListener('message', ({ data }: MessageEvent<Request>) => {
  last = last
    .then(() => answer(data))
    .catch(error => crashed(data, error))
    .then(postMessage);
});
