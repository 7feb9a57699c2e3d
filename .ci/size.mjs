// What the built page loads before it can answer, gzipped, against a budget.
import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

const budget = 250_000;
const root = 'dist/app';

/** @param {string} text
 * @param {RegExp} pattern */
const all = (text, pattern) => Array.from(text.matchAll(pattern), match => match[1] ?? '');

/** What a file makes the browser load at once: static imports and workers, but no `import()`.
 * @param {string} file
 * @param {string} text */
function needs(file, text) {
  if (file.endsWith('.html')) {
    const tags = text.match(/<(?:script|link)\b[^>]*>/g)?.filter(tag => !/rel="icon"/.test(tag)) ?? [];
    return { files: tags.flatMap(tag => all(tag, /\b(?:src|href)="([^"]+)"/g)), workers: [] };
  }
  if (!file.endsWith('.js')) return { files: [], workers: [] };
  return {
    files: all(text, /\b(?:import|from)\s*["'`](\.{1,2}\/[^"'`]+\.js)["'`]/g),
    workers: all(text, /new Worker\([^;]*?new URL\([^;]*?["'`]([^"'`]+\.js)["'`]/g),
  };
}

/** @type {Map<string, { raw: number, gzip: number }>} */
const sizes = new Map();
const waiting = ['index.html'];
let workers = 0;
for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
  if (sizes.has(file)) continue;
  const content = readFileSync(join(root, file));
  sizes.set(file, { raw: content.length, gzip: gzipSync(content).length });
  const next = needs(file, content.toString('utf8'));
  workers += next.workers.length;
  for (const path of [...next.files, ...next.workers]) waiting.push(normalize(join(dirname(file), path)));
}

const kB = (/** @type {number} */ bytes) => `${(bytes / 1000).toFixed(1)} kB`;
const gzip = [...sizes.values()].reduce((sum, size) => sum + size.gzip, 0);
for (const [file, size] of [...sizes].sort(([, a], [, b]) => b.gzip - a.gzip)) {
  console.log(`${kB(size.gzip).padStart(10)} gzip ${kB(size.raw).padStart(11)}  ${file}`);
}
console.log(`${kB(gzip).padStart(10)} gzip of ${kB(budget)} allowed before the page answers`);
if (gzip > budget) console.error(`${kB(gzip - budget)} over the budget`);
if (workers === 0) console.error('no worker found: the sum is not the first load');
process.exitCode = gzip > budget || workers === 0 ? 1 : 0;
