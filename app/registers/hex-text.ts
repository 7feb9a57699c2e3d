/** An offset as people write it: `0x14`. */
export const hexText = (value: number, digits = 2): string => `0x${value.toString(16).padStart(digits, '0')}`;
