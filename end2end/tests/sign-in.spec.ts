import AxeBuilder from '@axe-core/playwright';
import { expect, password, test } from './newsroom';

const WIDTHS = [390, 1440];

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
    const who = javaScriptEnabled ? 'door-with' : 'door-without';

    test('somebody invited chooses a password, signs in, out and in again, by keyboard alone', async ({ newsroom, browser }) => {
      const link = newsroom.run(['user', 'add', who, '--name', '柳记者', '--role', 'editor']).match(/https?:\S+/)![0];
      const context = await browser.newContext({ baseURL: newsroom.url, javaScriptEnabled });
      const page = await context.newPage();
      await page.goto(link);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('设置密码');
      await expect(page.locator('.facts')).toContainText('柳记者');
      const choose = async (again: string) => {
        await page.getByLabel('密码', { exact: false }).first().focus();
        await page.keyboard.insertText(password);
        await page.keyboard.press('Tab');
        await page.keyboard.insertText(again);
        await page.keyboard.press('Enter');
      };
      await choose('完全不是同一个密码');
      await expect(page.getByRole('alert')).toHaveText('两次输入的密码不一样。');
      await choose(password);
      await expect(page).toHaveURL('/desk');
      await page.getByRole('button', { name: '退出' }).focus();
      await page.keyboard.press('Enter');
      await expect(page).toHaveURL('/');
      await page.goto('/desk/account');
      await expect(page).toHaveURL('/sign-in?next=%2Fdesk%2Faccount');
      await expect(page.getByLabel('账号')).toBeFocused();
      await page.keyboard.insertText(who);
      await page.keyboard.press('Tab');
      await page.keyboard.insertText('not the password');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('alert')).toHaveText('账号或密码不对。');
      await expect(page.getByLabel('账号')).toHaveValue(who);
      await expect(page.getByLabel('密码')).toBeFocused();
      await page.keyboard.insertText(password);
      await page.keyboard.press('Enter');
      await expect(page).toHaveURL('/desk/account');
      await page.goto(link);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('这个链接不能用了');
      await context.close();
    });
  });
}

test('the door stands in nobody’s way, light or dark, on phone or desk', async ({ newsroom, browser }) => {
  const link = newsroom.run(['user', 'add', 'door-axe', '--role', 'editor']).match(/https?:\S+/)![0];
  const context = await browser.newContext({ baseURL: newsroom.url, reducedMotion: 'reduce' });
  const page = await context.newPage();
  for (const address of ['/sign-in', '/en/sign-in', link, '/sign-in/invitation?token=none']) {
    await page.goto(address);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 844 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const { violations } = await new AxeBuilder({ page }).options({ rules: { 'target-size': { enabled: true } } }).analyze();
        expect.soft(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target)}`), `${address}, ${colorScheme}, ${width}`).toEqual([]);
      }
    }
  }
  await context.close();
});

test('a browser keeps no copy of the door, and it sets no cookie before somebody comes in', async ({ newsroom }) => {
  const answer = await fetch(`${newsroom.url}/sign-in`);
  expect(answer.headers.get('cache-control')).toBe('private, no-store');
  expect(answer.headers.get('set-cookie')).toBeNull();
});
