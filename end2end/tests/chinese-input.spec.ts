import type { CDPSession } from '@playwright/test';
import { begin, caret, edit, expect, saved, savedBlocks, state, story, test, title, type Page } from './newsroom';

/** Types pinyin letter by letter into a composition, as an input method does, and chooses the candidate. */
async function compose(input: CDPSession, pinyin: string, words: string) {
  for (let length = 1; length <= pinyin.length; length += 1) {
    const text = pinyin.slice(0, length);
    await input.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Process', code: '', windowsVirtualKeyCode: 229, nativeVirtualKeyCode: 229 });
    await input.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  }
  await input.send('Input.insertText', { text: words });
}

const lines = (page: Page) => story(page).locator('> *').allInnerTexts();

test.describe('Chinese is composed exactly', () => {
  const places: [string, (page: Page) => Promise<void>, RegExp][] = [
    ['at the start of a paragraph', (page) => caret(story(page).locator('> p').first(), 0), /^柳溪甲段/],
    ['after punctuation', async (page) => { await caret(story(page).locator('> p').first()); await page.keyboard.type('。'); }, /甲段。柳溪/],
    ['in a heading', async (page) => { await caret(story(page).locator('> p').first(), 0); await page.keyboard.type('# '); }, /柳溪甲段/],
    ['in an item of a list', async (page) => { await caret(story(page).locator('> p').first(), 0); await page.keyboard.type('- '); }, /柳溪甲段/],
    ['inside bold words', async (page) => {
      await caret(story(page).locator('> p').first(), 0, 2);
      await page.keyboard.press('Control+b');
      await caret(story(page).locator('strong').first(), 1);
    }, /甲柳溪段/],
    ['over a selection', (page) => caret(story(page).locator('> p').first(), 0, 2), /^柳溪$/],
  ];
  for (const [place, go, wanted] of places) {
    test(place, async ({ newsroom }) => {
      const { page, context } = await newsroom.person('li', 'editor');
      const article = await begin(page);
      await caret(story(page));
      await page.keyboard.type('甲段');
      await page.keyboard.press('Enter');
      await page.keyboard.type('乙段');
      await go(page);
      const before = await lines(page);
      await compose(await context.newCDPSession(page), 'liuxi', '柳溪');
      expect((await lines(page))[0]).toMatch(wanted);
      expect((await lines(page)).slice(1)).toEqual(['乙段']);
      await page.keyboard.press('Control+s');
      await saved(page);
      expect(JSON.stringify((await savedBlocks(page, article))[0])).toContain('柳溪');
      // One composition is one step.
      await page.keyboard.press('Control+z');
      expect(await lines(page)).toEqual(before);
      await context.close();
    });
  }
});

test('in a cell of a table', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('li', 'editor');
  const article = await begin(page);
  const input = await context.newCDPSession(page);
  await caret(story(page));
  const foot = page.getByRole('toolbar', { name: '段落工具' });
  await foot.locator('summary', { hasText: '插入' }).click();
  await foot.getByRole('button', { name: '表格', exact: true }).click();
  const cell = story(page).locator('td').nth(1);
  await cell.click();
  await compose(input, 'liuxi', '柳溪');
  await page.keyboard.press('Tab');
  await compose(input, 'qinglan', '青岚');
  await expect(cell).toHaveText('柳溪');
  await page.keyboard.press('Control+s');
  await saved(page);
  const [table] = await savedBlocks(page, article);
  expect((table!['rows'] as { text: object[] }[][])[1]!.map((cell) => cell.text)).toEqual([[], [{ text: '柳溪' }], [{ text: '青岚' }]]);
  await page.keyboard.press('Control+z');
  await expect(story(page)).not.toContainText('青岚');
  await expect(cell).toHaveText('柳溪');
  await context.close();
});

test('in a caption, and before and behind a picture', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('li', 'editor');
  await edit(page, '/yaowen/1001');
  const input = await context.newCDPSession(page);
  const figure = story(page).locator('> figure').first();
  await caret(figure.locator('.caption'), 0);
  await compose(input, 'tushang', '图上');
  await expect(figure.locator('.caption')).toHaveText(/^图上/);
  const paragraphs = () => story(page).locator('> p').allInnerTexts();
  const at = await figure.evaluate((element) => [...element.parentElement!.children].filter((child) => child.tagName === 'P' && (child.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING)).length);
  if (at > 0) {
    await caret(story(page).locator('> p').nth(at - 1));
    await compose(input, 'tuqian', '图前');
    expect((await paragraphs())[at - 1]).toMatch(/图前$/);
  }
  await caret(story(page).locator('> p').nth(at), 0);
  await compose(input, 'tuhou', '图后');
  expect((await paragraphs())[at]).toMatch(/^图后/);
  await page.keyboard.press('Control+s');
  await saved(page);
  await context.close();
});

test('saving waits for the end of a composition, and takes all of it', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('li', 'editor');
  const article = await begin(page);
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/api/save')) sent.push(request.postData() ?? '');
  });
  await caret(story(page));
  await page.keyboard.type('渡口');
  const input = await context.newCDPSession(page);
  for (const text of ['z', 'za', 'zao', 'zao b']) await input.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  // What was typed before is due now; the clock of the page says so, and nothing is sent while letters are composed.
  await page.keyboard.press('Control+s');
  await expect(state(page)).toHaveText('未保存');
  expect(sent).toEqual([]);
  await input.send('Input.insertText', { text: '早班' });
  await saved(page);
  expect(sent.join()).not.toContain('zao');
  expect(await savedBlocks(page, article)).toMatchObject([{ text: [{ text: '渡口早班' }] }]);
  await context.close();
});

test('a line composes, too, and the Enter that chooses a candidate ends nothing', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('li', 'editor');
  await begin(page);
  await title(page).click();
  const input = await context.newCDPSession(page);
  await compose(input, 'liuxi', '柳溪');
  await page.evaluate(() => document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229, bubbles: true, cancelable: true, isComposing: true })));
  await expect(title(page)).toBeFocused();
  await caret(story(page));
  for (const text of ['d', 'du', 'duk', 'dukou']) await input.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  await page.evaluate(() => document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229, bubbles: true, cancelable: true, isComposing: true })));
  await input.send('Input.insertText', { text: '渡口' });
  expect(await lines(page)).toEqual(['渡口']);
  await page.keyboard.press('Control+s');
  await saved(page);
  await expect(title(page)).toHaveText('柳溪');
  await context.close();
});
