import { defineConfig, devices } from '@playwright/test';
import { findChromium } from './e2e/chromium.mjs';

const port = Number(process.env.PORT ?? 4173);
const address = `http://127.0.0.1:${port}/`;
const executablePath = findChromium();

export default defineConfig({
  testDir: 'e2e',
  fullyParallel: true,
  workers: 2,
  globalTimeout: 1_200_000,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: !!process.env.CI,
  reporter: [['list'], ['json', { outputFile: '.results/e2e.json' }]],
  use: {
    ...devices['Desktop Chrome'],
    baseURL: address,
    // Whoever tests what is kept on a machine allows it; the others need not wait for it.
    serviceWorkers: 'block',
    trace: process.env.CI ? 'off' : 'retain-on-failure',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        '--disable-gpu',
        '--disable-quic',
        '--disable-sync',
        '--disable-background-networking',
        '--disable-component-update',
        '--no-first-run',
      ],
    },
  },
  webServer: {
    command: `npx vite preview --port ${port}`,
    url: address,
    reuseExistingServer: !process.env.CI,
  },
});
