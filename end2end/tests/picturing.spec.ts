import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { act, asReader, begin, caret, dialog, expect, paragraph, said, saved, savedBlocks, savedDraft, story, test, title, type Block, type Page } from './newsroom';

const picture = (name: string) => readFileSync(join(__dirname, '../../demo/pictures', name));
const figures = (page: Page) => story(page).locator('figure');
const arriving = (page: Page) => figures(page).locator('.arriving');
const foot = (page: Page) => page.getByRole('toolbar', { name: '段落工具' });

/** Drops files onto an element, as from a folder of the computer. */
async function drop(page: Page, selector: string, names: readonly string[]) {
  const files = names.map((name) => ({ name, base64: picture(name).toString('base64') }));
  await page.evaluate(([selector, files]) => {
    const data = new DataTransfer();
    for (const { name, base64 } of files) {
      data.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name, { type: 'image/jpeg' }));
    }
    const place = document.querySelector(selector)!;
    const box = place.getBoundingClientRect();
    const how = { dataTransfer: data, bubbles: true, cancelable: true, clientX: box.left + 20, clientY: box.bottom - 4 };
    place.dispatchEvent(new DragEvent('dragover', how));
    place.dispatchEvent(new DragEvent('drop', how));
  }, [selector, files] as const);
}

/** Chooses files of this device in the dialog that is open. */
const fromDevice = (page: Page, ...names: string[]) =>
  dialog(page).getByLabel('从电脑或手机选').setInputFiles(names.map((name) => ({ name, mimeType: 'image/jpeg', buffer: picture(name) })));

const pictures = (blocks: Block[]) => blocks.filter(({ type }) => type === 'picture') as (Block & { picture: { file: string }; caption: { text: string }[]; credit: string; layout?: string })[];

test('pictures dropped while the network is away are waited for and published with the words that came meanwhile', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('zhou', 'chief');
  const article = await begin(page);
  await title(page).click();
  await page.keyboard.insertText('三张照片');
  await caret(story(page));
  await page.keyboard.type('开头一段。');
  await saved(page);
  await context.setOffline(true);
  await drop(page, '.article .prose > p', ['bakery.jpg', 'football.jpg', 'kites.jpg']);
  await expect(figures(page)).toHaveCount(3);
  await expect(arriving(page).first()).toContainText('网络断了');
  // What is to be seen is seen at once.
  await expect.poll(() => figures(page).first().locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  await figures(page).first().locator('.caption').click();
  await page.keyboard.insertText('刚出炉的面包');
  await caret(paragraph(page, 0));
  await page.keyboard.insertText('接着写。');
  await context.setOffline(false);
  await act(page, 'publish');
  await dialog(page).getByRole('button', { name: '发布' }).click();
  await page.waitForURL(/\/liuxi\/\d+$/);
  await expect(page.locator('h1')).toHaveText('三张照片');
  const reader = (await asReader(newsroom, new URL(page.url()).pathname)).text;
  expect(reader).toContain('开头一段。接着写。');
  const blocks = pictures(await savedBlocks(page, article));
  expect(blocks.map(({ caption }) => caption.map(({ text }) => text).join(''))).toEqual(['刚出炉的面包', '', '']);
  for (const { picture } of blocks) expect(reader).toContain(picture.file);
  await context.close();
});

test('a file that is no picture says so, can be tried again or given up, and leaves nothing', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('li', 'editor');
  const article = await begin(page);
  await caret(story(page));
  await page.keyboard.type('一段。');
  await foot(page).getByRole('button', { name: '图片', exact: true }).click();
  await dialog(page).getByLabel('从电脑或手机选').setInputFiles({ name: 'broken.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no picture') });
  await expect(arriving(page)).toContainText('没有传成');
  await arriving(page).getByRole('button', { name: '重试' }).click();
  await expect(arriving(page)).toContainText('没有传成');
  await arriving(page).getByRole('button', { name: '取消' }).click();
  await expect(figures(page)).toHaveCount(0);
  await page.keyboard.press('Control+s');
  await saved(page);
  expect(pictures(await savedBlocks(page, article))).toEqual([]);
  await context.close();
});

test('a picture is chosen, placed beside the text, exchanged with its caption kept, and all of it taken back', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('li', 'editor');
  const article = await begin(page);
  await caret(story(page));
  await page.keyboard.type('一段。');
  await foot(page).getByRole('button', { name: '图片', exact: true }).click();
  await fromDevice(page, 'courier.jpg');
  await expect(figures(page).locator('img[src^="/media/"]')).toHaveCount(1);
  await figures(page).locator('.caption').click();
  await page.keyboard.insertText('送快递的人');
  await foot(page).locator('summary', { hasText: '版式' }).click();
  await foot(page).getByRole('button', { name: '居左绕排' }).click();
  await expect(figures(page)).toHaveClass(/left/);
  await page.keyboard.press('Control+s');
  await saved(page);
  const [before] = pictures(await savedBlocks(page, article));
  expect(before).toMatchObject({ layout: 'left', caption: [{ text: '送快递的人' }] });

  await foot(page).getByRole('button', { name: '换图', exact: true }).click();
  await fromDevice(page, 'highway.jpg');
  await expect.poll(() => figures(page).locator('img').getAttribute('src')).not.toBe(`/media/${before!.picture.file}`);
  await expect(arriving(page)).toHaveCount(0);
  await page.keyboard.press('Control+s');
  await saved(page);
  const [after] = pictures(await savedBlocks(page, article));
  expect(after).toMatchObject({ layout: 'left', caption: [{ text: '送快递的人' }] });
  expect(after!.picture.file).not.toBe(before!.picture.file);

  // The library has both; one of them is chosen for the same story.
  await caret(paragraph(page, 0));
  await foot(page).getByRole('button', { name: '图片', exact: true }).click();
  await dialog(page).getByLabel('从图库选').fill('courier');
  await dialog(page).getByRole('checkbox').first().check();
  await dialog(page).getByRole('button', { name: '选用' }).click();
  await expect(figures(page)).toHaveCount(2);
  await page.keyboard.press('Control+z');
  await expect(figures(page)).toHaveCount(1);
  await context.close();
});

test('a picture of a site inside is not fetched: it is kept as a link, and that is said', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('li', 'editor');
  const article = await begin(page);
  await caret(story(page));
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text/html', '<p>前</p><p><img src="http://127.0.0.1:9/boat.jpg" alt="渡船"></p><p>后</p>');
    document.activeElement!.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await expect(story(page).getByRole('link', { name: '图片：渡船' })).toHaveAttribute('href', 'http://127.0.0.1:9/boat.jpg');
  await expect(said(page)).toContainText('没有取到');
  await page.keyboard.press('Control+s');
  await saved(page);
  expect((await savedBlocks(page, article)).map(({ type }) => type)).toEqual(['paragraph', 'paragraph', 'paragraph']);
  await context.close();
});

test('the cover is chosen in the panel, and its focal point set by a click', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('li', 'editor');
  const article = await begin(page);
  await act(page, 'panel');
  const cover = page.locator('[data-panel] [data-cover]');
  await cover.getByRole('button', { name: '选封面' }).click();
  await fromDevice(page, 'museum.jpg');
  await expect(cover.locator('img')).toBeVisible();
  await saved(page);
  const file = (await savedDraft(page, article)).manuscript as unknown as { cover: string };
  expect(file.cover).toMatch(/^[0-9a-f]{32}\.jpg$/);
  await cover.getByRole('button', { name: '焦点' }).click();
  const box = (await dialog(page).locator('.focal img').boundingBox())!;
  await page.mouse.click(box.x + box.width * 0.25, box.y + box.height * 0.75);
  await expect(dialog(page).getByLabel('距左（%）')).toHaveValue('25');
  await dialog(page).locator('button[value=go]').click();
  await expect(dialog(page)).toHaveCount(0);
  const known = await page.request.get(`/api/picture?file=${file.cover}`);
  expect((await known.json()).focus).toEqual({ x: 250, y: 750 });
  await context.close();
});

test('the picture of a slot is changed where it stands, and readers see it', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('zhou', 'chief');
  await page.goto('/');
  await act(page, 'pictures');
  const first = page.locator('.focus li').first();
  const before = await first.locator('img').getAttribute('src');
  await first.getByRole('button', { name: '换这张图' }).click();
  await fromDevice(page, 'mountain-mist.jpg');
  await expect(said(page)).toContainText('已换好');
  const after = await first.locator('img').getAttribute('src');
  expect(after).not.toBe(before);
  expect((await asReader(newsroom, '/')).text).toContain(after!);
  await first.getByRole('button', { name: '用文章封面' }).click();
  await expect.poll(async () => (await asReader(newsroom, '/')).text.includes(after!)).toBe(false);
  await context.close();
});
