import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Figure } from './measure.ts';

/** Figures that a script of the bench prints, from a process of its own in which memory can be counted. */
export const inProcess = (script: string, ...args: readonly string[]): readonly Figure[] => {
  const path = fileURLToPath(new URL(`${script}.js`, import.meta.url));
  const found = execFileSync(process.execPath, ['--expose-gc', path, ...args], { encoding: 'utf8' });
  return JSON.parse(found) as readonly Figure[];
};
