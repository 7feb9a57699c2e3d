import { memory as text } from '../text/memory.ts';

/** One reading of the selected bytes. */
export interface Conversion {
  readonly name: string;
  readonly text: string;
}

const WIDTHS = [
  ['u8', 1],
  ['le16', 2],
  ['le32', 4],
  ['le64', 8],
] as const;

const littleEndian = (bytes: readonly number[]): bigint =>
  bytes.reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n);

const setBits = (value: bigint): string => {
  const bits: number[] = [];
  for (let bit = 0, rest = value; rest > 0n; bit += 1, rest >>= 1n) if (rest & 1n) bits.push(bit);
  return bits.length > 0 ? bits.join(' ') : text.noBits;
};

/**
 * The first bytes of a selection as numbers of each width that they fill, and the bits set in the widest. A plain
 * reinterpretation: nothing here knows what the bytes mean.
 */
export const convert = (hex: string): readonly Conversion[] => {
  const bytes = (hex.match(/../g) ?? []).map(pair => Number.parseInt(pair, 16));
  const fitting = WIDTHS.filter(([, size]) => size <= bytes.length);
  const widest = fitting.at(-1)?.[1];
  if (!widest) return [];
  return [
    ...fitting.map(([name, size]) => {
      const value = littleEndian(bytes.slice(0, size));
      return { name, text: `${value} = 0x${value.toString(16).padStart(size * 2, '0')}` };
    }),
    { name: text.bits, text: setBits(littleEndian(bytes.slice(0, widest))) },
  ];
};
