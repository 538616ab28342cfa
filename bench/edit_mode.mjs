// How long it takes from pressing 编辑 until the page can be written in, its code being there. Prints milliseconds, a line each.
import { createRequire } from 'node:module';

const require = createRequire(new URL('../end2end/package.json', import.meta.url));
const { chromium } = require('@playwright/test');
const [url, account, password] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: process.env.MASTHEAD_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
const page = await browser.newPage({ baseURL: url, viewport: { width: 1440, height: 900 } });
await page.goto('/sign-in');
await page.fill('input[name=account]', account);
await page.fill('input[name=password]', password);
await page.press('input[name=password]', 'Enter');
await page.waitForURL(/\/desk/);
await page.goto('/yaowen/1001');
await page.waitForSelector('.editing-bar [data-do=edit]');
for (let turn = 0; turn < 20; turn += 1) {
  const took = await page.evaluate(async () => {
    const until = (there) => new Promise((done) => {
      const look = () => (there() ? done() : requestAnimationFrame(look));
      look();
    });
    const button = document.querySelector('.editing-bar [data-do=edit]');
    const began = performance.now();
    button.click();
    await until(() => document.querySelector('.article-head [contenteditable]'));
    const took = performance.now() - began;
    button.click();
    await until(() => !document.querySelector('[contenteditable]'));
    return took;
  });
  console.log(took.toFixed(1));
}
await browser.close();
