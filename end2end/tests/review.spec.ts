import { act, begin, caret, dialog, edit, expect, paragraph, saved, story, test, title, typeInto } from './newsroom';

test('text checks lead to the place', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('li', 'editor');
  await begin(page);
  await title(page).click();
  await page.keyboard.insertText('早班船');
  await caret(story(page));
  await page.keyboard.type('第一段没有问题。');
  await page.keyboard.press('Enter');
  await page.keyboard.type('渡口的船,今天开了。');
  await page.keyboard.press('Control+s');
  await saved(page);
  await act(page, 'check');
  const remark = dialog(page).locator('.remarks li', { has: page.locator('mark', { hasText: ',' }) });
  await expect(remark).toHaveCount(1);
  await remark.getByRole('button').click();
  await expect(dialog(page)).toHaveCount(0);
  expect(await page.evaluate(() => getSelection()!.toString())).toBe(',');
  await page.keyboard.insertText('，');
  await expect(paragraph(page, 1)).toHaveText('渡口的船，今天开了。');
  await act(page, 'check');
  await expect(dialog(page)).toContainText('来源');
  await expect(dialog(page).locator('mark', { hasText: ',' })).toHaveCount(0);
  await context.close();
});

test('the history shows on the page what a revision changed, and brings it back', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('li', 'editor');
  await edit(page, '/wenhua/1307');
  const before = await paragraph(page, 0).innerText();
  await caret(paragraph(page, 0), 0, 2);
  await page.keyboard.insertText('改过的');
  await typeInto(page, title(page), '（改）');
  await saved(page);
  await act(page, 'history');
  await dialog(page).locator('[data-difference=before]').first().click();
  const page_ = page.locator('.comparison');
  await expect(page_.locator('h1 ins')).toHaveText('（改）');
  await expect(page_.locator('.prose ins').first()).toContainText('改过');
  await expect(page_.locator('.prose del').first()).toBeVisible();
  await act(page, 'history');
  await dialog(page).locator('li').last().getByRole('button', { name: '恢复这一版' }).click();
  await act(page, 'edit');
  await expect(paragraph(page, 0)).toHaveText(before);
  await context.close();
});
