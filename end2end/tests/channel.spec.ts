import { EXPRESS, LINES, PICTURES, SUMMARIES, SUMMARIES_2, TOWN, TOWNS } from './site';
import {
  expect, expectAllPicturesDrawn, expectDatedRows, expectFrame, expectPage, follow, loadMore, rows, test, withAndWithoutScripts, type Page,
} from './support';

const KINDS = [
  { kind: 'summaries', facts: SUMMARIES, row: '.card' },
  { kind: 'lines', facts: LINES, row: '.line' },
  { kind: 'pictures', facts: PICTURES, row: '.picture-card' },
  { kind: 'express news', facts: EXPRESS, row: '.day > ol > li' },
];

withAndWithoutScripts(() => {
  for (const { kind, facts, row } of KINDS) {
    test(`a channel with ${kind} is complete`, async ({ open, page }) => {
      expect((await open(facts.address)).status()).toBe(200);
      await expectPage(page, facts);
      await expectFrame(page);
      await expect(page.locator('.channel-head')).toContainText(facts.description as string);
      expect(await page.locator(`main ul.list ${row}`).count()).toBeGreaterThanOrEqual(10);
      await expectAllPicturesDrawn(page);
    });

    test(`every row of a channel with ${kind} shows its date, the newest first`, async ({ open, page }) => {
      await open(facts.address);
      await expectDatedRows(rows(page));
    });
  }

  test('a row with a summary has its thumbnail, source and 【详情】', async ({ open, page }) => {
    await open(SUMMARIES.address);
    for (const card of await rows(page).all()) {
      const address = await card.locator('h2 a').getAttribute('href');
      await expect(card.locator('.details')).toHaveText('【详情】');
      await expect(card.locator('.details')).toHaveAttribute('href', address!);
      await expect(card.locator('.summary')).toHaveText(/[。！？；…][”’）]?\s*【详情】$/);
      await expect(card.locator('.meta')).toHaveText(/^\S+\s*\d{4}-\d\d-\d\d \d\d:\d\d$/);
    }
    expect(await rows(page).locator('img').count()).toBeGreaterThan(10);
  });

  test('express news stands under its days', async ({ open, page }) => {
    await open(EXPRESS.address);
    const days = page.locator('main ul.list .day');
    expect(await days.count()).toBeGreaterThan(1);
    await expect(days.locator('.date')).toHaveText(Array(await days.count()).fill(/^\d{4}年\d+月\d+日\s星期[一二三四五六日]$/));
  });

  test('a channel offers its sub-channels, a sub-channel its sisters', async ({ open, page }) => {
    const tabs = page.getByRole('navigation', { name: '子频道' }).getByRole('link');
    await open(SUMMARIES.address);
    await expect(tabs).toHaveText(TOWNS);
    await follow(page, tabs.filter({ hasText: '柳溪镇' }));
    await expectPage(page, TOWN);
    await expect(tabs).toHaveText(TOWNS);
    await expect(page.locator('.tabs a[aria-current=page]')).toHaveText('柳溪镇');
  });

  test('numbered pages lead through the whole list, and no article stands on two of them', async ({ open, page }) => {
    await open(SUMMARIES.address);
    const pager = page.getByRole('navigation', { name: '分页' });
    await expect(pager.locator('li')).toHaveText(['首页', '上一页', '1', '2', '下一页', '尾页']);
    await expect(pager.locator('[aria-current=page]')).toHaveText('1');
    await expect(pager.getByRole('link', { name: /首页|上一页/ })).toHaveCount(0);
    const total = Number((await pager.locator('p').textContent())!.match(/^共 (\d+) 篇$/)![1]);
    const first = await titles(page);
    expect(first).toHaveLength(20);

    await follow(page, pager.getByRole('link', { name: '下一页' }));
    await expectPage(page, SUMMARIES_2);
    await expect(pager.locator('[aria-current=page]')).toHaveText('2');
    await expect(pager.getByRole('link', { name: /下一页|尾页/ })).toHaveCount(0);
    await expect(loadMore(page)).toHaveCount(0);
    const all = [...first, ...(await titles(page))];
    expect(all).toHaveLength(total);
    expect(new Set(all).size).toBe(total);

    await follow(page, pager.getByRole('link', { name: '上一页' }));
    await expectPage(page, SUMMARIES);
    expect(await titles(page)).toEqual(first);
  });
});

test('“加载更多” appends the next rows in place, the same ones as page 2, and then goes', async ({ open, page }) => {
  for (const address of [SUMMARIES.address, EXPRESS.address]) {
    await open(`${address}?page=2`);
    const second = await titles(page);
    await open(address);
    const first = await titles(page);
    await loadMore(page).click();
    await expect(rows(page)).toHaveCount(first.length + second.length);
    expect(await titles(page)).toEqual([...first, ...second]);
    await expectDatedRows(rows(page));
    await expect(loadMore(page)).toBeHidden();
    await expect(page).toHaveURL(address);
    const days = await page.locator('.day .date').allTextContents();
    expect(new Set(days).size, 'a day that goes on gets no second heading').toBe(days.length);
  }
});

test('“加载更多” says why nothing came, and works when pressed again', async ({ open, page }) => {
  await open(SUMMARIES.address);
  await page.route('**/api/more*', (route) => route.abort());
  await loadMore(page).click();
  await expect(page.locator('main .fault')).toHaveText('网络不通，内容没有取到。');
  await expect(rows(page)).toHaveCount(20);
  await page.unrouteAll();
  await loadMore(page).click();
  await expect.poll(() => rows(page).count()).toBeGreaterThan(20);
  await expect(page.locator('main .fault')).toHaveText('');
});

test('“加载更多” pressed twice at once appends once', async ({ open, page }) => {
  await open(SUMMARIES.address);
  await loadMore(page).evaluate((link: HTMLElement) => {
    link.click();
    link.click();
  });
  await expect.poll(() => rows(page).count()).toBeGreaterThan(20);
  await expect(loadMore(page)).toBeHidden();
  const all = await titles(page);
  expect(new Set(all).size).toBe(all.length);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('“加载更多” is a link to the next page', async ({ open, page }) => {
    await open(SUMMARIES.address);
    await follow(page, loadMore(page));
    await expectPage(page, SUMMARIES_2);
  });
});

test('“加载更多” also works in a channel that was opened from another page', async ({ open, page }) => {
  await open('/');
  await follow(page, page.locator('nav.main-menu').getByRole('link', { name: '快报' }));
  await expectPage(page, EXPRESS);
  const before = await rows(page).count();
  await loadMore(page).click();
  await expect.poll(() => rows(page).count()).toBeGreaterThan(before);
});

async function titles(page: Page) {
  await expect(rows(page).first()).toBeVisible();
  return rows(page).evaluateAll((rows) => rows.map((row) => (row.querySelector('h2 a, a') as HTMLElement).textContent!.trim()));
}
