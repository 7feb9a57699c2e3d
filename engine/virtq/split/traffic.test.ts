import fc from 'fast-check';
import { expect, it } from 'vitest';
import { plainRingMemory, type RingMemory } from '../../memory/ring-memory.ts';
import { addr } from '../../num/addr.ts';
import { u16 } from '../../num/int.ts';
import { type Element, element } from '../element.ts';
import { readElements, writeElements } from '../gather.ts';
import { type DeviceQueue, type DriverQueue, shadowBytes } from '../queue.ts';
import { resumeDriver } from './create.ts';
import { splitFormat } from './split.ts';

/** Milliseconds; a hang would be a failure too. */
const PATIENCE = 60_000;

const options = { eventIdx: false, indirect: false, inOrder: false };

/** A queue whose indices begin at `start`, its areas one after the other, and memory that throws for anything beyond it. */
const queueOf = (size: number, start: number) => {
  const bytes = splitFormat.areaSizes(size);
  const driverLo = bytes.desc;
  const deviceLo = driverLo + bytes.driver + 2;
  const shadowLo = deviceLo + bytes.device + 2;
  const end = shadowLo + shadowBytes(size);
  const memory = plainRingMemory(end + 4096);
  const areas = { size: u16(size), descHi: 0, descLo: 0, driverHi: 0, driverLo, deviceHi: 0, deviceLo };
  const idx = u16(start);
  const freeList = Array.from({ length: size }, (_, index) => index);
  const driver = resumeDriver(
    memory,
    areas,
    options,
    { hi: 0, lo: shadowLo },
    { freeList, availIdx: idx, lastUsed: idx },
  );
  const device = { ...splitFormat.createDevice(areas, options), lastAvail: idx, usedIdx: idx, publishedUsedIdx: idx };
  memory.write16(0, driverLo + 2, start, 'test');
  memory.write16(0, deviceLo + 2, start, 'test');
  return { memory, driver: driver as DriverQueue, device: device as DeviceQueue, end };
};

const step = (memory: RingMemory, driver: DriverQueue, stage: string, elements: readonly Element[], token: number) =>
  splitFormat.expose(stage, memory, driver, elements, token);

/** What is left of a ring when all of its bytes are taken away. */
interface Model {
  free: number[];
  placed: Buffer[];
  available: Buffer[];
  held: Buffer[];
  returned: Buffer[];
  used: Buffer[];
}
interface Buffer {
  readonly token: number;
  readonly elements: readonly Element[];
  readonly descriptors: readonly number[];
  readonly len: number;
}

const anyElement = fc
  .tuple(fc.bigInt({ min: 0n, max: 2n ** 64n - 2n ** 24n }), fc.nat(2 ** 23), fc.boolean())
  .map(([at, len, writable]) => element(addr(at), len, writable));
const anyElements = fc
  .array(anyElement, { minLength: 1, maxLength: 9 })
  .map(elements => [...elements].sort((a, b) => Number(a.writable) - Number(b.writable)));
const anyAction = fc.oneof(
  fc.record({ do: fc.constant('add' as const), elements: anyElements, publish: fc.boolean() }),
  fc.record({ do: fc.constantFrom('publish' as const, 'take' as const, 'complete' as const, 'collect' as const) }),
  fc.record({ do: fc.constant('return' as const), which: fc.nat(255), part: fc.nat(1000), complete: fc.boolean() }),
);
const anySize = fc.integer({ min: 0, max: 8 }).map(power => 2 ** power);
const anyStart = fc.oneof(fc.constant(0), fc.integer({ min: 65500, max: 65535 }), fc.nat(65535));

it(
  'a driver and a device that keep to the rules agree with arrays that know no bytes',
  () => {
    fc.assert(
      fc.property(anySize, anyStart, fc.array(anyAction, { minLength: 20, maxLength: 120 }), (size, start, actions) => {
        let { memory, driver, device } = queueOf(size, start);
        const model: Model = {
          free: Array.from({ length: size }, (_, index) => index),
          placed: [],
          available: [],
          held: [],
          returned: [],
          used: [],
        };
        let token = 0;
        const publish = (): void => {
          if (driver.exposing === null) return;
          const exposed = step(memory, driver, 'publish', [], 0);
          if (!('queue' in exposed)) throw new Error('not published');
          driver = exposed.queue;
          model.available.push(...model.placed.splice(0));
        };
        const complete = (): void => {
          device = splitFormat.giveBack('complete', memory, device, { head: 0, descriptors: [0] }, 0);
          model.used.push(...model.returned.splice(0));
        };
        for (const action of actions) {
          switch (action.do) {
            case 'add': {
              const { elements } = action;
              const described = step(memory, driver, 'describe', elements, token);
              if (elements.length > size) {
                expect(described).toMatchObject({ fault: { rule: 'M4' } });
              } else if (elements.length > model.free.length) {
                expect(described).toEqual({ full: true });
              } else {
                const descriptors = model.free.splice(0, elements.length);
                if (!('queue' in described)) throw new Error('not described');
                expect(described.head).toBe(descriptors[0]);
                const placed = step(memory, described.queue, 'place', [], 0);
                if (!('queue' in placed)) throw new Error('not placed');
                driver = placed.queue;
                model.placed.push({ token, elements, descriptors, len: 0 });
                if (action.publish) publish();
              }
              token++;
              break;
            }
            case 'publish':
              publish();
              break;
            case 'take': {
              expect(splitFormat.available(memory, device)).toBe(model.available.length);
              const taken = splitFormat.take(memory, device);
              const buffer = model.available.shift();
              if (buffer === undefined) {
                expect(taken).toBe(null);
              } else {
                if (taken === null || !('chain' in taken)) throw new Error('not taken');
                expect(taken.chain.descriptors).toEqual(buffer.descriptors);
                expect([...taken.chain.readable, ...taken.chain.writable]).toEqual(buffer.elements);
                device = taken.queue;
                model.held.push(buffer);
              }
              break;
            }
            case 'return': {
              const [buffer] = model.held.splice(action.which % Math.max(model.held.length, 1), 1);
              if (buffer === undefined) break;
              const room = buffer.elements.reduce((sum, element) => sum + (element.writable ? element.len : 0), 0);
              const len = Math.floor((room * action.part) / 1000);
              device = splitFormat.giveBack(
                'return',
                memory,
                device,
                { head: buffer.descriptors[0]!, descriptors: buffer.descriptors },
                len,
              );
              model.returned.push({ ...buffer, len });
              if (action.complete) complete();
              break;
            }
            case 'complete':
              complete();
              break;
            case 'collect': {
              const collected = splitFormat.collect(memory, driver);
              const buffer = model.used.shift();
              if (buffer === undefined) {
                expect(collected).toBe(null);
              } else {
                const { descriptors, len, token: given } = buffer;
                expect(collected).toMatchObject({ head: descriptors[0], len, token: given });
                driver = collected!.queue;
                model.free.unshift(...descriptors);
              }
              break;
            }
          }
          expect(driver.numFree).toBe(model.free.length);
          if (model.free.length > 0) expect(driver.freeHead).toBe(model.free[0]);
        }
      }),
      { numRuns: 500 },
    );
  },
  PATIENCE,
);

const anyCorruption = fc.array(fc.record({ at: fc.nat(), value: fc.constantFrom(0, 1, 2, 4, 8, 0x7f, 0xff) }), {
  maxLength: 3,
});
const anyTurn = fc.record({
  // mostly inside memory, so also over the rings: an answer of the device may land there
  places: fc.array(fc.oneof({ weight: 9, arbitrary: fc.nat(4096) }, { weight: 1, arbitrary: fc.nat() }), {
    minLength: 9,
  }),
  elements: anyElements,
  beforeTake: anyCorruption,
  beforeCollect: anyCorruption,
});

it(
  'whatever bytes change in between, both sides answer with values and touch nothing outside memory',
  () => {
    const seen = new Set<string>();
    const sizes = fc.integer({ min: 0, max: 5 }).map(power => 2 ** power);
    fc.assert(
      fc.property(sizes, anyStart, fc.array(anyTurn, { minLength: 4, maxLength: 12 }), (size, start, turns) => {
        let { memory, driver, device, end } = queueOf(size, start);
        const corrupt = (bytes: readonly { readonly at: number; readonly value: number }[]): void => {
          for (const { at, value } of bytes) memory.writeBytes(0, at % end, Uint8Array.of(value), 'anybody');
        };
        const fault = (found: { readonly kind: string }): void => {
          seen.add(found.kind);
          // go on with a reset queue, where either side would otherwise be stuck
          driver = splitFormat.createDriver(memory, driver.areas, options, driver.shadow);
          device = splitFormat.createDevice(driver.areas, options);
        };
        for (const [token, { places, elements, beforeTake, beforeCollect }] of turns.entries()) {
          const buffer = elements
            .slice(0, size)
            .map(({ len, writable }, place) => element(addr(places[place]!), len % 64, writable));
          for (const { name } of splitFormat.exposeStages) {
            const exposed = step(memory, driver, name, buffer, token);
            if ('fault' in exposed) fault(exposed.fault);
            if (!('queue' in exposed)) break;
            driver = exposed.queue;
          }
          corrupt(beforeTake);
          const taken = splitFormat.take(memory, device);
          if (taken !== null) {
            device = taken.queue;
            if ('fault' in taken) {
              fault(taken.fault);
            } else if ('chain' in taken) {
              const { chain } = taken;
              expect(chain.descriptors.length).toBeLessThanOrEqual(size);
              const message = readElements(memory, chain.readable, 64);
              if ('kind' in message) seen.add(message.kind);
              const written = writeElements(memory, chain.writable, new Uint8Array(64).fill(token), 'answer');
              const len = typeof written === 'number' ? written : 0;
              for (const { name } of splitFormat.returnStages) {
                device = splitFormat.giveBack(name, memory, device, chain, len);
              }
            }
          }
          corrupt(beforeCollect);
          const collected = splitFormat.collect(memory, driver);
          if (collected !== null) {
            driver = collected.queue;
            if ('fault' in collected) fault(collected.fault);
          }
          expect(driver.numFree).toBeLessThanOrEqual(size);
        }
      }),
      { numRuns: 5000 },
    );
    expect([...seen].sort()).toEqual(
      expect.arrayContaining([
        'avail-idx-too-far',
        'driver-shadow-damaged',
        'element-outside-memory',
        'head-out-of-table',
        'indirect-not-negotiated',
        'loop',
        'next-out-of-table',
        'readable-after-writable',
        'used-id-not-outstanding',
        'used-id-out-of-table',
        'used-idx-too-far',
        'used-length-too-large',
      ]),
    );
  },
  PATIENCE,
);
