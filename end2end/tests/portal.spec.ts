import { FOOTER_MENU, HOME, MAIN_MENU, MATCH, SECOND_MENU, STRAWBERRIES } from './site';
import { expect, expectPage, follow, mainMenu, secondMenu, test } from './support';

test.describe('the page it is modelled on', () => {
  test('1: the name of the site and its logo lead home', async ({ open, page }) => {
    await open(MATCH.address);
    const name = page.getByRole('banner').getByRole('link', { name: '青岚新闻网' });
    await expect(name.locator('img')).toBeVisible();
    expect(await name.locator('img').evaluate((logo: HTMLImageElement) => logo.naturalWidth)).toBeGreaterThan(0);
    await follow(page, name);
    await expectPage(page, HOME);
  });

  test('2: two menus, of twelve and nine entries, partly different', async ({ open, page }) => {
    await open('/');
    await expect(mainMenu(page)).toHaveText(MAIN_MENU);
    await expect(secondMenu(page)).toHaveText(SECOND_MENU);
    const addresses = (menu: typeof mainMenu) => menu(page).evaluateAll((links) => links.map((link) => link.getAttribute('href')!));
    const [main, second] = [await addresses(mainMenu), await addresses(secondMenu)];
    expect(second.filter((address) => main.includes(address)), 'under a label of its own').toEqual(['/lvyou', '/chanye']);
    for (const entry of await mainMenu(page).or(secondMenu(page)).all()) await expect(entry).toBeInViewport();
  });

  test('3: the way down from the home page', async ({ open, page }) => {
    await open(STRAWBERRIES.address);
    const way = page.locator('nav.breadcrumb');
    await expect(way).toHaveText(new RegExp(`^您当前的位置：\\s*首页\\s*乡村\\s*柳溪镇\\s*${STRAWBERRIES.heading}$`));
    await expect(way.getByRole('link')).toHaveText(['首页', '乡村', '柳溪镇']);
    const signs = await way.locator('li + li').evaluateAll((steps) => steps.map((step) => getComputedStyle(step, '::before').content));
    expect(signs, 'each step but the first is preceded by an angle').toEqual(signs.map(() => expect.stringMatching(/[>›]/)));
    await follow(page, way.getByRole('link', { name: '乡村' }));
    await expect(page.locator('h1')).toHaveText('乡村');
  });

  test('4: an article with its title, time to the second, story, captioned pictures, source and editor', async ({ open, page }) => {
    await open(STRAWBERRIES.address);
    const article = page.getByRole('main').getByRole('article');
    await expect(article.getByRole('heading', { level: 1 })).toHaveText(STRAWBERRIES.heading);
    await expect(article.locator('.byline time')).toHaveText('2026-11-22 09:12:05');
    await expect(article.locator('.byline')).toHaveText(/来源：青岚融媒.*编辑：周敏\s*阅读约 \d+ 分钟$/);
    expect(await article.locator('.prose p').count()).toBeGreaterThan(8);
    await expect(article.locator('.prose figure').first().locator('img')).toBeVisible();
    await expect(article.locator('.prose figure').first().locator('figcaption')).toBeVisible();
  });

  test('5: >>更多 with another channel, each item with thumbnail, title, summary and 【详情】', async ({ open, page }) => {
    await open(MATCH.address);
    const more = page.locator('aside .more-list');
    await expect(more.locator('> h2')).toHaveText('>>更多健康');
    await expect(more.locator('> h2 a')).toHaveAttribute('href', '/jiankang');
    await expect(more.locator('li')).toHaveCount(6);
    for (const item of await more.locator('li').all()) {
      await expect(item.locator('h3 a')).toHaveText(/\S/);
      await expect(item.locator('.summary')).toHaveText(/[。！？；…][”’）]?\s*【详情】$/);
      await expect(item.locator('.details')).toHaveAttribute('href', (await item.locator('h3 a').getAttribute('href'))!);
    }
    await expect(more.locator('li img').first()).toBeVisible();
    const title = await more.locator('li h3').first().textContent();
    await follow(page, more.locator('li .details').first());
    await expect(page.locator('h1')).toContainText(title!.slice(0, 4));
  });

  test('6: a strip of one channel’s pictures with their titles', async ({ open, page }) => {
    await open(MATCH.address);
    const strip = page.locator('.picture-strip');
    await expect(strip.getByRole('heading')).toHaveText('影像');
    await expect(strip.locator('li')).toHaveCount(4);
    for (const item of await strip.locator('li').all()) {
      await expect(item.locator('img')).toBeVisible();
      await expect(item.locator('.title')).toHaveText(/\S/);
    }
    const title = await strip.locator('li .title').first().textContent();
    await follow(page, strip.locator('li a').first());
    await expect(page.locator('nav.breadcrumb')).toContainText('影像');
    await expect(page.locator('h1')).toContainText(title!.slice(0, 4));
  });

  test('7: a footer with static pages and what the law wants printed', async ({ open, page }) => {
    await open(MATCH.address);
    const footer = page.getByRole('contentinfo');
    await expect(footer.getByRole('navigation', { name: '网站信息' }).getByRole('link')).toHaveText(FOOTER_MENU);
    for (const line of [
      '© 2016–2026 青岚县融媒体中心', '主办：青岚县融媒体中心', '示例公网安备 00000000000000号', '互联网新闻信息服务许可证：示例新闻信息服务许可证 00000000000',
      '地址：青岚县文化路00号融媒体中心三楼', '电话：000-00000000', '违法和不良信息举报电话：000-00000001', '举报邮箱：jubao@qinglan.example',
    ]) {
      await expect(footer).toContainText(line);
    }
    await expect(footer.getByRole('link', { name: '示例ICP备00000000号-1' })).toHaveAttribute('href', 'https://beian.miit.gov.cn/');
    for (const label of FOOTER_MENU) {
      await follow(page, footer.getByRole('navigation', { name: '网站信息' }).getByRole('link', { name: label }));
      await expect(page.locator('main .prose p').first()).toBeVisible();
      await expect(footer.locator('a[aria-current=page]')).toHaveText(label);
    }
  });
});
