// An article that is being edited: its lines, its side panel and its story, as one thing to save and one way back.

import { applied, key, partIn } from './changes';
import { shown } from './conflict';
import { differences } from './difference';
import { element } from './dialogs';
import { keepUndo, keptUndo } from './journal';
import { Panel } from './panel';
import { Cover } from './pictures/cover';
import { Uploads } from './pictures/uploads';
import { same } from './same';
import { open } from './spot';
import { Bars } from './text/bars';
import { Figures, filesOf } from './text/figures';
import { Surface } from './text/surface';
import { tidyLine } from './text/tidy';
import { Undo, type Edit } from './text/undo';
import { wordsOfBlock } from './text/words';
import { partOf, type Change, type Draft, type Manuscript } from './wire';
import type { Words } from './words';

export interface Listener {
  /** The writer wrote something. */
  typed(): void;
  touched(): void;
  left(): void;
  say(sentence: string): void;
  /** The caret is in another part. */
  at(part: string): void;
  signedOut(): void;
}

export class Story {
  readonly surface: Surface | undefined;
  readonly bars: Bars | undefined;
  /** Pictures that are on their way. */
  readonly uploads: Uploads;
  readonly #fields: Manuscript;
  readonly #panel: Panel;
  readonly #undo: Undo;
  #away: (() => void)[] = [];
  #composing = false;
  #keeping = 0;

  constructor(readonly draft: Draft, readonly leaf: HTMLElement, readonly root: HTMLElement, readonly words: Words, readonly name: string, readonly listener: Listener) {
    this.#fields = { ...draft.manuscript };
    this.#undo = new Undo((edit) => this.#apply(edit), () => this.#keepUndo());
    this.uploads = new Uploads(words, Number(root.querySelector<HTMLElement>('.editing-bar')?.dataset['largest']), () => listener.signedOut());
    this.#panel = new Panel(root.querySelector<HTMLElement>('[data-panel]') as HTMLElement, draft, leaf, (change) => this.#changeField(change), () => listener.left());
    this.#panel.openCover((entry, signal) => new Cover(entry, root, this.uploads, words, () => this.said(), (sentence) => listener.say(sentence), signal));
    const prose = leaf.querySelector<HTMLElement>('.article .prose');
    if (!draft.rights.edit || !prose) return;
    this.#openLines();
    this.#openTime();
    const figures = new Figures(this.uploads, words, {
      say: (sentence) => this.#saidOfPictures(sentence),
      mended: (mend, gone) => this.#undo.mend(mend, gone),
      changed: () => listener.touched(),
    });
    this.surface = new Surface(prose, draft.manuscript.body, words, figures, {
      changed: (edit, { alone, goesOn }) => {
        if (edit) {
          this.#undo.did({ blocks: edit }, alone, goesOn);
          listener.typed();
        }
        listener.touched();
      },
      moved: () => {
        this.bars?.follow();
        if (this.surface?.view.hasFocus()) listener.at(`b-${this.surface.current}`);
      },
      left: () => listener.left(),
      composed: () => this.#undo.pause(),
      undo: () => this.undo(),
      redo: () => this.redo(),
      cleaned: (count) => this.#saidCleaned(count),
    });
    this.bars = new Bars(this.surface, root, words, (sentence) => listener.say(sentence));
    this.#listenForKeys();
    this.#listenForFiles(figures);
    void keptUndo(this.name).then((kept) => {
      if (kept) this.#undo.load(kept);
    });
  }

  /** What the page says now. */
  said(): Manuscript {
    return { ...this.#fields, body: this.surface?.blocks ?? this.draft.manuscript.body };
  }

  /** What others have changed; what is the same stays untouched. */
  show(now: Manuscript): void {
    for (const [name, value] of Object.entries(now)) {
      if (name === 'body' || same(this.#fields[name], value)) continue;
      this.#fields[name] = value;
      if (typeof value === 'string') this.#showLine(name.replaceAll('_', '-'), value);
    }
    this.#panel.fill(this.#fields);
    this.surface?.show(now.body);
    this.#undo.pause();
  }

  /** Where others are: names by part. */
  showOthers(where: ReadonlyMap<string, string>): void {
    this.surface?.showOthers(new Map([...where].flatMap(([part, name]) => (part.startsWith('b-') ? [[part.slice(2), name] as const] : []))));
    for (const spot of this.leaf.querySelectorAll<HTMLElement>('[data-field]')) {
      const name = where.get(spot.dataset['field'] ?? '');
      if (name) spot.dataset['other'] = name;
      else delete spot.dataset['other'];
    }
  }

  get composing(): boolean {
    return this.#composing || (this.surface?.composing ?? false);
  }

  undo(): void {
    if (!this.composing && !this.#undo.back()) this.listener.say(this.words.nothing_to_undo);
  }

  redo(): void {
    if (!this.composing && !this.#undo.forth()) this.listener.say(this.words.nothing_to_redo);
  }

  /** All words, for the clipboard. */
  get text(): string {
    const lines = ['title', 'subtitle', 'summary'].map((field) => String(this.#fields[field] ?? ''));
    return [...lines, ...this.said().body.map(wordsOfBlock)].filter((line) => line.trim() !== '').join('\n\n');
  }

  /** Leads to characters of a part: of a line, or of a block. */
  jump(part: string, start: number, end: number): void {
    if (part.startsWith('b-')) {
      this.surface?.select(part.slice(2), start, end);
      return;
    }
    const spot = this.leaf.querySelector<HTMLElement>(`[data-field="${part}"]`);
    if (spot) spot.focus();
    else this.leaf.dispatchEvent(new CustomEvent('masthead-panel', { bubbles: true, detail: part }));
  }

  /** What a change would make of what the page says, for people to see. */
  difference(said: Manuscript, change: Change): Node[] {
    if (change.change === 'move') return [element('ins', this.words.moved)];
    const part = partOf(change);
    const [before, after] = [shown(partIn(said, part), this.words), shown(partIn(applied(said, [change]), part), this.words)];
    const gone = differences(after, before, 'del').filter((node) => node.nodeName === 'DEL');
    return [...gone, ' ', ...differences(before, after, 'ins')].map((node) => (typeof node === 'string' ? document.createTextNode(node) : node));
  }

  close(): void {
    for (const undo of this.#away) undo();
    this.#away = [];
    clearTimeout(this.#keeping);
    void keepUndo(this.name, this.#undo.toJSON());
    this.bars?.close();
    this.uploads.close();
    this.surface?.close();
    this.#panel.close();
  }

  #changeField(change: Change): void {
    const before = this.#changeOf(change);
    if (same(before, change)) return;
    this.#put(change);
    this.#undo.did({ field: { before, now: change } }, false, this.#composing);
    if (change.change === 'line' && change.field !== 'cover') this.listener.typed();
    this.listener.touched();
  }

  /** The change that would say what the part of another one says now. */
  #changeOf(change: Change): Change {
    if (change.change === 'line') return { ...change, value: String(this.#fields[key(change.field)] ?? '') };
    return { ...change, value: this.#fields[key(change.change)] } as Change;
  }

  #put(change: Change): void {
    if (change.change === 'line') {
      this.#fields[key(change.field)] = change.value;
      this.#showLine(change.field, change.value);
    } else if ('value' in change) this.#fields[key(change.change)] = change.value;
    this.#panel.fill(this.#fields);
  }

  #apply(edit: Edit): boolean {
    if ('blocks' in edit) return this.surface?.apply(edit.blocks) ?? false;
    if (!same(this.#changeOf(edit.field.before), edit.field.before)) return false;
    this.#put(edit.field.now);
    this.listener.touched();
    return true;
  }

  #keepUndo(): void {
    clearTimeout(this.#keeping);
    this.#keeping = window.setTimeout(() => void keepUndo(this.name, this.#undo.toJSON()), 150);
  }

  #saidCleaned(count: number): void {
    this.#undo.pause();
    this.listener.say(this.words.cleaned.replace('{n}', String(count)));
    this.root.querySelector('[data-said]')?.append(' ', this.#undoButton());
  }

  /** What came of a picture stands beside the way back from a paste, and not in its place. */
  #saidOfPictures(sentence: string): void {
    const button = this.root.querySelector('[data-said] > button');
    if (!button) return this.listener.say(sentence);
    while (button.nextSibling) button.nextSibling.remove();
    button.after(` ${sentence}`);
  }

  #undoButton(): HTMLButtonElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = this.words.undo;
    button.addEventListener('click', () => {
      this.listener.say('');
      this.undo();
    });
    return button;
  }

  #listenForKeys(): void {
    const keys = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.isComposing) return;
      const inField = (event.target as Element).closest('dialog, .editing-find');
      const name = event.key.toLowerCase();
      const forth = name === 'y' || (name === 'z' && event.shiftKey);
      if (inField || !(forth || name === 'z')) return;
      event.preventDefault();
      event.stopPropagation();
      if (forth) this.redo();
      else this.undo();
    };
    document.addEventListener('keydown', keys, { capture: true });
    this.#away.push(() => document.removeEventListener('keydown', keys, { capture: true }));
  }

  /** A file that is dropped beside the story goes where the caret is: the browser would leave the page and show it. */
  #listenForFiles(figures: Figures): void {
    const away = new AbortController();
    const options = { signal: away.signal };
    // A dialog has fields of its own for files.
    const ofFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true && !(event.target as Element).closest?.('dialog');
    document.addEventListener('dragover', (event) => {
      if (ofFiles(event)) event.preventDefault();
    }, options);
    document.addEventListener('drop', (event) => {
      if (!ofFiles(event) || event.defaultPrevented) return;
      event.preventDefault();
      figures.add(filesOf(event.dataTransfer));
    }, options);
    this.#away.push(() => away.abort());
  }

  #openLines(): void {
    for (const element of this.leaf.querySelectorAll<HTMLElement>('[data-field]')) {
      const field = element.dataset['field'] ?? '';
      // The server draws no words as a space; the label shows in what is empty.
      if (element.textContent?.trim() === '') element.textContent = '';
      const label = (this.words as unknown as Record<string, string>)[key(field)] ?? field;
      this.#away.push(open({
        element, label,
        changed: (text) => this.#changeField({ change: 'line', field, value: tidyLine(text) }),
        composing: (is) => (this.#composing = is),
        focused: () => this.listener.at(field),
        left: () => this.listener.left(),
        undo: () => this.undo(),
        redo: () => this.redo(),
      }));
    }
  }

  /** The time is chosen in the side panel, which opens from where it stands. */
  #openTime(): void {
    const time = this.leaf.querySelector<HTMLElement>('.byline time');
    if (!time) return;
    const ask = (event: Event) => {
      if (event instanceof KeyboardEvent && event.key !== 'Enter') return;
      event.preventDefault();
      time.dispatchEvent(new CustomEvent('masthead-panel', { bubbles: true, detail: 'time' }));
    };
    time.tabIndex = 0;
    time.setAttribute('role', 'button');
    time.setAttribute('aria-label', `${this.words.time} ${time.textContent ?? ''}`);
    time.addEventListener('click', ask);
    time.addEventListener('keydown', ask);
  }

  /** Spots that say something else get the words; one that says the same but for its spaces is being typed in. */
  #showLine(field: string, value: string): void {
    for (const spot of this.leaf.querySelectorAll<HTMLElement>(`[data-field="${field}"]`)) {
      if (tidyLine(spot.textContent ?? '') === value) continue;
      const selection = getSelection();
      const offset = spot === document.activeElement && selection?.anchorNode && spot.contains(selection.anchorNode) ? selection.anchorOffset : undefined;
      spot.textContent = value;
      if (offset !== undefined && spot.firstChild) selection?.collapse(spot.firstChild, Math.min(offset, value.length));
    }
  }
}
