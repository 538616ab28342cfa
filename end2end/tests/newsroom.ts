import { test as base, expect, type BrowserContext, type Page } from '@playwright/test';
import { serve, type Site } from './server';

export { expect };
export type { Page, Site };

const PASSWORD = '柳溪渡口的早班船';

export interface Newsroom extends Site {
  /** Somebody of this role in a browser of their own, signed in. */
  person(account: string, role: string): Promise<{ context: BrowserContext; page: Page }>;
}

interface Workers {
  newsroom: Newsroom;
}

/** Tests that change the site have one of their own. */
export const test = base.extend<object, Workers>({
  newsroom: [
    async ({ browser }, use) => {
      const site = await serve();
      const person = async (account: string, role: string) => {
        const people = site.run(['user', 'list']);
        if (!people.includes(`${account}\t`)) {
          site.run(['user', 'add', account, '--name', account, '--role', role, '--password-stdin'], `${PASSWORD}\n`);
        }
        const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1440, height: 900 }, baseURL: site.url, reducedMotion: 'reduce' });
        const page = await context.newPage();
        await page.goto('/sign-in');
        await page.fill('input[name=account]', account);
        await page.fill('input[name=password]', PASSWORD);
        await page.press('input[name=password]', 'Enter');
        await page.waitForURL(/\/desk/);
        return { context, page };
      };
      await use({ ...site, person });
      await site.stop();
    },
    { scope: 'worker' },
  ],
});

/** Everybody's password. */
export const password = PASSWORD;

export const title = (page: Page) => page.locator('.article-head [data-field=title]');
export const paragraph = (page: Page, at: number) => page.locator('.article .prose > p').nth(at);
export const state = (page: Page) => page.locator('.editing-bar [data-state]');
export const said = (page: Page) => page.locator('.editing-bar [data-said]');
export const dialog = (page: Page) => page.locator('dialog[open]');

/** Opens an article and turns editing on. */
export async function edit(page: Page, address: string) {
  await page.goto(address);
  await act(page, 'edit');
  await expect(title(page)).toHaveAttribute('contenteditable', 'plaintext-only');
}

/** Presses a button of the bar. */
export async function act(page: Page, name: string) {
  const button = page.locator(`.editing-bar [data-do=${name}]`);
  await expect(button).toBeAttached();
  if (!(await button.isVisible())) await page.locator('.editing-more summary').click();
  await button.click();
}

/** Everything is acknowledged. */
export const saved = (page: Page) => expect(state(page)).toHaveText(/^已保存 \d\d:\d\d$/);

/** Types into a spot, behind what stands there. */
export async function typeInto(page: Page, spot: ReturnType<Page['locator']>, text: string) {
  await spot.click();
  await page.keyboard.press('End');
  await page.keyboard.insertText(text);
}

/** What a reader finds at an address, in a browser that has never been here. */
export async function asReader(newsroom: Site, address: string) {
  const answer = await fetch(newsroom.url + address);
  return { status: answer.status, text: await answer.text() };
}
