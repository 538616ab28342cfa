// Nothing of the library, and of pictures in a page that is being written, stands in anyone's way; one place a test.

import { act, begin, caret, dialog, expect, story, test, type Newsroom, type Page } from './newsroom';
import { arriving, atTheDoor, drop, figures, foot, inNobodysWay, kept, photograph, SENT } from './photographs';

/** Pages of the library: of all pictures, or of the one that has just come. */
const PLACES: [string, (file: string) => string][] = [
  ['the library', () => '/desk/pictures'],
  ['the library in English', () => '/en/desk/pictures'],
  ['a search of it', () => '/desk/pictures?q=%E6%B2%A1%E6%9C%89'],
  ['the bin', () => '/desk/pictures?shelf=bin'],
  ['a picture', (file) => `/desk/pictures/${file}`],
  ['a picture in English', (file) => `/en/desk/pictures/${file}`],
  ['choosing another in its place', (file) => `/desk/pictures/${file}/replace`],
  ['the question before it goes', (file) => `/desk/pictures/${file}/bin`],
];

for (const [what, address] of PLACES) {
  test(`${what} stands in nobody’s way`, async ({ newsroom }) => {
    const { page, context } = await newsroom.person('zhou', 'chief');
    await page.goto(address(await kept(page, photograph('无碍.png'))));
    await expect(page.locator('h1')).toBeVisible();
    await inNobodysWay(page, what);
    await context.close();
  });
}

async function writing(newsroom: Newsroom) {
  const { page, context } = await newsroom.person('li', 'editor');
  await begin(page);
  await caret(story(page));
  await page.keyboard.insertText('一段。');
  return { page, context };
}

test('pictures on their way, waiting and refused stand in nobody’s way', async ({ newsroom }) => {
  const { page, context } = await writing(newsroom);
  await page.route(SENT, (route) => route.fulfill({ status: 415, json: { Unsupported: '这不是能收的图片。' } }), { times: 1 });
  await drop(page, '.article .prose > p', photograph('坏.png'));
  await expect(arriving(page)).toContainText('没有传成');
  await atTheDoor(page);
  await drop(page, '.article .prose > p', ...['一.png', '二.png', '三.png'].map((name) => photograph(name)));
  await expect(figures(page)).toHaveCount(4);
  await expect(arriving(page).filter({ hasText: '正在上传' })).toHaveCount(2);
  await expect(arriving(page).filter({ hasText: '排队中' })).toHaveCount(1);
  await inNobodysWay(page, 'pictures on their way');
  await context.close();
});

test('the dialog that chooses pictures stands in nobody’s way', async ({ newsroom }) => {
  const { page, context } = await writing(newsroom);
  await foot(page).getByRole('button', { name: '图片', exact: true }).click();
  await expect(dialog(page).getByRole('checkbox').first()).toBeVisible();
  await inNobodysWay(page, 'choosing pictures');
  await context.close();
});

test('the dialog of the focal point stands in nobody’s way, and works by keys alone', async ({ newsroom }) => {
  const { page, context } = await writing(newsroom);
  await drop(page, '.article .prose > p', photograph('焦点.png'));
  await expect(arriving(page)).toHaveCount(0);
  await figures(page).locator('.caption').click();
  await foot(page).getByRole('button', { name: '焦点' }).press('Enter');
  await expect(dialog(page).getByLabel('距左（%）')).toBeVisible();
  await inNobodysWay(page, 'the focal point');
  await dialog(page).getByLabel('距左（%）').fill('20');
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toHaveCount(0);
  await foot(page).getByRole('button', { name: '焦点' }).press('Enter');
  await expect(dialog(page).getByLabel('距左（%）')).toHaveValue('20');
  await context.close();
});

test('the cover in the side panel stands in nobody’s way', async ({ newsroom }) => {
  const { page, context } = await writing(newsroom);
  await drop(page, '.article .prose > p', photograph('封面.png'));
  await expect(arriving(page)).toHaveCount(0);
  await act(page, 'panel');
  await page.locator('[data-cover]').getByRole('button', { name: '用正文首图' }).click();
  await expect(page.locator('[data-cover] img')).toBeVisible();
  await inNobodysWay(page, 'the cover');
  await context.close();
});

for (const width of [390, 1440]) {
  test(`the library, ${width} px wide: nothing moves when its pictures arrive late`, async ({ newsroom }) => {
    const { page, context } = await newsroom.person('zhou', 'chief');
    await page.setViewportSize({ width, height: 900 });
    let arrive = () => {};
    const arrived = new Promise<void>((resolve) => (arrive = resolve));
    await page.route('**/media/**', async (route) => {
      await arrived;
      await route.continue();
    });
    await page.goto('/desk/pictures', { waitUntil: 'commit' });
    await expect(page.locator('.tile')).not.toHaveCount(0);
    const tops = () => page.locator('.tile').evaluateAll((all) => all.map((tile) => tile.getBoundingClientRect().top + scrollY));
    await page.waitForFunction(() => document.readyState !== 'loading');
    const before = await tops();
    await shiftsFromHere(page);
    arrive();
    await expect.poll(() => page.locator('.tile img').first().evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 0)).toBe(true);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    expect(await page.evaluate(() => (window as unknown as { shifted: number }).shifted)).toBe(0);
    expect(await tops()).toEqual(before);
    await context.close();
  });
}

/** Counts what moves from now on. */
const shiftsFromHere = (page: Page) => page.evaluate(() => {
  Object.assign(window, { shifted: 0 });
  new PerformanceObserver((list) => {
    for (const shift of list.getEntries() as (PerformanceEntry & { value: number })[]) (window as unknown as { shifted: number }).shifted += shift.value;
  }).observe({ type: 'layout-shift' });
});
