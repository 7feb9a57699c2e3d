import { performance } from 'node:perf_hooks';

/** One measured figure. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The aim, in the same unit; higher is better unless the unit is one of time or size. */
  readonly aim?: number;
}

/** Calls `body` until `seconds` have passed, five times over, and gives the best rate of units a second. */
export const rate = (body: () => number, seconds = 0.4): number => {
  body();
  let best = 0;
  for (let round = 0; round < 5; round += 1) {
    const start = performance.now();
    let units = 0;
    let spent = 0;
    while (spent < seconds * 1000) {
      units += body();
      spent = performance.now() - start;
    }
    best = Math.max(best, (units / spent) * 1000);
  }
  return best;
};

const short = (value: number): string => {
  if (value >= 1e6) return `${(value / 1e6).toFixed(2)} M`;
  return value >= 1e3 ? `${(value / 1e3).toFixed(1)} k` : value.toFixed(2);
};

export const print = (title: string, figures: readonly Figure[]): void => {
  console.log(`\n${title}`);
  for (const { name, value, unit, aim } of figures) {
    const ratio = aim === undefined ? '' : `   ${(value / aim).toFixed(2)} of the aim ${short(aim)}`;
    console.log(`  ${name.padEnd(56)} ${short(value).padStart(10)} ${unit}${ratio}`);
  }
};
