// The cover in the side panel: what lists, slots and shared links show of an article.

import { told, type Manuscript } from '../wire';
import type { Words } from '../words';
import { choose } from './choose';
import { askFocus } from './focus';
import { arriving, type Arriving } from './arriving';
import type { Receiver, Upload, Uploads } from './uploads';
import type { Taken } from './send';

export class Cover implements Receiver {
  readonly #field: HTMLInputElement;
  /** The file that is on its way: the one that was chosen last. */
  #coming: { key: string; shown: Arriving } | undefined;

  constructor(readonly entry: HTMLElement, readonly root: ParentNode, readonly uploads: Uploads, readonly words: Words, readonly said: () => Manuscript, readonly say: (sentence: string) => void, signal: AbortSignal) {
    this.#field = entry.querySelector<HTMLInputElement>('[name="cover"]')!;
    entry.addEventListener('click', (event) => void this.#do((event.target as HTMLElement).closest<HTMLElement>('[data-cover-do]')?.dataset['coverDo']), { signal });
    entry.addEventListener('drop', (event) => {
      event.preventDefault();
      event.stopPropagation();
      const [file] = event.dataTransfer?.files ?? [];
      if (file) this.#send(file);
    }, { signal });
  }

  /** Shows what the field says. */
  show(): void {
    const image = this.entry.querySelector('img');
    const file = this.#field.value;
    if (image) {
      image.hidden = file === '';
      if (file !== '') image.src = `/media/${file}`;
    }
    for (const button of this.entry.querySelectorAll<HTMLElement>('[data-needs-cover]')) button.hidden = file === '';
    const none = this.entry.querySelector<HTMLElement>('[data-none]');
    if (none) none.hidden = file !== '';
  }

  awaits(): boolean {
    return true;
  }

  moved(upload: Upload): void {
    if (upload.key === this.#coming?.key) this.#coming.shown.moved(upload);
  }

  arrived({ key }: Upload, { picture }: Taken): void {
    if (key === this.#coming?.key) this.#set(picture.file);
  }

  gone({ key }: Upload): void {
    if (key === this.#coming?.key) this.#forget();
  }

  async #do(what: string | undefined): Promise<void> {
    if (what === 'choose') {
      const chosen = await choose(this.root, this.words, false);
      if (chosen && 'files' in chosen) for (const file of chosen.files.slice(0, 1)) this.#send(file);
      else if (chosen?.pictures[0]) this.#set(chosen.pictures[0].picture.file);
    } else if (what === 'first') {
      const first = this.said().body.flatMap((block) => (block.type === 'picture' ? [block] : block.type === 'gallery' ? block.figures : []))[0];
      if (first) this.#set(first.picture.file);
      else this.say(this.words.library_empty);
    } else if (what === 'remove') this.#set('');
    else if (what === 'focus' && this.#field.value) await this.#focus(this.#field.value);
  }

  async #focus(file: string): Promise<void> {
    try {
      if (await askFocus(this.root, file, this.words)) this.say(this.words.focus_saved);
    } catch (fault) {
      this.say(told(fault, this.words));
    }
  }

  /** The old cover stays until the new one is there. */
  #send(file: File): void {
    this.#forget();
    const key = this.uploads.add(file, this);
    const shown = arriving(this.uploads, this.words, key, () => this.entry.querySelector<HTMLElement>('[data-cover-do="choose"]')?.focus());
    this.#coming = { key, shown };
    this.entry.querySelector('[data-cover-said]')?.replaceChildren(shown.element);
  }

  /** What is chosen now counts, not what arrives last. */
  #forget(): void {
    const coming = this.#coming;
    this.#coming = undefined;
    this.entry.querySelector('[data-cover-said]')?.replaceChildren();
    if (coming) this.uploads.cancel(coming.key);
  }

  #set(file: string): void {
    this.#forget();
    this.#field.value = file;
    this.#field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    this.show();
  }
}
