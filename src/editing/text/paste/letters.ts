// Characters and white space of pasted text, brought into the form that src/model/body/check.rs calls tidy.

import { append, PLAIN, type Marks, type Run, type Text } from './blocks';

/** What an HTML parser drops or alters, half characters, and marks of zero width that editors leave behind. */
const DROPPED = /(?![\t\n\v\f\r\x85])\p{Cc}|\p{Cs}|\p{Noncharacter_Code_Point}|[\ufeff\u200b]/gu;
const BLANKS = /[\t\n\v\f\r \x85\u00a0\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g;
const BREAK = /[\n\x85\u2028\u2029]/;
const INDENT = /[\u2002\u2003\u3000]|\u00a0[ \r]*\u00a0/;
/** Between two of these a line end in the source is no space: Chinese is written without. */
const WIDE = /[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\uffe0-\uffe6\ud840-\udfff\u2018-\u201d\u2014\u2026]/;

/** The text of a source node. Line ends in it are white space, marked by `\r` so that they can be told from `<br>`. */
export function source(text: string, preserved: boolean): string {
  return preserved ? text.replace(/\r\n?/g, '\n') : text.replace(/[\r\n]+/g, '\r');
}

/** A line without the white space it begins with. */
export function stripped(line: string): string {
  return line.replace(/^[\s\u3000\ufeff]+/, '');
}

/** The same as one tidy line. */
export function line(text: string): string {
  return joined(paragraphs([{ text: text.replace(BLANKS, (blanks) => (/^\u3000+$/.test(blanks) ? blanks : ' ')), marks: PLAIN }]))
    .map((run) => run.text).join('');
}

/**
 * Running text cut into tidy paragraphs: at an empty line, and at a line break that an indent follows, which is how old
 * pages and mails write paragraphs. `indents` is told how many indents went.
 */
export function paragraphs(text: Text, indents: (n: number) => void = () => {}): Text[] {
  const writing = new Writing();
  for (const run of text) {
    const letters = run.text.replace(DROPPED, '');
    let from = 0;
    for (const { 0: blanks, index } of letters.matchAll(BLANKS)) {
      writing.words(letters.slice(from, index), run.marks);
      writing.blanks.push({ text: blanks, marks: run.marks });
      from = index + blanks.length;
    }
    writing.words(letters.slice(from), run.marks);
  }
  indents(writing.indents);
  return writing.done;
}

/** Paragraphs where only one text can stand: its lines. */
export function joined(lines: readonly Text[]): Text {
  const all: Text = [];
  for (const text of lines) {
    if (text.length === 0) continue;
    if (all.length > 0) put(all, '\n', PLAIN);
    for (const run of text) put(all, run.text, run.marks);
  }
  return all;
}

export function sameMarks(one: Marks, other: Marks): boolean {
  return one === other
    || one.bold === other.bold && one.italic === other.italic && one.underline === other.underline
    && one.strike === other.strike && one.script === other.script && one.link === other.link;
}

/** Words, which never begin or end with white space, and the white space between them. */
class Writing {
  readonly done: Text[] = [];
  blanks: Run[] = [];
  indents = 0;
  private text: Text = [];
  /** The last character: a long text is not read again for it. */
  private last = '';

  words(words: string, marks: Marks): void {
    if (words === '') return;
    this.space(words);
    if (this.text.length === 0) this.done.push(this.text);
    put(this.text, words, marks);
    this.last = words.at(-1)!;
  }

  /** Writes the white space before `next` in its normal form. */
  private space(next: string): void {
    const blanks = this.blanks;
    if (blanks.length === 0 && this.text.length > 0) return;
    this.blanks = [];
    const all = blanks.map((run) => run.text).join('');
    const lines = all.split(BREAK);
    const breaks = lines.length - 1;
    const indented = INDENT.test(lines[breaks]!);
    const began = this.text.length > 0;
    if (indented && (!began || breaks > 0)) this.indents++;
    if (!began) return;
    if (breaks > 1 || breaks === 1 && indented) this.text = [];
    else if (breaks === 1) put(this.text, '\n', blanks.find((run) => BREAK.test(run.text))!.marks);
    else if (!this.isSourceOnly(all, next)) this.fold(blanks);
  }

  private isSourceOnly(blanks: string, next: string): boolean {
    return blanks.includes('\r') && /^[\r\t ]+$/.test(blanks) && WIDE.test(this.last) && WIDE.test(next[0]!);
  }

  private fold(blanks: readonly Run[]): void {
    let spaced = false;
    for (const { text, marks } of blanks) {
      for (const c of text) {
        if (c === '\u3000') put(this.text, c, marks);
        else if (!spaced) put(this.text, ' ', marks);
        spaced = c !== '\u3000';
      }
    }
  }
}

function put(text: Text, letters: string, marks: Marks): void {
  const last = text.at(-1);
  if (last && sameMarks(last.marks, marks)) last.text += letters;
  else text.push({ text: letters, marks });
}

/** A copy with these marks taken off. */
export function without(text: Text, off: Partial<Marks>): Text {
  const plain: Text = [];
  for (const run of text) put(plain, run.text, { ...run.marks, ...off });
  return plain;
}

/** What stands before the text, and the text. */
export function prefixed(words: string, text: Text): Text {
  if (words === '') return text;
  const all: Text = [{ text: words, marks: { ...(text[0]?.marks ?? PLAIN), link: '' } }];
  append(all, text);
  return joined([all]);
}
