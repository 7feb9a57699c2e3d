import type { FormField } from '../../engine/view/parts/catalog.ts';
import { readHex, spaceHex } from '../command/hex.ts';
import type { Json } from './json.ts';

const isBytes = ({ type }: FormField): boolean => /\[\d*\]$/.test(type);

/** A value of a field of a command as a form shows it: bytes as pairs of digits. */
export const shownValue = (field: FormField, value: Json | undefined): string => {
  if (value === undefined) return '';
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
  return isBytes(field) && text.startsWith('hex:') ? spaceHex(text.slice(4)).replaceAll(/\s+/g, ' ') : text;
};

/** The reverse: what a file holds for it. Nothing typed is nothing given, which is zero. */
export const writtenValue = (field: FormField, typed: string): Json | undefined => {
  const text = typed.trim();
  if (text === '') return undefined;
  if (isBytes(field) && !/^0x/i.test(text)) {
    const read = readHex(text);
    return `hex:${read.ok ? read.hex : text.replaceAll(/\s/g, '')}`;
  }
  return /^(0|[1-9]\d{0,15})$/.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : text;
};
