import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryScenario } from '../testing/arbitrary-scenario.ts';
import { parseScenario } from './parse.ts';
import type { Scenario } from './scenario.ts';
import { serializeScenario } from './serialize.ts';

const again = (json: unknown): Scenario => {
  const parsed = parseScenario(JSON.parse(JSON.stringify(json)));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
};

/** The same data with the members of every object in the opposite order. */
const reversed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, inside]) => [name, reversed(inside)]),
  );
};

describe('a scenario as JSON', () => {
  it('is the same scenario when it is parsed, with bits by name or by number', () => {
    fc.assert(
      fc.property(arbitraryScenario, fc.constantFrom('names' as const, 'numbers' as const), (scenario, bits) => {
        expect(again(serializeScenario(scenario, bits))).toEqual(scenario);
      }),
    );
  });

  it('has one text only, in whatever order its members came in', () => {
    fc.assert(
      fc.property(arbitraryScenario, scenario => {
        const json = serializeScenario(scenario);
        expect(JSON.stringify(serializeScenario(again(reversed(json))))).toBe(JSON.stringify(json));
      }),
    );
  });

  it('shares nothing with what it was parsed from', () => {
    const json = { do: 'command', owner: 'pf0', command: 'VIRTIO_ADMIN_DEVICE_MGMT', header: { group_id: 1 } };
    const vf = { features: [], driverFeatures: [] };
    const pf = { features: [], driverFeatures: [], manageable: [], totalVfs: 1, vf, adminQueues: [8], queueSize: 8 };
    const input = { format: 1, title: '', dialect: 'draft-2022-07', topology: { pfs: [pf] }, script: [json] };
    const parsed = parseScenario(input);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    json.header.group_id = 9;
    pf.adminQueues.push(16);
    expect(parsed.value.script[0]?.intent).toMatchObject({ header: { group_id: 1 } });
    expect(parsed.value.topology.pfs[0]?.adminQueues).toEqual([8]);
  });
});
