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

export default defineConfig({
  base: './',
  plugins: [react(), tailwindcss(), contentSecurityPolicy],
  worker: { format: 'es' },
  // The bound on sizes is that of `npm run size`.
  build: { outDir: 'dist/app', target: 'es2022', sourcemap: true, chunkSizeWarningLimit: 1000 },
  server: { host: '127.0.0.1', port: 5173, strictPort: true },
  preview: { host: '127.0.0.1', port: 4173, strictPort: true },
  test: {
    include: ['engine/**/*.test.ts', 'app/**/*.test.{ts,tsx}'],
    environment: 'node',
    // Node has all that a scenario may name from the start.
    setupFiles: ['engine/scenario/all.ts'],
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
