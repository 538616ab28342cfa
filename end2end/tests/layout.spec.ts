import type { BrowserContext } from '@playwright/test';
import { HOME, PAGE_TYPES } from './site';
import { expect, expectAllPicturesDrawn, hydrated, test, type Page } from './support';

for (const [name, { address }] of PAGE_TYPES) {
  for (const width of [390, 1440]) {
    test(`${name}, ${width} px wide: nothing jumps while it loads`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.addInitScript(() => {
        const shifts: string[] = [];
        Object.assign(window, { shifts, shifted: 0 });
        new PerformanceObserver((list) => {
          for (const shift of list.getEntries() as (PerformanceEntry & { value: number; sources: { node?: Element }[] })[]) {
            (window as any).shifted += shift.value;
            shifts.push(...shift.sources.map(({ node }) => `${shift.value.toFixed(3)} ${node?.nodeName} ${node?.className ?? ''}`));
          }
        }).observe({ type: 'layout-shift', buffered: true });
      });
      // Pictures come last, as over a slow line.
      let arrive = () => {};
      const arrived = new Promise<void>((resolve) => (arrive = resolve));
      await page.route('**/media/**', async (route) => {
        await arrived;
        await route.continue();
      });
      await page.goto(address, { waitUntil: 'commit' });
      await hydrated(page);
      arrive();
      await expectAllPicturesDrawn(page);
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      const [shifted, shifts] = await page.evaluate(() => [(window as any).shifted as number, (window as any).shifts as string[]]);
      expect(shifted, shifts.join('\n')).toBeLessThanOrEqual(0.02);
    });
  }

  test(`${name}: nothing sticks out sideways, nor when the reader has doubled the text`, async ({ context, open, page }) => {
    for (const text of [100, 200]) {
      await setTextSize(context, page, text);
      await open(address);
      expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe(`${(16 * text) / 100}px`);
      for (const width of [390, 768, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        expect.soft(await stickingOut(page), `${width} px wide, text at ${text} %`).toEqual([]);
      }
    }
  });
}

test('no title, time or menu entry is cut off on a phone with large text', async ({ context, open, page }) => {
  await page.setViewportSize({ width: 390, height: 900 });
  await setTextSize(context, page, 200);
  for (const address of ['/liuxi', '/liuxi/1431']) {
    await open(address);
    const cut = await page.locator('h1, .card h2, .card time, .byline, .prose p, .pager a').evaluateAll((elements) =>
      elements.filter((element) => element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== 'inline').map((element) => element.textContent),
    );
    expect(cut).toEqual([]);
  }
});

test('Chinese text is drawn, not boxes', async ({ open, page }) => {
  await open(HOME.address);
  const headline = page.locator('.lead a');
  const drawn = async (text: string) => {
    await headline.evaluate((element, text) => (element.textContent = text), text);
    return (await headline.screenshot()).toString('base64');
  };
  const [first, again, other, none] = [await drawn('青'), await drawn('青'), await drawn('岚'), await drawn('\u{10FFFD}')];
  expect(again).toBe(first);
  expect(other).not.toBe(first);
  expect(none, 'what a character without a glyph looks like').not.toBe(first);
});

/** Sets what a reader would set in the browser's own settings, in percent; sizes in rem and em follow it. */
async function setTextSize(context: BrowserContext, page: Page, text: number) {
  const session = await context.newCDPSession(page);
  await session.send('Page.setFontSizes', { fontSizes: { standard: (16 * text) / 100, fixed: (13 * text) / 100 } });
}

/** What reaches beyond the right edge, unless it lies in something that scrolls by itself. */
function stickingOut(page: Page) {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const clipped = (element: Element | null): boolean =>
      element !== null && element !== document.body && (getComputedStyle(element).overflowX !== 'visible' || clipped(element.parentElement));
    return [...document.body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > width + 0.5 && !clipped(element.parentElement))
      .map((element) => `${element.nodeName}.${element.className} ends at ${Math.round(element.getBoundingClientRect().right)}: ${element.textContent?.slice(0, 20)}`)
      .concat(`the page is ${document.documentElement.scrollWidth} px wide`);
  });
}
