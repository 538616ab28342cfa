// What the server has not acknowledged yet, on this computer (IndexedDB), by person, article and opened page. A page that is
// gone leaves its entry behind; the next one offers it back.

import type { Change } from './wire';

export interface Entry { base: number; changes: Change[]; at: number }
interface Kept extends Entry { person: number; article: number; sitting: string }

const NAME = 'masthead';
/** Changes are written down together, at the latest after so many milliseconds. */
const TOGETHER = 150;
/** So many milliseconds a page may take to close. */
const CLOSING = 1_500;

let opened: Promise<IDBDatabase> | undefined;

function database(): Promise<IDBDatabase> {
  opened ??= new Promise<IDBDatabase>((resolve, reject) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore('journal', { keyPath: 'sitting' });
      asked.result.createObjectStore('undo');
    };
    asked.onsuccess = () => {
      // Another page of a newer build may want to change the tables.
      asked.result.onversionchange = () => asked.result.close();
      resolve(asked.result);
    };
    asked.onerror = () => reject(asked.error ?? new Error('no IndexedDB'));
  });
  opened.catch(() => (opened = undefined));
  return opened;
}

/** One request in a transaction of its own. What is written is on disk when the promise ends. */
async function inStore<T>(name: string, mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const transaction = (await database()).transaction(name, mode, { durability: 'strict' });
  const request = ask(transaction.objectStore(name));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = transaction.onerror = () => reject(transaction.error ?? new Error('not written'));
  });
}

export class Journal {
  #wanted: Entry | undefined;
  #timer = 0;
  #writing: Promise<void> = Promise.resolve();
  #dirty = false;
  #kept = false;
  #ended = false;

  constructor(readonly person: number, readonly article: number, readonly sitting: string, readonly failed: () => void) {
    // As long as this page lives, no other one takes its entry for left behind.
    void navigator.locks?.request(lock(sitting), () => new Promise(() => undefined)).catch(() => undefined);
  }

  keep(entry: Omit<Entry, 'at'>): void {
    this.#wanted = { ...entry, at: Date.now() };
    this.#soon();
  }

  forget(): void {
    this.#wanted = undefined;
    if (this.#kept || this.#dirty) this.#soon();
  }

  /** Ends when everything kept so far is on disk, or cannot be written. */
  async written(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = 0;
    if (this.#dirty) this.#write();
    await this.#writing;
  }

  /** Nothing is kept from now on; ends when nothing is being written any more. */
  async end(): Promise<void> {
    this.#ended = true;
    clearTimeout(this.#timer);
    await this.#writing;
  }

  #soon(): void {
    if (this.#ended) return;
    this.#dirty = true;
    this.#timer ||= window.setTimeout(() => void this.written(), TOGETHER);
  }

  #write(): void {
    this.#dirty = false;
    if (this.#ended) return;
    const entry = this.#wanted;
    const { person, article, sitting } = this;
    this.#writing = this.#writing.then(async () => {
      try {
        if (entry) await inStore('journal', 'readwrite', (store) => store.put({ ...entry, person, article, sitting } satisfies Kept));
        else await inStore('journal', 'readwrite', (store) => store.delete(sitting));
        this.#kept = entry !== undefined;
      } catch {
        this.failed();
      }
    });
  }
}

const lock = (sitting: string) => `masthead-sitting-${sitting}`;

/** What pages that are gone have left behind, the oldest first. */
export async function leftBehind(person: number, article: number): Promise<Kept[]> {
  const found = await all(person, article);
  const left = await Promise.all(found.map((entry) => isLeft(entry.sitting)));
  return found.filter((_, at) => left[at]).sort((one, other) => one.at - other.at);
}

/** Whether a page is gone. One that closes this moment may take a little to let go. */
const isLeft = (sitting: string): Promise<boolean> =>
  navigator.locks?.request(lock(sitting), { signal: AbortSignal.timeout(CLOSING) }, () => true).catch(() => false) ?? Promise.resolve(true);

async function all(person: number, article?: number): Promise<Kept[]> {
  try {
    const found = await inStore<Kept[]>('journal', 'readonly', (store) => store.getAll());
    return found.filter((entry) => entry.person === person && (article === undefined || entry.article === article));
  } catch {
    return [];
  }
}

/** How many articles have something that is on this computer alone. */
export const unsent = async (person: number): Promise<number> => new Set((await all(person)).map((entry) => entry.article)).size;

export async function drop(sittings: string[]): Promise<void> {
  for (const sitting of sittings) await inStore('journal', 'readwrite', (store) => store.delete(sitting)).catch(() => undefined);
}

/** On sign-out: nothing of this person stays on the computer. */
export async function dropAll(person: number): Promise<void> {
  await drop((await all(person)).map((entry) => entry.sitting));
  await inStore('undo', 'readwrite', (store) => store.clear()).catch(() => undefined);
}

/** The way back of a page, for its reload. */
export const keepUndo = (name: string, steps: unknown) => inStore('undo', 'readwrite', (store) => store.put(steps, name)).then(() => undefined, () => undefined);
export const keptUndo = (name: string): Promise<unknown> => inStore<unknown>('undo', 'readonly', (store) => store.get(name)).catch(() => undefined);
