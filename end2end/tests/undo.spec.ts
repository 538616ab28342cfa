import { begin, caret, dialog, edit, expect, paragraph, said, saved, savedBlocks, savedDraft, story, test, title, typeInto, writable, type Page } from './newsroom';

const undo = (page: Page) => page.keyboard.press('Control+z');
const redo = (page: Page) => page.keyboard.press('Control+Shift+z');

test('there is one way back for title, panel and story, in the order things were done', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('li', 'editor');
  await begin(page);
  await title(page).click();
  await page.keyboard.insertText('早班船');
  await caret(story(page));
  await page.keyboard.insertText('船开了。');
  await page.keyboard.press('Enter');
  await page.keyboard.insertText('人到齐了。');
  await title(page).click();
  await page.keyboard.press('End');
  await page.keyboard.insertText('今起加开');
  await expect(title(page)).toHaveText('早班船今起加开');
  await undo(page);
  await expect(title(page)).toHaveText('早班船');
  await expect(story(page).locator('p')).toHaveText(['船开了。', '人到齐了。']);
  // Typing and Enter without a pause are one step or several: all of it goes before the title does.
  for (let step = 0; step < 4 && (await title(page).innerText()) !== ''; step += 1) {
    const before = [await title(page).innerText(), await story(page).innerText()];
    await undo(page);
    expect([await title(page).innerText(), await story(page).innerText()]).not.toEqual(before);
    if ((await title(page).innerText()) === '') expect((await story(page).innerText()).trim()).toBe('');
  }
  await expect(title(page)).toHaveText('');
  await undo(page);
  await expect(said(page)).toContainText('没有可以撤销的了');
  for (let step = 0; step < 6; step += 1) await redo(page);
  await expect(title(page)).toHaveText('早班船今起加开');
  await expect(story(page).locator('p')).toHaveText(['船开了。', '人到齐了。']);
  await context.close();
});

test('the way back survives saving and a reload', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('li', 'editor');
  const article = await begin(page);
  await caret(story(page));
  await page.keyboard.insertText('第一句。');
  await page.keyboard.press('Control+s');
  await saved(page);
  await caret(paragraph(page, 0), 0, 2);
  await page.keyboard.press('Control+b');
  await page.keyboard.press('Control+s');
  await saved(page);
  await expect.poll(() => undoSteps(page)).toBe(2);
  await page.reload();
  await writable(page);
  await expect(story(page).locator('strong')).toHaveText('第一');
  await caret(paragraph(page, 0));
  await undo(page);
  await expect(story(page).locator('strong')).toHaveCount(0);
  await expect(paragraph(page, 0)).toHaveText('第一句。');
  await undo(page);
  await expect(story(page)).toHaveText('');
  await redo(page);
  await page.keyboard.press('Control+s');
  await saved(page);
  expect(await savedBlocks(page, article)).toMatchObject([{ text: [{ text: '第一句。' }] }]);
  await context.close();
});

test('what somebody else wrote since is never taken back', async ({ newsroom }) => {
  const li = await newsroom.person('li', 'editor');
  const wang = await newsroom.person('wang', 'editor');
  await edit(li.page, '/wenhua/1305');
  await edit(wang.page, '/wenhua/1305');
  await typeInto(li.page, paragraph(li.page, 0), '李写的。');
  await saved(li.page);
  await typeInto(wang.page, paragraph(wang.page, 1), '王写的。');
  await saved(wang.page);
  await expect(paragraph(wang.page, 0)).toContainText('李写的。');
  await caret(paragraph(wang.page, 1));
  await undo(wang.page);
  await expect(paragraph(wang.page, 1)).not.toContainText('王写的。');
  await expect(paragraph(wang.page, 0)).toContainText('李写的。');
  await undo(wang.page);
  await expect(paragraph(wang.page, 0)).toContainText('李写的。');
  await wang.page.keyboard.press('Control+s');
  await saved(wang.page);
  expect(JSON.stringify((await savedDraft(wang.page, 1305)).manuscript.body)).toContain('李写的。');
  await expect(dialog(wang.page)).toHaveCount(0);
  await Promise.all([li.context.close(), wang.context.close()]);
});

/** Steps of the way back that are on this computer. */
const undoSteps = (page: Page) => page.evaluate(() => new Promise<number>((resolve) => {
  const asked = indexedDB.open('masthead');
  asked.onsuccess = () => {
    const all = asked.result.transaction('undo').objectStore('undo').getAll();
    all.onsuccess = () => resolve(Math.max(0, ...(all.result as { back: unknown[] }[]).map((kept) => kept.back.length)));
  };
}));
