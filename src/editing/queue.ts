// Saving: one request in flight, later changes coalesce, nothing is dropped until the server has it.

import { forget, keep } from './journal';
import { ask, partOf, Refused, type Change, type Merged, type Overlap, type Saved } from './wire';

export type State = 'saved' | 'unsaved' | 'saving' | 'offline' | 'failed' | 'signed-out' | 'conflict';

export interface Listener {
  state(state: State, detail: string): void;
  merged(merged: Merged): void;
  overlap(overlap: Overlap, mine: Map<string, Change>): void;
  signedOut(): void;
  outdated(): void;
}

const PAUSE = 1500;
const LONGEST_WAIT = 30_000;

interface Flight { operation: string; base: number; changes: Change[] }

export class Queue {
  #pending = new Map<string, Change>();
  #flight: Flight | undefined;
  #timer = 0;
  #tries = 0;
  #asking: Promise<void> | undefined;
  #held = false;

  constructor(readonly article: number, readonly person: number, public version: number, readonly listener: Listener) {}

  get isClean(): boolean {
    return this.#pending.size === 0 && !this.#flight;
  }

  /** Whether a part has changes that the server has not acknowledged. */
  has(part: string): boolean {
    return this.#pending.has(part) || !!this.#flight?.changes.some((change) => partOf(change) === part);
  }

  add(change: Change): void {
    const part = partOf(change);
    const before = this.#pending.get(part);
    // A new block keeps the place it was put at until somebody moves it.
    if (before?.change === 'put' && change.change === 'put') change = { ...change, after: before.after };
    this.#pending.set(part, change);
    this.#journal();
    if (!this.#held) this.listener.state('unsaved', '');
    this.#later(PAUSE);
  }

  /** Sends what there is now; ends when the server has answered. */
  async flush(keepalive = false): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#asking) await this.#asking;
    if (this.#held || (this.#pending.size === 0 && !this.#flight)) return;
    this.#asking = this.#send(keepalive).finally(() => (this.#asking = undefined));
    await this.#asking;
    if (this.#pending.size > 0 && !this.#held && this.#tries === 0) await this.flush(keepalive);
  }

  /** Goes on after a fault that somebody had to solve. */
  async retry(): Promise<void> {
    this.#held = false;
    this.#tries = 0;
    await this.flush();
  }

  /** After a conflict: `changes` are what is left to save on top of the server's version. */
  async resolve(version: number, changes: Change[]): Promise<void> {
    this.version = version;
    const pending = this.#pending;
    this.#pending = new Map(changes.map((change) => [partOf(change), change]));
    for (const [part, change] of pending) this.#pending.set(part, change);
    this.#journal();
    await this.retry();
  }

  #later(wait: number): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.flush(), wait);
  }

  #journal(): void {
    const changes = [...(this.#flight?.changes ?? []), ...this.#pending.values()];
    if (changes.length === 0) forget(this.person, this.article);
    else keep(this.person, this.article, { base: this.version, changes });
  }

  async #send(keepalive: boolean): Promise<void> {
    // The same save is sent again under the same name until it is known what became of it.
    this.#flight ??= { operation: crypto.randomUUID(), base: this.version, changes: [...this.#pending.values()] };
    const flight = this.#flight;
    for (const change of flight.changes) if (this.#pending.get(partOf(change)) === change) this.#pending.delete(partOf(change));
    this.listener.state('saving', '');
    try {
      const save = { article: this.article, base: flight.base, operation: flight.operation, sitting: sitting(), changes: flight.changes };
      const saved = await ask<Saved>('save', { save }, keepalive);
      this.#flight = undefined;
      this.#tries = 0;
      this.version = saved.version;
      this.#journal();
      if (saved.merged) this.listener.merged(saved.merged);
      if (this.#pending.size === 0) this.listener.state('saved', saved.at.slice(11, 16));
      else this.#later(PAUSE);
    } catch (fault) {
      this.#failed(fault instanceof Refused ? fault : new Refused(0, 'Unreachable', String(fault)), flight);
    }
  }

  #failed(fault: Refused, flight: Flight): void {
    if (fault.overlap) {
      const mine = new Map(flight.changes.map((change) => [partOf(change), change]));
      this.#flight = undefined;
      this.#held = true;
      this.listener.state('conflict', '');
      this.listener.overlap(fault.overlap, mine);
    } else if (fault.status === 0 || fault.status >= 500 || fault.status === 429) {
      this.#tries += 1;
      this.listener.state('offline', '');
      this.#later(Math.min(LONGEST_WAIT, 1000 * 2 ** Math.min(this.#tries, 5)));
    } else {
      this.#held = true;
      if (fault.kind === 'Outdated') this.listener.outdated();
      else if (fault.status === 401) {
        this.listener.state('signed-out', '');
        this.listener.signedOut();
      } else {
        // What was refused is tried again with what is typed next, which may be what mends it.
        const later = this.#pending;
        this.#pending = new Map(flight.changes.map((change) => [partOf(change), change]));
        for (const [part, change] of later) this.#pending.set(part, change);
        this.#flight = undefined;
        this.#held = false;
        this.listener.state('failed', fault.message || fault.kind);
        clearTimeout(this.#timer);
      }
      this.#journal();
    }
  }
}

/** The name of this tab's sitting. */
function sitting(): string {
  const known = sessionStorage.getItem('masthead-sitting');
  if (known) return known;
  const made = crypto.randomUUID();
  sessionStorage.setItem('masthead-sitting', made);
  return made;
}
