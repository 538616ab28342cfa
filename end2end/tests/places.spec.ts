import { CONTACT, EXPRESS, MATCH, STRAWBERRIES, SUMMARIES, TOWN } from './site';
import {
  expect, expectPage, expectSameDocument, follow, hydrated, loadMore, markDocument, place, rows, scrollTo, test, type Page,
} from './support';

test.use({ viewport: { width: 1280, height: 700 } });

test('a new page opens at its top, Back and Forward lead to where the reader was, to the pixel', async ({ open, page }) => {
  await open(TOWN.address);
  await markDocument(page);
  const inList = await scrollTo(page, 611);
  await followRowInView(page);
  await expectHeadingOtherThan(page, TOWN.heading);
  await expectPlace(page, 0);
  const inStory = await scrollTo(page, 347);

  await page.goBack();
  await expectPage(page, TOWN);
  await expectPlace(page, inList);
  await page.goForward();
  await expectHeadingOtherThan(page, TOWN.heading);
  await expectPlace(page, inStory);
  await page.goBack();
  await expectPage(page, TOWN);
  await expectPlace(page, inList);
  await expectSameDocument(page);
});

test('the same page opened twice keeps two places', async ({ open, page }) => {
  await open(TOWN.address);
  // The footer is followed from the foot of the page.
  const first = await scrollTo(page, 100_000);
  await follow(page, page.locator('footer.footer').getByRole('link', { name: '联系我们' }));
  await expectPage(page, CONTACT);
  await follow(page, page.locator('nav.second-menu').getByRole('link', { name: '柳溪镇' }));
  await expectPage(page, TOWN);
  await expectPlace(page, 0);
  const second = await scrollTo(page, 211);
  await page.goBack();
  await expectPage(page, CONTACT);
  await page.goBack();
  await expectPage(page, TOWN);
  await expectPlace(page, first);
  await page.goForward();
  await expectPage(page, CONTACT);
  await page.goForward();
  await expectPage(page, TOWN);
  await expectPlace(page, second);
});

test('Back finds the rows that “加载更多” appended, and the place among them', async ({ open, page }) => {
  await open(SUMMARIES.address);
  await markDocument(page);
  await loadMore(page).click();
  await expect.poll(() => rows(page).count()).toBeGreaterThan(20);
  const count = await rows(page).count();
  const row = await openAppendedRow(page);

  await page.goBack();
  await expectPage(page, SUMMARIES);
  await expect(rows(page)).toHaveCount(count);
  await expect(rows(page).filter({ hasText: row.text })).toBeInViewport();
  await expectPlace(page, row.place);
  await page.goForward();
  await expectHeadingOtherThan(page, SUMMARIES.heading);
  await expectPlace(page, 0);
  await page.goBack();
  await expect(rows(page)).toHaveCount(count);
  await expectPlace(page, row.place);
  await expectSameDocument(page);
});

test('Back from another channel finds the appended rows, too, and only there', async ({ open, page }) => {
  await open(SUMMARIES.address);
  await loadMore(page).click();
  await expect.poll(() => rows(page).count()).toBeGreaterThan(20);
  const count = await rows(page).count();
  await follow(page, page.locator('nav.main-menu').getByRole('link', { name: '快报' }));
  await expectPage(page, EXPRESS);
  await expect(rows(page)).toHaveCount(20);
  await page.goBack();
  await expectPage(page, SUMMARIES);
  await expect(rows(page)).toHaveCount(count);
  await page.goForward();
  await expectPage(page, EXPRESS);
  await expect(rows(page)).toHaveCount(20);
});

test('a channel opened anew begins with its first rows only', async ({ open, page }) => {
  await open(SUMMARIES.address);
  await loadMore(page).click();
  await expect.poll(() => rows(page).count()).toBeGreaterThan(20);
  await openAppendedRow(page);
  await follow(page, page.locator('nav.main-menu > .bounds > ul > li > a', { hasText: '乡村' }));
  await expectPage(page, SUMMARIES);
  await expect(rows(page)).toHaveCount(20);
  await expectPlace(page, 0);
});

test('a reload finds the appended rows and the place again', async ({ open, page }) => {
  await open(SUMMARIES.address);
  await loadMore(page).click();
  await expect.poll(() => rows(page).count()).toBeGreaterThan(20);
  const count = await rows(page).count();
  await rows(page).nth(25).scrollIntoViewIfNeeded();
  const before = await place(page);
  expect(before).toBeGreaterThan(0);
  await page.reload();
  await hydrated(page);
  await expect(rows(page)).toHaveCount(count);
  await expectPlace(page, before);
});

test('Back from a page that was opened by a full load finds the place again', async ({ open, page }) => {
  await open(STRAWBERRIES.address);
  const before = await scrollTo(page, 431);
  await open(MATCH.address);
  await page.goBack();
  await expectPage(page, STRAWBERRIES);
  await expectPlace(page, before);
});

/** Waits for a place, and for it to stay. */
async function expectPlace(page: Page, y: number) {
  await expect.poll(() => place(page)).toBe(y);
  // Whatever still wants to move the page does so within the next frames.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done)))));
  expect(await place(page)).toBe(y);
}

async function expectHeadingOtherThan(page: Page, heading: string) {
  await expect(page.locator('h1')).not.toHaveText(heading);
  await expect(page.locator('h1')).toHaveText(/\S/);
}

/** Follows the first row that can be seen whole, so that the click itself does not scroll. */
async function followRowInView(page: Page) {
  const titles = page.locator('main .list h2 a');
  const index = await titles.evaluateAll((links) =>
    links.findIndex((link) => link.getBoundingClientRect().top > 40 && link.getBoundingClientRect().bottom < window.innerHeight - 40),
  );
  await follow(page, titles.nth(index));
}

/** Follows a row among the appended ones; says what it was called and where the page stood. */
async function openAppendedRow(page: Page) {
  const link = rows(page).nth(27).locator('h2 a');
  await link.scrollIntoViewIfNeeded();
  const seen = { text: (await link.textContent())!, place: await place(page) };
  expect(seen.place).toBeGreaterThan(1000);
  await follow(page, link);
  await expectHeadingOtherThan(page, SUMMARIES.heading);
  await expectPlace(page, 0);
  return seen;
}
