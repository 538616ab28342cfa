import { MATCH } from './site';
import { expect, expectFrame, test, withAndWithoutScripts } from './support';

const NOTHING = [
  '/xiangcun?page=abc',
  '/xiangcun?page=999999',
  '/xiangcun?page=99999999999999999999999',
  '/xiangcun?page=-1',
  '/xiangcun?page=0',
  '/xiangcun?page=02',
  '/xiangcun?page=',
  '/xiangcun?page=%ff',
  `${MATCH.address}?part=99`,
  `${MATCH.address}?part=0`,
  `${MATCH.address}?part=abc`,
  '/liuxi/1431?part=2',
  '/yaowen/abc',
  '/yaowen/01001',
  '/yaowen/-1',
  '/yaowen/99999999999999999999999',
  '/about/nothing',
  '/about',
  '/en/about/nothing',
  '/%ff',
  '/yaowen/%ff',
  '/about/%ff',
  '/en/%ff',
  '/%00',
  '/yaowen/1001%00',
  '/..%2f..%2fetc%2fpasswd',
  '/%3Cscript%3Ealert(1)%3C/script%3E',
  '/yaowen%27%20OR%201=1',
  `/${'a'.repeat(5000)}`,
  `/${'a/'.repeat(2500)}`,
  '/a/b/c/d?x=%ff',
];

withAndWithoutScripts(() => {
  for (const address of NOTHING) {
    test(`${address.slice(0, 40)} is no page, and the reader is told so`, async ({ open, page }) => {
      expect((await open(address)).status()).toBe(404);
      await expect(page.locator('h1')).toHaveText(/^(没有这个页面|Page not found)$/);
      await expect(page.getByRole('main').getByRole('link', { name: /回到首页|Back to the home page/ })).toBeVisible();
      await expectFrame(page);
    });
  }
});

test('percent signs that mean nothing are answered, not stumbled over', async ({ request }) => {
  for (const address of ['/%', '/%e0%a4%a', '/yaowen/%zz', '/api/%ff', '/build/%ff/api/home', '/media/%ff', '/pkg/%00', '/media/..%2fmasthead.sqlite']) {
    const status = (await request.get(address)).status();
    expect(status, address).toBeGreaterThanOrEqual(400);
    expect(status, address).toBeLessThan(500);
  }
});

test('server functions asked nonsense say so', async ({ request }) => {
  const asked = [
    '/api/home?lang=klingon', '/api/home', '/api/channel?lang=zh', '/api/channel?lang=zh&slug=%ff', '/api/channel?lang=zh&slug=xiangcun&page=abc', '/api/more?lang=zh&slug=xiangcun&after=x',
    '/api/more?lang=zh&slug=xiangcun&after=99999999999999999999-1', '/api/article?lang=zh&channel=yaowen&article=x', '/api/page?lang=zh&slug=nothing', '/api/unknown?path=x', '/api/newest?lang[]=zh',
  ];
  for (const address of asked) {
    const answer = await request.get(address);
    expect(answer.status(), address).toBeGreaterThanOrEqual(400);
    expect(answer.status(), address).toBeLessThan(500);
  }
});

test('a text of another page’s making is never run', async ({ open, page }) => {
  let ran = false;
  page.on('dialog', (dialog) => {
    ran = true;
    void dialog.dismiss();
  });
  for (const address of ['/<script>alert(1)</script>', '/a/b/c/"><img src=x onerror=alert(1)>', '/yaowen?page="><script>alert(1)</script>', '/?__err=<script>alert(1)</script>']) {
    await open(address);
    await expect(page.locator('h1')).toHaveText(/\S/);
    await expect(page.locator('main img[onerror], main script')).toHaveCount(0);
  }
  expect(ran).toBe(false);
});

test('what a stranger adds to an address changes nothing', async ({ open, page }) => {
  for (const address of ['/?utm_source=x', '/?__path=/nope', '/?__err=W10', '/liuxi/1431?from=timeline&isappinstalled=0', '/xiangcun?x=1&page=2&y=2']) {
    expect((await open(address)).status(), address).toBe(200);
    await expect(page.locator('.notice')).toHaveCount(0);
    await expect(page.locator('link[rel=canonical]')).not.toHaveAttribute('href', /utm|__|from=|x=1/);
  }
});
