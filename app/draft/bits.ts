import type { DraftBit } from '../../engine/protocol/messages.ts';
import { type Json, listIn } from './json.ts';

type Bit = Pick<DraftBit, 'bit' | 'name' | 'written'>;

/** Whether an entry of a list is a bit: by the name that is written today, by its name, or by its number. */
const means = (entry: Json, { bit, name, written }: Bit): boolean =>
  entry === written || entry === bit || entry === name;

export const hasBit = (list: Json | undefined, bit: Bit): boolean => listIn(list).some(entry => means(entry, bit));

/** The list with a bit turned over; a new one comes where its number belongs, and what is not known stays. */
export const toggled = (list: Json | undefined, bit: Bit, bits: readonly Bit[]): readonly Json[] => {
  const entries = listIn(list);
  if (hasBit(entries, bit)) return entries.filter(entry => !means(entry, bit));
  const at = entries.findIndex(entry => bits.some(other => other.bit > bit.bit && means(entry, other)));
  return entries.toSpliced(at < 0 ? entries.length : at, 0, bit.written);
};

/** Entries that are no bit of the table. */
export const strangers = (list: Json | undefined, bits: readonly Bit[]): readonly Json[] =>
  listIn(list).filter(entry => !bits.some(bit => means(entry, bit)));
