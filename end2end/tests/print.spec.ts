import { HOME, MATCH, STRAWBERRIES, TOWN } from './site';
import { expect, story, test } from './support';

test.use({ viewport: { width: 794, height: 1123 } });
test.beforeEach(({ page }) => page.emulateMedia({ media: 'print', colorScheme: 'dark' }));

test('an article on paper is its story and nothing to click on', async ({ open, page }) => {
  await open(STRAWBERRIES.address);
  await expect(page.locator('h1')).toBeVisible();
  await expect(page.locator('.byline')).toBeVisible();
  await expect(page.locator('.site-name')).toBeVisible();
  for (const paragraph of await story(page).locator('p, figure img, figcaption').all()) await expect(paragraph).toBeVisible();
  await expect(page.locator('.end-mark')).toBeVisible();
  await expect(page.locator('.imprint')).toBeVisible();
  await expect(page.getByRole('navigation').filter({ visible: true })).toHaveCount(0);
  for (const chrome of ['.side', '.neighbours', '.choice', '.picture-strip', '.all-menus', '.language']) {
    await expect(page.locator(chrome).filter({ visible: true })).toHaveCount(0);
  }
});

test('the parts of a long article have no menu on paper', async ({ open, page }) => {
  await open(`${MATCH.address}?part=all`);
  await expect(page.locator('.parts').filter({ visible: true })).toHaveCount(0);
  await expect(story(page).locator('table').first()).toBeVisible();
});

test('paper is white and ink is black, whatever the screen was', async ({ open, page }) => {
  await open(STRAWBERRIES.address);
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(255, 255, 255)');
  await expect(story(page).locator('p').first()).toHaveCSS('color', 'rgb(0, 0, 0)');
});

test('lists can be printed', async ({ open, page }) => {
  await open(TOWN.address);
  await expect(page.locator('.card h2').first()).toBeVisible();
  await expect(page.locator('.pager, .load-more, .details').filter({ visible: true })).toHaveCount(0);
  await open(HOME.address);
  await expect(page.locator('.lead')).toBeVisible();
  await expect(page.locator('.controls').filter({ visible: true })).toHaveCount(0);
});

test('nothing is wider than the paper', async ({ open, page }) => {
  for (const { address } of [STRAWBERRIES, MATCH, TOWN, HOME]) {
    await open(address);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
  }
});
