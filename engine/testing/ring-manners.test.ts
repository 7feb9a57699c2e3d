import { describe, expect, it } from 'vitest';
import { FEATURES_OK } from '../device/status.ts';
import { featureSet, hasBit } from '../num/feature-set.ts';
import type { DriverStage } from '../world/driver-state.ts';
import type { Event, EventOf } from '../world/event.ts';
import { sideOf } from '../world/ids.ts';
import type { Lab } from './lab.ts';
import { eventsOfType } from './lab.ts';
import { meets } from './meets.ts';
import { command, publishedLab } from './published-lab.ts';

const PLAIN = [0, 1, 5, 7, 11, 15, 16, 32, 37, 41];
const EVENT_IDX = 29;
const RING_PACKED = 34;

/** A run with traffic on the administration virtqueue, with more features than the usual ones. */
const run = (...more: readonly number[]): Lab => {
  const owner = featureSet([...PLAIN, ...more]);
  const lab = publishedLab({ dialect: 'virtio-1.3', pf: { features: owner, driverFeatures: owner }, discovers: [1] });
  for (let k = 0; k < 12; k += 1) {
    lab.do(command('LIST_QUERY', [1, 0]));
    lab.do({ ...command('LEGACY_COMMON_CFG_READ', [1, 2], { offset: 18 }), writable: 9 });
  }
  return lab;
};

/** Areas of the administration virtqueue of the PF, by name. */
const areasOf = (lab: Lab) => {
  const { registers } = lab.device('pf0').queues[2] ?? {};
  if (!registers) throw new Error('there is no administration virtqueue');
  return registers;
};

const writes = (lab: Lab, side: 'driver' | 'device'): readonly EventOf<'memory/wrote'>[] =>
  eventsOfType(lab.events, 'memory/wrote').filter(({ by }) => sideOf(by) === side);

const within = ({ at, bytes }: EventOf<'memory/wrote'>, from: bigint, size: number): boolean =>
  at < from + BigInt(size) && at + BigInt(bytes.length) > from;

/** Events from the step on at which DRIVER_OK was set. */
const live = (lab: Lab): readonly Event[] =>
  lab.events.slice(lab.events.findIndex(event => event.type === 'status/wrote' && event.to === 0x0f));

describe('a split ring in a run', () => {
  it('is written by the side that it belongs to', () => {
    meets('split.desc.device-no-write-table');
    meets('split.avail.device-read-only');
    meets('split.used.driver-read-only');
    const lab = run();
    const { desc, driver, device } = areasOf(lab);
    expect(writes(lab, 'device').filter(each => within(each, desc, 128) || within(each, driver, 22))).toEqual([]);
    const late = live(lab);
    expect(writes(lab, 'driver').filter(each => late.includes(each) && within(each, device, 70))).toEqual([]);
    expect(writes(lab, 'device').length).toBeGreaterThan(50);
  });

  it.each([
    ['split', []],
    ['packed', [RING_PACKED]],
  ] as const)('%s: what the driver wrote to be read is never written by the device', (_, features) => {
    meets('split.desc.device-no-write-readable');
    meets('packed.desc.device-no-write-readable');
    const lab = run(...features);
    for (const { token } of eventsOfType(lab.events, 'token/closed')) {
      const { readableAt, command: sent } = token;
      const from = lab.events.findIndex(event => event.type === 'token/opened' && event.token.command.id === sent.id);
      const to = lab.events.findIndex(event => event.type === 'token/closed' && event.token.command.id === sent.id);
      const meant = lab.events
        .slice(from, to)
        .filter((event): event is EventOf<'memory/wrote'> => event.type === 'memory/wrote');
      const wrong = meant.filter(
        each => sideOf(each.by) === 'device' && within(each, readableAt, sent.readable.length),
      );
      expect(wrong).toEqual([]);
      // Neither does the driver touch it, nor what the device is to write, while the device has it.
      const own = meant.filter(
        each =>
          sideOf(each.by) === 'driver' &&
          (within(each, readableAt, sent.readable.length) || within(each, token.writableAt, sent.writable)),
      );
      expect(own).toEqual([]);
    }
    meets('cleanup.driver.no-alter-exposed');
    expect(eventsOfType(lab.events, 'token/closed')).toHaveLength(26);
  });

  it('keeps its flags at 0 or 1, and at 0 with EVENT_IDX', () => {
    meets('split.used-notify.driver-flags-zero');
    meets('split.avail-notify.device-flags-zero');
    for (const [features, most] of [
      [[], 1],
      [[EVENT_IDX], 0],
    ] as const) {
      const lab = run(...features);
      lab.do({ do: 'set-interrupts', device: 'pf0', queue: 2, wanted: false });
      lab.do({ do: 'set-notifications', device: 'pf0', queue: 2, wanted: false });
      const { driver, device } = areasOf(lab);
      const flags = eventsOfType(lab.events, 'memory/wrote').filter(
        ({ at, bytes }) => bytes.length === 2 && (at === driver || at === device),
      );
      expect(flags.every(({ bytes }) => (bytes[0] ?? 0) <= most && bytes[1] === 0)).toBe(true);
      // Without EVENT_IDX both sides have said by their flags that they want none.
      expect(flags.filter(({ bytes }) => bytes[0] === 1)).toHaveLength(most * 2);
    }
  });
});

describe('a packed ring in a run', () => {
  it('is changed slot by slot, by whoever has the slot', () => {
    meets('packed.desc.device-wait-avail-change');
    meets('packed.desc.driver-wait-used-change');
    meets('packed.desc.device-frozen-after-used');
    const lab = run(RING_PACKED);
    const { desc } = areasOf(lab);
    /** AVAIL is bit 7 and USED bit 15 of the flags, at byte 14 of a descriptor. */
    const owners = new Map<number, 'driver' | 'device'>();
    for (const event of live(lab)) {
      if (event.type !== 'memory/wrote' || !within(event, desc, 128)) continue;
      const slot = Number(event.at - desc) >> 4;
      const side = sideOf(event.by);
      if (side === 'device') expect(owners.get(slot)).toBe('device');
      else expect(owners.get(slot) ?? 'driver').toBe('driver');
      const flagsAt = Number(event.at - desc) % 16 <= 14 && (Number(event.at - desc) % 16) + event.bytes.length === 16;
      if (!flagsAt) continue;
      const flags = (event.bytes.at(-2) ?? 0) | ((event.bytes.at(-1) ?? 0) << 8);
      owners.set(slot, ((flags >> 7) & 1) !== ((flags >> 15) & 1) ? 'device' : 'driver');
      // A list of two is one buffer: when its first slot is given back, its second one is, too.
      if (side === 'device') owners.set((slot + 1) % 8, 'driver');
    }
    expect(owners.size).toBe(8);
  });
});

describe('a driver that comes up', () => {
  const order = (lab: Lab): readonly DriverStage[] =>
    eventsOfType(lab.events, 'driver/moved')
      .filter(({ device }) => device === 'pf0')
      .map(({ to }) => to);

  it('reads and writes features before FEATURES_OK, and sets up what it has found after it', () => {
    meets('init.driver.write-features-before-features-ok');
    meets('init.driver.setup-after-features-ok');
    meets('init.driver.no-config-write-during-negotiation');
    const lab = run();
    const stages = order(lab);
    expect(stages.indexOf('read-features')).toBeLessThan(stages.indexOf('write-features'));
    expect(stages.indexOf('write-features')).toBeLessThan(stages.indexOf('features-ok'));
    const ok = lab.events.findIndex(event => event.type === 'status/wrote' && (event.to & FEATURES_OK) !== 0);
    const early = lab.events.slice(0, ok);
    expect(early.some(({ type }) => type === 'register/queue-wrote' || type === 'queue/enabled')).toBe(false);
    expect(eventsOfType(lab.events.slice(ok), 'queue/enabled').length).toBeGreaterThan(0);
    expect(eventsOfType(lab.events.slice(ok), 'features/written')).toEqual([]);
  });

  it('accepts what it should, where it knows it', () => {
    meets('features.driver.version1-accept');
    meets('features.driver.ring-packed-accept');
    meets('features.driver.order-platform-accept');
    meets('features.driver.access-platform-accept');
    meets('features.driver.notif-config-data-accept');
    const lab = run(33, RING_PACKED, 36, 39);
    const { negotiated } = lab.device('pf0');
    for (const bit of [32, 33, 34, 36, 39]) expect(negotiated !== null && hasBit(negotiated, bit)).toBe(true);
  });

  it('accepts no feature without what it requires, and the same set again after a reset', () => {
    meets('net.features.dependencies-driver');
    meets('features.device.stable-renegotiation');
    // GUEST_ECN needs one of GUEST_TSO4 and GUEST_TSO6, which need GUEST_CSUM.
    const owner = featureSet([7, 9, 32, 37, 41]);
    const lab = publishedLab({ dialect: 'virtio-1.3', pf: { features: owner, driverFeatures: owner } });
    const first = lab.device('pf0').negotiated;
    expect(first).toBe(featureSet([32, 37, 41]));
    lab.do({ do: 'unload-driver', device: 'pf0' }, { do: 'load-driver', device: 'pf0' });
    expect(lab.device('pf0').negotiated).toBe(first);
  });

  it('sets FAILED when it cannot go on, and stops', () => {
    meets('init.driver.failed-on-error');
    meets('init.driver.no-continue-after-error');
    const owner = featureSet([0, 5]);
    const lab = publishedLab({ dialect: 'virtio-1.3', pf: { features: owner, driverFeatures: owner } });
    expect([lab.device('pf0').status, lab.driver('pf0').stage]).toEqual([0x83, 'failed']);
    expect(eventsOfType(lab.events, 'queue/enabled')).toEqual([]);
  });

  it('resets its device before it takes back what the device has', () => {
    meets('cleanup.driver.reset-before-removal');
    const lab = run();
    lab.take(command('LIST_QUERY', [1, 0]));
    lab.run({ before: 'device:pf0/avq0 execute' });
    const from = lab.events.length;
    lab.take({ do: 'unload-driver', device: 'pf0' });
    lab.act('driver:pf0 stop');
    lab.run();
    const after = lab.events.slice(from).map(({ type }) => type);
    expect(after.indexOf('reset/done')).toBeLessThan(after.indexOf('token/closed'));
    expect(after).toContain('token/closed');
  });
});
