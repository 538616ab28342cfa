// 大图: a story's pictures one after another, as large as the window or as they are. What shows them is in the page
// (src/ui/viewer.rs); readers download this with the first picture that they open.

/** How far a finger goes before it means the next picture. */
const SWIPE = 48;

let dialog: HTMLDialogElement;
let links: HTMLAnchorElement[] = [];
let at = 0;
let finger: { x: number; y: number } | undefined;

const part = <E extends HTMLElement>(selector: string) => dialog.querySelector<E>(selector)!;
const isFull = () => dialog.classList.contains('is-full');

/** Shows the picture of a link, among those of its story. `false` where the page has no frame for it. */
export function view(link: HTMLAnchorElement): boolean {
  const found = link.closest('article')?.querySelector<HTMLDialogElement>('dialog.viewer');
  if (!found) return false;
  dialog = found;
  links = [...link.closest('.prose')!.querySelectorAll<HTMLAnchorElement>('a.full')];
  if (!dialog.dataset['ready']) listen();
  dialog.classList.toggle('is-alone', links.length < 2);
  dialog.showModal();
  show(links.indexOf(link));
  part('.stage').focus();
  return true;
}

function show(which: number): void {
  at = (which + links.length) % links.length;
  const link = links[at]!;
  const figure = link.closest('figure');
  const image = link.querySelector('img')!;
  // Without a network there is what the page shows, and no other size.
  const copy = (navigator.onLine ? (link.querySelector('picture') ?? image) : image).cloneNode(true) as HTMLElement;
  if (!navigator.onLine) {
    for (const name of ['srcset', 'sizes']) copy.removeAttribute(name);
    if (image.currentSrc) (copy as HTMLImageElement).src = image.currentSrc;
  }
  for (const source of [copy, ...copy.querySelectorAll<HTMLElement>('*')]) {
    source.removeAttribute('class');
    source.removeAttribute('loading');
    if (source.hasAttribute('sizes')) source.setAttribute('sizes', '100vw');
  }
  part('.stage').replaceChildren(copy);
  const words = figure?.querySelector('figcaption')?.cloneNode(true);
  part('.said').replaceChildren(...(words?.childNodes ?? []));
  part('.count').textContent = `${at + 1} / ${links.length}`;
  zoom(false);
}

/** As it is, or as the window holds it; the point that was clicked on stays in view. */
function zoom(full: boolean, x = 0.5, y = 0.5): void {
  const [stage, image] = [part('.stage'), part<HTMLImageElement>('.stage img')];
  dialog.classList.toggle('is-full', full);
  part('[data-viewer=full]').ariaPressed = String(full);
  if (!full) return;
  // The file itself, which is as large as there is; in an element of its own, since one that had a choice of sizes goes on
  // taking what it gets for one of them.
  const own = Object.assign(new Image(), { alt: image.alt, src: links[at]!.href });
  void own.decode().then(() => {
    if (!isFull() || !stage.contains(image)) return;
    stage.replaceChildren(own);
    stage.scrollTo({ left: own.clientWidth * x - stage.clientWidth / 2, top: own.clientHeight * y - stage.clientHeight / 2, behavior: 'instant' });
  }, () => undefined);
}

function listen(): void {
  dialog.dataset['ready'] = '';
  dialog.addEventListener('click', clicked);
  dialog.addEventListener('keydown', pressed);
  dialog.addEventListener('close', closed);
  const stage = part('.stage');
  stage.addEventListener('touchstart', ({ touches }) => {
    const [touch] = touches;
    finger = touches.length === 1 && touch ? { x: touch.clientX, y: touch.clientY } : undefined;
  }, { passive: true });
  stage.addEventListener('touchend', ({ changedTouches: [touch] }) => {
    if (!finger || !touch || isFull() || (visualViewport?.scale ?? 1) > 1.01) return;
    const [right, down] = [touch.clientX - finger.x, touch.clientY - finger.y];
    if (Math.abs(right) > SWIPE && Math.abs(right) > 2 * Math.abs(down)) turn(right < 0 ? 1 : -1);
  }, { passive: true });
}

function turn(by: number): void {
  if (links.length > 1) show(at + by);
}

function clicked(event: MouseEvent): void {
  const target = event.target as HTMLElement;
  const said = target.closest<HTMLElement>('[data-viewer]')?.dataset['viewer'];
  if (said === 'close') dialog.close();
  else if (said === 'full') zoom(!isFull());
  else if (said) turn(said === 'next' ? 1 : -1);
  else if (target instanceof HTMLImageElement) {
    const { left, top, width, height } = target.getBoundingClientRect();
    zoom(!isFull(), (event.clientX - left) / width, (event.clientY - top) / height);
  } else if (target.classList.contains('stage')) dialog.close();
}

function pressed(event: KeyboardEvent): void {
  const { key } = event;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const moves = key === 'ArrowRight' || key === 'ArrowLeft' || key === 'Home' || key === 'End';
  // What is larger than the window is moved by the same keys.
  if (isFull() && moves && event.target === part('.stage')) return;
  if (key === 'ArrowRight') turn(1);
  else if (key === 'ArrowLeft') turn(-1);
  else if (key === 'Home') show(0);
  else if (key === 'End') show(links.length - 1);
  else if (key === 'Enter' && event.target === part('.stage')) zoom(!isFull());
  else return;
  event.preventDefault();
}

/** The reader goes on at the picture that was seen last. */
function closed(): void {
  part('.stage').replaceChildren();
  const link = links[at];
  if (!link?.isConnected) return;
  link.focus({ preventScroll: true });
  link.scrollIntoView({ block: 'nearest', behavior: 'instant' });
}
