import type { Links } from './links.ts';
import type { Request, Response } from './messages.ts';
import { idOf } from './request.ts';
import { createSimulator } from './simulator.ts';
import type { AnswerStudy } from './studies/studies.ts';

// What the first answer does without is fetched when it is asked for.
const needLinks: ReadonlySet<Request['type']> = new Set([
  'load-link',
  'share',
  'keep',
  'restore',
  'compose',
  'dispatch',
  'choose-ring',
  'choose-reading',
]);
/** What a person does by hand may ask for anything. */
const needAll: ReadonlySet<Request['type']> = new Set(['study', 'dispatch', 'choose-ring']);
let links: Links | null = null;
let study: AnswerStudy | null = null;
let complete = false;

const there = <T>(part: T | null): T => {
  if (!part) throw new Error('a module of the engine was asked before it was there');
  return part;
};

const simulator = createSimulator({ links: () => there(links), study: () => there(study) });

/** All that a scenario may name, and how it is shown. */
const completed = async (): Promise<void> => {
  await Promise.all([import('../scenario/all.ts'), import('../view/packed.ts')]);
  complete = true;
};

/** What is refused while dialects or intents are missing is tried once more when they are there. */
const answer = async (request: Request): Promise<Response> => {
  const { type } = request;
  const isText = request.type === 'load' && typeof request.scenario === 'string';
  if (isText || needLinks.has(type)) links ??= (await import('./links.ts')).links;
  if (needAll.has(type)) await completed();
  if (type === 'study') study ??= (await import('./studies/studies.ts')).study;
  const { registers, log, sequence, lens, trace, pins, language } = (type === 'watch' && request.watch) || {};
  if (registers || trace || pins) await import('./registers.ts');
  if (trace || pins) await import('./traces.ts');
  if (sequence || lens) await import('./sequence.ts');
  if (log?.find) await import('./find.ts');
  // Without its words, everything is told in English.
  if (language === 'de') await import('../view/words/german/german.ts').catch(() => {});
  const response = simulator.handle(request);
  if (complete || !(type.startsWith('load') || type === 'restore') || response.type !== 'rejected') return response;
  await completed();
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
