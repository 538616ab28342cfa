// Pictures of slots and lists, changed where they stand: a button on each, as long as the mode is on.

import { element } from '../dialogs';
import { ask, told, type Picture } from '../wire';
import type { Words } from '../words';
import { choose } from './choose';
import { send } from './send';

/** Puts a button on every picture of a list below `leaf`; the answer takes them away again. */
export function openPlaces(leaf: HTMLElement, root: ParentNode, words: Words, say: (sentence: string) => void): () => void {
  document.documentElement.dataset['picturing'] = '';
  const made: HTMLElement[] = [];
  for (const image of leaf.querySelectorAll<HTMLImageElement>('img')) {
    const place = placeOf(image);
    if (!place) continue;
    const holder = image.closest<HTMLElement>('li') ?? image.parentElement!;
    const bar = element('div', '', 'picturing');
    const button = (word: string, picture: () => Promise<Picture | undefined | null>) => {
      const made = element('button', word) as HTMLButtonElement;
      made.type = 'button';
      made.setAttribute('aria-label', [word, titleOf(image)].filter(Boolean).join(' · '));
      made.addEventListener('click', (event) => {
        // The picture stands in a link.
        event.preventDefault();
        event.stopPropagation();
        void change(image, place, picture, words, say);
      });
      bar.append(made);
    };
    button(words.change_this, () => chosenPicture(root, words, say));
    if (place.slot) button(words.own_cover, () => Promise.resolve(null));
    holder.classList.add('picturable');
    holder.append(bar);
    made.push(bar);
  }
  say(words.change_pictures_why);
  return () => {
    delete document.documentElement.dataset['picturing'];
    for (const bar of made) {
      bar.parentElement?.classList.remove('picturable');
      bar.remove();
    }
  };
}

/** Which picture a button is about. */
const titleOf = (image: HTMLImageElement) => image.closest('li')?.querySelector('h2, h3, .title, a[href]:not(:has(img))')?.textContent?.trim() || image.alt;

interface Place { article: number; slot: string | null }

/** Which article's picture this is, and in which slot; nothing for pictures that are no list's. */
function placeOf(image: HTMLImageElement): Place | undefined {
  if (image.closest('.prose')) return undefined;
  const link = image.closest('li')?.querySelector<HTMLAnchorElement>('a[href]');
  const [, article] = /^\/(?:en\/)?[a-z0-9-]+\/(\d+)$/.exec(link ? new URL(link.href).pathname : '') ?? [];
  return article ? { article: Number(article), slot: image.closest<HTMLElement>('[data-slot]')?.dataset['slot'] ?? null } : undefined;
}

/** A picture that somebody chooses, in the library by then. */
async function chosenPicture(root: ParentNode, words: Words, say: (sentence: string) => void): Promise<Picture | undefined> {
  const chosen = await choose(root, words, false);
  if (!chosen) return undefined;
  if ('pictures' in chosen) return chosen.pictures[0]?.picture;
  say(words.uploading);
  return chosen.files[0] && (await send(chosen.files[0], new AbortController().signal, () => undefined)).picture;
}

/** `null` shows the article's own cover again. */
async function change(image: HTMLImageElement, place: Place, picture: () => Promise<Picture | undefined | null>, words: Words, say: (sentence: string) => void): Promise<void> {
  try {
    const found = await picture();
    if (found === undefined) return;
    const live = await ask<boolean>('change_picture', { change: { ...place, file: found?.file ?? '', operation: crypto.randomUUID() } });
    if (live && found) show(image, found);
    say(!live ? words.changed_draft : found ? words.changed : words.own_cover_back);
  } catch (fault) {
    say(told(fault, words));
  }
}

function show(image: HTMLImageElement, { file }: Picture): void {
  for (const source of image.parentElement?.querySelectorAll(':scope > source') ?? []) source.remove();
  image.removeAttribute('srcset');
  image.src = `/media/${file}`;
}
