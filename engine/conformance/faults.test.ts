import { describe, expect, it } from 'vitest';
import { caughtBy } from '../actor/faults/fault.ts';
import { faults } from '../actor/faults/faults.ts';
import { dialectOf } from '../dialect/dialects.ts';
import { createArena } from '../memory/arena.ts';
import { featureSet } from '../num/feature-set.ts';
import { createWorld } from '../run/create-world.ts';
import { schedule } from '../run/schedule.ts';
import type { Action } from '../run/step.ts';
import { choicesAt, keyOf, step } from '../run/step.ts';
import { askAttrs, manage, NET_BITS, OWNER_BITS, pfTopology } from '../testing/lab.ts';
import { command } from '../testing/published-lab.ts';
import type { Intent } from '../world/intent.ts';
import { createCoverage } from './coverage.ts';

const PUBLISHED = featureSet([0, 1, 5, 7, 11, 15, 16, 32, 37, 41]);
const read = (offset: number, width: number) =>
  command('LEGACY_COMMON_CFG_READ', [1, 1], { offset }, { writable: 8 + width });

/** Good and bad commands, drivers that come and go, interrupts switched off. */
const published: readonly Intent[] = [
  { do: 'load-driver', device: 'pf0' },
  command('LIST_QUERY', [1, 0]),
  { do: 'enable-vfs', owner: 'pf0', numVfs: 2 },
  { do: 'discover', owner: 'pf0', group: 1 },
  { ...command('LIST_QUERY', [1, 0]), writable: 64 },
  command('LIST_USE', [1, 0], { device_admin_cmd_opcodes: '0x183' }),
  read(18, 2),
  command('LIST_USE', [1, 0], { device_admin_cmd_opcodes: '0x3' }),
  read(18, 1),
  { do: 'set-interrupts', device: 'pf0', queue: 2, wanted: false },
  command('LIST_QUERY', [1, 0]),
  { do: 'unload-driver', device: 'pf0' },
];
const draft: readonly Intent[] = [
  { do: 'load-driver', device: 'pf0' },
  { do: 'enable-vfs', owner: 'pf0', numVfs: 2 },
  askAttrs(),
  manage('assign', 1, '0x100000021'),
  manage('assign', 1, '0x8100000021'),
  { do: 'load-driver', device: 'pf0/vf1' },
  manage('assign', 1, '0x100000001'),
];

/** What is violated when the party of a fault has it, and by whom; nothing is expected of the run but that it ends. */
const violatedWith = (
  fault: string | null,
  place: string,
  id: string,
  intents: readonly Intent[],
): readonly string[] => {
  const isDraft = intents === draft;
  const pf = pfTopology(
    isDraft ? { manageable: NET_BITS, features: OWNER_BITS } : { features: PUBLISHED, driverFeatures: PUBLISHED },
  );
  const topology = { pfs: [pf], ...(fault !== null && { faults: { [place]: fault } }) };
  const script = intents.map(intent => ({ intent }));
  let world = createWorld({ dialect: id, topology, script }, createArena());
  const { see, clauses } = createCoverage(dialectOf(id));
  let last: Action | null = null;
  for (let made = 1; made < 3000; made += 1) {
    const action = schedule({ kind: 'fair' }, choicesAt(world), made, last);
    if (!action) break;
    const next = step(world, action);
    see({ step: made, action, key: keyOf(action), events: next.events, before: world, after: next.world });
    world = next.world;
    last = action;
  }
  return [...new Set(clauses().flatMap(each => each.violations.map(({ by }) => `${each.clause.id} by ${by}`)))];
};

const placeOf = (id: string): string => {
  if (id.startsWith('driver')) return 'driver:pf0';
  return /^device-(keeps|after-a-reset)/.test(id) ? 'device:pf0' : 'device:pf0/avq0';
};

// Parts of odd length are sent on purpose, half a field, a list that is not supported, and assigns that are refused.
const onPurpose = [
  'admin.list.subset-of-query',
  'admin.vq.parts-multiple-of-8',
  'admin.sriov.driver-member-range',
  'admin.legacy.driver-common-single-field',
  'draft-2022-07.B3',
  'draft-2022-07.B4',
].map(id => `${id} by driver:pf0`);

describe('actors that break a rule on purpose', () => {
  it('are at least twelve, on both sides', () => {
    expect(faults.length).toBeGreaterThanOrEqual(12);
    expect(new Set(faults.map(({ side }) => side))).toEqual(new Set(['driver', 'device']));
    expect(new Set(faults.map(({ id }) => id)).size).toBe(faults.length);
  });

  it('are caught for nothing while they are healthy', () => {
    for (const [id, intents] of [
      ['virtio-1.3', published],
      ['draft-2022-07', draft],
    ] as const) {
      expect(violatedWith(null, '', id, intents).filter(found => !onPurpose.includes(found))).toEqual([]);
    }
  });

  it.each(faults.map(fault => [fault.id, fault] as const))('%s is caught by the rule that it names', (id, fault) => {
    const clause = caughtBy(fault, dialectOf('virtio-1.3'));
    const [dialect, intents] = clause === null ? ['draft-2022-07', draft] : ['virtio-1.3', published];
    const rule = clause ?? caughtBy(fault, dialectOf(dialect));
    expect(violatedWith(id, placeOf(id), dialect, intents)).toContain(`${rule} by ${placeOf(id)}`);
  });
});
