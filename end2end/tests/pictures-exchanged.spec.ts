// Another picture in the place of one, and another part of it in sight: covers, figures of a story, focal points.

import { act, begin, caret, dialog, expect, said, saved, savedBlocks, savedDraft, state, story, test, title, type Newsroom, type Page } from './newsroom';
import { arriving, drop, figures, foot, fromDevice, photograph, publishAgain, publishNew, readersPage, savedPictures, there, words } from './photographs';

const cover = (page: Page) => page.locator('[data-panel] [data-cover]');
const covered = async (page: Page, article: number) => ((await savedDraft(page, article)).manuscript as unknown as { cover: string }).cover;
const stem = (file: string) => file.replace(/\..*$/, '');

/** A published article with a picture that is its cover, too. */
async function published(page: Page, heading: string): Promise<{ article: number; address: string; file: string }> {
  const article = await begin(page);
  await title(page).click();
  await page.keyboard.insertText(heading);
  await caret(story(page));
  await page.keyboard.insertText('正文一段。');
  await drop(page, '.article .prose > p', photograph(`${heading}.png`));
  await expect(there(page)).toHaveCount(1);
  await act(page, 'panel');
  await cover(page).getByRole('button', { name: '用正文首图' }).click();
  await expect(cover(page).locator('img')).toBeVisible();
  const [picture] = await savedPictures(page, article);
  const address = await publishNew(page);
  return { article, address, file: picture!.picture.file };
}

/** The picture beside a title in the channel's list, as readers see it. */
async function inList(newsroom: Newsroom, page: Page, heading: string) {
  const visit = await readersPage(newsroom, page, '/liuxi');
  const image = visit.reader.locator('.card', { hasText: heading }).first().locator('img');
  await expect(image).toBeVisible();
  const found = { src: (await image.getAttribute('src'))!, place: await image.evaluate((image) => getComputedStyle(image).objectPosition) };
  await visit.context.close();
  return found;
}

test('a cover is exchanged for another, and readers of the list see the new one', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('zhou', 'chief');
  const { article, address, file } = await published(page, '换封面的稿子');
  expect((await inList(newsroom, page, '换封面的稿子')).src).toContain(stem(file));
  await page.goto(address);
  await act(page, 'edit');
  await act(page, 'panel');
  await cover(page).getByRole('button', { name: '选封面' }).click();
  await fromDevice(page, photograph('新封面.png'));
  await expect.poll(() => cover(page).locator('img').getAttribute('src')).not.toContain(stem(file));
  await saved(page);
  const after = await covered(page, article);
  expect(after).not.toBe(file);
  expect((await inList(newsroom, page, '换封面的稿子')).src, 'before it is published').toContain(stem(file));
  await publishAgain(page);
  expect((await inList(newsroom, page, '换封面的稿子')).src).toContain(stem(after));
  // The story still shows its own.
  await expect(story(page).locator('figure img')).toHaveAttribute('src', `/media/${file}`);
  await context.close();
});

test('a cover that is no picture is refused in the panel, and the old one stays', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('zhou', 'chief');
  const { article, address, file } = await published(page, '封面没坏的稿子');
  await page.goto(address);
  await act(page, 'edit');
  await act(page, 'panel');
  await cover(page).getByRole('button', { name: '选封面' }).click();
  await fromDevice(page, { name: '假.jpg', type: 'image/jpeg', content: Buffer.from('no picture') });
  await expect(cover(page).getByRole('status')).toContainText('没有传成：这不是能收的图片');
  await expect(cover(page).locator('img')).toHaveAttribute('src', `/media/${file}`);
  expect(await covered(page, article)).toBe(file);
  await context.close();
});

test('a picture of the story is exchanged: caption, credit and layout stay, and readers see the new one', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('zhou', 'chief');
  const { article, address, file } = await published(page, '换图的稿子');
  await page.goto(address);
  await act(page, 'edit');
  await expect(story(page)).toHaveAttribute('contenteditable', 'true');
  await figures(page).locator('.caption').click();
  await page.keyboard.insertText('图上的人');
  await figures(page).locator('.credit').click();
  await page.keyboard.insertText('周记者');
  await foot(page).locator('summary', { hasText: '版式' }).click();
  await foot(page).getByRole('button', { name: '居右绕排' }).click();
  await foot(page).getByRole('button', { name: '换图', exact: true }).click();
  await fromDevice(page, photograph('另一张.png'));
  await expect(figures(page).locator('img')).not.toHaveAttribute('src', `/media/${file}`);
  await expect(arriving(page)).toHaveCount(0);
  const [after] = await savedPictures(page, article);
  expect(after!.picture.file).not.toBe(file);
  expect([words(after!), after!.credit, after!.layout]).toEqual(['图上的人', '周记者', 'right']);
  await publishAgain(page);
  const visit = await readersPage(newsroom, page, address);
  const figure = visit.reader.locator('.prose figure');
  await expect(figure.locator('figcaption')).toHaveText('图上的人 周记者');
  await expect(figure.locator('img')).toHaveAttribute('src', `/media/${after!.picture.file}`);
  await expect(figure).toHaveClass(/right/);
  await visit.context.close();
  await context.close();
});

test('an exchange is one step: it is taken back and done again', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('li', 'editor');
  const article = await begin(page);
  await caret(story(page));
  await page.keyboard.insertText('一段。');
  await drop(page, '.article .prose > p', photograph('旧.png'));
  await expect(there(page)).toHaveCount(1);
  await figures(page).locator('.caption').click();
  await page.keyboard.insertText('说明不动');
  const [before] = await savedPictures(page, article);
  await foot(page).getByRole('button', { name: '换图', exact: true }).click();
  await fromDevice(page, photograph('新.png'));
  await expect(figures(page).locator('img')).not.toHaveAttribute('src', `/media/${before!.picture.file}`);
  await expect(arriving(page)).toHaveCount(0);
  const [exchanged] = await savedPictures(page, article);
  await page.keyboard.press('Control+z');
  await expect(figures(page).locator('img')).toHaveAttribute('src', `/media/${before!.picture.file}`);
  await expect(figures(page).locator('.caption')).toHaveText('说明不动');
  await page.keyboard.press('Control+Shift+z');
  await expect(figures(page).locator('img')).toHaveAttribute('src', `/media/${exchanged!.picture.file}`);
  await expect(state(page)).not.toContainText('未保存');
  expect((await savedBlocks(page, article)).filter(({ type }) => type === 'picture')).toEqual([exchanged]);
  await context.close();
});

test('the focal point is moved, and what lists cut out of the picture follows it', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('zhou', 'chief');
  const { address } = await published(page, '焦点在角上的稿子');
  const before = await inList(newsroom, page, '焦点在角上的稿子');
  await page.goto(address);
  await act(page, 'edit');
  await expect(story(page)).toHaveAttribute('contenteditable', 'true');
  await figures(page).locator('.caption').click();
  await foot(page).getByRole('button', { name: '焦点' }).click();
  const image = dialog(page).locator('.focal img');
  await expect.poll(() => image.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  const box = (await image.boundingBox())!;
  await page.mouse.click(box.x + box.width * 0.9, box.y + box.height * 0.1);
  await expect(dialog(page).getByLabel('距左（%）')).toHaveValue('90');
  await expect(dialog(page).getByLabel('距上（%）')).toHaveValue('10');
  await dialog(page).locator('button[value=go]').click();
  await expect(dialog(page)).toHaveCount(0);
  await expect(said(page)).toContainText('焦点已保存');
  await expect.poll(async () => (await inList(newsroom, page, '焦点在角上的稿子')).place).toBe('90% 10%');
  expect(before.place).not.toBe('90% 10%');
  await context.close();
});
