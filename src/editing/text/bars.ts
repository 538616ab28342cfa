// The bars of a story: one at the foot of the window for blocks, one over a selection for marks, one to find and replace.
// They are drawn by the server; each button carries the name of its command. Alt+F10 leads from the text to the bar at the
// foot, Escape back; inside a bar the arrow keys go from button to button.

import type { EditorState } from 'prosemirror-state';
import { open } from '../dialogs';
import { choose } from '../pictures/choose';
import { askFocus } from '../pictures/focus';
import { told } from '../wire';
import type { Words } from '../words';
import { completed, isSafe } from './address';
import { blockAt, figureAt, insert, isInside, isOn, linkAt, unlink } from './commands';
import { find, foundIn, replace, replaceAll, step } from './find';
import { openHandle } from './handle';
import { kind, mark } from './schema';
import type { Surface } from './surface';
import { isInCells } from './tables';
import { countOf } from './words';

export class Bars {
  readonly #away = new AbortController();
  readonly #foot: HTMLElement;
  readonly #over: HTMLElement;
  readonly #finder: HTMLElement;
  #waiting = 0;
  #counting = 0;

  constructor(readonly surface: Surface, readonly root: HTMLElement, readonly words: Words, readonly say: (sentence: string) => void) {
    const bar = (name: string) => root.querySelector<HTMLElement>(`[data-${name}]`) as HTMLElement;
    [this.#foot, this.#over, this.#finder] = [bar('blocks'), bar('marks'), bar('find')] as [HTMLElement, HTMLElement, HTMLElement];
    this.#foot.hidden = false;
    openHandle(surface, bar('handle'), this.#away.signal);
    this.#listenToMenus();
    for (const side of [this.#foot, this.#over]) {
      side.addEventListener('click', (event) => this.#pressed(event), this.#options);
      // The selection stays where it is while a button is pressed.
      side.addEventListener('mousedown', (event) => {
        if (!(event.target instanceof HTMLSelectElement) && !(event.target instanceof HTMLInputElement)) event.preventDefault();
      }, this.#options);
      side.addEventListener('keydown', (event) => this.#walk(side, event), this.#options);
    }
    this.#listenToFinder();
    document.addEventListener('keydown', (event) => this.#keys(event), this.#options);
    addEventListener('resize', () => this.follow(), this.#options);
    addEventListener('scroll', () => this.follow(), { ...this.#options, passive: true });
    surface.element.addEventListener('focusout', () => this.follow(), this.#options);
    this.follow();
  }

  get #options() {
    return { signal: this.#away.signal };
  }

  close(): void {
    this.#away.abort();
    cancelAnimationFrame(this.#waiting);
    clearTimeout(this.#counting);
    for (const bar of [this.#foot, this.#over, this.#finder]) bar.hidden = true;
  }

  /** The selection or the text is another one: shown with the next frame, so that typing never waits for it. */
  follow(): void {
    this.#waiting ||= requestAnimationFrame(() => {
      this.#waiting = 0;
      if (this.#away.signal.aborted) return;
      this.#press();
      this.#place();
    });
    this.#counting ||= window.setTimeout(() => {
      this.#counting = 0;
      this.#count();
    }, 300);
  }

  async perform(name: string): Promise<void> {
    switch (name) {
      case 'link': return this.#link();
      case 'unlink': return void this.surface.run(unlink);
      case 'find': return this.#openFinder();
      case 'video': return this.#video();
      case 'page-break': return this.#pageBreak();
      case 'describe': return this.#describe();
      case 'pictures': case 'gallery': case 'more': return this.#pictures(name);
      case 'replace': return this.#replacement();
      case 'focus': return this.#focus();
      case 'full': case 'half': case 'left': case 'right': return this.#figures.setLayout(name);
      case 'earlier': return this.#figures.shift(-1);
      case 'later': return this.#figures.shift(1);
      case 'remove-picture': return this.#figures.remove();
      default: this.surface.named(name);
    }
  }

  #pressed(event: MouseEvent): void {
    const name = (event.target as HTMLElement).closest<HTMLElement>('[data-block]')?.dataset['block'];
    if (!name) return;
    this.#closeMenus();
    void this.perform(name);
  }

  /** One menu is open at a time, and none when somebody goes on elsewhere. */
  #listenToMenus(): void {
    for (const menu of this.#foot.querySelectorAll('details')) {
      menu.addEventListener('toggle', () => {
        if (menu.open) this.#closeMenus(menu);
      }, this.#options);
    }
    document.addEventListener('pointerdown', (event) => {
      if (!this.#foot.contains(event.target as Node)) this.#closeMenus();
    }, this.#options);
  }

  #closeMenus(but?: HTMLDetailsElement): void {
    for (const menu of this.#foot.querySelectorAll('details')) if (menu !== but) menu.open = false;
  }

  #keys(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const inText = this.surface.view.hasFocus();
    const command = event.ctrlKey || event.metaKey;
    if (event.altKey && event.key === 'F10' && inText) {
      event.preventDefault();
      this.#foot.querySelector<HTMLElement>('button:not([hidden], [disabled])')?.focus();
    } else if (command && !event.altKey && event.key.toLowerCase() === 'k' && inText) {
      event.preventDefault();
      void this.#link();
    } else if (command && !event.altKey && ['h', 'f'].includes(event.key.toLowerCase()) && (inText || this.#finder.contains(document.activeElement))) {
      event.preventDefault();
      this.#openFinder();
    }
  }

  /** Arrow keys inside a bar. */
  #walk(bar: HTMLElement, event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      this.#closeMenus();
      return this.surface.view.focus();
    }
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by || event.target instanceof HTMLInputElement) return;
    const stops = [...bar.querySelectorAll<HTMLElement>('button, summary')].filter((stop) => stop.offsetParent !== null && !stop.hasAttribute('disabled'));
    const at = stops.indexOf(document.activeElement as HTMLElement);
    if (at < 0) return;
    event.preventDefault();
    stops[(at + by + stops.length) % stops.length]?.focus();
  }

  /** Which buttons are pressed, and which mean nothing here. */
  #press(): void {
    const { state } = this.surface.view;
    const { node } = blockAt(state);
    for (const button of this.root.querySelectorAll<HTMLButtonElement>('[data-blocks] [data-block][aria-pressed], [data-marks] [data-block][aria-pressed]')) {
      button.setAttribute('aria-pressed', String(isOn(state, button.dataset['block'] ?? '')));
    }
    const shown: Record<string, boolean> = {
      table: isInCells(state), list: isInside(state, 'item'),
      picture: figureAt(state) !== undefined, alone: figureAt(state)?.node.type.name === 'picture',
      shot: figureAt(state)?.node.type.name === 'shot', gallery: node.type.name === 'gallery',
      video: node.type.name === 'video', 'page-break': node.type.name === 'page_break',
    };
    for (const group of this.#foot.querySelectorAll<HTMLElement>('[data-for]')) group.hidden = !shown[group.dataset['for'] ?? ''];
  }

  #count(): void {
    const at = this.#foot.querySelector('[data-count]');
    const { doc } = this.surface.view.state;
    if (at) at.textContent = this.words.count.replace('{n}', String(countOf(doc.textBetween(0, doc.content.size, '\n', '\n'))));
  }

  /** Over the selection, or under it where there is no room. */
  #place(): void {
    const { view } = this.surface;
    const { selection } = view.state;
    const inBar = this.#over.contains(document.activeElement);
    const words = !selection.empty && selection.$from.parent.inlineContent && selection.$from.parent.type.spec.marks !== '';
    this.#over.hidden = view.composing || !words || !(view.hasFocus() || inBar);
    if (this.#over.hidden) return;
    const [start, end] = [view.coordsAtPos(selection.from), view.coordsAtPos(selection.to, -1)];
    const { offsetWidth: width, offsetHeight: height } = this.#over;
    const bar = this.root.querySelector<HTMLElement>('.editing-bar')?.offsetHeight ?? 0;
    const over = start.top - height - 8;
    const top = over > bar ? over : end.bottom + 8;
    const left = Math.min(Math.max(8, (start.left + (start.top === end.top ? end.right : start.left)) / 2 - width / 2), innerWidth - width - 8);
    this.#over.style.setProperty('top', `${Math.round(top)}px`);
    this.#over.style.setProperty('left', `${Math.round(left)}px`);
  }

  async #link(): Promise<void> {
    const { view } = this.surface;
    const known = linkAt(view.state);
    if (!view.state.selection.$from.parent.type.allowsMarkType(mark('link'))) return;
    await open(this.root, 'link', ({ form }) => {
      field(form, 'address').value = known?.href ?? '';
      const { from, to } = linkSpan(view.state);
      field(form, 'words').value = view.state.doc.textBetween(from, to);
      const remove = form.querySelector<HTMLElement>('[data-remove]');
      if (remove) remove.hidden = !known;
    }, async ({ form, fault }, by) => {
      if (by === 'remove') {
        this.surface.run(unlink);
        return true;
      }
      const href = completed(field(form, 'address').value);
      if (!isSafe(href)) {
        fault(this.words.unsafe_link);
        return false;
      }
      const words = field(form, 'words').value.trim() || href;
      const tr = view.state.tr;
      // What others have sent meanwhile may have moved it.
      const { from, to, empty } = linkSpan(view.state);
      const same = !empty && words === view.state.doc.textBetween(from, to);
      if (!same) tr.insertText(words, from, to);
      const end = same ? to : from + words.length;
      tr.removeMark(from, end, mark('link')).addMark(from, end, mark('link').create({ href })).setMeta('uiEvent', 'link');
      view.dispatch(tr.removeStoredMark(mark('link')));
      return true;
    });
    view.focus();
  }

  async #video(): Promise<void> {
    const { view } = this.surface;
    const selected = () => blockOfKind(view.state, 'video');
    await open(this.root, 'video', ({ form }) => {
      field(form, 'address').value = String(selected()?.node.attrs['url'] ?? '');
      field(form, 'words').value = String(selected()?.node.attrs['title'] ?? '');
    }, async ({ form, fault }) => {
      const [url, title] = [completed(field(form, 'address').value), field(form, 'words').value.trim()];
      if (!isSafe(url)) {
        fault(this.words.unsafe_link);
        return false;
      }
      const known = selected();
      if (known) view.dispatch(view.state.tr.setNodeMarkup(known.at, null, { ...known.node.attrs, url, title }));
      else this.surface.run(insert(() => kind('video').create({ url, title })));
      return true;
    });
    view.focus();
  }

  async #pageBreak(): Promise<void> {
    const { view } = this.surface;
    const selected = () => blockOfKind(view.state, 'page_break');
    await open(this.root, 'page-break', ({ form }) => {
      field(form, 'words').value = String(selected()?.node.attrs['title'] ?? '');
    }, async ({ form }) => {
      const known = selected();
      const title = field(form, 'words').value.trim();
      if (known) view.dispatch(view.state.tr.setNodeMarkup(known.at, null, { ...known.node.attrs, title }));
      else this.surface.run(insert(() => kind('page_break').create({ title })));
      return true;
    });
    view.focus();
  }

  /** What a picture shows, for those who do not see it. */
  async #describe(): Promise<void> {
    const { view } = this.surface;
    if (!figureAt(view.state)) return;
    await open(this.root, 'describe', ({ form }) => {
      field(form, 'words').value = String(figureAt(view.state)?.node.attrs['alt'] ?? '');
    }, async ({ form }) => {
      const picture = figureAt(view.state);
      if (picture) view.dispatch(view.state.tr.setNodeMarkup(picture.at, null, { ...picture.node.attrs, alt: field(form, 'words').value.trim() }));
      return true;
    });
    view.focus();
  }

  get #figures() {
    return this.surface.figures;
  }

  async #pictures(as: 'pictures' | 'gallery' | 'more'): Promise<void> {
    const chosen = await choose(this.root, this.words, true);
    if (!chosen) return;
    if ('pictures' in chosen) this.#figures.put(chosen.pictures, as);
    else if (as === 'pictures') this.#figures.add(chosen.files);
    else if (as === 'gallery') this.#figures.addGallery(chosen.files);
    else this.#figures.addToGallery(chosen.files);
    this.surface.view.focus();
  }

  async #replacement(): Promise<void> {
    const chosen = await choose(this.root, this.words, false);
    const by = chosen && ('files' in chosen ? chosen.files[0] : chosen.pictures[0]?.picture);
    if (by) this.#figures.replace(by);
    this.surface.view.focus();
  }

  async #focus(): Promise<void> {
    const file = String(figureAt(this.surface.view.state)?.node.attrs['file'] ?? '');
    try {
      if (!file) this.say(this.words.uploading);
      else if (await askFocus(this.root, file, this.words)) this.say(this.words.focus_saved);
    } catch (fault) {
      this.say(told(fault, this.words));
    }
    this.surface.view.focus();
  }

  #openFinder(): void {
    const { view } = this.surface;
    const { from, to } = view.state.selection;
    const words = view.state.doc.textBetween(from, to, '\n');
    const input = field(this.#finder, 'wanted');
    this.#finder.hidden = false;
    if (words && !words.includes('\n')) input.value = words;
    input.select();
    find(view, input.value);
    this.#found();
  }

  #listenToFinder(): void {
    const { view } = this.surface;
    const input = field(this.#finder, 'wanted');
    input.addEventListener('input', (event) => {
      if ((event as InputEvent).isComposing) return;
      find(view, input.value);
      this.#found();
    }, this.#options);
    input.addEventListener('compositionend', () => {
      find(view, input.value);
      this.#found();
    }, this.#options);
    this.#finder.addEventListener('keydown', (event) => {
      if (event.isComposing) return;
      if (event.key === 'Escape') this.#closeFinder();
      else if (event.key === 'Enter' && event.target === input) {
        event.preventDefault();
        this.#step(event.shiftKey ? -1 : 1);
      }
    }, this.#options);
    this.#finder.addEventListener('click', (event) => {
      const by = field(this.#finder, 'by').value;
      switch ((event.target as HTMLElement).closest<HTMLElement>('[data-find-do]')?.dataset['findDo']) {
        case 'next': return this.#step(1);
        case 'previous': return this.#step(-1);
        case 'one':
          replace(view, by);
          return this.#found();
        case 'all':
          this.say(this.words.replaced.replace('{n}', String(replaceAll(view, by))));
          return this.#found();
        case 'close': return this.#closeFinder();
        default:
      }
    }, this.#options);
  }

  #step(direction: -1 | 1): void {
    step(this.surface.view, direction);
    this.#found();
  }

  #found(): void {
    const { count, current } = foundIn(this.surface.view);
    const at = this.#finder.querySelector('[data-found]');
    if (at) at.textContent = field(this.#finder, 'wanted').value === '' ? '' : count === 0 ? this.words.not_found : `${current + 1} / ${count}`;
  }

  #closeFinder(): void {
    find(this.surface.view, '');
    this.#finder.hidden = true;
    this.surface.view.focus();
  }
}

const field = (form: HTMLElement, name: string) => form.querySelector<HTMLInputElement>(`[name="${name}"]`) as HTMLInputElement;

/** The link under the selection, or the selection itself. */
const linkSpan = (state: EditorState) => {
  const known = linkAt(state);
  return known ? { from: known.from, to: known.to, empty: false } : state.selection;
};

const blockOfKind = (state: EditorState, name: string) => {
  const block = blockAt(state);
  return block.node.type.name === name ? block : undefined;
};
