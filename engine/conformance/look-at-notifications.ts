import { formatOf } from '../device/enable-queue.ts';
import { NO_VECTOR } from '../device/function.ts';
import { NOTIF_CONFIG_DATA, NOTIFICATION_DATA } from '../device/reserved-features.ts';
import { DEVICE_NEEDS_RESET, DRIVER_OK, SUSPEND } from '../device/status.ts';
import { peek } from '../memory/peek.ts';
import { hasBit, noFeatures } from '../num/feature-set.ts';
import { u16 } from '../num/int.ts';
import type { StepRecord } from '../run/timeline-types.ts';
import type { DriverQueue } from '../virtq/queue.ts';
import type { EventOf } from '../world/event.ts';
import type { FunctionState } from '../world/function-state.ts';
import type { DeviceId } from '../world/ids.ts';
import { deviceOf, driverOf, parseActorId, sideOf } from '../world/ids.ts';
import { deviceState, driverState } from '../world/lookup.ts';
import type { Judge, Onlooker } from './onlooker.ts';
import { onlooker, when } from './onlooker.ts';
import { queueOf } from './parties.ts';

const SIDES = {
  notification: { rule: 'avail-notify.driver', event: 'avail-event' },
  interrupt: { rule: 'used-notify.device', event: 'used-event' },
} as const;

interface Decided {
  readonly device: DeviceId;
  readonly queue: number;
  /** What the text asks for, and what it would ask for if EVENT_IDX were negotiated or not, the other way round. */
  readonly send: boolean;
  readonly otherwise: boolean;
  readonly eventIdx: boolean;
  readonly split: boolean;
}

/** The decision that a side had to make, worked out from the ring as it was. */
const dueDecision = ({ before }: StepRecord, { about, by }: EventOf<'note/decided'>): Decided | null => {
  const party = parseActorId(by);
  if (party.kind === 'operator') return null;
  const { device } = party;
  const memory = peek(before.memory);
  if (about === 'notification') {
    const { exposing, queues } = driverState(before, device);
    const half = exposing && queues[exposing.command.queue];
    if (!half) return null;
    const decide = (eventIdx: boolean): boolean =>
      formatOf(half).notifyDecision(memory, { ...half, options: { ...half.options, eventIdx } }, u16(exposing.oldIdx))
        .send;
    const { eventIdx } = half.options;
    const both = { send: decide(eventIdx), otherwise: decide(!eventIdx), eventIdx, split: half.format === 'split' };
    return { device, queue: exposing.command.queue, ...both };
  }
  const queue = queueOf(before, by);
  const { ring, decideFrom } = (queue === null ? null : deviceState(before, device).queues[queue]) ?? { ring: null };
  if (queue === null || !ring) return null;
  const from = u16(decideFrom ?? ring.publishedUsedIdx);
  const decide = (eventIdx: boolean): boolean =>
    formatOf(ring).interruptDecision(memory, { ...ring, options: { ...ring.options, eventIdx } }, from).send;
  const { eventIdx } = ring.options;
  const both = { send: decide(eventIdx), otherwise: decide(!eventIdx), eventIdx, split: ring.format === 'split' };
  return { device, queue, ...both };
};

const isMute = ({ msix, queues }: FunctionState, queue: number): boolean =>
  msix?.enabled === true && (queues[queue]?.registers.msixVector ?? NO_VECTOR) === NO_VECTOR;

/** Whether a decision to notify or not is the right one, and is carried out. */
const judgeDecision = (record: StepRecord, event: EventOf<'note/decided'>, judge: Judge): void => {
  const due = dueDecision(record, event);
  if (!due) return;
  const { device, queue, send, otherwise, eventIdx, split } = due;
  const { about, by } = event;
  const wire = `${about === 'notification' ? deviceOf(device) : driverOf(device)}/q${queue}`;
  const raised = record.events.some(
    each => (each.type === 'wire/raised' && each.wire === wire) || each.type === 'msix/wrote',
  );
  if (about === 'interrupt' && isMute(deviceState(record.before, device), queue)) {
    judge('pci.irq.no-vector-no-queue-irq', by, when(raised, 'interrupts without a vector'));
    return;
  }
  if (!split) return;
  const { rule, event: name } = SIDES[about];
  const why = send ? when(!raised, 'is to notify, and does not') : when(raised, 'is not to notify, and does');
  const misled = when(why !== null && raised === otherwise, `does what ${eventIdx ? 'flags' : name} says`);
  if (eventIdx) {
    judge(`split.${rule}-event-${send ? 'match' : 'nomatch'}`, by, why);
    judge(`split.${rule}-ignore-flags`, by, misled);
  } else {
    judge(`split.${rule}-${send ? 'flags0-notify' : 'flags1-quiet'}`, by, why);
    judge(`split.${rule}-ignore-${name}`, by, misled);
  }
};

/** What a driver writes to notify a device: 16 bits or 32, and what they hold. */
const judgeValue = (
  { by, value, wire }: EventOf<'wire/raised'>,
  queue: number,
  half: DriverQueue | undefined,
  { negotiated, queues }: FunctionState,
  judge: Judge,
): void => {
  const features = negotiated ?? noFeatures;
  const [long, named] = [hasBit(features, NOTIFICATION_DATA), hasBit(features, NOTIF_CONFIG_DATA)];
  const next = half?.publishedIdx ?? 0;
  const [low, high] = [value & 0xffff, value >>> 16];
  if (long) judge('pci.kick.width32', by, when(high === 0 && next !== 0, `writes 16 bits to ${wire}`));
  else judge('pci.kick.width16', by, when(high !== 0, `writes 0x${value.toString(16)}, more than 16 bits`));
  const id = named ? (queues[queue]?.registers.notifConfigData ?? queue) : queue;
  const wrong = when(low !== id, `writes ${low} where ${id} is meant`);
  judge(`pci.kick.${named ? 'confdata' : 'index'}${long ? 32 : 16}`, by, wrong);
  if (!named) judge('pci.common.notif-config-data-needs-feature', by, null);
  if (!long || !half) return;
  const misplaced = when(high !== next, `next is 0x${high.toString(16)}, not 0x${next.toString(16)}`);
  judge(`notify.${half.format}-next-fields`, by, misplaced);
  if (half.format === 'packed') judge('packed.notify.next-off-wrap', by, misplaced);
};

/** Without MSI-X the interrupt line of a function stands for its ISR status. */
const judgeLine = ({ after }: StepRecord, { by, device, to }: EventOf<'isr/wrote'>, judge: Judge): void => {
  if (to === 0 || deviceState(after, device).msix?.enabled) return;
  const raised = Object.keys(after.wires).some(wire => wire.startsWith(`${driverOf(device)}/`));
  judge('pci.isr.interrupt-status', by, when(!raised, `ISR is ${to}, and no interrupt is raised`));
};

const judgeRaised = (record: StepRecord, event: EventOf<'wire/raised'>, judge: Judge): void => {
  const { before, after } = record;
  const { by, wire } = event;
  const [, device, place = ''] = /^(?:driver|device):(.+)\/(q\d+|config)$/.exec(wire) ?? [];
  if (device === undefined) return;
  const id = device as DeviceId;
  if (sideOf(by) === 'device' && wire.startsWith('driver:')) {
    const { isr, msix } = deviceState(after, id);
    if (place === 'config') judge('pci.isr.config-bit', by, when(!(isr & 2), 'ISR bit 1 is clear'));
    else if (!msix?.enabled) judge('pci.isr.queue-bit', by, when(!(isr & 1), 'ISR bit 0 is clear'));
  }
  if (sideOf(by) !== 'driver' || !wire.startsWith('device:')) return;
  const state = deviceState(before, id);
  // A suspended device has no DRIVER_OK either; that is another rule.
  const early = (state.status & (DRIVER_OK | SUSPEND)) === 0;
  judge('init.driver.no-notify-before-driver-ok', by, when(early, `notifies ${device} before DRIVER_OK`));
  const queue = Number(place.slice(1));
  if (record.action.name === 'notify') judgeValue(event, queue, driverState(before, id).queues[queue], state, judge);
};

/** A device that asks for a reset would tell its driver, and has no vector to do it with. */
const judgeMute = ({ events, before }: StepRecord, judge: Judge): void => {
  for (const event of events) {
    if (event.type !== 'status/wrote' || !(event.to & ~event.from & DEVICE_NEEDS_RESET)) continue;
    const { msix, configMsixVector } = deviceState(before, event.device);
    if (!(event.from & DRIVER_OK) || !msix?.enabled || configMsixVector !== NO_VECTOR) continue;
    const raised = events.some(each => each.type === 'wire/raised' && each.wire === `${driverOf(event.device)}/config`);
    judge('pci.irq.no-vector-no-config-irq', event.by, when(raised, 'interrupts without a vector'));
  }
};

/** Looks at every decision to notify, and at every notification: is it due, is it carried out, and what does it say? */
export const lookAtNotifications = (): Onlooker =>
  onlooker((record, judge) => {
    const { events, before } = record;
    const [first] = events;
    const intent = first?.type === 'intent/taken' ? first.intent : null;
    if (intent?.do === 'write-register' && intent.register === 'queue_notif_config_data') {
      const set = deviceState(before, intent.device).negotiated ?? noFeatures;
      const why = when(!hasBit(set, NOTIF_CONFIG_DATA), 'uses queue_notif_config_data without its feature');
      judge('pci.common.notif-config-data-needs-feature', driverOf(intent.device), why);
    }
    for (const event of events) {
      if (event.type === 'note/decided') judgeDecision(record, event, judge);
      else if (event.type === 'wire/raised') judgeRaised(record, event, judge);
      else if (event.type === 'isr/wrote') judgeLine(record, event, judge);
    }
    judgeMute(record, judge);
  });
