// What a writer means with a picture on its way: another one, nothing else, or that it goes with what is cut; and what is said when it
// cannot come.

import { act, begin, caret, dialog, expect, said, savedDraft, story, test, title, type Page } from './newsroom';
import { arriving, atTheDoor, drop, figures, foot, fromDevice, paste, photograph, publishNew, savedPictures, SENT, there, words, type Photograph } from './photographs';

const FIRST = '.article .prose > p';
const FETCHED = '**/api/fetch_picture*';
const broken: Photograph = { name: '坏.jpg', type: 'image/jpeg', content: Buffer.from('这不是图片') };

async function written(page: Page): Promise<number> {
  const article = await begin(page);
  await title(page).click();
  await page.keyboard.insertText('图片的去处');
  await caret(story(page));
  await page.keyboard.insertText('正文。');
  return article;
}

test('a picture that was refused is answered with another one, which stays', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('zhou', 'chief');
  const article = await written(page);
  await drop(page, FIRST, broken);
  await expect(arriving(page)).toContainText('没有传成');
  await figures(page).locator('.caption').click();
  await page.keyboard.insertText('说明还在');
  await foot(page).getByRole('button', { name: '换图' }).click();
  await fromDevice(page, photograph('好的.png'));
  await expect(there(page)).toHaveCount(1);
  await expect(arriving(page)).toHaveCount(0);
  expect((await savedPictures(page, article)).map(words)).toEqual(['说明还在']);
  await publishNew(page);
  await context.close();
});

test('an image that was copied from a page comes once, and nothing else is fetched', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('li', 'editor');
  const article = await written(page);
  const fetched: string[] = [];
  await page.route(FETCHED, (route) => {
    fetched.push(route.request().url());
    return route.continue();
  });
  // As Chrome copies it: the markup that shows it, and its pixels.
  await paste(page, { html: '<meta charset="utf-8"><img src="https://example.org/boat.png" alt="船">', files: [photograph('image.png')] });
  await expect(there(page)).toHaveCount(1);
  // Into a caption come words alone.
  await figures(page).locator('.caption').click();
  await paste(page, { html: '<p>渡船</p><p><img src="https://example.org/other.png"></p>', text: '渡船' });
  await expect(figures(page).locator('.caption')).toHaveText('渡船');
  expect((await savedPictures(page, article)).map(words)).toEqual(['渡船']);
  await expect(figures(page)).toHaveCount(1);
  expect(fetched).toEqual([]);
  await context.close();
});

test('a store that is full says so at the picture, and is not asked again by itself', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('li', 'editor');
  await written(page);
  let asked = 0;
  await page.route(SENT, (route) => {
    asked += 1;
    return route.fulfill({ status: 503, contentType: 'application/json', body: '"Unstored"' });
  });
  await page.clock.install();
  await drop(page, FIRST, photograph('满.png'));
  await expect(arriving(page)).toContainText('没有传成：图片存不下来：存储已满或连不上');
  await page.clock.runFor(60_000);
  expect(asked).toBe(1);
  await act(page, 'publish');
  await expect(said(page)).toContainText('有 1 张图片没有传成');
  await context.close();
});

test('a file that is too large is not sent at all', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('li', 'editor');
  await written(page);
  let asked = 0;
  await page.route(SENT, (route) => {
    asked += 1;
    return route.continue();
  });
  await page.evaluate((selector) => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array(41 << 20)], '巨大.jpg', { type: 'image/jpeg' }));
    const place = document.querySelector(selector)!;
    const { left, bottom } = place.getBoundingClientRect();
    place.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true, clientX: left + 20, clientY: bottom - 4 }));
  }, FIRST);
  await expect(arriving(page)).toContainText('没有传成：图片文件太大：最大 40 MB');
  await expect(arriving(page).getByRole('button', { name: '重试' })).toBeHidden();
  await arriving(page).getByRole('button', { name: '取消' }).click();
  await expect(figures(page)).toHaveCount(0);
  expect(asked).toBe(0);
  await context.close();
});

test('what a proxy finds too large is called too large', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('li', 'editor');
  await written(page);
  await page.route(SENT, (route) => route.fulfill({ status: 413, contentType: 'text/html', body: '<h1>413 Request Entity Too Large</h1>' }));
  await drop(page, FIRST, photograph('大.png'));
  await expect(arriving(page)).toContainText('没有传成：文件太大');
  await context.close();
});

test('somebody writes the caption of one picture of a gallery while another arrives', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('li', 'editor');
  const article = await written(page);
  const door = await atTheDoor(page);
  await foot(page).locator('summary', { hasText: '插入' }).click();
  await foot(page).getByRole('button', { name: '图集', exact: true }).click();
  await fromDevice(page, photograph('甲.png'), photograph('乙.png'));
  await expect(figures(page)).toHaveCount(2);
  await figures(page).nth(1).locator('.caption').click();
  await page.keyboard.type('先写');
  await expect.poll(door.count).toBe(2);
  door.one();
  await expect(there(page)).toHaveCount(1);
  await page.keyboard.type('后写');
  door.open();
  await expect(there(page)).toHaveCount(2);
  await page.keyboard.type('，写完');
  await expect(figures(page).nth(1).locator('.caption')).toHaveText('先写后写，写完');
  await page.keyboard.press('Control+s');
  await expect.poll(async () => ((await savedDraft(page, article)).manuscript.body.find(({ type }) => type === 'gallery')?.['figures'] as unknown[] | undefined)?.length).toBe(2);
  await context.close();
});

test('a picture that was cut on its way is pasted as what has arrived meanwhile, with its caption', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('li', 'editor');
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const article = await written(page);
  const door = await atTheDoor(page);
  await drop(page, FIRST, photograph('剪.png'));
  await figures(page).locator('.caption').click();
  await page.keyboard.insertText('剪走的');
  await figures(page).locator('img').click();
  await page.keyboard.press('Control+x');
  await expect(figures(page)).toHaveCount(0);
  door.open();
  await expect(said(page)).toContainText('图片已存入图库');
  await caret(story(page).locator('> p').first());
  await page.keyboard.press('End');
  await page.keyboard.press('Control+v');
  await expect(there(page)).toHaveCount(1);
  expect((await savedPictures(page, article)).map(words)).toEqual(['剪走的']);
  await context.close();
});

test('a cover on its way can be given up, and of two it is the one that was chosen last', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('zhou', 'chief');
  const article = await written(page);
  await act(page, 'panel');
  const cover = page.locator('[data-panel] [data-cover]');
  const choose = async (picture: Photograph) => {
    await cover.getByRole('button', { name: '选封面' }).click();
    await fromDevice(page, picture);
  };
  const door = await atTheDoor(page);
  await choose(photograph('不要了.png'));
  await expect(cover).toContainText('正在上传');
  await cover.getByRole('button', { name: '取消' }).click();
  await expect(cover.locator('.arriving')).toHaveCount(0);
  await choose(photograph('先选.png'));
  await choose(photograph('后选.png'));
  await expect(cover.locator('.arriving')).toHaveCount(1);
  const last = page.waitForResponse((answer) => answer.url().includes(encodeURIComponent('后选.png')));
  door.open();
  const { picture } = (await (await last).json()) as { picture: { file: string } };
  await expect(cover.locator('img')).toHaveAttribute('src', `/media/${picture.file}`);
  await expect.poll(async () => ((await savedDraft(page, article)).manuscript as unknown as { cover: string }).cover).toBe(picture.file);
  await context.close();
});

test('waiting for pictures can be called off, and ends when somebody goes on writing', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('zhou', 'chief');
  await written(page);
  const door = await atTheDoor(page);
  await drop(page, FIRST, photograph('慢.png'));
  await expect(arriving(page)).toContainText('正在上传');
  await act(page, 'publish');
  await said(page).getByRole('button', { name: '取消等待' }).click();
  await expect(said(page)).toContainText('已不再等图片');
  await act(page, 'publish');
  await expect(said(page)).toContainText('正在等图片传完');
  await caret(story(page).locator('> p').first());
  await page.keyboard.insertText('接着写。');
  await expect(said(page)).toContainText('已不再等图片');
  door.open();
  await expect(there(page)).toHaveCount(1);
  await expect(dialog(page)).toHaveCount(0);
  await context.close();
});

test('who signs out while a picture is on its way is told what is lost', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('li', 'editor');
  await written(page);
  await atTheDoor(page);
  await drop(page, FIRST, photograph('路上.png'));
  await expect(arriving(page)).toContainText('正在上传');
  await page.getByRole('button', { name: '退出' }).click();
  await expect(dialog(page)).toContainText('还有图片没有传完');
  await expect(page).toHaveURL(/\/desk\/articles\/\d+$/);
  await context.close();
});
