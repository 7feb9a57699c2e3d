import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { replayRegisterTraces } from './register-trace.ts';

interface Access {
  readonly op: string;
  readonly register?: string;
  readonly region: string;
  readonly value: string;
}
interface Traces {
  readonly schema: string;
  readonly traces: readonly { readonly name: string; readonly accesses: readonly Access[] }[];
}
const recorded = JSON.parse(readFileSync(new URL('recordings/linux.json', import.meta.url), 'utf8')) as Traces;

const differences = (input: unknown): number => {
  const reports = replayRegisterTraces(input);
  if (!reports.ok) throw new Error(reports.error);
  return reports.value.reduce((sum, report) => sum + report.differences.length, 0);
};

/** What the host decides cannot be judged where nothing else depends on it. */
const isHosts = ({ register = '', region }: Access): boolean =>
  register === 'queue_size' || region === 'device' || region === 'isr';

describe('a real driver, from loading to unloading', () => {
  it('is answered as it was by the device that it met', () => {
    const reports = replayRegisterTraces(recorded);
    expect(reports.ok && reports.value.map(({ name, differences: found }) => [name, found])).toEqual([
      ['linux-rng-packed', []],
      ['linux-net-no-msix', []],
    ]);
  });

  it('is not, when a read is changed', () => {
    const passed = recorded.traces.flatMap((trace, t) =>
      trace.accesses.flatMap((access, at) => {
        if (access.op !== 'read' || isHosts(access)) return [];
        const value = `0x${(Number(access.value) ^ 2).toString(16)}`;
        const accesses = trace.accesses.with(at, { ...access, value });
        const changed = { ...recorded, traces: recorded.traces.with(t, { ...trace, accesses }) };
        // Two of the bits 64 to 70 and 28 to 31 may be offered or not, as the host likes.
        const isOffer = access.register === 'device_feature';
        return differences(changed) === 0 && !isOffer ? [`${trace.name} ${at}`] : [];
      }),
    );
    expect(passed).toEqual([]);
  });

  it('offers no bit that its type does not have', () => {
    const [trace] = recorded.traces;
    const at = trace?.accesses.findIndex(({ op, register }) => op === 'read' && register === 'device_feature') ?? 0;
    const accesses = trace?.accesses.map((access, k) => (k === at ? { ...access, value: '0x30000001' } : access));
    expect(differences({ ...recorded, traces: [{ ...trace, accesses }] })).toBe(1);
  });

  it('has the status that it says while it runs', () => {
    const [trace] = recorded.traces;
    expect(differences({ ...recorded, traces: [{ ...trace, statusWhileRunning: 0xf }] })).toBe(0);
    expect(differences({ ...recorded, traces: [{ ...trace, statusWhileRunning: 0x1f }] })).toBe(1);
  });

  it('is refused when it is none', () => {
    expect(replayRegisterTraces({})).toEqual({ ok: false, error: 'schema: not virtio-register-trace/1' });
    expect(replayRegisterTraces({ ...recorded, traces: [{ name: 'x', deviceId: 77, accesses: [] }] })).toEqual({
      ok: false,
      error: 'traces[0].deviceId: 77 is not modelled',
    });
    const broken = { name: 'x', deviceId: 4, accesses: [{ op: 'look' }] };
    expect(replayRegisterTraces({ ...recorded, traces: [broken] })).toEqual({
      ok: false,
      error: 'traces[0].accesses[0]: not an access',
    });
  });
});
