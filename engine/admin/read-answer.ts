import { getField } from '../layout/codec.ts';
import type { AnyStruct } from '../layout/field.ts';
import { leavesOf } from '../layout/leaves.ts';
import { featureSetFromBytes } from '../num/feature-set.ts';
import type { CommandOutcome } from '../world/event.ts';
import type { AdminRules } from './rules.ts';
import { commandOf, opcodeOf } from './rules.ts';

/** The fields that are numbers, by path; what stands to the end of a part is one little-endian number. */
const numbers = (struct: AnyStruct, bytes: Uint8Array): Record<string, number | bigint> => {
  const found: Record<string, number | bigint> = {};
  for (const { path, offset, field } of leavesOf(struct)) {
    const value = getField(field, bytes, offset);
    if (typeof value === 'number' || typeof value === 'bigint') found[path] = value;
    else if (field.kind === 'tail' && value instanceof Uint8Array) found[path] = featureSetFromBytes(value);
  }
  return found;
};

/** What a command asks for: the fields of the header and of its data that are numbers; missing bytes read as zero. */
export const readAsked = (rules: AdminRules, readable: Uint8Array): CommandOutcome['fields'] => {
  const data = commandOf(rules, opcodeOf(rules, readable))?.data;
  return {
    ...numbers(rules.header, readable),
    ...(data ? numbers(data, readable.subarray(rules.header.size)) : {}),
  };
};

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
  const header = numbers(rules.answer, bytes);
  const means = ({ fields }: { readonly fields: Readonly<Record<string, number>> }): boolean =>
    Object.entries(fields).every(([field, value]) => header[field] === value);
  const ok = usedLength > 0 && means(rules.success);
  const known = rules.refusals.find(means);
  const name = ok
    ? rules.success.name
    : usedLength === 0
      ? 'no answer'
      : (known?.name ?? rules.takenFor?.(header) ?? 'unknown status');
  const result = ok ? commandOf(rules, opcode)?.result : null;
  return {
    ok,
    name,
    fields: result ? { ...header, ...numbers(result, bytes.subarray(rules.answer.size)) } : header,
  };
};
