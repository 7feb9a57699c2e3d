import { describe, expect, it } from 'vitest';
import type { Page } from '../testing/page.ts';
import { createPage, libraryFile } from '../testing/page.ts';
import type { DeviceId } from '../world/ids.ts';
import type { Intent } from '../world/intent.ts';
import type { RegisterRow, RegisterSection, RegistersView } from './parts/registers.ts';

const offsets = [
  ['device_feature_select', 0, 4],
  ['device_feature', 4, 4],
  ['driver_feature_select', 8, 4],
  ['driver_feature', 12, 4],
  ['config_msix_vector', 16, 2],
  ['num_queues', 18, 2],
  ['device_status', 20, 1],
  ['config_generation', 21, 1],
  ['queue_select', 22, 2],
  ['queue_size', 24, 2],
  ['queue_msix_vector', 26, 2],
  ['queue_enable', 28, 2],
  ['queue_notify_off', 30, 2],
  ['queue_desc', 32, 8],
  ['queue_driver', 40, 8],
  ['queue_device', 48, 8],
  ['queue_notif_config_data', 56, 2],
  ['queue_reset', 58, 2],
  ['admin_queue_index', 60, 2],
  ['admin_queue_num', 62, 2],
];

/** The seven steps with the registers of a function in view. */
const sevenSteps = (device: DeviceId = 'pf0'): Page => {
  const page = createPage();
  page.show({ type: 'load', scenario: libraryFile('seven-steps.json') });
  page.show({ type: 'watch', watch: { device, registers: { queue: null } } });
  return page;
};

const shown = ({ parts }: Page): RegistersView => {
  if (!parts.registers) throw new Error('no registers are shown');
  return parts.registers;
};
const section = (page: Page, id: string): RegisterSection => {
  const found = shown(page).sections.find(each => each.id === id);
  if (!found) throw new Error(`no section ${id}`);
  return found;
};
const row = (page: Page, id: string, name: string): RegisterRow => {
  const found = section(page, id).rows.find(each => each.name === name);
  if (!found) throw new Error(`no register ${name}`);
  return found;
};
const dispatch = (page: Page, intent: Intent): readonly string[] => page.show({ type: 'dispatch', intent });

it('shows nothing to who does not look', () => {
  const page = createPage();
  page.show({ type: 'load', scenario: libraryFile('seven-steps.json') });
  expect(page.parts.registers).toBeNull();
});

describe('the common configuration', () => {
  it('has all 64 bytes', () => {
    const page = sevenSteps();
    const { rows } = section(page, 'common');
    expect(rows.map(({ name, offset, size }) => [name, offset, size])).toEqual(offsets);
    const label = (name: string) => row(page, 'common', name).source.kind;
    expect([label('device_status'), label('admin_queue_index')]).toEqual(['published', 'reconstructed']);
  });

  it('says who wrote last, of the shown virtqueue where a register belongs to one', () => {
    const page = sevenSteps();
    const register = (name: string) => row(page, 'common', name);
    const now = () => page.parts.run.step;
    expect(register('device_status').lastWriter).toBeNull();
    page.playTo('driver:pf0 acknowledge');
    expect(register('device_status')).toMatchObject({
      value: { text: '0x01', was: '0x00' },
      words: 'ACKNOWLEDGE',
      lastWriter: { step: now(), actor: 'driver:pf0', side: 'driver' },
    });
    page.playTo('driver:pf0 enable');
    expect(register('queue_enable')).toMatchObject({
      value: { text: '1', was: '0' },
      lastWriter: { step: now(), actor: 'driver:pf0', side: 'driver' },
    });
    dispatch(page, { do: 'write-register', device: 'pf0', register: 'queue_select', value: 1 });
    expect(register('queue_select').lastWriter).toEqual({ step: now(), actor: 'operator', side: 'operator' });
    expect(register('queue_enable')).toMatchObject({ value: { text: '0', was: '1' }, words: 'not enabled' });
    expect(register('queue_enable').lastWriter?.actor).toBe('device:pf0');
  });

  it('shows another virtqueue to who only looks, and queue_select stays', () => {
    const page = sevenSteps();
    page.play();
    const { digest, step } = page.parts.run;
    page.show({ type: 'watch', watch: { registers: { queue: 2 } } });
    expect(shown(page).queue).toMatchObject({ shown: 2 });
    expect(row(page, 'common', 'queue_size').value.text).toBe('8');
    const selected = shown(page).queue.selected;
    expect(row(page, 'common', 'queue_select').value.text).toBe(String(selected));
    expect([page.parts.run.digest, page.parts.run.step]).toEqual([digest, step]);
    page.show({ type: 'watch', watch: { registers: { queue: 99 } } });
    expect(shown(page).queue.shown).toBe(selected);
  });

  it('names the bits of a window', () => {
    const page = sevenSteps('pf0');
    expect(row(page, 'common', 'device_feature').bits.slice(0, 2)).toEqual([
      { bit: 0, name: 'CSUM' },
      { bit: 1, name: 'GUEST_CSUM' },
    ]);
    dispatch(page, { do: 'write-register', device: 'pf0', register: 'device_feature_select', value: 1 });
    expect(row(page, 'common', 'device_feature').bits.map(({ bit }) => bit)).toContain(32);
    expect(row(page, 'common', 'device_feature_select').words).toBe('bits 32 to 63');
  });
});

describe('configuration space', () => {
  it('is walked in the order of the list, and of a VF it has no SR-IOV', () => {
    const page = sevenSteps();
    page.play();
    const titles = () =>
      shown(page)
        .sections.filter(({ structure }) => structure === 'pci')
        .map(each => [each.id, each.title]);
    expect(titles()).toEqual([
      ['0x0', 'Header'],
      ['0xdc', 'Capability: MSI-X'],
      ['0xc8', 'Capability: PCI configuration access'],
      ['0xb4', 'Capability: notifications'],
      ['0xa4', 'Capability: device configuration'],
      ['0x94', 'Capability: ISR status'],
      ['0x84', 'Capability: common configuration'],
      ['0x7c', 'Capability: power management'],
      ['0x40', 'Capability: PCI Express'],
      ['0x100', 'Extended capability: SR-IOV'],
    ]);
    expect(shown(page).space.map(({ at, bytes }) => [at, bytes.length / 2])).toEqual([
      [0, 256],
      [0x100, 64],
    ]);
    expect(shown(page).space[0]?.bytes.slice(0, 8)).toBe('f41a4110');
    page.show({ type: 'watch', watch: { device: 'pf0/vf1' } });
    expect(titles().map(([id]) => id)).not.toContain('0x100');
    expect(titles()).toHaveLength(9);
    expect(row(page, '0x0', 'vendor_id')).toMatchObject({ value: { text: '0xffff' }, access: 'RO' });
  });

  it('says what its fields say', () => {
    const page = sevenSteps();
    page.play();
    expect(row(page, '0xb4', 'notify_off_multiplier')).toMatchObject({ offset: 0xc4, value: { text: '0x00000004' } });
    expect(row(page, '0xb4', 'cfg_type').words).toBe('notifications');
    expect(row(page, '0xdc', 'pba').words).toBe('BAR 1 + 0x800');
    expect(row(page, '0x40', 'cap_next').words).toBe('the last one');
    expect(row(page, '0x100', 'control')).toMatchObject({
      offset: 0x108,
      value: { text: '0x0009' },
      words: 'VF Enable, VF MSE',
      access: 'RW',
    });
    expect(row(page, '0x0', 'bars')).toMatchObject({
      value: { text: '00000000 00000000 00000000 00000000 0c000000 00000000' },
      words: 'BAR 1 32-bit, BAR 4 64-bit prefetchable; addresses are not modelled',
    });
    expect(row(page, '0x100', 'total_vfs')).toMatchObject({ offset: 0x10e, access: 'RO' });
    expect(row(page, '0x100', 'supported_page_sizes').words).toBe('4 KiB, 8 KiB, 64 KiB, 256 KiB, 1 MiB, 4 MiB');
  });

  it('marks what a write changed, and who wrote it', () => {
    const page = sevenSteps();
    dispatch(page, { do: 'write-at', device: 'pf0', structure: 'pci', offset: 4, width: 2, value: 2 });
    expect(row(page, '0x0', 'command')).toMatchObject({
      value: { text: '0x0002', was: '0x0006' },
      words: 'memory',
      lastWriter: { step: 1, actor: 'operator', side: 'operator' },
    });
    expect(shown(page).space[0]?.changed).toEqual([{ offset: 4, size: 1 }]);
    expect(page.parts.moment?.sentence).toBe(
      'Writes 0x2, 2 bytes, to configuration space of PF 0 at 0x04 by hand. Now pci_header.command is 0x2.',
    );
  });
});

describe('interrupts', () => {
  it('the vectors say what is mapped to them', () => {
    const page = sevenSteps();
    expect(shown(page).vectors?.unmapped).toEqual(['configuration changes', 'receiveq1', 'transmitq1', 'avq0']);
    page.play();
    const { rows = [], state, table, pba } = shown(page).vectors ?? {};
    expect(rows.map(({ vector, offset, uses }) => [vector, offset, uses])).toEqual([
      [0, 12, ['configuration changes']],
      [1, 28, ['receiveq1']],
      [2, 44, ['transmitq1']],
      [3, 60, ['avq0']],
    ]);
    expect([state?.text, table, pba]).toEqual(['enabled', 'BAR 1 + 0x0000', 'BAR 1 + 0x0800']);
    dispatch(page, { do: 'write-at', device: 'pf0', structure: 'msix', offset: 60, width: 4, value: 1 });
    expect(shown(page).vectors?.rows[3]).toMatchObject({ masked: { text: 'yes', was: 'no' }, pending: { text: 'no' } });
  });

  it('the ISR status is set by a device without MSI-X, and a read clears it', () => {
    const page = sevenSteps();
    // MSI-X Enable is cleared before the driver is loaded.
    dispatch(page, { do: 'write-at', device: 'pf0', structure: 'pci', offset: 0xde, width: 2, value: 0 });
    expect(shown(page).vectors?.state).toEqual({ text: 'off', was: 'enabled' });
    page.playTo('device:pf0/avq0 interrupt');
    expect(row(page, 'isr', 'isr_status')).toMatchObject({
      value: { text: '0x01', was: '0x00' },
      words: 'used buffers',
      access: 'RC',
      source: { kind: 'published' },
    });
    expect(row(page, '0x0', 'status').words).toBe('interrupt, capabilities list');
    dispatch(page, { do: 'read-at', device: 'pf0', structure: 'isr', offset: 0, width: 1 });
    expect(row(page, 'isr', 'isr_status').value).toEqual({ text: '0x00', was: '0x01' });
    expect(page.parts.moment?.sentence).toBe('Reads 1 byte of the ISR status of PF 0 at 0x00 by hand. It reads 0x01.');
    expect(page.parts.moment?.clauses.map(({ id, passed }) => [id, passed])).toEqual([['pci.isr.read-clears', true]]);
  });
});

describe('notifications', () => {
  it('say where a virtqueue is notified, and what was last', () => {
    const page = sevenSteps();
    expect(shown(page).notify.rows[2]).toMatchObject({ name: 'avq0', offset: 8, width: 2, due: '0x0002', last: null });
    page.playTo('driver:pf0 notify');
    const step = page.parts.run.step;
    expect(shown(page).notify.rows[2]).toMatchObject({
      last: { step, actor: 'driver:pf0', value: '0x0002', words: 'virtqueue 2' },
      waits: true,
    });
    page.playTo('device:pf0/avq0 take');
    expect(shown(page).notify.rows[2]).toMatchObject({ last: { step }, waits: false });
  });
});

describe('the device configuration', () => {
  it('is as long as the offered features make it', () => {
    const page = sevenSteps();
    expect(section(page, 'device').rows.map(({ name, value }) => [name, value.text])).toEqual([
      ['mac', '525400000000'],
      ['status', '0x0001'],
    ]);
    expect(row(page, 'device', 'mac').words).toBe('52:54:00:00:00:00');
  });
});
