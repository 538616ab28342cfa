// Takes the pictures of README from the site at MASTHEAD_URL into the folder that is given; see screenshots.sh.
import { spawnSync } from 'node:child_process';
import { mkdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const { chromium } = createRequire(new URL('../end2end/package.json', import.meta.url))('@playwright/test');

/** Larger files are taken again, a little lower: a repository keeps every version of them for ever. */
const LARGEST = 500_000;

const DESKTOP = { viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1, screens: 1.6 };
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true, screens: 1.5 };

const PICTURES = [
  { name: 'home-1440', address: '/', on: DESKTOP },
  { name: 'home-dark-1440', address: '/', on: DESKTOP, colorScheme: 'dark' },
  { name: 'channel-1440', address: '/xiangcun', on: DESKTOP },
  { name: 'article-1440', address: '/yaowen/1001', on: DESKTOP },
  { name: 'search-1440', address: '/search?q=%E6%9F%B3%E6%BA%AA', on: DESKTOP },
  { name: 'topic-1440', address: '/topic/qiushou', on: DESKTOP },
  { name: 'home-390', address: '/', on: PHONE },
  { name: 'article-390', address: '/yaowen/1001', on: PHONE },
];

const [folder] = process.argv.slice(2);
const site = process.env.MASTHEAD_URL;
if (!folder || !site) throw new Error('usage: MASTHEAD_URL=http://... node screenshots.mjs FOLDER');
mkdirSync(folder, { recursive: true });

const browser = await chromium.launch({
  executablePath: process.env.MASTHEAD_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
try {
  for (const picture of PICTURES) await take(picture);
} finally {
  await browser.close();
}

async function take({ name, address, on, colorScheme = 'light' }) {
  const { screens, ...device } = on;
  const context = await browser.newContext({ ...device, colorScheme, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const faults = [];
  page.on('pageerror', (fault) => faults.push(fault.message));
  const answer = await page.goto(site + address, { waitUntil: 'load' });
  if (!answer?.ok()) throw new Error(`${address}: answered ${answer?.status()}`);
  await page.locator('html[data-hydrated]').waitFor();
  await loadAllPictures(page);
  const file = join(folder, `${name}.png`);
  const { width, height } = device.viewport;
  const bytes = await clipped(page, file, width, Math.round(height * screens));
  await context.close();
  if (faults.length > 0) throw new Error(`${address}: ${faults.join('; ')}`);
  console.log(`${name}.png ${Math.round(bytes / 1024)} KiB`);
}

/** Pictures below the first screen wait until a reader comes near; here all are wanted at once. */
async function loadAllPictures(page) {
  await page.evaluate(() => [...document.images].forEach((image) => (image.loading = 'eager')));
  await page.waitForFunction(() => [...document.images].every((image) => image.complete));
  await page.evaluate(() => Promise.allSettled([...document.images].map((image) => image.decode())));
}

/** The top of the page, `height` high, or as high as its file may be large. */
async function clipped(page, file, width, height) {
  await page.screenshot({ path: file, fullPage: true, clip: { x: 0, y: 0, width, height } });
  compress(file);
  const bytes = statSync(file).size;
  return bytes <= LARGEST || height < 500 ? bytes : clipped(page, file, width, Math.floor(height * Math.max(0.8, (LARGEST / bytes) * 0.98)));
}

/** With what there is of pngquant and oxipng. */
function compress(file) {
  spawnSync('pngquant', ['--force', '--skip-if-larger', '--quality', '70-95', '--strip', '--output', file, file]);
  spawnSync('oxipng', ['--quiet', '--opt', '3', '--strip', 'safe', file]);
}
