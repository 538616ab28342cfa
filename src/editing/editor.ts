// The editor of one page: switches between what readers see and the draft, and keeps the state of saving in sight.

import { applied, changesBetween } from './changes';
import { open as openDialog, element } from './dialogs';
import type { Keeping, State } from './keeping';
import { signInAgain } from './session';
import type { Others } from './others';
import type { Story } from './story';
import { ask, Refused, type Bar, type Change, type Done, type Draft, type Opened, type Overlap } from './wire';
import type { Words } from './words';

type View = 'live' | 'edit' | 'preview' | 'compare';
type Writing = typeof import('./writing');

/** The code for writing is fetched once somebody begins to. */
const WRITING = '/editor.js';
let writing: Promise<Writing> | undefined;
export const fetched = (): Promise<Writing> => {
  writing ??= import(WRITING) as Promise<Writing>;
  writing.catch(() => (writing = undefined));
  return writing;
};

export class Editor {
  view: View = 'live';
  draft: Draft | undefined;
  #keeping: Keeping | undefined;
  #story: Story | undefined;
  #others: Others | undefined;
  /** Calls off what waits for pictures. */
  #stopWaiting: (() => void) | undefined;
  #live: string;
  /** It is on its way out, and nothing can be lost by that. */
  #goes = false;
  readonly words: Words;
  /** The name of this opened page: what it saves is one entry of the history. */
  readonly sitting = crypto.randomUUID();

  constructor(readonly bar: Bar, readonly root: HTMLElement, readonly leaf: HTMLElement, readonly article: number, readonly onDesk: boolean) {
    this.words = JSON.parse(this.#find('.editing-bar').dataset['words'] ?? '{}') as Words;
    this.#live = leaf.innerHTML;
  }

  get isClean(): boolean {
    return this.#goes || ((this.#keeping?.isClean ?? true) && (this.#story?.uploads.open ?? 0) === 0);
  }

  /** Pictures that would be lost with this page. */
  get picturesOpen(): number {
    return this.#goes ? 0 : (this.#story?.uploads.open ?? 0);
  }

  get version(): number {
    return this.#keeping?.version ?? this.draft?.version ?? 0;
  }

  get story(): Story | undefined {
    return this.#story;
  }

  #find(selector: string): HTMLElement {
    return this.root.querySelector<HTMLElement>(selector) ?? document.createElement('div');
  }

  /** What the article is, and what may be done with it. */
  async load(): Promise<Draft> {
    this.draft = await ask<Draft>('edit', { article: this.article });
    this.#standing();
    return this.draft;
  }

  /** Opens the draft, and offers what an earlier visit could not save. */
  async edit(): Promise<void> {
    const [draft, { Keeping, Others, Story }] = await Promise.all([this.load(), fetched()]);
    this.#closeStory();
    this.#show(draft.page.content, 'edit');
    const name = `${this.bar.me.id}-${this.article}-${tab()}`;
    const story = new Story(draft, this.leaf, this.root, this.words, name, {
      typed: () => this.#stopWaiting?.(),
      touched: () => {
        this.#keeping?.touched();
        this.#others?.changed();
      },
      left: () => void this.#keeping?.flush(),
      say: (sentence) => this.say(sentence),
      at: (part) => this.#others?.at(part),
      signedOut: () => void this.signIn(),
    });
    this.#story = story;
    this.#keeping = new Keeping(this.article, this.bar.me.id, draft.version, draft.manuscript, story, {
      state: (state, detail) => this.#state(state, detail),
      merged: (people) => this.say(people.length > 0 ? `${this.words.merged}${people.join('、')}` : this.words.merged_own),
      conflict: (overlap, mine) => this.#conflict(overlap, mine),
      signedOut: () => void this.signIn(),
      outdated: () => void this.#reload(),
      unkept: () => this.say(this.words.unkept),
    }, this.sitting);
    this.#others = new Others(this.article, this.bar.me.id, this.sitting, this.words, story, this.#keeping, this.#find('[data-here]'), {
      say: (sentence) => this.say(sentence),
      standing: (now) => {
        this.draft = now;
        this.#standing();
      },
    });
    this.#state('saved', '');
    await this.#offerJournal();
  }

  /** Back to what readers see; on the desk there is nothing else than the draft. */
  async stop(): Promise<void> {
    await this.#left();
    if (this.onDesk && this.draft?.standing !== 'published') this.#show((await ask<Opened>('preview', { article: this.article })).content, 'live');
    else this.#show(this.#live, 'live');
    this.#state('saved', '');
    this.#find('[data-state]').textContent = '';
  }

  async preview(): Promise<void> {
    await this.#left();
    this.#show((await ask<Opened>('preview', { article: this.article })).content, 'preview');
  }

  async compare(): Promise<void> {
    await this.#left();
    this.#show(await ask<string>('compare', { article: this.article }), 'compare');
  }

  /** What a revision says otherwise than the one before it, or than the draft. */
  async difference(revision: number, against: string): Promise<void> {
    await this.#left();
    this.#show(await ask<string>('difference', { article: this.article, revision, against }), 'compare');
  }

  /** To characters of a part, for writing. */
  async jump(part: string, start: number, end: number): Promise<void> {
    if (this.view !== 'edit') await this.edit();
    this.#story?.jump(part, start, end);
  }

  /** Everything that is on its way has arrived, and is saved. */
  async settle(): Promise<void> {
    await this.#arrivals();
    await this.save();
  }

  async save(keepalive = false): Promise<void> {
    await this.#keeping?.flush(keepalive);
  }

  retry(): void {
    this.#story?.uploads.resume();
    void this.#keeping?.retry();
  }

  /** A deed, once everything is saved; the page shows what has become of the article. */
  async perform(deed: object): Promise<Done> {
    this.say('');
    if (!this.draft) await this.load();
    await this.#left();
    const done = await ask<Done>('perform', { article: this.article, version: this.version, deed });
    const editing = this.view === 'edit';
    this.#closeStory();
    this.draft = done.draft;
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

  /** The site is a newer one: the page loads anew, and offers what is on this computer then. */
  async #reload(): Promise<void> {
    this.say(this.words.outdated);
    // What the library has can be offered after that, too.
    await this.#story?.uploads.settled();
    await this.#keeping?.journal.written();
    this.#goes = true;
    setTimeout(() => location.reload(), 3000);
  }

  /** The page is another one: what is not saved yet is saved behind it, and the journal keeps what cannot be. */
  leave(): void {
    const keeping = this.#keeping;
    this.#keeping = undefined;
    this.#closeStory();
    void keeping?.flush().finally(() => keeping.close());
  }

  /** What is not saved is given up, and nothing of it is kept. */
  async giveUp(): Promise<void> {
    const journal = this.#keeping?.journal;
    this.#closeStory();
    await journal?.end();
  }

  /** Nothing is shown in the place of the story before all of it is saved. */
  async #left(): Promise<void> {
    await this.#arrivals();
    await this.#keeping?.flush();
    if (!this.isClean) throw new Refused(409, 'Conflict', this.words.unsaved_first);
  }

  /** Pictures that are on their way are waited for; for one that will not come, somebody has to decide something. */
  async #arrivals(): Promise<void> {
    const uploads = this.#story?.uploads;
    if (!uploads || uploads.open === 0) return;
    this.say(this.words.waiting_for_pictures);
    // Whoever goes on writing is not to be torn out of it later.
    const stopped = new Promise<boolean>((stop) => (this.#stopWaiting = () => stop(true)));
    const button = element('button', this.words.stop_waiting) as HTMLButtonElement;
    button.type = 'button';
    button.addEventListener('click', () => this.#stopWaiting?.());
    this.#find('[data-said]').append(' ', button);
    const isOver = await Promise.race([stopped, uploads.settled().then(() => false)]);
    this.#stopWaiting = undefined;
    if (isOver) throw new Refused(0, 'Stopped', this.words.waiting_stopped);
    this.say('');
    if (uploads.failed > 0) throw new Refused(409, 'Conflict', this.words.pictures_failed.replace('{n}', String(uploads.failed)));
  }

  #closeStory(): void {
    if (this.draft) this.draft.version = this.version;
    this.#others?.close();
    this.#keeping?.close();
    this.#story?.close();
    [this.#others, this.#keeping, this.#story] = [undefined, undefined, undefined];
  }

  #show(markup: string, view: View): void {
    const place = scrollY;
    if (view !== 'edit') this.#closeStory();
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
    if (state === 'saved' && !detail && shown.dataset['state'] === 'saved') return;
    shown.textContent = sentence[state];
    shown.dataset['state'] = state;
    this.#find('[data-do="retry"]').hidden = !['offline', 'failed', 'signed-out', 'conflict'].includes(state);
    this.#others?.changed();
    if (state === 'saved' && detail && this.draft) {
      this.draft.differs = true;
      this.#standing();
    }
  }

  async #offerJournal(): Promise<void> {
    const { drop, leftBehind } = await fetched();
    const [story, keeping] = [this.#story, this.#keeping];
    const entries = await leftBehind(this.bar.me.id, this.article);
    if (!story || !keeping) return;
    const said = story.said();
    // What a page kept and could not forget any more before it was closed, but what was saved, is nothing to offer.
    const isSaid = (entry: (typeof entries)[number]) => changesBetween(said, applied(said, entry.changes)).length === 0;
    await drop(entries.filter(isSaid).map((entry) => entry.sitting));
    const unsaid = entries.filter((entry) => !isSaid(entry));
    if (unsaid.length === 0) return;
    let later = false;
    const bring = await openDialog(this.root, 'found', ({ content, dialog }) => {
      // Who only puts the question away is asked again the next time.
      dialog.addEventListener('cancel', () => (later = true), { once: true });
      content.replaceChildren(...unsaid.flatMap((entry) => entry.changes).map((change) => {
        const row = element('p', '');
        row.append(...story.difference(said, change));
        return row;
      }));
    });
    if (this.#keeping !== keeping || later) return;
    if (bring) for (const entry of unsaid) keeping.bring(entry.base, entry.changes);
    await keeping.journal.written();
    await drop(unsaid.map((entry) => entry.sitting));
    if (bring) await keeping.flush();
  }

  async #conflict(overlap: Overlap, mine: Change[]): Promise<Change[] | undefined> {
    const { settle } = await fetched();
    const [story, keeping] = [this.#story, this.#keeping];
    if (!story || !keeping) return undefined;
    return settle(this.root, this.words, keeping.base, story.said(), overlap, mine);
  }
}

/** The name of this tab, for what a reload takes up again. */
function tab(): string {
  const known = sessionStorage.getItem('masthead-tab');
  if (known) return known;
  const made = crypto.randomUUID();
  sessionStorage.setItem('masthead-tab', made);
  return made;
}
