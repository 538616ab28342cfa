import AxeBuilder from '@axe-core/playwright';
import type { Browser } from '@playwright/test';
import { expect, test, type Newsroom, type Page } from './newsroom';
import { hydrated } from './support';

const BROWSER = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
const CRAWLER = 'Mozilla/5.0 (compatible; Baiduspider-render/2.0; +http://www.baidu.com/search/spider.html)';
/** Longer than a page must be looked at. */
const A_MOMENT = 2500;

/** A reader who is nobody of the newsroom, and whose browser does not say that a test steers it. */
async function reader(browser: Browser, site: Newsroom, { agent = BROWSER, steered = false, scripts = true } = {}) {
  const context = await browser.newContext({
    baseURL: site.url, locale: 'zh-CN', userAgent: agent, viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce', javaScriptEnabled: scripts,
  });
  if (!steered) await context.addInitScript(() => Object.defineProperty(Navigator.prototype, 'webdriver', { get: () => false }));
  const page = await context.newPage();
  const said: string[] = [];
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === '/api/read') said.push(new URLSearchParams(request.postData() ?? '').get('article') ?? '');
  });
  if (scripts) await page.clock.install();
  /** Looks at the page for long enough. */
  const look = async () => {
    await page.clock.fastForward(A_MOMENT);
    await page.evaluate(() => undefined);
  };
  return { page, said, look, context };
}

async function open(page: Page, address: string) {
  await page.goto(address);
  await hydrated(page);
}

/** How often an article was read, as the desk says it. */
async function counted(desk: Page, article: number) {
  await desk.goto(`/desk/readers?article=${article}`);
  return Number(await desk.locator('.read-article b').textContent());
}

test('a visit counts an article once, and the next one that it leads to', async ({ browser, newsroom }) => {
  const { page: desk } = await newsroom.person('wu', 'administrator');
  const before = [await counted(desk, 1001), await counted(desk, 1002)];
  const { page, said, look, context } = await reader(browser, newsroom);
  await open(page, '/yaowen/1001');
  await page.clock.fastForward(1000);
  expect(said, 'who leaves at once has not read').toEqual([]);
  await look();
  await expect.poll(() => said).toEqual(['1001']);
  await page.reload();
  await hydrated(page);
  await look();
  expect(said, 'a reload is the same visit').toEqual(['1001']);
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = '/yaowen/1002';
    link.textContent = 'another article';
    document.querySelector('main')!.append(link);
    Object.assign(window, { same: true });
  });
  await page.getByText('another article').click();
  await expect(page.locator('article[data-counted="1002"]')).toBeVisible();
  expect(await page.evaluate(() => 'same' in window), 'the page changed without a reload').toBe(true);
  await look();
  await expect.poll(() => said).toEqual(['1001', '1002']);
  await page.goBack();
  await expect(page.locator('article[data-counted="1001"]')).toBeVisible();
  await look();
  expect(said).toEqual(['1001', '1002']);
  await expect.poll(async () => [await counted(desk, 1001), await counted(desk, 1002)]).toEqual(before.map((count) => count + 1));
  expect(await context.cookies(), 'readers get no cookie').toEqual([]);
});

test('a page that nobody looks at, a program, a crawler and the newsroom count nothing', async ({ browser, newsroom }) => {
  const { page: desk } = await newsroom.person('wu', 'administrator');
  const before = await counted(desk, 1003);
  const hidden = await reader(browser, newsroom);
  await hidden.context.addInitScript(() => Object.defineProperty(Document.prototype, 'visibilityState', { get: () => (window as { seen?: true }).seen ? 'visible' : 'hidden' }));
  await open(hidden.page, '/yaowen/1003');
  await hidden.look();
  expect(hidden.said).toEqual([]);
  const steered = await reader(browser, newsroom, { steered: true });
  await open(steered.page, '/yaowen/1003');
  await steered.look();
  expect(steered.said).toEqual([]);
  const crawler = await reader(browser, newsroom, { agent: CRAWLER });
  await open(crawler.page, '/yaowen/1003');
  await crawler.look();
  await expect.poll(() => crawler.said).toEqual(['1003']);
  expect(await counted(desk, 1003)).toBe(before);
  await hidden.page.evaluate(() => {
    Object.assign(window, { seen: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await hidden.look();
  await expect.poll(() => counted(desk, 1003)).toBe(before + 1);
});

test('what is read most stands beside pages, of a day and of a week, with and without scripts', async ({ browser, newsroom }) => {
  const { page: desk } = await newsroom.person('wu', 'administrator');
  const visit = await reader(browser, newsroom);
  await open(visit.page, '/yaowen/1004');
  await visit.look();
  await expect.poll(() => counted(desk, 1004)).toBeGreaterThan(0);
  // The order is worked out when the server starts, and then once a minute.
  await newsroom.kill();
  await newsroom.restart();
  for (const scripts of [true, false]) {
    const { page } = await reader(browser, newsroom, { scripts });
    await page.goto('/yaowen');
    const [day, week] = [page.getByRole('list', { name: '24 小时' }), page.getByRole('list', { name: '7 天' })];
    await expect(day.getByRole('link').first()).toBeVisible();
    await expect(week).toBeHidden();
    await page.getByText('7 天', { exact: true }).click();
    await expect(week.locator('a[href="/yaowen/1004"]')).toBeVisible();
    await expect(day).toBeHidden();
  }
  const { page } = await reader(browser, newsroom);
  for (const address of ['/yaowen/1001', '/']) {
    await page.goto(address);
    const { violations } = await new AxeBuilder({ page }).include('.popular, .popular-band').analyze();
    expect(violations.map(({ id }) => id), address).toEqual([]);
  }
});

for (const address of ['/desk/readers', '/en/desk/readers?days=364', '/desk/readers?article=1001', '/desk/articles/1001', '/api/v1/docs', '/en/api/v1/docs']) {
  test(`${address} stands in nobody’s way`, async ({ newsroom }) => {
    const { page } = await newsroom.person('wu', 'administrator');
    await page.goto(address);
    for (const width of [390, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth), `wider than ${width}`).toBeLessThanOrEqual(width);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const { violations } = await new AxeBuilder({ page }).options({ rules: { 'target-size': { enabled: true } } }).analyze();
        const said = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.target} ${node.failureSummary}`).join('\n')}`);
        expect.soft(said, `${colorScheme}, ${width} px wide`).toEqual([]);
      }
    }
  });
}

test('numbers can be opened behind their chart, and downloaded', async ({ browser, newsroom }) => {
  const { page: desk } = await newsroom.person('wu', 'administrator');
  const { page, look } = await reader(browser, newsroom);
  await open(page, '/yaowen/1005');
  await look();
  const errors: string[] = [];
  desk.on('console', (message) => errors.push(message.text()));
  await expect.poll(async () => {
    await desk.goto('/desk/readers?days=7');
    return desk.locator('.upright-bars').count();
  }).toBe(1);
  await expect(desk.getByRole('img', { name: '每天阅读' })).toBeVisible();
  await desk.getByText('看数字').click();
  await expect(desk.locator('.numbers tbody tr')).toHaveCount(7);
  const coming = desk.waitForEvent('download');
  await desk.getByRole('link', { name: '下载 CSV 每天阅读' }).click();
  expect((await coming).suggestedFilename()).toBe('readers-days-7.csv');
  expect(errors, 'the policy forbids nothing that the page needs').toEqual([]);
});
