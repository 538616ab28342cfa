// An article that is being edited: its page, its side panel, and the changes made to them.

import { open, focusAt } from './spot';
import { slotsOf } from './slots';
import { letters } from './retype';
import type { Block, Change, Draft, Manuscript } from './wire';
import type { Words } from './words';

/** The field of a manuscript under a part's name. */
const key = (part: string) => part.replaceAll('-', '_');

const NUMBERS = new Set(['more', 'strip']);

export class Story {
  readonly manuscript: Manuscript;
  #undo: (() => void)[] = [];
  #current: string | undefined;

  constructor(
    readonly draft: Draft,
    readonly leaf: HTMLElement,
    readonly panel: HTMLElement,
    readonly tools: HTMLElement,
    readonly words: Words,
    readonly changed: (change: Change) => void,
    readonly left: () => void,
  ) {
    this.manuscript = draft.manuscript;
    if (draft.rights.edit) {
      this.#openLines();
      for (const block of this.manuscript.body) this.#openBlock(block);
      if (this.manuscript.body.length === 0) this.#firstParagraph();
      this.#openTools();
      this.#openTime();
    }
    this.#openPanel();
  }

  close(): void {
    for (const undo of this.#undo) undo();
    this.#undo = [];
    this.tools.hidden = true;
  }

  get text(): string {
    const lines = ['title', 'subtitle', 'summary'].map((field) => String(this.manuscript[field] ?? ''));
    const blocks = [...this.leaf.querySelectorAll<HTMLElement>('.prose > *')].map((block) => block.innerText);
    return [...lines, ...blocks].filter((line) => line.trim() !== '').join('\n\n');
  }

  /** What the server says now: shown wherever nothing of one's own is unsaved and nobody is writing. */
  follow(now: Manuscript, isOwn: (part: string) => boolean): void {
    for (const spot of this.leaf.querySelectorAll<HTMLElement>('[data-field]')) {
      const field = spot.dataset['field'] ?? '';
      if (!isOwn(field) && spot !== document.activeElement) this.#show(field, String(now[key(field)] ?? ''));
    }
    for (const [name, value] of Object.entries(now)) if (name !== 'body' && !isOwn(name.replaceAll('_', '-'))) this.manuscript[name] = value;
    this.#fillPanel();
    const mine = new Map(this.manuscript.body.map((block) => [block.id, block]));
    const theirs = new Set(now.body.map((block) => block.id));
    for (const block of [...this.manuscript.body]) if (!theirs.has(block.id) && !isOwn(`b-${block.id}`)) this.#drop(block.id);
    let before = '';
    for (const block of now.body) {
      const known = mine.get(block.id);
      const busy = isOwn(`b-${block.id}`) || (this.#current === block.id && this.leaf.contains(document.activeElement));
      if (!known && !isOwn(`b-${block.id}`)) this.#insert(block, before);
      else if (known && !busy && JSON.stringify(known) !== JSON.stringify(block)) this.#replace(block);
      before = block.id;
    }
  }

  /** Makes a change that was found in the journal, or chosen in a conflict, visible. */
  apply(change: Change): void {
    if (change.change === 'line') this.#show(change.field, change.value);
    else if (change.change === 'put') this.#put(change.block, change.after);
    else if (change.change === 'remove') this.#drop(change.id);
    else if (change.change === 'move') this.#place(change.id, change.after);
    else this.manuscript[key(change.change)] = change.value;
    this.#fillPanel();
  }

  /** What a part says, for people to read. */
  say(manuscript: Manuscript, part: string): string | undefined {
    if (part.startsWith('b-')) {
      const block = manuscript.body.find((known) => `b-${known.id}` === part);
      return block && wordsOfBlock(block);
    }
    const value = manuscript[key(part)];
    return Array.isArray(value) ? value.join('，') : String(value ?? '');
  }

  #openLines(): void {
    for (const element of this.leaf.querySelectorAll<HTMLElement>('[data-field]')) {
      const field = element.dataset['field'] ?? '';
      // The server draws no words as a space; the label shows in what is empty.
      if (element.textContent?.trim() === '') element.textContent = '';
      const label = (this.words as unknown as Record<string, string>)[key(field)] ?? field;
      this.#undo.push(open({
        element, label, lines: false,
        changed: (text) => {
          const value = text.replace(/\n/g, ' ');
          if (value === this.manuscript[key(field)]) return;
          this.manuscript[key(field)] = value;
          for (const same of this.leaf.querySelectorAll<HTMLElement>(`[data-field="${field}"]`)) if (same !== element) same.textContent = value;
          this.#fillPanel();
          this.changed({ change: 'line', field, value });
        },
        focused: () => this.#select(undefined),
        left: this.left,
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

  #show(field: string, value: string): void {
    this.manuscript[key(field)] = value;
    for (const element of this.leaf.querySelectorAll<HTMLElement>(`[data-field="${field}"]`)) if (element.textContent !== value) element.textContent = value;
  }

  #at(id: string): HTMLElement | null {
    return this.leaf.querySelector<HTMLElement>(`#b-${CSS.escape(id)}`);
  }

  #openBlock(block: Block): void {
    const element = this.#at(block.id);
    if (!element) return;
    const slots = slotsOf(block, element);
    for (const slot of slots) {
      const paragraph = block.type === 'paragraph' || block.type === 'heading';
      this.#undo.push(open({
        element: slot.element, label: this.words.paragraph, lines: slot.lines,
        changed: (text) => {
          if (text === slot.read()) return;
          slot.write(text);
          this.changed({ change: 'put', block, after: this.#before(block.id) });
        },
        focused: () => this.#select(block.id),
        left: this.left,
        ...(paragraph && { enter: (rest: string) => this.#split(block, slot.element, rest), emptied: () => this.#remove(block.id) }),
      }));
    }
    if (slots.length === 0) {
      element.tabIndex = 0;
      const focused = () => this.#select(block.id);
      element.addEventListener('focus', focused);
      this.#undo.push(() => element.removeEventListener('focus', focused));
    }
  }

  #before(id: string): string {
    const at = this.manuscript.body.findIndex((block) => block.id === id);
    return this.manuscript.body[at - 1]?.id ?? '';
  }

  /** Enter in a paragraph: what stands after the caret goes on in a new one. */
  #split(block: Block, element: HTMLElement, rest: string): void {
    element.dispatchEvent(new InputEvent('input'));
    const made = this.#addAfter(block.id, rest);
    focusAt(made, false);
  }

  #addAfter(id: string, text: string): HTMLElement {
    const block: Block = { id: newId(), type: 'paragraph', text: text ? [{ text }] : [] };
    this.#insert(block, id);
    this.changed({ change: 'put', block, after: id });
    return this.#at(block.id) as HTMLElement;
  }

  #firstParagraph(): void {
    this.#insert({ id: newId(), type: 'paragraph', text: [] }, '');
  }

  #insert(block: Block, after: string): void {
    const prose = this.leaf.querySelector<HTMLElement>('.prose');
    if (!prose) return;
    // What is no paragraph or heading is drawn by the server when the page is opened the next time.
    const element = document.createElement(block.type === 'heading' ? `h${block.level}` : 'p');
    element.id = `b-${block.id}`;
    element.textContent = wordsOfBlock(block);
    const before = after ? this.#at(after) : null;
    if (before) before.after(element);
    else if (after) prose.append(element);
    else prose.prepend(element);
    const at = after ? this.manuscript.body.findIndex((known) => known.id === after) : -1;
    this.manuscript.body.splice(after && at < 0 ? this.manuscript.body.length : at + 1, 0, block);
    this.#openBlock(block);
  }

  #replace(block: Block): void {
    const at = this.manuscript.body.findIndex((known) => known.id === block.id);
    const element = this.#at(block.id);
    if (at < 0 || !element) return;
    const known = this.manuscript.body[at] as Block;
    // The slots hold the known block: it takes over what the other one says.
    for (const name of Object.keys(known)) delete (known as Record<string, unknown>)[name];
    Object.assign(known, structuredClone(block));
    for (const slot of slotsOf(known, element)) if (slot.element.textContent !== slot.read()) slot.element.textContent = slot.read();
  }

  #put(block: Block, after: string): void {
    if (this.manuscript.body.some((known) => known.id === block.id)) this.#replace(block);
    else this.#insert(structuredClone(block), after);
  }

  #drop(id: string): void {
    this.#at(id)?.remove();
    const at = this.manuscript.body.findIndex((block) => block.id === id);
    if (at >= 0) this.manuscript.body.splice(at, 1);
  }

  #remove(id: string): void {
    const before = this.#before(id);
    this.#drop(id);
    this.changed({ change: 'remove', id });
    if (this.manuscript.body.length === 0) this.#firstParagraph();
    const next = this.#at(before || (this.manuscript.body[0]?.id ?? ''));
    const spot = next?.isContentEditable ? next : next?.querySelector<HTMLElement>('[contenteditable]');
    if (spot) focusAt(spot, true);
    else next?.focus();
  }

  #place(id: string, after: string): void {
    const body = this.manuscript.body;
    const [block] = body.splice(body.findIndex((known) => known.id === id), 1);
    const element = this.#at(id);
    if (!block || !element) return;
    body.splice(after ? body.findIndex((known) => known.id === after) + 1 : 0, 0, block);
    if (after) this.#at(after)?.after(element);
    else this.leaf.querySelector('.prose')?.prepend(element);
  }

  #select(id: string | undefined): void {
    this.#current = id;
    const element = id ? this.#at(id) : null;
    this.tools.hidden = !element;
    element?.after(this.tools);
  }

  #openTools(): void {
    const click = (event: MouseEvent) => {
      const what = (event.target as HTMLElement).closest<HTMLElement>('[data-block]')?.dataset['block'];
      const id = this.#current;
      if (!what || !id) return;
      const body = this.manuscript.body;
      const at = body.findIndex((block) => block.id === id);
      if (what === 'after') focusAt(this.#addAfter(id, ''), false);
      else if (what === 'delete') this.#remove(id);
      else {
        const after = what === 'up' ? (body[at - 2]?.id ?? '') : body[at + 1]?.id;
        if (after === undefined || (what === 'up' && at === 0)) return;
        this.#place(id, after);
        this.changed({ change: 'move', id, after });
        this.#select(id);
      }
    };
    this.tools.addEventListener('click', click);
    this.#undo.push(() => this.tools.removeEventListener('click', click));
  }

  #openPanel(): void {
    this.panel.innerHTML = this.draft.panel;
    for (const area of this.panel.querySelectorAll('textarea')) area.value = area.dataset['value'] ?? '';
    const input = (event: Event) => {
      const field = event.target;
      if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement)) return;
      if (event instanceof InputEvent && event.isComposing) return;
      const change = this.#changeOf(field);
      if (!change || ('value' in change && change.change !== 'line' && JSON.stringify(change.value) === JSON.stringify(this.manuscript[key(change.change)]))) return;
      if (change.change === 'line') this.#show(change.field, change.value);
      else if ('value' in change) this.manuscript[key(change.change)] = change.value;
      const time = this.leaf.querySelector('.byline time');
      if (change.change === 'time' && time && field.value) time.textContent = field.value.replace('T', ' ');
      this.changed(change);
    };
    const form = this.panel.querySelector('form');
    form?.addEventListener('input', input);
    form?.addEventListener('compositionend', input);
    form?.addEventListener('submit', (event) => event.preventDefault());
    form?.addEventListener('focusout', () => this.left());
  }

  #changeOf(field: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement): Change | undefined {
    const { name, value } = field;
    if (name === 'time') {
      const seconds = Date.parse(`${value}+08:00`) / 1000;
      return { change: 'time', value: Number.isFinite(seconds) ? seconds : null };
    }
    if (name === 'tags') return { change: 'tags', value: value.split(/[,，、;；]/).map((tag) => tag.trim()).filter((tag) => tag !== '') };
    if (name === 'channel') return { change: 'channel', value: Number(value) };
    if (name === 'more' || name === 'strip') return { change: name, value: value ? Number(value) : null };
    if (name === 'origin') return { change: 'origin', value };
    if (name === 'placements') {
      const chosen = [...this.panel.querySelectorAll<HTMLInputElement>('[name="placements"]:checked')].map((box) => Number(box.value));
      return { change: 'placements', value: chosen };
    }
    if (name === 'no-print' || name === 'no-share') return { change: name, value: (field as HTMLInputElement).checked };
    return name ? { change: 'line', field: name, value } : undefined;
  }

  #fillPanel(): void {
    for (const field of this.panel.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input[type="text"], textarea')) {
      const value = this.manuscript[key(field.name)];
      if (field !== document.activeElement && typeof value === 'string' && field.value !== value) field.value = value;
    }
    for (const field of this.panel.querySelectorAll('select')) {
      const value = this.manuscript[key(field.name)];
      if (field !== document.activeElement && (typeof value === 'string' || NUMBERS.has(field.name) || field.name === 'channel')) field.value = String(value ?? '');
    }
  }
}

function wordsOfBlock(block: Block): string {
  switch (block.type) {
    case 'paragraph':
    case 'heading': return letters(block.text);
    case 'code': return block.text;
    case 'quote': return block.paragraphs.map(letters).join('\n');
    case 'picture': return letters(block.caption);
    default: return JSON.stringify(block);
  }
}

function newId(): string {
  const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';
  return Array.from(crypto.getRandomValues(new Uint8Array(10)), (byte) => letters[byte % letters.length]).join('');
}
