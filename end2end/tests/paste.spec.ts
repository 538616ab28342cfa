import { readFileSync } from 'node:fs';
import path from 'node:path';
import { begin, caret, expect, paragraph, said, saved, savedBlocks, story, test, title, type Block, type Page } from './newsroom';

const fixture = (name: string) => readFileSync(path.join(__dirname, '../fixtures/paste', name), 'utf8');

/** Pastes where the caret is, as a program left it on the clipboard. */
async function paste(page: Page, kinds: Record<string, string>) {
  await page.evaluate((kinds) => {
    const data = new DataTransfer();
    for (const [kind, text] of Object.entries(kinds)) data.setData(kind, text);
    document.activeElement!.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, kinds);
}

const words = (block: Block | undefined) => JSON.stringify(block);

for (const file of ['word.html', 'wps.html', 'wechat.html', 'web-page.html', 'google-docs.html', 'excel.html']) {
  test(`a story from ${file} is pasted as blocks, said to be cleaned, and taken back by a button`, async ({ newsroom }) => {
    const { page, context } = await newsroom.person('li', 'editor');
    const article = await begin(page);
    await caret(story(page));
    await page.keyboard.type('原来的话。');
    await page.keyboard.press('Enter');
    await paste(page, { 'text/html': fixture(file), 'text/plain': 'not this' });
    await expect(said(page)).toContainText(/已清理 \d+ 项格式/);
    await page.keyboard.press('Control+s');
    await saved(page);
    const blocks = await savedBlocks(page, article);
    expect(blocks.length).toBeGreaterThan(1);
    expect(words(blocks[0])).toContain('原来的话。');
    const markup = await story(page).evaluate((element) => element.innerHTML);
    expect(markup).not.toMatch(/style=|mso-|Mso|file:|data:|<font|<span(?! class="(caption|credit))|<script|<o:p/i);
    // What stands on the page is what a reader would get of it.
    const expected = fixture(file.replace('.html', '.expected.html')).split('\n').slice(1).join('');
    const plain = (html: string) => page.evaluate((html) => {
      const { body } = new DOMParser().parseFromString(html, 'text/html');
      // Pictures of sites that are not there become links, sooner or later: `pictures-pasted` is about them.
      for (const link of body.querySelectorAll('a')) {
        if (!link.textContent?.startsWith('图片：')) continue;
        if (link.nextSibling?.textContent?.startsWith('：')) link.nextSibling.textContent = link.nextSibling.textContent.slice(1);
        link.remove();
      }
      return (body.textContent ?? '').replace(/\s+/g, '');
    }, html);
    expect((await plain(markup)).replace('原来的话。', '')).toBe(await plain(expected));
    await said(page).getByRole('button', { name: '撤销' }).click();
    await expect(story(page).locator('> *').first()).toHaveText('原来的话。');
    expect((await story(page).innerText()).trim()).toBe('原来的话。');
    await context.close();
  });
}

test('plain text becomes paragraphs, without the spaces it is indented by', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('li', 'editor');
  const article = await begin(page);
  await caret(story(page));
  await paste(page, { 'text/plain': '\u3000\u3000第一段。\r\n\r\n\u3000\u3000第二段 ferry line。' });
  await page.keyboard.press('Control+s');
  await saved(page);
  expect(await savedBlocks(page, article)).toMatchObject([{ type: 'paragraph', text: [{ text: '第一段。' }] }, { type: 'paragraph', text: [{ text: '第二段 ferry line。' }] }]);
  await context.close();
});

test('an address pasted over words links them; an unsafe one is words', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('li', 'editor');
  const article = await begin(page);
  await caret(story(page));
  await page.keyboard.type('渡口官网');
  await caret(paragraph(page, 0), 2, 4);
  await paste(page, { 'text/plain': 'https://example.org/chuan' });
  await caret(paragraph(page, 0), 0, 2);
  await paste(page, { 'text/plain': 'javascript:alert(1)' });
  await page.keyboard.press('Control+s');
  await saved(page);
  expect(await savedBlocks(page, article)).toMatchObject([{ text: [{ text: 'javascript:alert(1)' }, { text: '官网', link: 'https://example.org/chuan' }] }]);
  await context.close();
});

test('where one text has room, what is pasted becomes one; a line takes one line', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('li', 'editor');
  const article = await begin(page);
  await caret(story(page));
  await page.keyboard.type('- 甲');
  await paste(page, { 'text/html': '<p><b>乙</b></p><p>丙</p>', 'text/plain': '乙\n丙' });
  await title(page).click();
  await paste(page, { 'text/plain': '早班\n船' });
  await page.keyboard.press('Control+s');
  await saved(page);
  expect(await savedBlocks(page, article)).toMatchObject([{ type: 'list', items: [{ text: [{ text: '甲' }, { text: '乙', bold: true }, { text: '\n丙' }] }] }]);
  await expect(title(page)).toHaveText('早班 船');
  await context.close();
});

test('what is copied in the story keeps its blocks, under names of their own', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('li', 'editor');
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const article = await begin(page);
  await caret(story(page));
  await page.keyboard.type('# 小标题');
  await page.keyboard.press('Enter');
  await page.keyboard.type('> 引文');
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+c');
  await caret(story(page).locator('blockquote > p'));
  await page.keyboard.press('Control+Enter');
  await page.keyboard.press('Control+v');
  await page.keyboard.press('Control+s');
  await saved(page);
  const blocks = await savedBlocks(page, article);
  expect(blocks.map((block) => block.type)).toEqual(['heading', 'quote', 'heading', 'quote']);
  expect(new Set(blocks.map((block) => block.id)).size).toBe(4);
  await context.close();
});
