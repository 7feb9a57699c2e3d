import * as v from 'valibot';
import { EVENT_IDX, IN_ORDER, INDIRECT_DESC, RING_PACKED } from '../device/reserved-features.ts';
import { dialects } from '../dialect/dialects.ts';
import type { RingMemory } from '../memory/ring-memory.ts';
import type { FeatureSet } from '../num/feature-set.ts';
import { bitsOf, featureSetOf } from '../num/feature-set.ts';
import { err, ok, type Result } from '../num/result.ts';
import { most } from '../scenario/limits.ts';
import { address, MOST_MEMORY, patches } from '../scenario/memory-parts.ts';
import type { ParseError } from '../scenario/parse-error.ts';
import { checkPlain, joinPath } from '../scenario/plain.ts';
import {
  featureList,
  leaf,
  list,
  name,
  numeral,
  oneOf,
  record,
  strict,
  text,
  whole,
} from '../scenario/schema-parts.ts';
import { areasAt } from '../virtq/areas-at.ts';
import type { QueueOptions } from '../virtq/queue.ts';
import { imageMemory } from './image-memory.ts';
import type { ForeignQueue, KnownPositions } from './queue.ts';

export const IMAGE_FORMAT = 'ringside-memory-image/1';

/** Virtqueues that are looked at in one image. */
const MOST_QUEUES = 256;
const MOST_ERRORS = 20;

const position = leaf<number | { readonly slot: number; readonly wrap: number }>(
  'an index from 0 to 65535 (split), or {"slot", "wrap"} (packed)',
  input => {
    if (typeof input === 'number') return Number.isInteger(input) && input >= 0 && input <= 0xffff;
    if (typeof input !== 'object' || input === null || Array.isArray(input)) return false;
    const { slot, wrap, ...more } = input as Readonly<Record<string, unknown>>;
    const isSlot = Number.isInteger(slot) && (slot as number) >= 0 && (slot as number) < most.queueSize;
    return isSlot && (wrap === 0 || wrap === 1) && Object.keys(more).length === 0;
  },
);

const featureMask = leaf<string>(
  `a list of feature bits by name or number, or all of them as one number such as "0x130000000"`,
  input => typeof input === 'string' && /^0x[0-9a-fA-F]{1,32}$/.test(input),
);

const queueSchema = strict({
  name: v.exactOptional(text(80)),
  format: oneOf(['split', 'packed']),
  size: whole(0, 0xffff),
  desc: address,
  driver: address,
  device: address,
  features: v.exactOptional(
    v.union(
      [featureList, featureMask],
      'allowed: a list of feature bits by name or number, or all of them as one number such as "0x130000000"',
    ),
  ),
  positions: v.exactOptional(
    strict({
      lastAvail: v.exactOptional(position),
      usedIdx: v.exactOptional(position),
      availIdx: v.exactOptional(position),
      lastUsed: v.exactOptional(position),
      held: v.exactOptional(list(whole(0, 0xffff), most.queueSize, 'heads or buffer ids')),
    }),
  ),
  admin: v.exactOptional(name),
});

const imageSchema = strict({
  schema: v.literal(IMAGE_FORMAT),
  name: v.exactOptional(text(most.title)),
  memorySize: v.exactOptional(whole(0, MOST_MEMORY)),
  memory: patches,
  registers: v.exactOptional(record(text(80), numeral, 'an object of registers and their values')),
  queues: list(queueSchema, MOST_QUEUES, 'virtqueues'),
});
type QueueInput = v.InferOutput<typeof queueSchema>;

/** Memory with virtqueues in it, from outside. */
export interface MemoryImage {
  readonly name: string;
  readonly memory: RingMemory;
  readonly queues: readonly ForeignQueue[];
  /** Told to people as they are. */
  readonly registers: readonly { readonly name: string; readonly value: string }[];
}

/** Reads an image; every error has its path. */
export const readImage = (input: unknown): Result<MemoryImage, ParseError[]> => {
  const plain = checkPlain(input);
  if (plain.length > 0) return err(plain);
  const parsed = v.safeParse(imageSchema, input);
  if (!parsed.success) {
    return err(
      parsed.issues.slice(0, MOST_ERRORS).map(({ path, message }) => ({
        path: (path ?? []).reduce((at, { key }) => joinPath(at, key as PropertyKey), ''),
        message,
      })),
    );
  }
  const { name: title = 'memory image', memory: ranges, memorySize = null, registers = {}, queues } = parsed.output;
  const bytes = ranges.reduce((sum, [, each]) => sum + each.length, 0);
  if (bytes > MOST_MEMORY) {
    return err([{ path: 'memory', message: `found ${bytes} bytes, allowed: at most ${MOST_MEMORY}` }]);
  }
  const memory = imageMemory(ranges, memorySize);
  if (!memory.ok) return memory;
  const errors: ParseError[] = [];
  const read = queues.map((queue, i) => queueOf(queue, i, errors));
  if (errors.length > 0) return err(errors.slice(0, MOST_ERRORS));
  return ok({
    name: title,
    memory: memory.value,
    queues: read,
    registers: Object.entries(registers).map(([register, value]) => ({ name: register, value: String(value) })),
  });
};

/** Names as any version gives them, with their prefix or without. */
const bitNamed = (given: string): number | null => {
  const bare = given.replace(/^VIRTIO_(?:[A-Z]+_)?F_/, '');
  for (const { features } of dialects) {
    const found = features.byName.get(bare);
    if (found) return found.bit;
  }
  return null;
};

const bitsIn = (given: QueueInput['features'], path: string, errors: ParseError[]): ReadonlySet<number> => {
  if (given === undefined) return new Set();
  if (typeof given === 'string') return new Set(bitsOf(featureSetOf(BigInt(given)) as FeatureSet));
  const bits = new Set<number>();
  for (const [i, feature] of given.entries()) {
    const bit = typeof feature === 'number' ? feature : bitNamed(feature);
    if (bit === null) errors.push({ path: `${path}[${i}]`, message: `there is no feature named "${feature}"` });
    else bits.add(bit);
  }
  return bits;
};

const optionsOf = (bits: ReadonlySet<number>): QueueOptions => ({
  eventIdx: bits.has(EVENT_IDX),
  indirect: bits.has(INDIRECT_DESC),
  inOrder: bits.has(IN_ORDER),
});

/** Positions have the form of their ring, and lie in it. */
const positionsOf = (
  { format, size, positions = {} }: QueueInput,
  path: string,
  errors: ParseError[],
): KnownPositions => {
  const { held, ...places } = positions;
  const known: Record<string, number> = {};
  for (const [side, place] of Object.entries(places)) {
    const at = `${path}.positions.${side}`;
    if (typeof place === 'number') {
      if (format === 'packed') errors.push({ path: at, message: `found ${place}, allowed: {"slot", "wrap"}` });
      known[side] = place;
    } else {
      if (format === 'split') errors.push({ path: at, message: 'found an object, allowed: an index from 0 to 65535' });
      else if (place.slot >= size) {
        errors.push({ path: `${at}.slot`, message: `found ${place.slot}, allowed: a slot below ${size}` });
      }
      known[side] = place.slot | (place.wrap << 15);
    }
  }
  return { ...known, ...(held && { held }) };
};

const queueOf = (input: QueueInput, nth: number, errors: ParseError[]): ForeignQueue => {
  const path = `queues[${nth}]`;
  const { name: given = `queue ${nth}`, format, size, desc, driver, device, features, admin = null } = input;
  const bits = bitsIn(features, `${path}.features`, errors);
  if (features !== undefined && format === 'split' && bits.has(RING_PACKED)) {
    errors.push({ path: `${path}.format`, message: 'found "split", but the features have RING_PACKED' });
  }
  if (admin !== null && !dialects.some(({ id }) => id === admin)) {
    const known = dialects.map(({ id }) => `"${id}"`).join(', ');
    errors.push({ path: `${path}.admin`, message: `found "${admin}", allowed: ${known}` });
  }
  return {
    name: given,
    format,
    areas: areasAt(size, { desc, driver, device }),
    options: optionsOf(bits),
    known: positionsOf(input, path, errors),
    admin,
  };
};
