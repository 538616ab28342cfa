// What is pasted or dropped: cleaned before it is looked at, then read by the schema, which knows nothing but blocks.

import { Fragment, Slice } from 'prosemirror-model';
import { Plugin } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { isSafe } from './address';
import type { Figures } from './figures';
import { cleaned, cleanedText } from './paste';
import { kind, mark, schema } from './schema';

/** `told` gets how many things were cleaned out; pictures from elsewhere are fetched into the library once they stand in the text. */
export const pasting = (figures: Figures, told: (count: number) => void): Plugin => {
  let plain = false;
  return new Plugin({
    props: {
      handleKeyDown(_, event) {
        plain = event.key.toLowerCase() === 'v' && event.shiftKey && (event.ctrlKey || event.metaKey);
        return false;
      },
      // What was copied in this editor is already what it should be: it knows its blocks.
      transformPastedHTML(html) {
        if (/data-pm-slice/.test(html)) return html;
        const { fragment, cleared } = cleaned(html);
        const holder = document.implementation.createHTMLDocument('').createElement('div');
        holder.append(fragment);
        for (const image of holder.querySelectorAll<HTMLElement>('img[data-remote], img[data-inline]')) figures.announce(image);
        if (cleared.total > 0) queueMicrotask(() => told(cleared.total));
        return holder.innerHTML;
      },
      transformPasted: (slice) => figures.known(slice),
      handlePaste(view, event, slice) {
        const data = event.clipboardData;
        if (!data) return false;
        if (plain) {
          plain = false;
          return put(view, fitting(view, textSlice(view, data.getData('text/plain'))));
        }
        const typed = data.getData('text/plain').trim();
        if (!view.state.selection.empty && isSafe(typed) && /^(https?|mailto|tel):\S+$/i.test(typed)) return link(view, typed);
        return put(view, figures.begin(fitting(view, slice)));
      },
      handleDrop(_, __, slice) {
        figures.begin(slice);
        return false;
      },
      clipboardTextParser: (text, $context) => ($context.parent.type.spec.code ? codeSlice(text) : sliceOf(text)),
      clipboardTextSerializer: (slice) => slice.content.textBetween(0, slice.content.size, '\n', '\n'),
    },
  });
};

function put(view: EditorView, slice: Slice): boolean {
  if (slice.size > 0) view.dispatch(view.state.tr.replaceSelection(slice).scrollIntoView().setMeta('paste', true).setMeta('uiEvent', 'paste'));
  return true;
}

/** An address pasted over words links them. */
function link(view: EditorView, href: string): boolean {
  const { from, to, $from } = view.state.selection;
  if (!$from.parent.type.allowsMarkType(mark('link'))) return false;
  view.dispatch(view.state.tr.addMark(from, to, mark('link').create({ href })).setMeta('uiEvent', 'paste'));
  return true;
}

function sliceOf(text: string): Slice {
  const lines = Array.from(cleanedText(text).children, (line) => line.textContent ?? '');
  return new Slice(Fragment.from(lines.map((line) => kind('paragraph').create(null, line ? schema.text(line) : undefined))), 1, 1);
}

const codeSlice = (text: string) => (text ? new Slice(Fragment.from(schema.text(text.replace(/\r\n?/g, '\n'))), 0, 0) : Slice.empty);

const textSlice = (view: EditorView, text: string) => (view.state.selection.$from.parent.type.spec.code ? codeSlice(text) : sliceOf(text));

/** Texts that stand alone: what is pasted into one becomes a part of it. */
const NARROW = new Set(['caption', 'credit', 'cite', 'line', 'table_caption', 'code']);
/** Lists fit into lists, and cells into tables, as they are. */
const FITS = new Set(['list', 'item', 'table', 'grid', 'table_row', 'table_cell', 'table_header']);

function fitting(view: EditorView, slice: Slice): Slice {
  const { parent } = view.state.selection.$from;
  const first = slice.content.firstChild;
  if (!NARROW.has(parent.type.name) || !first || first.isInline || (parent.type.name === 'line' && FITS.has(first.type.name))) return slice;
  const lines: Fragment[] = [];
  slice.content.descendants((node) => {
    if (node.isTextblock) lines.push(node.content);
    return !node.isTextblock;
  });
  if (lines.length === 0) return slice;
  const isMarked = parent.type.contentMatch.matchType(kind('hard_break')) !== null;
  const between = isMarked ? kind('hard_break').create() : schema.text(parent.type.spec.code ? '\n' : ' ');
  const nodes = lines.flatMap((line, at) => {
    const words = line.textBetween(0, line.size, '', ' ');
    const content = isMarked ? line.content : words ? [schema.text(words)] : [];
    return at > 0 ? [between, ...content] : content;
  });
  return new Slice(Fragment.from(nodes), 0, 0);
}
