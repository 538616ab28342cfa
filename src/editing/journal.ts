// What the server has not acknowledged yet, on this computer, by person and article.

import type { Change } from './wire';

export interface Entry { base: number; changes: Change[] }

const name = (person: number, article: number) => `masthead-journal-${person}-${article}`;

/** Storage that is full or forbidden is no fault: the page itself still holds everything. */
export function keep(person: number, article: number, entry: Entry): void {
  try {
    localStorage.setItem(name(person, article), JSON.stringify(entry));
  } catch { /* see above */ }
}

export function forget(person: number, article: number): void {
  try {
    localStorage.removeItem(name(person, article));
  } catch { /* see above */ }
}

export function found(person: number, article: number): Entry | undefined {
  try {
    const kept = localStorage.getItem(name(person, article));
    return kept ? (JSON.parse(kept) as Entry) : undefined;
  } catch {
    return undefined;
  }
}
