import type { AnyStruct } from './field.ts';
import { leavesOf } from './leaves.ts';

export interface Lint {
  readonly path: string;
  readonly offset: number;
  readonly size: number;
  readonly rule: 'misaligned' | 'crosses-8-byte-word';
  readonly text: string;
}

/** What is wrong with where an integer starts; it can be both. */
export const alignmentOf = (path: string, type: string, offset: number, size: number): Lint[] => {
  const lints: Lint[] = [];
  if (offset % size !== 0) {
    const text = `${path} (${type}) starts at byte ${offset}, which is not a multiple of ${size}`;
    lints.push({ path, offset, size, rule: 'misaligned', text });
  }
  if (offset >> 3 !== (offset + size - 1) >> 3) {
    const text = `${path} (${type}) covers bytes ${offset} to ${offset + size - 1}, in two words of 8 bytes`;
    lints.push({ path, offset, size, rule: 'crosses-8-byte-word', text });
  }
  return lints;
};

/**
 * Integers that do not start at a multiple of their size, and those that span two words of 8 bytes. `base` is where the
 * struct starts, counted from an address that is a multiple of 8.
 */
export const lintAlignment = (struct: AnyStruct, base = 0): Lint[] =>
  leavesOf(struct, base).flatMap(({ path, offset, field }) =>
    field.kind === 'number' || field.kind === 'bigint' ? alignmentOf(path, field.type, offset, field.size) : [],
  );
