/** What a reader on a slow phone waits for: Chromium, processor slowed down four times, 1.6 Mbit/s, 150 ms; cold cache. */
import { createRequire } from 'node:module';

const { chromium } = createRequire(new URL('../end2end/package.json', import.meta.url))('@playwright/test');
const RUNS = 5;
const CLS_LIMIT = 0.02;
const PAGES = { home: '/', channel: '/yaowen', article: '/yaowen/1001' };
const LINE = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };

/** Runs in the page before anything else of it. */
function watch() {
  const seen = { lcp: 0, cls: 0, tasks: [], hydrated: NaN };
  window.benchSeen = seen;
  const observe = (type, take) => new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  observe('largest-contentful-paint', (entry) => { seen.lcp = entry.startTime; seen.largest = entry.element?.tagName; });
  // The largest window of shifts is at most their sum, which is what this counts.
  observe('layout-shift', (entry) => { if (!entry.hadRecentInput) seen.cls += entry.value; });
  observe('longtask', (entry) => seen.tasks.push([entry.startTime, entry.duration]));
  const mark = (_, observer) => {
    if (!document.documentElement?.hasAttribute('data-hydrated')) return;
    seen.hydrated = performance.now();
    observer.disconnect();
  };
  new MutationObserver(mark).observe(document, { subtree: true, attributes: true, attributeFilter: ['data-hydrated'] });
}

async function visit(browser, url) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', LINE);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.addInitScript(watch);
  await page.goto(url, { waitUntil: 'load', timeout: 60_000 });
  await page.waitForSelector('html[data-hydrated]', { state: 'attached', timeout: 60_000 });
  // What hydration shifts or paints comes within a second.
  await page.waitForTimeout(1000);
  const seen = await page.evaluate(() => {
    const fcp = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN;
    const bytes = performance.getEntries().reduce((sum, entry) => sum + (entry.transferSize ?? 0), 0);
    return { ...window.benchSeen, fcp, bytes };
  });
  await context.close();
  const blocking = seen.tasks.filter(([start]) => start > seen.fcp && start < seen.hydrated).reduce((sum, [, length]) => sum + Math.max(0, length - 50), 0);
  return { ...seen, blocking, longest: Math.max(0, ...seen.tasks.map(([, length]) => length)) };
}

const median = (numbers) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

const browser = await chromium.launch({
  executablePath: process.env.MASTHEAD_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
const visits = Object.fromEntries(Object.keys(PAGES).map((name) => [name, []]));
for (let run = 1; run <= RUNS; run++) {
  for (const [name, path] of Object.entries(PAGES)) {
    console.error(`bench: vitals, run ${run} of ${RUNS}, ${name}`);
    visits[name].push(await visit(browser, process.env.MASTHEAD_URL + path));
  }
}
const version = browser.version();
await browser.close();

console.log(`## What a reader on a slow phone waits for (ms; medians of ${RUNS})\n`);
console.log(`Chromium ${version.split('.')[0]}, 390 × 844, processor slowed down 4 times, 1.6 Mbit/s, 150 ms, nothing cached.\n`);
console.log('| page | first contentful paint | largest contentful paint | layout shift | hydrated | blocked between | longest task | KB |\n|---|---|---|---|---|---|---|---|');
for (const [name, seen] of Object.entries(visits)) {
  const of = (figure) => median(seen.map((visit) => visit[figure]));
  const ms = (figure) => of(figure).toFixed(0);
  const shift = of('cls');
  const verdict = shift <= CLS_LIMIT ? 'kept' : '**missed**';
  console.log(`| ${name} | ${ms('fcp')} | ${ms('lcp')} (${seen[0].largest ?? '?'}) | ${shift.toFixed(4)} (limit ${CLS_LIMIT}: ${verdict}) | ${ms('hydrated')} | ${ms('blocking')} | ${ms('longest')} | ${(of('bytes') / 1000).toFixed(0)} |`);
}
console.log('');
