import { Inflate } from 'fflate';

/** Bytes that are pushed at once: deflate can make about a thousand of one, so the cap is passed by 256 KiB at most. */
const PIECE = 256;

export type Inflated = { readonly bytes: Uint8Array } | { readonly fault: 'too-large' | 'cut-off' | 'not-deflate' };

/** Inflates as a stream, and stops as soon as more than `cap` bytes have come out. */
export const inflateUnder = (cap: number, compressed: Uint8Array): Inflated => {
  if (compressed.length === 0) return { fault: 'cut-off' };
  const pieces: Uint8Array[] = [];
  let size = 0;
  const stream = new Inflate(piece => {
    size += piece.length;
    pieces.push(piece);
  });
  for (let at = 0; at < compressed.length; at += PIECE) {
    try {
      stream.push(compressed.subarray(at, at + PIECE), at + PIECE >= compressed.length);
    } catch (error) {
      return { fault: isEnd(error) ? 'cut-off' : 'not-deflate' };
    }
    if (size > cap) return { fault: 'too-large' };
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return { bytes };
};

/** fflate's code 0 is an unexpected end; it throws other kinds of error for some streams that make no sense. */
const isEnd = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 0;
