import type { Dialect } from '../../dialect/dialect.ts';
import { noFeatures } from '../../num/feature-set.ts';
import { pvirtqDesc, virtqUsed, virtqUsedElem } from '../../virtq/layouts.ts';
import { slotOf } from '../../virtq/packed/position.ts';
import type { FunctionQueue } from '../../world/function-state.ts';
import type { DeviceId } from '../../world/ids.ts';
import { driverOf, parseActorId } from '../../world/ids.ts';
import { deviceState } from '../../world/lookup.ts';
import type { Turn } from '../../world/turn.ts';
import type { Action } from '../actor.ts';
import type { Fault } from './fault.ts';
import { insteadOf, tampered } from './fault.ts';

const fault = (id: string, clause: string, text: string, infect: Fault['infect']): Fault => ({
  id,
  side: 'device',
  breaks: { clause },
  text,
  infect,
});

const deviceIn = ({ actor }: Action): DeviceId => {
  const parts = parseActorId(actor);
  if (parts.kind === 'operator') throw new Error('the operator has no device');
  return parts.device;
};

/** The virtqueue that an administration virtqueue's actor serves. */
const queueIn = (turn: Turn, action: Action): number => {
  const parts = parseActorId(action.actor);
  return deviceState(turn.world, deviceIn(action)).adminQueueIndex + (parts.kind === 'admin' ? parts.admin : 0);
};

/** Where the answer of the chain that was just executed lies; null: nowhere. */
const answerAt = (turn: Turn, action: Action): { readonly hi: number; readonly lo: number } | null => {
  const { held } = deviceState(turn.world, deviceIn(action)).queues[queueIn(turn, action)] ?? { held: [] };
  const first = held.find(({ stage }) => stage === 'executed')?.chain.writable[0];
  return first ? { hi: first.addrHi, lo: first.addrLo } : null;
};

/** Writes two bytes of an answer after it was made. */
const scribble =
  (at: number, value: (turn: Turn, status: number) => number | null) =>
  (turn: Turn, action: Action, _: Dialect, healthy: () => void): void => {
    healthy();
    const place = answerAt(turn, action);
    if (!place) return;
    const memory = turn.memory(action.actor);
    const wrong = value(turn, memory.read16(place.hi, place.lo));
    if (wrong !== null) memory.write16(place.hi, place.lo + at, wrong, 'answer');
  };

/** The dialect of a device that does not make some of its checks. */
const without = (dialect: Dialect, ids: readonly string[]): Dialect => ({
  ...dialect,
  commonChecks: dialect.commonChecks.filter(({ id }) => !ids.includes(id)),
  commands: dialect.commands.map(command => ({
    ...command,
    checks: command.checks.filter(({ id }) => !ids.includes(id)),
  })),
});

/** A device that does not make a check, and perhaps others that would refuse for the same reason. */
const unchecked = (id: string, text: string, check: string, ...others: readonly string[]): Fault => ({
  id,
  side: 'device',
  breaks: { check },
  text,
  infect: insteadOf('execute', (turn, _action, dialect, healthy) =>
    healthy(turn, without(dialect, [check, ...others])),
  ),
});

/** A field of the used element (packed: descriptor) that a device is about to publish, written over. */
const usedElement =
  (field: 'id' | 'len', change: (value: number) => number) =>
  (turn: Turn, action: Action, _: Dialect, healthy: () => void): void => {
    const queue = deviceState(turn.world, deviceIn(action)).queues[queueIn(turn, action)];
    const ring = queue?.ring;
    healthy();
    if (!ring) return;
    const { descHi, descLo, deviceHi, deviceLo, size } = ring.areas;
    const memory = turn.memory(action.actor);
    if (ring.format === 'split') {
      const at = deviceLo + virtqUsed.size + virtqUsedElem.size * (ring.usedIdx % size) + virtqUsedElem.offsets[field];
      return memory.write32(deviceHi, at, change(memory.read32(deviceHi, at)), 'virtq_used.ring');
    }
    const at = descLo + pvirtqDesc.size * slotOf(ring.usedIdx) + pvirtqDesc.offsets[field];
    if (field === 'len') memory.write32(descHi, at, change(memory.read32(descHi, at)), 'pvirtq_desc.len');
    else memory.write16(descHi, at, change(memory.read16(descHi, at)) & 0xffff, 'pvirtq_desc.id');
  };

/** One byte more, where the device has no business. */
const trespass =
  (place: (queue: FunctionQueue) => { readonly hi: number; readonly lo: number } | null, what: string) =>
  (turn: Turn, action: Action, _: Dialect, healthy: () => void): void => {
    healthy();
    const queue = deviceState(turn.world, deviceIn(action)).queues[queueIn(turn, action)];
    const at = queue ? place(queue) : null;
    if (at) turn.memory(action.actor).writeBytes(at.hi, at.lo, new Uint8Array([0xaa]), what);
  };

/** Devices that break a rule. Those with `avq` in their place serve an administration virtqueue, the others a function. */
export const deviceFaults: readonly Fault[] = [
  fault(
    'device-wrong-id',
    'split.used.id-is-chain-head',
    'It returns a head that nobody has made available.',
    insteadOf(
      'return',
      usedElement('id', id => id + 5),
    ),
  ),
  fault(
    'device-len-too-long',
    'split.used.write-at-least-len',
    'It says that it has written more than there was room for.',
    insteadOf(
      'return',
      usedElement('len', len => len + 0x1000),
    ),
  ),
  fault(
    'device-writes-the-command',
    'split.desc.device-no-write-readable',
    'It writes into the device-readable part of a buffer.',
    insteadOf(
      'execute',
      trespass(({ held }) => {
        const first = held.find(({ stage }) => stage === 'executed')?.chain.readable[0];
        return first ? { hi: first.addrHi, lo: first.addrLo } : null;
      }, 'command'),
    ),
  ),
  fault(
    'device-writes-the-table',
    'split.desc.device-no-write-table',
    'It writes into a descriptor of the table.',
    insteadOf(
      'return',
      trespass(({ ring }) => ring && { hi: ring.areas.descHi, lo: ring.areas.descLo }, 'virtq_desc'),
    ),
  ),
  fault(
    'device-after-a-reset',
    'reset.device.no-queue-access-after-reset',
    'It writes a used element after it has been reset.',
    insteadOf('reset', (turn, action, _dialect, healthy) => {
      const device = deviceIn(action);
      const { adminQueueIndex, queues } = deviceState(turn.world, device);
      const ring = queues[adminQueueIndex]?.ring;
      healthy();
      if (!ring) return;
      const { deviceHi, deviceLo } = ring.areas;
      turn.memory(action.actor).write16(deviceHi, deviceLo + virtqUsed.offsets.idx, 1, 'virtq_used.idx');
    }),
  ),
  fault(
    'device-counts-the-buffer',
    'admin.vq.long-writable-exact',
    'Its used length is the size of the buffer, not what it has written.',
    insteadOf('execute', (turn, _action, _dialect, healthy) =>
      healthy(
        tampered(turn, event => {
          if (event.type !== 'queue/executed') return event;
          const held = event.to.held.map(each =>
            each.stage === 'executed' ? { ...each, usedLength: each.chain.writableBytes } : each,
          );
          return { ...event, to: { ...event.to, held } };
        }),
      ),
    ),
  ),
  fault(
    'device-qualifies-success',
    'admin.cmd.ok-qualifier-zero',
    'It answers OK with a qualifier.',
    insteadOf(
      'execute',
      scribble(2, (_, status) => (status === 0 ? 3 : null)),
    ),
  ),
  fault(
    'device-uses-reserved-bytes',
    'admin.cmd.result-reserved-zero',
    'It leaves something in reserved2 of every answer.',
    insteadOf(
      'execute',
      scribble(4, () => 0xbeef),
    ),
  ),
  fault(
    'device-denies-success',
    'admin.cmd.status-ok-on-success',
    'It carries a command out and answers EAGAIN.',
    insteadOf(
      'execute',
      scribble(0, (_, status) => (status === 0 ? 11 : null)),
    ),
  ),
  fault(
    'device-changes-on-einval',
    'admin.cmd.einval-no-state-change',
    'It refuses a command and changes something all the same.',
    insteadOf('execute', (turn, action, _dialect, healthy) => {
      healthy();
      const place = answerAt(turn, action);
      const status = place === null ? 0 : turn.memory(action.actor).read16(place.hi, place.lo);
      if (status !== 22) return;
      const device = deviceIn(action);
      const { facets } = deviceState(turn.world, device);
      const to = { ...facets, usedLists: { ...facets.usedLists, 1: 0x3n } };
      turn.emit({ type: 'facets/changed', by: action.actor, device, from: facets, to });
    }),
  ),
  {
    id: 'device-lacks-a-command',
    side: 'device',
    breaks: { mandatory: true },
    text: 'It lacks the last of the commands that it has to have.',
    infect: insteadOf('execute', (turn, _action, dialect, healthy) => {
      const last = dialect.mandatory?.opcodes.at(-1);
      healthy(turn, { ...dialect, commands: dialect.commands.filter(({ opcode }) => opcode !== last) });
    }),
  },
  unchecked('device-forgets-the-list', 'It takes commands that are not in the declared list.', 'list'),
  unchecked('device-takes-any-member', 'It takes commands for VFs while VF Enable is clear.', 'VF Enable'),
  unchecked(
    'device-takes-any-list',
    'It accepts a list with opcodes that it does not support.',
    'supported',
    'dependencies',
  ),
  unchecked('device-takes-half-fields', 'It takes legacy accesses that are not one field.', 'one field'),
  unchecked('device-assigns-in-use', 'It assigns features to a device whose driver has set ACKNOWLEDGE.', 'in use'),
  unchecked('device-assigns-anything', 'It assigns bits that it cannot manage.', 'value'),
  fault(
    'device-never-interrupts',
    'split.used-notify.device-flags0-notify',
    'It does not notify the driver although it should.',
    insteadOf('interrupt', (turn, _action, _dialect, healthy) =>
      healthy(tampered(turn, event => (event.type === 'wire/raised' ? null : event))),
    ),
  ),
  fault(
    'device-always-interrupts',
    'split.used-notify.device-flags1-quiet',
    'It notifies a driver that does not want it.',
    insteadOf('interrupt', (turn, action, _dialect, healthy) => {
      healthy();
      const queue = queueIn(turn, action);
      const wire = `${driverOf(deviceIn(action))}/q${queue}` as const;
      if (turn.world.wires[wire] !== undefined) return;
      turn.emit({ type: 'wire/raised', by: action.actor, wire, value: queue, was: null });
    }),
  ),
  fault(
    'device-keeps-its-status',
    'status.device.zero-after-reset',
    'ACKNOWLEDGE is still set after a reset.',
    insteadOf('reset', (turn, _action, _dialect, healthy) =>
      healthy(
        tampered(turn, event => (event.type === 'reset/done' ? { ...event, to: { ...event.to, status: 1 } } : event)),
      ),
    ),
  ),
  fault(
    'device-keeps-its-features',
    'status.device.zero-after-reset',
    'It remembers what was negotiated before a reset.',
    insteadOf('reset', (turn, _action, _dialect, healthy) =>
      healthy(
        tampered(turn, event =>
          event.type === 'reset/done'
            ? { ...event, to: { ...event.to, negotiated: event.from.negotiated ?? noFeatures } }
            : event,
        ),
      ),
    ),
  ),
];
