// Pictures on their way into the media library: two at a time, each with its progress. Without network they wait and go on
// when it is back; what the server refuses says why. Nothing of this is saved: a text gets a picture when the library has it.

import { ask, Refused } from '../wire';
import type { Words } from '../words';
import { send, taken, type Taken, type Uploaded } from './send';

export type State = 'waiting' | 'sending' | 'paused' | 'failed';

/** One picture that is not there yet. */
export interface Upload {
  readonly key: string;
  /** The file's name, or the address it is fetched from. */
  readonly name: string;
  /** What can be shown of it meanwhile; empty where nothing can. */
  readonly preview: string;
  readonly source: File | string;
  readonly to: Receiver;
  state: State;
  /** 0 to 1. */
  share: number;
  /** Why it failed. */
  reason: string;
}

/** Where it is waited for. */
export interface Receiver {
  /** Somebody sees where it is missing. */
  awaits(upload: Upload): boolean;
  /** How far it is. */
  moved(upload: Upload): void;
  /** It is in the library. */
  arrived(upload: Upload, taken: Taken): void;
  /** It will not come: the server could not fetch it, or somebody changed their mind. */
  gone(upload: Upload): void;
}

const AT_ONCE = 2;
/** Milliseconds until a paused one is tried again, if the browser does not say before that it is online. */
const PAUSE = 5000;

export class Uploads {
  readonly #all = new Map<string, Upload>();
  readonly #sending = new Map<string, AbortController>();
  readonly #away = new AbortController();
  #settled: (() => void)[] = [];
  #timer = 0;

  constructor(readonly signedOut: () => void) {
    addEventListener('online', () => this.resume(), { signal: this.#away.signal });
  }

  /** A file from this device. The answer is what it is known by. */
  add(file: File, to: Receiver): string {
    return this.#begin({ source: file, to, name: file.name, preview: URL.createObjectURL(file) });
  }

  /** A picture somewhere else, which the server fetches. */
  fetch(address: string, to: Receiver): string {
    return this.#begin({ source: address, to, name: address, preview: '' });
  }

  of(key: string): Upload | undefined {
    return this.#all.get(key);
  }

  /** How many have not arrived, and may still, or need somebody's decision. */
  get open(): number {
    return [...this.#all.values()].filter((upload) => upload.state !== 'failed' || upload.to.awaits(upload)).length;
  }

  /** How many need somebody's decision. */
  get failed(): number {
    return [...this.#all.values()].filter((upload) => upload.state === 'failed' && upload.to.awaits(upload)).length;
  }

  retry(key: string): void {
    const upload = this.#all.get(key);
    if (!upload || this.#sending.has(key)) return;
    Object.assign(upload, { state: 'waiting', share: 0, reason: '' });
    upload.to.moved(upload);
    this.#next();
  }

  cancel(key: string): void {
    const upload = this.#all.get(key);
    if (!upload) return;
    this.#sending.get(key)?.abort();
    this.#drop(upload);
    upload.to.gone(upload);
    this.#next();
  }

  /** Paused ones go on. */
  resume(): void {
    for (const upload of this.#all.values()) if (upload.state === 'paused') upload.state = 'waiting';
    this.#next();
  }

  /** Ends when all have arrived or failed. */
  async settled(): Promise<void> {
    if (this.open > this.failed) await new Promise<void>((done) => this.#settled.push(done));
  }

  close(): void {
    this.#away.abort();
    clearTimeout(this.#timer);
    for (const sending of this.#sending.values()) sending.abort();
    for (const upload of this.#all.values()) forget(upload);
    this.#all.clear();
    this.#settle();
  }

  #begin(what: Pick<Upload, 'source' | 'to' | 'name' | 'preview'>): string {
    const key = crypto.randomUUID();
    this.#all.set(key, { key, ...what, state: 'waiting', share: 0, reason: '' });
    // The text shows it first.
    queueMicrotask(() => this.#next());
    return key;
  }

  #next(): void {
    for (const upload of this.#all.values()) {
      if (this.#sending.size >= AT_ONCE) break;
      if (upload.state === 'waiting' && !this.#sending.has(upload.key)) void this.#send(upload);
    }
    if (this.open === this.failed) this.#settle();
  }

  async #send(upload: Upload): Promise<void> {
    const stop = new AbortController();
    this.#sending.set(upload.key, stop);
    upload.state = 'sending';
    upload.to.moved(upload);
    try {
      const taken = await this.#taken(upload, stop.signal);
      if (stop.signal.aborted) return;
      this.#drop(upload);
      upload.to.arrived(upload, taken);
    } catch (fault) {
      if (stop.signal.aborted) return;
      this.#sending.delete(upload.key);
      this.#failed(upload, fault instanceof Refused ? fault : new Refused(0, 'Unreachable', String(fault)));
    }
    this.#next();
  }

  #taken(upload: Upload, signal: AbortSignal): Promise<Taken> {
    if (typeof upload.source === 'string') return ask<Uploaded>('fetch_picture', { address: upload.source }).then(taken);
    return send(upload.source, signal, (share) => {
      upload.share = share;
      upload.to.moved(upload);
    });
  }

  #failed(upload: Upload, fault: Refused): void {
    const passes = fault.status === 0 || fault.status === 429 || fault.status >= 502 || fault.status === 401;
    if (passes) {
      upload.state = 'paused';
      if (fault.status === 401) this.signedOut();
      else this.#timer ||= window.setTimeout(() => {
        this.#timer = 0;
        this.resume();
      }, PAUSE);
    } else if (typeof upload.source === 'string') {
      // What cannot be fetched is kept as a link; nobody has to decide anything.
      upload.reason = fault.message || fault.kind;
      this.#drop(upload);
      return upload.to.gone(upload);
    } else Object.assign(upload, { state: 'failed', reason: fault.message || fault.kind });
    upload.to.moved(upload);
  }

  #drop(upload: Upload): void {
    this.#sending.delete(upload.key);
    this.#all.delete(upload.key);
    // What shows it is drawn anew first.
    setTimeout(() => forget(upload), 1000);
  }

  #settle(): void {
    const waiting = this.#settled;
    this.#settled = [];
    for (const done of waiting) done();
  }
}

function forget({ preview }: Upload): void {
  if (preview) URL.revokeObjectURL(preview);
}

/** Files that may be pictures; the server looks closer. Phones name some by their ending alone. */
export const isPicture = (file: File) => /^image\/(?!svg)/.test(file.type) || (file.type === '' && /\.(jpe?g|png|webp|gif|avif|hei[cf])$/i.test(file.name));

/** How far a picture is, in words. */
export function progressOf({ state, share, reason, source }: Upload, words: Words): string {
  const way = typeof source === 'string' ? words.fetching : words.uploading;
  const percent = share > 0 ? ` ${Math.round(share * 100)}%` : '';
  return { waiting: words.upload_waits, sending: `${way}${percent}`, paused: words.upload_paused, failed: `${words.upload_failed}${reason}` }[state];
}
