import fc from 'fast-check';
import { expect, it } from 'vitest';
import { plainRingMemory } from '../memory/ring-memory.ts';
import { addr } from '../num/addr.ts';
import { u16 } from '../num/int.ts';
import { type Element, element } from './element.ts';
import type { VirtqFormat } from './format.ts';
import { resumeDriver as resumePacked } from './packed/create.ts';
import { packedFormat } from './packed/packed.ts';
import { type DeviceQueue, type DriverQueue, type QueueOptions, shadowBytes } from './queue.ts';
import { resumeDriver as resumeSplit } from './split/create.ts';
import { splitFormat } from './split/split.ts';

/** Milliseconds; a hang would be a failure too. */
const PATIENCE = 60_000;

interface Setting {
  readonly format: VirtqFormat;
  readonly size: number;
  /** Entries (packed ring: slots) that went through the ring before. */
  readonly start: number;
  readonly options: QueueOptions;
}

/** A queue in the middle of its life, its areas one after the other, and memory that throws for anything beyond it. */
const queueOf = ({ format, size, start, options }: Setting, tables: number) => {
  const sizes = format.areaSizes(size);
  const driverLo = sizes.desc;
  const deviceLo = driverLo + Math.ceil(sizes.driver / 4) * 4;
  const lo = deviceLo + Math.ceil(sizes.device / 4) * 4;
  const tableLo = lo + shadowBytes(size);
  const memory = plainRingMemory(tableLo + tables);
  const areas = { size: u16(size), descHi: 0, descLo: 0, driverHi: 0, driverLo, deviceHi: 0, deviceLo };
  const freeList = Array.from({ length: size }, (_, index) => index);
  const shadow = { hi: 0, lo };
  const at = format.name === 'split' ? u16(start & 0xffff) : positionOf(start, size);
  const from = { freeList, availIdx: at, lastUsed: at };
  const driver = (format.name === 'split' ? resumeSplit : resumePacked)(memory, areas, options, shadow, from);
  const fresh = format.createDevice(areas, options);
  const device = { ...fresh, lastAvail: at, usedIdx: at, publishedUsedIdx: at } as DeviceQueue;
  if (format.name === 'split') {
    memory.write16(0, driverLo + 2, at, 'test');
    memory.write16(0, deviceLo + 2, at, 'test');
  } else {
    // what earlier passes left: descriptors that were used, as the side that comes next does not expect them
    for (let slot = 0; slot < size; slot++) {
      const passed = slot < (at & 0x7fff) ? at >>> 15 : 1 - (at >>> 15);
      memory.write16(0, 16 * slot + 14, passed ? 0x8080 : 0, 'test');
    }
  }
  return { memory, driver: driver as DriverQueue, device, tableLo };
};

const positionOf = (count: number, size: number) =>
  u16((count % size) | (Math.floor(count / size) % 2 === 0 ? 0x8000 : 0));

interface Buffer {
  readonly token: number;
  readonly elements: readonly Element[];
  readonly indirect: boolean;
  readonly slots: number;
  readonly room: number;
  readonly len: number;
}

/** When a side wants to hear of something: always, never, or when a counter passes a number. */
type Wish = 'always' | 'never' | { readonly at: number };

/**
 * A virtqueue without bytes: lists of buffers, and counters that never wrap. What is counted is buffers on a split ring
 * and slots on a packed one, and a counter that comes round to an old wish meets it again.
 */
class Model {
  free: number;
  placed: Buffer[] = [];
  available: Buffer[] = [];
  held: Buffer[] = [];
  returned: Buffer[] = [];
  used: Buffer[] = [];
  added: number;
  published: number;
  taken: number;
  givenBack: number;
  completed: number;
  collected: number;
  kicks: Wish;
  interrupts: Wish;
  readonly setting: Setting;

  constructor(setting: Setting) {
    this.setting = setting;
    const { size, start, format, options } = setting;
    this.free = size;
    this.added = start;
    this.published = start;
    this.taken = start;
    this.givenBack = start;
    this.completed = start;
    this.collected = start;
    this.kicks = format.name === 'split' && options.eventIdx ? { at: 0 } : 'always';
    this.interrupts = this.kicks;
  }

  get isSplit(): boolean {
    return this.setting.format.name === 'split';
  }
  count(buffers: readonly Buffer[]): number {
    return this.isSplit ? buffers.length : buffers.reduce((sum, { slots }) => sum + slots, 0);
  }
  wants(wish: Wish, from: number, to: number): boolean {
    if (typeof wish === 'string') return wish === 'always';
    const period = this.isSplit ? 65536 : 2 * this.setting.size;
    for (let each = from; each < to; each++) if ((each - wish.at) % period === 0) return true;
    return false;
  }
  wish(before: Wish, wanted: boolean, counter: number, after: number): Wish {
    if (!this.setting.options.eventIdx) return wanted ? 'always' : 'never';
    return wanted ? { at: counter + after } : this.isSplit ? before : 'never';
  }
}

const anyElement = fc
  .tuple(fc.bigInt({ min: 0n, max: 2n ** 64n - 2n ** 24n }), fc.nat(2 ** 23), fc.boolean())
  .map(([at, len, writable]) => element(addr(at), len, writable));
const anyElements = fc
  .array(anyElement, { minLength: 1, maxLength: 9 })
  .map(elements => [...elements].sort((a, b) => Number(a.writable) - Number(b.writable)));
const anyAction = fc.oneof(
  fc.record({ do: fc.constant('add' as const), elements: anyElements, publish: fc.boolean(), indirect: fc.boolean() }),
  fc.record({ do: fc.constantFrom('publish' as const, 'take' as const, 'complete' as const, 'collect' as const) }),
  fc.record({
    do: fc.constant('return' as const),
    which: fc.nat(255),
    part: fc.nat(1000),
    complete: fc.boolean(),
    batch: fc.nat(3),
  }),
  fc.record({
    do: fc.constantFrom('interrupts' as const, 'notifications' as const),
    wanted: fc.boolean(),
    after: fc.nat(9),
  }),
);
const anyOptions = fc.record({ eventIdx: fc.boolean(), indirect: fc.boolean(), inOrder: fc.boolean() });
const anySetting: fc.Arbitrary<Setting> = fc.oneof(
  fc.record({
    format: fc.constant(splitFormat),
    size: fc
      .oneof({ weight: 30, arbitrary: fc.integer({ min: 0, max: 8 }) }, { weight: 1, arbitrary: fc.constant(15) })
      .map(power => 2 ** power),
    start: fc.oneof(fc.constant(0), fc.integer({ min: 65500, max: 65536 }), fc.nat(65535)),
    options: anyOptions,
  }),
  fc.record({
    format: fc.constant(packedFormat),
    size: fc.oneof(
      { weight: 30, arbitrary: fc.integer({ min: 1, max: 40 }) },
      { weight: 1, arbitrary: fc.constant(32768) },
    ),
    start: fc.oneof(fc.constant(0), fc.nat(70000)),
    options: anyOptions,
  }),
);

it(
  'a driver and a device that keep to the rules agree with lists that know no bytes: formats, features, sizes',
  () => {
    fc.assert(
      fc.property(anySetting, fc.array(anyAction, { minLength: 20, maxLength: 120 }), (setting, actions) => {
        const { format, size, options } = setting;
        const inOrderStart = options.inOrder
          ? { ...setting, start: format.name === 'split' ? 0 : setting.start }
          : setting;
        let { memory, driver, device, tableLo } = queueOf(inOrderStart, 16 * 9 * actions.length);
        const model = new Model(inOrderStart);
        let token = 0;
        const publish = (): void => {
          if (driver.exposing === null) return;
          const before = driver.publishedIdx;
          const exposed = format.expose('publish', memory, driver, [], 0);
          if (!('queue' in exposed)) throw new Error('not published');
          driver = exposed.queue;
          model.available.push(...model.placed.splice(0));
          const { send } = format.notifyDecision(memory, driver, before);
          expect(send).toBe(model.wants(model.kicks, model.published, model.added));
          model.published = model.added;
        };
        const complete = (): void => {
          const before = device.publishedUsedIdx;
          device = format.giveBack('complete', memory, device, { head: 0, descriptors: [0] }, 0);
          model.used.push(...model.returned.splice(0));
          const { send } = format.interruptDecision(memory, device, before);
          expect(send).toBe(model.wants(model.interrupts, model.completed, model.givenBack));
          model.completed = model.givenBack;
        };
        const taken: { head: number; descriptors: readonly number[] }[] = [];
        for (const [nth, action] of actions.entries()) {
          switch (action.do) {
            case 'add': {
              const { elements } = action;
              const indirect = action.indirect && options.indirect;
              const table = indirect ? { hi: 0, lo: tableLo + 16 * 9 * nth } : null;
              const described = format.expose('describe', memory, driver, elements, token, table);
              const slots = indirect ? 1 : elements.length;
              if (elements.length > size) {
                expect(described).toMatchObject({ fault: { rule: 'M4' } });
              } else if (slots > model.free) {
                expect(described).toEqual({ full: true });
              } else {
                if (!('queue' in described)) throw new Error('not described');
                driver = described.queue;
                if (format.name === 'split') {
                  const placed = format.expose('place', memory, driver, [], 0);
                  if (!('queue' in placed)) throw new Error('not placed');
                  driver = placed.queue;
                }
                const room = elements.reduce((sum, each) => sum + (each.writable ? each.len : 0), 0);
                const buffer = { token, elements, indirect, slots, room, len: 0 };
                model.free -= slots;
                model.placed.push(buffer);
                model.added += model.count([buffer]);
                if (action.publish) publish();
              }
              token++;
              break;
            }
            case 'publish':
              publish();
              break;
            case 'take': {
              expect(format.available(memory, device)).toBe(model.available.length);
              const found = format.take(memory, device);
              const buffer = model.available.shift();
              if (buffer === undefined) {
                expect(found).toBe(null);
              } else {
                if (found === null || !('chain' in found)) throw new Error('not taken');
                const { chain } = found;
                expect([...chain.readable, ...chain.writable]).toEqual(buffer.elements);
                expect(chain.indirect !== null).toBe(buffer.indirect);
                expect(chain.descriptors.length).toBe(buffer.slots);
                expect(chain.remarks.filter(({ rule }) => rule !== 'M26')).toEqual([]);
                device = found.queue;
                expect(format.recheck(memory, device, chain)).toBe(null);
                model.taken += model.count([buffer]);
                model.held.push(buffer);
                taken.push(chain);
              }
              break;
            }
            case 'return': {
              if (model.held.length === 0) break;
              const many = options.inOrder ? 1 + Math.min(action.batch, model.held.length - 1) : 1;
              const which = options.inOrder ? 0 : action.which % model.held.length;
              const buffers = model.held.splice(which, many);
              const chains = taken.splice(which, many);
              const last = buffers.at(-1)!;
              const len = Math.floor((last.room * action.part) / 1000);
              device = format.giveBack('return', memory, device, chains.at(-1)!, len, chains.slice(0, -1));
              for (const buffer of buffers) {
                model.returned.push({ ...buffer, len: buffer === last ? len : buffer.room });
              }
              model.givenBack += model.count(buffers);
              if (action.complete) complete();
              break;
            }
            case 'complete':
              complete();
              break;
            case 'collect': {
              expect(format.hasUsed(memory, driver)).toBe(model.used.length > 0);
              const collected = format.collect(memory, driver);
              const buffer = model.used.shift();
              if (buffer === undefined) {
                expect(collected).toBe(null);
              } else {
                expect(collected).toMatchObject({ len: buffer.len, token: buffer.token });
                driver = collected!.queue;
                model.free += buffer.slots;
                model.collected += model.count([buffer]);
                if (typeof model.interrupts !== 'string' && driver.eventFlags !== 1) {
                  model.interrupts = { at: model.collected };
                }
              }
              break;
            }
            case 'interrupts': {
              const after = action.after % (size + 1);
              driver = format.setInterrupts(memory, driver, action.wanted, after);
              model.interrupts = model.wish(model.interrupts, action.wanted, model.collected, after);
              break;
            }
            case 'notifications': {
              const after = action.after % (size + 1);
              device = format.setNotifications(memory, device, action.wanted, after);
              model.kicks = model.wish(model.kicks, action.wanted, model.taken, after);
              break;
            }
          }
          expect(driver.numFree).toBe(model.free);
          expect(format.ringRemarks(memory, device)).toEqual([]);
        }
      }),
      { numRuns: 2000 },
    );
  },
  PATIENCE,
);
