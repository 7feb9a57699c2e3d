import * as v from 'valibot';
import { type GuestAddr, hiOf, loOf } from '../num/addr.ts';
import { hexToBytes } from '../num/bytes.ts';
import type { Halves } from '../virtq/queue.ts';
import { leaf, list } from './schema-parts.ts';

/*
 * Guest memory as files of recordings and images hold it. Nothing here is in the first load of the page.
 */

/** Bytes of guest memory that a recording or an image may have. */
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
