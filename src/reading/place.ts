// How far a long story has been read: a thin line while reading, and an offer to go on when coming back. Kept on this device alone.

import { address } from './page';

/** The block at the top of the window, and how much of it had passed; how much of the story that was, in hundredths. */
interface Place { block: number; passed: number; share: number }

const KEPT = 'masthead-places';
const MOST = 50;
/** A story is long from so many windows on. */
const LONG = 2.5;

let story: HTMLElement | undefined;
let shown = '';
let waiting = 0;
const line = () => document.querySelector<HTMLElement>('.reading-line');
const offer = () => document.querySelector<HTMLElement>('.go-on');

/** For the page that has arrived. */
export function arrive(): void {
  const found = document.querySelector<HTMLElement>('main article:not(.static-page) .prose');
  if (found === story && address() === shown) return;
  clearTimeout(waiting);
  waiting = 0;
  shown = address();
  story = found && found.offsetHeight > LONG * innerHeight ? found : undefined;
  line()?.toggleAttribute('hidden', !story);
  const place = story && places()[shown];
  const bar = offer();
  if (bar) bar.hidden = !place;
  const share = bar?.querySelector('[data-share]');
  if (place && share) share.textContent = `${place.share}%`;
  follow();
}

/** Called as the reader moves. */
export function follow(): void {
  document.documentElement.toggleAttribute('data-far', scrollY > 1.5 * innerHeight);
  if (!story) return;
  const { top, height } = story.getBoundingClientRect();
  const bar = line();
  if (bar) bar.style.scale = `${Math.min(1, Math.max(0, (innerHeight - top) / height))} 1`;
  const open = offer();
  // Who goes on without it needs no offer, and has a new place from there on.
  if (open && !open.hidden && scrollY > 1.5 * innerHeight) open.hidden = true;
  waiting ||= setTimeout(keep, 800);
}

/** Keeps where the reader is, unless the story has hardly been begun or is at its end. */
export function keep(): void {
  clearTimeout(waiting);
  waiting = 0;
  if (!story?.isConnected || !offer()?.hidden) return;
  const all = places();
  const { top, bottom, height } = story.getBoundingClientRect();
  if (bottom < 1.2 * innerHeight) delete all[shown];
  else if (top < -innerHeight / 2) {
    const blocks = [...story.children].map((block) => block.getBoundingClientRect());
    const block = blocks.findIndex((block) => block.bottom > 0);
    const { top: above = 0, height: of = 1 } = blocks[block] ?? {};
    delete all[shown];
    all[shown] = { block, passed: -above / of, share: Math.round((-100 * top) / height) };
  } else return;
  // The newest stand last.
  write(Object.fromEntries(Object.entries(all).slice(-MOST)));
}

/** Takes the reader there. */
export function goOn(): void {
  const place = places()[shown];
  const block = story?.children[place?.block ?? -1] as HTMLElement | undefined;
  noGoOn();
  if (!place || !block) return;
  const { top, height } = block.getBoundingClientRect();
  // A few lines of what was read lead in.
  scrollTo({ top: scrollY + top + place.passed * height - innerHeight / 8, behavior: 'instant' });
  block.tabIndex = -1;
  block.focus({ preventScroll: true });
}

export function noGoOn(): void {
  const bar = offer();
  if (bar) bar.hidden = true;
}

function places(): Record<string, Place> {
  try {
    return JSON.parse(localStorage.getItem(KEPT) ?? '{}') as Record<string, Place>;
  } catch {
    return {};
  }
}

function write(all: Record<string, Place>): void {
  try {
    localStorage.setItem(KEPT, JSON.stringify(all));
  } catch {
    // Storage that is full or forbidden.
  }
}
