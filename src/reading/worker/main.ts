// Beside the pages: keeps the shell of this build and the last articles read, and answers with them when the network does not. While it
// does, everything comes from there. It never sees what editors do, writes, or asks of the server's functions.

import { Shelf } from './kept';

declare const self: ServiceWorkerGlobalScope;
/** The server writes it before this script. */
declare const BUILD: string;

const SHELL = `masthead-shell-${BUILD}`;
const shelf = new Shelf(BUILD);
const OFFLINE = ['/offline', '/en/offline'];
const NOT_FOR_IT = /^(\/en)?\/(desk|sign-in|sign-out|api|build|qr|sw\.js|editing\.js|editor\.js|staff\.css|healthz|readyz)(\/|$)/;
const FILES = /^\/(pkg|reading|media)\/|^\/[\w.-]+\.(svg|png|ico|webmanifest)$/;

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(activate()));

/** What the home page and the pages for no network are made of, as everybody gets them. */
async function install(): Promise<void> {
  const shell = await caches.open(SHELL);
  const pages = await Promise.all(['/', ...OFFLINE].map((address) => fetch(address, { credentials: 'omit', cache: 'no-cache' })));
  if (pages.some((page) => !page.ok)) throw new Error('the site does not answer');
  const [home, ...offline] = await Promise.all(pages.map((page) => page.clone().text()));
  await Promise.all(OFFLINE.map((address, at) => shell.put(address, pages[at + 1]!)));
  const files = [...addresses(home!, 'pkg|reading'), ...offline.flatMap((page) => addresses(page, 'pkg|reading|media'))];
  // Scripts that no page names lie beside the first one: that of the offline page, and what shows the pictures of a kept one.
  const beside = files.filter((file) => file.endsWith('/main.js')).flatMap((file) => ['kept.js', 'viewer.js'].map((name) => file.replace('main.js', name)));
  await shell.addAll([...new Set([...files, ...beside])]);
  for (const other of await Shelf.others(BUILD)) await shelf.takeOver(other);
  await self.skipWaiting();
}

/** Nothing here answers before the network does, so pages of the build before lose nothing when this one takes over. */
async function activate(): Promise<void> {
  for (const name of await caches.keys()) if (name.startsWith('masthead-') && !name.endsWith(BUILD)) await caches.delete(name);
  await self.registration.navigationPreload?.enable();
  await self.clients.claim();
}

/** What a page names in its markup; the client's wasm is among it, since it is preloaded. */
function addresses(page: string, folders: string): string[] {
  return [...page.matchAll(new RegExp(`(?:href|src)="(/(?:${folders})/[^"]+)"`, 'g'))].map((found) => found[1]!);
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin || request.headers.has('range') || NOT_FOR_IT.test(pathname)) return;
  if (request.mode === 'navigate') event.respondWith(page(event));
  else if (FILES.test(pathname)) event.respondWith(fetch(request).catch(() => kept(request.url)));
});

async function page(event: FetchEvent): Promise<Response> {
  const { request } = event;
  const { pathname, searchParams } = new URL(request.url);
  const part = searchParams.get('part');
  const address = pathname + (part ? `?part=${part}` : '');
  try {
    const answer = ((await event.preloadResponse) as Response | undefined) ?? (await fetch(request));
    // What has been withdrawn is not kept either.
    if (answer.status === 404 || answer.status === 410) event.waitUntil(inTurn(() => shelf.forget(address)));
    return answer;
  } catch {
    const found = await shelf.find(address);
    return found ? marked(found) : kept(/^\/en(\/|$)/.test(pathname) ? OFFLINE[1]! : OFFLINE[0]!);
  }
}

/** Says on the page itself that it is a kept one, and since when. */
async function marked({ page, at }: { page: Response; at: string }): Promise<Response> {
  const time = new Date(at).toLocaleString('sv', { timeZone: 'Asia/Shanghai' }).slice(0, 16);
  const text = (await page.text()).replace('<html ', '<html data-kept ').replace(/<b data-kept-at[^>]*>/, (found) => found + time);
  const headers = new Headers(page.headers);
  for (const name of ['content-encoding', 'content-length']) headers.delete(name);
  return new Response(text, { status: page.status, headers });
}

async function kept(address: string): Promise<Response> {
  return (await caches.match(address, { ignoreVary: true })) ?? (await otherSize(address)) ?? Response.error();
}

/** A picture of a story is kept in the size that was shown; a screen that has been turned asks for another. */
async function otherSize(address: string): Promise<Response | undefined> {
  const [, stem] = /\/media\/([0-9a-z]+)(?:-\d+)?\.\w+$/.exec(address) ?? [];
  if (!stem) return undefined;
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    const found = (await cache.keys()).find(({ url }) => new RegExp(`/media/${stem}(-\\d+)?\\.\\w+$`).test(url));
    if (found) return cache.match(found);
  }
  return undefined;
}

let turn = Promise.resolve();
/** One thing after the other: all of them write the same list. */
function inTurn(deed: () => Promise<void>): Promise<void> {
  turn = turn.then(deed).catch(() => undefined);
  return turn;
}

self.addEventListener('message', (event) => {
  const { keep, title, pictures } = event.data as { keep: string; title: string; pictures: string[] };
  event.waitUntil(inTurn(() => shelf.keep(keep, title, pictures)));
});
