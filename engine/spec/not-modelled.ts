import type { ClauseId } from './clause.ts';

const NO_LEGACY =
  'there is no legacy interface here; administration commands reach legacy registers of a VF one by one';
const NO_READS = 'reading leaves no trace in a run';
const NO_CONFIG_READS = 'drivers here read no device configuration';

/** Rules that a run could show in principle and none here does, each with the reason. */
const reasons: Readonly<Record<ClauseId, string>> = {
  'features.legacy.device-detect': NO_LEGACY,
  'features.legacy.device-follow-legacy': NO_LEGACY,
  'features.legacy.driver-follow-legacy': NO_LEGACY,
  'features.legacy.notify-on-empty-effect': NO_LEGACY,
  'features.legacy.any-layout-offer': NO_LEGACY,
  'features.legacy.any-layout-accept': NO_LEGACY,
  'config.legacy.read-until-stable': NO_LEGACY,
  'init.legacy.skip-features-ok': NO_LEGACY,
  'init.legacy.early-config-write': NO_LEGACY,
  'init.legacy.early-use': NO_LEGACY,
  'pci.legacy.no-high-features': NO_LEGACY,
  'features.driver.no-wrong-transport': 'PCI is the only transport here',
  'features.device.no-admin-vq-mmio': 'PCI is the only transport here',
  'features.device.no-admin-vq-ccw': 'PCI is the only transport here',
  'group.sriov.pci-only': 'PCI is the only transport here',
  'config.driver.generation-loop': NO_CONFIG_READS,
  'config.driver.check-feature-for-optional-field': NO_CONFIG_READS,
  'config.device.readable-before-features-ok': NO_CONFIG_READS,
  'pci.common.config-generation':
    'nothing changes a device configuration by itself in a run; replay does, and compares',
  'suspend.device.deferred-config-notify': 'nothing changes a device configuration by itself in a run',
  'split.framing.no-excess-descriptors': 'the text names no number that would be excessive',
  'split.desc.device-no-read-writable': NO_READS,
  'packed.desc.device-no-read-writable': NO_READS,
  'packed.list.no-depend-on-device-progress':
    'a driver that waits for itself does nothing, as one that has nothing to do',
  'packed.multi-buffer.first-used-last': 'no request here takes more than one buffer',
  'pci.isr.no-read-msix': 'drivers here do not read ISR status, and a person who does has no interrupt to answer',
  'pci.msix.driver-verify': NO_READS,
  'pci.common.queue-reset-one-while-busy': 'a virtqueue is reset at once here, so queue_reset never reads 1',
  'pci.common.queue-reset-zero-after-enable': 'a virtqueue is reset at once here, so queue_reset never reads 1',
  'pci.common.queue-reset-zero-on-reset': 'a virtqueue is reset at once here, so queue_reset never reads 1',
  'admin.vq.driver-retry-eagain': 'a person says what a driver sends, so nobody tries again',
  'admin.legacy.driver-stop-at-zero-flags': 'drivers here make no use of notification addresses',
  'admin.legacy.driver-ignore-invalid': 'drivers here make no use of notification addresses',
  'suspend.driver.verify': NO_READS,
  'admin.mode.valid-reads': NO_READS,
  'admin.mode.no-pme': 'there is no power management here',
  'admin.mode.respond-after-power': 'there is no power management here',
  'admin.mode.respond-after-flr': 'a function-level reset is complete at once here',
  'admin.parts.order-dev-cfg': 'no part of that name exists',
};

/** Why no run here can show that a rule is kept or broken; null: a run can. */
export const notModelled = (id: ClauseId): string | null => reasons[id] ?? null;

/** The rules that no run here can show. */
export const notModelledIds: readonly ClauseId[] = Object.keys(reasons);
