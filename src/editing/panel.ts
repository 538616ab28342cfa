// The side panel: every field of an article, also those that stand nowhere on its page.

import { key } from './changes';
import { same } from './same';
import { tidyLine } from './text/tidy';
import type { Change, Draft, Manuscript } from './wire';

export class Panel {
  #away = new AbortController();
  #cover: { show(): void } | undefined;

  constructor(readonly panel: HTMLElement, draft: Draft, readonly leaf: HTMLElement, readonly changed: (change: Change) => void, readonly left: () => void) {
    this.panel.innerHTML = draft.panel;
    for (const area of this.panel.querySelectorAll('textarea')) area.value = area.dataset['value'] ?? '';
    const form = this.panel.querySelector('form');
    const { signal } = this.#away;
    const input = (event: Event) => this.#input(event);
    form?.addEventListener('input', input, { signal });
    form?.addEventListener('compositionend', input, { signal });
    form?.addEventListener('submit', (event) => event.preventDefault(), { signal });
    form?.addEventListener('focusout', () => this.left(), { signal });
  }

  /** The cover's own entry: its field is written by what `make` makes of it. */
  openCover(make: (entry: HTMLElement, signal: AbortSignal) => { show(): void }): void {
    const entry = this.panel.querySelector<HTMLElement>('[data-cover]');
    if (entry) this.#cover = make(entry, this.#away.signal);
    this.#cover?.show();
  }

  close(): void {
    this.#away.abort();
  }

  #input(event: Event): void {
    const field = event.target;
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement)) return;
    if (event instanceof InputEvent && event.isComposing) return;
    const change = this.#changeOf(field);
    if (!change) return;
    const time = this.leaf.querySelector('.byline time');
    if (change.change === 'time' && time && field.value) time.textContent = field.value.replace('T', ' ');
    this.changed(change);
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

  /** Shows what the fields say now. One that says the same but for its spaces is being written in. */
  fill(manuscript: Manuscript): void {
    for (const field of this.panel.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>('input, textarea, select')) {
      const value = manuscript[key(field.name)];
      if (field instanceof HTMLInputElement && field.type === 'checkbox') field.checked = Array.isArray(value) ? value.includes(Number(field.value)) : value === true;
      else if (field.name === 'tags') {
        if (!same(this.#changeOf(field), { change: 'tags', value })) field.value = (value as string[]).join('，');
      } else if (field.name === 'time') {
        if (!same(this.#changeOf(field), { change: 'time', value })) field.value = value === null ? '' : shanghai(Number(value));
      } else if (tidyLine(field.value) !== String(value ?? '')) field.value = String(value ?? '');
    }
    this.#cover?.show();
  }
}

/** Seconds since 1970 as the field for moments writes them. */
const shanghai = (seconds: number) => new Date((seconds + 8 * 3600) * 1000).toISOString().slice(0, 19);
