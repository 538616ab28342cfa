import AxeBuilder from '@axe-core/playwright';
import { act, asReader, caret, deaf, dialog, edit, expect, paragraph, password, said, saved, state, test, title, typeInto } from './newsroom';

const ARTICLE = '/yaowen/1001';

test('readers download nothing of the editing, and their pages have no marks', async ({ newsroom, browser }) => {
  const context = await browser.newContext({ baseURL: newsroom.url });
  const page = await context.newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(ARTICLE);
  await expect(page.locator('html[data-hydrated]')).toBeAttached();
  expect(asked.filter((path) => /editing|staff|api/.test(path))).toEqual([]);
  expect(await page.locator('[data-field], [contenteditable]').count()).toBe(0);
  await context.close();
});

test('a page is edited where it stands, and nothing moves when editing begins or ends', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('li', 'editor');
  await page.goto(ARTICLE);
  await expect(page.locator('.editing-bar [data-do=edit]')).toBeVisible();
  await page.evaluate(() => scrollTo(0, 300));
  const places = () => page.locator('.article h1, .article .prose > *').evaluateAll((found) => found.map((element) => element.getBoundingClientRect().top));
  const before = await places();
  await act(page, 'edit');
  await expect(title(page)).toHaveAttribute('contenteditable', 'plaintext-only');
  const during = await places();
  expect(Math.max(...before.map((top, at) => Math.abs(top - (during[at] ?? NaN))))).toBeLessThanOrEqual(1);
  await act(page, 'edit');
  await expect(page.locator('[contenteditable]')).toHaveCount(0);
  const after = await places();
  expect(Math.max(...before.map((top, at) => Math.abs(top - (after[at] ?? NaN))))).toBeLessThanOrEqual(1);
  expect(new URL(page.url()).pathname).toBe(ARTICLE);
  await context.close();
});

test('what is typed is saved by itself, shown to readers when it is published, and taken back', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('zhou', 'chief');
  const address = '/tiyu/1241';
  await edit(page, address);
  await typeInto(page, title(page), '（定稿）');
  await typeInto(page, paragraph(page, 0), '又及：看台坐满了。');
  await page.keyboard.press('Enter');
  await page.keyboard.insertText('这是新的一段。');
  await saved(page);
  expect((await asReader(newsroom, address)).text).not.toContain('（定稿）');
  await act(page, 'compare');
  await expect(page.locator('.comparison ins').first()).toBeVisible();
  await act(page, 'publish');
  await expect(dialog(page)).toContainText('读者将看到的变化');
  await dialog(page).getByLabel('更正说明').fill('看台人数已更正。');
  await dialog(page).getByRole('button', { name: '发布' }).click();
  await expect(said(page)).toContainText('已发布');
  const reader = await asReader(newsroom, address);
  for (const text of ['（定稿）', '又及：看台坐满了。', '这是新的一段。', '看台人数已更正。']) expect(reader.text).toContain(text);
  expect((await asReader(newsroom, '/tiyu')).text).toContain('（定稿）');
  await said(page).getByRole('button', { name: '撤稿' }).click();
  await dialog(page).getByLabel('原因').fill('比分有误');
  await dialog(page).getByRole('button', { name: '撤稿' }).click();
  await expect(said(page)).toContainText('完成');
  expect((await asReader(newsroom, address)).status).toBe(410);
  await act(page, 'republish');
  await expect(said(page)).toContainText('完成');
  expect((await asReader(newsroom, address)).status).toBe(200);
  await context.close();
});

test('a new article is begun from a channel, written, and found at its address', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('li', 'editor');
  await page.goto('/liuxi');
  await act(page, 'new');
  await page.waitForURL(/\/desk\/articles\/\d+/);
  await typeInto(page, title(page), '藕塘开挖');
  await page.keyboard.press('Enter');
  await typeInto(page, page.locator('[data-field=source]'), '青岚融媒');
  await typeInto(page, paragraph(page, 0), '今天，柳溪村的藕塘开挖。');
  await page.keyboard.press('Enter');
  await page.keyboard.insertText('头一天挖了两千斤。');
  await page.keyboard.press('Control+s');
  await saved(page);
  await page.reload();
  await expect(title(page)).toHaveText('藕塘开挖');
  await expect(page.locator('.prose > p')).toHaveText(['今天，柳溪村的藕塘开挖。', '头一天挖了两千斤。']);
  await act(page, 'publish');
  await expect(dialog(page)).toContainText('第一次发布');
  await dialog(page).getByRole('button', { name: '发布' }).click();
  await page.waitForURL(/\/liuxi\/\d+$/);
  await expect(page.locator('h1')).toHaveText('藕塘开挖');
  expect((await asReader(newsroom, '/liuxi')).text).toContain('藕塘开挖');
  await context.close();
});

test('editing goes on from page to page, without a reload', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('li', 'editor');
  await edit(page, '/liuxi/1431');
  await page.evaluate(() => document.documentElement.setAttribute('data-same-document', ''));
  await page.locator('.neighbours a').last().click();
  await expect(page).not.toHaveURL(/1431$/);
  await expect(title(page)).toHaveAttribute('contenteditable', 'plaintext-only');
  await act(page, 'edit');
  await page.goBack();
  await expect(page).toHaveURL(/1431$/);
  await expect(page.locator('.editing-bar [data-do=edit]')).toHaveAttribute('aria-pressed', 'false');
  await expect(page.locator('html[data-same-document]')).toBeAttached();
  await context.close();
});

test('what is missing is said before it is published', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('li', 'editor');
  await page.goto('/liuxi');
  await act(page, 'new');
  await page.waitForURL(/\/desk\/articles\/\d+/);
  await expect(title(page)).toBeVisible();
  await act(page, 'publish');
  await expect(dialog(page)).toContainText('缺少标题');
  await expect(dialog(page).getByRole('button', { name: '发布' })).toBeDisabled();
  await context.close();
});

test('offline nothing is lost, and what was typed is saved when the network is back', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('li', 'editor');
  await edit(page, '/yaowen/1002');
  await context.setOffline(true);
  await typeInto(page, title(page), '（离线写的）');
  await expect(state(page)).toContainText('离线');
  await typeInto(page, paragraph(page, 0), '离线接着写。');
  await context.setOffline(false);
  await saved(page);
  await page.reload();
  await act(page, 'preview');
  await expect(page.locator('h1')).toContainText('（离线写的）');
  await expect(paragraph(page, 0)).toContainText('离线接着写。');
  await context.close();
});

test('a session that ends while somebody writes is begun again in place', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('wang', 'editor');
  await edit(page, '/yaowen/1003');
  newsroom.run(['user', 'password', 'wang', '--password-stdin'], `${password}\n`);
  await typeInto(page, title(page), '（会话断了）');
  await expect(dialog(page)).toContainText('请重新登录');
  await dialog(page).getByLabel('密码').fill('wrong, not this one');
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toContainText('账号或密码不对');
  await dialog(page).getByLabel('密码').fill(password);
  await page.keyboard.press('Enter');
  await saved(page);
  await page.reload();
  await expect(title(page)).toContainText('（会话断了）');
  await context.close();
});

test('a server that is killed and started again gets what it had not acknowledged', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('li', 'editor');
  await edit(page, '/yaowen/1004');
  await newsroom.kill();
  await typeInto(page, title(page), '（断电时写的）');
  await expect(state(page)).toContainText('离线');
  await newsroom.restart();
  await page.locator('.editing-bar [data-do=retry]').click();
  await saved(page);
  await context.close();
});

test('two editors of different fields are merged, and both are told', async ({ newsroom }) => {
  const li = await newsroom.person('li', 'editor');
  const wang = await newsroom.person('wang', 'editor');
  for (const { page } of [li, wang]) await edit(page, '/yaowen/1005');
  await typeInto(li.page, title(li.page), '（李改的）');
  await saved(li.page);
  await typeInto(wang.page, paragraph(wang.page, 0), '王添的一句。');
  await saved(wang.page);
  await expect(title(wang.page)).toContainText('（李改的）');
  await typeInto(li.page, paragraph(li.page, 1), '李又添的一句。');
  await saved(li.page);
  await expect(said(li.page)).toContainText('wang');
  await expect(paragraph(li.page, 0)).toContainText('王添的一句。');
  await Promise.all([li.context.close(), wang.context.close()]);
});

test('two editors of the same field choose, and nothing is lost', async ({ newsroom }) => {
  const li = await newsroom.person('li', 'editor');
  const wang = await newsroom.person('wang', 'editor');
  await deaf(wang.page);
  for (const { page } of [li, wang]) await edit(page, '/yaowen/1006');
  await typeInto(li.page, title(li.page), '（李）');
  await saved(li.page);
  await typeInto(wang.page, title(wang.page), '（王）');
  await expect(dialog(wang.page)).toContainText('同一处有两种写法');
  await expect(dialog(wang.page)).toContainText('（李）');
  await expect(dialog(wang.page)).toContainText('（王）');
  await dialog(wang.page).getByRole('button', { name: '两者都留' }).click();
  await saved(wang.page);
  await expect(title(wang.page)).toContainText('（李）');
  await expect(title(wang.page)).toContainText('（王）');
  await Promise.all([li.context.close(), wang.context.close()]);
});

test('one\'s own second tab is no stranger', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('li', 'editor');
  const second = await context.newPage();
  for (const tab of [page, second]) await edit(tab, '/yaowen/1007');
  await typeInto(page, title(page), '（左）');
  await saved(page);
  await typeInto(second, paragraph(second, 0), '右边添的。');
  await saved(second);
  await expect(said(second)).toContainText('另一个标签页');
  await expect(dialog(second)).toHaveCount(0);
  await expect(title(second)).toContainText('（左）');
  await context.close();
});

test('what could not be saved before the tab was closed is offered again', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('li', 'editor');
  await edit(page, '/yaowen/1008');
  await context.setOffline(true);
  await typeInto(page, title(page), '（没存上）');
  await expect(state(page)).toContainText('离线');
  await page.close();
  await context.setOffline(false);
  const again = await context.newPage();
  await edit(again, '/yaowen/1008');
  await expect(dialog(again)).toContainText('（没存上）');
  await dialog(again).getByRole('button', { name: '恢复' }).click();
  await saved(again);
  await expect(title(again)).toContainText('（没存上）');
  await context.close();
});

test('leaving with unsaved changes asks, on links of the site, too', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('li', 'editor');
  await edit(page, '/yaowen/1009');
  await page.locator('html[data-hydrated]').waitFor();
  await context.setOffline(true);
  await typeInto(page, title(page), '（还没存）');
  await page.locator('.breadcrumb a').first().click();
  await expect(dialog(page)).toContainText('还有没保存的改动');
  await dialog(page).getByRole('button', { name: '留下' }).click();
  expect(new URL(page.url()).pathname).toBe('/yaowen/1009');
  await context.setOffline(false);
  await saved(page);
  await page.locator('.breadcrumb a').nth(1).click();
  await expect(page).toHaveURL(/\/yaowen$/);
  await context.close();
});

test('composed Chinese is taken when it is composed, and its Enter ends nothing', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('li', 'editor');
  await edit(page, '/yaowen/1010');
  const before = await paragraph(page, 0).innerText();
  await paragraph(page, 0).click();
  await page.keyboard.press('End');
  const input = await context.newCDPSession(page);
  for (const text of ['l', 'li', 'liu', 'liu x', 'liu xi']) await input.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  await page.evaluate(() => document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229, bubbles: true, cancelable: true, isComposing: true })));
  await input.send('Input.insertText', { text: '柳溪' });
  await saved(page);
  await expect(paragraph(page, 0)).toHaveText(`${before}柳溪`);
  await page.reload();
  await expect(paragraph(page, 0)).toHaveText(`${before}柳溪`);
  await context.close();
});

test('paragraphs are moved, deleted and added by keyboard, and marks in a text stay', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('li', 'editor');
  await edit(page, '/yaowen/1011');
  const texts = () => page.locator('.prose > p').allInnerTexts();
  const [first, second] = await texts();
  await caret(paragraph(page, 0), 1);
  await page.keyboard.press('Alt+F10');
  await page.getByRole('toolbar', { name: '段落工具' }).getByRole('button', { name: '下移' }).press('Enter');
  await expect(async () => expect((await texts()).slice(0, 2)).toEqual([second, first])).toPass();
  await saved(page);
  await page.reload();
  await expect(async () => expect((await texts()).slice(0, 2)).toEqual([second, first])).toPass();
  await context.close();
});

test('the side panel changes what stands nowhere on the page', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('li', 'editor');
  await edit(page, ARTICLE);
  await act(page, 'panel');
  const panel = page.getByRole('complementary', { name: '设置' });
  await panel.getByLabel('列表用短标题').fill('短题');
  await panel.getByLabel('标签', { exact: true }).fill('渡口，早班');
  await panel.getByLabel('标签', { exact: true }).blur();
  await saved(page);
  await act(page, 'publish');
  await dialog(page).getByRole('button', { name: '发布' }).click();
  await expect(said(page)).toContainText('已发布');
  expect((await asReader(newsroom, '/yaowen')).text).toContain('短题');
  await context.close();
});

test('an article is scheduled, and unscheduled', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('li', 'editor');
  await edit(page, '/yaowen/1013');
  await typeInto(page, title(page), '（定时）');
  await saved(page);
  await act(page, 'schedule');
  await dialog(page).getByLabel('时间').fill('2020-01-01T08:00');
  await dialog(page).getByRole('button', { name: '定时发布' }).click();
  await expect(dialog(page)).toContainText('要在将来');
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  await dialog(page).getByLabel('时间').fill(`${tomorrow}T08:00`);
  await dialog(page).getByRole('button', { name: '定时发布' }).click();
  await expect(page.locator('[data-standing]')).toContainText(`定时 ${tomorrow} 08:00`);
  await act(page, 'unschedule');
  await expect(page.locator('[data-standing]')).not.toContainText('定时');
  await context.close();
});

test('an old revision is restored from the history', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('li', 'editor');
  await edit(page, '/liuxi/1431');
  const before = await title(page).innerText();
  await typeInto(page, title(page), '（写坏了）');
  await saved(page);
  await act(page, 'history');
  await dialog(page).locator('li').last().getByRole('button', { name: '恢复这一版' }).click();
  await expect(title(page)).toHaveText(before);
  await context.close();
});

test('editing has no accessibility violations, on a desk and on a phone', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('li', 'editor');
  for (const size of [{ width: 1440, height: 900 }, { width: 390, height: 844 }]) {
    await page.setViewportSize(size);
    await page.goto('/xiangmu/1101');
    await expect(page.locator('.editing-bar')).toBeVisible();
    // The tab remembers that pages are opened for editing.
    if (size.width === 1440) await act(page, 'edit');
    await expect(title(page)).toHaveAttribute('contenteditable', 'plaintext-only');
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await act(page, 'panel');
    await expect(page.getByRole('complementary', { name: '设置' })).toBeVisible();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await act(page, 'panel');
    await act(page, 'publish');
    await expect(dialog(page)).toBeVisible();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await page.keyboard.press('Escape');
  }
  await context.close();
});
