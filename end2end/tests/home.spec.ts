import { HOME, TOWNS } from './site';
import { expect, expectAllPicturesDrawn, expectDatedRows, expectFrame, expectPage, test, withAndWithoutScripts } from './support';

withAndWithoutScripts(() => {
  test('the home page is complete', async ({ open, page }) => {
    expect((await open('/')).status()).toBe(200);
    await expectPage(page, HOME);
    await expectFrame(page);
    await expectAllPicturesDrawn(page);
  });

  test('it opens with focus pictures, headlines and top news', async ({ open, page }) => {
    await open('/');
    const focus = page.getByRole('region', { name: '焦点图' });
    await expect(focus.locator('li')).toHaveCount(5);
    await expect(focus.locator('li').first()).toBeInViewport();
    const headline = page.getByRole('region', { name: '头条' });
    await expect(headline.locator('h2 a')).toHaveAttribute('href', '/yaowen/1001');
    await expect(headline.locator('.lead-summary')).toHaveText(/\S{10,}/);
    await expect(headline.locator('.under-lead a')).toHaveCount(2);
    const news = page.getByRole('region', { name: '要闻' });
    await expect(news.locator('li')).toHaveCount(8);
    await expectDatedRows(news.locator('li'));
    await expect(news.getByRole('link', { name: '更多要闻' })).toHaveAttribute('href', '/yaowen');
  });

  test('no story is told twice on the first screen', async ({ open, page }) => {
    await open('/');
    const addresses = await page.locator('.opening li a, .opening h2 a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    expect(addresses.length).toBe(5 + 3 + 8);
    expect(new Set(addresses).size).toBe(addresses.length);
  });

  test('it has a block for each of nine channels, with dates', async ({ open, page }) => {
    await open('/');
    const blocks = page.locator('.channel-block');
    await expect(blocks.locator('h2')).toHaveText(['产业', '教育', '旅游', '文化', '健康', '体育', '乡村', '项目', '人物']);
    for (const block of await blocks.all()) {
      await expect(block.locator('li')).toHaveCount(6);
      await expectDatedRows(block.locator('li'));
      const channel = await block.locator('h2 a').getAttribute('href');
      await expect(block.getByRole('link', { name: /^更多/ })).toHaveAttribute('href', channel!);
    }
    const country = blocks.filter({ has: page.getByRole('heading', { name: '乡村' }) });
    const addresses = await country.locator('li h3 a, li.line a').evaluateAll((links) => links.map((link) => link.getAttribute('href')!));
    expect(addresses.some((address) => !address.startsWith('/xiangcun/')), `the block shows articles of ${TOWNS} too`).toBe(true);
  });

  test('it has a picture strip and express news with times', async ({ open, page }) => {
    await open('/');
    const strip = page.locator('.picture-strip');
    await expect(strip.locator('li img')).toHaveCount(5);
    await expect(strip.locator('li .title')).toHaveText(Array(5).fill(/\S{4,}/));
    const express = page.locator('.express .day > ol > li');
    await expect(express).toHaveCount(10);
    await expectDatedRows(express);
  });
});
