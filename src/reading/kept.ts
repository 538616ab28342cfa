// The list of what this device has kept, on the page for when there is no network. Only that page downloads it.

import type { Kept } from './worker/kept';

const list = () => document.querySelector<HTMLElement>('[data-kept-list]');

/** Fills the list. */
export async function show(): Promise<void> {
  const answer = await caches.match('/offline/kept.json').catch(() => undefined);
  const kept = answer ? ((await answer.json()) as Kept[]) : [];
  const place = list();
  place?.replaceChildren(...(kept.length > 0 ? kept.map(row) : [nothing(place.dataset['none'] ?? '')]));
}

/** Lets go of all of it. */
export async function forget(): Promise<void> {
  for (const name of await caches.keys()) if (name.startsWith('masthead-kept-')) await caches.delete(name);
  await show();
}

function row({ address, title, at }: Kept): HTMLElement {
  const [row, link, time] = [document.createElement('li'), document.createElement('a'), document.createElement('time')];
  row.className = 'line';
  link.href = address;
  link.textContent = title;
  time.dateTime = at;
  time.textContent = new Date(at).toLocaleString('sv', { timeZone: 'Asia/Shanghai' }).slice(0, 16);
  row.append(link, time);
  return row;
}

function nothing(words: string): HTMLElement {
  const row = document.createElement('li');
  row.textContent = words;
  return row;
}
