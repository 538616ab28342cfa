import AxeBuilder from '@axe-core/playwright';
import { devices } from '@playwright/test';
import { act, asReader, begin, caret, dialog, edit, expect, paragraph, said, saved, savedBlocks, story, test, title, type Block, type Page } from './newsroom';

const kinds = (blocks: Block[]) => blocks.map((block) => block.type);
const foot = (page: Page) => page.getByRole('toolbar', { name: '段落工具' });

/** Presses a button of a menu of the bar at the foot. */
async function choose(page: Page, menu: string, name: string) {
  await foot(page).locator('summary', { hasText: menu }).click();
  await foot(page).getByRole('button', { name, exact: true }).click();
}

test('a story with every kind of block is written by keys alone, saved, and reads the same after a reload', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('li', 'editor');
  const article = await begin(page);
  const keys = page.keyboard;
  await caret(story(page));
  await keys.type('开篇一段。');
  await keys.press('Enter');
  await keys.type('# 二级标题');
  await keys.press('Enter');
  await keys.type('- 甲');
  await keys.press('Enter');
  await keys.press('Tab');
  await keys.type('甲之一');
  await keys.press('Enter');
  await keys.press('Shift+Tab');
  await keys.type('乙');
  await keys.press('Enter');
  await keys.press('Enter');
  await keys.type('1. 先');
  await keys.press('Enter');
  await keys.type('后');
  await keys.press('Enter');
  await keys.press('Enter');
  await keys.type('> 渡口的船一早就开了。');
  await keys.press('Enter');
  await keys.type('买票的人排到桥头。');
  await keys.press('Enter');
  await keys.press('Enter');
  await keys.type('---');
  await keys.type('一段**粗**的和*强调*的字');
  await keys.press('Enter');
  await keys.type('```');
  await keys.type('x = 1');
  await keys.press('Control+Enter');
  await keys.type('结尾。');
  await keys.press('Control+s');
  await saved(page);
  const blocks = await savedBlocks(page, article);
  expect(kinds(blocks)).toEqual(['paragraph', 'heading', 'list', 'list', 'quote', 'divider', 'paragraph', 'code', 'paragraph']);
  expect(blocks[2]).toMatchObject({ ordered: false, items: [{ text: [{ text: '甲' }], inner: { ordered: false, items: [{ text: [{ text: '甲之一' }] }] } }, { text: [{ text: '乙' }] }] });
  expect(blocks[3]).toMatchObject({ ordered: true, items: [{ text: [{ text: '先' }] }, { text: [{ text: '后' }] }] });
  expect(blocks[4]).toMatchObject({ paragraphs: [[{ text: '渡口的船一早就开了。' }], [{ text: '买票的人排到桥头。' }]], cite: '' });
  expect(blocks[6]).toMatchObject({ text: [{ text: '一段' }, { text: '粗', bold: true }, { text: '的和' }, { text: '强调', italic: true }, { text: '的字' }] });
  expect(blocks[7]).toMatchObject({ text: 'x = 1' });
  const before = await story(page).innerText();
  await page.reload();
  await expect(story(page)).toHaveAttribute('contenteditable', 'true');
  expect(await story(page).innerText()).toBe(before);
  expect(await savedBlocks(page, article)).toEqual(blocks);
  await context.close();
});

test('a table is made, filled, grown, its cells merged, and read by readers with its headers', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('zhou', 'chief');
  const article = await begin(page);
  await title(page).click();
  await page.keyboard.insertText('班车时刻');
  await caret(story(page));
  await choose(page, '插入', '表格');
  await expect(story(page).locator('td, th')).toHaveCount(9);
  const keys = page.keyboard;
  await keys.type('班车时刻表');
  await keys.press('Tab');
  for (const word of ['站', '早班', '晚班', '柳溪', '6:30', '18:00', '青岚', '7:10']) {
    await keys.type(word);
    await keys.press('Tab');
  }
  await keys.type('18:40');
  await keys.press('Tab');
  await keys.type('南山');
  await choose(page, '表格', '右加列');
  await expect(story(page).locator('tr').first().locator('th')).toHaveCount(4);
  const cells = story(page).locator('tr').last().locator('td');
  await cells.nth(1).click();
  await cells.nth(2).click({ modifiers: ['Shift'] });
  await choose(page, '表格', '合并单元格');
  await keys.press('Control+s');
  await saved(page);
  const [table] = await savedBlocks(page, article);
  expect(table).toMatchObject({ type: 'table', caption: '班车时刻表', header_rows: 1 });
  const rows = table!['rows'] as { text: { text: string }[]; colspan?: number }[][];
  expect(rows.map((row) => row.map((cell) => cell.text.map((run) => run.text).join('')))).toEqual([
    ['站', '', '早班', '晚班'], ['柳溪', '', '6:30', '18:00'], ['青岚', '', '7:10', '18:40'], ['南山', '', ''],
  ]);
  expect(rows[3]![1]!.colspan).toBe(2);
  await act(page, 'publish');
  await dialog(page).getByRole('button', { name: '发布' }).click();
  await page.waitForURL(/\/liuxi\/\d+$/);
  const { text } = await asReader(newsroom, new URL(page.url()).pathname);
  expect(text).toContain('<caption>班车时刻表</caption>');
  expect(text).toContain('<th scope="col">早班</th>');
  expect(text).toContain('<td colspan="2"></td>');
  await context.close();
});

test('words are marked and linked over the selection, and a link that runs code is refused in place', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('li', 'editor');
  const article = await begin(page);
  await caret(story(page));
  await page.keyboard.type('船票在渡口官网买');
  await caret(paragraph(page, 0), 4, 8);
  const marks = page.getByRole('toolbar', { name: '文字工具' });
  await expect(marks).toBeVisible();
  await marks.getByRole('button', { name: '粗体' }).click();
  await expect(marks.getByRole('button', { name: '粗体' })).toHaveAttribute('aria-pressed', 'true');
  await caret(paragraph(page, 0), 3, 7);
  await page.keyboard.press('Control+k');
  await dialog(page).getByLabel('网址').fill('javascript:alert(1)');
  await dialog(page).getByRole('button', { name: '确定' }).click();
  await expect(dialog(page)).toContainText('这个地址不能作链接');
  await expect(dialog(page).getByLabel('网址')).toHaveValue('javascript:alert(1)');
  await dialog(page).getByLabel('网址').fill('www.example.org/chuan');
  await dialog(page).getByRole('button', { name: '确定' }).click();
  await page.keyboard.press('Control+s');
  await saved(page);
  const [block] = await savedBlocks(page, article);
  const runs = block!['text'] as { text: string; link?: string; bold?: boolean }[];
  expect(runs.filter((run) => run.link).map((run) => run.text).join('')).toBe('渡口官网');
  expect(runs.find((run) => run.link)!.link).toBe('https://www.example.org/chuan');
  expect(runs.filter((run) => run.bold).map((run) => run.text).join('')).toBe('口官网买');
  await story(page).locator('a').first().click();
  expect(new URL(page.url()).pathname).toBe(`/desk/articles/${article}`);
  await context.close();
});

test('words are found and replaced, one and all, and taken back in one step', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('li', 'editor');
  await begin(page);
  await caret(story(page));
  await page.keyboard.type('柳溪的船，柳溪的桥。');
  await page.keyboard.press('Enter');
  await page.keyboard.type('又到柳溪。');
  await page.keyboard.press('Control+h');
  const finder = page.getByRole('search', { name: '查找替换' });
  await finder.getByLabel('查找', { exact: true }).fill('柳溪');
  await expect(finder.locator('output')).toHaveText(/^\d \/ 3$/);
  await finder.getByLabel('替换为').fill('青岚');
  await finder.getByRole('button', { name: '全部替换' }).click();
  await expect(said(page)).toContainText('替换了 3 处');
  await expect(story(page).locator('p')).toHaveText(['青岚的船，青岚的桥。', '又到青岚。']);
  await page.keyboard.press('Escape');
  await expect(finder).toBeHidden();
  await caret(paragraph(page, 0), 0);
  await page.keyboard.press('Control+z');
  await expect(story(page).locator('p')).toHaveText(['柳溪的船，柳溪的桥。', '又到柳溪。']);
  await context.close();
});

test('a picture has caption, credit and description, and text can be put above and below it', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('li', 'editor');
  await edit(page, '/yaowen/1001');
  const figure = story(page).locator('> figure').first();
  await expect(figure).toBeVisible();
  const caption = figure.locator('.caption');
  await caret(caption);
  await page.keyboard.insertText('（补记）');
  await foot(page).getByRole('button', { name: '图片说明' }).click();
  await dialog(page).getByLabel('替代文字').fill('渡口早上的船');
  await dialog(page).getByRole('button', { name: '确定' }).click();
  await choose(page, '插入', '前面加一段');
  await page.keyboard.insertText('图上面的一段。');
  await page.keyboard.press('Control+s');
  await saved(page);
  const blocks = await savedBlocks(page, 1001);
  const at = blocks.findIndex((block) => block.type === 'picture');
  expect(blocks[at]).toMatchObject({ picture: { alt: '渡口早上的船' } });
  expect(JSON.stringify(blocks[at]!['caption'])).toContain('（补记）');
  expect(JSON.stringify(blocks[at - 1])).toContain('图上面的一段。');
  await context.close();
});

test('the count says how long the story is', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('li', 'editor');
  await begin(page);
  await caret(story(page));
  await page.keyboard.type('渡口 ferry 开了，共 3 班。');
  await expect(foot(page).locator('.count')).toHaveText('8 字');
  await context.close();
});

test('a block is dragged by its handle to another place', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('li', 'editor');
  const article = await begin(page);
  await caret(story(page));
  for (const text of ['甲段', '乙段', '丙段']) {
    await page.keyboard.type(text);
    if (text !== '丙段') await page.keyboard.press('Enter');
  }
  await page.keyboard.press('Control+s');
  await saved(page);
  const before = await savedBlocks(page, article);
  await paragraph(page, 2).hover();
  const handle = page.locator('[data-handle]');
  await expect(handle).toBeVisible();
  await handle.dragTo(paragraph(page, 0), { targetPosition: { x: 20, y: 2 } });
  await expect(story(page).locator('p')).toHaveText(['丙段', '甲段', '乙段']);
  await page.keyboard.press('Control+s');
  await saved(page);
  expect((await savedBlocks(page, article)).map((block) => block.id)).toEqual([before[2]!.id, before[0]!.id, before[1]!.id]);
  await context.close();
});

test('a static page is written where it stands, and readers see it when it is published', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('zhou', 'chief');
  await edit(page, '/about/contact');
  await caret(paragraph(page, 0), 0);
  await page.keyboard.insertText('编辑部搬到了桥头。');
  await page.keyboard.press('Enter');
  await saved(page);
  expect((await asReader(newsroom, '/about/contact')).text).not.toContain('编辑部搬到了桥头。');
  await act(page, 'publish');
  await dialog(page).getByRole('button', { name: '发布' }).click();
  await expect(said(page)).toContainText('已发布');
  expect((await asReader(newsroom, '/about/contact')).text).toContain('编辑部搬到了桥头。');
  await context.close();
});

test('nothing of the tools stands in anyone’s way, light or dark, on a desk and on a phone', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('li', 'editor');
  await begin(page);
  await caret(story(page));
  await page.keyboard.type('渡口的船一早就开了。');
  await page.keyboard.press('Enter');
  await choose(page, '插入', '表格');
  await page.keyboard.press('Tab');
  for (const word of ['站', '早班', '晚班']) {
    await page.keyboard.type(word);
    await page.keyboard.press('Tab');
  }
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 844 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const violations = async (what: string) =>
        expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target)}`), `${what}, ${colorScheme}, ${width} px`).toEqual([]);
      await story(page).locator('th').first().click();
      await violations('in a table');
      await caret(paragraph(page, 0), 0, 3);
      await expect(page.getByRole('toolbar', { name: '文字工具' })).toBeVisible();
      await violations('over a selection');
      await foot(page).locator('summary', { hasText: '段落' }).click();
      await violations('a menu');
      await page.keyboard.press('Escape');
      await caret(paragraph(page, 0), 0, 3);
      await page.keyboard.press('Control+k');
      await expect(dialog(page)).toBeVisible();
      await violations('a link');
      await page.keyboard.press('Escape');
      await caret(paragraph(page, 0), 0, 3);
      await page.keyboard.press('Control+h');
      await expect(page.getByRole('search', { name: '查找替换' })).toBeVisible();
      await violations('find and replace');
      await page.keyboard.press('Escape');
    }
  }
  await context.close();
});

test('on a phone a finger puts the caret, text is mended, and every tool can be touched', async ({ newsroom, browser }) => {
  const li = await newsroom.person('li', 'editor');
  const phone = await browser.newContext({
    ...devices['Pixel 7'], locale: 'zh-CN', baseURL: newsroom.url, storageState: await li.context.storageState(), reducedMotion: 'reduce',
  });
  const page = await phone.newPage();
  await page.goto('/wenhua/1308');
  await page.locator('.editing-bar [data-do=edit]').tap();
  await expect(story(page)).toHaveAttribute('contenteditable', 'true');
  await paragraph(page, 0).tap();
  await caret(paragraph(page, 0), 0, 1);
  await page.keyboard.insertText('改');
  await saved(page);
  await expect(paragraph(page, 0)).toHaveText(/^改/);
  const small = await page.locator('.editing-blocks, .editing-bar').locator('button:visible, summary:visible').evaluateAll((buttons) =>
    buttons.map((button) => ({ name: button.textContent, height: button.getBoundingClientRect().height })).filter(({ height }) => height < 43.5));
  expect(small).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 'the page is wider than the phone').toBeLessThanOrEqual(0);
  await Promise.all([phone.close(), li.context.close()]);
});
