// A page of Chromium in which somebody has signed in at the desk of a site.
import { createRequire } from 'node:module';

const { chromium } = createRequire(new URL('../end2end/package.json', import.meta.url))('@playwright/test');

/** Opens it; whoever measures closes the browser. */
export async function signedIn(url, account, password) {
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
  return { browser, page };
}
