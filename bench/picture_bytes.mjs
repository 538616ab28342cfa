/** Bytes of the pictures of the demo site's home page, as a browser chooses them, beside those of the same pictures as they came. */
import { createRequire } from 'node:module';

const { chromium } = createRequire(new URL('../end2end/package.json', import.meta.url))('@playwright/test');
const SCREENS = [
  { name: '390 px wide', width: 390, height: 844, deviceScaleFactor: 1 },
  { name: '390 px wide, 2 × as fine', width: 390, height: 844, deviceScaleFactor: 2 },
  { name: '1440 px wide', width: 1440, height: 900, deviceScaleFactor: 1 },
];

async function visit(browser, { width, height, deviceScaleFactor }) {
  const page = await (await browser.newContext({ viewport: { width, height }, deviceScaleFactor })).newPage();
  const files = new Map();
  page.on('response', async (response) => {
    const { pathname } = new URL(response.url());
    if (pathname.startsWith('/media/') && response.ok()) files.set(pathname, Number(response.headers()['content-length'] ?? 0));
  });
  await page.goto(`${process.env.MASTHEAD_URL}/`, { waitUntil: 'networkidle' });
  const first = [...files.values()].reduce((sum, bytes) => sum + bytes, 0);
  await page.locator('img').evaluateAll((images) => images.forEach((image) => image.setAttribute('loading', 'eager')));
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(() => [...document.images].every((image) => image.complete));
  const own = await page.evaluate(async () => {
    let bytes = 0;
    for (const address of new Set([...document.images].map((image) => image.getAttribute('src')))) bytes += (await (await fetch(address)).blob()).size;
    return bytes;
  });
  const shown = await page.evaluate(() => [...new Set([...document.images].map((image) => new URL(image.currentSrc).pathname))]);
  const all = shown.reduce((sum, file) => sum + (files.get(file) ?? 0), 0);
  await page.context().close();
  return { first, all, own, count: shown.length };
}

const browser = await chromium.launch({ executablePath: process.env.MASTHEAD_CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
console.log('### Picture bytes of the demo site’s home page (KB)\n');
console.log('| screen | before scrolling | all | pictures | the same as they came |\n|---|---|---|---|---|');
for (const screen of SCREENS) {
  const { first, all, own, count } = await visit(browser, screen);
  const kb = (bytes) => (bytes / 1000).toFixed(0);
  console.log(`| ${screen.name} | ${kb(first)} | ${kb(all)} | ${count} | ${kb(own)} |`);
}
console.log('');
await browser.close();
