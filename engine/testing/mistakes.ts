import type { Action } from '../actor/actor.ts';
import { partyById } from '../actor/actors.ts';
import { performIntent } from '../actor/perform-intent.ts';
import { dialectOf } from '../dialect/dialects.ts';
import type { RingMemory } from '../memory/ring-memory.ts';
import { fromHalves, hiOf, loOf } from '../num/addr.ts';
import { keyOf } from '../run/step.ts';
import type { StepRecord } from '../run/timeline-types.ts';
import type { Event, EventOf } from '../world/event.ts';
import type { ActorId } from '../world/ids.ts';
import type { Turn } from '../world/turn.ts';
import { takeTurn } from '../world/turn.ts';
import type { World } from '../world/world.ts';

/** What an actor does instead of one deed: another one, several, or none. */
export type Change = (event: Event, world: World) => Event | readonly Event[];

const le = (value: number, bytes: number): Uint8Array =>
  Uint8Array.from({ length: bytes }, (_, k) => (value >>> (8 * k)) & 0xff);

/** A turn whose deeds, writes to memory included, are changed before they count. */
const changedTurn = (turn: Turn, change: Change): Turn => {
  const carryOut = (event: Event): void => {
    if (event.type !== 'memory/wrote') return turn.emit(event);
    const { by, at, bytes, what } = event;
    turn.memory(by).writeBytes(hiOf(at), loOf(at), bytes, what);
  };
  const emit = (event: Event): void => [change(event, turn.world)].flat().forEach(carryOut);
  const memory = (by: ActorId): RingMemory => {
    const real = turn.memory(by);
    const write = (hi: number, lo: number, bytes: Uint8Array, what: string): void => {
      const was = turn.memory(by).readBytes(hi, lo, bytes.length);
      emit({ type: 'memory/wrote', by, at: fromHalves(hi, lo), bytes: bytes.slice(), was, what });
    };
    return {
      contains: (hi, lo, length) => real.contains(hi, lo, length),
      read8: (hi, lo) => real.read8(hi, lo),
      read16: (hi, lo) => real.read16(hi, lo),
      read32: (hi, lo) => real.read32(hi, lo),
      readBytes: (hi, lo, length) => real.readBytes(hi, lo, length),
      readWords: (hi, lo, count, into) => real.readWords(hi, lo, count, into),
      write16: (hi, lo, value, what) => write(hi, lo, le(value, 2), what),
      write32: (hi, lo, value, what) => write(hi, lo, le(value, 4), what),
      writeBytes: write,
      writeWords: (hi, lo, words, count, what) =>
        write(
          hi,
          lo,
          Uint8Array.from({ length: 4 * count }, (_, k) => ((words[k >> 2] ?? 0) >>> (8 * (k & 3))) & 0xff),
          what,
        ),
    };
  };
  return {
    get world() {
      return turn.world;
    },
    get recording() {
      return turn.recording;
    },
    emit,
    memory,
    branch: body => turn.branch(body),
  };
};

/** A step as its actor makes it with a mistake: its deeds are changed, and the world follows from what it does. */
export const mistaken = (record: StepRecord, change: Change): StepRecord => {
  const { before, action } = record;
  const dialect = dialectOf(before.dialect, before.readings);
  const events: Event[] = [];
  const after = takeTurn(before, events, real => {
    const turn = changedTurn(real, change);
    if (action.actor !== 'operator') return partyById(before, action.actor).actor.perform(turn, action, dialect);
    const line = action.intent ? null : before.script[0];
    const intent = action.intent ?? line?.intent;
    if (!intent) throw new Error('the script is used up');
    real.emit({ type: 'intent/taken', by: 'operator', intent, fromScript: line ?? null });
    performIntent(turn, intent, dialect);
  });
  return { ...record, events, after };
};

/** A step that an actor makes out of turn, after another one. */
export const outOfTurn = (record: StepRecord, actor: ActorId, deeds: readonly Event[]): StepRecord => {
  const action: Action = { actor, name: 'out of turn' };
  const events: Event[] = [];
  const after = takeTurn(record.after, events, real => {
    const turn = changedTurn(real, event => event);
    for (const deed of deeds) {
      if (deed.type === 'memory/wrote') {
        turn.memory(deed.by).writeBytes(hiOf(deed.at), loOf(deed.at), deed.bytes, deed.what);
      } else turn.emit(deed);
    }
  });
  return { step: record.step + 1, action, key: keyOf(action), events, before: record.after, after };
};

/** Changes the events of one type, and leaves all others. */
export const on =
  <T extends Event['type']>(type: T, change: (event: EventOf<T>, world: World) => Event | readonly Event[]): Change =>
  (event, world) =>
    event.type === type ? change(event as EventOf<T>, world) : event;

export const never = (type: Event['type']): Change => on(type, () => []);

/** Changes the bytes of writes of one name. */
export const bytes = (what: string, change: (bytes: Uint8Array, event: EventOf<'memory/wrote'>) => void): Change =>
  on('memory/wrote', event => {
    if (event.what !== what) return event;
    const other = event.bytes.slice();
    change(other, event);
    return { ...event, bytes: other };
  });

const INDIRECT = 4;
const WRITE = 2;

/** Where the flags of a descriptor are in a write to a ring or a table; null: nowhere. */
const flagsAt = ({ what, bytes: { length } }: EventOf<'memory/wrote'>): number | null => {
  if (what === 'pvirtq_desc.flags') return 0;
  if (length !== 16) return null;
  return what === 'virtq_desc' ? 12 : what === 'pvirtq_desc' ? 14 : null;
};

/** Sets WRITE on the descriptors that point to indirect tables: nobody may mind. */
export const marksTables: Change = on('memory/wrote', event => {
  const at = flagsAt(event);
  const flags = at === null ? 0 : (event.bytes[at] ?? 0);
  if (at === null || !(flags & INDIRECT)) return event;
  const marked = event.bytes.slice();
  marked[at] = flags | WRITE;
  return { ...event, bytes: marked };
});
