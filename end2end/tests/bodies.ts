// Stories of every kind of block, made from a seed: as far as the rules of src/model/body allow, and in no normal form.

import type { Block } from './newsroom';

/** A small generator of numbers from a seed (mulberry32): the same story on every machine. */
export function random(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (count: number) => Math.floor(next() * count);
  return { next, below, one: <T>(of: readonly T[]): T => of[below(of.length)] as T, is: (share: number) => next() < share };
}

const PIECES = [
  '柳溪镇', '渡口的船', '早班', 'ferry', '3.5', ' ', '  ', '\t', '\u00a0', '\u3000\u3000', '，', '。”', '——', '</p>', '<script>alert(1)</script>', '&amp;', '&lt;b&gt;', '"', "'",
  '<!--', ']]>', '\u0001', '\ufeff', '\u2028', '👩‍👩‍👧‍👦', 'e\u0301', 'مرحبا', '\u202eabc\u202c', '𠀀', '图片：',
];
const LINKS = ['/news/1', 'https://example.org/a?b=1&c="<d>\'', '#b-1', 'mailto:a@example.org', 'tel:12345', '//example.org/柳', 'a/b.jpg'];

type Random = ReturnType<typeof random>;

const many = <T>(r: Random, from: number, to: number, make: () => T): T[] => Array.from({ length: from + r.below(to - from + 1) }, make);
const words = (r: Random) => many(r, 0, 4, () => r.one(PIECES)).join('');
const text = (r: Random) => many(r, 0, 4, () => ({
  text: words(r) + (r.is(0.15) ? `\n${words(r)}` : ''),
  ...(r.is(0.3) && { bold: true }), ...(r.is(0.2) && { italic: true }), ...(r.is(0.15) && { underline: true }), ...(r.is(0.15) && { strike: true }),
  ...(r.is(0.15) && { script: r.one(['super', 'sub']) }), ...(r.is(0.2) && { link: r.one(LINKS) }),
}));
const figure = (r: Random, files: readonly string[]) => ({
  picture: { file: r.one(files), width: 1 + r.below(2000), height: 1 + r.below(2000), alt: words(r) }, caption: text(r), credit: words(r),
});
const list = (r: Random, depth: number): object => ({
  ordered: r.is(0.5), items: many(r, 1, 3, () => ({ text: text(r), ...(depth < 3 && r.is(0.3) && { inner: list(r, depth + 1) }) })),
});

function table(r: Random) {
  const columns = 1 + r.below(4);
  const rows = many(r, 1, 4, () => Array.from({ length: columns }, () => ({ text: text(r), header: r.is(0.2), colspan: 1, rowspan: 1 })));
  // A merged cell takes the room of its neighbour.
  if (columns > 1 && r.is(0.4)) {
    const row = r.one(rows);
    row.splice(0, 2, { ...row[0]!, colspan: 2 });
  }
  return { caption: words(r), header_rows: r.below(rows.length + 1), rows };
}

function block(r: Random, id: string, files: readonly string[]): Block {
  switch (r.below(12)) {
    case 0: return { id, type: 'heading', level: 2 + r.below(3), text: text(r) };
    case 1: return { id, type: 'picture', ...figure(r, files) };
    case 2: return { id, type: 'gallery', figures: many(r, 1, 3, () => figure(r, files)) };
    case 3: return { id, type: 'quote', paragraphs: [...many(r, 0, 2, () => text(r)), [{ text: '引文' }]], cite: words(r) };
    case 4: return { id, type: 'list', ...list(r, 1) };
    case 5: return { id, type: 'table', ...table(r) };
    case 6: return { id, type: 'divider' };
    case 7: return { id, type: 'video', url: r.one(LINKS), title: words(r) };
    case 8: return { id, type: 'code', text: many(r, 0, 3, () => words(r)).join('\n') };
    default: return { id, type: 'paragraph', text: text(r) };
  }
}

/** The story of a seed. Page breaks are left out: with them readers get parts, not the story. */
export function bodyOf(seed: number, files: readonly string[]): Block[] {
  const r = random(seed);
  return many(r, 1, 8, () => 0).map((_, at) => block(r, `g${seed}x${at}`, files));
}
