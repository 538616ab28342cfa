// Keys: one letter each, never while somebody types, never with another key held, and never while a page is being edited.

import { resize, toggle } from './choices';
import { printPage } from './paper';

const html = document.documentElement;

const KEYS: Record<string, () => void> = {
  j: () => move(1),
  k: () => move(-1),
  '/': () => document.querySelector<HTMLElement>('input[type=search]')?.focus(),
  t: toTop,
  p: () => void (document.querySelector('.tools [data-tool=print]') && printPage()),
  '+': () => resize(1),
  '=': () => resize(1),
  '-': () => resize(-1),
  l: () => toggle('elder', 'on'),
  '?': showKeys,
};

document.addEventListener('keydown', (event) => {
  const { key, target } = event;
  const held = event.ctrlKey || event.metaKey || event.altKey;
  const typing = event.isComposing || (target as Element).closest('input, textarea, select, [contenteditable]:not([contenteditable=false])');
  if (held || typing || event.defaultPrevented || html.dataset['keys'] || html.dataset['editing'] === 'edit') return;
  if (!Object.hasOwn(KEYS, key) || document.querySelector('dialog[open]')) return;
  event.preventDefault();
  KEYS[key]!();
});

export function showKeys(): void {
  document.querySelector<HTMLDialogElement>('dialog.keys')?.showModal();
}

export function toTop(): void {
  scrollTo({ top: 0, behavior: 'instant' });
  document.querySelector<HTMLElement>('.site-name')?.focus({ preventScroll: true });
}

/** To the headline after or before the one that has the focus, or else the first one in view. */
function move(by: number): void {
  const headlines = [...document.querySelectorAll<HTMLElement>('main :is(h1, h2, h3, li, p.lead) > a[href]:not(nav *)')].filter((link) => link.checkVisibility());
  const here = headlines.indexOf(document.activeElement as HTMLElement);
  const inView = headlines.findIndex((link) => link.getBoundingClientRect().top >= 0);
  const next = here >= 0 ? here + by : by > 0 ? inView : inView - 1;
  headlines[next]?.focus();
}
