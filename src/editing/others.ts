// The others on the same article: who is here and where, and what they have done, shown on the page as it happens.

import type { Keeping } from './keeping';
import type { Story } from './story';
import { Together, type DeedNews, type Presence } from './together';
import { ask, type Draft } from './wire';
import type { Words } from './words';

export interface Listener {
  say(sentence: string): void;
  /** The draft is another one, or stands elsewhere. */
  standing(draft: Draft): void;
}

/** What could not be caught up with is tried again after so many milliseconds. */
const AGAIN = 3_000;

export class Others {
  readonly #together: Together;
  #part: string | undefined;
  /** What is under way, so that one catching-up follows the other. */
  #following: Promise<void> = Promise.resolve();
  #behind = false;
  #asked = 0;

  constructor(
    readonly article: number, readonly me: number, readonly sitting: string, readonly words: Words,
    readonly story: Story, readonly keeping: Keeping, readonly shown: HTMLElement, readonly listener: Listener,
  ) {
    this.#together = new Together(article, sitting, {
      here: (list) => this.#here(list),
      saved: (news) => {
        if (news.tab !== sitting && news.version > keeping.version) this.#follow(news.person === me ? words.merged_own : `${words.merged}${news.name}`);
      },
      deed: (news) => this.#deed(news),
      joined: (version) => {
        if (version > keeping.version) this.#follow('');
      },
      ended: () => this.#here([]),
    });
  }

  /** Where one is, and whether all is saved. */
  at(part: string): void {
    this.#part = part;
    this.changed();
  }

  changed(): void {
    this.#together.say(this.#part, !this.keeping.isClean);
    if (this.#behind && !this.story.composing && !this.keeping.waits && Date.now() - this.#asked > AGAIN) this.#follow('');
  }

  close(): void {
    this.#together.close();
    this.shown.hidden = true;
  }

  #here(list: Presence[]): void {
    const names = new Map<string, boolean>();
    for (const { person, name, unsaved } of list) if (person !== this.me) names.set(name, unsaved || (names.get(name) ?? false));
    const said = [...names].map(([name, unsaved]) => (unsaved ? this.words.here_unsaved.replace('{name}', name) : name));
    this.shown.textContent = said.length > 0 ? `${this.words.here_now}${said.join('、')}` : '';
    this.shown.hidden = said.length === 0;
    this.story.showOthers(new Map(list.flatMap(({ person, name, block }) => (block && person !== this.me ? [[block, name] as const] : []))));
  }

  #deed(news: DeedNews): void {
    // What this page did itself it has shown already.
    if (news.person === this.me && news.version <= this.keeping.version) return;
    const sentence = (this.words as unknown as Record<string, string>)[`told_${news.deed}`] ?? '';
    this.#follow(sentence.replace('{name}', news.name || this.words.somebody), true);
  }

  /** Shows what the draft says now, and says what has happened. */
  #follow(sentence: string, always = false): void {
    this.#asked = Date.now();
    this.#following = this.#following.then(async () => {
      const draft = await ask<Draft>('edit', { article: this.article });
      this.listener.standing(draft);
      const shown = await this.keeping.follow(draft.version, draft.manuscript);
      this.#behind = draft.version > this.keeping.version;
      if (sentence && (shown || always)) this.listener.say(sentence);
    }).catch(() => {
      // The next save, or the next word of the server, finds it.
      this.#behind = true;
    });
  }
}
