import { ENGLISH_ARTICLE, ENGLISH_CHANNEL, ENGLISH_CONTACT, ENGLISH_HOME, HOME, MATCH, STRAWBERRIES } from './site';
import { expect, expectFrame, expectPage, follow, test, withAndWithoutScripts, type Page } from './support';

withAndWithoutScripts(() => {
  for (const [name, facts] of Object.entries({ home: ENGLISH_HOME, channel: ENGLISH_CHANNEL, article: ENGLISH_ARTICLE, 'static page': ENGLISH_CONTACT })) {
    test(`the English ${name} is complete`, async ({ open, page }) => {
      expect((await open(facts.address)).status()).toBe(200);
      await expectPage(page, facts);
      await expectFrame(page);
      await expect(page.getByRole('navigation', { name: 'Main menu' })).toBeVisible();
      await expect(page.getByRole('banner').getByRole('link', { name: 'Qinglan News' })).toHaveAttribute('href', '/en');
    });
  }

  test('Chinese content is marked as Chinese in an English page', async ({ open, page }) => {
    await open(ENGLISH_ARTICLE.address);
    expect(await inherited(page, '.prose')).toBe('zh-CN');
    expect(await inherited(page, 'h1')).toBe('zh-CN');
    expect(await inherited(page, '.imprint')).toBe('zh-CN');
    await expect(page.locator('.byline')).toContainText('Source: 青岚融媒');
    await expect(page.locator('nav.breadcrumb')).toContainText('You are here:');
  });

  test('links of an English page stay English', async ({ open, page }) => {
    await open('/en');
    const own = await page.locator('a[href^="/"]:not(.language, [type="application/rss+xml"])').evaluateAll((links) => links.map((link) => link.getAttribute('href')!));
    expect(own.filter((address) => !/^\/en(\/|$)/.test(address))).toEqual([]);
    await follow(page, page.getByRole('navigation', { name: 'Second menu' }).getByRole('link', { name: '柳溪镇' }));
    await expectPage(page, ENGLISH_CHANNEL);
    await follow(page, page.locator('.card h2').getByRole('link', { name: STRAWBERRIES.heading }));
    await expectPage(page, ENGLISH_ARTICLE);
  });

  test('the footer leads to the same page in the other language, and back', async ({ open, page }) => {
    await open(STRAWBERRIES.address);
    const choice = page.getByRole('contentinfo').locator('.choice a');
    await expect(choice).toHaveText('English');
    await expect(choice).toHaveAttribute('lang', 'en');
    await follow(page, choice);
    await expectPage(page, ENGLISH_ARTICLE);
    await expect(page.getByRole('navigation', { name: 'Main menu' })).toBeVisible();
    await expect(choice).toHaveText('中文');
    await follow(page, choice);
    await expectPage(page, STRAWBERRIES);
    await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible();
  });

  test('search engines find each page in both languages', async ({ open, page }) => {
    for (const [chinese, english] of [[HOME, ENGLISH_HOME], [STRAWBERRIES, ENGLISH_ARTICLE]]) {
      for (const { address } of [chinese, english]) {
        await open(address);
        const origin = new URL(page.url()).origin;
        await expect(page.locator('link[rel=alternate][hreflang=zh-CN]')).toHaveAttribute('href', origin + chinese.address);
        await expect(page.locator('link[rel=alternate][hreflang=en]')).toHaveAttribute('href', origin + english.address);
      }
    }
  });
});

test('the language link follows the reader from page to page, query and all', async ({ open, page }) => {
  await open('/');
  await follow(page, page.locator('nav.second-menu').getByRole('link', { name: '体育' }));
  await follow(page, page.locator('.card h2').getByRole('link', { name: MATCH.heading }));
  await follow(page, page.getByRole('navigation', { name: '本文分页' }).first().getByRole('link', { name: /^2\./ }));
  await expect(page.locator('.choice a')).toHaveAttribute('href', `/en${MATCH.address}?part=2`);
});

/** The language that an element's text is said to be in. */
const inherited = (page: Page, selector: string) =>
  page.locator(selector).first().evaluate((element) => element.closest('[lang]')!.getAttribute('lang'));
