// Pictures on their way into the media library: two at a time, each with its progress. Without network they wait and go on
// when it is back; what the server refuses says why. Nothing of this is saved: a text gets a picture when the library has it.

import { ask, Refused, told } from '../wire';
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
  /** Why it failed, or waits; empty where the network is the reason. */
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
const LONGEST_PAUSE = 120_000;

export class Uploads {
  readonly #all = new Map<string, Upload>();
  readonly #sending = new Map<string, AbortController>();
  readonly #away = new AbortController();
  #settled: (() => void)[] = [];
  #timer = 0;
  /** How often in a row nothing got through. */
  #tries = 0;

  /** `largest`: how many MB a file may have. */
  constructor(readonly words: Words, readonly largest: number, readonly signedOut: () => void) {
    addEventListener('online', () => this.resume(), { signal: this.#away.signal });
  }

  /** A file from this device. The answer is what it is known by. */
  add(file: File, to: Receiver, key: string = crypto.randomUUID()): string {
    return this.#begin({ key, source: file, to, name: file.name, preview: URL.createObjectURL(file) });
  }

  /** A picture somewhere else, which the server fetches. */
  fetch(address: string, to: Receiver, key: string = crypto.randomUUID()): string {
    return this.#begin({ key, source: address, to, name: address, preview: '' });
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

  /** What the server would refuse in any case is not sent. */
  isTooLarge({ source }: Upload): boolean {
    return source instanceof File && source.size > this.largest * 2 ** 20;
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

  #begin(what: Pick<Upload, 'key' | 'source' | 'to' | 'name' | 'preview'>): string {
    const upload: Upload = { ...what, state: 'waiting', share: 0, reason: '' };
    if (this.isTooLarge(upload)) Object.assign(upload, { state: 'failed', reason: this.words.too_large.replace('{n}', String(this.largest)) });
    this.#all.set(what.key, upload);
    // The text shows it first.
    queueMicrotask(() => {
      upload.to.moved(upload);
      this.#next();
    });
    return what.key;
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
      this.#tries = 0;
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
    const { status, kind } = fault;
    const reason = told(fault, this.words);
    // A store that is full is not emptied by asking again.
    const passes = status === 0 || status === 401 || status === 429 || (status >= 502 && kind !== 'Unstored');
    if (passes) {
      upload.state = 'paused';
      upload.reason = status === 0 ? '' : status === 401 ? this.words.upload_signed_out : `${this.words.upload_later}${reason}`;
      if (status === 401) this.signedOut();
      else this.#later();
    } else if (typeof upload.source === 'string') {
      // What cannot be fetched is kept as a link; nobody has to decide anything.
      upload.reason = reason;
      this.#drop(upload);
      return upload.to.gone(upload);
    } else Object.assign(upload, { state: 'failed', reason });
    upload.to.moved(upload);
  }

  /** Tries again by itself, less and less often. */
  #later(): void {
    if (this.#timer) return;
    this.#timer = window.setTimeout(() => {
      this.#timer = 0;
      this.resume();
    }, Math.min(LONGEST_PAUSE, PAUSE * 2 ** this.#tries));
    this.#tries += 1;
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

/** How it is with a picture, in words. */
export function stateOf({ state, reason, source }: Upload, words: Words): string {
  const way = typeof source === 'string' ? words.fetching : words.uploading;
  return { waiting: words.upload_waits, sending: way, paused: reason || words.upload_paused, failed: `${words.upload_failed}${reason}` }[state];
}
