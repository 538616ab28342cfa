import { defineConfig } from '@playwright/test';

/** Browser tests of a built site; `scripts/test.sh` says where server and demo bundle are. */
export default defineConfig({
  testDir: 'tests',
  outputDir: 'results',
  globalSetup: './tests/server.ts',
  reporter: [['list'], ['./tests/summary-reporter.ts']],
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  retries: 0,
  // For a machine that builds something else meanwhile; what is slow shows in `make bench`.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  use: {
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    // Most tests are about pages and answers; `offline.spec.ts` lets the worker in.
    serviceWorkers: 'block',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.MASTHEAD_CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
        '--disable-component-update', '--disable-sync',
      ],
    },
  },
});
