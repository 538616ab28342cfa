// Files that are no pictures, or that nobody can read: each is refused with a sentence, and the text stays what it was.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { act, begin, caret, dialog, expect, paragraph, said, saved, savedBlocks, story, test, title, type Page } from './newsroom';
import { arriving, drop, figures, photograph, publishNew, type Photograph } from './photographs';

const FIRST = '.article .prose > p';
const jpeg = readFileSync(join(__dirname, '../../demo/pictures/kites.jpg'));
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>';
const file = (name: string, type: string, content: Buffer | string): Photograph => ({ name, type, content: Buffer.from(content) });

/** What comes, and what is said of it. */
const AT_THE_SERVER: [string, Photograph, RegExp][] = [
  ['a text that is called a picture', file('稿子.jpg', 'image/jpeg', '这是一段文字，不是图片。'), /没有传成：这不是能收的图片/],
  ['a drawing that is called a picture', file('图标.png', 'image/png', SVG), /没有传成：SVG、网页和 PDF 里可能带有程序/],
  ['half of a photograph', file('半张.jpg', 'image/jpeg', jpeg.subarray(0, jpeg.length / 2)), /没有传成：图片损坏或不完整/],
  ['nothing at all', file('空.jpg', 'image/jpeg', ''), /没有传成：文件是空的/],
];

async function written(page: Page): Promise<number> {
  const article = await begin(page);
  await title(page).click();
  await page.keyboard.insertText('不该坏的稿子');
  await caret(story(page));
  await page.keyboard.insertText('第一段。');
  await page.keyboard.press('Enter');
  await page.keyboard.insertText('第二段。');
  await page.keyboard.press('Control+s');
  await saved(page);
  return article;
}

for (const [what, sent, sentence] of AT_THE_SERVER) {
  test(`${what} is refused in its place, and the text stays as it was`, async ({ newsroom }) => {
    const { page, context } = await newsroom.person('li', 'editor');
    const article = await written(page);
    const before = await savedBlocks(page, article);
    await drop(page, FIRST, sent);
    await expect(arriving(page)).toContainText(sentence);
    // Nothing is published that somebody still has to decide on.
    await act(page, 'publish');
    await expect(said(page)).toContainText('有 1 张图片没有传成');
    await expect(dialog(page)).toHaveCount(0);
    await arriving(page).getByRole('button', { name: '取消' }).click();
    await expect(story(page).locator('> *')).toHaveText(['第一段。', '第二段。']);
    expect(await savedBlocks(page, article)).toEqual(before);
    await page.goto(`/desk/pictures?q=${encodeURIComponent(sent.name)}`);
    await expect(page.locator('.desk-empty')).toHaveText('没有这样的图片。');
    await context.close();
  });
}

test('a drawing with programs in it does not even leave the computer', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('li', 'editor');
  const article = await written(page);
  const before = await savedBlocks(page, article);
  const asked: string[] = [];
  page.on('request', (request) => request.method() === 'POST' && asked.push(new URL(request.url()).pathname));
  await drop(page, FIRST, file('图标.svg', 'image/svg+xml', SVG));
  await expect(said(page)).toContainText('“图标.svg”不是图片，没有放进来。');
  await expect(figures(page)).toHaveCount(0);
  expect(asked).not.toContain('/desk/pictures');
  expect(await savedBlocks(page, article)).toEqual(before);
  await context.close();
});

test('one bad file among good ones keeps nobody from anything', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('zhou', 'chief');
  await written(page);
  await drop(page, FIRST, photograph('好一.png'), file('坏.jpg', 'image/jpeg', 'no picture'), photograph('好二.png'));
  await expect(figures(page)).toHaveCount(3);
  await expect(arriving(page)).toHaveCount(1);
  await expect(arriving(page)).toContainText('没有传成');
  // Who takes it out of the text with the keyboard has decided, too.
  await figures(page).nth(1).locator('img').click();
  await page.keyboard.press('Delete');
  await expect(figures(page)).toHaveCount(2);
  await publishNew(page);
  await expect(page.locator('.prose figure img')).toHaveCount(2);
  await expect(page.locator('.prose > p')).toHaveText(['第一段。', '第二段。']);
  await context.close();
});

test('who takes a refused picture back can publish', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('zhou', 'chief');
  await written(page);
  await drop(page, FIRST, file('坏.jpg', 'image/jpeg', 'no picture'));
  await expect(arriving(page)).toContainText('没有传成');
  await caret(paragraph(page, 0));
  await page.keyboard.press('Control+z');
  await expect(figures(page)).toHaveCount(0);
  await publishNew(page);
  await expect(page.locator('.prose > *')).toHaveText(['第一段。', '第二段。']);
  await context.close();
});

test('the library’s own form refuses in the page, in words', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('li', 'editor');
  await page.goto('/desk/pictures');
  await page.getByLabel('上传图片').setInputFiles({ name: '图标.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(SVG) });
  await page.getByRole('button', { name: '上传', exact: true }).click();
  await expect(page.locator('main')).toContainText('SVG、网页和 PDF 里可能带有程序，不能当图片收');
  await expect(page.getByLabel('上传图片')).toBeVisible();
  await context.close();
});
