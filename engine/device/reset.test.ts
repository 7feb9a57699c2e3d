import { describe, expect, it } from 'vitest';
import type { Lab } from '../testing/lab.ts';
import { createLab, eventsOfType, manage, readyLab } from '../testing/lab.ts';
import type { DeviceId } from '../world/ids.ts';
import { NO_VECTOR } from './function.ts';

const write = (lab: Lab, device: DeviceId, register: string, value: number | string) =>
  lab.take({ do: 'write-register', device, register, value });

describe('a virtio reset', () => {
  it('forgets features, queues, vectors and selectors', () => {
    const lab = readyLab();
    write(lab, 'pf0', 'queue_select', 1);
    write(lab, 'pf0', 'device_feature_select', 1);
    const before = lab.device('pf0');
    expect(before).toMatchObject({ status: 0x0f, configMsixVector: 0 });
    expect(before.queues.map(({ registers }) => [registers.enabled, registers.size, registers.msixVector])).toEqual([
      [true, 4, 1],
      [true, 4, 2],
      [true, 8, 3],
    ]);

    write(lab, 'pf0', 'device_status', 0);
    lab.act('device:pf0 reset');

    const after = lab.device('pf0');
    expect(after).toMatchObject({
      status: 0,
      resetting: false,
      negotiated: null,
      driverFeatures: 0n,
      deviceFeatureSelect: 0,
      driverFeatureSelect: 0,
      queueSelect: 0,
      configMsixVector: NO_VECTOR,
    });
    for (const { registers, ring, held, decideFrom } of after.queues) {
      expect({ ring, held, decideFrom }).toEqual({ ring: null, held: [], decideFrom: null });
      expect(registers).toMatchObject({ enabled: false, msixVector: NO_VECTOR, desc: 0n, driver: 0n, device: 0n });
      expect(registers.size).toBe(registers.maxSize);
    }
    expect(after.queues.map(({ registers }) => registers.maxSize)).toEqual([4, 4, 8]);
  });

  it('shows the largest queue_size again', () => {
    const lab = createLab();
    write(lab, 'pf0', 'queue_size', 1);
    write(lab, 'pf0', 'device_status', 0);
    lab.act('device:pf0 reset');
    expect(lab.device('pf0').queues[0]?.registers.size).toBe(4);
  });

  it('of a PF leaves its SR-IOV capability and its VFs alone', () => {
    const lab = readyLab();
    lab.do({ do: 'load-driver', device: 'pf0/vf2' });
    lab.do({ do: 'unload-driver', device: 'pf0' });
    expect(lab.device('pf0')).toMatchObject({ status: 0, sriov: { vfEnable: true, numVfs: 3, totalVfs: 3 } });
    expect(lab.device('pf0/vf2')).toMatchObject({ present: true, status: 0x0f });
    expect(lab.driver('pf0/vf2').stage).toBe('running');
  });

  it('ends the notifications that are on their way, of this function only', () => {
    const lab = readyLab();
    lab.take(manage('query', 1));
    for (const stage of ['fill', 'describe', 'place', 'publish', 'notify']) lab.act(`driver:pf0 ${stage}`);
    expect(lab.world.wires).toEqual({ 'device:pf0/q2': 2 });
    lab.take({ do: 'flr', device: 'pf0/vf1' });
    expect(lab.world.wires).toEqual({ 'device:pf0/q2': 2 });
    const events = lab.take({ do: 'flr', device: 'pf0' });
    expect(eventsOfType(events, 'wire/seen')).toMatchObject([{ wire: 'device:pf0/q2', value: 2 }]);
    expect(lab.world.wires).toEqual({});
  });

  it('leaves the device silent: what its old rings hold is not looked at', () => {
    const lab = readyLab();
    lab.take(manage('query', 1));
    for (const stage of ['fill', 'describe', 'place', 'publish']) lab.act(`driver:pf0 ${stage}`);
    write(lab, 'pf0', 'device_status', 0);
    expect(lab.can('device:pf0/avq0 take')).toBe(false);
    lab.act('device:pf0 reset');
    expect(lab.can('device:pf0/avq0 take')).toBe(false);
    lab.run();
    expect(lab.answers).toEqual([]);
    expect(lab.driver('pf0').tokens).toHaveLength(1);
  });
});

describe('an FLR', () => {
  it('of a VF resets this VF and no other', () => {
    const lab = readyLab();
    lab.do({ do: 'load-driver', device: 'pf0/vf1' }, { do: 'load-driver', device: 'pf0/vf2' });
    lab.do({ do: 'flr', device: 'pf0/vf1' });
    expect(lab.device('pf0/vf1')).toMatchObject({ present: true, status: 0 });
    expect(lab.device('pf0/vf2')).toMatchObject({ present: true, status: 0x0f });
    expect(lab.device('pf0')).toMatchObject({ status: 0x0f, sriov: { vfEnable: true } });
  });

  it('of a PF resets it, clears VF Enable, and takes the VFs with their drivers and their memory', () => {
    const lab = readyLab();
    lab.do({ do: 'load-driver', device: 'pf0/vf1' });
    expect(lab.driver('pf0/vf1').regions.length).toBeGreaterThan(0);
    lab.do({ do: 'flr', device: 'pf0' });
    expect(lab.device('pf0')).toMatchObject({ status: 0, sriov: { vfEnable: false } });
    for (const device of ['pf0/vf1', 'pf0/vf2', 'pf0/vf3'] as const) {
      expect(lab.device(device).present).toBe(false);
      expect(lab.driver(device)).toMatchObject({ stage: 'absent', regions: [], queues: {}, tokens: [] });
    }
  });

  it('completes a reset that was under way', () => {
    const lab = createLab();
    lab.take({ do: 'load-driver', device: 'pf0' });
    lab.act('driver:pf0 reset');
    lab.take({ do: 'flr', device: 'pf0' });
    expect(lab.can('device:pf0 reset')).toBe(false);
    lab.run();
    expect(lab.driver('pf0').stage).toBe('running');
  });

  it('leaves the driver in its belief: it has to be loaded anew', () => {
    const lab = readyLab();
    lab.do({ do: 'flr', device: 'pf0' });
    expect(lab.driver('pf0').stage).toBe('running');
    lab.do({ do: 'unload-driver', device: 'pf0' }, { do: 'load-driver', device: 'pf0' });
    lab.do({ do: 'enable-vfs', owner: 'pf0', numVfs: 1 });
    expect(lab.send(manage('query', 1)).outcome?.ok).toBe(true);
  });
});

describe('a driver waits for its reset', () => {
  it('as long as device_status does not read 0', () => {
    const lab = createLab();
    lab.do({ do: 'load-driver', device: 'pf0' });
    lab.take({ do: 'unload-driver', device: 'pf0' });
    lab.act('driver:pf0 stop');
    expect(lab.choices().find(({ action }) => action.name === 'wait-stop')).toMatchObject({
      enabled: false,
      why: 'device_status still reads ACKNOWLEDGE DRIVER FEATURES_OK DRIVER_OK.',
    });
    lab.act('device:pf0 reset');
    write(lab, 'pf0', 'device_status', 1);
    expect(lab.can('driver:pf0 wait-stop')).toBe(false);
    write(lab, 'pf0', 'device_status', 0);
    lab.act('device:pf0 reset');
    lab.act('driver:pf0 wait-stop');
    expect(lab.driver('pf0')).toMatchObject({ stage: 'absent', regions: [], queues: {} });
  });
});
