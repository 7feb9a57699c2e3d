import { featureSetOf } from '../num/feature-set.ts';
import type { Event } from '../world/event.ts';
import type { FunctionQueue } from '../world/function-state.ts';
import { deviceState, driverState } from '../world/lookup.ts';
import {
  at,
  CLASSIFIER,
  FEATURES_PART,
  FLOWS,
  group,
  legacy,
  mode,
  object,
  parts,
  query,
  STATUS_PART,
  setCap,
  write,
} from './clause-runs.ts';
import { manage } from './lab.ts';
import type { Mistake } from './mistake-kinds.ts';
import {
  AVQ,
  accepts,
  actor,
  acts,
  after,
  also,
  answer,
  avq,
  before,
  byHand,
  chainOf,
  config,
  DRIVER,
  describing,
  EINVAL,
  executes,
  fault,
  features,
  flagged,
  flipped,
  forgets,
  has,
  intents,
  kicks,
  live,
  OK,
  offers,
  onQueue,
  or,
  otherLap,
  packed,
  partsMoved,
  plans,
  QUEUE,
  raised,
  registers,
  reset,
  ringOf,
  serves,
  setUp,
  space,
  splitEnabled,
  stopped,
  stray,
  suspended,
  taken,
  to,
  twice,
  VQ,
  wrote,
  xor,
} from './mistake-kinds.ts';
import { bytes, never, on } from './mistakes.ts';
import { command, rawCommand } from './published-lab.ts';

/** Rules, and how each is broken. */
export const clauseMistakes: readonly (readonly [clauses: string, mistake: Mistake])[] = [
  // The draft.
  ['draft-2022-07.B3', intents('draft', [manage('assign', 1, '0x8000000000')])],
  ['draft-2022-07.B4', intents('draft', [{ do: 'load-driver', device: 'pf0/vf2' }, manage('assign', 2, 1)])],
  ['draft-2022-07.B6 draft-2022-07.B7', answer(8, 'ff')],
  [
    'draft-2022-07.B8',
    actor(
      on('token/closed', event => ({
        ...event,
        outcome: event.outcome && { ...event.outcome, fields: { ...event.outcome.fields, resource_val: 1n } },
      })),
    ),
  ],
  ['draft-2022-07.B11', answer(0, '02')],
  ['draft-2022-07.B12', before('pf0', state => ({ ...state, offered: featureSetOf(state.offered & ~(1n << 42n)) }))],

  // device_status, resets, and how drivers come up.
  ['status.driver.set-step-bits', intents('lists', byHand(0x4f))],
  ['status.driver.no-clear', fault('driver-clears-a-bit')],
  ['status.driver.failed-then-reset init.driver.no-continue-after-error', intents('a driver that fails', byHand(0x87))],
  [
    'status.device.no-consume-before-driver-ok',
    also(AVQ, ({ after: world }) => [serves(AVQ, 'pf0', QUEUE, 'queue/took', world)], {
      run: 'lists',
      place: acts('enable', DRIVER),
    }),
  ],
  [
    'status.device.no-used-notify-before-driver-ok',
    also(AVQ, () => [raised(AVQ, 'driver:pf0/q2')], { run: 'lists', place: acts('enable', DRIVER) }),
  ],
  ['status.device.needs-reset-config-notify', actor(never('wire/raised'))],
  ['status.device.starts-zero', actor(to('vf/created', ({ to: state }) => ({ ...state, status: 1 })))],
  ['status.device.zero-after-reset', fault('device-keeps-its-status', 'device:pf0')],
  [
    'reset.device.no-notify-after-reset',
    also('device:pf0', () => [raised('device:pf0', 'driver:pf0/q0')], { place: has('reset/done') }),
  ],
  [
    'reset.device.no-queue-access-after-reset',
    also(AVQ, () => [wrote(AVQ, 0x1400n, '00')], { place: has('reset/done') }),
  ],
  ['features.driver.no-unoffered', fault('driver-accepts-too-much')],
  [
    'features.driver.no-missing-dependency net.features.dependencies-driver',
    features(all => (all & ~2n) | 0x80n, 'pf0', { run: 'lists' }),
  ],
  ['features.driver.failed-if-unworkable', actor(never('status/wrote'))],
  [
    'features.device.no-missing-dependency net.features.dependencies-device',
    offers(all => all & ~2n, { run: 'lists' }),
  ],
  [
    'features.device.reject-features-ok',
    actor(
      on('note/checked', (event, world) =>
        event.check === 'subset'
          ? [
              {
                type: 'features/written',
                by: DRIVER,
                device: 'pf0',
                from: deviceState(world, 'pf0').driverFeatures,
                to: featureSetOf(deviceState(world, 'pf0').driverFeatures | 0x1000n),
              },
              event,
            ]
          : event,
      ),
      { run: 'lists', place: acts('features-ok', DRIVER) },
    ),
  ],
  ['features.driver.version1-accept', features(all => all & ~(1n << 32n), 'pf0', { run: 'lists' })],
  ['features.device.version1-offer', offers(all => all & ~(1n << 32n), { run: 'lists', more: 10 })],
  ['sriov.driver.no-negotiate-without-cap', accepts(37, { run: 'data' }, 'pf0/vf1')],
  [
    'sriov.driver.negotiate-before-vf-enable',
    intents('a driver that fails', [{ do: 'enable-vfs', owner: 'pf0', numVfs: 1 }]),
  ],
  [
    'sriov.device.no-offer-otherwise',
    offers(all => all | (1n << 37n), { run: 'data', place: acts('reset', 'device:pf0/vf1') }),
  ],
  ['features.driver.no-undescribed', accepts(70, { run: 'lists' })],
  ['features.driver.no-reserved', accepts(45, { run: 'lists' })],
  ['features.driver.no-wrong-device-type', accepts(5, { run: 'entropy' })],
  ['features.device.no-offer-unsupported', offers(all => all | (1n << 70n), { run: 'lists' })],
  ['init.driver.reset-first', fault('driver-without-reset')],
  ['init.driver.acknowledge-second', fault('driver-without-acknowledge')],
  ['init.driver.driver-third', intents('lists', byHand(0, 1, 9))],
  ['init.driver.write-features-before-features-ok', intents('lists', byHand(0, 1, 3, 0x0b))],
  ['init.driver.set-features-ok init.driver.driver-ok-last', fault('driver-skips-features-ok')],
  [
    'init.driver.reread-features-ok',
    actor(
      on('driver/moved', event => ({ ...event, to: 'set-up' })),
      { run: 'a driver that is refused', place: acts('check-features') },
    ),
  ],
  ['init.driver.setup-after-features-ok', intents('lists', [...byHand(0, 1, 3), write('queue_size', 4)])],
  ['init.driver.no-features-after-features-ok', fault('driver-negotiates-late')],
  ['init.driver.no-notify-before-driver-ok', fault('driver-notifies-early')],
  [
    'cleanup.driver.reset-before-removal',
    also(
      DRIVER,
      ({ after: world }) => {
        const [token] = driverState(world, 'pf0').tokens;
        return token
          ? [{ type: 'token/closed', by: DRIVER, device: 'pf0', token, place: 0, usedLength: null, outcome: null }]
          : null;
      },
      { run: 'split', place: has('token/opened') },
    ),
  ],

  // Virtqueues that are reset.
  [
    'vqreset.device.stop-requests',
    also(AVQ, ({ after: world }) => [serves(AVQ, 'pf0', QUEUE, 'queue/executed', world)]),
  ],
  ['vqreset.device.stop-notify', also(AVQ, () => [raised(AVQ, 'driver:pf0/q2')])],
  ['vqreset.device.state-to-default', onQueue('queue/reset', registers({ size: 1 }))],
  ['pci.common.queue-reset-done-zeros', onQueue('queue/reset', registers({ enabled: true }))],
  ['pci.common.queue-reset-on-one', actor(never('queue/reset'))],
  [
    'vqreset.driver.verify pci.common.queue-reset-wait',
    after('pf0', state => ({
      ...state,
      queues: state.queues.map((queue, k) => (k === QUEUE ? registers({ enabled: true })(queue) : queue)),
    })),
  ],
  ['vqreset.driver.reconfigure', actor(never('register/queue-wrote'))],
  [
    'vqreset.device.observe-new-config',
    onQueue('queue/enabled', queue => ({
      ...queue,
      ring: queue.ring && { ...queue.ring, areas: { ...queue.ring.areas, descLo: 16 } },
    })),
  ],
  ['pci.common.queue-reset-needs-feature', intents('lists', [{ do: 'reset-queue', device: 'pf0', queue: QUEUE }])],

  // Split rings.
  ['split.layout.queue-size-pow2', onQueue('queue/enabled', registers({ size: 3 }), splitEnabled)],
  ['split.layout.alignment', onQueue('queue/enabled', registers({ desc: 0x1008n as never }), splitEnabled)],
  ['split.framing.writable-after-readable', actor(bytes('virtq_desc', xor(12, 2)), { ...describing, run: 'split' })],
  [
    'split.desc.chain-byte-limit',
    actor(
      bytes('virtq_desc', other => other.fill(0xff, 8, 12)),
      { ...describing, run: 'split' },
    ),
  ],
  [
    'split.desc.in-order-next',
    actor(
      bytes('virtq_desc', other => other.set([other[12] && other[12] & 1 ? (other[14] ?? 0) - 1 : 0], 14)),
      { ...describing, run: 'split, IN_ORDER' },
    ),
  ],
  [
    'split.desc.in-order-from-zero',
    actor(bytes('virtq_avail.ring', xor(0, 2)), { run: 'split, IN_ORDER', place: acts('place', DRIVER), more: 4 }),
  ],
  ['split.indirect.negotiated-only', actor(bytes('virtq_desc', or(12, 4)), { ...describing, run: 'split' })],
  [
    'split.indirect.no-nesting',
    actor(
      bytes('virtq_desc', other => (other[12] ?? 0) & 4 || other.set([4], 12)),
      { ...describing, run: 'split, INDIRECT_DESC' },
    ),
  ],
  [
    'split.indirect.not-with-next',
    actor(
      bytes('virtq_desc', other => (other[12] ?? 0) & 4 && other.set([5], 12)),
      { ...describing, run: 'split, INDIRECT_DESC' },
    ),
  ],
  [
    'split.indirect.chain-le-queue-size',
    actor(
      bytes('virtq_desc', other => other.set([(other[12] ?? 0) | 1, 0, 0, 0], 12)),
      { ...describing, run: 'split' },
    ),
  ],
  [
    'split.indirect.in-order-sequential',
    actor(
      bytes('virtq_desc', other => (other[12] ?? 0) & 4 || other.set([0], 14)),
      { ...describing, run: 'split, both' },
    ),
  ],
  ['split.indirect.handle-tail split.indirect.ignore-write-flag', taken(() => ({ writable: [] }))],
  ['split.avail.idx-never-decreases', fault('driver-turns-back')],
  ['split.avail.idx-starts-zero', actor(bytes('virtq_avail.idx', or(0, 5)), { run: 'split', ...setUp() })],
  [
    'split.avail-notify.driver-init-used-flags',
    actor(bytes('virtq_used.flags', or(0, 1)), { run: 'split', ...setUp() }),
  ],
  ['split.avail.device-read-only', stray(AVQ, 'driver', 4, '07', live)],
  ['split.desc.device-no-write-table', stray(AVQ, 'desc', 0, '07', live)],
  ['split.used.driver-read-only', stray(DRIVER, 'device', 4, '07', live)],
  ['split.used-notify.driver-flags-01', stray(DRIVER, 'driver', 0, '0200', live)],
  ['split.used-notify.driver-flags-zero', stray(DRIVER, 'driver', 0, '0100', { ...live, run: 'split, EVENT_IDX' })],
  ['split.avail-notify.device-flags-01', stray(AVQ, 'device', 0, '0200', live)],
  ['split.avail-notify.device-flags-zero', stray(AVQ, 'device', 0, '0100', { ...live, run: 'split, EVENT_IDX' })],
  [
    'split.desc.device-no-write-readable packed.desc.device-no-write-readable',
    also(AVQ, ({ after: world }) => {
      const first = chainOf(avq(world).held)?.readable[0];
      return first ? [wrote(AVQ, BigInt(first.addrLo), '07')] : null;
    }),
  ],
  [
    'cleanup.driver.no-alter-exposed',
    also(
      DRIVER,
      ({ after: world }) => {
        const [first] = chainOf(avq(world).held)?.descriptors ?? [];
        return first === undefined ? null : [wrote(DRIVER, avq(world).registers.desc + BigInt(16 * first), '07')];
      },
      live,
    ),
  ],
  ['split.used-notify.device-ignore-used-event split.used-notify.device-event-match', actor(never('wire/raised'))],
  ['split.used-notify.device-flags0-notify', fault('device-never-interrupts', AVQ)],
  ['split.used-notify.device-ignore-flags', actor(on('note/decided', event => [event, raised(AVQ, 'driver:pf0/q2')]))],
  ['split.avail-notify.driver-ignore-avail-event split.avail-notify.driver-event-match', actor(never('wire/raised'))],
  ['split.avail-notify.driver-flags0-notify', fault('driver-never-notifies')],
  [
    'split.avail-notify.driver-ignore-flags',
    actor(on('note/decided', event => [event, raised(DRIVER, 'device:pf0/q2')])),
  ],
  ['split.used.len-before-idx', actor(bytes('virtq_used.idx', other => other.set([(other[0] ?? 0) + 1], 0)))],
  ['split.used.idx-starts-zero', actor(bytes('virtq_used.idx', other => other.set([0xf0, 0xff], 0)))],
  ['split.used.write-at-least-len', fault('device-len-too-long', AVQ)],
  ['split.used.id-is-chain-head', fault('device-wrong-id', AVQ)],
  ['split.in-order.batch-id', actor(bytes('virtq_used.ring', xor(0, 2)))],
  [
    'features.device.in-order-use',
    actor(
      to('queue/returned', ({ to: queue }) => ({
        ...queue,
        held: [...queue.held, ...queue.held].map((each, k) => ({ ...each, stage: k === 0 ? 'executed' : 'returned' })),
      })),
    ),
  ],

  // Packed rings.
  ['packed.layout.max-size', onQueue('queue/enabled', registers({ size: 40000 }), packed)],
  ['packed.layout.alignment', onQueue('queue/enabled', registers({ desc: 0x1008n as never }), packed)],
  ['packed.layout.zero-init', actor(bytes('pvirtq_desc', or(3, 1)), { ...packed, ...setUp() })],
  [
    'packed.wrap.driver-initial-one packed.wrap.mark-available',
    actor(bytes('pvirtq_desc.flags', otherLap), { ...packed, place: acts('publish', DRIVER) }),
  ],
  [
    'packed.wrap.device-initial-one packed.wrap.mark-used',
    actor(bytes('pvirtq_desc.flags', otherLap), { ...packed, place: acts('complete', AVQ) }),
  ],
  [
    'packed.device.start-in-ring-order packed.list.device-chain-order',
    taken((chain: { descriptors: number[] }) => ({ descriptors: chain.descriptors.map(slot => slot + 1) })),
  ],
  [
    'packed.device.write-in-completion-order packed.list.one-used-per-list',
    actor(
      on('memory/wrote', event => ({ ...event, at: (event.at + 16n) as never })),
      { ...packed, place: acts('return', AVQ) },
    ),
  ],
  ['packed.desc.device-wait-avail-change', stray(AVQ, 'desc', 7 * 16, '07', { ...packed, place: acts('take', AVQ) })],
  ['packed.desc.device-frozen-after-used', stray(AVQ, 'desc', 0, '07', { ...packed, place: acts('complete', AVQ) })],
  [
    'packed.desc.driver-wait-used-change packed.desc.driver-frozen-after-avail packed.list.space-first',
    stray(DRIVER, 'desc', 0, '07', { ...packed, place: acts('publish', DRIVER) }),
  ],
  ['packed.list.writable-after-readable', ringOf('packed', `${'00'.repeat(14)}8300${'00'.repeat(14)}8000`)],
  [
    'packed.list.first-available-last',
    actor(
      on('memory/wrote', event => (event.bytes.length === 16 ? [] : event)),
      { ...packed, place: acts('describe', DRIVER), more: 2 },
    ),
  ],
  [
    'packed.list.id-in-last',
    actor(
      on('memory/wrote', event => (event.bytes.length === 16 ? { ...event, bytes: flipped(event, 12, 3) } : event)),
      { ...packed, place: acts('describe', DRIVER), more: 2 },
    ),
  ],
  ['packed.list.le-queue-size packed.list.device-limit', ringOf('packed', `${'00'.repeat(14)}8100`.repeat(8))],
  ['packed.indirect.negotiated-only', ringOf('packed', `${'00'.repeat(14)}8400`)],
  ['packed.indirect.not-in-next-list', ringOf('packed, INDIRECT_DESC', `${'00'.repeat(14)}8500${'00'.repeat(14)}8000`)],
  [
    'packed.indirect.only-write-flag',
    actor(
      on('memory/wrote', event =>
        event.bytes.length > 16
          ? { ...event, bytes: flipped(event, 14, 1) }
          : event.bytes.length === 16
            ? { ...event, bytes: flipped(event, 14, 1) }
            : event,
      ),
      { run: 'packed, INDIRECT_DESC', place: acts('describe', DRIVER), more: 8 },
    ),
  ],
  [
    'packed.indirect.device-limit',
    // A table at address 0, where all is zero: nine entries without bytes.
    ringOf('packed, INDIRECT_DESC', `${'00'.repeat(8)}9000000000008400`),
  ],
  ['packed.indirect.ignore-reserved', taken(() => ({ writable: [] }))],
  [
    'packed.used.len-needs-write-flag',
    actor(
      bytes('pvirtq_desc.flags', other => other.set([(other[0] ?? 0) & ~2], 0)),
      { ...packed, place: acts('complete', AVQ) },
    ),
  ],
  ['packed.event.flags-3-reserved', stray(DRIVER, 'driver', 2, '0300', { ...packed, place: acts('collect', DRIVER) })],
  [
    'packed.event.desc-needs-event-idx',
    stray(DRIVER, 'driver', 2, '0200', { ...packed, place: acts('collect', DRIVER) }),
  ],
  ['packed.event.reserved-zero', stray(DRIVER, 'driver', 2, '1000', { ...packed, place: acts('collect', DRIVER) })],
  ['packed.in-order.batch-id', actor(bytes('pvirtq_desc.id', xor(0, 2)))],

  // Notifications.
  ['packed.notify.next-off-wrap notify.packed-next-fields notify.split-next-fields', kicks(value => value ^ 0x20000)],
  ['pci.kick.width16', kicks(value => value | 0x10000)],
  ['pci.kick.width32', kicks(value => value & 0xffff)],
  ['pci.kick.index16 pci.kick.index32 pci.kick.confdata16 pci.kick.confdata32', kicks(value => value + 1)],
  ['pci.common.notif-config-data-needs-feature', intents('lists', [write('queue_notif_config_data', 5)])],
  ['pci.isr.config-bit pci.isr.queue-bit', actor(never('isr/wrote'))],
  ['pci.isr.interrupt-status', actor(never('wire/raised'))],
  ['pci.irq.no-vector-no-queue-irq', actor(on('note/decided', event => [event, raised(AVQ, 'driver:pf0/q2')]))],
  [
    'pci.irq.no-vector-no-config-irq',
    actor(on('status/wrote', event => [event, raised(event.by, 'driver:pf0/config')])),
  ],

  // Registers.
  ['pci.common.queue-size-pow2-device', onQueue('queue/enabled', registers({ maxSize: 12 }), splitEnabled)],
  [
    'pci.common.queue-size-zero-unavailable',
    after('pf0', state => ({
      ...state,
      queues: [...state.queues, ...Array.from({ length: 9 }, () => state.queues[0] as FunctionQueue)],
    })),
  ],
  [
    'pci.common.device-feature-window',
    actor(on('driver/changed', event => ({ ...event, to: { ...event.to, sees: featureSetOf(1n) } }))),
  ],
  ['pci.common.driver-feature-window', actor(to('features/written', event => featureSetOf(event.to ^ (1n << 40n))))],
  ['pci.common.reset-on-zero', actor(never('reset/began'))],
  ['pci.common.zero-when-reset-done', reset(() => ({ status: 1 }))],
  [
    'pci.common.queue-enable-zero-on-reset',
    reset((_, { queues }) => ({ queues: queues.map(registers({ enabled: true })) })),
  ],
  ['pci.msix.unmapped-on-reset', reset(() => ({ configMsixVector: 0 }))],
  ['pci.common.no-write-read-only', fault('driver-writes-read-only')],
  [
    'pci.common.no-zero-queue-size',
    actor(
      to('register/queue-wrote', event => (event.register === 'queue_size' ? 0 : event.to)),
      packed,
    ),
  ],
  [
    'pci.common.queue-size-pow2-driver',
    actor(to('register/queue-wrote', event => (event.register === 'queue_size' ? 3 : event.to))),
  ],
  ['pci.common.configure-before-enable', fault('driver-configures-late')],
  ['pci.common.no-queue-enable-zero', fault('driver-disables-a-queue')],
  ['pci.common.wait-status-zero', fault('driver-too-soon')],
  ['pci.common.present', space(0x84 + 3, 9)],
  ['pci.common.offset-align4', space(0x84 + 8, 2)],
  ['pci.isr.present', space(0x94 + 3, 9)],
  ['pci.devcfg.present', space(0xa4 + 3, 9)],
  ['pci.devcfg.offset-align4', space(0xa4 + 8, 2)],
  ['pci.notify.present', space(0xb4 + 3, 9)],
  ['pci.notify.offset-align2', space(0xb4 + 8, 1)],
  ['pci.notify.offset-align4', space(0xb4 + 8, 2)],
  ['pci.notify.length-min2 pci.notify.length-min4', space(0xb4 + 12, 1)],
  ['pci.notify.multiplier-even-pow2', space(0xb4 + 16, 6)],
  ['pci.notify.multiplier-multiple4', space(0xb4 + 16, 2)],
  ['admin.legacy.notify-vf-bar0-zero', space(0x124, 1)],
  ['admin.legacy.notify-bar-real', answer(9, '02')],
  ['pci.access.natural-width', intents('lists', [at('common', 0x14, 2, 0)])],
  ['pci.access.64-halves-device', actor(to('register/queue-wrote', event => BigInt(event.to) ^ (1n << 40n)))],
  ['pci.isr.read-clears', actor(to('isr/wrote', () => 1))],
  ['net.config.read-only', intents('lists', [at('device', 0, 1, 0)])],
  ['init.driver.no-config-write-during-negotiation', intents('a disk', [...byHand(0), at('device', 0x20, 1, 0)])],
  ['pci.common.admin-index-range', plans([0, 1, 9])],
  [
    'pci.common.admin-fields-need-feature',
    { ...plans([0, 1, 2]), run: 'data', place: acts('check-features', 'driver:pf0/vf1') },
  ],
  ['pci.common.admin-index-ge-num-queues', after('pf0', state => ({ ...state, adminQueueIndex: 1 }))],
  ['pci.common.admin-num-fits', after('pf0', state => ({ ...state, adminQueueNum: 0x10000 }))],
  ['pci.common.num-queues-excludes-admin', after('pf0', state => ({ ...state, numQueues: 3 }))],
  ['admin.vq.exposed-when-negotiated', after('pf0', state => ({ ...state, adminQueueNum: 0 }))],
  [
    'pci.msix.unmap pci.msix.readback pci.msix.failure-is-no-vector',
    actor(
      to('register/queue-wrote', event => (event.register === 'queue_msix_vector' ? 1 : event.to)),
      {
        run: 'registers',
        place: ({ events: [first] }) => first?.type === 'intent/taken' && first.intent.do === 'write-register',
      },
    ),
  ],
  ['net.config.max-pairs-range', config(`${'00'.repeat(8)}0090dc05`)],
  ['net.config.mtu-range net.config.mtu-fixed', config(`${'00'.repeat(8)}01000100`)],

  // Group administration commands.
  ['group.one-per-type', executes(world => ({ ...forgets(world), device: 'pf0/vf2' }) as Event, { run: 'legacy' })],
  [
    'group.sriov.pf-not-member group.sriov.exists-with-vf-enable admin.sriov.member-range',
    answer(0, OK, { run: 'refused' }),
  ],
  ['group.sriov.member-range', answer(0, '16000500')],
  [
    'group.self.member-zero admin.cap.member-id-zero',
    intents('lists of both groups', [command('CAP_ID_LIST_QUERY', [0, 1])]),
  ],
  ['admin.cmd.reserved-zero', fault('driver-uses-reserved-bytes')],
  ['admin.cmd.reserved-ignored', answer(0, EINVAL)],
  ['admin.cmd.result-reserved-zero', fault('device-uses-reserved-bytes', AVQ)],
  ['admin.cmd.ok-qualifier-zero', fault('device-qualifies-success', AVQ)],
  ['admin.cmd.opcode-range', intents('lists', [{ ...query, header: { opcode: 0x8000, group_type: 1 } }])],
  ['admin.cmd.group-type-range', intents('lists', [command('LIST_QUERY', [7, 0])])],
  ['admin.cmd.validate-header', answer(0, '0b000700')],
  [
    'admin.cmd.invalid-group-first admin.cmd.invalid-opcode-second admin.cmd.invalid-member-third admin.sriov.no-group admin.list.enforce admin.list.initial-two admin.cmd.status-not-ok-on-failure',
    answer(0, OK, { run: 'refused' }),
  ],
  ['admin.cmd.status-ok-on-success', fault('device-denies-success', AVQ)],
  ['admin.cmd.einval-no-state-change', fault('device-changes-on-einval', AVQ, { run: 'refused' })],
  ['admin.cmd.groups-independent admin.list.use-replaces', actor(never('facets/changed'))],
  ['admin.list.bits-0-1 admin.list.result-length admin.list.no-shrink', answer(8, '0400')],
  [
    'admin.list.use-before-commands admin.list.no-command-before-use admin.list.only-two-initially admin.list.query-first',
    intents('VFs go', [{ do: 'enable-vfs', owner: 'pf0', numVfs: 1 }, legacy('COMMON_CFG_READ', { offset: 18 }, 9)]),
  ],
  [
    'admin.list.use-not-while-outstanding',
    intents('lists', [query, command('LIST_USE', [1, 0], { device_admin_cmd_opcodes: '0x3' })], { pause: 5 }),
  ],
  [
    'admin.list.subset-of-query',
    intents('lists', [command('LIST_USE', [1, 0], { device_admin_cmd_opcodes: '0x183' })]),
  ],
  ['admin.list.member-id-zero', intents('lists', [command('LIST_QUERY', [1, 2])])],
  [
    'admin.sriov.driver-member-range',
    intents('legacy', [command('LEGACY_COMMON_CFG_READ', [1, 9], { offset: 18 }, { writable: 9 })]),
  ],
  ['admin.sriov.vf-enable-stays', intents('lists', [query, { do: 'disable-vfs', owner: 'pf0' }], { pause: 5 })],
  ['admin.vq.two-part-buffer admin.vq.parts-nonempty', intents('lists', [rawCommand('0000010000000000', 0)])],
  ['admin.vq.parts-multiple-of-8', intents('lists', [rawCommand('000001', 16)])],
  ['admin.vq.short-readable-zero admin.vq.long-readable-ignore admin.vq.no-length-failure', answer(0, EINVAL)],
  ['admin.vq.short-writable-discard', answer(0, '16000300')],
  [
    'admin.vq.writable-multiple-of-8 admin.vq.initialize-status',
    actor(on('memory/wrote', event => (event.what === 'answer' ? [] : event))),
  ],
  ['admin.vq.long-writable-exact', fault('device-counts-the-buffer', AVQ, { run: 'lengths' })],
  [
    'admin.vq.in-order-per-queue',
    actor((event: Event) =>
      event.type === 'queue/executed'
        ? { ...event, from: twice(event.from, 'taken', 'taken'), to: twice(event.to, 'taken', 'executed') }
        : event,
    ),
  ],
  ['admin.vq.retry-safe', executes(forgets)],
  ['admin.vq.used-on-same-queue', actor(on('driver/queue', event => ({ ...event, queue: 0 })))],
  ['admin.legacy.all-or-none', answer(8, '07')],
  ['admin.legacy.notify-needs-all', answer(8, '47')],
  [
    'admin.legacy.device-little-endian admin.legacy.common-read-effect admin.legacy.devcfg-read-effect admin.legacy.notify-last-entry-zero admin.legacy.notify-offset-aligned',
    answer(8, 'feedfeed'),
  ],
  ['admin.legacy.common-bounds admin.legacy.devcfg-bounds', answer(0, OK)],
  [
    'admin.legacy.common-write-effect admin.legacy.notify-equivalence',
    actor(
      on('wire/raised', () => []),
      { run: 'legacy' },
    ),
  ],
  ['admin.legacy.devcfg-write-effect', actor(never('facets/changed'))],

  // Capabilities and objects.
  ['admin.cap.all-three net.ff.object-commands', answer(8, '8304')],
  ['admin.cap.accept-lower-limit admin.cap.accept-fewer-flags', answer(0, EINVAL)],
  ['admin.cap.self-group-only', answer(0, OK)],
  ['admin.cap.reset-clears admin.res.reset-destroys', reset((_, { facets }) => ({ facets }))],
  [
    'admin.cap.driver-set-first admin.res.driver-cap-first net.ff.driver-enable-caps admin.res.id-range',
    intents('lists of both groups', [object('CREATE', 0x200, 1, group(1))]),
  ],
  ['admin.cap.driver-limit', intents('lists of both groups', [setCap(0, '0103')])],
  [
    'admin.cap.driver-flags',
    intents('lists of both groups', [setCap(0x801, `0100000000000000${'010100000e000000'}${'ff'.repeat(14)}`)]),
  ],
  ['admin.cap.driver-array-entries', intents('lists of both groups', [setCap(0x802, '02000000000000000109')])],
  [
    'admin.cap.driver-no-disable-in-use admin.res.driver-cap-frozen',
    intents('lists of both groups', [...FLOWS, object('CREATE', 0x200, 1, group(1)), setCap(0x800, '00'.repeat(20))]),
  ],
  [
    'admin.res.driver-no-duplicate',
    intents('lists of both groups', [
      ...FLOWS,
      object('CREATE', 0x200, 1, group(1)),
      object('CREATE', 0x200, 1, group(2)),
    ]),
  ],
  ['admin.res.driver-limit', intents('lists of both groups', [...FLOWS, object('CREATE', 0x201, 9, CLASSIFIER)])],
  [
    'admin.res.driver-create-flags-zero',
    intents('lists of both groups', [...FLOWS, flagged(object('CREATE', 0x200, 1, group(1)))]),
  ],
  ['admin.res.failed-modify-no-effect', executes(forgets)],
  ['admin.res.query-matches-last', answer(8, 'ff')],
  ['admin.res.recreate', actor(never('facets/changed'))],
  ['net.ff.caps-reported', answer(8, 'ff')],

  // Device parts and stop mode.
  ['admin.parts.all-or-none', answer(8, '7ffc01')],
  [
    'admin.parts.get-repeatable admin.parts.set-repeatable admin.mode.stop-idempotent admin.mode.resume-idempotent admin.parts.skip-missing',
    answer(0, EINVAL),
  ],
  ['admin.parts.get-order admin.parts.order-drv-features', partsMoved(1)],
  ['admin.parts.order-common-cfg', partsMoved(2)],
  ['admin.parts.order-status', partsMoved(3)],
  ['admin.parts.set-length-mismatch admin.parts.dev-features-verify admin.parts.metadata-short-enomem', answer(0, OK)],
  ['admin.parts.dev-features-not-set', actor(to('facets/changed', event => ({ ...event.to, parts: FEATURES_PART })))],
  ['admin.parts.set-effective-on-resume', actor(never('facets/changed'))],
  ['admin.parts.set-atomic', executes(forgets)],
  ['admin.parts.reset-to-default', reset(() => ({ driverFeatures: featureSetOf(1n) }))],
  [
    'admin.parts.driver-stop-before-set',
    intents('parts', [mode(0), parts('PARTS_SET', 1, { parts: `hex:${STATUS_PART}` })]),
  ],
  [
    'admin.parts.driver-set-order',
    intents('parts, refused', [parts('PARTS_SET', 1, { parts: `hex:${STATUS_PART}${FEATURES_PART}` })]),
  ],
  ['admin.parts.object-one-direction', intents('parts, refused', [object('CREATE', 0, 1, '0200000000000000')])],
  ['admin.mode.flag-bit0', intents('parts', [mode(2)])],
  [
    'admin.mode.stopped-no-pci-transactions admin.mode.no-vq-access',
    also(
      VQ,
      ({ after: world }) => [wrote(VQ, deviceState(world, 'pf0/vf2').queues[1]?.registers.device ?? 0n, '07')],
      stopped,
    ),
  ],
  ['admin.mode.no-notifications', also(VQ, () => [raised(VQ, 'driver:pf0/vf2/q1')], stopped)],
  [
    'admin.mode.drain-before-complete admin.mode.write-back-observed',
    before('pf0/vf2', state => ({ ...state, queues: state.queues.map(queue => ({ ...queue, held: [{}] as never })) })),
  ],
  [
    'admin.mode.accept-notifications',
    actor(on('wire/raised', event => [event, { type: 'wire/seen', by: VQ, wire: event.wire, value: event.value }])),
  ],
  ['admin.mode.pci-arch-unchanged', actor(never('reset/done'))],
  ['admin.mode.respond-after-reset', before('pf0/vf2', state => ({ ...state, resetting: true }))],

  // SUSPEND.
  [
    'suspend.driver.no-new-buffers suspend.driver.no-notify',
    { ...intents('suspend', [query]), ...suspended, more: 12 },
  ],
  ['suspend.driver.no-config-write', { ...intents('suspend', [write('config_msix_vector', 0)]), ...suspended }],
  [
    'suspend.driver.wait-resume',
    also(DRIVER, () => [raised(DRIVER, 'device:pf0/q2', 2)], {
      run: 'suspend',
      place: ({ after: world }) => deviceState(world, 'pf0').facets.asked === 'resume',
    }),
  ],
  [
    'suspend.device.ignore-before-init',
    also('device:pf0', () => [{ type: 'status/wrote', by: 'device:pf0', device: 'pf0', from: 15, to: 27 }], {
      run: 'suspend too soon',
      place: has('note/violated'),
    }),
  ],
  ['suspend.device.no-vq-notify', also(AVQ, () => [raised(AVQ, 'driver:pf0/q2')], suspended)],
  ['suspend.device.no-vq-access', stray(AVQ, 'device', 4, '07', suspended)],
  [
    'suspend.device.no-config-change',
    also(
      'device:pf0',
      () => [
        { type: 'register/wrote', by: 'device:pf0', device: 'pf0', register: 'config_generation', from: 0, to: 1 },
      ],
      suspended,
    ),
  ],
  ['suspend.device.no-config-notify', also('device:pf0', () => [raised('device:pf0', 'driver:pf0/config')], suspended)],
  [
    'suspend.device.suspend-or-needs-reset suspend.device.resume-or-needs-reset',
    actor(never('status/wrote'), { run: 'suspend' }),
  ],
];
