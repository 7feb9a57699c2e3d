import * as v from 'valibot';
import { type GuestAddr, hiOf, loOf } from '../num/addr.ts';
import { hexToBytes } from '../num/bytes.ts';
import { leaf, list, whole } from '../scenario/schema-parts.ts';
import type { Halves } from '../virtq/queue.ts';

/*
 * The leaves of all recordings. Members that nothing here reads are let pass, since recordings carry remarks for people;
 * what a recording expects is kept whole and compared whole.
 */

/** Bytes of guest memory that a recording may have. */
export const MOST_MEMORY = 64 * 1024 * 1024;

const isAddress = (input: unknown): boolean => typeof input === 'string' && /^0x[0-9a-fA-F]{1,16}$/.test(input);

export const address = v.pipe(
  leaf<string>('an address such as "0x1f40", up to 64 bits', isAddress),
  v.transform((input): Halves => {
    const value = BigInt(input) as GuestAddr;
    return { hi: hiOf(value), lo: loOf(value) };
  }),
);

export const hexText = v.pipe(
  leaf<string>(
    'whole bytes as hex digits',
    input => typeof input === 'string' && hexToBytes(input, { allowEmpty: true }).ok,
  ),
  v.transform(input => {
    const bytes = hexToBytes(input, { allowEmpty: true });
    return bytes.ok ? bytes.value : new Uint8Array();
  }),
);

/** Bytes that somebody wrote to memory. */
export const patches = list(v.tuple([address, hexText]), 100_000, 'writes');
export type Patch = v.InferOutput<typeof patches>[number];

/** What a recording expects: any JSON at all, since it is compared and not used. */
export const expected = v.optional(v.unknown());

export const u16 = whole(0, 0xffff);
export const u32 = whole(0, 0xffff_ffff);
export const bit = whole(0, 1);

export const areas = v.object({ desc: address, driver: address, device: address });
export type Areas = v.InferOutput<typeof areas>;
