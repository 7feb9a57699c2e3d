import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addr } from '../num/addr.ts';
import { featureSet } from '../num/feature-set.ts';
import type { Event, EventOf } from './event.ts';
import { eventFromJson, eventToJson } from './event-json.ts';

const wrote: Event = {
  type: 'memory/wrote',
  by: 'driver:pf0',
  at: addr(0x2040),
  bytes: Uint8Array.of(1, 0),
  was: Uint8Array.of(0, 0),
  what: 'virtq_avail.idx',
};

describe('events as JSON', () => {
  it('are one line, with numbers and bytes tagged', () => {
    expect(eventToJson(wrote)).toBe(
      '{"type":"memory/wrote","by":"driver:pf0","at":{"$n":"0x2040"},"bytes":{"$b":"0100"},"was":{"$b":"0000"},"what":"virtq_avail.idx"}',
    );
    expect(eventFromJson(eventToJson(wrote))).toEqual({ ok: true, value: wrote });
  });

  it.each<Event>([
    { type: 'features/assigned', by: 'device:pf0', device: 'pf0/vf1', from: null, to: featureSet([0, 70, 127]) },
    {
      type: 'register/queue-wrote',
      by: 'driver:pf0',
      device: 'pf0',
      queue: 0,
      register: 'queue_desc',
      from: addr(0),
      to: addr(16),
    },
    { type: 'register/queue-wrote', by: 'driver:pf0', device: 'pf0', queue: 0, register: 'queue_size', from: 8, to: 4 },
    { type: 'intent/taken', by: 'operator', intent: { do: 'flr', device: 'pf0' }, fromScript: null },
    { type: 'note/said', by: 'operator', text: 'ein "Satz" mit \u2028 und \ud800' },
    // names that a record can have and an object literal cannot
    {
      type: 'token/closed',
      by: 'driver:pf0',
      device: 'pf0',
      token: {} as never,
      place: 0,
      usedLength: 8,
      outcome: { ok: true, name: 'x', fields: JSON.parse('{"__proto__":1,"$n":2,"$$b":3,"$":4,"toString":5}') },
    },
  ])('come back: %o', event => {
    const line = eventToJson(event);
    expect(line).not.toContain('\n');
    expect(eventFromJson(line)).toEqual({ ok: true, value: event });
  });

  it('any data below the members comes back', () => {
    const data = fc.letrec(tie => ({
      value: fc.oneof(
        { maxDepth: 3 },
        fc.constantFrom(null, true, false),
        fc.integer(),
        fc.bigInt({ min: 0n, max: 1n << 130n }),
        fc.uint8Array({ maxLength: 5 }),
        fc.string(),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(fc.oneof(fc.string(), fc.constantFrom('$n', '$b', '$$', '$', '__proto__')), tie('value'), {
          maxKeys: 3,
          noNullPrototype: true,
        }),
      ),
    })).value;
    fc.assert(
      fc.property(data, inside => {
        const event = {
          type: 'driver/changed',
          by: 'driver:pf0',
          device: 'pf0',
          from: { inside },
          to: {},
        } as unknown as Event;
        expect(eventFromJson(eventToJson(event))).toEqual({ ok: true, value: event });
      }),
    );
  });
});

describe('a line that is no event', () => {
  const broken = (change: (event: Record<string, unknown>) => void): string => {
    const event = JSON.parse(eventToJson(wrote)) as Record<string, unknown>;
    change(event);
    return JSON.stringify(event);
  };

  it.each([
    ['', /JSON/],
    ['{', /JSON/],
    ['1', 'an event is an object'],
    ['null', 'an event is an object'],
    ['[]', 'an event is an object'],
    ['{"$b":"00"}', 'an event is an object'],
    ['{}', 'there is no event undefined'],
    ['{"type":"memory/read"}', 'there is no event memory/read'],
    ['{"type":"toString"}', 'there is no event toString'],
    [broken(event => delete event.what), 'memory/wrote.what is not there'],
    [broken(event => delete event.by), 'memory/wrote.by is not there'],
    [broken(event => Object.assign(event, { why: 'x' })), 'memory/wrote has no member why'],
    [broken(event => Object.assign(event, { at: 0x2040 })), 'memory/wrote.at is something else'],
    [broken(event => Object.assign(event, { bytes: [1, 0] })), 'memory/wrote.bytes is something else'],
    [
      broken(event => Object.assign(event, { at: { $n: '0x02040' } })),
      '{"$n":"0x02040"} is neither a number nor bytes',
    ],
    [broken(event => Object.assign(event, { at: { $n: '8256' } })), '{"$n":"8256"} is neither a number nor bytes'],
    [broken(event => Object.assign(event, { was: { $b: '0' } })), '{"$b":"0"} is neither a number nor bytes'],
    [broken(event => Object.assign(event, { was: { $b: 'AA' } })), '{"$b":"AA"} is neither a number nor bytes'],
    [broken(event => Object.assign(event, { was: { $x: 1 } })), '{"$x":1} is neither a number nor bytes'],
    [broken(event => Object.assign(event, { was: { $b: '00', $n: '0x0' } })), 'there is no tag $b'],
  ])('%s', (line, error) => {
    const read = eventFromJson(line);
    expect(read.ok).toBe(false);
    expect(read.ok ? '' : read.error).toMatch(error);
  });
});

it('events of one type are found by their type, also where they share their members with others', () => {
  const created = { type: 'vf/created' } as EventOf<'vf/created'>;
  created satisfies { readonly device: string };
  const either = { type: 'status/wrote' } as EventOf<'status/wrote' | 'note/said'>;
  either satisfies { readonly by: string };
  // @ts-expect-error there is no such event
  type None = EventOf<'memory/read'>;
  expect([created.type, either.type] satisfies readonly (Event['type'] | None)[]).toHaveLength(2);
});
