import { spawnSync } from 'node:child_process';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import jsonld from 'jsonld';
import { begin, savedDraft, test as withNewsroom } from './newsroom';
import { HOME, STRAWBERRIES, SUMMARIES } from './site';
import { expect, expectPage, expectSameDocument, follow, markDocument, test } from './support';

/** The Python that `scripts/setup.sh test` makes, with programs that others wrote to read feeds and sitemaps. */
const PYTHON = join(process.env.MASTHEAD_CACHE ?? join(homedir(), '.cache/masthead'), 'python/bin/python');

withNewsroom('programs of others read feeds, robots.txt and sitemaps, and find nothing wrong', async ({ newsroom }) => {
  withNewsroom.slow();
  // The demo site's articles are too old to be news; what other tests have published is news, too.
  const { page } = await newsroom.person('jian', 'editor');
  const article = await begin(page, 'yaowen');
  await page.goto('/');
  const ask = async (name: string, data: object) => {
    const answer = await page.request.post(`/api/${name}`, { data, headers: { origin: newsroom.url } });
    expect(answer.status(), await answer.text()).toBe(200);
  };
  const text = '今天上午，老桥重新开放，第一批过桥的是上学的孩子。';
  const changes = [
    { change: 'line', field: 'title', value: '老桥 & 新桥：<今天> 开放' },
    { change: 'put', block: { id: 'b1', type: 'paragraph', text: [{ text }] }, after: '' },
  ];
  const { version: base } = await savedDraft(page, article);
  await ask('save', { save: { article, base, operation: 'machines-1', sitting: 'machines', changes } });
  const { version } = await savedDraft(page, article);
  await ask('perform', { lang: 'zh', article, version, deed: { deed: 'publish', note: '' } });
  const ran = spawnSync(PYTHON, [resolve(__dirname, '../../scripts/machines.py'), newsroom.url, 'xiangcun'], { encoding: 'utf8' });
  expect(ran.error).toBeUndefined();
  expect(ran.stdout + ran.stderr).toMatch(/^\d+ pages and [1-9]\d* news in sitemaps, 6 feeds\n$/);
  expect(ran.status).toBe(0);
});

test('a JSON-LD processor understands what pages say of themselves', async ({ request }) => {
  for (const [address, types] of [
    ['/', ['WebSite']],
    [SUMMARIES.address, ['CollectionPage', 'BreadcrumbList']],
    [STRAWBERRIES.address, ['NewsArticle', 'BreadcrumbList']],
    ['/about/contact', ['WebPage', 'BreadcrumbList']],
  ] as const) {
    const html = await (await request.get(address)).text();
    const said = JSON.parse(html.match(/<script[^>]* type="application\/ld\+json">(.*?)<\/script>/s)![1]);
    const expanded = await jsonld.expand(said, { documentLoader, safe: true });
    const graph = expanded as { '@type': string[] }[];
    expect(graph.map((part) => part['@type'][0].replace('https://schema.org/', '')), address).toEqual(types);
    expect((await jsonld.toRDF(expanded)) as unknown[], address).not.toHaveLength(0);
  }
});

/** schema.org's own context, which a test must not fetch, says of every name what this says of all. */
async function documentLoader(url: string) {
  expect(url).toBe('https://schema.org');
  return { contextUrl: undefined, documentUrl: url, document: { '@context': { '@vocab': 'https://schema.org/', url: { '@type': '@id' } } } };
}

const TOLD = 'meta[property], meta[name^=twitter], link[rel=alternate][title], script[type="application/ld+json"]';

test('the head follows the reader, and says nothing of the page before', async ({ open, page, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled === false);
  await open(SUMMARIES.address);
  await expect(page.locator('head script[type="application/ld+json"]')).toHaveCount(1);
  await expect(page.locator('head meta[property="og:title"]')).toHaveAttribute('content', '乡村');
  await markDocument(page);
  await follow(page, page.locator('nav.main-menu').getByRole('link', { name: '文化' }));
  await expect(page.locator('head link[rel=canonical]')).toHaveAttribute('href', /\/wenhua$/);
  await expectSameDocument(page);
  await expect(page.locator(`head :is(${TOLD})`)).toHaveCount(0);
  // The site's own links stay.
  for (const rel of ['icon', 'manifest', 'search', 'apple-touch-icon']) await expect(page.locator(`head link[rel=${rel}]`)).toHaveCount(1);
  await page.goBack();
  await expectPage(page, SUMMARIES);
});

test('hydrating a page takes nothing of its head away', async ({ open, page }) => {
  await open(STRAWBERRIES.address);
  await expect(page.locator('html[data-hydrated]')).toBeAttached();
  await expect(page.locator('head meta[property="og:type"]')).toHaveAttribute('content', 'article');
  await expect(page.locator('head script[type="application/ld+json"]')).toHaveCount(1);
});

test('the browser would install the site', async ({ open, page }) => {
  await open(HOME.address);
  const browser = await page.context().newCDPSession(page);
  const manifest = await browser.send('Page.getAppManifest');
  expect(manifest.errors).toEqual([]);
  expect(JSON.parse(manifest.data!)).toMatchObject({ name: '青岚新闻网', display: 'standalone' });
  const { installabilityErrors } = await browser.send('Page.getInstallabilityErrors');
  expect(installabilityErrors.map((error) => error.errorId).filter((error) => error !== 'in-incognito')).toEqual([]);
});

test('the link to a feed leaves the page to the browser', async ({ open, page }) => {
  await open(SUMMARIES.address);
  const link = page.getByRole('link', { name: '订阅本频道' });
  await expect(link).toBeVisible();
  const answered = page.waitForResponse((response) => response.url().endsWith('/xiangcun/feed.xml'));
  await link.click();
  expect((await answered).headers()['content-type']).toContain('application/rss+xml');
});
