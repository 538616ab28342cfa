// The library as the newsroom lives with it: found, described, exchanged everywhere, taken out of everything, the bin.

import { act, asReader, begin, caret, expect, story, test, title, type Newsroom, type Page } from './newsroom';
import { drop, hasMedia, kept, photograph, publishNew, readersPage, savedPictures, there } from './photographs';
import { expectAllPicturesDrawn } from './support';

const told = (page: Page) => page.locator('.told');
const uses = (page: Page) => page.locator('.uses tbody tr');
const tiles = (page: Page) => page.locator('.tile');

/** A published article with a picture in its text, which is its cover, too. */
async function withPicture(page: Page, heading: string) {
  const article = await begin(page);
  await title(page).click();
  await page.keyboard.insertText(heading);
  await caret(story(page));
  await page.keyboard.insertText('图上面的话。');
  await drop(page, '.article .prose > p', photograph(`${heading}.png`));
  await expect(there(page)).toHaveCount(1);
  await story(page).locator('figure .caption').click();
  await page.keyboard.insertText('图下的说明');
  await act(page, 'panel');
  await page.locator('[data-cover]').getByRole('button', { name: '用正文首图' }).click();
  const [picture] = await savedPictures(page, article);
  return { article, file: picture!.picture.file, address: await publishNew(page) };
}

/** Searches the library by its form. */
async function search(page: Page, wanted: string) {
  await page.goto('/desk/pictures');
  await page.getByRole('searchbox').fill(wanted);
  await page.getByRole('button', { name: '筛选' }).click();
}

/** The article and its channel's list have no picture that does not come. */
async function nothingBroken(newsroom: Newsroom, page: Page, address: string) {
  for (const at of [address, '/liuxi']) {
    const visit = await readersPage(newsroom, page, at);
    await expectAllPicturesDrawn(visit.reader);
    await visit.context.close();
  }
}

test('a picture is found by its name, and says where it is used, with ways there', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('zhou', 'chief');
  const { article, file } = await withPicture(page, '柳堤晚照');
  await search(page, '柳堤晚');
  await expect(tiles(page)).toHaveCount(1);
  await expect(tiles(page)).not.toContainText('未使用');
  await tiles(page).locator('a').click();
  await expect(page).toHaveURL(new RegExp(file));
  await expect(uses(page)).toHaveCount(1);
  await expect(uses(page)).toContainText('封面');
  await expect(uses(page)).toContainText('正文');
  await uses(page).getByRole('link', { name: '柳堤晚照' }).click();
  await expect(page).toHaveURL(new RegExp(`/desk/articles/${article}$|/liuxi/${article}$`));
  await expect(page.locator('h1')).toHaveText('柳堤晚照');
  await search(page, '没有人会这样叫一张图');
  await expect(page.locator('.desk-empty')).toHaveText('没有这样的图片。');
  await context.close();
});

test('the shelf of unused pictures has the one that nothing shows, and not the one that something does', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('zhou', 'chief');
  await withPicture(page, '有人用的图');
  await kept(page, photograph('没人用的图.png'));
  await page.goto('/desk/pictures');
  await page.getByLabel('哪些图片').selectOption({ label: '未使用的' });
  await page.getByRole('button', { name: '筛选' }).click();
  await expect(tiles(page).filter({ hasText: '没人用的图' })).toHaveCount(1);
  await expect(tiles(page).filter({ hasText: '有人用的图' })).toHaveCount(0);
  await context.close();
});

test('words of a picture are written once, and stand with it wherever it is put next', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('zhou', 'chief');
  const file = await kept(page, photograph('待写说明.png'));
  await page.goto('/desk/pictures');
  await expect(tiles(page).filter({ hasText: '待写说明' })).toContainText('缺替代文字');
  await page.goto(`/desk/pictures/${file}`);
  await page.getByLabel('替代文字').fill('一面长满草的坡');
  await page.getByLabel('图片说明').fill('春天的坡');
  await page.getByLabel('署名').fill('周记者 摄');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(told(page)).toContainText('图片说明已修改');
  const article = await begin(page);
  await caret(story(page));
  await page.keyboard.insertText('一段。');
  await page.getByRole('toolbar', { name: '段落工具' }).getByRole('button', { name: '图片', exact: true }).click();
  const dialog = page.locator('dialog[open]');
  await dialog.getByLabel('从图库选').fill('长满草');
  await expect(dialog.getByRole('checkbox')).toHaveCount(1);
  await dialog.getByRole('checkbox').check();
  await dialog.getByRole('button', { name: '选用' }).click();
  await expect(there(page)).toHaveAttribute('alt', '一面长满草的坡');
  const [picture] = await savedPictures(page, article);
  expect(picture).toMatchObject({ caption: [{ text: '春天的坡' }], credit: '周记者 摄' });
  await context.close();
});

test('a picture is exchanged everywhere: text and cover show the new one, the caption stays', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('zhou', 'chief');
  const { file, address } = await withPicture(page, '到处都换的图');
  const other = await kept(page, photograph('顶上来的图.png'));
  await page.goto(`/desk/pictures/${file}`);
  await page.getByRole('link', { name: '处处换成另一张' }).click();
  await page.getByRole('searchbox').fill('顶上来');
  await page.getByRole('button', { name: '筛选' }).click();
  await tiles(page).locator('a').click();
  await expect(uses(page)).toContainText('到处都换的图');
  await page.getByRole('button', { name: '处处替换' }).click();
  await expect(told(page)).toContainText('图片已处处替换');
  const [article, list] = [(await asReader(newsroom, address)).text, (await asReader(newsroom, '/liuxi')).text];
  for (const shown of [article, list]) {
    expect(shown).toContain(other);
    expect(shown).not.toContain(file);
  }
  expect(article).toContain('图下的说明');
  await nothingBroken(newsroom, page, address);
  await page.goto(`/desk/pictures/${file}`);
  await expect(uses(page)).toContainText('只在旧版本');
  await context.close();
});

test('a used picture goes only after what breaks was named: first into the bin, then for good', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('zhou', 'chief');
  const { file, address } = await withPicture(page, '要撤图的稿子');
  await page.goto(`/desk/pictures/${file}`);
  await expect(page.getByRole('button', { name: '放入回收站', exact: true })).toHaveCount(0);
  await page.getByRole('link', { name: '从各处撤下并放入回收站' }).click();
  await expect(page.locator('main')).toContainText('正用在下面这些地方');
  await expect(uses(page)).toHaveCount(1);
  await expect(uses(page)).toContainText('要撤图的稿子');
  expect(await hasMedia(newsroom, file)).toBe(true);
  // Whoever thinks better of it has changed nothing.
  await page.getByRole('link', { name: '不了，回到这张图片' }).click();
  expect((await asReader(newsroom, address)).text).toContain(file);
  await page.getByRole('link', { name: '从各处撤下并放入回收站' }).click();
  await page.getByRole('button', { name: '从各处撤下并放入回收站' }).click();
  await expect(told(page)).toContainText('图片已放入回收站');

  const reader = await asReader(newsroom, address);
  expect(reader.text).toContain('图上面的话。');
  expect(reader.text).not.toContain(file);
  expect((await asReader(newsroom, '/liuxi')).text).not.toContain(file);
  await nothingBroken(newsroom, page, address);
  await page.goto('/desk/pictures?shelf=bin');
  await expect(tiles(page).filter({ hasText: '要撤图的稿子' })).toHaveCount(1);
  await tiles(page).filter({ hasText: '要撤图的稿子' }).locator('a').click();
  await page.getByRole('link', { name: '彻底删除' }).click();
  await expect(page.locator('main')).toContainText('不能找回');
  await expect(page.locator('main')).toContainText('旧版本里用过它');
  await page.getByRole('button', { name: '彻底删除' }).click();
  await expect(told(page)).toContainText('图片已彻底删除');
  await page.goto('/desk/pictures?shelf=bin');
  await expect(tiles(page).filter({ hasText: '要撤图的稿子' })).toHaveCount(0);
  expect(await hasMedia(newsroom, file)).toBe(false);
  await context.close();
});

test('what was put away by mistake comes back out of the bin', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('zhou', 'chief');
  const file = await kept(page, photograph('放错了的图.png'));
  await page.goto(`/desk/pictures/${file}`);
  await page.getByRole('button', { name: '放入回收站' }).click();
  await expect(told(page)).toContainText('图片已放入回收站');
  await search(page, '放错了的图');
  await expect(page.locator('.desk-empty')).toHaveText('没有这样的图片。');
  await page.goto(`/desk/pictures/${file}`);
  await page.getByRole('button', { name: '放回图片库' }).click();
  await expect(told(page)).toContainText('图片已放回');
  await search(page, '放错了的图');
  await expect(tiles(page)).toHaveCount(1);
  await context.close();
});
