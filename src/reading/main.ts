// What every reader gets on top of the page. It listens on the document, because the client takes the markup's place without a reload.

import { choose, show, toggle } from './choices';
import { countReading } from './counted';
import { showKeys, toTop } from './keys';
import { lazily } from './lazily';
import { arrive as arriveOffline, register } from './offline';
import { onArrival } from './page';
import { printPage } from './paper';
import { arrive as arriveAtPlace, follow, goOn, keep, noGoOn } from './place';
import { copy, send } from './share';

/** What a click on something marked `data-tool` does. */
const TOOLS: Record<string, (button: HTMLElement) => void> = {
  size: (button) => choose('size', button.dataset['value']!),
  theme: (button) => choose('theme', button.dataset['value']!),
  elder: () => toggle('elder', 'on'),
  'keys-on': () => toggle('keys', 'off'),
  keys: showKeys,
  print: () => void printPage(),
  copy: (button) => void copy(button),
  send,
  top: toTop,
  'go-on': goOn,
  'no-go-on': noGoOn,
  again: () => location.reload(),
  forget: () => void lazily<typeof import('./kept')>('kept').then(({ forget }) => forget()),
};

document.addEventListener('focusin', (event) => {
  if ((event.target as Element).matches('[data-suggest]')) void lazily('suggest');
});

document.addEventListener('click', (event) => {
  const at = event.target as Element;
  const button = at.closest<HTMLElement>('[data-tool]');
  if (button) {
    if (button.matches('a')) event.preventDefault();
    TOOLS[button.dataset['tool']!]?.(button);
  }
  const picture = at.closest<HTMLAnchorElement>('a.full');
  if (picture && isPlain(event) && document.documentElement.dataset['editing'] !== 'edit') {
    event.preventDefault();
    // Without a network it leads nowhere.
    const itself = () => navigator.onLine && location.assign(picture.href);
    void lazily<typeof import('./viewer')>('viewer').then(({ view }) => view(picture) || itself(), itself);
  }
  // What opened over the page closes when the reader turns to something else.
  for (const open of document.querySelectorAll('details.pop[open]')) if (!open.contains(at)) open.removeAttribute('open');
});

/** A click that means to follow a link here, and not in another window. */
const isPlain = (event: MouseEvent) => event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.defaultPrevented);

document.addEventListener('keydown', (event) => {
  const open = document.querySelector<HTMLElement>('details.pop[open]');
  if (!open || event.key !== 'Escape' || document.querySelector('dialog[open]')) return;
  open.removeAttribute('open');
  open.querySelector('summary')?.focus();
});

addEventListener('scroll', () => requestAnimationFrame(follow), { passive: true });
addEventListener('pagehide', keep);
// Masthead and footer come anew with another language.
new MutationObserver(show).observe(document.body, { childList: true });
onArrival(() => {
  show();
  arriveAtPlace();
  arriveOffline();
});
register();
countReading();
