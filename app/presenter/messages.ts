import * as v from 'valibot';
import { cueKinds } from './cues.ts';

/** What the two windows of a talk say to each other. What does not fit is no message, and nothing comes of it. */
const VERSION = 1;
const MOST_STEPS = 1_000_000;
const MOST_CUES = 2000;

const version = v.literal(VERSION);
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MOST_STEPS));
const time = v.pipe(v.number(), v.finite());
const text = v.pipe(v.string(), v.maxLength(4000));

const wishes = [
  'next',
  'previous',
  'first',
  'last',
  'step',
  'back',
  'play',
  'black',
  'spotlight',
  'qr',
  'timer',
  'restart',
  'pause',
  'view',
  'present',
  'escape',
] as const;

/** The window with the cues wants something. */
const wishSchema = v.union([
  v.object({ do: v.picklist(wishes) }),
  v.object({ do: v.literal('cue'), cue: count }),
  /** Length of the talk in minutes; 0: it has none. */
  v.object({ do: v.literal('minutes'), minutes: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(999)) }),
]);
export type Wish = v.InferOutput<typeof wishSchema>;

const cueSchema = v.object({
  step: v.nullable(count),
  kind: v.picklist(cueKinds),
  page: v.nullable(count),
  title: text,
  note: text,
});

/** Where the talk is, for the window with the cues: it has no engine of its own. */
const stateSchema = v.object({
  title: text,
  dialect: text,
  presenting: v.boolean(),
  step: count,
  /** Last step that is known; null: nobody looks so far ahead. */
  end: v.nullable(count),
  playing: v.boolean(),
  cues: v.pipe(v.array(cueSchema), v.maxLength(MOST_CUES), v.readonly()),
  /** Index of the cue that the step belongs to; -1: none. */
  cue: v.pipe(v.number(), v.integer(), v.minValue(-1), v.maxValue(MOST_CUES)),
  now: text,
  /** The step that comes next; '' at the end. */
  next: text,
  black: v.boolean(),
  spotlight: v.boolean(),
  qr: v.boolean(),
  view: v.picklist(['group', 'rings']),
  timer: v.object({ since: v.nullable(time), before: time, cue: time, whole: v.nullable(time) }),
  /** The timer is shown to the class, too. */
  timerShown: v.boolean(),
});
export type TalkState = v.InferOutput<typeof stateSchema>;

const messageSchema = v.variant('say', [
  /** A window with cues is there, and asks for the state. */
  v.object({ ringside: version, say: v.literal('hello') }),
  /** The first window is there again, and does not know who listens. */
  v.object({ ringside: version, say: v.literal('started') }),
  v.object({ ringside: version, say: v.literal('wish'), wish: wishSchema }),
  v.object({ ringside: version, say: v.literal('state'), state: stateSchema }),
  /** A window is about to be closed or loaded again. */
  v.object({ ringside: version, say: v.literal('bye'), who: v.picklist(['stage', 'cues']) }),
]);
type Message = v.InferOutput<typeof messageSchema>;
type Said = Message extends infer M ? (M extends unknown ? Omit<M, 'ringside'> : never) : never;

export const readMessage = (data: unknown): Message | null => {
  const read = v.safeParse(messageSchema, data);
  return read.success ? read.output : null;
};

export const messageOf = (said: Said): unknown => ({ ringside: VERSION, ...said });
