import { BUSES, DRAFT, ENGLISH_MISSING, MISSING, MISSING_DEEP, WITHDRAWN } from './site';
import { expect, expectDatedRows, expectFrame, expectPage, test, withAndWithoutScripts } from './support';

const PAGES = [
  { what: 'an unknown address', facts: MISSING, says: '没有找到您要看的页面。' },
  { what: 'an unknown address of four parts', facts: MISSING_DEEP, says: '没有找到您要看的页面。' },
  { what: 'a draft', facts: DRAFT, says: '没有找到您要看的页面。' },
  { what: 'a withdrawn article', facts: WITHDRAWN, says: '这篇文章已经撤下。' },
];

const MOVED = [
  ['/liuxi/1001', BUSES],
  ['/en/liuxi/1001', `/en${BUSES}`],
  ['/html/2019/05/123.html', '/liuxi/1432'],
  ['/html/2021/11/ganji.html', '/xiangcun/1401'],
  ['/photo/index.html', '/yingxiang'],
];

withAndWithoutScripts(() => {
  for (const { what, facts, says } of PAGES) {
    test(`${what} gets a page that says so and leads on`, async ({ open, page }) => {
      expect((await open(facts.address)).status()).toBe(facts.status);
      await expectPage(page, facts);
      await expectFrame(page);
      await expect(page.getByRole('main')).toContainText(says);
      await expect(page.getByRole('main').getByRole('link', { name: '回到首页' })).toHaveAttribute('href', '/');
      await expect(page.getByRole('heading', { name: '最新文章' })).toBeVisible();
      await expectDatedRows(page.locator('.newest li'));
    });
  }

  test('an unknown English address says so in English', async ({ open, page }) => {
    expect((await open(ENGLISH_MISSING.address)).status()).toBe(404);
    await expectPage(page, ENGLISH_MISSING);
    await expect(page.getByRole('main')).toContainText('We could not find the page you were looking for.');
    await expect(page.getByRole('link', { name: 'Back to the home page' })).toHaveAttribute('href', '/en');
  });

  test('nothing of a draft or a withdrawn article can be read', async ({ open, page }) => {
    for (const [facts, words] of [[DRAFT, '日出登山'], [WITHDRAWN, '夜游船月底试航']] as const) {
      const response = await open(facts.address);
      expect(await response.text()).not.toContain(words);
      await expect(page.locator('.prose')).toHaveCount(0);
    }
    for (const list of ['/tiyu', '/yaowen', '/']) {
      expect(await (await open(list)).text()).not.toMatch(/tiyu\/1253|yaowen\/1014/);
    }
  });

  for (const [from, to] of MOVED) {
    test(`${from} leads to ${to} for good`, async ({ open, page, request }) => {
      const answer = await request.get(from, { maxRedirects: 0 });
      expect(answer.status()).toBe(301);
      expect(new URL(answer.headers().location, answer.url()).pathname).toBe(to);
      expect((await open(from)).status()).toBe(200);
      expect(new URL(page.url()).pathname).toBe(to);
      await expect(page.locator('h1')).toHaveText(/\S/);
    });
  }
});

test('an article that never existed is not “withdrawn”', async ({ request }) => {
  expect((await request.get('/yaowen/999999')).status()).toBe(404);
});
