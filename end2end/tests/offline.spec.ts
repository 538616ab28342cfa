import AxeBuilder from '@axe-core/playwright';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { serve, type Site } from './server';
import { BRIDGE, BUSES, HOME, STRAWBERRIES, TOWN } from './site';
import { expect, follow, hydrated, story, test as base, type Page } from './support';

interface Fixtures {
  /** What the browser reaches the site through. */
  front: Front;
  /** Takes the network away, or gives it back: what the browser asks fails, and it knows why. */
  network: (there: boolean) => Promise<void>;
}

const test = base.extend<Fixtures>({
  front: async ({}, use) => {
    const front = await Front.before(process.env.MASTHEAD_URL!);
    await use(front);
    await front.close();
  },
  baseURL: async ({ front }, use) => use(front.url),
  network: async ({ context, front }, use) =>
    use(async (there) => {
      // The browser's own switch reaches a worker that is just starting too late.
      front.down = !there;
      await context.setOffline(!there);
    }),
});

test.use({ serviceWorkers: 'allow' });

const mark = (page: Page) => page.locator('.kept-mark');
const heading = (page: Page) => page.locator('h1');
/** In the markup alone: the policy forbids scripts other than the server's. */
const retitled = (text: string) => text.replace('<h1 tabindex="-1">第一', '<h1 tabindex="-1">第二');

test('what was read is read again without a network, and says since when it is kept', async ({ network, open, page }) => {
  await read(page, STRAWBERRIES.address, open);
  await expect(mark(page)).toBeHidden();
  await network(false);
  await page.reload();
  await hydrated(page);
  await expect(heading(page)).toHaveText(STRAWBERRIES.heading);
  await expect(mark(page)).toHaveText(/^离线阅读：保存于\s*20\d\d-\d\d-\d\d \d\d:\d\d\s*已保存的文章$/);
  await expect(story(page).locator('p').first()).toContainText('11月21日早上6点半');
  await expect.poll(() => story(page).locator('img').evaluateAll((pictures) => (pictures as HTMLImageElement[]).map((picture) => picture.naturalWidth > 0))).toEqual([true, true]);
  // In the site's own look.
  await expect(heading(page)).toHaveCSS('font-weight', '700');
  await page.keyboard.press('+');
  await expect(page.locator('html')).toHaveCSS('font-size', '18px');
});

test('a picture of a kept article is seen large without a network, and leads nowhere else', async ({ network, open, page }) => {
  await read(page, STRAWBERRIES.address, open);
  await network(false);
  await page.reload();
  await hydrated(page);
  const viewer = page.locator('dialog.viewer');
  const shown = viewer.locator('.stage img');
  const isDrawn = () => shown.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 0);
  await story(page).locator('a.full').first().click();
  await expect(viewer).toBeVisible();
  await expect.poll(isDrawn).toBe(true);
  // As large as what is kept of it.
  await shown.click();
  await expect.poll(isDrawn).toBe(true);
  await page.keyboard.press('Escape');
  await expect(viewer).toBeHidden();
  await expect(heading(page)).toHaveText(STRAWBERRIES.heading);
  // A window of another shape asks for other sizes.
  await page.setViewportSize({ width: 390, height: 844 });
  await page.reload();
  await hydrated(page);
  await expect.poll(() => story(page).locator('img').evaluateAll((pictures) => (pictures as HTMLImageElement[]).map((picture) => picture.naturalWidth > 0))).toEqual([true, true]);
});

test('what was not read leads to what was, and the network brings it back', async ({ network, open, page }) => {
  await read(page, STRAWBERRIES.address, open);
  await network(false);
  await page.goto(BRIDGE.address);
  await expect(heading(page)).toHaveText('离线阅读');
  await expect(page.getByText('网络不通，这个页面暂时打不开。')).toBeVisible();
  const kept = page.locator('[data-kept-list] a');
  await expect(kept).toHaveText([STRAWBERRIES.heading]);
  await follow(page, kept);
  await expect(heading(page)).toHaveText(STRAWBERRIES.heading);
  await page.goBack();
  await expect(heading(page)).toHaveText('离线阅读');
  await network(true);
  await expect(heading(page)).toHaveText(BRIDGE.heading);
});

test('a link followed without a network ends at a page, not at a browser’s error; English stays English', async ({ network, open, page }) => {
  await read(page, `/en${STRAWBERRIES.address}`, open);
  await network(false);
  await page.locator('.second-menu a').first().click();
  await expect(heading(page)).toHaveText('Reading offline');
  await expect(page.locator('[data-kept-list] a')).toHaveText([STRAWBERRIES.heading]);
  await page.goto(`/en${STRAWBERRIES.address}`);
  await expect(mark(page)).toBeVisible();
  await expect(mark(page)).toContainText('Reading offline: kept on');
  await mark(page).getByRole('link').click();
  await expect(page).toHaveURL(/\/en\/offline$/);
  await expect(page.getByText('The network does not answer')).toBeHidden();
});

test('what is kept can be thrown away', async ({ open, page }) => {
  await read(page, STRAWBERRIES.address, open);
  await page.goto('/offline');
  await expect(page.locator('[data-kept-list] a')).toHaveCount(1);
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
  }
  await page.getByRole('button', { name: '清除已保存的文章' }).click();
  await expect(page.locator('[data-kept-list]')).toHaveText('这台设备上还没有保存文章。');
  expect(await keptAddresses(page)).toEqual([]);
});

test('articles alone are kept, not lists, and nothing that was only passed through', async ({ open, page }) => {
  await read(page, STRAWBERRIES.address, open);
  await open(HOME.address);
  await open(TOWN.address);
  await open('/about/contact');
  await read(page, BUSES, open);
  expect(await keptAddresses(page)).toEqual([BUSES, STRAWBERRIES.address]);
});

test('who saves data, and who may be an editor, keeps nothing', async ({ browser, baseURL }) => {
  for (const kind of ['saves data', 'edits']) {
    const context = await browser.newContext({ baseURL });
    if (kind === 'edits') await context.addCookies([{ name: 'masthead-staff', value: '1', url: baseURL! }]);
    const page = await context.newPage();
    if (kind === 'saves data') await page.addInitScript(() => Object.defineProperty(Navigator.prototype, 'connection', { value: { saveData: true } }));
    await page.goto(STRAWBERRIES.address);
    await page.evaluate(() => document.readyState === 'complete' || new Promise((loaded) => addEventListener('load', loaded)));
    expect(await page.evaluate(() => navigator.serviceWorker.getRegistrations().then((all) => all.length)), kind).toBe(0);
    await context.close();
  }
});

test.describe('with a server of its own', () => {
  let site: Site;
  test.beforeEach(async ({ front }) => {
    site = await serve();
    front.behind = site.url;
  });
  test.afterEach(() => site.stop());

  test('a server that is gone is the same as no network, also for the client', async ({ open, page }) => {
    await read(page, STRAWBERRIES.address, open);
    await open(TOWN.address);
    await site.kill();
    // The router asks for the page, gets no answer, and the kept one is loaded.
    await page.locator('.card h2 a', { hasText: STRAWBERRIES.heading }).click();
    await expect(mark(page)).toBeVisible();
    await expect(heading(page)).toHaveText(STRAWBERRIES.heading);
    await hydrated(page);
    // The client says what it could not get, and where there is something to read.
    await page.locator('.second-menu a').nth(2).click();
    await expect(heading(page)).toHaveText('网络不通');
    await page.getByRole('link', { name: '离线阅读已保存的文章' }).click();
    await expect(page.locator('[data-kept-list] a')).toHaveText([STRAWBERRIES.heading]);
    await site.restart();
    await page.goto(STRAWBERRIES.address);
    await hydrated(page);
    await expect(mark(page)).toBeHidden();
  });

  test('online a page is never the kept one, and what was withdrawn is no longer kept', async ({ front, open, page }) => {
    await read(page, STRAWBERRIES.address, open);
    front.answer = (path, text) => (path === STRAWBERRIES.address ? retitled(text) : text);
    await open(STRAWBERRIES.address);
    await expect(heading(page)).toContainText('第二场雪后');
    await expect(mark(page)).toBeHidden();
    front.status = (path) => (path === STRAWBERRIES.address ? 410 : undefined);
    await page.goto(STRAWBERRIES.address);
    await expect.poll(() => keptAddresses(page)).toEqual([]);
  });

  test('a new version takes over what is kept, in its own dress, and the one before leaves nothing', async ({ front, open, page }) => {
    await read(page, STRAWBERRIES.address, open);
    const before = await cacheNames(page);
    expect(before).toHaveLength(2);
    front.answer = (path, text) => (path === '/sw.js' ? text.replace('const BUILD="', 'const BUILD="new-') : retitled(text));
    await open(HOME.address);
    await expect.poll(() => cacheNames(page)).toEqual(before.map((name) => name.replace(/^(masthead-\w+-)/, '$1new-')));
    await expect.poll(() => keptAddresses(page)).toEqual([STRAWBERRIES.address]);
    await site.kill();
    await page.goto(STRAWBERRIES.address);
    await expect(mark(page)).toBeVisible();
    await expect(heading(page)).toContainText('第二场雪后');
    await site.restart();
  });

  test('twenty articles are kept, the newest first', async ({ open, page }) => {
    await read(page, STRAWBERRIES.address, open);
    const addresses = await page.evaluate(async () => {
      const lists = await Promise.all(['/liuxi', '/xiangcun', '/dongtai'].map(async (list) => new DOMParser().parseFromString(await (await fetch(list)).text(), 'text/html')));
      const links = lists.flatMap((list) => [...list.querySelectorAll('main ul.list a[href]')].map((link) => link.getAttribute('href')!));
      const addresses = [...new Set(links)].filter((link) => /^\/[a-z]+\/\d+$/.test(link)).slice(0, 25);
      for (const keep of addresses) navigator.serviceWorker.controller!.postMessage({ keep, title: keep, pictures: [] });
      return addresses;
    });
    expect(addresses).toHaveLength(25);
    await expect.poll(() => keptAddresses(page), { timeout: 45_000 }).toEqual(addresses.toReversed().slice(0, 20));
  });
});

/** Stays on an article until it is kept. */
async function read(page: Page, address: string, open: (address: string) => Promise<unknown>) {
  await open(address);
  await page.evaluate(() => navigator.serviceWorker.ready);
  const path = new URL(address, page.url()).pathname;
  await expect.poll(() => keptAddresses(page), { timeout: 45_000 }).toContain(path);
}

function keptAddresses(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const kept = await caches.match('/offline/kept.json');
    return kept ? ((await kept.json()) as { address: string }[]).map(({ address }) => address) : [];
  });
}

const cacheNames = (page: Page) => page.evaluate(() => caches.keys().then((names) => names.toSorted()));

/** What stands before a server, as a proxy does: it can give other answers, and it breaks off where the server is gone. */
class Front {
  down = false;
  answer = (_path: string, text: string) => text;
  status = (_path: string): number | undefined => undefined;

  private constructor(private readonly server: Server, readonly url: string, public behind: string) {}

  static async before(behind: string): Promise<Front> {
    const server = createServer((request, response) => {
      void front.pass(request).then(
        ({ status, headers, body }) => response.writeHead(status, headers).end(body),
        () => request.socket.destroy(),
      );
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const front = new Front(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`, behind);
    return front;
  }

  private async pass(request: IncomingMessage) {
    if (this.down) throw new Error('no network');
    const path = request.url!;
    const sent = Object.entries(request.headers).filter(([name]) => !['host', 'connection', 'accept-encoding', 'if-none-match'].includes(name));
    const answer = await fetch(this.behind + path, { headers: Object.fromEntries(sent) as Record<string, string>, redirect: 'manual' });
    const bytes = Buffer.from(await answer.arrayBuffer());
    const isText = /text|javascript/.test(answer.headers.get('content-type') ?? '');
    const headers = Object.fromEntries([...answer.headers].filter(([name]) => !['content-length', 'content-encoding', 'transfer-encoding', 'connection', 'etag'].includes(name)));
    return { status: this.status(path) ?? answer.status, headers, body: isText ? this.answer(path, bytes.toString()) : bytes };
  }

  async close() {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}
