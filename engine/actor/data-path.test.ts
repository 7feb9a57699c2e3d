import { describe, expect, it } from 'vitest';
import { bytesToHex } from '../num/bytes.ts';
import { featureSet } from '../num/feature-set.ts';
import { createLab, eventsOfType, pfTopology, topologyOf, violations } from '../testing/lab.ts';
import { publishedLab } from '../testing/published-lab.ts';
import type { DeviceType } from '../world/device-data.ts';
import type { DeviceId } from '../world/ids.ts';
import type { RequestIntent } from '../world/intent.ts';

const OWNER = [32, 37, 41, 42, 43];
const split = [32];
const packed = [32, 34];

/** A net PF whose VFs are of one type, with the driver of VF 1 running. */
const labOf = (type: DeviceType, bits: readonly number[]) => {
  const features = featureSet(bits);
  const lab = createLab({
    topology: topologyOf(
      pfTopology({
        features: featureSet(OWNER),
        driverFeatures: featureSet(OWNER),
        manageable: featureSet([]),
        totalVfs: 2,
        vfDefault: { type, features, driverFeatures: features },
        queueSize: 8,
      }),
    ),
  });
  lab.do(
    { do: 'load-driver', device: 'pf0' },
    { do: 'enable-vfs', owner: 'pf0', numVfs: 2 },
    { do: 'load-driver', device: 'pf0/vf1' },
  );
  expect(lab.driver('pf0/vf1').stage).toBe('running');
  const ask = (request: RequestIntent['request'], more: Partial<RequestIntent> = {}, device: DeviceId = 'pf0/vf1') => {
    const at = lab.answers.length;
    lab.do({ do: 'request', device, request, ...more });
    return lab.answers[at] ?? null;
  };
  return { lab, ask };
};

describe.each([
  ['split', split],
  ['packed', packed],
] as const)('on a %s ring', (_, ring) => {
  it('virtio-rng gives entropy that goes on from request to request', () => {
    const { ask } = labOf('rng', ring);
    expect(ask('entropy', { count: 4 })).toMatchObject({ bytes: '00010203', usedLength: 4 });
    expect(ask('entropy', { count: 2 })?.bytes).toBe('0405');
  });

  it('virtio-blk reads back what was written, says no where it must, and has an id', () => {
    const { ask } = labOf('blk', [...ring, 9]);
    expect(ask('read', { sector: 5 })?.bytes.slice(0, 8)).toBe('50515253');
    expect(ask('write', { sector: 5, bytes: 'abcd' })?.outcome).toMatchObject({ ok: true, name: 'VIRTIO_BLK_S_OK' });
    expect(ask('read', { sector: 5 })?.bytes).toBe(`abcd${'00'.repeat(511)}`);
    expect(ask('read', { sector: 128 })?.outcome).toMatchObject({ ok: false, name: 'VIRTIO_BLK_S_IOERR' });
    expect(ask('flush')?.outcome?.ok).toBe(true);
    expect(ask('get-id')?.bytes.startsWith(bytesToHex(Uint8Array.from([...'ringside'], c => c.charCodeAt(0))))).toBe(
      true,
    );
  });

  it('virtio-net sends a frame, and the answer waits until there is a buffer for it', () => {
    const { lab, ask } = labOf('net', [...ring, 17, 18]);
    expect(ask('transmit', { bytes: '0102030405060a0b0c0d0e0f0800' })?.usedLength).toBe(0);
    expect(lab.device('pf0/vf1').data).toMatchObject({ waiting: [expect.anything()] });
    const received = ask('receive', { count: 20 });
    expect(received?.usedLength).toBe(12 + 14);
    expect(received?.bytes).toBe(`${'00'.repeat(10)}0100${'0a0b0c0d0e0f0102030405060800'}${'00'.repeat(6)}`);
    expect(ask('control', { bytes: '000001' })?.outcome).toMatchObject({ ok: true, name: 'VIRTIO_NET_OK' });
    expect(ask('control', { bytes: '770001' })?.outcome).toMatchObject({ ok: false, name: 'VIRTIO_NET_ERR' });
  });

  it('a receive buffer stays in the ring until a frame comes', () => {
    const { lab, ask } = labOf('net', ring);
    expect(ask('receive')).toBeNull();
    expect(lab.device('pf0/vf1').queues[0]?.held).toEqual([]);
    ask('transmit', { bytes: '0102030405060a0b0c0d0e0f0800' });
    expect(lab.answers.map(({ usedLength }) => usedLength).sort()).toEqual([0, 26]);
  });
});

it('a request that makes no sense takes the device down, and only that one', () => {
  const { lab, ask } = labOf('blk', split);
  expect(ask('buffer', { bytes: '0000', count: 1 })).toBeNull();
  expect(lab.device('pf0/vf1').status & 0x40).toBe(0x40);
  expect(lab.device('pf0').status & 0x40).toBe(0);
  expect(eventsOfType(lab.events, 'note/said').at(-1)?.text).toMatch(/cannot go on/);
  expect(lab.refuses({ do: 'request', device: 'pf0/vf1', request: 'flush' })).toMatch(/sends nothing/);
});

it('what a function cannot do is refused with a reason', () => {
  const { lab } = labOf('rng', split);
  const refuses = (more: Partial<RequestIntent>) =>
    lab.refuses({ do: 'request', device: 'pf0/vf1', request: 'entropy', ...more });
  expect(refuses({})).toBeNull();
  expect(refuses({ request: 'read' })).toBe('virtio-rng knows no request "read".');
  expect(refuses({ request: 'buffer', queue: 7, count: 1 })).toBe('VF 1 has no virtqueue 7.');
  expect(refuses({ request: 'buffer' })).toBe('A buffer has at least one element.');
  expect(refuses({ request: 'buffer', bytes: 'x' })).toMatch(/is not a hex digit/);
  expect(refuses({ device: 'pf0/vf2' })).toBe('The driver of VF 2 is not loaded.');
});

it('a buffer of a data virtqueue is no administration command, whatever its bytes are', () => {
  const features = featureSet([5, 32]);
  const vfDefault = { type: 'net', features, driverFeatures: features } as const;
  const lab = publishedLab({ dialect: 'virtio-1.3', pf: { vfDefault } });
  lab.do({ do: 'load-driver', device: 'pf0/vf1' });
  const events = lab.do({ do: 'request', device: 'pf0/vf1', request: 'transmit', bytes: 'abcdef' });
  expect(eventsOfType(events, 'token/closed')).toHaveLength(1);
  expect(violations(events)).toEqual([]);
});
