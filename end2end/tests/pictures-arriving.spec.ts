// Pictures on their way into a text, while somebody goes on writing it.

import { act, begin, caret, dialog, expect, paragraph, said, saved, savedBlocks, state, story, test, title } from './newsroom';
import { arriving, atTheDoor, drop, figures, foot, fromDevice, photograph, readersPage, savedPictures, SENT, there, words } from './photographs';
import { expectAllPicturesDrawn } from './support';

const FIRST = '.article .prose > p';

test('three pictures come into a text that is being typed, through a lost network, and readers see all of them', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('zhou', 'chief');
  const article = await begin(page);
  await title(page).click();
  await page.keyboard.insertText('河边三景');
  await caret(story(page));
  await page.keyboard.insertText('开头一段。');
  await page.keyboard.press('Enter');
  await page.keyboard.insertText('河边');
  await saved(page);
  const door = await atTheDoor(page);
  await drop(page, FIRST, photograph('渡口.png'), photograph('稻田.png'), photograph('老桥.png'));
  await expect(figures(page)).toHaveCount(3);
  await expect(arriving(page).nth(0)).toContainText('正在上传');
  await expect(arriving(page).nth(2)).toContainText('排队中');

  // One of them arrives in the middle of a word.
  await caret(paragraph(page, 1));
  const input = await context.newCDPSession(page);
  for (const text of ['l', 'li', 'liu', 'liu s', 'liu shu']) await input.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  await expect.poll(door.count).toBe(2);
  const answered = page.waitForResponse(SENT);
  door.one();
  expect((await answered).status()).toBe(200);
  await input.send('Input.insertText', { text: '柳树' });
  await expect(there(page)).toHaveCount(1);
  await expect(paragraph(page, 1)).toHaveText('河边柳树');

  // The network goes while the others are on their way; writing goes on.
  await context.setOffline(true);
  door.lose();
  await expect(arriving(page)).toHaveText([/网络断了/, /网络断了/]);
  await figures(page).nth(1).locator('.caption').click();
  await page.keyboard.insertText('稻子黄了');
  await figures(page).nth(1).locator('.credit').click();
  await page.keyboard.insertText('周记者');
  await caret(paragraph(page, 1));
  await page.keyboard.insertText('，断网时也在写。');
  await expect(state(page)).toContainText('离线');
  await act(page, 'publish');
  await expect(said(page)).toContainText('正在等图片传完');
  await expect(dialog(page)).toHaveCount(0);

  door.open();
  await context.setOffline(false);
  await dialog(page).getByRole('button', { name: '发布' }).click();
  await page.waitForURL(/\/liuxi\/\d+$/);
  const pictures = (await savedBlocks(page, article)).flatMap((block) => (block.type === 'picture' ? [block as never] : []));
  expect(pictures.map(words)).toEqual(['', '稻子黄了', '']);

  const visit = await readersPage(newsroom, page, new URL(page.url()).pathname);
  const shown = visit.reader.locator('.prose figure img');
  await expect(shown).toHaveCount(3);
  await expectAllPicturesDrawn(visit.reader);
  expect(new Set(await shown.evaluateAll((all) => all.map((image) => image.getAttribute('src')))).size).toBe(3);
  await expect(visit.reader.locator('.prose > *')).toHaveText(['开头一段。', '', '稻子黄了 周记者', '', '河边柳树，断网时也在写。']);
  await Promise.all([visit.context.close(), context.close()]);
});

test('a picture on its way can be given up, and one that waits for the network can be sent at once', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('li', 'editor');
  const article = await begin(page);
  await caret(story(page));
  await page.keyboard.insertText('只要两张。');
  const door = await atTheDoor(page);
  await drop(page, FIRST, photograph('不要.png'), photograph('要一.png'), photograph('要二.png'));
  await expect(arriving(page).nth(2)).toContainText('排队中');
  await arriving(page).nth(0).getByRole('button', { name: '取消' }).click();
  await expect(figures(page)).toHaveCount(2);
  await expect(arriving(page)).toHaveText([/正在上传/, /正在上传/]);
  await context.setOffline(true);
  door.lose();
  await expect(arriving(page)).toHaveText([/网络断了/, /网络断了/]);
  await page.route(SENT, (route) => route.continue());
  await context.setOffline(false);
  await expect(there(page)).toHaveCount(2);
  expect(await savedPictures(page, article)).toHaveLength(2);
  await expect(story(page).locator('> p')).toHaveText(['只要两张。']);
  await context.close();
});

test('a picture that the network kept back is sent again by its own button', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('li', 'editor');
  await begin(page);
  await caret(story(page));
  await page.keyboard.insertText('一段。');
  // Time stands still: nothing is tried again by itself.
  await page.clock.install();
  await page.route(SENT, (route) => route.abort('internetdisconnected'));
  await drop(page, FIRST, photograph('再试.png'));
  await expect(arriving(page)).toContainText('网络断了');
  await page.unroute(SENT);
  await arriving(page).getByRole('button', { name: '重试' }).click();
  await expect(there(page)).toHaveCount(1);
  await expect(arriving(page)).toHaveCount(0);
  await context.close();
});

test('what was put in at once is taken back at once, on its way or there, and comes back as it was', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('li', 'editor');
  const article = await begin(page);
  await caret(story(page));
  await page.keyboard.insertText('前面。');
  await saved(page);
  const door = await atTheDoor(page);
  await drop(page, FIRST, photograph('甲.png'), photograph('乙.png'));
  await expect(figures(page)).toHaveCount(2);
  await caret(paragraph(page, 0));
  await page.keyboard.press('Control+z');
  await expect(figures(page)).toHaveCount(0);
  await expect(paragraph(page, 0)).toHaveText('前面。');
  // They arrive while they are nowhere, and are there when they are wanted again.
  door.open();
  await expect(said(page)).toContainText('图片已存入图库');
  await page.keyboard.press('Control+Shift+z');
  await expect(there(page)).toHaveCount(2);
  await expect(arriving(page)).toHaveCount(0);
  const before = await savedPictures(page, article);
  expect(before).toHaveLength(2);
  await page.keyboard.press('Control+z');
  await expect(figures(page)).toHaveCount(0);
  await page.keyboard.press('Control+Shift+z');
  await expect(there(page)).toHaveCount(2);
  expect((await savedBlocks(page, article)).filter(({ type }) => type === 'picture')).toEqual(before);
  await context.close();
});

test('nothing of the text moves when its pictures arrive', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('li', 'editor');
  await begin(page);
  await caret(story(page));
  await page.keyboard.insertText('图上。');
  await page.keyboard.press('Enter');
  await page.keyboard.insertText('图下。');
  const door = await atTheDoor(page);
  await drop(page, FIRST, photograph('横.png'), photograph('竖.png', { width: 210, height: 280 }));
  const images = figures(page).locator('img');
  const drawn = () => images.evaluateAll((all) => (all as HTMLImageElement[]).every((image) => image.complete && image.naturalWidth > 0));
  await expect.poll(drawn).toBe(true);
  const place = () => paragraph(page, 1).evaluate((below) => below.getBoundingClientRect().top + scrollY);
  const before = await place();
  door.open();
  await expect(there(page)).toHaveCount(2);
  expect(Math.abs((await place()) - before), 'before the files of the library have come').toBeLessThanOrEqual(1);
  await expect.poll(drawn).toBe(true);
  expect(Math.abs((await place()) - before)).toBeLessThanOrEqual(1);
  await context.close();
});

test('a picture of a phone’s camera comes in by the button, and says how far it is', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('li', 'editor');
  const article = await begin(page);
  await caret(story(page));
  await page.keyboard.insertText('现场。');
  await page.setViewportSize({ width: 390, height: 844 });
  const door = await atTheDoor(page);
  await foot(page).getByRole('button', { name: '图片', exact: true }).click();
  await fromDevice(page, photograph('IMG_0001.png'));
  await expect(arriving(page).getByRole('progressbar')).toHaveAccessibleName('正在上传');
  await expect(arriving(page).getByRole('status')).toContainText('正在上传');
  // The words under it are written meanwhile.
  await page.keyboard.insertText('接着写现场。');
  await expect(paragraph(page, 1)).toHaveText('接着写现场。');
  door.open();
  await expect(there(page)).toHaveCount(1);
  await expect(paragraph(page, 1)).toHaveText('接着写现场。');
  expect(await savedPictures(page, article)).toHaveLength(1);
  await context.close();
});

test('a new article with a picture that has just arrived is published with it', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('zhou', 'chief');
  await begin(page);
  await title(page).click();
  await page.keyboard.insertText('一张就发');
  await caret(story(page));
  await page.keyboard.insertText('正文。');
  const door = await atTheDoor(page);
  await drop(page, FIRST, photograph('快.png'));
  await expect(arriving(page)).toContainText('正在上传');
  await act(page, 'publish');
  await expect(said(page)).toContainText('正在等图片传完');
  door.open();
  const [visit] = await Promise.all([
    page.waitForURL(/\/liuxi\/\d+$/).then(() => readersPage(newsroom, page, new URL(page.url()).pathname)),
    dialog(page).getByRole('button', { name: '发布' }).click(),
  ]);
  await expect(visit.reader.locator('.prose figure img')).toHaveCount(1);
  await Promise.all([visit.context.close(), context.close()]);
});
