// Blocks as plain words: for the clipboard, for differences, and counted.

import type { Block, Figure, List, Run } from '../wire';

export const letters = (runs: readonly Run[]): string => runs.map((run) => run.text).join('');

export function wordsOfBlock(block: Block): string {
  switch (block.type) {
    case 'paragraph':
    case 'heading': return letters(block.text);
    case 'code': return block.text;
    case 'quote': return [...block.paragraphs.map(letters), block.cite].filter(Boolean).join('\n');
    case 'picture': return figure(block);
    case 'gallery': return block.figures.map(figure).filter(Boolean).join('\n');
    case 'list': return items(block).join('\n');
    case 'table': return [block.caption, ...block.rows.map((row) => row.map((cell) => letters(cell.text).replace(/\n/g, ' ')).join('\t'))].filter(Boolean).join('\n');
    case 'page-break':
    case 'video': return block.title;
    case 'divider': return '';
  }
}

const figure = ({ picture, caption, credit }: Figure) => [picture.alt, letters(caption), credit].filter(Boolean).join('\n');

const items = (list: List): string[] => list.items.flatMap((item) => [letters(item.text), ...(item.inner ? items(item.inner) : [])]);

/** 字数 as newsrooms count: each Han character and each word of another script. */
export const countOf = (text: string): number =>
  (text.match(/[\p{Script=Han}]|[\p{Script=Hiragana}\p{Script=Katakana}]|[^\p{Script=Han}\s\p{P}\p{S}]+/gu) ?? []).length;
