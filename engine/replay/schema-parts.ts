import * as v from 'valibot';
import { address } from '../scenario/memory-parts.ts';
import { whole } from '../scenario/schema-parts.ts';

export { address, hexText, MOST_MEMORY, type Patch, patches } from '../scenario/memory-parts.ts';

/*
 * The leaves of all recordings. Members that nothing here reads are let pass, since recordings carry remarks for people;
 * what a recording expects is kept whole and compared whole.
 */

/** What a recording expects: any JSON at all, since it is compared and not used. */
export const expected = v.optional(v.unknown());

export const u16 = whole(0, 0xffff);
export const u32 = whole(0, 0xffff_ffff);
export const bit = whole(0, 1);

export const areas = v.object({ desc: address, driver: address, device: address });
export type Areas = v.InferOutput<typeof areas>;
