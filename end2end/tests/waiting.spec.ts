import { EXPRESS, HOME, LINES, STRAWBERRIES, SUMMARIES, TOWN } from './site';
import {
  expect, expectPage, expectSameDocument, FUNCTIONS, follow, functionCalls, hydrated, loadMore, markDocument, rows, test, type Locator, type Page,
} from './support';

const express = (page: Page) => page.locator('nav.main-menu').getByRole('link', { name: '快报' });
const strawberries = (page: Page) => page.locator('.card h2 a', { hasText: STRAWBERRIES.heading });

test.describe('the progress bar', () => {
  for (const reducedMotion of ['no-preference', 'reduce'] as const) {
    test(`appears when a page takes over 150 ms, and goes when it is there (motion: ${reducedMotion})`, async ({ open, page }) => {
      await page.emulateMedia({ reducedMotion });
      const answers = await hold(page);
      await open(HOME.address);
      await watchProgress(page);
      await express(page).click();
      await expect.poll(() => page.evaluate(() => window.progress)).toEqual({ at140: false, at300: true });
      await expect(page.locator('h1')).toHaveText(HOME.heading);

      answers.release();
      await expectPage(page, EXPRESS);
      await expect(page.locator('.progress')).toBeHidden();
    });
  }
});

test.describe('links are followed up before they are clicked', () => {
  test('when the pointer rests on one', async ({ open, page }) => {
    await page.clock.install();
    const calls = functionCalls(page);
    await open(TOWN.address);
    await strawberries(page).hover();
    await page.clock.runFor(100);
    await expect.poll(() => calls).toEqual([expect.stringContaining('article=1431')]);
    await expect(page).toHaveURL(TOWN.address);
  });

  test('when the keyboard reaches one', async ({ open, page }) => {
    const calls = functionCalls(page);
    await open(TOWN.address);
    await strawberries(page).focus();
    await expect.poll(() => calls).toEqual([expect.stringContaining('article=1431')]);
  });

  test('when a finger touches one', async ({ open, page }) => {
    const calls = functionCalls(page);
    await open(TOWN.address);
    await strawberries(page).dispatchEvent('touchstart');
    await expect.poll(() => calls).toEqual([expect.stringContaining('article=1431')]);
  });

  test('but not when the pointer only crosses it', async ({ open, page }) => {
    const calls = functionCalls(page);
    await open(TOWN.address);
    await page.evaluate(() => {
      for (const link of document.querySelectorAll('.card h2 a, .main-menu a[href="/kuaibao"]')) link.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
      document.querySelector('.main-menu a[href="/dongtai"]')!.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
    });
    await expect.poll(() => calls).toEqual([expect.stringContaining('slug=dongtai')]);
  });

  test('but not when the reader saves data', async ({ open, page }) => {
    await page.clock.install();
    await page.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }));
    const calls = functionCalls(page);
    await open(TOWN.address);
    await strawberries(page).hover();
    await page.clock.runFor(500);
    await serverHasAnswered(page);
    expect(calls).toEqual([]);
  });

  test('but not for the page that is open, nor for other sites', async ({ open, page }) => {
    await page.clock.install();
    const calls = functionCalls(page);
    await open(TOWN.address);
    await page.locator('nav.second-menu').getByRole('link', { name: '柳溪镇' }).hover();
    await page.clock.runFor(500);
    await page.locator('.friends a').first().hover();
    await page.clock.runFor(500);
    await serverHasAnswered(page);
    expect(calls).toEqual([]);
  });

  test('and what has arrived is not asked for again', async ({ open, page }) => {
    await open(TOWN.address);
    const answer = page.waitForResponse(/article=1431/);
    await strawberries(page).hover();
    await (await answer).finished();
    await follow(page, strawberries(page));
    await expectPage(page, STRAWBERRIES);
    const sent = await page.evaluate(() =>
      (performance.getEntriesByType('resource') as PerformanceResourceTiming[]).filter((entry) => entry.name.includes('article=1431')).map((entry) => entry.transferSize > 0),
    );
    expect(sent[0]).toBe(true);
    expect(sent.slice(1)).not.toContain(true);
  });
});

test.describe('when the network fails', () => {
  test('the reader sees why, and 重试 works', async ({ open, page }) => {
    await open(HOME.address);
    await markDocument(page);
    await page.route(FUNCTIONS, (route) => route.abort());
    await express(page).click();
    await expect(page.locator('h1')).toHaveText('网络不通');
    await expect(page).toHaveURL(EXPRESS.address);
    await expect(page).toHaveTitle(/^网络不通/);
    await expect(page.getByRole('status').filter({ hasText: '网络不通，内容没有取到。' })).toBeVisible();
    await expect(page.locator('h1')).toBeFocused();

    const retry = page.getByRole('button', { name: '重试' });
    await retry.click();
    await expect(page.locator('h1')).toHaveText('网络不通');
    await page.unrouteAll();
    await retry.click();
    await expectPage(page, EXPRESS);
    await expect(page.locator('h1')).toBeFocused();
    await expect(retry).toHaveCount(0);
    await expectSameDocument(page);
  });

  test('Back leads to the page before', async ({ open, page }) => {
    await open(LINES.address);
    await follow(page, express(page));
    await expectPage(page, EXPRESS);
    await page.route('**/api/channel?*slug=xiangcun*', (route) => route.abort());
    await page.locator('nav.main-menu').getByRole('link', { name: '乡村' }).click();
    await expect(page.locator('h1')).toHaveText('网络不通');
    await page.goBack();
    await expectPage(page, EXPRESS);
  });
});

test.describe('when the site was updated meanwhile', () => {
  test('the next link leads to one full load', async ({ open, page }) => {
    await open(HOME.address);
    const loads = documentLoads(page);
    await deploy(page);
    await express(page).click();
    await expect.poll(() => loads).toEqual([EXPRESS.address]);
    await hydrated(page);
    await expectPage(page, EXPRESS);
    await expect(page.locator('.notice')).toHaveCount(0);
    expect(loads).toEqual([EXPRESS.address]);
  });

  test('so it does for every update', async ({ open, page }) => {
    await open(HOME.address);
    for (const _ of ['first', 'second']) {
      const loads = documentLoads(page);
      await deploy(page);
      await express(page).click();
      await expect.poll(() => loads).toEqual([EXPRESS.address]);
      await page.unrouteAll();
      await hydrated(page);
      await follow(page, page.locator('.site-name'));
      await expectPage(page, HOME);
    }
  });

  test('“加载更多” loads the page anew', async ({ open, page }) => {
    await open(SUMMARIES.address);
    const loads = documentLoads(page);
    await deploy(page);
    await loadMore(page).click();
    await expect.poll(() => loads).toEqual([SUMMARIES.address]);
    await page.unrouteAll();
    await hydrated(page);
    await loadMore(page).click();
    await expect.poll(() => rows(page).count()).toBeGreaterThan(20);
  });
});

test('with WebAssembly blocked every link is a normal page load', async ({ page }) => {
  await page.route(/\.wasm(\?|$)/, (route) => route.abort());
  await page.goto(HOME.address);
  const ways: [(page: Page) => Locator, typeof HOME][] = [
    [(page) => page.locator('nav.second-menu').getByRole('link', { name: '柳溪镇' }), TOWN],
    [strawberries, STRAWBERRIES],
    [(page) => page.locator('.breadcrumb').getByRole('link', { name: '乡村' }), SUMMARIES],
    [express, EXPRESS],
    [(page) => page.locator('.site-name'), HOME],
  ];
  for (const [link, facts] of ways) {
    const loads = documentLoads(page);
    await follow(page, link(page));
    await expectPage(page, facts);
    expect(loads).toEqual([facts.address]);
    await expect(page.locator('html')).not.toHaveAttribute('data-hydrated');
  }
});

declare global {
  interface Window {
    /** Whether the bar could be seen so many milliseconds after the wait began. */
    progress?: { at140: boolean; at300: boolean };
  }
}

/** Sets the clock of the bar's transitions by hand when the wait begins: a busy machine then tells the same as an idle one. */
function watchProgress(page: Page) {
  return page.evaluate(() => {
    const bar = document.querySelector('.progress')!;
    const seenAt = (moment: number) => {
      for (const transition of bar.getAnimations()) transition.currentTime = moment;
      const style = getComputedStyle(bar);
      return style.visibility === 'visible' && Number(style.opacity) > 0 && bar.getBoundingClientRect().height > 0;
    };
    const watch = new MutationObserver(() => {
      if (!bar.classList.contains('on')) return;
      watch.disconnect();
      for (const transition of bar.getAnimations()) transition.pause();
      window.progress = { at140: seenAt(140), at300: seenAt(300) };
      for (const transition of bar.getAnimations()) transition.play();
    });
    watch.observe(bar, { attributes: true, attributeFilter: ['class'] });
  });
}

/** The server's answers wait until they are released. */
async function hold(page: Page) {
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(FUNCTIONS, async (route) => {
    await released;
    await route.continue();
  });
  return { release };
}

/** From now on the server is of another build than the page: it answers as it would then. */
function deploy(page: Page) {
  return page.route(FUNCTIONS, (route) => route.continue({ url: route.request().url().replace(/\/build\/[^/]+/, '/build/another') }));
}

/** The full loads from now on. */
function documentLoads(page: Page) {
  const loads: string[] = [];
  page.on('request', (request) => {
    if (request.isNavigationRequest()) loads.push(new URL(request.url()).pathname);
  });
  return loads;
}

/** Whatever the page had asked for by now would have been seen. */
function serverHasAnswered(page: Page) {
  return page.evaluate(() => fetch('/healthz').then((answer) => answer.text()));
}
