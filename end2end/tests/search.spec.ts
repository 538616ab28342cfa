import AxeBuilder from '@axe-core/playwright';
import type { CDPSession } from '@playwright/test';
import { SEARCH, SEARCH_NOTHING } from './site';
import { expect, expectDatedRows, expectFrame, expectPage, follow, test, withAndWithoutScripts, type Page } from './support';

const hits = (page: Page) => page.locator('.hits .hit');
const field = (page: Page) => page.locator('.strip').getByRole('searchbox').or(page.locator('.strip').getByRole('combobox'));
const suggestions = (page: Page) => page.getByRole('listbox').getByRole('option');

withAndWithoutScripts(() => {
  test('what is typed at the top of any page is found, marked, the newest first', async ({ open, page }) => {
    await open('/yaowen');
    await field(page).fill('柳溪');
    await field(page).press('Enter');
    await expect(page).toHaveURL(SEARCH.address);
    await expectPage(page, SEARCH);
    await expectFrame(page);
    await expect(hits(page)).toHaveCount(20);
    await expectDatedRows(hits(page));
    for (const hit of await hits(page).all()) {
      expect(new Set(await hit.locator('mark').allTextContents())).toEqual(new Set(['柳溪']));
    }
    const channels = page.locator('.matching a');
    await expect(channels.first()).toHaveAttribute('href', '/liuxi');
  });

  test('pages of a search are addresses of their own and hold every hit once', async ({ open, page }) => {
    await open(SEARCH.address);
    const total = Number((await page.locator('.found p').textContent())!.match(/^共 (\d+) 篇$/)![1]);
    const seen: string[] = [];
    for (let number = 1; ; number += 1) {
      await expect(page.locator('.pager [aria-current=page]')).toHaveText(String(number));
      seen.push(...(await hits(page).locator('h2 a').evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).pathname))));
      const next = page.getByRole('navigation', { name: '分页' }).getByRole('link', { name: '下一页' });
      if ((await next.count()) === 0) break;
      await follow(page, next);
    }
    expect(new URL(page.url()).searchParams.get('page')).toBe(String(Math.ceil(total / 20)));
    expect(seen).toHaveLength(total);
    expect(new Set(seen).size).toBe(total);
  });

  test('a search is narrowed by channel, age and source, as the counts say', async ({ open, page }) => {
    await open(SEARCH.address);
    const town = page.getByRole('navigation', { name: '频道', exact: true }).getByRole('link', { name: /^乡村/ });
    const count = (await town.locator('.count').textContent())!;
    await follow(page, town);
    await expect(page.locator('.found p')).toHaveText(`共 ${count} 篇`);
    await expect(page.getByRole('navigation', { name: '频道', exact: true }).locator('[aria-current]')).toContainText('乡村');
    await follow(page, page.getByRole('link', { name: '最相关在前' }));
    await expect(page.locator('.found [aria-current]')).toHaveText('最相关在前');
    await expect(hits(page).first().locator('h2 mark')).toHaveText('柳溪');
    expect(new URL(page.url()).searchParams.get('channel')).toBe('xiangcun');
  });

  test('who finds nothing learns what to do and sees the newest', async ({ open, page }) => {
    await open(SEARCH_NOTHING.address);
    await expectPage(page, SEARCH_NOTHING);
    await expect(page.getByRole('main')).toContainText('没有找到相关的文章。');
    await expectDatedRows(page.locator('.newest li'));
  });

  test('an address without a page offers a search', async ({ open, page }) => {
    await open('/nope');
    const box = page.getByRole('main').getByRole('search');
    await box.locator('input[name=q]').fill('渡口');
    await box.getByRole('button', { name: '搜索' }).click();
    await expect(page.locator('h1')).toHaveText('“渡口”的搜索结果');
  });

  test('a query that is too long is said to be', async ({ open, page }) => {
    expect((await open(`/search?q=${'柳'.repeat(101)}`)).status()).toBe(400);
    await expect(page.getByRole('main')).toContainText('搜索的内容太长');
  });
});

test('a search from a page opens without a reload, and Back leads back', async ({ open, page }) => {
  await open('/yaowen');
  await page.evaluate(() => ((window as { kept?: boolean }).kept = true));
  await field(page).click();
  await expect(field(page)).toHaveAttribute('role', 'combobox');
  await field(page).fill('渡口');
  await field(page).press('Enter');
  await expect(page.locator('h1')).toHaveText('“渡口”的搜索结果');
  expect(await page.evaluate(() => (window as { kept?: boolean }).kept)).toBe(true);
  await page.goBack();
  await expect(page.locator('h1')).toHaveText('要闻');
});

test('channels, people and titles are suggested while typing, and chosen by keys', async ({ open, page }) => {
  await open('/');
  await field(page).click();
  await expect(field(page)).toHaveAttribute('role', 'combobox');
  await field(page).pressSequentially('liuxi');
  await expect(suggestions(page).filter({ hasText: '柳溪镇' }).first()).toBeVisible();
  await expect(field(page)).toHaveAttribute('aria-expanded', 'true');
  await field(page).press('ArrowDown');
  const chosen = page.locator('[role=option][aria-selected=true]');
  await expect(chosen).toHaveText(/频道\s*柳溪镇/);
  await expect(field(page)).toHaveAttribute('aria-activedescendant', (await chosen.getAttribute('id'))!);
  await field(page).press('Enter');
  await expect(page).toHaveURL('/liuxi');
  await expect(page.locator('h1')).toHaveText('柳溪镇');

  await field(page).click();
  await field(page).fill('草莓');
  await expect(suggestions(page).filter({ hasText: '文章' }).first().locator('mark')).toHaveText('草莓');
  await field(page).press('Escape');
  await expect(suggestions(page)).toHaveCount(0);
  await expect(field(page)).toHaveValue('草莓');
  await field(page).press('Enter');
  await expect(page.locator('h1')).toHaveText('“草莓”的搜索结果');
});

test('a suggestion is chosen with a pointer', async ({ open, page }) => {
  await open('/');
  await field(page).click();
  await expect(field(page)).toHaveAttribute('role', 'combobox');
  await field(page).fill('柳溪');
  await suggestions(page).filter({ hasText: '频道' }).first().click();
  await expect(page).toHaveURL('/liuxi');
});

test('nothing is asked in the middle of a composition, and what is composed is suggested', async ({ open, page, context }) => {
  const asked: string[] = [];
  page.on('request', (request) => {
    const address = new URL(request.url());
    if (address.pathname === '/api/suggest') asked.push(address.searchParams.get('typed')!);
  });
  await open('/');
  await field(page).click();
  await expect(field(page)).toHaveAttribute('role', 'combobox');
  const input = await context.newCDPSession(page);
  await compose(input, 'liuxi', '柳溪');
  await expect(field(page)).toHaveValue('柳溪');
  await expect(suggestions(page).filter({ hasText: '柳溪镇' }).first()).toBeVisible();
  expect(asked).toEqual(['柳溪']);
});

test('who types on does not get suggestions for what was typed before', async ({ open, page }) => {
  await open('/');
  await field(page).click();
  await expect(field(page)).toHaveAttribute('role', 'combobox');
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/api/suggest*', async (route) => {
    if (new URL(route.request().url()).searchParams.get('typed') === '草莓') await held;
    await route.continue().catch(() => {});
  });
  const first = page.waitForRequest(/api\/suggest/);
  await field(page).fill('草莓');
  await first;
  await field(page).fill('柳溪');
  await expect(suggestions(page).filter({ hasText: '柳溪镇' }).first()).toBeVisible();
  release();
  await expect(suggestions(page).filter({ hasNotText: '柳溪' })).toHaveCount(0);
  await expect(suggestions(page).filter({ hasText: '柳溪镇' }).first()).toBeVisible();
});

test('readers fetch the suggestions only when they go to the field', async ({ open, page }) => {
  const scripts: string[] = [];
  page.on('request', (request) => scripts.push(new URL(request.url()).pathname));
  await open('/');
  await expect(page.locator('.strip .search-box')).toBeVisible();
  expect(scripts.filter((path) => path.endsWith('/suggest.js'))).toEqual([]);
  await field(page).click();
  await expect.poll(() => scripts.filter((path) => path.endsWith('/suggest.js')).length).toBe(1);
});

test('on a phone the field takes the room it needs, and the suggestions stay on the screen', async ({ open, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const address of ['/', SEARCH.address]) {
    await open(address);
    await field(page).click();
    await expect(field(page)).toHaveAttribute('role', 'combobox');
    await field(page).fill('柳溪');
    await expect(suggestions(page).first()).toBeVisible();
    const box = (await page.getByRole('listbox').boundingBox())!;
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(390);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target)}`)).toEqual([]);
  }
});

/** Types pinyin letter by letter into a composition, as an input method does, and chooses the candidate. */
async function compose(input: CDPSession, pinyin: string, words: string) {
  for (let length = 1; length <= pinyin.length; length += 1) {
    const text = pinyin.slice(0, length);
    await input.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Process', code: '', windowsVirtualKeyCode: 229, nativeVirtualKeyCode: 229 });
    await input.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  }
  await input.send('Input.insertText', { text: words });
}
