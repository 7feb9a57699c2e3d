import { fromHalves } from '../num/addr.ts';
import { ahead16, type U16, u16 } from '../num/int.ts';
import type { ParseError } from '../scenario/parse-error.ts';
import { areasAt } from '../virtq/areas-at.ts';
import type { VirtqFormat } from '../virtq/format.ts';
import { resumeDriver as resumePacked } from '../virtq/packed/create.ts';
import { packedFormat } from '../virtq/packed/packed.ts';
import {
  type DeviceQueue,
  type DriverQueue,
  EVENTS_DISABLE,
  EVENTS_ENABLE,
  type Halves,
  type QueueOptions,
  shadowBytes,
} from '../virtq/queue.ts';
import { resumeDriver as resumeSplit } from '../virtq/split/create.ts';
import { splitFormat } from '../virtq/split/split.ts';
import type { Comparison } from './compare.ts';
import type { RingTrace } from './ring-trace-schema.ts';
import type { Areas, Patch } from './schema-parts.ts';
import { type WatchedMemory, watchedMemory } from './watched-memory.ts';

export const formatOf = (layout: 'split' | 'packed'): VirtqFormat => (layout === 'split' ? splitFormat : packedFormat);

/** How long the areas of a ring are; each has to be aligned, and inside `memory` bytes. */
export const checkAreas = (format: VirtqFormat, size: number, areas: Areas, memory: number): ParseError[] => {
  const wrong = format.checkSize(size);
  if (wrong) return [{ path: 'num', message: `found ${size}, which is no size of a ${format.name} ring` }];
  const sizes = format.areaSizes(size);
  return (['desc', 'driver', 'device'] as const).flatMap(area => {
    const { hi, lo } = areas[area];
    const path = `addr.${area}`;
    if (hi !== 0 || lo + sizes[area] > memory) return [{ path, message: 'allowed: an area inside memory' }];
    if (lo % format.alignments[area] !== 0) {
      return [
        {
          path,
          message: `found 0x${fromHalves(hi, lo).toString(16)}, allowed: multiples of ${format.alignments[area]}`,
        },
      ];
    }
    return [];
  });
};

export const checkPatches = (path: string, patches: readonly Patch[], memory: number): ParseError[] =>
  patches.flatMap(([{ hi, lo }, bytes], i) =>
    hi === 0 && lo + bytes.length <= memory ? [] : [{ path: `${path}[${i}]`, message: 'allowed: bytes inside memory' }],
  );

/** What a schema cannot see of where a trace starts: places that are not in memory, positions that are not in the ring. */
export const checkTrace = (trace: RingTrace): ParseError[] => {
  const { num, ringZone, steps, start } = trace;
  const errors = checkAreas(formatOf(trace.layout), num, trace.addr, ringZone);
  if (errors.length > 0) return errors;
  errors.push(...checkPatches('start.memory', start.memory, ringZone));
  const { freeList } = start.driver;
  if (freeList.length > num || new Set(freeList).size < freeList.length || freeList.some(id => id >= num)) {
    errors.push({ path: 'start.driver.freeList', message: `allowed: different descriptors below ${num}` });
  }
  if (trace.layout === 'packed') {
    const { driver, device } = trace.start;
    const slots = [driver.nextAvail, driver.lastUsed, device.nextAvail, device.nextUsed];
    if (slots.some(slot => slot >= num)) errors.push({ path: 'start', message: `allowed: slots below ${num}` });
  }
  for (const [i, step] of steps.entries()) {
    if (step.op === 'set_avail_event' && trace.layout === 'packed') {
      errors.push({ path: `steps[${i}].op`, message: 'a packed ring has no avail_event' });
    }
    if (step.op === 'set_event_suppression' && trace.layout === 'split') {
      errors.push({ path: `steps[${i}].op`, message: 'a split ring has no event suppression structure' });
    }
  }
  return errors;
};

/**
 * Linux builds indirect tables that are longer than the queue, which the text forbids; a recording that says so is taken
 * with them. Whether a device sets WRITE in used descriptors, a recording of a packed ring says, too.
 */
export const optionsOf = (trace: RingTrace): QueueOptions => {
  const has = (feature: string): boolean => trace.features.names.includes(feature);
  return {
    eventIdx: has('EVENT_IDX'),
    indirect: has('INDIRECT_DESC'),
    inOrder: has('IN_ORDER'),
    ...(trace.tags.includes('chain-longer-than-queue') && { longTables: true as const }),
    ...(trace.layout === 'packed' && !trace.deviceSetsWriteFlag && { usedWithoutWrite: true as const }),
  };
};

export interface Setup {
  readonly format: VirtqFormat;
  readonly memory: WatchedMemory;
  readonly driver: DriverQueue;
  readonly device: DeviceQueue;
  /** How far the used ring had gone since the device last decided on a notification. */
  readonly undecided: number;
}

const positionOf = (slot: number, wrap: number): U16 => u16(slot | (wrap << 15));

/** Memory and both halves as the trace begins; the driver's private memory lies behind the ring zone. */
export const setUp = (trace: RingTrace, comparison: Comparison): Setup => {
  const { num, ringZone, start } = trace;
  const format = formatOf(trace.layout);
  const options = optionsOf(trace);
  const areas = areasAt(num, trace.addr);
  const shadow: Halves = { hi: 0, lo: Math.ceil(ringZone / 4) * 4 };
  const memory = watchedMemory(shadow.lo + shadowBytes(num), ringZone);
  memory.patch(start.memory, comparison);
  const fresh = format.createDevice(areas, options);
  if (trace.layout === 'split') {
    const { driver, device } = trace.start;
    const { freeList, availIdx, lastUsedIdx, availFlags, nextDescriptor = 0 } = driver;
    const eventFlags = availFlags === 0 ? EVENTS_ENABLE : EVENTS_DISABLE;
    const from = { freeList, availIdx: u16(availIdx), lastUsed: u16(lastUsedIdx), eventFlags };
    const usedIdx = u16(device.nextUsedIdx);
    return {
      format,
      memory,
      driver: resumeSplit(memory, areas, options, shadow, from),
      device: {
        ...fresh,
        format: 'split',
        lastAvail: u16(device.nextAvailIdx),
        usedIdx,
        publishedUsedIdx: usedIdx,
        nextHead: nextDescriptor,
      },
      undecided: ahead16(usedIdx, u16(device.signalledUsedIdx)),
    };
  }
  const { driver, device } = trace.start;
  const { freeList, eventFlags } = driver;
  const availIdx = positionOf(driver.nextAvail, driver.availWrap);
  const lastUsed = positionOf(driver.lastUsed, driver.usedWrap);
  const usedIdx = positionOf(device.nextUsed, device.usedWrap);
  return {
    format,
    memory,
    driver: resumePacked(memory, areas, options, shadow, { freeList, availIdx, lastUsed, eventFlags }),
    device: {
      ...fresh,
      format: 'packed',
      lastAvail: positionOf(device.nextAvail, device.availWrap),
      usedIdx,
      publishedUsedIdx: usedIdx,
      withheld: 0,
      sawPart: false,
    },
    undecided: device.usedSinceInterruptCheck,
  };
};
