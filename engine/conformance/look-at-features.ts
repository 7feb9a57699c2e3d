import type { FeatureTable } from '../device/feature.ts';
import { bitsWithoutPrerequisite, featureName } from '../device/feature.ts';
import { legacyConfigOf } from '../device/legacy-device-cfg.ts';
import { ACCESS_PLATFORM, NOTIF_CONFIG_DATA, RING_PACKED } from '../device/reserved-features.ts';
import { virtioNetConfig } from '../device/type/config.ts';
import { featuresOf } from '../device/type/types.ts';
import type { Dialect } from '../dialect/dialect.ts';
import type { FeatureSet } from '../num/feature-set.ts';
import { bitsOf, hasBit, isSubset } from '../num/feature-set.ts';
import type { FunctionState } from '../world/function-state.ts';
import type { DeviceId } from '../world/ids.ts';
import { deviceOf, driverOf, parseActorId } from '../world/ids.ts';
import { deviceState } from '../world/lookup.ts';
import type { Judge, Onlooker } from './onlooker.ts';
import { onlooker, when } from './onlooker.ts';

const ORDER_PLATFORM = 36;
/** The address is not looked at here. */
const NO_MAC: readonly number[] = [];
/** Bits that are device-independent, whether they have a meaning yet or not. Source: "Feature Bits". */
const COMMON_BITS = { first: 24, last: 49 } as const;
const isCommon = (bit: number): boolean => bit >= COMMON_BITS.first && bit <= COMMON_BITS.last;
const LAST_COMMON_NAME = 'UNUSED';

/** A set as one party has it, with the words of a dialect. */
interface Chosen {
  readonly table: FeatureTable;
  readonly set: FeatureSet;
}
const has = ({ table, set }: Chosen, name: string): boolean => {
  const bit = table.byName.get(name)?.bit;
  return bit !== undefined && hasBit(set, bit);
};
const list = (table: FeatureTable, bits: readonly number[]): string =>
  bits.map(bit => featureName(table, bit)).join(', ');
const orphansOf = ({ table, set }: Chosen) => bitsWithoutPrerequisite(table, set);
/** What is wrong with bits without which others make no sense. */
const orphaned = (chosen: Chosen, net: boolean, verb: string): string | null => {
  const orphans = orphansOf(chosen).filter(({ device }) => !net || device === 'net');
  return orphans.length === 0 ? null : `${verb} ${orphans.map(({ name }) => name).join(', ')} without prerequisites`;
};

/** What a device offers, apart from what anybody makes of it. */
const judgeOffer = (dialect: Dialect, device: DeviceId, state: FunctionState, judge: Judge): void => {
  const by = deviceOf(device);
  const offer: Chosen = { table: featuresOf(dialect.features, state.type), set: state.offered };
  const offers = (name: string): boolean => has(offer, name);
  judge('features.device.version1-offer', by, when(!offers('VERSION_1'), 'does not offer VERSION_1'));
  judge('features.device.no-missing-dependency', by, orphaned(offer, false, 'offers'));
  if (state.sriov !== null) judge('sriov.device.offer', by, when(!offers('SR_IOV'), 'has VFs, and no SR_IOV'));
  const unable = state.sriov === null && offers('SR_IOV');
  judge('sriov.device.no-offer-otherwise', by, when(unable, 'offers SR_IOV without the capability'));
  const foreign = bitsOf(offer.set).filter(bit => !offer.table.byBit.has(bit));
  const unsupported = when(foreign.length > 0, `offers ${list(offer.table, foreign)}, which mean nothing`);
  judge('features.device.no-offer-unsupported', by, unsupported);
  if (offers('ACCESS_PLATFORM') || offers('ORDER_PLATFORM')) {
    const one = offers('ACCESS_PLATFORM') !== offers('ORDER_PLATFORM');
    judge('features.device.add-in-card-both-platform-bits', by, when(one, 'offers one of the two platform bits'));
  }
  if (state.type !== 'net') return;
  judge('net.features.dependencies-device', by, orphaned(offer, true, 'offers'));
  const alone = (name: string, needs: string, clause: string): void => {
    if (offers(name)) judge(clause, by, when(!offers(needs), `offers ${name} without ${needs}`));
  };
  alone('HASH_REPORT', 'CTRL_VQ', 'net.features.hash-report-needs-cvq-device');
  alone('CTRL_RX_EXTRA', 'CTRL_VQ', 'net.features.rx-extra-needs-cvq-device');
  alone('IPSEC', 'OUT_NET_HEADER', 'net.features.ipsec-out-net-header');
};

/** What a driver has accepted of it. */
const judgeChoice = (dialect: Dialect, device: DeviceId, state: FunctionState, judge: Judge): void => {
  const by = driverOf(device);
  const { offered, driverFeatures: set, sriov, type } = state;
  const table = featuresOf(dialect.features, type);
  const choice: Chosen = { table, set };
  const shouldAccept = (bit: number, clause: string): void => {
    if (!hasBit(offered, bit)) return;
    judge(clause, by, when(!hasBit(set, bit), `does not accept ${featureName(table, bit)}, which is offered`));
  };
  shouldAccept(32, 'features.driver.version1-accept');
  shouldAccept(ACCESS_PLATFORM, 'features.driver.access-platform-accept');
  shouldAccept(RING_PACKED, 'features.driver.ring-packed-accept');
  shouldAccept(ORDER_PLATFORM, 'features.driver.order-platform-accept');
  shouldAccept(NOTIF_CONFIG_DATA, 'features.driver.notif-config-data-accept');
  const refused = (bits: readonly number[], what: string): string | null =>
    bits.length === 0 ? null : `accepts ${list(dialect.features, bits)}, ${what}`;
  const bits = bitsOf(set);
  judge('features.driver.no-missing-dependency', by, orphaned(choice, false, 'accepts'));
  const unknown = bits.filter(bit => !dialect.features.byBit.has(bit) && !table.byBit.has(bit));
  const undescribed = unknown.filter(bit => !isCommon(bit));
  judge('features.driver.no-undescribed', by, refused(undescribed, 'which nothing describes'));
  judge('features.driver.no-reserved', by, refused(unknown.filter(isCommon), 'which is reserved'));
  const others = bits.filter(bit => dialect.features.byBit.has(bit) && !table.byBit.has(bit));
  judge('features.driver.no-wrong-device-type', by, refused(others, 'which another type of device has'));
  const unused = bits.filter(bit => dialect.features.byBit.get(bit)?.name === LAST_COMMON_NAME);
  judge('features.legacy.bit30-not-negotiated', by, refused(unused, 'which is kept unused'));
  const wrongly = sriov === null && has(choice, 'SR_IOV');
  judge('sriov.driver.no-negotiate-without-cap', by, when(wrongly, 'accepts SR_IOV of a function without VFs'));
  if (type !== 'net') return;
  judge('net.features.dependencies-driver', by, orphaned(choice, true, 'accepts'));
  shouldAccept(5, 'net.features.mac-negotiate');
  shouldAccept(3, 'net.features.mtu-negotiate');
  shouldAccept(62, 'net.features.standby-negotiate');
  const alone = (name: string, clause: string): void => {
    if (has(choice, name)) judge(clause, by, when(!has(choice, 'CTRL_VQ'), `accepts ${name} without CTRL_VQ`));
  };
  alone('HASH_REPORT', 'net.features.hash-report-needs-cvq-driver');
  alone('CTRL_RX_EXTRA', 'net.features.rx-extra-needs-cvq-driver');
};

/** Where the registers of an owner say that its administration virtqueues are. */
const judgeAdminRegisters = (device: DeviceId, state: FunctionState, judge: Judge): void => {
  const by = deviceOf(device);
  const { adminQueueIndex: index, adminQueueNum: count, numQueues, queues } = state;
  judge('admin.vq.exposed-when-negotiated', by, when(count === 0, 'has no administration virtqueue'));
  if (count === 0) return;
  const early = index < numQueues;
  judge('pci.common.admin-index-ge-num-queues', by, when(early, `admin_queue_index ${index} is below ${numQueues}`));
  const beyond = count > 0x10000 - index;
  judge('pci.common.admin-num-fits', by, when(beyond, `${count} virtqueues from index ${index} on do not fit`));
  const counted = numQueues + count > queues.length;
  judge('pci.common.num-queues-excludes-admin', by, when(counted, `num_queues ${numQueues} counts them as well`));
};

/** Looks at every set of features when FEATURES_OK is asked for: the offer, the choice, and the verdict. */
export const lookAtFeatures = (dialect: Dialect): Onlooker => {
  /** Sets that were negotiated, by function and offer. */
  const agreed = new Set<string>();
  const mtus = new Map<DeviceId, number>();
  const judgeConfig = (device: DeviceId, state: FunctionState, judge: Judge): void => {
    const by = deviceOf(device);
    const { mtu, max_virtqueue_pairs: pairs } = virtioNetConfig.decode(legacyConfigOf(state, NO_MAC));
    const offer = { table: dialect.features, set: state.offered };
    if (has(offer, 'MQ')) {
      judge('net.config.max-pairs-range', by, when(pairs < 1 || pairs > 0x8000, `max_virtqueue_pairs is ${pairs}`));
    }
    if (!has(offer, 'MTU')) return;
    judge('net.config.mtu-range', by, when(mtu < 68, `mtu is ${mtu}`));
    judge('net.config.mtu-1280', by, when(mtu < 1280, `mtu is ${mtu}`));
    const before = mtus.get(device) ?? mtu;
    judge('net.config.mtu-fixed', by, when(mtu !== before, `mtu was ${before}, and is ${mtu}`));
    mtus.set(device, before);
  };
  return onlooker(({ action, events, after }, judge) => {
    for (const event of events) {
      if (event.type === 'driver/changed' && event.to.sees !== undefined && action.name === 'read-features') {
        judgeOffer(dialect, event.device, deviceState(after, event.device), judge);
      }
      if (event.type !== 'note/checked' || event.check !== 'subset') continue;
      const party = parseActorId(event.by);
      if (party.kind !== 'device') continue;
      const { device } = party;
      const state = deviceState(after, device);
      const { offered, driverFeatures: accepted, type } = state;
      const table = featuresOf(dialect.features, type);
      judgeOffer(dialect, device, state, judge);
      judgeChoice(dialect, device, state, judge);
      if (type === 'net') judgeConfig(device, state, judge);
      const negotiated = events.some(each => each.type === 'features/negotiated' && each.device === device);
      const by = deviceOf(device);
      const foreign = !isSubset(accepted, offered);
      judge('features.driver.no-unoffered', driverOf(device), when(foreign, 'accepts bits that are not offered'));
      const choice = { table, set: accepted };
      const valid = !foreign && orphansOf(choice).length === 0 && has(choice, 'VERSION_1');
      if (valid) {
        judge('features.device.accept-valid-subset', by, when(!negotiated, 'refuses a valid subset'));
      } else {
        judge('features.device.reject-features-ok', by, when(negotiated && foreign, 'accepts what it does not offer'));
      }
      const key = `${device} ${offered} ${accepted}`;
      if (agreed.has(key)) {
        judge('features.device.stable-renegotiation', by, when(!negotiated, 'refuses what it has accepted before'));
      }
      if (!negotiated) continue;
      agreed.add(key);
      if (has(choice, 'ADMIN_VQ') && state.sriov !== null) judgeAdminRegisters(device, state, judge);
    }
  });
};
