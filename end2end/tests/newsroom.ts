import { test as base, expect, type BrowserContext, type Locator, type Page } from '@playwright/test';
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
      // Whoever has signed in once comes back by their session, as people do: attempts to sign in are limited.
      const sessions = new Map<string, Awaited<ReturnType<BrowserContext['storageState']>>>();
      const person = async (account: string, role: string) => {
        const people = site.run(['user', 'list']);
        if (!people.includes(`${account}\t`)) {
          site.run(['user', 'add', account, '--name', account, '--role', role, '--password-stdin'], `${PASSWORD}\n`);
        }
        const context = await browser.newContext({
          locale: 'zh-CN', viewport: { width: 1440, height: 900 }, baseURL: site.url, reducedMotion: 'reduce', storageState: sessions.get(account),
        });
        const page = await context.newPage();
        await page.goto('/desk');
        if (new URL(page.url()).pathname === '/sign-in') {
          await page.fill('input[name=account]', account);
          await page.fill('input[name=password]', PASSWORD);
          await page.press('input[name=password]', 'Enter');
          await page.waitForURL(/\/desk/);
          sessions.set(account, await context.storageState());
        }
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
export const story = (page: Page) => page.locator('.article .prose');
export const state = (page: Page) => page.locator('.editing-bar [data-state]');
export const said = (page: Page) => page.locator('.editing-bar [data-said]');
export const dialog = (page: Page) => page.locator('dialog[open]');

/** Opens an article and turns editing on. */
export async function edit(page: Page, address: string) {
  await page.goto(address);
  await act(page, 'edit');
  await writable(page);
}

/** The page can be written in. */
export async function writable(page: Page) {
  await expect(title(page)).toHaveAttribute('contenteditable', 'plaintext-only');
  await expect(story(page)).toHaveAttribute('contenteditable', 'true');
}

/** Puts the caret into an element of the story, so many characters from its start; without a number, at its end. */
export async function caret(spot: Locator, at?: number, to = at) {
  await spot.evaluate((element, [at, to]) => {
    (element.closest('[contenteditable]') as HTMLElement).focus();
    const place = (count: number | undefined): [Node, number] => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      let left = count ?? Infinity;
      let last: Text | null = null;
      for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
        last = node;
        if (left <= node.length) return [node, left];
        left -= node.length;
      }
      return last ? [last, last.length] : [element.querySelector('p') ?? element, 0];
    };
    const selection = getSelection()!;
    selection.setBaseAndExtent(...place(at), ...place(to));
  }, [at, to] as const);
  // The editor hears of a selection with the next event of the document.
  await spot.page().evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
}

/** What the server has of an article's story. */
export async function savedBlocks(page: Page, article: number): Promise<Block[]> {
  return (await savedDraft(page, article)).manuscript.body;
}

/** A draft as the server has it. */
export async function savedDraft(page: Page, article: number): Promise<{ version: number; manuscript: { title: string; body: Block[] }; page: { content: string } }> {
  const answer = await page.request.post('/api/edit', { data: { lang: 'zh', article }, headers: { origin: new URL(page.url()).origin } });
  expect(answer.status()).toBe(200);
  return answer.json();
}

/** A block as it crosses the wire. */
export type Block = { id: string; type: string } & Record<string, unknown>;

/** The number of the article at an address. */
export const numberOf = (address: string) => Number(address.split('/').at(-1));

/** A new article, opened for writing: its number. */
export async function begin(page: Page, channel = 'liuxi'): Promise<number> {
  await page.goto(`/${channel}`);
  await act(page, 'new');
  await page.waitForURL(/\/desk\/articles\/\d+/);
  await writable(page);
  return Number(page.url().split('/').at(-1));
}

/** The page hears nothing of what others do until it asks, as behind a proxy that lets no stream through. */
export const deaf = (page: Page) => page.route('**/together?*', (route) => route.abort());

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
