// What is pasted: other programs' HTML becomes the few elements that a story has, and nothing else.
//
// The HTML is parsed in a document of its own, where nothing runs and nothing loads. It is read into blocks, and the
// blocks are written anew: an element or attribute that `written` does not write cannot come through.

import { Cleaning, type Cleared } from './paste/cleaning';
import { stripped } from './paste/letters';
import { shallow } from './paste/nesting';
import { Reader } from './paste/reader';
import { written } from './paste/written';

export type { Cleared };

/** Characters of HTML that are looked at: pasted pictures can make it long, words do not. */
const LONGEST = 32_000_000;

/**
 * The story in `html`, and how much of its trimmings was left out. The elements belong to no page yet, so nothing in
 * them loads before they are put into one.
 */
export function cleaned(html: string): { fragment: DocumentFragment; cleared: Cleared } {
  const parsed = new DOMParser().parseFromString(shallow(html.slice(0, LONGEST)), 'text/html');
  unnamed(parsed);
  const cleaning = new Cleaning();
  if (html.length > LONGEST) cleaning.cleared.cut = true;
  cleaning.head(parsed);
  const blocks = new Reader(cleaning).document(parsed.body);
  return { fragment: written(blocks, parsed), cleared: cleaning.total() };
}

/** Takes off all names: `<img name=body>` would stand for the document's body, `<input name=attributes>` for its form's attributes. */
function unnamed(parsed: Document): void {
  for (const element of Document.prototype.querySelectorAll.call(parsed, '[name], [id]')) {
    Element.prototype.removeAttribute.call(element, 'name');
    Element.prototype.removeAttribute.call(element, 'id');
  }
}

/** Plain text: every line is a paragraph, without its indent. */
export function cleanedText(text: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  for (const line of text.split(/\r\n?|[\n\u0085\u2028\u2029]/)) {
    const words = stripped(line);
    if (words.trim() === '') continue;
    const paragraph = document.createElement('p');
    paragraph.textContent = words;
    fragment.append(paragraph);
  }
  return fragment;
}
