// Reading without a network: asks the service worker (worker/main.ts) to keep what has been read, and leads to what is kept when
// nothing else can be had.

import { lazily } from './lazily';
import { address, isStaff } from './page';

const html = document.documentElement;
const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
/** Who stays so long on an article reads it. */
const READS = 3000;
/** Of one article. */
const PICTURES = 24;
let reading = 0;
let leaving = false;
let shown = '';

export function register(): void {
  const savesData = (navigator as { connection?: { saveData?: boolean } }).connection?.saveData;
  if (!workers || savesData || isStaff()) return;
  // A browser that will have none is no fault.
  const begin = () => void workers.register('/sw.js', { updateViaCache: 'none' }).catch(() => undefined);
  if (document.readyState === 'complete') begin();
  else addEventListener('load', begin);
}

/** For the page that has arrived. */
export function arrive(): void {
  const again = address() === shown;
  // Only the first page of a document can be one that was kept.
  if (!again && shown) delete html.dataset['kept'];
  shown = address();
  if (document.querySelector('main .notice > .status')?.textContent === '503') void unreached();
  stoodIn()?.classList.add('failed');
  if (document.querySelector('[data-kept-list]')) void lazily<typeof import('./kept')>('kept').then(({ show }) => show());
  if (again) return;
  clearTimeout(reading);
  reading = setTimeout(() => void keep(shown), READS);
}

/** The page for no network, where it stands in for one that could not be had. */
function stoodIn(): Element | null {
  return location.pathname.endsWith('/offline') ? null : document.querySelector('main .offline');
}

/** The client could not fetch the page, but it may be kept: loaded anew, it is shown as what it is. If it is not, others may be. */
async function unreached(): Promise<void> {
  if (!workers?.controller) return;
  if (await caches.match(address())) return location.reload();
  const link = document.querySelector<HTMLElement>('.corner > .read-kept')?.cloneNode(true) as HTMLElement | undefined;
  if (!link || document.querySelector('main .read-kept')) return;
  link.hidden = false;
  document.querySelector('main .notice .ways')?.append(link);
}

/** An article as readers get it, with what pictures this screen shows of it. */
async function keep(read: string): Promise<void> {
  // At a first visit it is only just being installed.
  const worker = (await workers?.ready)?.active;
  const article = document.querySelector('main > .leaf:not([data-page=""]) article:not(.static-page)');
  const title = article?.querySelector('h1')?.textContent;
  if (!worker || !title || read !== address() || html.dataset['kept'] !== undefined || isStaff()) return;
  const pictures = [...article!.querySelectorAll<HTMLImageElement>('.prose img')].slice(0, PICTURES);
  for (const picture of pictures) picture.loading = 'eager';
  await Promise.allSettled(pictures.map((picture) => picture.decode()));
  if (read !== address()) return;
  worker.postMessage({ keep: read, title, pictures: pictures.map((picture) => picture.currentSrc).filter(Boolean) });
}

/** Without a network, links load anew: the worker then knows what is kept. Editors are asked about unsaved changes first. */
addEventListener('click', (event) => {
  const link = (event.target as Element).closest?.('a[href]');
  // A picture is shown in the page (viewer.ts), from what is kept.
  if (!link || link.matches('a.full')) return;
  leaving = true;
  if (!navigator.onLine && workers?.controller && !isStaff()) event.stopPropagation();
}, { capture: true });

/** A page that could not be had is asked for again; whoever is on the way to another one must not be called back. */
addEventListener('online', () => void (async () => {
  if (html.dataset['kept'] === undefined && !stoodIn()) return;
  // A browser says that it is online as soon as it has any network at all.
  const reached = await fetch('/healthz', { cache: 'no-store' }).then((answer) => answer.ok, () => false);
  if (reached && !leaving) location.reload();
})());

addEventListener('pageshow', () => (leaving = false));
