import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Move } from '../testing/arbitrary-run.ts';
import { wildMove } from '../testing/arbitrary-run.ts';
import type { Ask, Page } from '../testing/page.ts';
import { createPage, libraryFile, pageWith } from '../testing/page.ts';
import type { DeviceId } from '../world/ids.ts';

/** Whatever a person does, the simulator answers, and what it shows can be read. */
const look = (page: Page, request: Ask): void => {
  const response = page.ask(request);
  if (response.type === 'crashed') throw new Error(`${JSON.stringify(request)}: ${response.stack}`);
  const { moment, memory, rings, command } = page.parts;
  if (moment) {
    expect(moment.sentence).toMatch(/^[A-Z].*[.!?]$/s);
    expect(moment.sentence).not.toMatch(/undefined|NaN|\[object/);
  }
  expect(memory.window.bytes.length % 2).toBe(0);
  if (rings?.format === 'split') expect(rings.descriptors.length).toBe(rings.avail.ring.length);
  if (command) expect(command.readable.bytes.length).toBe(2 * command.readable.size);
};

const places: fc.Arbitrary<Ask> = fc.oneof(
  fc.record({ type: fc.constant('seek' as const), step: fc.nat(300) }),
  fc.constant<Ask>({ type: 'back' }),
  fc.constant<Ask>({ type: 'step-over' }),
  fc.record({
    type: fc.constant('watch' as const),
    watch: fc.record(
      {
        device: fc.constantFrom<DeviceId>('pf0', 'pf0/vf1', 'pf0/vf3'),
        queue: fc.record({
          device: fc.constantFrom<DeviceId>('pf0', 'pf0/vf1'),
          queue: fc.nat(4),
          from: fc.nat(12),
          count: fc.nat(12),
        }),
        command: fc.option(fc.record({ owner: fc.constant('pf0' as const), id: fc.nat(6) })),
        memory: fc.record({ at: fc.constantFrom('0x0', '0x1000', '0x12f0', '0xffffffffffffffff'), rows: fc.nat(80) }),
        log: fc.record({ from: fc.nat(200), count: fc.nat(50) }),
      },
      { requiredKeys: [] },
    ),
  }) as fc.Arbitrary<Ask>,
);

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

const play = (page: Page, { what, picks }: Move): void => {
  if (what.kind === 'intent') look(page, { type: 'dispatch', intent: what.intent });
  else {
    const regions = page.parts.memory.regions.filter(({ device }) => device === what.device);
    const region = regions.at(-1 - (what.region % Math.max(regions.length, 1)));
    if (region) {
      const at = `0x${(BigInt(region.at) + BigInt(what.offset % region.size)).toString(16)}`;
      look(page, { type: 'dispatch', intent: { do: 'edit-memory', at, bytes: hex(what.bytes) } });
    }
  }
  for (const pick of picks) {
    const possible = page.parts.next.groups.flatMap(({ actions }) => actions.filter(({ enabled }) => enabled));
    const next = possible[pick % Math.max(possible.length, 1)];
    if (!next) break;
    look(page, { type: 'act', action: next.key });
  }
};

it('answers whatever a person does with a view that can be read, and finds it again by its link', () => {
  const moves = fc.array(fc.record({ move: wildMove, thence: fc.option(places, { freq: 3 }) }), {
    minLength: 1,
    maxLength: 12,
  });
  fc.assert(
    fc.property(moves, fc.nat(70), (all, start) => {
      const page = createPage();
      look(page, { type: 'load', scenario: libraryFile('seven-steps.json'), step: start });
      for (const { move, thence } of all) {
        play(page, move);
        if (thence) look(page, thence);
      }
      const { step, digest } = page.parts.run;
      const shared = page.ask({ type: 'share', view: { step }, notes: true });
      if (shared.type !== 'shared') throw new Error(JSON.stringify(shared));
      if (shared.shared.band === 'file-only') return;
      const other = createPage();
      look(other, { type: 'load-link', link: shared.shared.fragment });
      expect(other.parts.run).toMatchObject({ step, digest });
    }),
    { numRuns: 25 },
  );
}, 120_000);

it('answers messages of any shape', () => {
  const page = pageWith(libraryFile('seven-steps.json'));
  const types = [
    'load',
    'load-link',
    'step',
    'run',
    'seek',
    'act',
    'dispatch',
    'watch',
    'compose',
    'decode',
    'share',
    'bookmark',
  ];
  const message = fc.record(
    {
      type: fc.constantFrom(...types, 'choose-reading', 'nothing'),
      scenario: fc.anything(),
      link: fc.anything(),
      step: fc.anything(),
      limit: fc.nat(3),
      action: fc.anything(),
      intent: fc.anything(),
      command: fc.anything(),
      watch: fc.object({ maxDepth: 2 }),
      part: fc.constantFrom('readable', 'writable', 'both'),
      hex: fc.oneof(fc.string(), fc.anything()),
      view: fc.anything(),
      notes: fc.anything(),
      text: fc.anything(),
      atStep: fc.anything(),
      switch: fc.anything(),
      reading: fc.anything(),
    },
    { requiredKeys: ['type'] },
  );
  fc.assert(
    fc.property(message, request => {
      const before = page.parts;
      const response = page.ask(request as never);
      expect(response.type).not.toBe('crashed');
      if (response.type === 'rejected') expect(page.parts).toBe(before);
    }),
    { numRuns: 500 },
  );
});
