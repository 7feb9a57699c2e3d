import { expect, it } from 'vitest';
import { featureSet } from '../num/feature-set.ts';
import { violations } from '../testing/lab.ts';
import { meets } from '../testing/meets.ts';
import { command, publishedLab } from '../testing/published-lab.ts';

const OWNER = featureSet([0, 5, 32, 37, 41, 43]);
const lab = (features = OWNER) =>
  publishedLab({ dialect: 'virtio-1.4', pf: { features, driverFeatures: features }, discovers: [1] });
const write = (value: number, register = 'device_status') =>
  ({ do: 'write-register', device: 'pf0', register, value }) as const;
const query = command('LIST_QUERY', [1, 0]);

it('a device suspends and resumes: 0x0f, 0x1b, 0x0f', () => {
  meets('suspend.device.suspend-or-needs-reset');
  meets('suspend.device.resume-or-needs-reset');
  const bench = lab();
  bench.take(write(0x1f));
  expect(bench.device('pf0').status).toBe(0x0f);
  bench.run();
  expect(bench.device('pf0').status).toBe(0x1b);
  bench.do(write(0x1f));
  expect(bench.device('pf0').status).toBe(0x0f);
  expect(violations(bench.events)).toEqual([]);
  expect(bench.send(query).outcome?.ok).toBe(true);
});

it('it gives back what it has taken before it suspends, and takes nothing new', () => {
  meets('suspend.device.drain-before-suspend');
  meets('suspend.device.no-vq-access');
  const bench = lab();
  bench.take(query);
  bench.run({ before: 'device:pf0/avq0 execute' });
  bench.take(write(0x1f));
  expect(bench.can('device:pf0 suspend')).toBe(false);
  bench.run();
  expect(bench.answers.at(-1)?.outcome?.ok).toBe(true);
  expect(bench.device('pf0').status).toBe(0x1b);
});

it('nothing that the driver makes available while it is suspended is looked at', () => {
  meets('suspend.device.no-vq-notify');
  const bench = lab();
  bench.do(write(0x1f));
  const before = bench.answers.length;
  bench.do(query);
  expect(bench.answers).toHaveLength(before);
  expect(violations(bench.events)).toEqual(['suspend.driver.no-new-buffers', 'suspend.driver.no-notify']);
  bench.do(write(0x1f));
  expect(bench.answers).toHaveLength(before + 1);
});

it('other registers are left alone while it is suspended', () => {
  meets('suspend.device.ignore-config-writes');
  const bench = lab();
  bench.do(write(0x1f), write(7, 'config_msix_vector'));
  expect(bench.device('pf0').configMsixVector).toBe(0);
  expect(violations(bench.events)).toEqual(['suspend.driver.no-config-write']);
});

it('SUSPEND is ignored before initialization is complete, and where it was not negotiated', () => {
  meets('suspend.device.ignore-before-init');
  const bench = lab(featureSet([0, 5, 32, 37, 41]));
  bench.do(write(0x1f));
  expect(bench.device('pf0').status).toBe(0x0f);
  bench.do(write(0), write(0x11));
  expect(bench.device('pf0').status).toBe(0x01);
  expect(violations(bench.events)).toEqual(['suspend.driver.precondition', 'suspend.driver.precondition']);
});

it('a reset ends it', () => {
  const bench = lab();
  bench.do(write(0x1f), write(0));
  expect([bench.device('pf0').status, bench.device('pf0').facets.asked]).toEqual([0, null]);
});
