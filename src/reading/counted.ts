// Says once a visit that an article is read: after its page has been looked at for a moment. The visit is this tab's, and ends with it.

import { onArrival } from './page';

/** Who has not left by then has begun to read. */
const A_MOMENT = 2000;
/** The articles that this visit has counted. */
const COUNTED = 'masthead-counted';

/** Where the reader of this document came from; after that, from a page of this site. */
let from = hostOf(document.referrer);
let seen = '';
let waiting: number | undefined;

/** Counts the article of the page that is open, and of every page that takes its place. */
export function countReading(): void {
  // A browser that a program steers is no reader.
  if (navigator.webdriver) return;
  onArrival(arrive);
  document.addEventListener('visibilitychange', look);
}

function arrive(): void {
  if (seen !== '' && location.href !== seen) from = location.hostname;
  seen = location.href;
  look();
}

/** Waits as long as the page can be seen; a page that is made ahead of its reader cannot. */
function look(): void {
  clearTimeout(waiting);
  const article = document.querySelector<HTMLElement>('article[data-counted]')?.dataset['counted'];
  if (article === undefined || document.visibilityState !== 'visible' || counted().includes(article)) return;
  waiting = setTimeout(() => say(article), A_MOMENT);
}

function say(article: string): void {
  const before = counted();
  if (before.includes(article)) return;
  try {
    sessionStorage.setItem(COUNTED, [...before, article].join(' '));
  } catch {
    // Whoever keeps nothing could not say it once.
    return;
  }
  navigator.sendBeacon('/api/read', new URLSearchParams({ article, from }));
}

function counted(): string[] {
  try {
    return (sessionStorage.getItem(COUNTED) ?? '').split(' ').filter(Boolean);
  } catch {
    return [];
  }
}

function hostOf(address: string): string {
  try {
    return new URL(address).hostname;
  } catch {
    return '';
  }
}
