import { describe, expect, it } from 'vitest';
import type { Request, Response } from '../../engine/protocol/messages.ts';
import { type Crash, createClient, EngineCrash } from './client.ts';

/** The side of a worker that the page sees, answered by hand. */
const setup = () => {
  const asked: Request[] = [];
  const crashes: Crash[] = [];
  const worker = { postMessage: (request: Request) => asked.push(request) } as unknown as Worker;
  const client = createClient(worker, crash => crashes.push(crash));
  const answer = (data: Response) => worker.onmessage?.call(worker, { data } as MessageEvent<Response>);
  return { asked, crashes, worker, client, answer };
};

const view = (id: number): Response => ({ type: 'view', id, parts: {} });

describe('the client of the engine', () => {
  it('gives each answer to whoever asked, in whatever order they come', async () => {
    const { asked, client, answer } = setup();
    const first = client.ask({ type: 'step' });
    const second = client.ask({ type: 'back' });
    expect(asked.map(({ id, type }) => [id, type])).toEqual([
      [1, 'step'],
      [2, 'back'],
    ]);
    answer(view(2));
    answer(view(1));
    expect((await first).id).toBe(1);
    expect((await second).id).toBe(2);
  });

  it('hands on what could not be used', async () => {
    const { client, answer } = setup();
    const asked = client.ask({ type: 'load', scenario: 1 });
    answer({ type: 'rejected', id: 1, what: 'scenario', errors: [{ path: '', message: 'found 1' }] });
    expect(await asked).toMatchObject({ type: 'rejected', errors: [{ message: 'found 1' }] });
  });

  it('tells a crash once, to the page and to whoever asked, and goes on', async () => {
    const { crashes, client, answer } = setup();
    const asked = client.ask({ type: 'step' });
    answer({ type: 'crashed', id: 1, message: 'no step 7', stack: '' });
    await expect(asked).rejects.toThrow(EngineCrash);
    expect(crashes.map(({ message }) => message)).toEqual(['no step 7']);
    const next = client.ask({ type: 'back' });
    answer(view(2));
    expect((await next).type).toBe('view');
  });

  it('leaves nobody waiting for a worker that died', async () => {
    const { crashes, worker, client } = setup();
    const waiting = client.ask({ type: 'step' });
    worker.onerror?.call(worker, { message: 'out of memory', filename: 'worker.js', lineno: 1 } as ErrorEvent);
    await expect(waiting).rejects.toThrow('out of memory');
    await expect(client.ask({ type: 'back' })).rejects.toThrow(EngineCrash);
    expect(crashes).toHaveLength(1);
  });

  it('ignores an answer that nobody waits for', () => {
    const { answer } = setup();
    expect(() => answer(view(9))).not.toThrow();
  });
});
