import * as v from 'valibot';
import { TALK } from './is-talking.ts';
import type { Talk } from './talk-store.ts';

/** What a tab keeps of a talk: lost with the tab, and no other tab's. */

const ROOM = 'ringside.talk.room';

const time = v.pipe(v.number(), v.finite());
const schema = v.object({
  black: v.boolean(),
  spotlight: v.boolean(),
  qr: v.boolean(),
  view: v.picklist(['group', 'rings']),
  gone: v.pipe(v.number(), v.integer(), v.minValue(-1)),
  timer: v.object({ since: v.nullable(time), before: time, cue: time, whole: v.nullable(time) }),
  timerShown: v.boolean(),
});

/** What was kept; null: nothing, or something else. */
export const readTalk = (): Talk | null => {
  try {
    const read = v.safeParse(schema, JSON.parse(sessionStorage.getItem(TALK) ?? 'null'));
    return read.success ? read.output : null;
  } catch {
    return null;
  }
};

export const writeTalk = ({ black, spotlight, qr, view, gone, timer, timerShown }: Talk): void => {
  try {
    sessionStorage.setItem(TALK, JSON.stringify({ black, spotlight, qr, view, gone, timer, timerShown }));
  } catch {
    // Then a reload begins with a picture, and the timer at nothing.
  }
};

const isRoom = (text: string | null): text is string => /^[0-9a-f]{16}$/.test(text ?? '');

/** Rooms need not be secret, only different from each other. */
export const newRoom = (): string => {
  const room = [...crypto.getRandomValues(new Uint8Array(8))].map(byte => byte.toString(16).padStart(2, '0')).join('');
  try {
    sessionStorage.setItem(ROOM, room);
  } catch {
    // Then the window with the cues has to be opened again after a reload.
  }
  return room;
};

/** The room of this tab. */
export const readRoom = (): string => {
  try {
    const room = sessionStorage.getItem(ROOM);
    if (isRoom(room)) return room;
  } catch {
    // A new one, then.
  }
  return newRoom();
};

/** The room that the address of a window with cues names; null: it is no such window. */
export const roomIn = (hash: string): string | null => {
  const room = /^#cues=([0-9a-f]{16})$/.exec(hash)?.[1] ?? null;
  return isRoom(room) ? room : null;
};
