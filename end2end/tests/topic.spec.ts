import AxeBuilder from '@axe-core/playwright';
import { expect, expectAllPicturesDrawn, expectDatedRows, expectPage, expectSameDocument, follow, loadMore, markDocument, rows, test, withAndWithoutScripts } from './support';
import { SITE, type Facts } from './site';

const TAG: Facts = {
  address: '/tag/%E5%85%AC%E4%BA%A4',
  title: `公交 - 标签 - ${SITE}`,
  heading: '公交',
  description: /^标签“公交”下的文章/,
  breadcrumb: ['首页', '标签', '公交'],
};
const TAGS: Facts = { address: '/tag', title: `标签 - ${SITE}`, heading: '标签', description: /篇数/, breadcrumb: ['首页', '标签'] };
const TOPIC: Facts = {
  address: '/topic/qiushou',
  title: `秋收时节：地里的活，一样一样收进仓 - ${SITE}`,
  heading: '秋收时节：地里的活，一样一样收进仓',
  description: /^青岚县今年秋收的报道/,
  breadcrumb: ['首页', '专题', '秋收时节：地里的活，一样一样收进仓'],
};
const TOPICS: Facts = { address: '/topic', title: `专题 - ${SITE}`, heading: '专题', description: /放在一起/, breadcrumb: ['首页', '专题'] };
const FREQUENT = '/tag/%E7%99%BD%E6%9D%A8%E4%B9%A1';

withAndWithoutScripts(() => {
  test('an article leads to its tags, a tag to its articles', async ({ open, page }) => {
    await open('/yaowen/1001');
    await follow(page, page.locator('.tags').getByRole('link', { name: '公交' }));
    await expectPage(page, TAG);
    await expectDatedRows(rows(page));
    await follow(page, page.getByRole('complementary', { name: '一起出现的标签' }).getByRole('link', { name: /出行/ }));
    await expect(page.locator('h1')).toHaveText('出行');
    await follow(page, page.getByRole('navigation', { name: '您当前的位置' }).getByRole('link', { name: '标签' }));
    await expectPage(page, TAGS);
    expect(await page.locator('.counted-tags li').count()).toBeGreaterThan(100);
  });

  test('a tag with many articles has numbered pages', async ({ open, page }) => {
    await open(FREQUENT);
    await expect(rows(page)).toHaveCount(20);
    await follow(page, page.getByRole('navigation', { name: '分页' }).getByRole('link', { name: '下一页' }));
    await expect(page).toHaveTitle(`白杨乡 - 标签 - 第 2 页 - ${SITE}`);
    expect(await rows(page).count()).toBeGreaterThan(0);
  });

  test('the home page leads to the topics, a topic to its articles, and an article back', async ({ open, page }) => {
    await open('/');
    await follow(page, page.getByRole('link', { name: '更多 专题' }));
    await expectPage(page, TOPICS);
    await expectAllPicturesDrawn(page);
    await follow(page, page.locator('.topic-banner').first());
    await expectPage(page, TOPIC);
    await expectAllPicturesDrawn(page);
    await expect(page.locator('.topic-block h2')).toHaveText(['一季秋收', '树上和棚里', '田边记下的', '白杨乡的新消息']);
    await follow(page, page.locator('.topic-block .lead a').first());
    await follow(page, page.locator('.of-topics').getByRole('link', { name: /秋收时节/ }));
    await expectPage(page, TOPIC);
  });

  test('an article leads to what is about the same', async ({ open, page }) => {
    await open('/yaowen/1001');
    const related = page.locator('.related');
    await expect(related.getByRole('heading')).toHaveText('相关阅读');
    await expect(related.getByRole('link')).toHaveCount(6);
    await follow(page, related.getByRole('link').first());
    await expect(page.locator('.related a[href="/yaowen/1001"]')).toBeAttached();
  });
});

test('tags and topics open without a reload, and Back leads back', async ({ open, page }) => {
  await open('/yaowen/1001');
  await markDocument(page);
  await follow(page, page.locator('.tags').getByRole('link', { name: '公交' }));
  await expect(page.locator('h1')).toHaveText('公交');
  await expect(page.locator('h1')).toBeFocused();
  await follow(page, page.locator('.counted-tags a').first());
  await expect(page.locator('h1')).toHaveText('白杨乡');
  await follow(page, page.locator('nav.breadcrumb').getByRole('link', { name: '首页' }));
  await follow(page, page.locator('.topic-banner').nth(1));
  await expect(page.locator('h1')).toHaveText(/^坐车出门/);
  await page.goBack();
  await page.goBack();
  await expect(page.locator('h1')).toHaveText('白杨乡');
  await expectSameDocument(page);
});

test('“加载更多” of a tag appends the rows of page 2', async ({ open, page }) => {
  await open(`${FREQUENT}?page=2`);
  const second = await rows(page).locator('h2').allTextContents();
  await open(FREQUENT);
  await loadMore(page).click();
  await expect(rows(page)).toHaveCount(20 + second.length);
  expect((await rows(page).locator('h2').allTextContents()).slice(20)).toEqual(second);
  await expect(loadMore(page)).toBeHidden();
  await expectDatedRows(rows(page));
});

test('an unknown tag and an unknown topic get the 404 page', async ({ open, page }) => {
  for (const address of ['/tag/nope', '/topic/nope', '/en/topic/nope']) {
    expect((await open(address)).status()).toBe(404);
    await expect(page.locator('h1')).toHaveText(/没有这个页面|Page not found/);
  }
});

for (const { address } of [TAG, TAGS, TOPIC, TOPICS, { address: '/en/topic/zuoche' }, { address: '/yaowen/1001' }]) {
  test(`${decodeURI(address)}: nothing stands in anyone’s way, light or dark, on phone or desk`, async ({ open, page }) => {
    await open(address);
    for (const width of [390, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const { violations } = await new AxeBuilder({ page }).options({ rules: { 'target-size': { enabled: true } } }).analyze();
        const said = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.target} ${node.failureSummary}`).join('\n')}`);
        expect.soft(said, `${colorScheme}, ${width} px wide`).toEqual([]);
      }
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    }
  });
}
