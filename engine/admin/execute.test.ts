import { describe, expect, it } from 'vitest';
import { bytesToHex } from '../num/bytes.ts';
import { featureSet } from '../num/feature-set.ts';
import { draft, readyLab } from '../testing/lab.ts';
import type { Event } from '../world/event.ts';
import { digestOf } from '../world/hash-world.ts';
import { takeTurn } from '../world/turn.ts';
import type { AdminCommand, HandlerOutcome } from './command.ts';
import { pass, refuse } from './command.ts';
import { executeCommand } from './execute.ts';
import type { AdminRules } from './rules.ts';

const { world } = readyLab();
const by = 'device:pf0/avq0' as const;

/** The dialect with one command of opcode 7 that does as it is told. */
const withCommand = (handle: () => HandlerOutcome, differs: Partial<AdminCommand> = {}): AdminRules => {
  const [usual] = draft.commands;
  if (!usual) throw new Error('the dialect has no command');
  return { ...draft, commands: [{ ...usual, opcode: 7, data: null, checks: [], handle, ...differs }] };
};

const execute = (rules: AdminRules, writableBytes = 24) => {
  const events: Event[] = [];
  let answer: Uint8Array = new Uint8Array();
  const after = takeTurn(world, events, turn => {
    const readable = Uint8Array.of(7, 0, 1, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0);
    answer = executeCommand(turn, by, rules, { owner: 'pf0', readable, writableBytes, judgedAtTake: null });
  });
  return {
    answer: bytesToHex(answer),
    after,
    notes: events.filter(({ type }) => type.startsWith('note/')).slice(3),
    events,
  };
};

const assigned: Event = {
  type: 'features/assigned',
  by: 'device:pf0',
  device: 'pf0/vf2',
  from: null,
  to: featureSet([32]),
};

describe('executing a command', () => {
  it('makes the handler’s facts so, and encodes its result', () => {
    const done = execute(
      withCommand(() => ({
        ok: true,
        result: { resource_val: 0x0102n },
        events: [assigned],
        applied: [{ clause: 'draft-2022-07.B6', what: () => 'the result is the requested value' }],
      })),
    );
    expect(done.answer).toBe('000000000000000002010000000000000000000000000000');
    expect(digestOf(done.after)).not.toBe(digestOf(world));
    expect(done.notes).toMatchObject([{ type: 'note/applied', clause: 'draft-2022-07.B6' }]);
  });

  it('a handler that refuses changes nothing, and says why', () => {
    const done = execute(withCommand(() => ({ ok: false, refusal: 'invalid group', why: 'not on a Sunday' })));
    expect(done.answer).toBe('0300000000000000');
    expect(digestOf(done.after)).toBe(digestOf(world));
    expect(done.notes).toMatchObject([{ type: 'note/said', text: 'not on a Sunday' }]);
  });

  it('the first refusal is the answer, and no later check is asked', () => {
    const check = (id: string, judge: AdminCommand['checks'][number]['judge']) =>
      ({ id, clause: 'draft-2022-07.B15', source: { kind: 'ours' }, judge }) as const;
    const done = execute(
      withCommand(
        () => {
          throw new Error('handled');
        },
        {
          checks: [
            check('nothing to say', () => null),
            check('fine', () => pass(() => 'fine')),
            check('no', () => refuse('VIRTIO_ADMIN_CS_RSC_UNSUPPORTED', () => 'no')),
            check('never asked', () => {
              throw new Error('asked');
            }),
          ],
        },
      ),
    );
    expect(done.answer).toBe('0102000000000000');
    expect(done.notes).toMatchObject([
      { check: 'fine', passed: true },
      { check: 'no', passed: false },
    ]);
  });

  it('a refusal that the dialect does not have is our own mistake', () => {
    expect(() => execute(withCommand(() => ({ ok: false, refusal: 'tired', why: '' })))).toThrow('no refusal tired');
  });

  it.each([0, 1, 8, 23])('the answer is cut to a writable part of %i bytes', bytes => {
    const done = execute(
      withCommand(() => ({ ok: true, result: {}, events: [assigned], applied: [] })),
      bytes,
    );
    expect(done.answer).toBe('00'.repeat(bytes));
  });
});
