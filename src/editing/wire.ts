// What crosses the wire, as the server's serde writes it (src/model/{manuscript,draft,person}.rs), and how to ask.

import type { Words } from './words';

export interface Run { text: string; bold?: boolean; italic?: boolean; underline?: boolean; strike?: boolean; script?: string; link?: string }
/** `focus`: thousandths from the left and the top; the middle where it is not said. */
export interface Picture { file: string; width: number; height: number; alt: string; focus?: { x: number; y: number } }
export type Layout = 'full' | 'half' | 'left' | 'right';
export interface Figure { picture: Picture; caption: Run[]; credit: string; layout?: Layout }
export interface Item { text: Run[]; inner?: List }
export interface List { ordered: boolean; items: Item[] }
export interface Cell { text: Run[]; header?: boolean; colspan?: number; rowspan?: number }

export type Kind =
  | { type: 'paragraph'; text: Run[] }
  | { type: 'heading'; level: number; text: Run[] }
  | ({ type: 'picture' } & Figure)
  | { type: 'gallery'; figures: Figure[] }
  | { type: 'quote'; paragraphs: Run[][]; cite: string }
  | ({ type: 'list' } & List)
  | { type: 'table'; caption: string; header_rows: number; rows: Cell[][] }
  | { type: 'divider' }
  | { type: 'page-break'; title: string }
  | { type: 'video'; url: string; title: string }
  | { type: 'code'; text: string };
export type Block = { id: string } & Kind;

/** Lines by their names with underscores, as the manuscript's fields are called, and the rest. */
export type Manuscript = Record<string, unknown> & { body: Block[] };

export type Change =
  | { change: 'line'; field: string; value: string }
  | { change: 'time' | 'more' | 'strip'; value: number | null }
  | { change: 'channel'; value: number }
  | { change: 'tags'; value: string[] }
  | { change: 'placements'; value: number[] }
  | { change: 'origin'; value: string }
  | { change: 'no-print' | 'no-share'; value: boolean }
  | { change: 'put'; block: Block; after: string }
  | { change: 'remove'; id: string }
  | { change: 'move'; id: string; after: string };

export interface Opened { title: string; address: string; heading: string; content: string }
export interface Rights { edit: boolean; publish: boolean; withdraw: boolean }
export interface Draft {
  article: number;
  version: number;
  standing: 'draft' | 'published' | 'withdrawn' | 'binned';
  differs: boolean;
  manuscript: Manuscript;
  rights: Rights;
  page: Opened;
  scheduled: string | null;
  panel: string;
}
export interface Me { id: number; name: string; account: string; may_write: boolean }
export interface Bar { me: Me; article: number | null; page: number | null; channel: number | null; markup: string }
export interface Merged { manuscript: Manuscript; people: string[] }
export interface Saved { version: number; at: string; merged: Merged | null }
export interface Overlap { version: number; manuscript: Manuscript; parts: [string, string][] }
export interface Done { draft: Draft; live: Opened | null }

/** The server said no, or could not be reached. */
export class Refused extends Error {
  constructor(readonly status: number, readonly kind: string, message: string, readonly overlap?: Overlap) {
    super(message);
  }
}

/** Why it did not work, in a sentence. */
export function told(fault: unknown, { failures, sentences }: Words): string {
  if (!(fault instanceof Refused)) return String(fault);
  const [size = ''] = /\d+×\d+/.exec(fault.message) ?? [];
  const said = sentences[size ? fault.message.replace(size, '{size}') : fault.message]?.replace('{size}', size);
  return said || fault.message || failures[fault.kind] || fault.kind;
}

/** The part that a change is about: see `Change::part` in src/model/manuscript/change.rs. */
export function partOf(change: Change): string {
  switch (change.change) {
    case 'line': return change.field;
    case 'put': return `b-${change.block.id}`;
    case 'remove': return `b-${change.id}`;
    case 'move': return `place-${change.id}`;
    default: return change.change;
  }
}

const lang = () => (document.documentElement.lang === 'en' ? 'en' : 'zh');

/** Calls a server function; whatever needs to know the language gets it. */
export const ask = <T>(name: string, body: object, keepalive = false): Promise<T> =>
  called<T>(name, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ lang: lang(), ...body }), keepalive });

/** Calls one that only reads, and takes its arguments from the address. */
export const look = <T>(name: string, query: Record<string, string>): Promise<T> => called<T>(`${name}?${new URLSearchParams(query)}`, {});

async function called<T>(call: string, request: RequestInit): Promise<T> {
  const build = document.documentElement.dataset['build'] ?? '';
  let answer: Response;
  try {
    answer = await fetch(`/build/${build}/api/${call}`, request);
  } catch {
    throw new Refused(0, 'Unreachable', '');
  }
  const said: unknown = await answer.json().catch(() => undefined);
  if (answer.ok) return said as T;
  throw refused(answer.status, said);
}

export function refused(status: number, said: unknown): Refused {
  if (typeof said === 'string') return new Refused(status, said, '');
  if (typeof said === 'object' && said !== null) {
    const [kind, inner] = Object.entries(said)[0] ?? ['', ''];
    if (kind === 'Overlap') return new Refused(status, kind, '', inner as Overlap);
    if (kind === 'Error') return refused(status, inner);
    return new Refused(status, kind, typeof inner === 'string' ? inner : '');
  }
  // A proxy in front of the server refuses with a page of its own.
  if (status === 413) return new Refused(status, 'TooLarge', '');
  return new Refused(status, status >= 500 ? 'Unreachable' : 'Internal', '');
}
