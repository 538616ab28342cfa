// The ways in which something that somebody writes could get lost, each tried by typing numbered words meanwhile.

import { chromium, type BrowserContext } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { begin, caret, deaf, dialog, expect, password, saved, savedDraft, state, story, writable, type Newsroom, type Page } from './newsroom';

export interface Outcome { typed: string[]; found: string; mayMiss: number }
export type Way = (newsroom: Newsroom, run: number) => Promise<Outcome>;

/** A word that is typed once and never again. */
export const numbered = (at: number) => `第${at}字；`;

/** Types so many words, one after the other. */
async function type(page: Page, from: number, count: number): Promise<string[]> {
  const words = Array.from({ length: count }, (_, at) => numbered(from + at));
  for (const word of words) await page.keyboard.insertText(word);
  return words;
}

const WORDS = 12;

/** All words of the draft as the server has it. */
const onServer = async (page: Page, article: number) => JSON.stringify((await savedDraft(page, article)).manuscript.body);

/** Takes back what the computer has kept, if it offers anything, and saves it. */
async function bringBack(page: Page) {
  await expect(dialog(page)).toContainText('找到没有保存的改动');
  await dialog(page).getByRole('button', { name: '恢复' }).click();
  await saved(page);
}

/** Somebody at a new article, with the caret in its story. */
async function writing(newsroom: Newsroom, account = 'li') {
  const { page, context } = await newsroom.person(account, 'editor');
  const article = await begin(page);
  await caret(story(page));
  return { page, context, article };
}

/** What was typed is in the browser's journal: what is on this computer is what survives. */
const journalHolds = (page: Page, word: string) => expect.poll(() => page.evaluate((word) => new Promise<boolean>((resolve) => {
  const asked = indexedDB.open('masthead');
  asked.onerror = () => resolve(false);
  asked.onsuccess = () => {
    const all = asked.result.transaction('journal').objectStore('journal').getAll();
    all.onsuccess = () => resolve(JSON.stringify(all.result).includes(word));
    all.onerror = () => resolve(false);
  };
}), word)).toBe(true);

async function reopened(context: BrowserContext, article: number): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`/desk/articles/${article}`);
  await writable(page);
  return page;
}

/** A browser that keeps nothing says so, and what is typed is saved all the same. */
const keepingNothing = (forbid: () => void): Way => async (newsroom) => {
  const { page, context } = await newsroom.person('li', 'editor');
  await page.addInitScript(forbid);
  const article = await begin(page);
  await caret(story(page));
  const typed = await type(page, 0, WORDS);
  await expect(page.locator('.editing-bar [data-said]')).toContainText('不让暂存');
  await saved(page);
  const found = await onServer(page, article);
  await context.close();
  return { typed, found, mayMiss: 0 };
};

export const WAYS: Record<string, Way> = {
  async 'the tab is killed'(newsroom) {
    const { page, context, article } = await writing(newsroom);
    await page.route('**/api/save', (route) => route.abort());
    const typed = await type(page, 0, WORDS);
    await journalHolds(page, typed.at(-1)!);
    const devtools = await context.newCDPSession(page);
    // A tab that has crashed answers nothing any more.
    void devtools.send('Page.crash').catch(() => undefined);
    await page.waitForEvent('crash');
    const again = await reopened(context, article);
    await bringBack(again);
    const found = await onServer(again, article);
    await context.close();
    return { typed, found, mayMiss: 0 };
  },

  async 'the browser is killed (-9)'(newsroom) {
    // A browser of its own, with a profile on disk.
    const { page, context, article } = await writing(newsroom);
    const cookies = await context.storageState();
    const profile = mkdtempSync(join(tmpdir(), 'masthead-profile-'));
    const options = { executablePath: process.env.MASTHEAD_CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'], baseURL: newsroom.url, locale: 'zh-CN' };
    const own = await chromium.launchPersistentContext(profile, options);
    await own.addCookies(cookies.cookies);
    const tab = await own.newPage();
    await tab.goto(`/desk/articles/${article}`);
    await writable(tab);
    await caret(story(tab));
    await tab.route('**/api/save', (route) => route.abort());
    const typed = await type(tab, 0, WORDS);
    await journalHolds(tab, typed.at(-1)!);
    const late = await type(tab, WORDS, 2);
    await kill(profile);
    await own.close().catch(() => undefined);
    const next = await chromium.launchPersistentContext(profile, options);
    await next.addCookies(cookies.cookies);
    const again = await next.newPage();
    await again.goto(`/desk/articles/${article}`);
    await writable(again);
    await bringBack(again);
    const found = await onServer(page, article);
    await next.close();
    await context.close();
    rmSync(profile, { recursive: true, force: true });
    // What was typed in the last moment before the kill may be gone.
    return { typed: [...typed, ...late], found, mayMiss: late.length };
  },

  async 'the server is killed (-9)'(newsroom) {
    const { page, context, article } = await writing(newsroom);
    const typed = await type(page, 0, WORDS);
    await page.keyboard.press('Control+s');
    await newsroom.kill();
    typed.push(...await type(page, WORDS, WORDS));
    await expect(state(page)).toContainText('离线');
    await newsroom.restart();
    await page.locator('.editing-bar [data-do=retry]').click();
    await saved(page);
    const found = await onServer(page, article);
    await context.close();
    return { typed, found, mayMiss: 0 };
  },

  async 'the network is away for five minutes'(newsroom) {
    const { page, context, article } = await writing(newsroom);
    await page.clock.install();
    await context.setOffline(true);
    const typed = await type(page, 0, WORDS);
    await page.clock.runFor(150_000);
    await expect(state(page)).toContainText('离线');
    typed.push(...await type(page, WORDS, WORDS));
    await page.clock.runFor(150_000);
    await context.setOffline(false);
    await page.clock.runFor(60_000);
    await expect(state(page)).toHaveText(/^已保存/);
    const found = await onServer(page, article);
    await context.close();
    return { typed, found, mayMiss: 0 };
  },

  async 'the session has ended'(newsroom, run) {
    const account = `zhao${run}`;
    const { page, context, article } = await writing(newsroom, account);
    const typed = await type(page, 0, WORDS);
    newsroom.run(['user', 'password', account, '--password-stdin'], `${password}\n`);
    typed.push(...await type(page, WORDS, WORDS));
    await page.keyboard.press('Control+s');
    await expect(dialog(page)).toContainText('请重新登录');
    await dialog(page).getByLabel('密码').fill(password);
    await page.keyboard.press('Enter');
    await saved(page);
    const found = await onServer(page, article);
    await context.close();
    return { typed, found, mayMiss: 0 };
  },

  async 'a new build is deployed'(newsroom) {
    const { page, context, article } = await writing(newsroom);
    await page.route('**/build/*/api/save', (route) => route.fulfill({ status: 409, contentType: 'application/json', body: '"Outdated"' }));
    const typed = await type(page, 0, WORDS);
    await page.keyboard.press('Control+s');
    await expect(page.locator('.editing-bar [data-said]')).toContainText('网站刚刚更新');
    await page.unrouteAll();
    await page.waitForEvent('load');
    await writable(page);
    await bringBack(page);
    const found = await onServer(page, article);
    await context.close();
    return { typed, found, mayMiss: 0 };
  },

  'the browser keeps nothing': keepingNothing(() => {
    IDBFactory.prototype.open = () => { throw new DOMException('forbidden', 'SecurityError'); };
  }),

  'the disk is full': keepingNothing(() => {
    IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); };
  }),

  async 'two write the same paragraph'(newsroom) {
    const li = await writing(newsroom);
    const typed = await type(li.page, 0, 2);
    await li.page.keyboard.press('Control+s');
    await saved(li.page);
    const wang = await newsroom.person('wang', 'editor');
    await deaf(wang.page);
    await wang.page.goto(`/desk/articles/${li.article}`);
    await writable(wang.page);
    await caret(story(wang.page).locator('> p').first());
    typed.push(...await type(li.page, 100, WORDS));
    await saved(li.page);
    typed.push(...await type(wang.page, 200, WORDS));
    await wang.page.keyboard.press('Control+s');
    await dialog(wang.page).getByRole('button', { name: '两者都留' }).click();
    await saved(wang.page);
    const found = await onServer(wang.page, li.article);
    await Promise.all([li.context.close(), wang.context.close()]);
    return { typed, found, mayMiss: 0 };
  },
};

/** Ends every process of the browser with this profile, without asking. */
async function kill(profile: string) {
  const { spawnSync } = await import('node:child_process');
  spawnSync('pkill', ['-9', '-f', profile]);
}
