/**
 * The guest address some bytes further on, as text: for the labels of rows and for what is selected. The page counts
 * addresses nowhere else.
 */
export const further = (at: string, by: number): string =>
  at === '' ? '' : `0x${(BigInt(at) + BigInt(by)).toString(16)}`;

/** How many bytes `at` is after `from`; negative when it is before. Both are in one window, so a number will do. */
export const bytesBetween = (from: string, at: string): number => Number(BigInt(at) - BigInt(from));
