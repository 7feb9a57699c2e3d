import { type Arena, adoptBranch, beginBranch, beginTurn, dropBranch, endTurn } from '../memory/arena.ts';
import type { GuestMemory } from '../memory/memory.ts';
import {
  contains,
  read8,
  read16,
  read32,
  readBytesAt,
  readWords,
  write16,
  write32,
  writeBytes,
} from '../memory/memory.ts';
import type { RingMemory } from '../memory/ring-memory.ts';
import { fromHalves } from '../num/addr.ts';
import { copyWorld } from './copy.ts';
import type { Event, FieldPath } from './event.ts';
import { evolve } from './evolve.ts';
import type { ActorId } from './ids.ts';
import type { Home } from './window.ts';
import { homeOf } from './window.ts';
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

// Classes here, unlike elsewhere: a turn is made for every step, and closures cost more than the step.
class RunningTurn implements Turn {
  private latest: World;
  /** The latest memory; it is put into the world when somebody looks at the world. */
  latestMemory: GuestMemory;
  private readonly events: Event[] | null;
  private readonly arena: Arena;
  private view: TurnMemory | null = null;

  constructor(start: World, events: Event[] | null) {
    this.latest = start;
    this.latestMemory = start.memory;
    this.arena = start.memory.arena;
    this.events = events;
  }

  get recording(): boolean {
    return this.events !== null;
  }

  get world(): World {
    if (this.latest.memory !== this.latestMemory) {
      const next = copyWorld(this.latest);
      next.memory = this.latestMemory;
      this.latest = next;
    }
    return this.latest;
  }

  emit(event: Event): void {
    this.latest = evolve(this.world, event);
    this.latestMemory = this.latest.memory;
    this.events?.push(event);
  }

  memory(by: ActorId): RingMemory {
    if (this.view?.by !== by) this.view = new TurnMemory(this, by, homeOf(this.latest.topology, by));
    return this.view;
  }

  branch(body: () => boolean): boolean {
    const before = this.world;
    const kept = this.events?.length ?? 0;
    const mark = beginBranch(this.arena);
    const adopted = body();
    if (adopted) {
      adoptBranch(this.arena, mark);
      return true;
    }
    this.latest = before;
    this.latestMemory = before.memory;
    if (this.events) this.events.length = kept;
    dropBranch(this.arena, mark);
    return false;
  }
}

class TurnMemory implements RingMemory {
  readonly by: ActorId;
  private readonly turn: RunningTurn;
  private readonly home: Home;

  constructor(turn: RunningTurn, by: ActorId, home: Home) {
    this.turn = turn;
    this.by = by;
    this.home = home;
  }

  /**
   * A write outside of the actor's own window wakes those whose memory it is, with or without a recorder; others need no
   * event when nobody listens, the bytes are the same.
   */
  private isEvent(hi: number, lo: number, length: number): boolean {
    const at = hi * 0x1_0000_0000 + lo;
    return this.turn.recording || at < this.home.start || at + length > this.home.end;
  }

  private emit(hi: number, lo: number, bytes: Uint8Array, what: FieldPath): void {
    const was = readBytesAt(this.turn.latestMemory, hi, lo, bytes.length);
    this.turn.emit({ type: 'memory/wrote', by: this.by, at: fromHalves(hi, lo), bytes, was, what });
  }

  contains(hi: number, lo: number, length: number): boolean {
    return contains(this.turn.latestMemory, hi, lo, length);
  }
  read8(hi: number, lo: number): number {
    return read8(this.turn.latestMemory, hi, lo);
  }
  read16(hi: number, lo: number): number {
    return read16(this.turn.latestMemory, hi, lo);
  }
  read32(hi: number, lo: number): number {
    return read32(this.turn.latestMemory, hi, lo);
  }
  readBytes(hi: number, lo: number, length: number): Uint8Array {
    return readBytesAt(this.turn.latestMemory, hi, lo, length);
  }
  readWords(hi: number, lo: number, count: number, into: Uint32Array): void {
    readWords(this.turn.latestMemory, hi, lo, count, into);
  }
  write16(hi: number, lo: number, value: number, what: FieldPath): void {
    if (this.isEvent(hi, lo, 2)) this.emit(hi, lo, le(value, 2), what);
    else this.turn.latestMemory = write16(this.turn.latestMemory, hi, lo, value);
  }
  write32(hi: number, lo: number, value: number, what: FieldPath): void {
    if (this.isEvent(hi, lo, 4)) this.emit(hi, lo, le(value, 4), what);
    else this.turn.latestMemory = write32(this.turn.latestMemory, hi, lo, value);
  }
  writeBytes(hi: number, lo: number, bytes: Uint8Array, what: FieldPath): void {
    if (this.isEvent(hi, lo, bytes.length)) this.emit(hi, lo, bytes.slice(), what);
    else this.turn.latestMemory = writeBytes(this.turn.latestMemory, fromHalves(hi, lo), bytes);
  }
  writeWords(hi: number, lo: number, words: Uint32Array, count: number, what: FieldPath): void {
    const bytes = new Uint8Array(4 * count);
    const view = new DataView(bytes.buffer);
    for (let i = 0; i < count; i++) view.setUint32(4 * i, words[i] ?? 0, true);
    this.writeBytes(hi, lo, bytes, what);
  }
}

/**
 * Makes a turn on a world, runs `body` and gives the world that it made. Without a recorder (`events` null) no event of
 * a memory write is built, the bytes are the same.
 */
export const takeTurn = (start: World, events: Event[] | null, body: (turn: Turn) => void): World => {
  const { arena } = start.memory;
  const turn = new RunningTurn(start, events);
  beginTurn(arena);
  try {
    body(turn);
    return turn.world;
  } finally {
    endTurn(arena);
  }
};
