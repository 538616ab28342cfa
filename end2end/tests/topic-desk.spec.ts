import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './newsroom';

test('a topic is made, filled, published and found by readers, all with plain forms', async ({ newsroom }) => {
  const { page } = await newsroom.person('zhou', 'chief');
  await page.goto('/desk/topics');
  await page.getByLabel('标题').fill('冬天的河');
  await page.getByLabel(/^地址/).fill('dongtian-de-he');
  await page.getByRole('button', { name: '新建', exact: true }).click();
  await expect(page.locator('h1')).toHaveText('冬天的河');
  await expect(page.getByText('读者现在看不到这个专题')).toBeVisible();
  await page.getByLabel(/^导语/).fill('第一段\n第二段');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect(page.locator('.told')).toContainText('专题已修改');
  const add = page.locator('#add-block');
  await add.getByLabel('板块标题').fill('河上的事');
  await add.getByLabel('排法').selectOption('headline');
  await add.getByRole('button', { name: '加上' }).click();
  const block = page.locator('.topic-desk-block').first();
  await expect(block.getByRole('heading', { level: 3 })).toHaveText('1. 河上的事');
  await block.getByLabel(/^按编号加文章/).fill('1001 1002');
  await block.getByRole('button', { name: '加入', exact: true }).click();
  await expect(block.locator('.topic-picked li')).toHaveCount(2);
  await block.getByRole('searchbox', { name: '按标题找文章' }).fill('渡口');
  await block.getByRole('button', { name: '查找' }).click();
  await block.locator('.topic-picked.found button').first().click();
  await expect(block.locator('.topic-picked li')).toHaveCount(3);
  await block.getByRole('button', { name: /^上移：.*图书馆/ }).click();
  await expect(block.locator('.topic-picked li').first()).toContainText('1002');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes.map((node) => node.target)}`)).toEqual([]);
  await page.getByRole('button', { name: '发布', exact: true }).click();
  await page.getByRole('link', { name: '看网页' }).click();
  await expect(page.locator('h1')).toHaveText('冬天的河');
  await expect(page.locator('.topic-block .lead')).toHaveText(/图书馆/);
});

test('who changes a topic that somebody else has changed meanwhile sees what it says now, and decides', async ({ newsroom }) => {
  const [{ page: mine }, { page: theirs }] = [await newsroom.person('zhou', 'chief'), await newsroom.person('li', 'chief')];
  for (const page of [mine, theirs]) {
    await page.goto('/desk/topics');
    await page.getByRole('link', { name: /秋收时节/ }).click();
    await expect(page.locator('h1')).toContainText('秋收时节');
  }
  await theirs.getByLabel(/^简介/).fill('别人改过的一句话');
  await theirs.getByRole('button', { name: '保存', exact: true }).click();
  await expect(theirs.locator('.told')).toContainText('专题已修改');
  await mine.getByLabel(/^简介/).fill('我写的一句话');
  await mine.getByRole('button', { name: '保存', exact: true }).click();
  await expect(mine.getByRole('alert')).toContainText('刚才有人改过');
  await expect(mine.locator('.meanwhile')).toContainText('别人改过的一句话');
  await expect(mine.getByLabel(/^简介/)).toHaveValue('我写的一句话');
  const { violations } = await new AxeBuilder({ page: mine }).analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes.map((node) => node.target)}`)).toEqual([]);
  // Without the tick the browser sends nothing.
  await mine.getByRole('button', { name: '保存', exact: true }).click();
  await expect(mine.locator('.meanwhile input:invalid')).toHaveCount(1);
  await mine.getByLabel('看过了，用我写的换掉现在的').check();
  await mine.getByRole('button', { name: '保存', exact: true }).click();
  await expect(mine.locator('.told')).toContainText('专题已修改');
  await expect(mine.getByLabel(/^简介/)).toHaveValue('我写的一句话');
  // A block goes only with a tick.
  const first = mine.locator('.topic-desk-block').first();
  await first.locator('summary').click();
  await first.getByLabel('确定删除').check();
  await first.getByRole('button', { name: /^删除板块/ }).click();
  await expect(mine.locator('.topic-desk-block').first().getByRole('heading', { level: 3 })).toHaveText('1. 树上和棚里');
});
