import { act, edit, expect, story, test, writable } from './newsroom';
import { STRAWBERRIES } from './site';

test('readers’ keys are silent while a page is edited, and nothing of an editor’s is kept', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('li', 'editor');
  await edit(page, STRAWBERRIES.address);
  // Outside of any field: a letter typed beside the text must do nothing to the page.
  await page.locator('.breadcrumb').click({ position: { x: 2, y: 2 } });
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  for (const key of ['l', '?', '+', 't']) await page.keyboard.press(key);
  await expect(page.locator('html')).not.toHaveAttribute('data-elder');
  await expect(page.locator('html')).not.toHaveAttribute('data-size');
  await expect(page.locator('dialog[open]')).toHaveCount(0);
  await writable(page);
  await act(page, 'edit');
  await expect(story(page)).not.toHaveAttribute('contenteditable');
  await page.keyboard.press('l');
  await expect(page.locator('html')).toHaveAttribute('data-elder');
  expect(await page.evaluate(() => navigator.serviceWorker.getRegistrations().then((all) => all.length))).toBe(0);
  await context.close();
});
