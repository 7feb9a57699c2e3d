import { describe, expect, it } from 'vitest';
import { createLab, eventsOfType, manage, pfTopology, readyLab, topologyOf, violations } from '../testing/lab.ts';

const enable = (numVfs: number) => ({ do: 'enable-vfs', owner: 'pf0', numVfs }) as const;
const disable = { do: 'disable-vfs', owner: 'pf0' } as const;
const load = { do: 'load-driver', device: 'pf0' } as const;
const unload = { do: 'unload-driver', device: 'pf0' } as const;

describe('VF Enable', () => {
  it('brings VFs 1 to NumVFs, and no more', () => {
    const lab = createLab();
    lab.do(load);
    const events = lab.do(enable(2));
    expect(violations(events)).toEqual([]);
    expect(eventsOfType(events, 'sriov/wrote').map(({ to }) => [to.numVfs, to.vfEnable])).toEqual([
      [2, false],
      [2, true],
    ]);
    expect(eventsOfType(events, 'vf/created').map(({ device }) => device)).toEqual(['pf0/vf1', 'pf0/vf2']);
    expect((['pf0/vf1', 'pf0/vf2', 'pf0/vf3'] as const).map(id => lab.device(id).present)).toEqual([true, true, false]);
    expect(lab.device('pf0/vf2')).toMatchObject({ status: 0, sriov: null, adminQueueNum: 0 });
  });

  it('before SR_IOV was negotiated breaks a rule; the VFs come all the same', () => {
    const lab = createLab();
    expect(violations(lab.do(enable(1)))).toEqual(['sriov.driver.negotiate-before-vf-enable']);
    expect(lab.device('pf0/vf1').present).toBe(true);
  });

  it('may be set again after any reset without negotiating SR_IOV anew', () => {
    const lab = createLab();
    lab.do(load, enable(1), disable, unload);
    expect(lab.device('pf0').negotiated).toBe(null);
    expect(violations(lab.do(enable(2)))).toEqual([]);
    lab.do({ do: 'flr', device: 'pf0' });
    expect(violations(lab.do(enable(2)))).toEqual([]);
  });

  it('is not excused by a reset before SR_IOV was ever negotiated', () => {
    const lab = createLab({ topology: topologyOf(pfTopology({ driverFeatures: pfTopology().manageable })) });
    lab.do(load, unload);
    expect(violations(lab.do(enable(1)))).toEqual(['sriov.driver.negotiate-before-vf-enable']);
  });

  it('cleared takes the VFs at once, with their drivers and their memory', () => {
    const lab = readyLab();
    lab.do({ do: 'load-driver', device: 'pf0/vf1' }, { do: 'load-driver', device: 'pf0/vf3' });
    const events = lab.take(disable);
    expect(eventsOfType(events, 'vf/destroyed').map(({ device }) => device)).toEqual(['pf0/vf1', 'pf0/vf2', 'pf0/vf3']);
    for (const device of ['pf0/vf1', 'pf0/vf2', 'pf0/vf3'] as const) {
      expect(lab.device(device).present).toBe(false);
      expect(lab.driver(device)).toMatchObject({ stage: 'absent', regions: [], queues: {} });
    }
    expect(lab.device('pf0').sriov).toMatchObject({ vfEnable: false, numVfs: 3 });
    expect(lab.run()).toEqual([]);
  });

  it('set again brings VFs that have been through nothing', () => {
    const lab = readyLab();
    lab.do({ do: 'load-driver', device: 'pf0/vf1' });
    lab.do(disable, enable(1));
    expect(lab.device('pf0/vf1')).toMatchObject({ present: true, status: 0, negotiated: null });
    expect(lab.driver('pf0/vf1').stage).toBe('absent');
    lab.do({ do: 'load-driver', device: 'pf0/vf1' });
    expect(lab.driver('pf0/vf1').stage).toBe('running');
  });
});

describe('NumVFs', () => {
  it('is not written while VF Enable is set', () => {
    const lab = readyLab({}, { totalVfs: 3 });
    const events = lab.do(enable(1));
    expect(violations(events)).toEqual(['pcie.sriov.num-vfs']);
    expect(events.find(({ type }) => type === 'note/violated')?.by).toBe('driver:pf0');
    expect(lab.device('pf0').sriov).toMatchObject({ numVfs: 3, vfEnable: true });
    expect(lab.device('pf0/vf3').present).toBe(true);
  });

  it.each([4, 65535])('%i is more than TotalVFs 3: nothing changes', numVfs => {
    const lab = createLab();
    lab.do(load);
    expect(violations(lab.do(enable(numVfs)))).toEqual(['pcie.sriov.num-vfs']);
    expect(lab.device('pf0').sriov).toMatchObject({ numVfs: 0, vfEnable: false });
    expect(lab.device('pf0/vf1').present).toBe(false);
  });

  it.each([-1, 65536, 1.5])('%d is no 16-bit number', numVfs => {
    expect(createLab().refuses(enable(numVfs))).toBe('NumVFs is a 16-bit number.');
  });

  it('is as large as TotalVFs', () => {
    const lab = createLab();
    lab.do(load);
    expect(violations(lab.do(enable(3)))).toEqual([]);
    expect(lab.device('pf0/vf3').present).toBe(true);
  });
});

it('each PF has VFs of its own', () => {
  const lab = createLab({ topology: topologyOf(pfTopology(), pfTopology({ totalVfs: 1 })) });
  lab.do({ do: 'load-driver', device: 'pf1' }, { do: 'enable-vfs', owner: 'pf1', numVfs: 1 });
  expect(lab.device('pf1/vf1').present).toBe(true);
  expect(lab.device('pf0/vf1').present).toBe(false);
  expect(lab.send(manage('query', 1, 0, { owner: 'pf1' })).outcome).toMatchObject({ name: 'success' });
  expect(lab.send(manage('query', 2, 0, { owner: 'pf1' })).outcome).toMatchObject({ name: 'invalid member' });
});
