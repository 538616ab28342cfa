import { BRIDGE, EXTERNAL, MATCH, MATCH_2, REPRINT, STRAWBERRIES } from './site';
import { expect, expectAllPicturesDrawn, expectFrame, expectPage, follow, story, test, withAndWithoutScripts } from './support';

withAndWithoutScripts(() => {
  for (const facts of [STRAWBERRIES, MATCH, BRIDGE, REPRINT, EXTERNAL]) {
    test(`article ${facts.address} is complete`, async ({ open, page }) => {
      expect((await open(facts.address)).status()).toBe(200);
      await expectPage(page, facts);
      await expectFrame(page);
      await expectAllPicturesDrawn(page);
    });
  }

  test('kicker, title, subtitle and byline stand in their order', async ({ open, page }) => {
    await open(MATCH.address);
    const head = page.locator('.article-head');
    await expect(head.locator('> :not(.under-title), .byline')).toHaveText([
      '2026年全县村篮球联赛',
      MATCH.heading,
      '决赛68比65胜白杨沟村队，两千三百人到场',
      /^2026-11-22 10:05:29\s*来源：青岚融媒\s*记者：马思远、吴小满\s*摄影：唐小川\s*编辑：邓志远\s*阅读约 \d+ 分钟$/,
    ]);
    await expect(head.locator('time')).toHaveAttribute('datetime', '2026-11-22T10:05:29+08:00');
    await expect(page.locator('.article > .summary')).toHaveText(/^摘要\s*11月21日晚，柳湾村队在县体育馆以68比65战胜白杨沟村队/);
  });

  test('the story has its paragraphs, headings, pictures with captions, quote and list', async ({ open, page }) => {
    await open(STRAWBERRIES.address);
    const prose = story(page);
    await expect(prose.locator('> p').first()).toHaveText(/^11月21日早上6点半，柳溪镇柳溪村，雪刚停。/);
    await expect(prose.getByRole('heading', { level: 2 })).toHaveText(['早了五天', '雪夜里做了三件事', '卖到哪里去']);
    const figure = prose.locator('figure').first();
    await expect(figure.getByRole('img', { name: '柳溪村草莓大棚' })).toBeVisible();
    await expect(figure.locator('figcaption')).toHaveText('11月21日上午，柳溪村草莓大棚里的头茬果。 许卫平摄');
    await expect(prose.locator('ol li')).toHaveCount(3);
    await expect(prose.locator('blockquote')).toContainText('柳溪镇农技站 康宁');
    await expect(prose.getByRole('link', { name: '看短片：雪天进棚' })).toHaveAttribute('href', 'https://video.example.org/liuxi-caomei');
    await expect(prose.locator('> p').last()).toHaveText(/镇里在村口的坡上撒了砂。$/);
  });

  test('a table has its header and cells', async ({ open, page }) => {
    await open('/about/contact');
    await expect(story(page).getByRole('columnheader')).toHaveText(['岗位', '办什么事', '分机', '邮箱']);
    await expect(story(page).locator('tbody tr')).toHaveCount(7);
  });

  test('an article ends with its editor, whose text it is, and tags', async ({ open, page }) => {
    await open(MATCH.address);
    await expect(page.locator('.end-mark')).toContainText('责任编辑：邓志远');
    await expect(page.locator('.end-mark')).toContainText('本网原创，转载请注明出处。');
    await expect(page.getByRole('region', { name: '标签' }).locator('li')).toHaveText(['篮球', '村篮球联赛', '柳湾村']);
  });

  test('a reprint states source, original title, original author and editor', async ({ open, page }) => {
    await open(REPRINT.address);
    const source = page.locator('.byline').getByRole('link', { name: '溪山周刊' });
    await expect(source).toHaveAttribute('href', 'https://example.org/xishan/weekly/watchmaker');
    for (const line of ['原标题：一颗螺丝', '原作者：季云舟', '责任编辑：邵文清', '本文为转载，版权归原作者和原出处所有。']) {
      await expect(page.locator('.end-mark')).toContainText(line);
    }
  });

  test('an article that is elsewhere leads there from the list', async ({ open, page }) => {
    await open('/chanye');
    await expect(page.getByRole('heading', { name: EXTERNAL.heading }).getByRole('link')).toHaveAttribute('href', 'https://example.org/qinglan/solar');
  });

  test('a long article is read part by part, or all on one page', async ({ open, page }) => {
    await open(MATCH.address);
    const parts = page.getByRole('navigation', { name: '本文分页' }).first();
    await expect(parts.getByRole('link')).toHaveText(['第 1 部分', '2. 三十二支队伍和一张赛程表', '阅读全文']);
    await expect(parts.locator('[aria-current=page]')).toHaveText('第 1 部分');
    const first = await story(page).innerText();
    expect(first).toMatch(/^11月21日晚上8点52分/);

    await follow(page, parts.getByRole('link', { name: /^2\./ }));
    await expectPage(page, MATCH_2);
    await expect(parts.locator('[aria-current=page]')).toHaveText('2. 三十二支队伍和一张赛程表');
    const second = await story(page).innerText();
    expect(second).not.toContain(first.slice(0, 40));

    await follow(page, parts.getByRole('link', { name: '阅读全文' }));
    await expect(parts.locator('[aria-current=page]')).toHaveText('阅读全文');
    const whole = await story(page).innerText();
    expect(whole).toContain(first.slice(0, 40));
    expect(whole).toContain(second.slice(-40).trim());
  });

  test('上一篇 and 下一篇 lead through the channel and back', async ({ open, page }) => {
    await open(STRAWBERRIES.address);
    const neighbours = page.locator('nav.neighbours');
    const older = neighbours.getByRole('link', { name: /^下一篇/ });
    const title = await older.locator('b').textContent();
    await follow(page, older);
    await expect(page.locator('h1')).toHaveText(title!);
    expect(new URL(page.url()).pathname).toMatch(/^\/liuxi\/\d+$/);
    await follow(page, neighbours.getByRole('link', { name: /^上一篇/ }));
    await expectPage(page, STRAWBERRIES);
  });

  test('a link inside a story leads to the other article', async ({ open, page }) => {
    await open(STRAWBERRIES.address);
    await follow(page, story(page).getByRole('link', { name: '白杨乡' }));
    await expect(page.locator('nav.breadcrumb')).toContainText('白杨乡');
    await expect(story(page)).toBeVisible();
  });
});
