import type { Asked } from '../../engine/protocol/messages.ts';
import { lesson as text } from '../text/lesson.ts';

/** An answer that is being put together is written as a lesson writes the right one; some of it may be missing yet. */

/** `0x…` or decimal digits as a lesson holds them; null: it is no number. */
export const numeralOf = (text: string): number | string | null => {
  const typed = text.trim();
  if (/^0x[0-9a-f]{1,16}$/i.test(typed)) return typed.toLowerCase();
  return /^\d{1,15}$/.test(typed) ? Number(typed) : null;
};

/** As a person reads and types it. */
export const textOf = (value: unknown): string =>
  typeof value === 'number' || typeof value === 'string' ? String(value) : '';

const isNumeral = (value: unknown): boolean =>
  typeof value === 'number' || (typeof value === 'string' && numeralOf(value) !== null);

const asRecord = (draft: unknown): Readonly<Record<string, unknown>> =>
  typeof draft === 'object' && draft !== null && !Array.isArray(draft)
    ? (draft as Readonly<Record<string, unknown>>)
    : {};

/** A field of an answer that is being put together. */
export const fieldIn = (draft: unknown, path: string): unknown => asRecord(draft)[path];

export const withField = (draft: unknown, path: string, value: unknown): unknown => {
  const { [path]: _before, ...rest } = asRecord(draft);
  const next = value === null ? rest : { ...rest, [path]: value };
  return Object.keys(next).length === 0 ? undefined : next;
};

/** Things that were ticked, with one of them the other way round. */
export const toggled = (draft: unknown, thing: string | number): readonly unknown[] => {
  const before = listIn(draft);
  return before.includes(thing) ? before.filter(each => each !== thing) : [...before, thing];
};

export const listIn = (draft: unknown): readonly unknown[] => (Array.isArray(draft) ? draft : []);

/** A value with one of its bits the other way round; `0x…`, as registers are read. */
export const withBit = (draft: unknown, bit: number): string => {
  const value = isNumeral(draft) ? BigInt(draft as number | string) : 0n;
  return `0x${(value ^ BigInt(bit)).toString(16)}`;
};

export const hasBit = (draft: unknown, bit: number): boolean =>
  isNumeral(draft) && (BigInt(draft as number | string) & BigInt(bit)) !== 0n;

/** Whether an answer can be committed. */
export const isWhole = (asked: Asked, draft: unknown): boolean => {
  switch (asked.that) {
    case 'outcome':
      return draft === null || asked.fields.every(({ path }) => isNumeral(fieldIn(draft, path)));
    case 'register':
    case 'ring':
      return isNumeral(draft);
    case 'features':
    case 'writes':
      return draft === null || Array.isArray(draft);
    case 'driver':
    case 'owner':
    case 'actor':
      return typeof draft === 'string';
  }
};

const OPEN = '?';

/** What was foretold so far, in a line; what is missing is a question mark. */
export const saidText = (asked: Asked, draft: unknown): string => {
  switch (asked.that) {
    case 'outcome':
      if (draft === null) return text.never;
      return asked.fields
        .map(({ path, values }) => {
          const value = fieldIn(draft, path);
          const name = values.find(each => each.value === value)?.name ?? '';
          return `${path} ${value === undefined ? OPEN : `${textOf(value)} ${name}`.trim()}`;
        })
        .join(', ');
    case 'features':
    case 'writes':
      if (draft === null) return text.noSet;
      return Array.isArray(draft) ? draft.join(', ') || text.nothing : OPEN;
    case 'register':
      return `${asked.register} ${textOf(draft) || OPEN}`;
    case 'ring':
      return `${asked.field} ${textOf(draft) || OPEN}`;
    case 'owner':
      return `${text.owner(asked.descriptor)} ${textOf(draft) || OPEN}`;
    case 'actor':
    case 'driver':
      return textOf(draft) || OPEN;
  }
};
