import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Figure } from './measure.ts';

const AIM = 4_000_000;

/** Round trips a second, measured by `ring.ts` in a process of its own. */
const measure = (...args: readonly string[]): number => {
  const script = fileURLToPath(new URL('ring.js', import.meta.url));
  return Number(execFileSync(process.execPath, [script, ...args], { encoding: 'utf8' }));
};

const kinds = { plain: 'plain memory', guest: 'guest memory, one turn, not hashed' } as const;

/** Round trips of both ring formats, beside a loop over typed arrays in the same run. */
export const rings = (): readonly Figure[] => {
  const bare = measure('bare');
  const figures: Figure[] = [
    { name: 'bare loop over typed arrays, split, batch 1', value: bare, unit: 'round trips/s' },
  ];
  for (const [kind, memory] of Object.entries(kinds)) {
    for (const format of ['split', 'packed']) {
      for (const batch of ['1', '64']) {
        const value = measure(format, batch, kind);
        const name = `${format}, batch ${batch}, ${memory} (1/${(bare / value).toFixed(0)} of bare)`;
        figures.push({ name, value, unit: 'round trips/s', aim: AIM });
      }
    }
  }
  return figures;
};
