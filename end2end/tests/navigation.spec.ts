import {
  BUSES, CONTACT, ENGLISH_ARTICLE, ENGLISH_CHANNEL, ENGLISH_HOME, EXPRESS, HOME, LINES, MATCH, MATCH_2, MISSING, PICTURES, STRAWBERRIES, SUMMARIES, SUMMARIES_2, TOWN,
  type Facts,
} from './site';
import {
  expect, expectPage, expectSameDocument, follow, followNewLink, functionCalls, markDocument, place, story, test, type Locator, type Page,
} from './support';

/** Every pair of page types that a reader can go between, by the link that leads there. */
const WAYS: { from: Facts; to: Facts; by: string; link: (page: Page) => Locator }[] = [
  { from: HOME, to: SUMMARIES, by: 'the main menu', link: (page) => entry(page, '主导航', '乡村') },
  { from: HOME, to: CONTACT, by: 'the second menu', link: (page) => entry(page, '次导航', '联系编辑部') },
  { from: HOME, to: STRAWBERRIES, by: 'a focus picture', link: (page) => page.locator('.focus li a').first() },
  { from: SUMMARIES, to: SUMMARIES_2, by: 'the pager', link: (page) => page.locator('.pager').getByRole('link', { name: '下一页' }) },
  { from: SUMMARIES, to: TOWN, by: 'a sub-channel', link: (page) => page.locator('.tabs').getByRole('link', { name: '柳溪镇' }) },
  { from: LINES, to: PICTURES, by: 'the second menu', link: (page) => entry(page, '次导航', '影像') },
  { from: PICTURES, to: EXPRESS, by: 'the main menu', link: (page) => entry(page, '主导航', '快报') },
  { from: TOWN, to: STRAWBERRIES, by: 'a title in the list', link: (page) => page.locator('.card h2 a', { hasText: STRAWBERRIES.heading }) },
  { from: TOWN, to: STRAWBERRIES, by: '【详情】', link: (page) => page.locator('.card', { hasText: STRAWBERRIES.heading }).locator('.details') },
  { from: STRAWBERRIES, to: SUMMARIES, by: 'the breadcrumb', link: (page) => page.locator('.breadcrumb').getByRole('link', { name: '乡村' }) },
  { from: MATCH, to: MATCH_2, by: 'the next part', link: (page) => page.locator('.parts').last().getByRole('link', { name: /^2\./ }) },
  { from: MATCH, to: CONTACT, by: 'the footer', link: (page) => entry(page, '网站信息', '联系我们') },
  { from: CONTACT, to: HOME, by: 'the name of the site', link: (page) => page.locator('.site-name') },
  { from: MISSING, to: HOME, by: 'the way home', link: (page) => page.getByRole('link', { name: '回到首页' }) },
  { from: ENGLISH_HOME, to: ENGLISH_CHANNEL, by: 'the second menu', link: (page) => entry(page, 'Second menu', '柳溪镇') },
  { from: STRAWBERRIES, to: ENGLISH_ARTICLE, by: 'the language', link: (page) => page.locator('.choice a') },
];

for (const { from, to, by, link } of WAYS) {
  test(`from ${from.address} to ${to.address} by ${by}, without a reload`, async ({ open, page }) => {
    await open(from.address);
    await markDocument(page);
    await follow(page, link(page));
    await expectArrival(page, to);
    await expectSameDocument(page);
  });
}

test('following a link asks the server for the new page, once, and for nothing else', async ({ open, page }) => {
  await open(TOWN.address);
  const calls = functionCalls(page);
  // Without the pointer there is no hint of the click before it.
  await page.locator('.card h2 a', { hasText: STRAWBERRIES.heading }).evaluate((link: HTMLElement) => link.click());
  await expectPage(page, STRAWBERRIES);
  await expect(page.locator('h1')).toBeFocused();
  expect(calls).toEqual([expect.stringContaining('article=1431')]);
});

test('Back and Forward lead through all page types without a reload', async ({ open, page }) => {
  await open(HOME.address);
  await markDocument(page);
  await follow(page, entry(page, '主导航', '乡村'));
  await follow(page, page.locator('.tabs').getByRole('link', { name: '柳溪镇' }));
  await expectPage(page, TOWN);
  await follow(page, page.locator('.card h2 a', { hasText: STRAWBERRIES.heading }));
  await expectPage(page, STRAWBERRIES);
  await follow(page, entry(page, '网站信息', '联系我们'));
  await expectPage(page, CONTACT);
  for (const facts of [STRAWBERRIES, TOWN, SUMMARIES, HOME]) {
    await page.goBack();
    await expectPage(page, facts);
    await expect(page.locator('h1')).toBeFocused();
  }
  for (const facts of [SUMMARIES, TOWN, STRAWBERRIES, CONTACT]) {
    await page.goForward();
    await expectPage(page, facts);
  }
  await expectSameDocument(page);
});

test('what the first page said about itself is gone from the head of the next', async ({ open, page }) => {
  await open(STRAWBERRIES.address);
  await follow(page, entry(page, '主导航', '快报'));
  await expectPage(page, EXPRESS);
  for (const element of ['title', 'meta[name=description]', 'link[rel=canonical]']) await expect(page.locator(`head ${element}`)).toHaveCount(1);
  await followNewLink(page, MISSING.address);
  await expectPage(page, MISSING);
  for (const element of ['meta[name=description]', 'link[rel=canonical]']) await expect(page.locator(`head ${element}`)).toHaveCount(0);
});

test('a link with an old address ends at the new one without a reload', async ({ open, page }) => {
  await open(HOME.address);
  await markDocument(page);
  await followNewLink(page, '/liuxi/1001');
  await expect(page).toHaveURL(BUSES);
  await expect(page.locator('.breadcrumb')).toContainText('要闻');
  await expectSameDocument(page);
  await page.goBack();
  await expectPage(page, HOME);
});

test('a link to nothing gets the 404 page without a reload, and Back leads on', async ({ open, page }) => {
  await open(LINES.address);
  await markDocument(page);
  await followNewLink(page, '/a/b/c/d');
  await expectArrival(page, MISSING);
  await page.goBack();
  await expectPage(page, LINES);
  await expectSameDocument(page);
});

test('the reader who clicks twice quickly gets the second page', async ({ open, page }) => {
  await open(HOME.address);
  await page.evaluate(() => {
    for (const address of ['/dongtai', '/kuaibao']) document.querySelector<HTMLElement>(`.main-menu a[href="${address}"]`)!.click();
  });
  await expect(page).toHaveURL(EXPRESS.address);
  await expectPage(page, EXPRESS);
});

test('a link opened with the control key gets a tab of its own', async ({ context, open, page }) => {
  await open(HOME.address);
  const [tab] = await Promise.all([context.waitForEvent('page'), entry(page, '主导航', '快报').click({ modifiers: ['Control'] })]);
  await expectPage(tab, EXPRESS);
  await expectPage(page, HOME);
});

test('a link to a place in the page moves there and reloads nothing', async ({ open, page }) => {
  await open(STRAWBERRIES.address);
  await markDocument(page);
  const heading = story(page).getByRole('heading', { name: '卖到哪里去' });
  await followNewLink(page, `#${await heading.getAttribute('id')}`);
  await expect(heading).toBeInViewport();
  await expectSameDocument(page);
});

/** The reader has arrived: told by eye, by keyboard and by ear. */
async function expectArrival(page: Page, facts: Facts) {
  await expectPage(page, facts);
  await expect(page.locator('h1')).toBeFocused();
  const opened = facts.lang === 'en' ? `Opened: ${facts.heading}` : `已打开：${facts.heading}`;
  await expect(page.locator('[aria-live=polite]')).toHaveText(opened);
  await expect.poll(() => place(page)).toBe(0);
}

function entry(page: Page, menu: string, label: string) {
  return page.getByRole('navigation', { name: menu }).getByRole('link', { name: label, exact: true });
}
