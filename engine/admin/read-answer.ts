import type { CommandOutcome } from '../world/event.ts';
import type { AdminRules } from './rules.ts';
import { commandOf } from './rules.ts';

const numbers = (fields: Readonly<Record<string, unknown>>): Record<string, number | bigint> =>
  Object.fromEntries(
    Object.entries(fields).filter((entry): entry is [string, number | bigint] =>
      ['number', 'bigint'].includes(typeof entry[1]),
    ),
  );

/**
 * What a driver makes of an answer: the header's fields, the result's fields after success, and the name of the status
 * or error. Only the bytes that the device reported count; the rest reads as zero.
 */
export const readAnswer = (
  rules: AdminRules,
  opcode: number,
  writable: Uint8Array,
  usedLength: number,
): CommandOutcome => {
  const bytes = writable.subarray(0, usedLength);
  const header = numbers(rules.answer.decode(bytes));
  const means = ({ fields }: { readonly fields: Readonly<Record<string, number>> }): boolean =>
    Object.entries(fields).every(([field, value]) => header[field] === value);
  const ok = usedLength > 0 && means(rules.success);
  const known = rules.refusals.find(means);
  const name = ok ? rules.success.name : usedLength === 0 ? 'no answer' : (known?.name ?? 'unknown status');
  const result = ok ? commandOf(rules, opcode)?.result : null;
  return {
    ok,
    name,
    fields: result ? { ...header, ...numbers(result.decode(bytes.subarray(rules.answer.size))) } : header,
  };
};
