import * as v from 'valibot';
import { EMBED_VERSION } from '../store/embed.ts';

/**
 * What a host page and an embed say to each other. Every message has the version under `ringside`; what does not fit is
 * no message, and nothing comes of it. `id` is the host's own: the answer to a wish brings it back.
 */

const version = v.literal(EMBED_VERSION);
const id = v.optional(v.union([v.pipe(v.string(), v.maxLength(64)), v.pipe(v.number(), v.safeInteger())]));

/** The host wants something. */
const wishSchema = v.union([
  v.strictObject({ ringside: version, do: v.picklist(['hello', 'step', 'back', 'play', 'pause', 'run']), id }),
  v.strictObject({
    ringside: version,
    do: v.literal('seek'),
    step: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000)),
    id,
  }),
]);

export type Wish = v.InferOutput<typeof wishSchema>;

/** A message as a wish; null for everything else. */
export const readWish = (data: unknown): Wish | null => {
  const read = v.safeParse(wishSchema, data);
  return read.success ? read.output : null;
};

/** What an embed tells its host, without the version. */
export type Told =
  /** A scenario is open; the answer to `hello`, too. */
  | {
      readonly event: 'ready';
      readonly title: string;
      readonly dialect: string;
      readonly end: number;
      readonly readOnly: boolean;
      readonly controls: boolean;
    }
  /** Another step is shown. */
  | {
      readonly event: 'shown';
      readonly step: number;
      readonly end: number;
      readonly actor: string | null;
      readonly action: string | null;
      readonly sentence: string;
      readonly digest: string;
      readonly finished: boolean;
    }
  | { readonly event: 'playing'; readonly playing: boolean }
  /** Each wish is answered by one of these two. */
  | { readonly event: 'done'; readonly do: Wish['do']; readonly id?: Wish['id'] }
  | { readonly event: 'refused'; readonly do: Wish['do']; readonly why: string; readonly id?: Wish['id'] }
  /** The link could not be opened, or the engine stopped. */
  | { readonly event: 'failed'; readonly why: string };
