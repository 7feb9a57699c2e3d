import { readRegister } from '../device/common-cfg.ts';
import { areasOf, ringFormat } from '../device/enable-queue.ts';
import { NO_VECTOR } from '../device/function.ts';
import { RING_PACKED, RING_RESET } from '../device/reserved-features.ts';
import type { DeviceRules } from '../device/rules.ts';
import { hasNegotiatedSriov } from '../device/sriov.ts';
import type { Dialect } from '../dialect/dialect.ts';
import { hasBit } from '../num/feature-set.ts';
import type { StepRecord } from '../run/timeline-types.ts';
import type { Event, EventOf } from '../world/event.ts';
import type { FunctionState } from '../world/function-state.ts';
import type { DeviceId } from '../world/ids.ts';
import { deviceOf, driverOf, parseActorId, sideOf } from '../world/ids.ts';
import { numeralOf } from '../world/intent.ts';
import { deviceState } from '../world/lookup.ts';
import type { Judge, Onlooker } from './onlooker.ts';
import { onlooker, when } from './onlooker.ts';

const isPowerOfTwo = (size: number): boolean => size > 0 && (size & (size - 1)) === 0;
const negotiated = ({ negotiated: set }: FunctionState, bit: number): boolean => set !== null && hasBit(set, bit);

/** A write to a register that a person makes as the driver would, with the value that was meant. */
const writtenByHand = ({ events }: StepRecord, register: string): number | null => {
  const [first] = events;
  const intent = first?.type === 'intent/taken' ? first.intent : null;
  if (intent?.do !== 'write-register' || intent.register !== register) return null;
  return Number((numeralOf(intent.value) ?? 0n) & 0xffffn);
};

/** The vector that a driver writes: that of a person, or its own choice, one more than the virtqueue. */
const vectorMeant = (record: StepRecord, event: EventOf<'register/wrote' | 'register/queue-wrote'>): number | null => {
  const byHand = writtenByHand(record, event.register);
  if (byHand !== null) return byHand;
  const ownChoice = record.action.name === 'set-up' || record.action.intent?.do === 'enable-queue';
  if (!ownChoice) return null;
  return event.type === 'register/wrote' ? 0 : event.queue + 1;
};

const judgeVector = (
  record: StepRecord,
  event: EventOf<'register/wrote' | 'register/queue-wrote'>,
  judge: Judge,
): void => {
  const meant = vectorMeant(record, event);
  if (meant === null) return;
  const by = deviceOf(event.device);
  const { msix } = deviceState(record.before, event.device);
  const to = Number(event.to);
  const mapped = msix !== null && meant < msix.size ? meant : NO_VECTOR;
  const wrong = when(to !== mapped, `reads 0x${to.toString(16)} where 0x${meant.toString(16)} was written`);
  judge('pci.msix.readback', by, wrong);
  if (meant === NO_VECTOR) judge('pci.msix.unmap', by, wrong);
  else if (mapped === NO_VECTOR) judge('pci.msix.failure-is-no-vector', by, wrong);
};

const judgeEnable = ({ by, device, from, to }: EventOf<'queue/enabled'>, state: FunctionState, judge: Judge): void => {
  const { format, registers } = { format: ringFormat(state.negotiated), registers: to.registers };
  const { size, maxSize } = registers;
  judge('pci.common.no-queue-enable-zero', by, null);
  judge('pci.common.configure-before-enable', by, when(from.registers.enabled, 'enables a virtqueue twice'));
  const misfit = format.checkSize(size) !== null || size > maxSize;
  const areas = [
    [registers.desc, format.alignments.desc],
    [registers.driver, format.alignments.driver],
    [registers.device, format.alignments.device],
  ] as const;
  const askew = areas.some(([at, align]) => at % BigInt(align) !== 0n);
  judge(`${format.name}.layout.alignment`, by, when(askew, 'an area is not aligned'));
  const at = deviceOf(device);
  if (format.name === 'packed') {
    judge('packed.layout.max-size', at, when(misfit, `has ${size} descriptors`));
    return;
  }
  judge('split.layout.queue-size-pow2', at, when(misfit, `has ${size} descriptors`));
  judge('pci.common.queue-size-pow2-device', at, when(!isPowerOfTwo(maxSize), `queue_size read ${maxSize}`));
};

/** Registers that a driver wrote: none that is read-only, sizes that a ring can have, vectors that are there. */
const judgeWrite = (
  record: StepRecord,
  event: EventOf<'register/wrote' | 'register/queue-wrote'>,
  judge: Judge,
): void => {
  const { by, device, register, to } = event;
  judge('pci.common.no-write-read-only', by, when(register === 'config_generation', `writes ${register}`));
  const state = deviceState(record.before, device);
  if (register === 'queue_size') {
    const size = Number(to);
    if (negotiated(state, RING_PACKED)) judge('pci.common.no-zero-queue-size', by, when(size === 0, 'writes 0'));
    else judge('pci.common.queue-size-pow2-driver', by, when(!isPowerOfTwo(size), `writes queue_size ${size}`));
  }
  if (register === 'queue_msix_vector' || register === 'config_msix_vector') judgeVector(record, event, judge);
  if (register === 'queue_select' && Number(to) >= state.queues.length) {
    const shown = readRegister(deviceState(record.after, device), 'queue_size', Number(to));
    const why = when(shown !== 0, `queue_size of virtqueue ${to}, which does not exist, reads ${shown}`);
    judge('pci.common.queue-size-zero-unavailable', deviceOf(device), why);
  }
};

const judgeQueueReset = ({ device, from, to }: EventOf<'queue/reset'>, state: FunctionState, judge: Judge): void => {
  const by = deviceOf(device);
  const { registers, ring, held } = to;
  judge('pci.common.queue-reset-on-one', by, null);
  judge('pci.common.queue-reset-needs-feature', driverOf(device), when(!negotiated(state, RING_RESET), 'resets it'));
  judge('pci.common.queue-reset-done-zeros', by, when(registers.enabled, 'queue_enable still reads 1'));
  const { size, maxSize, msixVector } = registers;
  const left =
    size !== maxSize || msixVector !== NO_VECTOR || ring !== null || held.length > 0 || to.decideFrom !== null;
  judge('vqreset.device.state-to-default', by, when(left || maxSize !== from.registers.maxSize, 'it keeps something'));
  judge('vqreset.device.stop-requests', by, null);
  judge('vqreset.device.stop-notify', by, null);
};

/** NumVFs and VF Enable, which the driver of an owner writes. */
const judgeSriov = (
  { device, from, to }: EventOf<'sriov/wrote'>,
  judged: FunctionState,
  rules: DeviceRules,
  judge: Judge,
): void => {
  const by = driverOf(device);
  if (to.numVfs !== from.numVfs) {
    const wrong = to.numVfs > to.totalVfs || from.vfEnable;
    judge('pcie.sriov.num-vfs', by, when(wrong, `writes NumVFs ${to.numVfs}`));
  }
  if (!to.vfEnable || from.vfEnable) return;
  const early = !hasNegotiatedSriov(judged, rules);
  judge('sriov.driver.negotiate-before-vf-enable', by, when(early, 'sets VF Enable before SR_IOV was negotiated'));
};

/** Which virtqueues a driver means to set up, those of administration included. */
const judgePlan = (
  plan: readonly number[],
  device: DeviceId,
  state: FunctionState,
  dialect: Dialect,
  judge: Judge,
): void => {
  const { numQueues, adminQueueIndex: first, adminQueueNum: count } = state;
  const admin = plan.filter(queue => queue >= numQueues);
  if (admin.length === 0) return;
  const by = driverOf(device);
  const bit = dialect.features.byName.get('ADMIN_VQ')?.bit ?? -1;
  const early = bit < 0 || !negotiated(state, bit);
  judge('pci.common.admin-fields-need-feature', by, when(early, 'uses admin_queue_index without ADMIN_VQ'));
  const beyond = admin.find(queue => queue < first || queue >= first + count);
  judge('pci.common.admin-index-range', by, when(beyond !== undefined, `sets up ${beyond} for administration`));
};

/** The events of a function's own virtqueue work. */
const isWork = (
  event: Event,
): event is EventOf<'queue/took' | 'queue/executed' | 'queue/returned' | 'queue/completed'> =>
  /^queue\/(took|executed|returned|completed)$/.test(event.type);

/** Looks at the registers of functions and of their virtqueues, and at virtqueues that were reset. */
export const lookAtRegisters = (dialect: Dialect): Onlooker => {
  /** Virtqueues that were reset and not enabled again: which of their registers were written since. */
  const off = new Map<string, Set<string>>();
  const judgeOne = (event: Event, record: StepRecord, select: number | null, judge: Judge): void => {
    const isDriver = parseActorId(event.by).kind === 'driver';
    const { before } = record;
    if (isWork(event) && off.has(`${event.device}/q${event.queue}`)) {
      judge('vqreset.device.stop-requests', event.by, 'serves a virtqueue that was reset');
    } else if (event.type === 'wire/raised' && sideOf(event.by) === 'device' && off.has(event.wire.slice(7))) {
      judge('vqreset.device.stop-notify', event.by, 'notifies for a virtqueue that was reset');
    } else if (event.type === 'register/wrote' && isDriver) judgeWrite(record, event, judge);
    else if (event.type === 'register/queue-wrote' && isDriver) {
      off.get(`${event.device}/q${event.queue}`)?.add(event.register);
      judgeWrite(record, event, judge);
    } else if (event.type === 'queue/enabled' && isDriver) {
      judgeEnable(event, deviceState(before, event.device), judge);
      const key = `${event.device}/q${event.queue}`;
      const written = off.get(key);
      if (written && off.delete(key)) {
        const forgot = ['queue_desc', 'queue_driver', 'queue_device'].find(each => !written.has(each));
        judge('vqreset.driver.reconfigure', event.by, when(forgot !== undefined, `enables it without ${forgot}`));
        const meant = areasOf(event.to.registers);
        const has = event.to.ring?.areas;
        const old = !has || Object.entries(meant).some(([name, at]) => has[name as keyof typeof meant] !== at);
        const why = when(old, 'goes on with the areas that it had');
        judge('vqreset.device.observe-new-config', deviceOf(event.device), why);
      }
    } else if (event.type === 'queue/reset') {
      judgeQueueReset(event, deviceState(before, event.device), judge);
      off.set(`${event.device}/q${event.queue}`, new Set());
    } else if (event.type === 'reset/done' || event.type === 'parts/applied') {
      for (const key of off.keys()) if (key.startsWith(`${event.device}/q`)) off.delete(key);
    } else if (event.type === 'features/written' && isDriver) {
      const at = select ?? deviceState(before, event.device).driverFeatureSelect;
      const changed = event.from ^ event.to;
      const outside = changed & ~(0xffff_ffffn << BigInt(32 * at));
      judge(
        'pci.common.driver-feature-window',
        deviceOf(event.device),
        when(outside !== 0n, 'shows other bits as well'),
      );
    } else if (event.type === 'sriov/wrote') {
      judgeSriov(event, deviceState(before, event.device), dialect.rules, judge);
    } else if (event.type === 'driver/changed') {
      const state = deviceState(before, event.device);
      if (event.to.sees !== undefined && record.action.name === 'read-features') {
        const why = when(
          event.to.sees !== state.offered,
          'device_feature shows other bits than those that are offered',
        );
        judge('pci.common.device-feature-window', deviceOf(event.device), why);
      }
      if (event.to.plan !== undefined) judgePlan(event.to.plan, event.device, state, dialect, judge);
    }
  };
  /** A driver asked for the reset of a virtqueue, and read that it was complete before it took buffers back. */
  const judgeAsked = ({ events, action, before, after }: StepRecord, judge: Judge): void => {
    const [first] = events;
    const intent = action.intent ?? (first?.type === 'intent/taken' ? first.intent : null);
    if (intent?.do !== 'reset-queue') return;
    const { device, queue } = intent;
    const state = deviceState(before, device);
    if (!negotiated(state, RING_RESET)) return;
    const done = events.some(event => event.type === 'queue/reset' && event.queue === queue);
    if (!done && state.queues[queue]?.registers.enabled) {
      judge('pci.common.queue-reset-on-one', deviceOf(device), 'does not reset the virtqueue when 1 is written');
    }
    const taken = events.some(
      event => event.type === 'token/closed' || (event.type === 'driver/queue' && event.queue === queue),
    );
    const early = taken && deviceState(after, device).queues[queue]?.registers.enabled === true;
    const why = when(early, 'takes its buffers back before the virtqueue has been reset');
    judge('vqreset.driver.verify', driverOf(device), why);
    judge('pci.common.queue-reset-wait', driverOf(device), why);
  };
  return onlooker((record, judge) => {
    let select: number | null = null;
    for (const event of record.events) {
      judgeOne(event, record, select, judge);
      if (event.type === 'register/wrote' && event.register === 'driver_feature_select') select = event.to;
    }
    judgeAsked(record, judge);
  });
};
