/** Speeds are a logarithmic scale: the middle of the slider is 1, each end a factor of 16 away. */
const RANGE = 4;
export const NOTCHES = 64;

/** Speed of a place of the slider, 0 .. NOTCHES. */
export const speedAt = (notch: number): number => 2 ** ((notch / NOTCHES) * 2 * RANGE - RANGE);

/** The place of a speed. */
export const notchOf = (speed: number): number => Math.round(((Math.log2(speed) + RANGE) / (2 * RANGE)) * NOTCHES);
