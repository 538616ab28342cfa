// Choosing pictures: from this device, or from the library. One dialog for both.

import { open } from '../dialogs';
import { look, told, type Picture } from '../wire';
import type { Words } from '../words';
import type { Taken } from './send';

/** Files that are still to be sent, or pictures that the library has. */
export type Chosen = { files: File[] } | { pictures: Taken[] };

interface Shelf { pictures: Shelved[]; more: number | null }
interface Shelved { picture: Picture; caption: string; credit: string; name: string }

/** Asks for one picture or for many; `undefined` when somebody thinks better of it. */
export async function choose(root: ParentNode, words: Words, many: boolean): Promise<Chosen | undefined> {
  const away = new AbortController();
  let files: File[] = [];
  // What was chosen stays chosen, whatever is searched for then.
  const chosen = new Map<string, Shelved>();
  const agreed = await open(root, 'pictures', ({ dialog, form, content }) => {
    const input = form.querySelector<HTMLInputElement>('[name="files"]')!;
    const search = form.querySelector<HTMLInputElement>('[name="wanted"]')!;
    const more = form.querySelector<HTMLButtonElement>('[data-more]')!;
    const go = form.querySelector<HTMLButtonElement>('button[value="go"]')!;
    const { signal } = away;
    let asked = 0;
    let after: number | null = null;
    let shelf: Shelved[] = [];
    [input.value, input.multiple, search.value] = ['', many, ''];
    content.replaceChildren();
    go.disabled = true;
    const show = async (goesOn: boolean) => {
      const turn = ++asked;
      const found = await look<Shelf>('library', { search: search.value.trim(), ...(goesOn && after !== null ? { after: String(after) } : {}) }).catch((fault: unknown) => told(fault, words));
      if (turn !== asked) return;
      if (typeof found === 'string') return goesOn ? undefined : void (content.textContent = `${words.library_failed}${found}`);
      shelf = goesOn ? [...shelf, ...found.pictures] : found.pictures;
      after = found.more;
      more.hidden = after === null;
      const rows = found.pictures.map((one) => shelved(one, many, chosen.has(one.picture.file)));
      if (goesOn) content.append(...rows);
      else if (rows.length > 0) content.replaceChildren(...rows);
      else content.textContent = words.library_empty;
    };
    input.addEventListener('change', () => {
      files = [...(input.files ?? [])];
      if (files.length > 0) form.requestSubmit(go.disabled ? undefined : go);
    }, { signal });
    search.addEventListener('input', (event) => {
      if (!(event as InputEvent).isComposing) void show(false);
    }, { signal });
    search.addEventListener('compositionend', () => void show(false), { signal });
    // Enter searches; it chooses nothing.
    search.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') event.preventDefault();
    }, { signal });
    more.addEventListener('click', () => void show(true), { signal });
    content.addEventListener('change', (event) => {
      const box = event.target as HTMLInputElement;
      if (!many) chosen.clear();
      const row = shelf.find((one) => one.picture.file === box.value);
      if (box.checked && row) chosen.set(box.value, row);
      else chosen.delete(box.value);
      go.disabled = chosen.size === 0;
    }, { signal });
    dialog.addEventListener('close', () => away.abort(), { once: true });
    void show(false);
  });
  if (!agreed) return undefined;
  if (files.length > 0) return { files };
  return { pictures: [...chosen.values()] };
}

function shelved({ picture, caption, name }: Shelved, many: boolean, checked: boolean): HTMLElement {
  const row = document.createElement('label');
  const box = Object.assign(document.createElement('input'), { type: many ? 'checkbox' : 'radio', name: 'shelved', value: picture.file, checked });
  const image = Object.assign(document.createElement('img'), { src: smallest(picture), alt: picture.alt, loading: 'lazy', decoding: 'async', width: 120, height: 80 });
  const words = document.createElement('span');
  words.textContent = caption || picture.alt || name || picture.file;
  row.append(box, image, words);
  return row;
}

/** Where a small copy of a picture is; what is small itself has none. */
export const smallest = ({ file, width }: Picture): string => (width > 480 && !/\.gif$/.test(file) ? `/media/${file.replace(/\.[a-z]+$/, '')}-480.webp` : `/media/${file}`);
