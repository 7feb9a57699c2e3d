import { plainRingMemory, type RingMemory } from '../memory/ring-memory.ts';
import { areasAt } from '../virtq/areas-at.ts';
import type { QueueAreas, QueueOptions } from '../virtq/queue.ts';
import type { MalformedCase } from './malformed.ts';
import { optionsOf as optionsOfCase } from './malformed.ts';
import type { Places } from './ring-trace.ts';
import type { RingTrace } from './ring-trace-schema.ts';
import type { Patch } from './schema-parts.ts';
import { optionsOf } from './trace-setup.ts';

/** The virtqueue of a recording at one moment, as whoever inspects rings takes it. */
export interface RecordedRing {
  readonly memory: RingMemory;
  readonly queue: {
    readonly name: string;
    readonly format: 'split' | 'packed';
    readonly areas: QueueAreas;
    readonly options: QueueOptions;
    readonly known: {
      readonly lastAvail?: number;
      readonly usedIdx?: number;
      readonly availIdx?: number;
      readonly lastUsed?: number;
      readonly held?: readonly number[];
    };
    readonly admin: null;
  };
}

const apply = (memory: RingMemory, patches: readonly Patch[]): void => {
  for (const [{ hi, lo }, bytes] of patches) {
    if (memory.contains(hi, lo, bytes.length)) memory.writeBytes(hi, lo, bytes, 'recorded');
  }
};

/** What the recorded device had taken and not returned. */
const heldAfter = (trace: RingTrace, count: number): readonly number[] => {
  let held: number[] = [];
  for (const step of trace.steps.slice(0, count)) {
    if (step.op === 'queue_reset') held = [];
    if (step.op === 'pop' && typeof step.out === 'object' && step.out !== null) {
      const { head, id } = step.out as { readonly head?: unknown; readonly id?: unknown };
      const buffer = head ?? id;
      if (Number.isInteger(buffer)) held.push(buffer as number);
    }
    if (step.op !== 'push') continue;
    for (const { head, id } of step.in.entries) {
      const at = held.indexOf((head ?? id)!);
      if (at >= 0) held.splice(at, 1);
    }
  }
  return held;
};

/** The ring of a trace after its first `count` steps: memory as it was recorded, positions as this engine reaches them. */
export const ringAfter = (trace: RingTrace, places: Places, count: number): RecordedRing => {
  const memory = plainRingMemory(trace.ringZone);
  apply(memory, trace.start.memory);
  for (const { writes } of trace.steps.slice(0, count)) apply(memory, writes);
  const at = (of: keyof Places): number => places[of][count]!;
  return {
    memory,
    queue: {
      name: trace.name,
      format: trace.layout,
      areas: areasAt(trace.num, trace.addr),
      options: optionsOf(trace),
      known: {
        lastAvail: at('lastAvail'),
        usedIdx: at('usedIdx'),
        availIdx: at('availIdx'),
        lastUsed: at('lastUsed'),
        held: heldAfter(trace, count),
      },
      admin: null,
    },
  };
};

/** The ring of a malformed one; the side that is under test has not begun. */
export const ringOfCase = (given: MalformedCase): RecordedRing => {
  const { name, layout, num, addr, memorySize, side } = given;
  const memory = plainRingMemory(memorySize);
  apply(memory, given.memory);
  const start = layout === 'split' ? 0 : 0x8000;
  return {
    memory,
    queue: {
      name,
      format: layout,
      areas: areasAt(num, addr),
      options: optionsOfCase(given),
      known: side === 'device' ? { lastAvail: start, usedIdx: start } : { lastUsed: start },
      admin: null,
    },
  };
};
