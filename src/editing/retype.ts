// Typed text back into marked runs: what was not touched keeps its marks.

import type { Run } from './wire';

export const letters = (runs: readonly Run[]): string => runs.map((run) => run.text).join('');

/** `runs` with the words `text`: characters that stay at both ends keep their marks, what is typed between them takes
 * those of the character before it. */
export function retype(runs: readonly Run[], text: string): Run[] {
  const old = Array.from(letters(runs));
  const now = Array.from(text);
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1;
  let end = 0;
  while (end < old.length - start && end < now.length - start && old[old.length - 1 - end] === now[now.length - 1 - end]) end += 1;
  const marks = runs.flatMap((run) => Array.from(run.text, () => run));
  const typed = marks[start - 1] ?? marks[old.length - end] ?? { text: '' };
  const found: Run[] = [];
  now.forEach((letter, at) => {
    const run = at < start ? marks[at] : at >= now.length - end ? marks[old.length - (now.length - at)] : typed;
    const last = found.at(-1);
    if (run && last && sameMarks(last, run)) last.text += letter;
    else found.push({ ...(run ?? { text: '' }), text: letter });
  });
  return found;
}

function sameMarks(one: Run, other: Run): boolean {
  return !!one.bold === !!other.bold && !!one.italic === !!other.italic && !!one.underline === !!other.underline
    && !!one.strike === !!other.strike && one.script === other.script && one.link === other.link;
}
