import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readRecording } from './recording.ts';
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

  const changed = (trace: number, pick: (access: Access) => boolean, more: object): unknown => {
    const { accesses } = recorded.traces[trace]!;
    const at = accesses.findIndex(pick);
    expect(at).toBeGreaterThanOrEqual(0);
    const others = accesses.with(at, { ...accesses[at]!, ...more });
    return { ...recorded, traces: recorded.traces.with(trace, { ...recorded.traces[trace]!, accesses: others }) };
  };

  it('reads what stands at the place of an access, and calls it so', () => {
    const isVector = ({ register }: Access) => register === 'queue_msix_vector';
    expect(differences(changed(0, isVector, { register: undefined }))).toBe(0);
    expect(differences(changed(0, isVector, { register: 'config_msix_vector' }))).toBe(1);
    const isMuch = ({ op, value }: Access) => op === 'read' && value === '0x0';
    expect(differences(changed(0, isMuch, { offset: 200 }))).toBeGreaterThan(0);
    expect(differences(changed(0, isMuch, { size: 8 }))).toBeGreaterThan(0);
    expect(replayRegisterTraces(changed(0, isMuch, { region: 'config' }))).toMatchObject({ ok: false });
  });

  it('meets no bit that its host never offers', () => {
    const isHigh = ({ register, op, value }: Access) =>
      op === 'read' && register === 'device_feature' && value === '0x105';
    const more = changed(0, isHigh, { value: '0x185' }) as object;
    expect(differences({ ...more, source: { device: 'QEMU 11.1.3' } })).toBe(1);
    expect(differences(more)).toBe(0);
  });

  it('looks at the configuration when it hears that it has changed', () => {
    const lastIsr = recorded.traces[1]!.accesses.findLast(({ region, value }) => region === 'isr' && value === '0x1');
    expect(differences(changed(1, each => each === lastIsr, { value: '0x3' }))).toBe(1);
  });

  it('may be firmware, which uses one queue and asks for no more', () => {
    const write = (offset: number, size: number, value: number) => ({
      op: 'write',
      region: 'common',
      offset,
      size,
      value,
    });
    const read = (offset: number, size: number, value: number) => ({ ...write(offset, size, value), op: 'read' });
    const isr = (value: number) => ({ op: 'read', region: 'isr', offset: 0, size: 1, value });
    const accesses = [
      ...[write(20, 1, 0), isr(0), write(20, 1, 3)],
      ...[write(0, 4, 0), read(4, 4, 0x30006e54), write(0, 4, 1), read(4, 4, 0x101)],
      ...[write(8, 4, 0), write(12, 4, 0x44), write(8, 4, 1), write(12, 4, 1)],
      ...[write(20, 1, 0xb), read(20, 1, 0xb)],
      ...[write(22, 2, 0), read(24, 2, 256), read(28, 2, 0)],
      ...[32, 40, 48].flatMap(at => [write(at, 4, 0x7fe8000 + 16 * at), write(at + 4, 4, 0)]),
      ...[write(28, 2, 1), read(30, 2, 0), write(20, 1, 0xf)],
      ...[{ op: 'write', region: 'notify', offset: 0, size: 2, value: 0 }, isr(1)],
    ];
    const trace = { name: 'firmware', driver: 'seabios', deviceId: 2, negotiatedBits: [2, 6, 32], accesses };
    const traces = { schema: 'virtio-register-trace/1', traces: [trace] };
    expect(differences(traces)).toBe(0);
    const isSize = accesses.findIndex(({ offset, op }) => offset === 28 && op === 'read');
    const enabled = accesses.with(isSize, read(28, 2, 1));
    expect(differences({ ...traces, traces: [{ ...trace, accesses: enabled }] })).toBe(1);
  });

  /** One driver from reset to DRIVER_OK with one queue, put together by hand; its rings are where the test says. */
  const startUp = (deviceId: number, bits: readonly number[], more: readonly object[] = [], at = 0x2723000) => {
    const access = (op: string, offset: number, size: number, value: number, region = 'common') => ({
      ...{ op, region, offset, size },
      value: `0x${value.toString(16)}`,
    });
    const write = (offset: number, size: number, value: number) => access('write', offset, size, value);
    const read = (offset: number, size: number, value: number) => access('read', offset, size, value);
    const [low, high] = [0, 32].map(from =>
      bits.reduce((word, bit) => word + (bit >= from && bit < from + 32 ? 2 ** (bit - from) : 0), 0),
    ) as [number, number];
    const areas = [32, 40, 48].flatMap((offset, k) => [
      write(offset, 4, (at + 0x1000 * k) % 2 ** 32),
      write(offset + 4, 4, Math.floor(at / 2 ** 32)),
    ]);
    const accesses = [
      ...[write(20, 1, 0), read(20, 1, 0), write(20, 1, 1), write(20, 1, 3)],
      ...[write(0, 4, 0), read(4, 4, low), write(0, 4, 1), read(4, 4, high)],
      ...[write(8, 4, 0), write(12, 4, low), write(8, 4, 1), write(12, 4, high), write(20, 1, 0xb), read(20, 1, 0xb)],
      ...more,
      ...[write(22, 2, 0), read(24, 2, 256), write(24, 2, 256), ...areas, write(28, 2, 1)],
      ...[write(20, 1, 0xf), access('write', 0, 2, 0, 'notify'), read(20, 1, 0xf)],
    ];
    return { name: 'by hand', deviceId, negotiatedBits: bits, statusWhileRunning: 0xf, accesses };
  };
  const device = (offset: number, size: number, value: number) => ({
    ...{ op: 'read', region: 'device', offset, size },
    value: `0x${value.toString(16)}`,
  });
  const generation = { op: 'read', region: 'common', offset: 21, size: 1, value: '0x0' };
  const traces = (...all: readonly unknown[]) => ({ schema: 'virtio-register-trace/1', traces: all });

  it('has its rings wherever its guest has memory', () => {
    for (const at of [0x2723000, 0x7fe8000, 0xbffd0000, 0x1_2345_6000, 0xff_ffff_0000])
      expect(differences(traces(startUp(4, [28, 29, 32, 40], [], at)))).toBe(0);
  });

  it('finds the pairs of queues, the link and all that its host has set up for a network device', () => {
    const bits = [3, 5, 16, 17, 22, 32, 63];
    const count = { op: 'read', region: 'common', offset: 18, size: 2, value: '0x9' };
    const config = [generation, device(0, 4, 0x12005452), device(4, 2, 0x5634), device(6, 2, 1), generation, count];
    const host = [device(8, 2, 4), device(10, 2, 1500), device(12, 4, 10000), device(16, 1, 1)];
    expect(differences(traces(startUp(1, bits, [...config, ...host])))).toBe(0);
    expect(differences(traces(startUp(1, bits, [...config, ...host, device(8, 2, 4)])))).toBe(0);
    expect(differences(traces(startUp(1, bits, [...config, ...host, device(8, 2, 3)])))).toBe(1);
    expect(differences(traces(startUp(1, bits, [...config, ...host.with(0, device(8, 2, 3))])))).toBe(1);
    const down = config.with(3, device(6, 2, 0));
    expect(differences(traces(startUp(1, bits, down)))).toBe(0);
    expect(differences(traces(startUp(1, bits, down.with(4, { ...generation, value: '0x1' }))))).toBe(1);
    const later = down.map(each => (each.offset !== 21 ? each : { ...each, value: '0x7' }));
    expect(differences(traces(startUp(1, bits, later)))).toBe(0);
  });

  it('finds as many queues of a block device as MQ lets there be, and its configuration says', () => {
    const count = (value: number) => ({ op: 'read', region: 'common', offset: 18, size: 2, value: `0x${value}` });
    const several = (queues: number, shown: number, bits: readonly number[]) =>
      differences(traces(startUp(2, bits, [device(0, 4, 2048), device(34, 2, shown), count(queues)])));
    expect(several(4, 4, [12, 32])).toBe(0);
    expect(several(1, 1, [32])).toBe(0);
    expect(several(4, 3, [12, 32])).toBe(1);
    expect(several(4, 1, [32])).toBe(1);
  });

  it('is refused features that were not offered, and may come again with others', () => {
    const { accesses } = startUp(4, [28, 32]);
    const declined = accesses.slice(0, 14).map((access, k) => (k === 9 ? { ...access, value: '0x30000000' } : access));
    const refused = declined.with(13, { ...declined[13]!, value: '0x3' });
    const once = { name: 'refused', deviceId: 4, negotiatedBits: [28, 29, 32], accesses: refused };
    expect(differences(traces(once))).toBe(0);
    expect(differences(traces({ ...once, accesses: declined }))).toBe(2);
    const again = { ...startUp(4, [28, 32]), accesses: [...refused, ...accesses] };
    expect(differences(traces(again))).toBe(0);
    expect(differences(traces({ ...again, negotiatedBits: [28, 29, 32] }))).toBe(1);
  });

  it('is unknown where it drives a device that is not modelled', () => {
    const console = { ...startUp(4, [28, 32]), deviceId: 3 };
    const rng = startUp(4, [28, 32]);
    const recording = readRecording(traces(console, rng));
    expect(recording.ok && recording.value().map(({ verdict }) => verdict)).toEqual(['unknown', 'agrees']);
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
