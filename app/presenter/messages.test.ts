import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messageOf, readMessage } from './messages.ts';
import { stopped } from './timer.ts';

const state = {
  title: 'Two commands',
  dialect: 'virtio 1.4',
  presenting: true,
  step: 4,
  end: 12,
  playing: false,
  cues: [{ step: 4, kind: 'recipe', page: null, title: 'First', note: '' }],
  cue: 0,
  now: 'Publishes head 0.',
  next: '',
  black: false,
  spotlight: false,
  qr: false,
  view: 'group',
  timer: { ...stopped, since: 1000 },
  timerShown: false,
} as const;

describe('what the windows of a talk say to each other', () => {
  it.each([
    { say: 'hello' },
    { say: 'started' },
    { say: 'bye', who: 'stage' },
    { say: 'wish', wish: { do: 'next' } },
    { say: 'wish', wish: { do: 'cue', cue: 7 } },
    { say: 'wish', wish: { do: 'minutes', minutes: 40 } },
    { say: 'state', state },
  ] as const)('is read as it was said: %o', said => {
    expect(readMessage(messageOf(said))).toEqual({ ringside: 1, ...said });
  });

  it.each([
    null,
    'next',
    { say: 'hello' },
    { ringside: 2, say: 'hello' },
    { ringside: 1, say: 'wish', wish: { do: 'dispatch' } },
    { ringside: 1, say: 'wish', wish: { do: 'cue', cue: -1 } },
    { ringside: 1, say: 'wish', wish: { do: 'cue', cue: 1.5 } },
    { ringside: 1, say: 'wish', wish: { do: 'minutes', minutes: 1e6 } },
    { ringside: 1, say: 'state', state: { ...state, timer: null } },
    { ringside: 1, say: 'state', state: { ...state, cues: [{ step: 4 }] } },
    { ringside: 1, say: 'state', state: { ...state, now: 'x'.repeat(5000) } },
  ])('is nothing else: %o', data => {
    expect(readMessage(data)).toBeNull();
  });

  it('is nothing of any shape that somebody makes up', () => {
    fc.assert(
      fc.property(fc.anything(), data => {
        expect(readMessage(data)).toBeNull();
      }),
    );
  });
});
