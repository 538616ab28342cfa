// The normal form of text, as src/model/body/check.rs makes it. A test of the product compares the two.

import type { Run } from '../wire';

// eslint-disable-next-line no-control-regex
const DROPPED = /[\p{Cc}\ufeff\ufdd0-\ufdef\ufffe\uffff\u{1fffe}\u{1ffff}\u{2fffe}\u{2ffff}\u{3fffe}\u{3ffff}\u{4fffe}\u{4ffff}\u{5fffe}\u{5ffff}\u{6fffe}\u{6ffff}\u{7fffe}\u{7ffff}\u{8fffe}\u{8ffff}\u{9fffe}\u{9ffff}\u{afffe}\u{affff}\u{bfffe}\u{bffff}\u{cfffe}\u{cffff}\u{dfffe}\u{dffff}\u{efffe}\u{effff}\u{ffffe}\u{fffff}\u{10fffe}\u{10ffff}]/u;

/** The character as it is kept; empty for one that HTML parsers drop. */
function kept(c: string): string {
  if (c === '\t' || c === '\r' || c === '\v' || c === '\f' || c === '\u00a0') return ' ';
  if (c === '\u0085' || c === '\u2028' || c === '\u2029') return '\n';
  return c === '\n' || !DROPPED.test(c) ? c : '';
}

/** Text of the simplest kind is in its normal form already; nearly all of a story is. */
const PLAIN = /^[\p{L}\p{M}\p{N}\p{P}\p{S}\u200d]*$/u;

export function tidied(runs: readonly Run[]): Run[] {
  const found: Run[] = [];
  let blanks: [string, Run][] = [];
  const put = (text: string, marks: Run) => {
    const last = found.at(-1);
    if (last && sameMarks(last, marks)) last.text += text;
    else found.push({ ...marks, text });
  };
  const putBlanks = () => {
    const broken = blanks.some(([c]) => c === '\n');
    let spaced = false;
    for (const [c, run] of blanks) {
      const wanted = found.length > 0 && (c === '\n' || (!broken && (c === '\u3000' || !spaced)));
      spaced = c === ' ';
      if (wanted) put(c, run);
    }
    blanks = [];
  };
  for (const run of runs) {
    if (run.text && PLAIN.test(run.text)) {
      putBlanks();
      put(run.text, run);
      continue;
    }
    for (const letter of run.text) {
      const c = kept(letter);
      if (c === '\n' || c === ' ' || c === '\u3000') blanks.push([c, run]);
      else if (c) {
        putBlanks();
        put(c, run);
      }
    }
  }
  return found;
}

/** A string of one line. */
export const tidyLine = (text: string) => tidied([{ text: text.replace(/[\n\r\u0085\u2028\u2029]/g, ' ') }]).map((run) => run.text).join('');

/** Code keeps its spaces. */
export function tidyCode(text: string): string {
  const kept = Array.from(text.replace(/\r\n?/g, '\n')).filter((c) => c === '\n' || c === '\t' || !DROPPED.test(c)).join('');
  return kept.trim() === '' ? '' : kept.replace(/\n+$/, '');
}

export function sameMarks(one: Run, other: Run): boolean {
  return !!one.bold === !!other.bold && !!one.italic === !!other.italic && !!one.underline === !!other.underline
    && !!one.strike === !!other.strike && one.script === other.script && one.link === other.link;
}
