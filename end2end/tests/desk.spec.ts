import AxeBuilder from '@axe-core/playwright';
import { asReader, expect, test, type Page } from './newsroom';

const PAGES = ['/desk', '/desk/drafts', '/desk/articles', '/desk/scheduled', '/desk/bin', '/desk/pictures', '/desk/words', '/desk/people', '/desk/people/1', '/desk/rights', '/desk/log', '/desk/account'];

const rows = (page: Page) => page.locator('.desk-table.articles tbody tr');
const told = (page: Page) => page.locator('.told');

/** The same person in a browser without scripts. */
async function withoutScripts(page: Page) {
  const browser = page.context().browser()!;
  const context = await browser.newContext({ baseURL: new URL(page.url()).origin, javaScriptEnabled: false, storageState: await page.context().storageState() });
  return { context, page: await context.newPage() };
}

test('no page of the desk stands in anyone’s way, light or dark, on phone or desk', async ({ newsroom }) => {
  test.setTimeout(400_000);
  const { page, context } = await newsroom.person('wu', 'administrator');
  await page.goto('/desk');
  await page.getByRole('button', { name: '新建稿件' }).click();
  await expect(page).toHaveURL(/\/desk\/articles\/\d+$/);
  for (const address of [...PAGES, ...PAGES.map((address) => `/en${address}`)]) {
    await page.goto(address);
    for (const width of [390, 1440]) {
      await page.setViewportSize({ width, height: 844 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), `${address} is wider than ${width} px`).toBeLessThanOrEqual(0);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const { violations } = await new AxeBuilder({ page }).options({ rules: { 'target-size': { enabled: true } } }).analyze();
        const said = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target)}`);
        expect.soft(said, `${address}, ${colorScheme}, ${width} px wide`).toEqual([]);
      }
    }
  }
  await context.close();
});

test('everything on a phone can be touched', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('wu', 'administrator');
  await page.setViewportSize({ width: 390, height: 844 });
  for (const address of PAGES) {
    await page.goto(address);
    const small = await page.locator('a, button, input:not([type=hidden]), select').evaluateAll((all) =>
      all
        .filter((element) => !element.matches('.skip, .told *, .desk-lead *') && element.getClientRects().length > 0)
        .filter((element) => (element.closest('label') ?? element).getBoundingClientRect().height < 43.5)
        .map((element) => element.outerHTML.slice(0, 120)),
    );
    expect.soft(small, address).toEqual([]);
  }
  await context.close();
});

test('without scripts: a draft is begun, found, put into the bin and taken out of it', async ({ newsroom }) => {
  const signedIn = await newsroom.person('ma', 'contributor');
  const { page, context } = await withoutScripts(signedIn.page);
  await page.goto('/desk');
  await page.getByLabel('在频道').selectOption({ label: '要闻' });
  await page.getByRole('button', { name: '新建稿件' }).click();
  await expect(page).toHaveURL(/\/desk\/articles\/\d+$/);
  const address = new URL(page.url()).pathname;
  await page.goto('/desk/drafts');
  const own = rows(page).filter({ has: page.locator(`a[href="${address}"]`) });
  await own.getByRole('checkbox').check();
  await page.getByRole('button', { name: '放入回收站' }).click();
  await expect(told(page)).toContainText('已放入回收站');
  await expect(own).toHaveCount(0);
  await page.getByRole('navigation', { name: '工作台导航' }).getByRole('link', { name: '回收站' }).click();
  await own.getByRole('checkbox').check();
  await page.getByRole('button', { name: '放回' }).click();
  await expect(told(page)).toContainText('已从回收站放回');
  await page.reload();
  await expect(told(page)).toHaveCount(0);
  await context.close();
  await signedIn.context.close();
});

test('by keyboard: several articles are withdrawn at once, and what could not be is said', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('zhou', 'chief');
  // A channel that no other test needs: they share one site.
  await page.goto('/desk/articles');
  const channel = await page.locator('select[name=channel] option', { hasText: '健康' }).first().getAttribute('value');
  const list = `/desk/articles?state=published&channel=${channel}`;
  await page.goto(list);
  await page.keyboard.press('Tab');
  await expect(page.locator('.skip')).toBeFocused();
  const boxes = rows(page).getByRole('checkbox');
  const addresses = await rows(page).locator('.title > a').evaluateAll((links) => links.slice(0, 2).map((link) => link.getAttribute('href')!.split('/').pop()!));
  for (const at of [0, 1]) {
    await boxes.nth(at).focus();
    await page.keyboard.press('Space');
    await expect(boxes.nth(at)).toBeChecked();
  }
  // One of them is withdrawn meanwhile, by somebody else.
  const elsewhere = await context.newPage();
  await elsewhere.goto(list);
  await elsewhere.getByRole('checkbox').nth(2).check();
  await elsewhere.getByRole('button', { name: '撤稿' }).click();
  await expect(told(elsewhere)).toContainText('已撤下');
  await elsewhere.close();
  await page.bringToFront();
  await page.getByRole('button', { name: '撤稿' }).focus();
  await page.keyboard.press('Enter');
  await expect(told(page).locator('li')).toHaveCount(2);
  await expect(told(page).locator('.failed')).toHaveText(/现在不是已发布的状态/);
  await expect(page).toHaveURL(/state=published/);
  await page.goto('/desk/articles?state=withdrawn');
  for (const id of addresses) await expect(page.locator(`.title > a[href="/desk/articles/${id}"]`)).toBeVisible();
  await context.close();
});

test('an administrator adds an editor, who comes in by the link and finds the articles', async ({ newsroom, browser }) => {
  const { page, context } = await newsroom.person('wu', 'administrator');
  await page.goto('/desk/people');
  await page.getByRole('textbox', { name: '账号' }).fill('lan.jizhe');
  await page.getByRole('textbox', { name: '姓名' }).fill('兰记者');
  await page.getByLabel('角色').selectOption({ label: '编辑' });
  await page.getByLabel('范围').selectOption({ label: '体育' });
  await page.getByRole('button', { name: '添加', exact: true }).click();
  const link = await told(page).getByRole('textbox').inputValue();
  await page.reload();
  await expect(told(page)).toHaveCount(0);
  const newcomer = await browser.newContext({ baseURL: newsroom.url });
  const theirs = await newcomer.newPage();
  await theirs.goto(link);
  await theirs.locator('[name=password]').fill('体育馆的灯亮到很晚');
  await theirs.locator('[name=again]').fill('体育馆的灯亮到很晚');
  await theirs.getByRole('button', { name: '完成并登录' }).click();
  await theirs.goto('/desk/articles');
  const channels = new Set(await rows(theirs).locator('td:nth-child(3)').allTextContents());
  expect([...channels]).toEqual(['体育']);
  await page.getByRole('link', { name: '兰记者' }).click();
  await page.getByRole('button', { name: '停用' }).click();
  await expect(told(page)).toContainText('账号已停用');
  await theirs.reload();
  await expect(theirs).toHaveURL(/\/sign-in\?next=/);
  await newcomer.close();
  await context.close();
});

test('what was published at the desk is public, and the log says who did it', async ({ newsroom }) => {
  const { page, context } = await newsroom.person('zhou', 'chief');
  await page.goto('/desk/articles?state=published');
  const link = rows(page).locator('.title > a').last();
  const title = await link.textContent();
  await rows(page).last().getByRole('checkbox').check();
  await page.getByRole('button', { name: '撤稿' }).click();
  await expect(told(page)).toContainText('已撤下');
  await page.goto('/desk/log?act=withdrawn');
  const entry = page.locator('.desk-table.log tbody tr').first();
  await expect(entry).toContainText(title!);
  await expect(entry).toContainText('zhou');
  expect((await asReader(newsroom, '/desk/log')).text).not.toContain(title!);
  await context.close();
});
