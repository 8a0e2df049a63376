import { defineConfig } from '@playwright/test';
import { existsSync } from 'fs';

// A port and a data folder of their own, so that a demo may go on beside the tests.
const port = Number(process.env.E2E_PORT ?? 7117);
const baseURL = `http://localhost:${port}`;

const chromium =
  process.env.PLAYWRIGHT_CHROMIUM ??
  [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ].find(path => existsSync(path));

export default defineConfig({
  testDir: 'e2e-tests',
  timeout: 120_000,
  expect: { timeout: 15_000 },
  // The tests share one organization, and one of them starts a collection.
  workers: 1,
  reporter: [['list'], ['html', { open: 'never' }]],
  use: {
    baseURL,
    actionTimeout: 30_000,
    viewport: { width: 1280, height: 900 },
    trace: 'retain-on-failure',
    launchOptions: { executablePath: chromium, args: ['--no-sandbox'] },
  },
  webServer: {
    command: 'node scripts/bootstrap.mjs && node scripts/start.mjs',
    url: `${baseURL}/.backstage/health/v1/readiness`,
    env: { PORT: String(port), DEMO_DATA: '.demo/e2e' },
    reuseExistingServer: !process.env.CI,
    timeout: 300_000,
    stdout: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
  },
});
