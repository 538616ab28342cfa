// The editor of one page: switches between what readers see and the draft, and keeps the state of saving in sight.

import { open as openDialog, element } from './dialogs';
import { found, forget } from './journal';
import { Queue, type State } from './queue';
import { signInAgain } from './session';
import { Story } from './story';
import { ask, partOf, Refused, type Bar, type Change, type Done, type Draft, type Merged, type Opened, type Overlap } from './wire';
import type { Words } from './words';

type View = 'live' | 'edit' | 'preview' | 'compare';

export class Editor {
  view: View = 'live';
  draft: Draft | undefined;
  #queue: Queue | undefined;
  #story: Story | undefined;
  #live: string;
  readonly words: Words;

  constructor(readonly bar: Bar, readonly root: HTMLElement, readonly leaf: HTMLElement, readonly article: number, readonly onDesk: boolean) {
    this.words = JSON.parse(this.#find('.editing-bar').dataset['words'] ?? '{}') as Words;
    this.#live = leaf.innerHTML;
  }

  get isClean(): boolean {
    return this.#queue?.isClean ?? true;
  }

  #find(selector: string): HTMLElement {
    return this.root.querySelector<HTMLElement>(selector) ?? document.createElement('div');
  }

  /** Opens the draft, and offers what an earlier visit could not save. */
  async load(): Promise<Draft> {
    this.draft = await ask<Draft>('edit', { article: this.article });
    this.#queue = new Queue(this.article, this.bar.me.id, this.draft.version, {
      state: (state, detail) => this.#state(state, detail),
      merged: (merged) => this.#merged(merged),
      overlap: (overlap, mine) => void this.#conflict(overlap, mine),
      signedOut: () => void this.signIn(),
      outdated: () => {
        this.say(this.words.outdated);
        setTimeout(() => location.reload(), 3000);
      },
    });
    this.#standing();
    return this.draft;
  }

  async edit(): Promise<void> {
    const draft = await this.load();
    this.#show(draft.page.content, 'edit');
    this.#story = new Story(
      draft, this.leaf, this.#find('[data-panel]'), this.#find('[data-blocks]'), this.words,
      (change) => this.#queue?.add(change),
      () => void this.#queue?.flush(),
    );
    this.#state('saved', '');
    await this.#offerJournal();
  }

  /** Back to what readers see; on the desk there is nothing else than the draft. */
  async stop(): Promise<void> {
    await this.#queue?.flush();
    this.#closeStory();
    if (this.onDesk && this.draft?.standing !== 'published') this.#show((await ask<Opened>('preview', { article: this.article })).content, 'live');
    else this.#show(this.#live, 'live');
    this.#state('saved', '');
    this.#find('[data-state]').textContent = '';
  }

  async preview(): Promise<void> {
    await this.#queue?.flush();
    const page = await ask<Opened>('preview', { article: this.article });
    this.#closeStory();
    this.#show(page.content, 'preview');
  }

  async compare(): Promise<void> {
    await this.#queue?.flush();
    const markup = await ask<string>('compare', { article: this.article });
    this.#closeStory();
    this.#show(markup, 'compare');
  }

  async save(keepalive = false): Promise<void> {
    await this.#queue?.flush(keepalive);
  }

  retry(): void {
    void this.#queue?.retry();
  }

  /** A deed, once everything is saved; the page shows what has become of the article. */
  async perform(deed: object): Promise<Done> {
    this.say('');
    if (!this.draft) await this.load();
    await this.#queue?.flush();
    if (!this.isClean) throw new Refused(409, 'Conflict', this.words.unsaved);
    const done = await ask<Done>('perform', { article: this.article, version: this.#queue?.version ?? this.draft?.version, deed });
    const editing = this.view === 'edit';
    this.#closeStory();
    this.draft = done.draft;
    if (this.#queue) this.#queue.version = done.draft.version;
    this.#live = done.live?.content ?? (done.draft.standing === 'published' ? this.#live : done.draft.page.content);
    this.#standing();
    if (editing && done.draft.rights.edit) await this.edit();
    else this.#show(this.#live, 'live');
    return done;
  }

  async copyAll(): Promise<void> {
    await navigator.clipboard.writeText(this.#story?.text ?? this.leaf.innerText);
    this.say(this.words.copied);
  }

  say(sentence: string): void {
    const said = this.#find('[data-said]');
    said.textContent = sentence;
    said.hidden = sentence === '';
  }

  async signIn(): Promise<void> {
    if (await signInAgain(this.root)) this.retry();
  }

  #closeStory(): void {
    this.root.append(this.#find('[data-blocks]'), this.leaf.querySelector('[data-blocks]') ?? '');
    this.#story?.close();
    this.#story = undefined;
  }

  #show(markup: string, view: View): void {
    const place = scrollY;
    const tools = this.leaf.querySelector('[data-blocks]');
    if (tools) this.root.append(tools);
    this.leaf.innerHTML = markup;
    this.view = view;
    document.documentElement.dataset['editing'] = view;
    scrollTo({ top: place, behavior: 'instant' });
    for (const button of this.root.querySelectorAll<HTMLElement>('[data-do][aria-pressed]')) {
      button.setAttribute('aria-pressed', String(button.dataset['do'] === view));
    }
  }

  #standing(): void {
    const { draft, words } = this;
    if (!draft) return;
    const live = { draft: words.draft, published: words.live, withdrawn: words.withdrawn, binned: words.binned }[draft.standing];
    const differs = draft.standing === 'published' && draft.differs ? ` · ${words.differs}` : '';
    const scheduled = draft.scheduled ? ` · ${words.scheduled} ${draft.scheduled.slice(0, 16).replace('T', ' ')}` : '';
    this.#find('[data-standing]').textContent = `${live}${differs}${scheduled}`;
    const { rights, standing } = draft;
    const can: Record<string, boolean> = {
      edit: rights.edit,
      publish: rights.publish && standing !== 'withdrawn',
      schedule: rights.publish && !draft.scheduled && standing !== 'withdrawn',
      unschedule: rights.publish && draft.scheduled !== null,
      withdraw: rights.withdraw && standing === 'published',
      republish: rights.withdraw && rights.publish && standing === 'withdrawn',
      bin: rights.withdraw && standing !== 'binned',
      unbin: rights.withdraw && standing === 'binned',
    };
    for (const [name, may] of Object.entries(can)) this.#find(`[data-do="${name}"]`).hidden = !may;
  }

  #state(state: State, detail: string): void {
    const { words } = this;
    const sentence: Record<State, string> = {
      saved: detail ? `${words.saved} ${detail}` : '',
      unsaved: words.unsaved, saving: words.saving, offline: words.offline,
      failed: `${words.failed}${detail}`, 'signed-out': words.unsaved, conflict: words.unsaved,
    };
    const shown = this.#find('[data-state]');
    shown.textContent = sentence[state];
    shown.dataset['state'] = state;
    this.#find('[data-do="retry"]').hidden = !['offline', 'failed', 'signed-out', 'conflict'].includes(state);
    if (state === 'saved' && detail && this.draft) {
      this.draft.differs = true;
      this.#standing();
    }
  }

  #merged(merged: Merged): void {
    this.#story?.follow(merged.manuscript, (part) => this.#queue?.has(part) ?? false);
    this.say(merged.people.length > 0 ? `${this.words.merged}${merged.people.join('、')}` : this.words.merged_own);
  }

  async #offerJournal(): Promise<void> {
    const story = this.#story;
    const entry = found(this.bar.me.id, this.article);
    if (!entry || !story) return;
    const bring = await openDialog(this.root, 'found', ({ content }) => {
      content.replaceChildren(...entry.changes.map((change) => {
        const row = element('p', '');
        row.append(element('del', story.say(story.manuscript, partOf(change)) ?? ''), ' ', element('ins', said(change)));
        return row;
      }));
    });
    if (!bring) return forget(this.bar.me.id, this.article);
    for (const change of entry.changes) {
      story.apply(change);
      this.#queue?.add(change);
    }
    await this.#queue?.flush();
  }

  /** Part by part: one's own words, the other's, or both. Whatever is chosen, what is not is in the history or on the page. */
  async #conflict(overlap: Overlap, mine: Map<string, Change>): Promise<void> {
    const story = this.#story;
    if (!story) return;
    const contested = new Map(overlap.parts);
    const choices = new Map<string, 'mine' | 'theirs' | 'both'>();
    await openDialog(this.root, 'conflict', ({ content, dialog }) => {
      content.replaceChildren(...overlap.parts.map(([part, who]) => {
        const row = document.createElement('fieldset');
        const change = mine.get(part);
        row.append(element('legend', who), element('p', said(change), 'mine'), element('p', story.say(overlap.manuscript, part) ?? this.words.gone, 'theirs'));
        for (const choice of ['mine', 'theirs', 'both'] as const) {
          const button = element('button', this.words[choice]) as HTMLButtonElement;
          button.type = 'button';
          button.addEventListener('click', () => {
            choices.set(part, choice);
            row.dataset['chosen'] = choice;
            if (choices.size === overlap.parts.length) dialog.close();
          });
          row.append(button);
        }
        return row;
      }));
    });
    if (choices.size < overlap.parts.length) return;
    const left: Change[] = [];
    for (const [part, change] of mine) {
      const choice = contested.has(part) ? choices.get(part) : 'mine';
      if (choice === 'mine') left.push(change);
      else if (choice === 'both') left.push(...both(change, story.say(overlap.manuscript, part) ?? ''));
    }
    const kept = new Set(left.map(partOf));
    story.follow(overlap.manuscript, (part) => kept.has(part));
    for (const change of left) story.apply(change);
    await this.#queue?.resolve(overlap.version, left);
  }
}

/** One's own words after the other's: in a line behind them, of a block as a block of its own. */
function both(change: Change, theirs: string): Change[] {
  if (change.change === 'line') return [{ ...change, value: `${theirs} ${change.value}` }];
  if (change.change === 'put') {
    const block = { ...structuredClone(change.block), id: `${change.block.id.slice(0, 20)}b${Date.now().toString(36)}` };
    return [{ change: 'put', block, after: change.block.id }];
  }
  return [];
}

/** What a change says, for people to read. */
function said(change: Change | undefined): string {
  if (!change) return '';
  if (change.change === 'line') return change.value;
  if (change.change === 'put') return 'text' in change.block && Array.isArray(change.block.text) ? change.block.text.map((run) => run.text).join('') : change.block.type;
  if ('value' in change) return Array.isArray(change.value) ? change.value.join('，') : String(change.value ?? '');
  return change.change;
}
