import AxeBuilder from '@axe-core/playwright';
import jsQR from 'jsqr';
import { BRIDGE, BUSES, ENGLISH_ARTICLE, HOME, MATCH, PAGE_TYPES, STRAWBERRIES, TOWN } from './site';
import { expect, expectPage, follow, hydrated, markDocument, expectSameDocument, place, scrollTo, story, test, type Page } from './support';

const tools = (page: Page) => page.locator('.article-head .tools');
const size = (page: Page) => page.evaluate(() => getComputedStyle(document.documentElement).fontSize);

test.describe('text size', () => {
  test('grows where it is asked to, and stays over pages and reloads', async ({ open, page }) => {
    await open(STRAWBERRIES.address);
    expect(await size(page)).toBe('16px');
    await tools(page).getByRole('button', { name: '大' }).click();
    expect(await size(page)).toBe('18px');
    await expect(tools(page).getByRole('button', { name: '大' })).toHaveAttribute('aria-pressed', 'true');
    await expect(tools(page).getByRole('button', { name: '中' })).toHaveAttribute('aria-pressed', 'false');
    await markDocument(page);
    await follow(page, page.locator('nav.second-menu').getByRole('link', { name: '柳溪镇' }));
    await expectPage(page, TOWN);
    await follow(page, page.locator('.card h2 a', { hasText: STRAWBERRIES.heading }));
    await expectPage(page, STRAWBERRIES);
    await expectSameDocument(page);
    await expect(tools(page).getByRole('button', { name: '大' })).toHaveAttribute('aria-pressed', 'true');
    await page.reload();
    expect(await size(page)).toBe('18px');
    await tools(page).getByRole('button', { name: '小' }).click();
    expect(await size(page)).toBe('15px');
    await tools(page).getByRole('button', { name: '中' }).click();
    expect(await size(page)).toBe('16px');
  });

  test('is there at the first paint, before any script file has arrived', async ({ page }) => {
    await page.addInitScript(() => localStorage.setItem('masthead-reading', '{"size":"large","elder":"on","theme":"dark"}'));
    await page.route(/\/(pkg|reading)\/.*\.(js|wasm)$/, () => undefined);
    await page.goto(STRAWBERRIES.address, { waitUntil: 'commit' });
    await expect(page.locator('h1')).toBeVisible();
    await expect(page.locator('html')).not.toHaveAttribute('data-hydrated');
    expect(await size(page)).toBe('22px');
    await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(20, 21, 23)');
    // The buttons stand where they will be, and say what counts.
    await expect(tools(page).getByRole('button', { name: '大' })).toHaveCSS('font-weight', '700');
  });

  test('what somebody else has put into the storage does nothing', async ({ open, page }) => {
    for (const kept of ['not json', '[]', 'null', '{"size":7,"theme":{"a":1},"elder":null}']) {
      await page.addInitScript((kept) => localStorage.setItem('masthead-reading', kept), kept);
      await open(HOME.address);
      expect(await size(page), kept).toBe('16px');
    }
  });

  test('what is being read stays where it is', async ({ open, page }) => {
    await open(`${MATCH.address}?part=all`);
    await scrollTo(page, 900);
    const read = await page.evaluateHandle(() => document.elementFromPoint(innerWidth / 2, innerHeight / 2)!);
    const top = () => read.evaluate((element) => element.getBoundingClientRect().top);
    const before = await top();
    await page.keyboard.press('+');
    expect(await size(page)).toBe('18px');
    expect(Math.abs((await top()) - before)).toBeLessThan(3);
  });

  test('another tab follows', async ({ context, open, page }) => {
    await open(HOME.address);
    const other = await context.newPage();
    await other.goto(STRAWBERRIES.address);
    await other.locator('.article-head .tools').getByRole('button', { name: '大' }).click();
    await expect(page.locator('html')).toHaveAttribute('data-size', 'large');
  });
});

test.describe('长者版', () => {
  test('is chosen in the strip of any page, and holds for the whole site', async ({ open, page }) => {
    await open(HOME.address);
    const strip = page.locator('.strip').getByRole('button', { name: '长者版' }).first();
    await strip.click();
    expect(await size(page)).toBe('19px');
    await expect(strip).toHaveAttribute('aria-pressed', 'true');
    await open(STRAWBERRIES.address);
    await expect(story(page)).toHaveCSS('font-size', '23.75px');
    await expect(story(page)).toHaveCSS('line-height', '47.5px');
    await strip.click();
    await expect(story(page)).toHaveCSS('font-size', '18px');
  });

  test('nothing moves', async ({ open, page }) => {
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    await open(HOME.address);
    await page.keyboard.press('l');
    const moving = await page.evaluate(() => [...document.querySelectorAll('*')].filter((element) => getComputedStyle(element).transitionDuration.split(', ').some((time) => time !== '0s')).length);
    expect(moving).toBe(0);
  });

  for (const [name, { address }] of PAGE_TYPES) {
    test(`${name}: usable at 200 % zoom and on a phone`, async ({ open, page }) => {
      await page.addInitScript(() => localStorage.setItem('masthead-reading', '{"elder":"on","size":"large"}'));
      await open(address);
      for (const width of [640, 390, 320]) {
        await page.setViewportSize({ width, height: 450 });
        expect.soft(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), `${width} px wide`).toBe(0);
      }
      const { violations } = await new AxeBuilder({ page }).options({ rules: { 'target-size': { enabled: true } } }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(' ')}`)).toEqual([]);
    });
  }
});

test('colours are the reader’s choice', async ({ open, page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await open(HOME.address);
  await page.locator('.strip summary').click();
  const display = page.locator('.strip .display');
  await display.getByRole('button', { name: '深色' }).click();
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(20, 21, 23)');
  await page.reload();
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(20, 21, 23)');
  await page.locator('.strip summary').click();
  await display.getByRole('button', { name: '跟随系统' }).click();
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(255, 255, 255)');
  await page.keyboard.press('Escape');
  await expect(display.getByRole('button', { name: '深色' })).toBeHidden();
  await expect(page.locator('.strip summary')).toBeFocused();
});

test.describe('sharing', () => {
  test('the link that is copied is the article’s own, and one is told so', async ({ context, open, page, baseURL }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    for (const [facts, said] of [[STRAWBERRIES, '链接已复制'], [ENGLISH_ARTICLE, 'Link copied']] as const) {
      await open(`${facts.address}?utm_source=x`);
      await tools(page).locator('summary').click();
      await tools(page).locator('[data-tool=copy]').click();
      await expect(tools(page).getByRole('status')).toHaveText(said);
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(baseURL + facts.address);
      await page.locator('h1').click();
      await expect(tools(page).locator('[data-tool=copy]')).toBeHidden();
    }
  });

  test('without a clipboard the link is copied all the same', async ({ context, open, page, baseURL }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await open(STRAWBERRIES.address);
    await page.evaluate(() => {
      const real = navigator.clipboard;
      Object.assign(window, { real });
      Object.defineProperty(navigator, 'clipboard', { value: undefined });
    });
    await tools(page).locator('summary').click();
    await tools(page).locator('[data-tool=copy]').click();
    await expect(tools(page).getByRole('status')).toHaveText('链接已复制');
    expect(await page.evaluate(() => (window as unknown as { real: Clipboard }).real.readText())).toBe(baseURL + STRAWBERRIES.address);
  });

  test('where the system can send things, it is asked to', async ({ open, page, baseURL }) => {
    await page.addInitScript(() => {
      Object.assign(window, { sent: [] });
      navigator.share = async (what) => void (window as unknown as { sent: unknown[] }).sent.push(what);
    });
    await open(STRAWBERRIES.address);
    await tools(page).locator('summary').click();
    await tools(page).getByRole('button', { name: '发送到…' }).click();
    expect(await page.evaluate(() => (window as unknown as { sent: unknown[] }).sent)).toEqual([{ title: STRAWBERRIES.heading, url: baseURL + STRAWBERRIES.address }]);
  });

  for (const javaScriptEnabled of [true, false]) {
    test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
      test.use({ javaScriptEnabled });
      test('the code leads a phone to the article', async ({ open, page, browser, baseURL }) => {
        await open(STRAWBERRIES.address);
        await tools(page).locator('summary').click();
        const code = tools(page).getByRole('img');
        await expect(code).toBeVisible();
        await expect.poll(() => code.evaluate((code: HTMLImageElement) => code.complete && code.naturalWidth > 0)).toBe(true);
        await expect(tools(page).locator('.share-link')).toHaveText(baseURL + STRAWBERRIES.address);
        // A page with scripts reads what the screen shows.
        const shot = await code.screenshot({ scale: 'css' });
        const reader = await browser.newPage();
        const [width, height, pixels] = await reader.evaluate(async (url) => {
          const picture = Object.assign(new Image(), { src: url });
          await picture.decode();
          const canvas = Object.assign(document.createElement('canvas'), { width: picture.width, height: picture.height });
          const paper = canvas.getContext('2d')!;
          paper.drawImage(picture, 0, 0);
          return [picture.width, picture.height, [...paper.getImageData(0, 0, picture.width, picture.height).data]] as const;
        }, `data:image/png;base64,${shot.toString('base64')}`);
        await reader.close();
        expect(jsQR(Uint8ClampedArray.from(pixels), width, height)?.data).toBe(baseURL + STRAWBERRIES.address);
      });
    });
  }
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });
  test('there are no buttons that do nothing', async ({ open, page }) => {
    // The search field's button sends its form.
    const idle = page.locator('button:not(form button)').filter({ visible: true });
    await open(STRAWBERRIES.address);
    await expect(idle).toHaveCount(0);
    await tools(page).locator('summary').click();
    await expect(idle).toHaveCount(0);
    await expect(page.getByRole('link', { name: '回到顶部' })).toBeVisible();
  });
});

test.describe('paper', () => {
  test('pictures are fetched first, then the browser prints; address and time stand at the end', async ({ open, page, baseURL }) => {
    await page.addInitScript(() => {
      window.print = () => {
        const pictures = [...document.querySelectorAll<HTMLImageElement>('.prose img')];
        dispatchEvent(new Event('beforeprint'));
        Object.assign(window, { printed: pictures.map((picture) => picture.complete && picture.naturalWidth > 0) });
      };
    });
    await open(STRAWBERRIES.address);
    await tools(page).getByRole('button', { name: '打印' }).click();
    await expect.poll(() => page.evaluate(() => (window as unknown as { printed?: boolean[] }).printed)).toEqual([true, true]);
    await page.emulateMedia({ media: 'print' });
    await expect(page.locator('.on-paper')).toHaveText(new RegExp(`^网址：${baseURL}${STRAWBERRIES.address}\\s*打印时间：20\\d\\d-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d$`));
    for (const chrome of ['.tools', '.corner', '.strip']) await expect(page.locator(chrome).filter({ visible: true })).toHaveCount(0);
  });

  test('prints as a document of a few pages, also from 长者版 in the dark', async ({ open, page }) => {
    const pages = async () => ((await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type \/Page\b/g) ?? []).length;
    await open(STRAWBERRIES.address);
    const plain = await pages();
    expect(plain).toBeGreaterThan(0);
    expect(plain).toBeLessThanOrEqual(4);
    await page.keyboard.press('l');
    expect(await pages()).toBeLessThanOrEqual(plain + 1);
  });
});

test.describe('the place in a long story', () => {
  test.use({ viewport: { width: 390, height: 700 } });
  const bar = (page: Page) => page.getByRole('region', { name: '阅读位置' });
  const whole = `${MATCH.address}?part=all`;

  test('is shown by a thin line, and offered when one comes back', async ({ open, page }) => {
    await open(whole);
    await expect(bar(page)).toBeHidden();
    const line = page.locator('.reading-line');
    expect(await line.evaluate((line) => line.getBoundingClientRect().width)).toBe(0);
    await scrollTo(page, 1500);
    await expect.poll(() => line.evaluate((line) => line.getBoundingClientRect().width)).toBeGreaterThan(60);
    const read = await topBlock(page);
    await open(BUSES);
    await open(whole);
    await expect(bar(page)).toBeVisible();
    await expect(bar(page)).toHaveText(/上次读到 \d\d%/);
    expect(await place(page)).toBe(0);
    await bar(page).getByRole('button', { name: '继续阅读' }).click();
    await expect(bar(page)).toBeHidden();
    // The same words, though a little lower.
    expect(Math.abs((await topBlock(page)) - read)).toBeLessThanOrEqual(1);
    expect(await place(page)).toBeGreaterThan(1200);
  });

  test('is kept when the client changes the page, and in larger letters it is still the same block', async ({ open, page }) => {
    await open(whole);
    await markDocument(page);
    await scrollTo(page, 1500);
    const read = await topBlock(page);
    await page.evaluate(() => (document.querySelector('.second-menu a') as HTMLElement).click());
    await expect(page.locator('.reading-line')).toBeHidden();
    await page.goBack();
    // Back leads to the place by itself.
    await expect.poll(() => place(page)).toBeGreaterThan(1200);
    await expect(bar(page)).toBeHidden();
    await expectSameDocument(page);
    await page.keyboard.press('+');
    await open(whole);
    await bar(page).getByRole('button', { name: '继续阅读' }).click();
    expect(Math.abs((await topBlock(page)) - read)).toBeLessThanOrEqual(1);
  });

  test('is forgotten at the story’s end, and who wants none says so', async ({ open, page }) => {
    await open(whole);
    await scrollTo(page, 1500);
    await open(whole);
    await bar(page).getByRole('button', { name: '关闭' }).click();
    await expect(bar(page)).toBeHidden();
    await story(page).evaluate((story) => window.scrollTo({ top: scrollY + story.getBoundingClientRect().bottom - innerHeight / 2, behavior: 'instant' }));
    await open(BUSES);
    await open(whole);
    await expect(page.locator('.reading-line')).toBeAttached();
    await expect(bar(page)).toBeHidden();
  });

  test('a short story has none; every long page has a way back to its top', async ({ open, page }) => {
    await open('/about/contact');
    await expect(page.locator('.reading-line')).toBeHidden();
    const top = page.getByRole('link', { name: '回到顶部' });
    await expect(top).toBeHidden();
    await open(TOWN.address);
    await scrollTo(page, 2000);
    await top.click();
    await expect.poll(() => place(page)).toBe(0);
    await expect(top).toBeHidden();
    await expect(page.locator('.site-name')).toBeFocused();
    expect(page.url()).not.toContain('#');
  });
});

test.describe('keys', () => {
  test('are listed by ?, and do what the table says', async ({ open, page }) => {
    await open(TOWN.address);
    await page.keyboard.press('?');
    const table = page.getByRole('dialog', { name: '键盘快捷键' });
    await expect(table).toBeVisible();
    await expect(table.locator('dt:visible')).toHaveText(['j', 'k', '/', 't', '+-', 'l', '?']);
    const { violations } = await new AxeBuilder({ page }).include('dialog.keys').analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(table).toBeHidden();
    const titles = page.locator('.card h2 a');
    await page.keyboard.press('j');
    await expect(titles.nth(0)).toBeFocused();
    await page.keyboard.press('j');
    await expect(titles.nth(1)).toBeFocused();
    await page.keyboard.press('k');
    await expect(titles.nth(0)).toBeFocused();
    await scrollTo(page, 1500);
    await page.keyboard.press('t');
    await expect.poll(() => place(page)).toBe(0);
    await page.keyboard.press('-');
    expect(await size(page)).toBe('15px');
    await open(STRAWBERRIES.address);
    await page.keyboard.press('?');
    await expect(table.locator('dt:visible')).toContainText(['p']);
  });

  test('are letters while somebody types, and the browser’s with another key held', async ({ open, page }) => {
    await open(STRAWBERRIES.address);
    await page.evaluate(() => {
      const field = document.createElement('textarea');
      document.querySelector('main')!.prepend(field);
      field.focus();
    });
    await page.keyboard.type('l?+jtp');
    await expect(page.locator('textarea')).toHaveValue('l?+jtp');
    await page.locator('textarea').blur();
    for (const held of ['Control+l', 'Alt+l', 'Meta+l']) await page.keyboard.press(held);
    // In the middle of a composition a letter is no letter yet.
    await page.evaluate(() => document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'l', isComposing: true, bubbles: true })));
    await expect(page.locator('html')).not.toHaveAttribute('data-elder');
    await expect(page.getByRole('dialog')).toBeHidden();
    expect(await size(page)).toBe('16px');
    await page.keyboard.press('l');
    await expect(page.locator('html')).toHaveAttribute('data-elder');
  });

  test('can be turned off, and on again', async ({ open, page }) => {
    await open(STRAWBERRIES.address);
    await page.keyboard.press('?');
    await page.getByRole('checkbox', { name: '使用快捷键' }).uncheck();
    await page.keyboard.press('Escape');
    await page.reload();
    await hydrated(page);
    await page.keyboard.press('l');
    await page.keyboard.press('?');
    await expect(page.locator('html')).not.toHaveAttribute('data-elder');
    await expect(page.getByRole('dialog')).toBeHidden();
    await page.locator('.strip summary').click();
    await page.getByRole('button', { name: '键盘快捷键' }).click();
    await page.getByRole('checkbox', { name: '使用快捷键' }).check();
    await page.keyboard.press('Escape');
    await page.keyboard.press('l');
    await expect(page.locator('html')).toHaveAttribute('data-elder');
  });
});

test('what opens over the page stands in nobody’s way, light or dark, on phone or desk', async ({ open, page }) => {
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      for (const panel of ['.strip .display', '.tools .share']) {
        await open(BRIDGE.address);
        await page.locator(`${panel} > summary`).click();
        const box = (await page.locator(`${panel} > div`).boundingBox())!;
        expect(box.x).toBeGreaterThanOrEqual(0);
        expect(box.x + box.width).toBeLessThanOrEqual(width);
        const { violations } = await new AxeBuilder({ page }).include(panel).options({ rules: { 'target-size': { enabled: true } } }).analyze();
        expect.soft(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.failureSummary).join(' ')}`), `${panel}, ${colorScheme}, ${width} px wide`).toEqual([]);
      }
    }
  }
});

/** The number of the story's block at the top of the window. */
function topBlock(page: Page) {
  return story(page).evaluate((story) => [...story.children].findIndex((block) => block.getBoundingClientRect().bottom > innerHeight / 8));
}
