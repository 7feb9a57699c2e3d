import type { BlkData } from '../../world/device-data.ts';

/** Bytes of a sector. */
export const SECTOR = 512;

/** Sectors that have the pattern; a disk that grows is zero behind them. */
const PATTERNED = 128;

/** Byte `j` of sector `s` of a disk that nobody has written to: (16 s + j) mod 256. */
const patterned = (sector: number): Uint8Array =>
  Uint8Array.from({ length: SECTOR }, (_, j) => (sector < PATTERNED ? (sector * 16 + j) & 0xff : 0));

/** Bytes of whole sectors. */
export const readSectors = ({ written }: BlkData, first: number, count: number): Uint8Array => {
  const bytes = new Uint8Array(SECTOR * count);
  for (let k = 0; k < count; k += 1) bytes.set(written[first + k] ?? patterned(first + k), SECTOR * k);
  return bytes;
};

export const writeSectors = (data: BlkData, first: number, bytes: Uint8Array): BlkData => {
  const written = { ...data.written };
  for (let k = 0; k * SECTOR < bytes.length; k += 1) {
    written[first + k] = bytes.slice(SECTOR * k, SECTOR * (k + 1));
  }
  return { ...data, written };
};
