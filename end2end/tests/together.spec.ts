import { act, caret, deaf, dialog, edit, expect, paragraph, said, saved, story, test, title, typeInto, type Page } from './newsroom';

const here = (page: Page) => page.locator('.editing-bar [data-here]');
const ADDRESS = '/wenhua/1301';

test('two editors of one article see each other, where the other is, and what is saved there', async ({ newsroom }) => {
  const li = await newsroom.person('li', 'editor');
  const wang = await newsroom.person('wang', 'editor');
  await edit(li.page, ADDRESS);
  await expect(here(li.page)).toBeHidden();
  await edit(wang.page, ADDRESS);
  await expect(here(li.page)).toHaveText('同时在编辑：wang');
  await expect(here(wang.page)).toHaveText('同时在编辑：li');
  await caret(paragraph(wang.page, 1));
  await expect(paragraph(li.page, 1)).toHaveAttribute('data-other', 'wang');
  await wang.page.keyboard.insertText('王在写。');
  await expect(here(li.page)).toContainText('有未保存的改动');
  await saved(wang.page);
  await expect(paragraph(li.page, 1)).toContainText('王在写。');
  await expect(said(li.page)).toContainText('wang');
  await expect(here(li.page)).toHaveText('同时在编辑：wang');
  await wang.page.goto('/about/contact');
  await expect(here(li.page)).toBeHidden();
  await Promise.all([li.context.close(), wang.context.close()]);
});

test('what somebody else writes moves neither the caret nor what is composed', async ({ newsroom }) => {
  const li = await newsroom.person('li', 'editor');
  const wang = await newsroom.person('wang', 'editor');
  await edit(li.page, '/wenhua/1302');
  await edit(wang.page, '/wenhua/1302');
  await caret(paragraph(li.page, 1), 2);
  const input = await li.context.newCDPSession(li.page);
  for (const text of ['d', 'du', 'duk']) await input.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  await caret(paragraph(wang.page, 0), 0);
  await wang.page.keyboard.insertText('王插在前面的一段。');
  await wang.page.keyboard.press('Enter');
  await saved(wang.page);
  await input.send('Input.insertText', { text: '渡口' });
  await expect(story(li.page)).toContainText('王插在前面的一段。');
  await li.page.keyboard.insertText('接着写');
  const text = await paragraph(li.page, 2).innerText();
  expect(text.slice(2, 7)).toBe('渡口接着写');
  await saved(li.page);
  await expect(dialog(li.page)).toHaveCount(0);
  await Promise.all([li.context.close(), wang.context.close()]);
});

test('a publication by somebody else is told at once', async ({ newsroom }) => {
  const li = await newsroom.person('li', 'editor');
  const zhou = await newsroom.person('zhou', 'chief');
  await edit(li.page, '/wenhua/1303');
  await edit(zhou.page, '/wenhua/1303');
  await typeInto(zhou.page, title(zhou.page), '（周定）');
  await saved(zhou.page);
  await act(zhou.page, 'publish');
  await dialog(zhou.page).getByRole('button', { name: '发布' }).click();
  await expect(said(zhou.page)).toContainText('已发布');
  await expect(said(li.page)).toHaveText('zhou发布了这篇稿件。');
  await expect(title(li.page)).toContainText('（周定）');
  await Promise.all([li.context.close(), zhou.context.close()]);
});

test('a paragraph that two have written is settled by whoever saves last, and nothing of either is lost', async ({ newsroom }) => {
  const li = await newsroom.person('li', 'editor');
  const wang = await newsroom.person('wang', 'editor');
  await deaf(wang.page);
  for (const { page } of [li, wang]) await edit(page, '/wenhua/1304');
  await typeInto(li.page, paragraph(li.page, 0), '李写的。');
  await saved(li.page);
  await typeInto(wang.page, paragraph(wang.page, 0), '王写的。');
  await expect(dialog(wang.page)).toContainText('同一处有两种写法');
  await expect(dialog(wang.page).locator('.mine ins')).toHaveText('王');
  await expect(dialog(wang.page).locator('.theirs ins')).toHaveText('李');
  await dialog(wang.page).getByRole('button', { name: '两者都留' }).click();
  await saved(wang.page);
  await expect(paragraph(wang.page, 0)).toContainText('李写的。');
  await expect(paragraph(wang.page, 1)).toContainText('王写的。');
  await expect(paragraph(li.page, 1)).toContainText('王写的。');
  await Promise.all([li.context.close(), wang.context.close()]);
});

test('whoever signs out with changes that are on this computer alone is asked, and nothing of them stays', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('sun', 'editor');
  await edit(page, '/wenhua/1306');
  // The server cannot be reached for saving, but is there for all else.
  await page.route('**/api/save', (route) => route.abort());
  await typeInto(page, title(page), '（只在这里）');
  await expect(page.locator('[data-state]').first()).toContainText('离线');
  await page.getByRole('button', { name: '退出' }).click();
  await expect(dialog(page)).toContainText('还有没存到服务器的改动');
  await dialog(page).getByRole('button', { name: '留下' }).click();
  await expect(title(page)).toContainText('（只在这里）');
  await page.getByRole('button', { name: '退出' }).click();
  await dialog(page).getByRole('button', { name: '清除并退出' }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/wenhua'));
  const kept = await page.evaluate(() => new Promise<number>((resolve) => {
    const asked = indexedDB.open('masthead');
    asked.onsuccess = () => {
      const count = asked.result.transaction('journal').objectStore('journal').count();
      count.onsuccess = () => resolve(count.result);
    };
  }));
  expect(kept).toBe(0);
  await context.close();
});
