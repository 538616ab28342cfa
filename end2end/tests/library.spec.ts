import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from './newsroom';
import { inNobodysWay } from './photographs';

const picture = (name: string) => readFileSync(join(__dirname, '../../demo/pictures', name));
const told = (page: Page) => page.locator('.told');

/** Sends a picture by the library's form and leads to its page. */
async function upload(page: Page, name: string) {
  await page.goto('/desk/pictures');
  await page.getByLabel('上传图片').setInputFiles({ name, mimeType: 'image/jpeg', buffer: picture(name) });
  await page.getByRole('button', { name: '上传', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`图片：${name}`);
  return new URL(page.url()).pathname;
}

test('a picture is uploaded, found, and its focal point set by a click', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('zhou', 'chief');
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  const address = await upload(page, 'bakery.jpg');
  const box = (await page.locator('.focus-frame').boundingBox())!;
  await page.mouse.click(box.x + box.width * 0.25, box.y + box.height * 0.75);
  // To the pixel.
  await expect(page.getByLabel('从左 %')).toHaveValue(/^(24\.[7-9]|25|25\.[1-3])$/);
  await expect(page.getByLabel('从上 %')).toHaveValue(/^(74\.[7-9]|75|75\.[1-3])$/);
  await page.getByLabel('从左 %').fill('30');
  await page.getByLabel('从上 %').fill('40');
  await expect(page.locator('.focus-mark')).toHaveAttribute('transform', 'translate(300 400)');
  await page.getByLabel('替代文字').fill('刚出炉的面包');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(told(page)).toContainText('图片说明已修改');
  await expect(page.locator('.focus-mark')).toHaveAttribute('transform', 'translate(300 400)');
  await page.goto('/desk/pictures');
  await page.getByRole('searchbox').fill('出炉');
  await page.getByRole('button', { name: '筛选' }).click();
  await expect(page.locator('.tile')).toHaveCount(1);
  await page.locator('.tile a').click();
  await expect(page).toHaveURL(address);
  expect(complaints).toEqual([]);
  await context.close();
});

test('a picture that is used is exchanged everywhere, and a used one goes only after its uses were read', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('zhou', 'chief');
  const other = (await upload(page, 'basketball.jpg')).split('/').pop()!;
  await page.goto('/desk/pictures');
  // The oldest on the first page: one that the demo site shows.
  const shown = page.locator('.tile', { hasNotText: '未使用' }).last();
  await shown.locator('a').click();
  const own = new URL(page.url()).pathname;
  const titles = await page.locator('.uses tbody th').allTextContents();
  expect(titles.length).toBeGreaterThan(0);
  await page.getByRole('link', { name: '处处换成另一张' }).click();
  await page.getByRole('searchbox').fill('basketball');
  await page.getByRole('button', { name: '筛选' }).click();
  await page.locator('.tile a').click();
  await expect(page.locator('.picture-pair img')).toHaveCount(2);
  await inNobodysWay(page, 'exchanging');
  await page.getByRole('button', { name: '处处替换' }).click();
  await expect(told(page)).toContainText('图片已处处替换');
  await expect(page.locator('.uses tbody th')).toHaveText(titles);
  await page.getByRole('link', { name: '从各处撤下并放入回收站' }).click();
  await expect(page.locator('.uses tbody th')).toHaveText(titles);
  await inNobodysWay(page, 'parting');
  await page.getByRole('button', { name: '从各处撤下并放入回收站' }).click();
  await expect(told(page)).toContainText('图片已放入回收站');
  await page.getByRole('button', { name: '放回图片库' }).click();
  await expect(told(page)).toContainText('图片已放回');
  await page.goto('/');
  expect(await page.content()).not.toContain(other);
  await page.goto(own);
  await context.close();
});

test('the library works without scripts', async ({ newsroom, browser }) => {
  const { context } = await newsroom.person('zhou', 'chief');
  const plain = await browser.newContext({ baseURL: newsroom.url, javaScriptEnabled: false, storageState: await context.storageState() });
  const without = await plain.newPage();
  await upload(without, 'birdwatching.jpg');
  await without.getByLabel('从左 %').fill('10');
  await without.getByRole('button', { name: '保存' }).click();
  await expect(without.getByLabel('从左 %')).toHaveValue('10');
  await without.getByRole('button', { name: '放入回收站' }).click();
  await expect(told(without)).toContainText('图片已放入回收站');
  await plain.close();
  await context.close();
});
