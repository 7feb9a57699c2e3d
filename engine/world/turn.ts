import { adoptBranch, beginBranch, beginTurn, dropBranch, endTurn } from '../memory/arena.ts';
import type { GuestMemory } from '../memory/memory.ts';
import { contains, read8, read16, read32, readBytesAt, write16, write32, writeBytesAt } from '../memory/memory.ts';
import type { RingMemory } from '../memory/ring-memory.ts';
import { fromHalves } from '../num/addr.ts';
import type { Event, FieldPath } from './event.ts';
import { evolve } from './evolve.ts';
import type { ActorId } from './ids.ts';
import type { World } from './world.ts';

/**
 * One step of an actor while it is being made: emit an event, and the world is the next one. Everything that an actor
 * does to the world goes through here.
 */
export interface Turn {
  readonly world: World;
  /** Whether events are kept; who only explains may save the work of building a sentence. */
  readonly recording: boolean;
  emit(event: Event): void;
  /** Guest memory as one party reads and writes it; each write is an event. */
  memory(by: ActorId): RingMemory;
  /** Runs `body` on a branch: adopted when it returns true, else as if nothing had happened, events included. */
  branch(body: () => boolean): boolean;
}

const le = (value: number, bytes: number): Uint8Array =>
  Uint8Array.from({ length: bytes }, (_, k) => (value >>> (8 * k)) & 0xff);

/**
 * Makes a turn on a world, runs `body` and gives the world that it made. Without a recorder (`events` null) no event of
 * a memory write is built, the bytes are the same.
 */
export const takeTurn = (start: World, events: Event[] | null, body: (turn: Turn) => void): World => {
  let world = start;
  // The latest memory; it is put into the world when somebody looks at the world.
  let memory: GuestMemory = start.memory;
  const { arena } = memory;

  const settled = (): World => {
    if (world.memory !== memory) world = { ...world, memory };
    return world;
  };
  const emit = (event: Event): void => {
    world = evolve(settled(), event);
    memory = world.memory;
    events?.push(event);
  };
  const memories = new Map<ActorId, RingMemory>();
  const memoryFor = (by: ActorId): RingMemory => {
    const write = (hi: number, lo: number, bytes: Uint8Array, what: FieldPath): void => {
      const at = fromHalves(hi, lo);
      emit({ type: 'memory/wrote', by, at, bytes, was: readBytesAt(memory, hi, lo, bytes.length), what });
    };
    return {
      contains: (hi, lo, length) => contains(memory, hi, lo, length),
      read8: (hi, lo) => read8(memory, hi, lo),
      read16: (hi, lo) => read16(memory, hi, lo),
      read32: (hi, lo) => read32(memory, hi, lo),
      readBytes: (hi, lo, length) => readBytesAt(memory, hi, lo, length),
      write16: (hi, lo, value, what) => {
        if (events) write(hi, lo, le(value, 2), what);
        else memory = write16(memory, hi, lo, value);
      },
      write32: (hi, lo, value, what) => {
        if (events) write(hi, lo, le(value, 4), what);
        else memory = write32(memory, hi, lo, value);
      },
      writeBytes: (hi, lo, bytes, what) => {
        // An edit by hand wakes those whose memory it is, with or without a recorder.
        if (events || by === 'operator') write(hi, lo, bytes.slice(), what);
        else memory = writeBytesAt(memory, hi, lo, bytes);
      },
    };
  };

  const turn: Turn = {
    get world() {
      return settled();
    },
    recording: events !== null,
    emit,
    memory: by => {
      const known = memories.get(by);
      if (known) return known;
      const made = memoryFor(by);
      memories.set(by, made);
      return made;
    },
    branch: body => {
      const before = settled();
      const kept = events?.length ?? 0;
      const mark = beginBranch(arena);
      const adopted = body();
      if (adopted) {
        adoptBranch(arena, mark);
      } else {
        world = before;
        memory = before.memory;
        if (events) events.length = kept;
        dropBranch(arena, mark);
      }
      return adopted;
    },
  };

  beginTurn(arena);
  try {
    body(turn);
    return settled();
  } finally {
    endTurn(arena);
  }
};
