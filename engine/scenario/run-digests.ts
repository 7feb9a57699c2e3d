import { createTimeline } from '../run/timeline.ts';
import type { Timeline } from '../run/timeline-types.ts';
import { digestOf } from '../world/hash-world.ts';
import { fromBase64Url, toBase64Url } from './base64url.ts';
import type { Scenario } from './scenario.ts';

/** Steps of a run that its digests speak of at most, so that a link is held against them in a moment. */
const MOST_STEPS = 4000;
/** Checkpoints before the end: every step of a short run, else so many at even distances. */
const CHECKPOINTS = 17;
/** Bytes of a checkpoint; of the last one all of the digest is kept. */
const SHORT = 2;
const WHOLE = 8;

/** What somebody's run was: hex digits of its digest after some of its steps, and all of them after the last. */
export interface RunDigests {
  readonly steps: number;
  readonly checkpoints: readonly { readonly step: number; readonly digest: string }[];
}

/** Steps that have a checkpoint, the first being 0 and the last the end. */
const placesOf = (steps: number): readonly number[] => [
  ...new Set([
    ...Array.from({ length: CHECKPOINTS }, (_, k) => Math.floor((k * steps) / CHECKPOINTS)).filter(
      step => step < steps,
    ),
    steps,
  ]),
];

const bytesOf = (digest: string, count: number): readonly number[] =>
  Array.from({ length: count }, (_, k) => Number.parseInt(digest.slice(2 * k, 2 * k + 2), 16));

const hexOf = (bytes: Uint8Array): string => Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');

/** Digests that were asked for, by branch and step: neither changes, and worlds far back are dear to make again. */
const known = new WeakMap<Timeline, Map<string, string>>();

const digestAt = (timeline: Timeline, step: number): string => {
  const own = known.get(timeline) ?? new Map<string, string>();
  known.set(timeline, own);
  const key = `${timeline.branch} ${step}`;
  const digest = own.get(key) ?? digestOf(timeline.worldAt(step));
  own.set(key, digest);
  return digest;
};

/** `97.` and the digests at its checkpoints, about sixty characters: what the shown branch of a run was. */
export const writeDigests = (timeline: Timeline): string => {
  const steps = Math.min(timeline.end, MOST_STEPS);
  const bytes = placesOf(steps).flatMap(step => bytesOf(digestAt(timeline, step), step === steps ? WHOLE : SHORT));
  return `${steps}.${toBase64Url(Uint8Array.from(bytes))}`;
};

/** The reverse; null for anything that `writeDigests` cannot have written. */
export const readDigests = (text: string): RunDigests | null => {
  const [, digits = '', payload = ''] = /^(0|[1-9]\d{0,3})\.([\w-]{1,80})$/.exec(text) ?? [];
  const steps = Number(digits);
  if (payload === '' || steps > MOST_STEPS) return null;
  const bytes = fromBase64Url(payload);
  const places = placesOf(steps);
  if (typeof bytes === 'string' || bytes.length !== SHORT * (places.length - 1) + WHOLE) return null;
  return {
    steps,
    checkpoints: places.map((step, k) => ({
      step,
      digest: hexOf(bytes.subarray(SHORT * k, step === steps ? bytes.length : SHORT * (k + 1))),
    })),
  };
};

interface Checkpoint {
  readonly step: number;
  /** As many digits as are known of theirs; all of ours, null: our run has no such step. */
  readonly theirs: string;
  readonly ours: string | null;
  readonly same: boolean;
}

/** Somebody's run and ours. */
export interface Proof {
  readonly steps: number;
  /** Steps that our run has of those. */
  readonly made: number;
  readonly checkpoints: readonly Checkpoint[];
  /** Null: alike at every checkpoint. Otherwise they part after step `after` (-1: at the start) and by step `by`. */
  readonly parting: { readonly after: number; readonly by: number } | null;
}

/** Plays a scenario as far as the digests speak of it, and holds it against them; the timeline that was played, too. */
export const proveRun = (
  scenario: Scenario,
  { steps, checkpoints }: RunDigests,
): Proof & { readonly timeline: Timeline<Scenario> } => {
  const timeline = createTimeline(scenario);
  const held = checkpoints.map(({ step, digest: theirs }): Checkpoint => {
    timeline.run(step - timeline.step);
    const ours = timeline.step === step ? digestOf(timeline.world()) : null;
    return { step, theirs, ours, same: ours?.startsWith(theirs) ?? false };
  });
  const first = held.findIndex(({ same }) => !same);
  const by = held[first];
  return {
    steps,
    made: timeline.step,
    checkpoints: held,
    parting: by ? { after: held[first - 1]?.step ?? -1, by: by.step } : null,
    timeline,
  };
};
