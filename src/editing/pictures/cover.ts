// The cover in the side panel: what lists, slots and shared links show of an article.

import type { Manuscript } from '../wire';
import type { Words } from '../words';
import { choose } from './choose';
import { askFocus } from './focus';
import { progressOf, type Receiver, type Upload, type Uploads } from './uploads';
import type { Taken } from './send';

export class Cover implements Receiver {
  readonly #field: HTMLInputElement;

  constructor(readonly entry: HTMLElement, readonly root: ParentNode, readonly uploads: Uploads, readonly words: Words, readonly said: () => Manuscript, readonly say: (sentence: string) => void, signal: AbortSignal) {
    this.#field = entry.querySelector<HTMLInputElement>('[name="cover"]')!;
    entry.addEventListener('click', (event) => void this.#do((event.target as HTMLElement).closest<HTMLElement>('[data-cover-do]')?.dataset['coverDo']), { signal });
    entry.addEventListener('drop', (event) => {
      event.preventDefault();
      event.stopPropagation();
      const [file] = event.dataTransfer?.files ?? [];
      if (file) this.uploads.add(file, this);
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
    const said = progressOf(upload, this.words);
    this.#tell(said);
    if (upload.state !== 'failed') return;
    // The old cover stays; the next choice is the way to try again.
    this.uploads.cancel(upload.key);
    this.#tell(said);
  }

  arrived(_: Upload, { picture }: Taken): void {
    this.#tell('');
    this.#set(picture.file);
  }

  gone(): void {
    this.#tell('');
  }

  async #do(what: string | undefined): Promise<void> {
    if (what === 'choose') {
      const chosen = await choose(this.root, this.words, false);
      if (chosen && 'files' in chosen) for (const file of chosen.files.slice(0, 1)) this.uploads.add(file, this);
      else if (chosen?.pictures[0]) this.#set(chosen.pictures[0].picture.file);
    } else if (what === 'first') {
      const first = this.said().body.flatMap((block) => (block.type === 'picture' ? [block] : block.type === 'gallery' ? block.figures : []))[0];
      if (first) this.#set(first.picture.file);
      else this.#tell(this.words.library_empty);
    } else if (what === 'remove') this.#set('');
    else if (what === 'focus' && this.#field.value && (await askFocus(this.root, this.#field.value))) this.say(this.words.focus_saved);
  }

  #set(file: string): void {
    this.#field.value = file;
    this.#field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    this.show();
  }

  #tell(sentence: string): void {
    const at = this.entry.querySelector('[data-cover-said]');
    if (at) at.textContent = sentence;
  }
}
