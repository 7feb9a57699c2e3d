import type { Dialect } from '../dialect/dialect.ts';
import type { StepRecord } from '../run/timeline-types.ts';
import type { Event } from '../world/event.ts';
import type { ActorId, DeviceId } from '../world/ids.ts';
import { parseActorId } from '../world/ids.ts';
import type { Topology } from '../world/topology.ts';
import { deviceTitle } from './names.ts';
import type { Say } from './words/say.ts';

/** A step of a run under a version of the text. */
export interface Seen {
  readonly dialect: Dialect;
  readonly record: StepRecord;
}

/** A step that is about to be told in words. */
export interface Told extends Seen {
  readonly say: Say;
}

/** The member of the union that holds a type, also where several types share a member. */
export type EventOf<T extends Event['type']> = Event extends infer E
  ? E extends { readonly type: infer U }
    ? T extends U
      ? E
      : never
    : never
  : never;

/** The first event of a type in a step. */
export const eventOf = <T extends Event['type']>({ record }: Seen, type: T): EventOf<T> | null =>
  (record.events.find(event => event.type === type) as EventOf<T> | undefined) ?? null;

export const eventsOf = <T extends Event['type']>({ record }: Seen, type: T): EventOf<T>[] =>
  record.events.filter(event => event.type === type) as unknown as EventOf<T>[];

const topologyOf = ({ record }: Told): Topology => record.after.topology;

export const titleIn = (told: Told, device: DeviceId): string => deviceTitle(topologyOf(told), device, told.say);

/** The function that the acting driver or device serves. Throws for the operator. */
export const deviceIn = ({ record }: Told): DeviceId => {
  const parts = parseActorId(record.action.actor as ActorId);
  if (parts.kind === 'operator') throw new Error('the operator serves no function');
  return parts.device;
};

/** The value that a driver's own bookkeeping got in a step. */
export const remembered = <K extends keyof EventOf<'driver/changed'>['to']>(
  told: Told,
  key: K,
): EventOf<'driver/changed'>['to'][K] | undefined =>
  eventsOf(told, 'driver/changed').findLast(({ to }) => to[key] !== undefined)?.to[key];

/** With a full stop at its end, unless it ends with a mark of its own, and a capital at its start. */
const asSentence = (text: string): string => {
  const start = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(start) ? start : `${start}.`;
};

/** Several, with blanks between them. */
export const sentences = (...parts: readonly (string | null | false)[]): string =>
  parts.flatMap(part => (part ? [asSentence(part)] : [])).join(' ');

/** What is done about a notification or an interrupt, and why. */
export const because = ({ say }: Told, does: string, decided: EventOf<'note/decided'> | null): string =>
  sentences(decided ? say('{}, because {}', does, say.again(decided.why)) : does);

/** What was said of a step, such as by whoever answered a data virtqueue. */
export const saidIn = (told: Told): string[] => eventsOf(told, 'note/said').map(({ text }) => told.say.again(text));

export const bytesWord = ({ say }: Pick<Told, 'say'>, count: number): string =>
  say(count === 1 ? '{} byte' : '{} bytes', count);
