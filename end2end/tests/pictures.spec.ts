import AxeBuilder from '@axe-core/playwright';
import { BRIDGE, BUSES, PICTURES } from './site';
import { expect, expectAllPicturesDrawn, follow, hydrated, test, type Page } from './support';

/** A story with a gallery, all parts on one page. */
const STORY = `${BRIDGE.address}?part=all`;

/** What of the media folder the page has asked for. */
function fetched(page: Page) {
  const files: { name: string; type: string; bytes: number }[] = [];
  page.on('response', async (response) => {
    const name = /\/media\/(.+)$/.exec(new URL(response.url()).pathname)?.[1];
    if (name && response.ok()) files.push({ name, type: response.headers()['content-type'] ?? '', bytes: Number(response.headers()['content-length'] ?? 0) });
  });
  return files;
}

test('a phone fetches small files of a format that it knows, and no picture as it came', async ({ open, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const files = fetched(page);
  await open('/');
  await expectAllPicturesDrawn(page);
  const pictures = files.filter(({ name }) => name.endsWith('.avif') || name.endsWith('.webp') || name.endsWith('.jpg'));
  expect(pictures.length).toBeGreaterThan(8);
  expect(pictures.filter(({ name, type }) => !/-480\.avif$/.test(name) || type !== 'image/avif')).toEqual([]);
  expect(Math.max(...pictures.map(({ bytes }) => bytes))).toBeLessThan(60_000);
});

test('a desk gets the wide file for the wide picture, and small ones for small ones', async ({ open, page }) => {
  await open('/');
  const chosen = (selector: string) => page.locator(selector).first().evaluate((image: HTMLImageElement) => image.currentSrc.replace(/^.*-/, ''));
  await expect.poll(() => chosen('.focus img')).toBe('960.avif');
  await page.locator('.channel-block img').first().scrollIntoViewIfNeeded();
  await expect.poll(() => chosen('.channel-block img')).toBe('480.avif');
});

for (const width of [390, 1440]) {
  for (const address of ['/', PICTURES.address, STORY]) {
    test(`${address}, ${width} px wide: nothing moves when the pictures arrive late`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.addInitScript(() => {
        const shifts: string[] = [];
        Object.assign(window, { shifts });
        new PerformanceObserver((list) => {
          for (const shift of list.getEntries() as (PerformanceEntry & { value: number; sources: { node?: Element }[] })[]) {
            shifts.push(`${shift.value.toFixed(4)} ${shift.sources.map(({ node }) => `${node?.nodeName} ${node?.className ?? ''}`)}`);
          }
        }).observe({ type: 'layout-shift', buffered: true });
      });
      let arrive = () => {};
      const arrived = new Promise<void>((resolve) => (arrive = resolve));
      await page.route('**/media/**', async (route) => {
        await arrived;
        await route.continue();
      });
      await page.goto(address, { waitUntil: 'commit' });
      await hydrated(page);
      const before = await page.locator('main').evaluate((main) => main.scrollHeight);
      // From here on only pictures can move anything.
      await page.evaluate(() => void ((window as unknown as { shifts: string[] }).shifts.length = 0));
      arrive();
      await expectAllPicturesDrawn(page);
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      expect(await page.evaluate(() => (window as unknown as { shifts: string[] }).shifts)).toEqual([]);
      expect(await page.locator('main').evaluate((main) => main.scrollHeight)).toBe(before);
    });
  }
}

test('while it is awaited, a picture has a place of its own colour', async ({ page }) => {
  await page.route('**/media/**', () => undefined);
  await page.goto('/', { waitUntil: 'commit' });
  await hydrated(page);
  const image = page.locator('.focus img').first();
  const [red, green, blue] = ['r', 'g', 'b'].map(async (name) => 51 * Number(new RegExp(`\\b${name}-(\\d)`).exec((await image.getAttribute('class'))!)![1]));
  await expect(image).toHaveCSS('background-color', `rgb(${await red}, ${await green}, ${await blue})`);
});

const viewer = (page: Page) => page.locator('dialog.viewer');
const figures = (page: Page) => page.locator('.prose figure > a.full');
const shown = (page: Page) => viewer(page).locator('.stage img');

test('a picture opens larger, with its words, and the reader comes back to it', async ({ open, page }) => {
  await open(STORY);
  const all = await figures(page).count();
  expect(all).toBeGreaterThan(2);
  const [first, last] = [figures(page).first(), figures(page).last()];
  const words = await first.locator('xpath=..').locator('figcaption').textContent();
  await first.click();
  await expect(viewer(page)).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`${BRIDGE.address}`));
  await expect(viewer(page).locator('.count')).toHaveText(`1 / ${all}`);
  await expect(viewer(page).locator('.said')).toHaveText(words!);
  await expect.poll(() => shown(page).evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  expect(await shown(page).getAttribute('alt')).toBe(await first.locator('img').getAttribute('alt'));

  await page.keyboard.press('ArrowRight');
  await expect(viewer(page).locator('.count')).toHaveText(`2 / ${all}`);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(viewer(page).locator('.count')).toHaveText(`${all} / ${all}`);
  // The focus stays inside.
  for (let step = 0; step < 8; step += 1) {
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement === document.body || !!document.activeElement?.closest('dialog.viewer'))).toBe(true);
  }
  await page.keyboard.press('Escape');
  await expect(viewer(page)).toBeHidden();
  await expect(last).toBeFocused();
  await expect(last).toBeInViewport();

  await page.keyboard.press('Enter');
  await expect(viewer(page)).toBeVisible();
  await viewer(page).getByRole('button', { name: '下一张' }).click();
  await expect(viewer(page).locator('.count')).toHaveText(`1 / ${all}`);
  await viewer(page).getByRole('button', { name: '关闭' }).click();
  await expect(first).toBeFocused();
});

test('a picture is shown as large as it is, and can be moved about', async ({ open, page }) => {
  await page.setViewportSize({ width: 390, height: 700 });
  await open(BUSES);
  const link = figures(page).first();
  await link.click();
  const [fits, stage] = [(await shown(page).boundingBox())!, (await viewer(page).locator('.stage').boundingBox())!];
  expect(fits.width).toBeLessThanOrEqual(390);
  expect(Math.abs(fits.y + fits.height / 2 - (stage.y + stage.height / 2)), 'it stands in the middle').toBeLessThan(1);
  await viewer(page).getByRole('button', { name: '原始大小' }).click();
  await expect(viewer(page).getByRole('button', { name: '原始大小' })).toHaveAttribute('aria-pressed', 'true');
  const own = new URL((await link.getAttribute('href'))!, page.url()).href;
  await expect.poll(() => shown(page).evaluate((image: HTMLImageElement) => [image.currentSrc, image.clientWidth])).toEqual([own, Number(await link.locator('img').getAttribute('width'))]);
  const moved = () => viewer(page).locator('.stage').evaluate((stage) => stage.scrollLeft);
  const before = await moved();
  await viewer(page).locator('.stage').focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(moved).toBeGreaterThan(before);
  await shown(page).click();
  await expect(viewer(page).getByRole('button', { name: '原始大小' })).toHaveAttribute('aria-pressed', 'false');
  await expect.poll(async () => (await shown(page).boundingBox())!.width).toBeLessThanOrEqual(390);
});

test.describe('with a finger', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

  test('a swipe leads to the next picture, and back', async ({ open, page }) => {
    await open(STORY);
    await figures(page).first().tap();
    const count = viewer(page).locator('.count');
    await expect(count).toHaveText(/^1 /);
    const session = await page.context().newCDPSession(page);
    const swipe = async (from: number, to: number) => {
      const point = (x: number) => [{ x, y: 400 }];
      await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: point(from) });
      await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: point((from + to) / 2) });
      await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: point(to) });
      await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    };
    await swipe(320, 80);
    await expect(count).toHaveText(/^2 /);
    await swipe(80, 320);
    await expect(count).toHaveText(/^1 /);
  });
});

test('the viewer works on a page that was opened without a reload, and in English', async ({ open, page }) => {
  await open('/en/xiangmu');
  await follow(page, page.locator(`.list a[href="/en${BRIDGE.address}"]`).first());
  await expect(page.locator('h1')).toHaveText(BRIDGE.heading);
  await figures(page).first().click();
  await expect(viewer(page)).toBeVisible();
  await expect(viewer(page)).toHaveAttribute('aria-label', 'Larger view');
  await viewer(page).getByRole('button', { name: 'Close' }).click();
  await expect(viewer(page)).toBeHidden();
  await expect(page).toHaveURL(new RegExp(`/en${BRIDGE.address}`));
});

test('nothing of the viewer stands in anyone’s way, light or dark, on phone or desk', async ({ open, page }) => {
  await open(STORY);
  await figures(page).first().click();
  await expect(viewer(page)).toBeVisible();
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const { violations } = await new AxeBuilder({ page }).options({ rules: { 'target-size': { enabled: true } } }).analyze();
      const said = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.target} ${node.failureSummary}`).join('\n')}`);
      expect.soft(said, `${colorScheme}, ${width} px wide`).toEqual([]);
    }
  }
});

test('the viewer costs nothing before the first picture is opened', async ({ open, page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await open(STORY);
  expect(asked.filter((path) => path.endsWith('/viewer.js'))).toEqual([]);
  await figures(page).first().click();
  await expect(viewer(page)).toBeVisible();
  expect(asked.filter((path) => path.endsWith('/viewer.js'))).toHaveLength(1);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('a picture leads to itself, as it is', async ({ open, page }) => {
    await open(BUSES);
    const link = figures(page).first();
    const address = await link.getAttribute('href');
    await link.click();
    await expect(page).toHaveURL(address!);
  });
});
