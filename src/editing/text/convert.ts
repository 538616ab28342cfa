// Between blocks, as they are saved (src/model/body), and the editor's document. Blocks come out in the normal form that
// the server would bring them into: what differs only in what it folds is no change.

import { Fragment, type Mark, type Node } from 'prosemirror-model';
import type { Block, Cell, Figure, Item, Kind, Layout, List, Run } from '../wire';
import { newId } from './forms';
import { kind, mark, schema } from './schema';
import { tidied, tidyCode, tidyLine } from './tidy';

/** The document of a body; an empty one has a paragraph to write in. */
export function documentOf(body: readonly Block[]): Node {
  return kind('doc').create(null, body.length > 0 ? body.map(nodeOf) : [emptyParagraph()]);
}

/** A place to write in. */
export const emptyParagraph = () => kind('paragraph').create({ id: newId() });

/** The node of a block. */
export function nodeOf(block: Block): Node {
  const { id } = block;
  switch (block.type) {
    case 'paragraph': return kind('paragraph').create({ id }, inline(block.text));
    case 'heading': return kind('heading').create({ id, level: block.level }, inline(block.text));
    case 'picture': return figure('picture', block, id);
    case 'gallery': return kind('gallery').create({ id }, block.figures.map((one) => figure('shot', one, '')));
    case 'quote': return kind('quote').create({ id }, [...block.paragraphs.map((text) => kind('quoted').create(null, inline(text))), plain('cite', block.cite)]);
    case 'list': return list(block, id);
    case 'table': return table(block, id);
    case 'divider': return kind('divider').create({ id });
    case 'page-break': return kind('page_break').create({ id, title: block.title });
    case 'video': return kind('video').create({ id, url: block.url, title: block.title });
    case 'code': return plain('code', block.text, { id });
  }
}

function inline(runs: readonly Run[]): Fragment {
  return Fragment.from(runs.flatMap((run) => {
    const marks = marksOf(run);
    return run.text.split('\n').flatMap((line, at) => [
      ...(at > 0 ? [kind('hard_break').create(null, null, marks)] : []),
      ...(line ? [schema.text(line, marks)] : []),
    ]);
  }));
}

function marksOf(run: Run): Mark[] {
  const marks: Mark[] = [];
  if (run.link) marks.push(mark('link').create({ href: run.link }));
  for (const name of ['bold', 'italic', 'underline', 'strike'] as const) if (run[name]) marks.push(mark(name).create());
  if (run.script) marks.push(mark('script').create({ kind: run.script }));
  return marks;
}

const plain = (name: string, text: string, attrs: object | null = null) => kind(name).create(attrs as null, text ? schema.text(text) : undefined);

function figure(name: string, { picture, caption, credit, layout }: Figure, id: string): Node {
  return kind(name).create({ id, ...picture, layout: layout ?? 'full' }, [kind('caption').create(null, inline(caption)), plain('credit', credit)]);
}

function list(block: List, id: string): Node {
  const items = block.items.map((item) => kind('item').create(null, [kind('line').create(null, inline(item.text)), ...(item.inner ? [list(item.inner, '')] : [])]));
  return kind('list').create({ id, ordered: block.ordered }, items);
}

function table(block: Kind & { type: 'table' }, id: string): Node {
  const rows = block.rows.map((cells, at) => {
    const head = at < block.header_rows;
    const made = cells.map(({ text, header, colspan, rowspan }) =>
      kind(head || header ? 'table_header' : 'table_cell').create({ colspan: colspan ?? 1, rowspan: rowspan ?? 1 }, kind('line').create(null, inline(text))));
    return kind('table_row').create({ head }, made);
  });
  return kind('table').create({ id }, [plain('table_caption', block.caption), kind('grid').create(null, rows)]);
}

const known = new WeakMap<Node, Block | null>();

/** The block of a node of the document; `null` for one that says nothing, and so is none yet. */
export function blockOf(node: Node): Block | null {
  let block = known.get(node);
  if (block === undefined) {
    const said = kindOf(node);
    block = said && { id: String(node.attrs['id']), ...said };
    known.set(node, block);
  }
  return block;
}

/** All blocks of a document. */
export function blocksOf(doc: Node): Block[] {
  const blocks: Block[] = [];
  doc.forEach((node) => {
    const block = blockOf(node);
    if (block) blocks.push(block);
  });
  return blocks;
}

function kindOf(node: Node): Kind | null {
  const attrs = node.attrs;
  switch (node.type.name) {
    case 'paragraph': return said({ type: 'paragraph', text: runs(node) });
    case 'heading': return said({ type: 'heading', level: Number(attrs['level']), text: runs(node) });
    // A picture that has not arrived is none yet.
    case 'picture': return node.attrs['file'] ? { type: 'picture', ...figureOf(node) } : null;
    case 'gallery': {
      const figures = children(node).filter((shot) => shot.attrs['file']).map(figureOf);
      return figures.length > 0 ? { type: 'gallery', figures } : null;
    }
    case 'quote': {
      const paragraphs = children(node).slice(0, -1).map(runs).filter((text) => text.length > 0);
      return paragraphs.length > 0 ? { type: 'quote', paragraphs, cite: tidyLine(node.lastChild?.textContent ?? '') } : null;
    }
    case 'list': return { type: 'list', ...listOf(node) };
    case 'table': return tableOf(node);
    case 'divider': return { type: 'divider' };
    case 'page_break': return { type: 'page-break', title: tidyLine(String(attrs['title'])) };
    case 'video': return { type: 'video', url: String(attrs['url']), title: tidyLine(String(attrs['title'])) };
    case 'code': {
      const text = tidyCode(node.textContent);
      return text ? { type: 'code', text } : null;
    }
    default: return null;
  }
}

const said = <T extends { text: Run[] } & Kind>(kind: T): T | null => (kind.text.length > 0 ? kind : null);

const children = (node: Node): Node[] => [...node.children];

/** The marked characters of a text block. */
export function runs(node: Node): Run[] {
  return tidied(children(node).map((child) => ({ text: child.isText ? (child.text ?? '') : '\n', ...markedBy(child.marks) })));
}

function markedBy(marks: readonly Mark[]): Omit<Run, 'text'> {
  const found: Omit<Run, 'text'> = {};
  for (const { type, attrs } of marks) {
    if (type.name === 'link') found.link = String(attrs['href']);
    else if (type.name === 'script') found.script = String(attrs['kind']);
    else found[type.name as 'bold' | 'italic' | 'underline' | 'strike'] = true;
  }
  return found;
}

function figureOf(node: Node): Figure {
  const { file, width, height, alt, layout } = node.attrs as Record<string, unknown>;
  return {
    picture: { file: String(file), width: Number(width), height: Number(height), alt: tidyLine(String(alt)) },
    caption: node.firstChild ? runs(node.firstChild) : [], credit: tidyLine(node.lastChild?.textContent ?? ''),
    ...(layout && layout !== 'full' ? { layout: layout as Layout } : {}),
  };
}

function listOf(node: Node): List {
  const items = children(node).map((item) => {
    const made: Item = { text: item.firstChild ? runs(item.firstChild) : [] };
    if (item.childCount > 1) made.inner = listOf(item.child(1));
    return made;
  });
  return { ordered: Boolean(node.attrs['ordered']), items };
}

function tableOf(node: Node): Kind {
  const rows = node.lastChild ? children(node.lastChild) : [];
  const under = rows.findIndex((row) => !row.attrs['head']);
  const headers = under < 0 ? rows.length : under;
  const cells = rows.map((row, at) => children(row).map((cell) => cellOf(cell, at < headers)));
  return { type: 'table', caption: tidyLine(node.firstChild?.textContent ?? ''), header_rows: headers, rows: cells };
}

function cellOf(cell: Node, ofHeaders: boolean): Cell {
  const made: Cell = { text: cell.firstChild ? runs(cell.firstChild) : [] };
  if (!ofHeaders && cell.type.name === 'table_header') made.header = true;
  if (cell.attrs['colspan'] > 1) made.colspan = Number(cell.attrs['colspan']);
  if (cell.attrs['rowspan'] > 1) made.rowspan = Number(cell.attrs['rowspan']);
  return made;
}
