// Who else has this article open, and what they do: heard from the server as it happens, and told of oneself.

import { ask, Refused } from './wire';

export interface Presence { person: number; name: string; tab: string; block: string | null; unsaved: boolean }
/** Somebody saved; `tab` is the sitting that the save named. */
export interface SavedNews { version: number; person: number; name: string; tab: string }
/** Somebody published, withdrew ...; person 0 is the site itself. */
export interface DeedNews { deed: string; version: number; person: number; name: string }

export interface Listener {
  /** All other pages on this article, one's own other ones among them. */
  here(list: Presence[]): void;
  saved(news: SavedNews): void;
  deed(news: DeedNews): void;
  /** At first, and whenever something may have been missed: what the draft's version is now. */
  joined(version: number): void;
  /** Nobody listens any more: the session or the right is gone. */
  ended(): void;
}

/** Between two words about oneself at least. */
const PAUSE = 300;
/** The server forgets who has said nothing for 45 s. */
const RENEWAL = 20_000;
/** Until the server is asked again after an answer that was no stream. */
const RETRY = 5_000;

export class Together {
  #source: EventSource | undefined;
  #block: string | undefined;
  #unsaved = false;
  #closed = false;
  #telling = 0;
  #renewing = 0;
  #retrying = 0;
  #told = 0;
  #asking = false;
  #unsaid = false;

  /** `tab` is a name of letters, digits and `-` that no other page has. */
  constructor(readonly article: number, readonly tab: string, readonly listener: Listener) {
    document.addEventListener('visibilitychange', this.#turned);
    addEventListener('pagehide', this.#left);
    addEventListener('pageshow', this.#returned);
    this.#turned();
  }

  /** Where one writes now, and whether something is not saved yet. */
  say(block: string | undefined, unsaved: boolean): void {
    if (block === this.#block && unsaved === this.#unsaved) return;
    this.#block = block;
    this.#unsaved = unsaved;
    this.#tell();
  }

  close(): void {
    if (this.#closed) return;
    this.#stop();
    void this.#send(true);
  }

  #stop(): void {
    this.#closed = true;
    this.#rest();
    document.removeEventListener('visibilitychange', this.#turned);
    removeEventListener('pagehide', this.#left);
    removeEventListener('pageshow', this.#returned);
  }

  /** Listens no more for now. */
  #rest(): void {
    this.#source?.close();
    this.#source = undefined;
    clearTimeout(this.#telling);
    clearTimeout(this.#retrying);
    clearInterval(this.#renewing);
    this.#telling = this.#retrying = 0;
  }

  /**
   * A page that nobody sees neither listens nor says that it is here: a browser gives one site no more than six
   * connections over HTTP/1.1, and seven pages that listen would leave none for saving. `joined` tells what it missed.
   */
  #turned = (): void => {
    if (this.#closed) return;
    const unsaid = this.#telling !== 0;
    this.#rest();
    if (document.visibilityState === 'visible') {
      this.#listen();
      this.#renewing = window.setInterval(() => void this.#send(false), RENEWAL);
      this.#tell();
    } else if (unsaid) void this.#send(false);
  };

  #left = (): void => {
    this.#rest();
    void this.#send(true);
  };

  /** Out of the browser's memory of pages, where no connection lives. */
  #returned = (event: PageTransitionEvent): void => {
    if (event.persisted) this.#turned();
  };

  #listen(): void {
    const source = new EventSource(`/desk/articles/${this.article}/together?tab=${this.tab}`);
    this.#source = source;
    const on = <T>(name: string, tell: (data: T) => void) => source.addEventListener(name, (event: MessageEvent<string>) => tell(JSON.parse(event.data) as T));
    on<{ version: number }>('joined', ({ version }) => this.listener.joined(version));
    on<Presence[]>('here', (list) => this.listener.here(list));
    on<SavedNews>('saved', (news) => this.listener.saved(news));
    on<DeedNews>('deed', (news) => this.listener.deed(news));
    on('ended', () => this.#end());
    source.addEventListener('error', () => {
      // A connection that broke the browser makes anew. After an answer that was no stream it gives up: the server may
      // be away behind its proxy, or nobody is signed in any more, which asking tells.
      if (source.readyState !== EventSource.CLOSED || this.#source !== source) return;
      clearTimeout(this.#retrying);
      this.#retrying = window.setTimeout(() => void this.#retry(), RETRY);
    });
  }

  async #retry(): Promise<void> {
    await this.#send(false);
    if (!this.#closed && document.visibilityState === 'visible') this.#listen();
  }

  #end(): void {
    if (this.#closed) return;
    this.#stop();
    this.listener.ended();
  }

  /** What is said in quick succession is told once. */
  #tell(): void {
    if (this.#closed || this.#telling !== 0 || document.visibilityState === 'hidden') return;
    this.#telling = window.setTimeout(() => void this.#send(false), Math.max(0, this.#told + PAUSE - Date.now()));
  }

  /** One after the other, so that the last word is the last that arrives; only a page that goes does not wait. */
  async #send(gone: boolean): Promise<void> {
    clearTimeout(this.#telling);
    this.#telling = 0;
    if (this.#asking && !gone) {
      this.#unsaid = true;
      return;
    }
    this.#asking = true;
    this.#unsaid = false;
    this.#told = Date.now();
    try {
      const { article, tab } = this;
      await ask<null>('present', { article, tab, block: this.#block ?? null, unsaved: this.#unsaved, gone }, true);
    } catch (fault) {
      // Whatever else went wrong, the next renewal says it again.
      if (fault instanceof Refused && [401, 403, 404].includes(fault.status)) this.#end();
    }
    this.#asking = false;
    if (this.#unsaid) this.#tell();
  }
}
