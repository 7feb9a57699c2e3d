import { hex } from '../num/addr.ts';
import { bytesToHex } from '../num/bytes.ts';

/** One JSON value on one line: 64-bit integers as `0x…` text, bytes as bare hex digits. */
export const jsonLine = (value: unknown): string =>
  JSON.stringify(value, (_, inside: unknown) => {
    if (typeof inside === 'bigint') return hex(inside);
    return inside instanceof Uint8Array ? bytesToHex(inside) : inside;
  });
