import { describe, expect, it } from 'vitest';
import { askAttrs, createLab, eventsOfType, pfTopology, readyLab, topologyOf } from '../testing/lab.ts';
import type { Event } from '../world/event.ts';
import { takeTurn } from '../world/turn.ts';
import { changeConfig } from './config-change.ts';
import { maskVector, raiseConfigInterrupt, raiseQueueInterrupt, readIsr } from './interrupt.ts';

const AVQ = 2;
const device = 'pf0' as const;

/** Runs a turn on a lab's world: the state after it, and the wires that were raised to the driver. */
const turnOn = (start: ReturnType<typeof readyLab>['world'], body: Parameters<typeof takeTurn>[2]) => {
  const events: Event[] = [];
  const world = takeTurn(start, events, body);
  const wires = eventsOfType(events, 'wire/raised').map(({ wire, value }) => `${wire} ${value}`);
  return { world, wires, events };
};

describe('with MSI-X', () => {
  it('a virtqueue interrupts by its vector and leaves ISR alone, unless the device chooses to set it', () => {
    const { world } = readyLab();
    const plain = turnOn(world, turn => raiseQueueInterrupt(turn, 'device:pf0', device, AVQ));
    expect(plain.wires).toEqual([`driver:pf0/q${AVQ} 3`]);
    expect(eventsOfType(plain.events, 'isr/wrote')).toEqual([]);
    const choices = {
      isrWithMsix: true,
      peer: 'echo',
      asksForNotifications: 'with-every-chain',
      platformRequired: false,
    } as const;
    const set = turnOn(world, turn => raiseQueueInterrupt(turn, 'device:pf0', device, AVQ, choices));
    expect(eventsOfType(set.events, 'isr/wrote').map(({ to }) => to)).toEqual([1]);
  });

  it('no vector is no interrupt', () => {
    const lab = readyLab();
    lab.do({ do: 'write-register', device, register: 'queue_select', value: AVQ });
    lab.do({ do: 'write-register', device, register: 'queue_msix_vector', value: 0xffff });
    const events = lab.do(askAttrs());
    expect(
      eventsOfType(events, 'note/decided').filter(({ about, send }) => about === 'interrupt' && send),
    ).toHaveLength(1);
    expect(eventsOfType(events, 'wire/raised').filter(({ wire }) => wire.startsWith('driver:'))).toEqual([]);
  });

  it('a masked entry has its message pending, and sends it once when it is unmasked', () => {
    const { world } = readyLab();
    const masked = turnOn(world, turn => {
      maskVector(turn, 'driver:pf0', device, 3, true);
      raiseQueueInterrupt(turn, 'device:pf0', device, AVQ);
      raiseQueueInterrupt(turn, 'device:pf0', device, AVQ);
    });
    expect(masked.wires).toEqual([]);
    const sent: (number | null)[] = [];
    const after = turnOn(masked.world, turn => {
      sent.push(maskVector(turn, 'driver:pf0', device, 3, false));
      sent.push(maskVector(turn, 'driver:pf0', device, 3, false));
    });
    expect(sent).toEqual([3, null]);
    expect(eventsOfType(after.events, 'msix/wrote').at(-1)?.to.pending).toEqual([]);
  });
});

describe('without MSI-X', () => {
  const intx = () => {
    const lab = createLab({ topology: topologyOf(pfTopology({ build: { msixVectors: 0 } })) });
    lab.do({ do: 'load-driver', device });
    return lab;
  };

  it('ISR says what happened, and a read clears it', () => {
    const lab = intx();
    expect(lab.device(device).msix).toBeNull();
    lab.do(askAttrs());
    expect(lab.answers).toHaveLength(1);
    expect(lab.device(device).isr).toBe(1);
    const reads: number[] = [];
    turnOn(lab.world, turn => {
      raiseConfigInterrupt(turn, 'device:pf0', device);
      reads.push(readIsr(turn, 'driver:pf0', device), readIsr(turn, 'driver:pf0', device));
    });
    expect(reads).toEqual([3, 0]);
  });

  it('vectors cannot be mapped', () => {
    const lab = intx();
    expect(lab.device(device).configMsixVector).toBe(0xffff);
    expect(lab.device(device).queues[AVQ]?.registers.msixVector).toBe(0xffff);
  });
});

describe('a configuration change', () => {
  it('moves config_generation on, and tells a live driver', () => {
    const lab = readyLab();
    const { data } = lab.device(device);
    if (data.type !== 'net') throw new Error(data.type);
    const { wires, events } = turnOn(lab.world, turn =>
      changeConfig(turn, 'device:pf0', device, { ...data, linkUp: false }),
    );
    expect(wires).toEqual(['driver:pf0/config 0']);
    expect(eventsOfType(events, 'isr/wrote').map(({ to }) => to)).toEqual([2]);
    expect(eventsOfType(events, 'register/wrote').map(({ register, to }) => [register, to])).toEqual([
      ['config_generation', 1],
    ]);
  });

  it('before DRIVER_OK tells nobody', () => {
    const lab = createLab();
    const { data } = lab.device(device);
    expect(turnOn(lab.world, turn => changeConfig(turn, 'device:pf0', device, { ...data })).wires).toEqual([]);
  });
});
