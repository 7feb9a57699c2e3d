import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** The one style that Radix adds to a page: it stops the page from scrolling below an open dialog or menu. */
const scrollLock = "'sha256-nzTgYzXYDNe6BAHiiI7NNlfK8n/auuOAhh2t92YvuXo='";

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'self' ${scrollLock}`,
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Only in the built page: the dev server needs inline scripts and styles to replace modules. */
const contentSecurityPolicy: Plugin = {
  name: 'content-security-policy',
  apply: 'build',
  transformIndexHtml: () => [
    { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: policy }, injectTo: 'head-prepend' },
  ],
};

const OUT = 'dist/app';

/** Writes into the service worker which files there are, and a version that is another one when any of them is. */
const filesForOffline: Plugin = {
  name: 'files-for-offline',
  apply: 'build',
  closeBundle: () => {
    const worker = join(OUT, 'sw.js');
    const files = readdirSync(OUT, { recursive: true, encoding: 'utf8' })
      .map(file => join(OUT, file))
      .filter(file => file !== worker && !file.endsWith('.map') && statSync(file).isFile())
      .sort();
    const hash = createHash('sha256');
    for (const file of files) hash.update(file).update(readFileSync(file));
    const code = readFileSync(worker, 'utf8');
    hash.update(code);
    const names = files.map(file => relative(OUT, file).replaceAll('\\', '/'));
    writeFileSync(
      worker,
      code.replace('__FILES__', JSON.stringify(names)).replace('__VERSION__', hash.digest('hex').slice(0, 16)),
    );
  },
};

export default defineConfig({
  base: './',
  plugins: [react(), tailwindcss(), contentSecurityPolicy, filesForOffline],
  worker: {
    format: 'es',
    // What the engine starts with is one file: together it is smaller, and nothing is waited for twice.
    rollupOptions: { output: { codeSplitting: { groups: [{ name: 'engine', tags: ['$initial'] }] } } },
  },
  // The bound on sizes is that of `npm run size`.
  build: {
    outDir: OUT,
    target: 'es2022',
    sourcemap: true,
    chunkSizeWarningLimit: 1000,
    rollupOptions: {
      input: { index: 'index.html', sw: 'app/offline/service-worker.ts' },
      output: {
        codeSplitting: { groups: [{ name: 'first', test: /\/app\/main\.tsx$/ }] },
        entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
      },
    },
  },
  server: { host: '127.0.0.1', port: 5173, strictPort: true },
  preview: { host: '127.0.0.1', port: 4173, strictPort: true },
  test: {
    include: ['engine/**/*.test.ts', 'app/**/*.test.{ts,tsx}'],
    environment: 'node',
    // Node has all that a scenario may name from the start, and can show it.
    setupFiles: ['engine/scenario/all.ts', 'engine/view/packed.ts'],
    // Tests keep nothing between them, so that files can share what they import.
    isolate: false,
    testTimeout: 60_000,
    reporters: ['default', ['json', { outputFile: '.results/unit.json' }]],
    coverage: {
      provider: 'v8',
      include: ['engine/**/*.ts'],
      exclude: ['**/*.test.ts', 'engine/bench/**', 'engine/cli/**', 'engine/testing/**'],
      reporter: ['text-summary', 'json-summary'],
    },
  },
});
