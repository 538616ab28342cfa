// Lists: those of HTML, and those that word processors write as numbered paragraphs.

import { append, MAX_LISTS, PLAIN, type Block, type Item, type List, type Marks, type Numbered, type Text } from './blocks';
import { joined, paragraphs, prefixed } from './letters';
import type { Reader } from './reader';

/** A number with what stands around it, or a letter that something marks as a number. */
const NUMBER = /^[(（[〔【第]?\s*(\d+([.．]\d+)*|[０-９]+|[一二三四五六七八九十百零〇]+|[①-⑳⑴-⒇⒈-⒛㈠-㈩Ⅰ-Ⅻⅰ-ⅻ]|[甲乙丙丁戊己庚辛壬癸](?=\W)|[a-z]{1,6}(?=[.．)）、\]]))\s*[.．、，)）\]〕】:：章节条款项]*$/i;
const FIRST = /^[(（[〔【第]?\s*((1[.．])*0*1|１|一|[①⑴⒈㈠Ⅰⅰ]|甲|a|i)\s*[.．、，)）\]〕】:：章节条款项]*$/i;

/** A `<ul>` or `<ol>`, and what no list can hold. */
export function list(reader: Reader, element: Element, marks: Marks, preserved: boolean, depth = 1): { list: List; rest: Block[] } {
  const read: List = { ordered: element.localName === 'ol', items: [] };
  const rest: Block[] = [];
  for (const child of element.children) {
    if (!reader.cleaning.more()) break;
    if (isList(child) && depth < MAX_LISTS) {
      // A list directly in a list belongs to the item before it.
      reader.cleaning.attributes(child);
      const inner = list(reader, child, marks, preserved, depth + 1);
      hang(read, inner.list, depth);
      append(rest, inner.rest);
      continue;
    }
    item(read, reader.opened(child, marks, preserved), rest, depth);
  }
  return { list: read, rest };
}

function item(read: List, blocks: Block[], rest: Block[], depth: number): void {
  const lists = blocks.flatMap((block) => (block.kind === 'list' ? [block.list] : []));
  const text = joined(lines(blocks.filter((block) => block.kind !== 'list'), rest));
  if (text.length > 0) read.items.push({ text });
  for (const inner of lists) hang(read, inner, depth);
}

function isList(element: Element): boolean {
  return ['ul', 'ol', 'menu', 'dir'].includes(element.localName);
}

/** Hangs a list below the last item; below the deepest level its items go on at the same one. */
function hang(read: List, inner: List, depth: number): void {
  if (inner.items.length === 0) return;
  if (depth + height(inner) > MAX_LISTS) return append(read.items, flat(inner));
  if (read.items.length === 0) read.items.push({ text: [] });
  const last = read.items.at(-1)!;
  if (last.inner) append(last.inner.items, inner.items);
  else last.inner = inner;
}

function height(read: List): number {
  let most = 0;
  for (const { inner } of read.items) if (inner) most = Math.max(most, height(inner));
  return most + 1;
}

function flat(read: List): Item[] {
  return read.items.flatMap(({ text, inner }) => [...(text.length > 0 ? [{ text }] : []), ...(inner ? flat(inner) : [])]);
}

/** Blocks as lines of one text; those that are no text go to `rest`. */
export function lines(blocks: readonly Block[], rest: Block[]): Text[] {
  const texts: Text[] = [];
  for (const block of blocks) {
    if (block.kind === 'paragraph' || block.kind === 'heading') texts.push(block.text);
    else if (block.kind === 'quote') append(texts, block.paragraphs);
    else if (block.kind === 'list') append(texts, listLines(block.list));
    else if (block.kind === 'code') append(texts, paragraphs([{ text: block.text, marks: PLAIN }]));
    else rest.push(block);
  }
  return texts;
}

function listLines(read: List): Text[] {
  return read.items.flatMap(({ text, inner }, number) => [
    read.ordered ? prefixed(`${number + 1}. `, text) : text,
    ...(inner ? listLines(inner) : []),
  ]);
}

/** Numbered paragraphs become lists, and lists that were cut in two become one again. */
export function gathered(blocks: readonly Block[]): Block[] {
  const broken = brokenLists(blocks);
  const done: Block[] = [];
  let run: Numbered[] = [];
  const end = () => {
    append(done, nested(run).map((list): Block => ({ kind: 'list', list })));
    run = [];
  };
  for (const block of blocks) {
    if (block.kind === 'numbered' && !broken.has(block.list)) {
      run.push(block);
      continue;
    }
    end();
    if (block.kind === 'numbered') done.push({ kind: 'paragraph', text: prefixed(isNumber(block.marker) ? block.marker : '', block.text) });
    else if (block.kind === 'list' && (block.start ?? 1) > 1) continued(done, block.list, block.start!);
    else done.push(block);
  }
  end();
  return done;
}

/** Lists that go on with a number behind other text: a list here begins with 1, so theirs stay written out. */
function brokenLists(blocks: readonly Block[]): Set<string> {
  const broken = new Set<string>();
  let open = new Set<string>();
  for (const block of blocks) {
    if (block.kind !== 'numbered') open = new Set();
    else if (!open.has(block.list)) {
      open.add(block.list);
      if (isNumber(block.marker) && !FIRST.test(block.marker.trim())) broken.add(block.list);
    }
  }
  return broken;
}

function isNumber(marker: string): boolean {
  return NUMBER.test(marker.trim());
}

/** A list that starts with another number goes on with the one before it, or has its numbers written out. */
function continued(done: Block[], list: List, start: number): void {
  const last = done.at(-1);
  if (last?.kind === 'list' && last.list.ordered === list.ordered && last.list.items.length === start - 1) append(last.list.items, list.items);
  else if (!list.ordered || !Number.isInteger(start)) done.push({ kind: 'list', list });
  else {
    list.items.forEach(({ text, inner }, number) => {
      done.push({ kind: 'paragraph', text: prefixed(`${start + number}. `, text) });
      if (inner) done.push({ kind: 'list', list: inner });
    });
  }
}

/** Numbered paragraphs that follow each other, by their levels. */
function nested(run: readonly Numbered[]): List[] {
  const roots: List[] = [];
  let open: { level: number; list: List; name: string }[] = [];
  for (const one of run) {
    const ordered = isNumber(one.marker);
    while (open.length > 1 && open.at(-1)!.level > one.level) open.pop();
    let last = open.at(-1);
    if (last && last.level > one.level) last.level = one.level;
    const another = last && open.length === 1 && last.level === one.level && (last.list.ordered !== ordered || last.name !== one.list);
    if (!last || another) {
      open = [last = { level: one.level, list: { ordered, items: [] }, name: one.list }];
      roots.push(last.list);
    } else if (last.level < one.level && open.length < MAX_LISTS) {
      const above = last.list.items.at(-1)!;
      last = { level: one.level, list: (above.inner ??= { ordered, items: [] }), name: one.list };
      open.push(last);
    }
    last.list.items.push({ text: one.text });
  }
  return roots;
}
