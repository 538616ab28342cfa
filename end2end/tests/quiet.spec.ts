import { CONTACT, EXPRESS, HOME, PAGE_TYPES, STRAWBERRIES, TOWN } from './site';
import { expect, expectAllPicturesDrawn, expectPage, follow, test, type Page } from './support';

// Whoever is quiet is so with all that runs beside the page.
test.use({ serviceWorkers: 'allow' });

for (const [name, { address }] of PAGE_TYPES) {
  test(`${name}: no error, no violation of the policy, no request to anyone else`, async ({ open, page }) => {
    const heard = await listen(page);
    await open(address);
    await expectAllPicturesDrawn(page);
    expect(await heard()).toEqual([]);
  });
}

test('moving through the site is as quiet', async ({ open, page }) => {
  const heard = await listen(page);
  await open(HOME.address);
  await follow(page, page.locator('nav.second-menu').getByRole('link', { name: '柳溪镇' }));
  await expectPage(page, TOWN);
  await follow(page, page.locator('.card h2 a', { hasText: STRAWBERRIES.heading }));
  await expectPage(page, STRAWBERRIES);
  await follow(page, page.locator('nav.main-menu').getByRole('link', { name: '快报' }));
  await expectPage(page, EXPRESS);
  await page.locator('a.load-more').click();
  await expect(page.locator('a.load-more')).toBeHidden();
  await follow(page, page.locator('.choice a'));
  await follow(page, page.locator('.choice a'));
  await follow(page, page.locator('nav.second-menu').getByRole('link', { name: '联系编辑部' }));
  await expectPage(page, CONTACT);
  await page.goBack();
  await expectPage(page, EXPRESS);
  await expectAllPicturesDrawn(page);
  expect(await heard()).toEqual([]);
});

/** Collects what nobody should hear: errors, warnings, what the policy forbade, requests that leave the site. */
async function listen(page: Page) {
  const heard: string[] = [];
  page.on('pageerror', (error) => heard.push(`error: ${error.message}`));
  page.on('console', (message) => {
    // The browser reports the status of a page that is rightly 404 or 410.
    const ownStatus = message.location().url === page.url() && message.text().startsWith('Failed to load resource');
    if (['error', 'warning'].includes(message.type()) && !ownStatus) heard.push(`${message.type()}: ${message.text()}`);
  });
  page.on('requestfailed', (request) => heard.push(`failed: ${request.url()} ${request.failure()?.errorText}`));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (/^https?:$/.test(url.protocol) && url.origin !== process.env.MASTHEAD_URL) heard.push(`left the site: ${url}`);
  });
  await page.exposeFunction('reportViolation', (violation: string) => heard.push(`forbidden: ${violation}`));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      void (window as unknown as { reportViolation(violation: string): void }).reportViolation(`${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  return async () => {
    // What was said before this round trip has been heard after it.
    await page.evaluate(() => new Promise(requestAnimationFrame));
    return heard;
  };
}
