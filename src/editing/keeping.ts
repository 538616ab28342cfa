// Saving: one request in flight, later changes coalesce, nothing is dropped until the server has it. What is to be saved is
// always the difference between what the server said last and what the page says now; nobody has to remember it.

import { applied, changesBetween, contested } from './changes';
import { Journal } from './journal';
import { written } from './same';
import { ask, partOf, Refused, type Change, type Manuscript, type Overlap, type Saved } from './wire';

export type State = 'saved' | 'unsaved' | 'saving' | 'offline' | 'failed' | 'signed-out' | 'conflict';

/** What is edited. */
export interface Page {
  said(): Manuscript;
  /** Shows what others have changed; what is the same stays untouched. */
  show(now: Manuscript): void;
  /** A composition is under way: nothing may be read, sent or shown. */
  readonly composing: boolean;
}

export interface Listener {
  state(state: State, detail: string): void;
  merged(people: string[]): void;
  /** Two people meant different things: the answer is what is to be made of their text; `undefined` if there was none. */
  conflict(overlap: Overlap, mine: Change[]): Promise<Change[] | undefined>;
  signedOut(): void;
  outdated(): void;
  /** The journal cannot be written: full, or forbidden. */
  unkept(): void;
}

const PAUSE = 1500;
/** Whoever types without a pause is saved so often all the same. */
const AT_LATEST = 10_000;
const LONGEST_WAIT = 30_000;

interface Flight { operation: string; base: number; changes: Change[]; said: Manuscript }

export class Keeping {
  #flight: Flight | undefined;
  #timer = 0;
  #since = 0;
  #tries = 0;
  #asking: Promise<void> | undefined;
  #held = false;
  /** Parts that were refused, and what they said: they wait until they say something else. */
  #unfit = new Map<string, string>();
  /** Why the last of them was. */
  #reason = '';
  #singly = false;
  readonly journal: Journal;

  constructor(readonly article: number, person: number, public version: number, public base: Manuscript, readonly page: Page, readonly listener: Listener, readonly sitting: string) {
    this.journal = new Journal(person, article, sitting, () => listener.unkept());
  }

  get changes(): Change[] {
    return changesBetween(this.base, this.page.said());
  }

  get isClean(): boolean {
    return !this.#flight && this.changes.length === 0;
  }

  /** Something has to happen first, before others' changes can be shown: an answer, or somebody's decision. */
  get waits(): boolean {
    return this.#held || this.#flight !== undefined;
  }

  /** The page says something else than a moment ago. */
  touched(): void {
    if (this.page.composing) return;
    const changes = this.changes;
    this.#journal(changes);
    if (changes.length === 0) {
      if (!this.#flight && !this.#held) this.listener.state('saved', '');
      return;
    }
    if (!this.#held) this.listener.state('unsaved', '');
    this.#since ||= Date.now();
    this.#later(Math.max(0, Math.min(PAUSE, this.#since + AT_LATEST - Date.now())));
  }

  /** Sends what there is now; ends when the server has answered. */
  async flush(keepalive = false): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#asking) await this.#asking;
    if (this.page.composing) return this.#later(PAUSE);
    if (this.#held || (!this.#flight && this.#fit().length === 0)) return;
    this.#asking = this.#send(keepalive).finally(() => (this.#asking = undefined));
    await this.#asking;
    if (!this.#held && this.#tries === 0 && this.#fit().length > 0) await this.flush(keepalive);
  }

  /** Goes on after a fault that somebody had to solve. */
  async retry(): Promise<void> {
    this.#held = false;
    this.#tries = 0;
    this.#unfit.clear();
    await this.flush();
  }

  /** Somebody else saved: what they changed is shown, unless this page has changed the same, which the next save will find.
   * The answer says whether there was something to show. */
  async follow(version: number, now: Manuscript): Promise<boolean> {
    if (this.#asking) await this.#asking;
    if (version <= this.version || this.#held || this.#flight || this.page.composing) return false;
    const mine = this.changes;
    if (contested(mine, this.base, now, this.page.said()).length > 0) {
      await this.flush();
      return false;
    }
    this.#take(version, now, mine);
    return true;
  }

  /** Takes up changes of an earlier visit, made to an older version: what others did since is found when they are saved. */
  bring(base: number, changes: Change[]): void {
    this.version = Math.min(this.version, base);
    this.page.show(applied(this.page.said(), changes));
    this.touched();
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#held = true;
  }

  /** What the server says, with one's own changes on top of it. */
  #take(version: number, now: Manuscript, mine: Change[]): void {
    this.version = version;
    this.base = now;
    this.page.show(applied(now, mine));
    this.#journal(this.changes);
  }

  #later(wait: number): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.flush(), wait);
  }

  #journal(changes: Change[]): void {
    const flying = this.#flight ? this.#flight.changes.filter((change) => changes.every((other) => partOf(other) !== partOf(change))) : [];
    const all = this.#flight ? [...flying, ...changes] : changes;
    if (all.length === 0) this.journal.forget();
    else this.journal.keep({ base: this.#flight?.base ?? this.version, changes: all });
  }

  /** Changes that are worth sending. */
  #fit(): Change[] {
    const fit = this.changes.filter((change) => this.#unfit.get(partOf(change)) !== written(change));
    return this.#singly ? fit.slice(0, 1) : fit;
  }

  async #send(keepalive: boolean): Promise<void> {
    // The same save is sent again under the same name until it is known what became of it.
    this.#flight ??= { operation: crypto.randomUUID(), base: this.version, changes: this.#fit(), said: this.page.said() };
    const flight = this.#flight;
    this.#since = 0;
    this.listener.state('saving', '');
    // On its way only when it is on this computer; leaving the page, there is no time to wait.
    if (!keepalive) await this.journal.written();
    try {
      const save = { article: this.article, base: flight.base, operation: flight.operation, sitting: this.sitting, changes: flight.changes };
      const saved = await ask<Saved>('save', { save }, keepalive);
      this.#tries = 0;
      await this.#acknowledged(flight, saved);
    } catch (fault) {
      await this.#failed(fault instanceof Refused ? fault : new Refused(0, 'Unreachable', String(fault)), flight);
    }
  }

  async #acknowledged(flight: Flight, saved: Saved): Promise<void> {
    this.#flight = undefined;
    const sent = this.#singly ? applied(this.base, flight.changes) : flight.said;
    for (const change of flight.changes) this.#unfit.delete(partOf(change));
    if (saved.merged) {
      const { manuscript, people } = saved.merged;
      const mine = changesBetween(sent, this.page.said());
      const parts = people.length > 0 ? contested(mine, sent, manuscript, this.page.said()) : [];
      if (parts.length > 0) {
        await this.#disagreement({ version: saved.version, manuscript, parts: parts.map((part) => [part, people.join('、')]) }, mine);
      } else this.#take(saved.version, manuscript, mine);
      if (!this.#held) this.listener.merged(people);
    } else {
      this.version = saved.version;
      this.base = sent;
      this.#journal(this.changes);
    }
    if (this.#held) return;
    const left = this.changes;
    void this.journal.written();
    if (left.length === 0) {
      this.#singly = false;
      this.listener.state('saved', saved.at.slice(11, 16));
    } else if (this.#fit().length > 0) this.#later(this.#singly ? 0 : PAUSE);
    else {
      this.#singly = false;
      this.listener.state('failed', this.#reason);
    }
  }

  async #disagreement(overlap: Overlap, mine: Change[]): Promise<void> {
    this.#held = true;
    this.listener.state('conflict', '');
    const chosen = await this.listener.conflict(overlap, mine);
    if (!chosen) return;
    this.#take(overlap.version, overlap.manuscript, chosen);
    this.#held = false;
    this.listener.state('unsaved', '');
    this.#later(0);
  }

  async #failed(fault: Refused, flight: Flight): Promise<void> {
    if (fault.overlap) {
      this.#flight = undefined;
      await this.#disagreement(fault.overlap, changesBetween(this.base, this.page.said()));
    } else if (fault.status === 0 || fault.status >= 500 || fault.status === 429) {
      this.#tries += 1;
      this.listener.state('offline', '');
      this.#later(Math.min(LONGEST_WAIT, 1000 * 2 ** Math.min(this.#tries, 5)));
    } else if (fault.kind === 'Outdated' || fault.status === 401) {
      this.#held = true;
      this.listener.state('signed-out', '');
      if (fault.status === 401) this.listener.signedOut();
      else this.listener.outdated();
    } else if (fault.status === 422 || fault.status === 400) {
      // One part that is refused must not hold back the others: they are sent one by one, and it waits to be mended.
      this.#flight = undefined;
      if (flight.changes.length > 1) this.#singly = true;
      else {
        this.#reason = fault.message || fault.kind;
        for (const change of flight.changes) this.#unfit.set(partOf(change), written(change));
        this.listener.state('failed', this.#reason);
      }
      if (this.#fit().length > 0) this.#later(0);
      else this.#singly = false;
    } else {
      this.#flight = undefined;
      this.#held = true;
      this.listener.state('failed', fault.message || fault.kind);
    }
    this.#journal(this.changes);
  }
}
