// Text whose spaces and line breaks count.

const LINES = new Set(['div', 'p', 'li', 'tr']);

/** The characters of a piece of code. WeChat makes every line a `<code>`, others make it a block. */
export function code(element: Element): string {
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  const pieces: string[] = [];
  let ended = true;
  const write = (text: string) => {
    if (text === '') return;
    pieces.push(text);
    ended = text.endsWith('\n');
  };
  let node = walker.nextNode();
  while (node) {
    let next: Node | null = null;
    if (node instanceof Element) {
      const name = node.localName;
      if (name === 'br') write('\n');
      else if (!ended && (LINES.has(name) || name === 'code' && node.previousElementSibling?.localName === 'code')) write('\n');
      if (name === 'script' || name === 'style') next = after(walker);
      else next = walker.nextNode();
    } else {
      write((node as Text).data.replace(/\r\n?/g, '\n'));
      next = walker.nextNode();
    }
    node = next;
  }
  return tidy(pieces.join(''));
}

/** The node after this one and all that is in it. */
function after(walker: TreeWalker): Node | null {
  let node = walker.nextSibling();
  while (!node && walker.parentNode() && walker.currentNode !== walker.root) node = walker.nextSibling();
  return node;
}

/** As src/model/body/check.rs has it; a no-break space is how pages draw a space. */
function tidy(text: string): string {
  const kept = text.replace(/\u00a0/g, ' ').replace(/(?![\n\t])\p{Cc}|\p{Cs}|\p{Noncharacter_Code_Point}|[\ufeff\u200b]/gu, '');
  return kept.trim() === '' ? '' : kept.replace(/\n+$/, '');
}
