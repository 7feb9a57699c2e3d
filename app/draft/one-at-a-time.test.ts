import { describe, expect, it } from 'vitest';
import { oneAtATime } from './one-at-a-time.ts';

const soon = (): Promise<void> => new Promise(resolve => setTimeout(resolve));

describe('work that takes longer than typing', () => {
  it('is done for the first text and for the newest, one after the other', async () => {
    const inTurn = oneAtATime();
    const begun: string[] = [];
    const finish: (() => void)[] = [];
    let newest = '';
    const type = (text: string): Promise<void> => {
      newest = text;
      return inTurn(
        () => newest === text,
        () => {
          begun.push(text);
          return new Promise<void>(resolve => finish.push(resolve));
        },
      );
    };
    void type('a');
    await soon();
    for (const text of ['ab', 'abc', 'abcd']) void type(text);
    await soon();
    expect(begun).toEqual(['a']);
    finish[0]?.();
    await soon();
    expect(begun).toEqual(['a', 'abcd']);
    finish[1]?.();
    void type('abcde');
    await soon();
    expect(begun).toEqual(['a', 'abcd', 'abcde']);
  });

  it('goes on after work that failed', async () => {
    const inTurn = oneAtATime();
    await inTurn(
      () => true,
      () => Promise.reject(new Error('no')),
    );
    let done = false;
    await inTurn(
      () => true,
      async () => {
        done = true;
      },
    );
    expect(done).toBe(true);
  });
});
