// One way back for the whole page: what was done to the story and to the fields around it, in the order it was done. It is
// kept by block and field, so that it survives saving, what others write elsewhere, and a reload; what somebody else has
// changed since is never taken back.

import type { Node } from 'prosemirror-model';
import type { Change } from '../wire';
import { schema } from './schema';

/** Some blocks that stood together, before and after. `behind` is the id of the block before them, empty at the top. */
export interface BlocksEdit { behind: string; before: readonly Node[]; now: readonly Node[] }
/** A field, before and after. */
export interface FieldEdit { before: Change; now: Change }
export type Edit = { blocks: BlocksEdit } | { field: FieldEdit };

/** Typing that pauses for so long, in milliseconds, begins a step of its own. */
const PAUSE = 500;
/** Steps that are kept. */
const KEPT = 200;

const ids = (nodes: readonly Node[]) => nodes.map((node) => String(node.attrs['id'])).join(' ');

export class Undo {
  #back: Edit[] = [];
  #forth: Edit[] = [];
  #last = 0;
  #open = false;

  constructor(readonly apply: (edit: Edit) => boolean, readonly changed: () => void) {}

  /** Keeps an edit. One that goes on where the last one ended is a part of it, if it comes soon or `goesOn` says so. */
  did(edit: Edit, alone: boolean, goesOn: boolean): void {
    const now = Date.now();
    const last = this.#back.at(-1);
    const soon = goesOn || (this.#open && now - this.#last < PAUSE);
    if (!alone && soon && last && joined(last, edit)) this.#open = true;
    else {
      this.#back.push(edit);
      if (this.#back.length > KEPT) this.#back.shift();
      this.#open = !alone;
    }
    this.#last = now;
    this.#forth = [];
    this.changed();
  }

  /** What stood for a picture became something else, or nothing: as if it had been that from the beginning. `gone` says behind
   * which block each one stood that is nothing now. */
  mend(one: (node: Node) => Node | undefined, gone: ReadonlyMap<string, string>): void {
    const left = (nodes: readonly Node[]) => nodes.flatMap((node) => one(node) ?? []);
    const mended = (edit: Edit): Edit[] => {
      if ('field' in edit) return [edit];
      let { behind } = edit.blocks;
      for (let before = gone.get(behind); before !== undefined; before = gone.get(behind)) behind = before;
      const [before, now] = [left(edit.blocks.before), left(edit.blocks.now)];
      return before.length + now.length > 0 ? [{ blocks: { behind, before, now } }] : [];
    };
    this.#back = this.#back.flatMap(mended);
    this.#forth = this.#forth.flatMap(mended);
    this.changed();
  }

  /** The next edit is a step of its own. */
  pause(): void {
    this.#open = false;
  }

  back(): boolean {
    return this.#go(this.#back, this.#forth, inverse);
  }

  forth(): boolean {
    return this.#go(this.#forth, this.#back, (edit) => edit);
  }

  #go(from: Edit[], to: Edit[], turned: (edit: Edit) => Edit): boolean {
    this.#open = false;
    for (let edit = from.pop(); edit; edit = from.pop()) {
      // What cannot be taken back any more, because somebody else went on there, is passed over.
      if (!this.apply(turned(edit))) continue;
      to.push(edit);
      this.changed();
      return true;
    }
    return false;
  }

  toJSON(): unknown {
    const plain = (edit: Edit) => ('field' in edit ? edit : {
      blocks: { behind: edit.blocks.behind, before: edit.blocks.before.map((node) => node.toJSON()), now: edit.blocks.now.map((node) => node.toJSON()) },
    });
    return { back: this.#back.map(plain), forth: this.#forth.map(plain) };
  }

  /** Takes up what an earlier visit left; what cannot be read is left out. */
  load(kept: unknown): void {
    const { back, forth } = (kept ?? {}) as { back?: unknown[]; forth?: unknown[] };
    const nodes = (found: unknown) => (found as object[]).map((json) => schema.nodeFromJSON(json));
    const read = (found: unknown): Edit[] => {
      try {
        const edit = found as Edit;
        if ('field' in edit) return [edit];
        const blocks = { behind: edit.blocks.behind, before: nodes(edit.blocks.before), now: nodes(edit.blocks.now) };
        // A picture that never arrived is nothing to go back to.
        return [...blocks.before, ...blocks.now].some(isArriving) ? [] : [{ blocks }];
      } catch {
        return [];
      }
    };
    this.#back = (back ?? []).flatMap(read);
    this.#forth = (forth ?? []).flatMap(read);
  }
}

const isArriving = (node: Node): boolean => Boolean(node.attrs['upload']) || (node.type.name === 'gallery' && node.children.some(isArriving));

/** Makes `edit` the end of `last`, where it is: the same blocks, or the same field. */
function joined(last: Edit, edit: Edit): boolean {
  if ('field' in last && 'field' in edit) {
    if (JSON.stringify(last.field.now) !== JSON.stringify(edit.field.before)) return false;
    last.field = { before: last.field.before, now: edit.field.now };
    return true;
  }
  if (!('blocks' in last && 'blocks' in edit)) return false;
  const same = ids(last.blocks.now) === ids(edit.blocks.before) && last.blocks.now.every((node, at) => node.eq(edit.blocks.before[at] as Node));
  if (same) last.blocks = { behind: last.blocks.behind, before: last.blocks.before, now: edit.blocks.now };
  return same;
}

const inverse = (edit: Edit): Edit => ('field' in edit
  ? { field: { before: edit.field.now, now: edit.field.before } }
  : { blocks: { behind: edit.blocks.behind, before: edit.blocks.now, now: edit.blocks.before } });

/** What a document's change did, by whole blocks. */
export function editOf(before: Node, now: Node): BlocksEdit | undefined {
  if (before.eq(now)) return undefined;
  const [old, made] = [before.children, now.children];
  let start = 0;
  while (start < old.length && start < made.length && old[start] === made[start]) start += 1;
  let end = 0;
  while (end < old.length - start && end < made.length - start && old[old.length - 1 - end] === made[made.length - 1 - end]) end += 1;
  return {
    behind: start > 0 ? String(made[start - 1]?.attrs['id']) : '',
    before: old.slice(start, old.length - end),
    now: made.slice(start, made.length - end),
  };
}
