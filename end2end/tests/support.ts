import { test as base, expect, type Locator, type Page, type Response } from '@playwright/test';
import { FOOTER_MENU, MAIN_MENU, SECOND_MENU, type Facts } from './site';

export { expect };
export type { Locator, Page };

interface Fixtures {
  /** Opens an address by a full load and waits until scripts answer, where there are scripts. */
  open: (address: string) => Promise<Response>;
}

export const test = base.extend<Fixtures>({
  // The server is started after this file's settings are read.
  baseURL: async ({}, use) => use(process.env.MASTHEAD_URL),
  open: async ({ page, javaScriptEnabled }, use) =>
    use(async (address) => {
      const response = await page.goto(address);
      if (javaScriptEnabled !== false) await hydrated(page);
      return response!;
    }),
});

/** Declares the same tests for readers with and without scripts. */
export function withAndWithoutScripts(declare: () => void) {
  for (const javaScriptEnabled of [true, false]) {
    test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
      test.use({ javaScriptEnabled });
      declare();
    });
  }
}

/** Scripts answer on this page. */
export async function hydrated(page: Page) {
  await expect(page.locator('html[data-hydrated]')).toBeAttached();
}

export const mainMenu = (page: Page) => page.locator('nav.main-menu > .bounds > ul > li > a');
export const secondMenu = (page: Page) => page.locator('nav.second-menu > ul > li > a');
export const rows = (page: Page) => page.locator('main ul.list').locator('.card, .line, .picture-card, .day > ol > li');
export const loadMore = (page: Page) => page.locator('a.load-more');
export const story = (page: Page) => page.locator('article .prose');

/** The page says in head, heading, breadcrumb and menus that it is the one it should be. */
export async function expectPage(page: Page, facts: Facts) {
  const origin = new URL(page.url()).origin;
  await expect(page).toHaveTitle(facts.title);
  await expect(page.locator('html')).toHaveAttribute('lang', facts.lang ?? 'zh-CN');
  await expect(page.locator('h1')).toHaveText(facts.heading);
  if (facts.description) {
    await expect(page.locator('meta[name=description]')).toHaveAttribute('content', facts.description);
    await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', origin + (facts.canonical ?? facts.address));
  }
  if (facts.breadcrumb) await expect(page.locator('nav.breadcrumb li')).toHaveText(facts.breadcrumb);
  if (facts.current) {
    const marked = page.locator('nav.main-menu, nav.second-menu').locator('a[aria-current]');
    await expect(async () => expect([...new Set(await marked.allTextContents())]).toEqual(facts.current)).toPass({ timeout: 10_000 });
  }
}

/** The page has all that stands around every page: name, date, both menus, footer. */
export async function expectFrame(page: Page) {
  await expect(mainMenu(page)).toHaveText(MAIN_MENU);
  await expect(secondMenu(page)).toHaveText(SECOND_MENU);
  await expect(page.locator('.masthead .site-name')).toBeVisible();
  await expect(page.locator('header.masthead time')).toHaveAttribute('datetime', /^\d{4}-\d\d-\d\d$/);
  const footer = page.locator('footer.footer');
  await expect(footer.locator('nav:not(.friends) a')).toHaveText(FOOTER_MENU);
  for (const line of ['© 2016–2026 青岚县融媒体中心', '示例ICP备00000000号-1', '青岚县文化路00号融媒体中心三楼', '000-00000000']) {
    await expect(footer).toContainText(line);
  }
}

/** Every row has a link with a text and a moment of Chinese time; the newest stands first. */
export async function expectDatedRows(rows: Locator) {
  await expect(rows.first()).toBeVisible();
  const found = await rows.evaluateAll((rows) =>
    rows.map((row) => ({
      title: row.querySelector('a')?.textContent?.trim(),
      address: row.querySelector('a')?.getAttribute('href'),
      time: row.querySelector('time')?.dateTime,
      shown: row.querySelector('time')?.textContent,
    })),
  );
  for (const row of found) {
    expect(row, `the row “${row.title}”`).toEqual({
      title: expect.stringMatching(/\S/),
      address: expect.stringMatching(/^(\/[\w/-]+|https:\/\/\S+)$/),
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/),
      shown: expect.stringMatching(/\d\d[-:]\d\d/),
    });
  }
  const times = found.map((row) => row.time!);
  expect(times).toEqual(times.toSorted().toReversed());
}

/** Every picture of the page has arrived: those further down are brought into view, since they load when needed. */
export async function expectAllPicturesDrawn(page: Page) {
  const all = page.locator('img');
  await all.evaluateAll((pictures) => pictures.forEach((picture) => picture.setAttribute('loading', 'eager')));
  await expect.poll(() => all.evaluateAll((pictures) =>
    (pictures as HTMLImageElement[]).filter((picture) => !picture.complete || picture.naturalWidth === 0).map((picture) => picture.src),
  )).toEqual([]);
}

/** Follows a link and waits for the address it leads to, whether by a full load or without one. */
export async function follow(page: Page, link: Locator) {
  const target = await link.evaluate((link: HTMLAnchorElement) => link.href);
  await link.click();
  await expect(page).toHaveURL(target);
}

/** Leaves a mark that a full load would wipe out. */
export async function markDocument(page: Page) {
  await page.evaluate(() => Object.assign(window, { stillTheSameDocument: true }));
}

/** No full load has happened since the mark was left. */
export async function expectSameDocument(page: Page) {
  expect(await page.evaluate(() => 'stillTheSameDocument' in window), 'the page was loaded anew').toBe(true);
}

/** Adds a link to the end of the page and follows it, as one in a story would be. */
export async function followNewLink(page: Page, address: string) {
  await page.evaluate((address) => {
    const link = document.createElement('a');
    link.href = address;
    link.textContent = 'a link of the test';
    document.body.append(link);
  }, address);
  await page.getByText('a link of the test').click();
}

/** Where the page is scrolled to. */
export const place = (page: Page) => page.evaluate(() => window.scrollY);

/** Scrolls to a place and says where that is: pages may be shorter. The page has been told of it by then, as it is for a
 * reader, who presses nothing in the frame that scrolls. */
export async function scrollTo(page: Page, y: number) {
  await page.evaluate((y) => window.scrollTo({ top: y, behavior: 'instant' }), y);
  await expect.poll(() => place(page)).toBeGreaterThan(0);
  // Scroll events are sent before the callbacks of the same frame.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  return place(page);
}

/** What the page asks the server for while it lives. */
export function functionCalls(page: Page) {
  const calls: string[] = [];
  page.on('request', (request) => {
    if (/^\/build\/[^/]+\/api\//.test(new URL(request.url()).pathname)) calls.push(request.url());
  });
  return calls;
}

/** Matches what server functions are asked by. */
export const FUNCTIONS = '**/build/*/api/**';
