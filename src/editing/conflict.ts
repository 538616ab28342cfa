// Two people meant different things: part by part, mine beside theirs, with the characters that differ. Whatever is chosen,
// what is not is in the history or on the page.

import { contested, partIn } from './changes';
import { differences } from './difference';
import { element, open } from './dialogs';
import { newId } from './text/forms';
import { wordsOfBlock } from './text/words';
import { partOf, type Block, type Change, type Manuscript, type Overlap } from './wire';
import type { Words } from './words';

type Choice = 'mine' | 'theirs' | 'both';

/** Asks about every part in question; the answer is what is left to save on top of theirs, `undefined` if none was given. */
export async function settle(root: ParentNode, words: Words, base: Manuscript, said: Manuscript, overlap: Overlap, mine: Change[]): Promise<Change[] | undefined> {
  const theirs = overlap.manuscript;
  const parts = new Map(overlap.parts);
  // Whoever was not named by the server has changed something all the same: what both changed is asked about, too.
  for (const part of contested(mine, base, theirs, said)) if (!parts.has(part)) parts.set(part, overlap.parts[0]?.[1] ?? '');
  const choices = new Map<string, Choice>();
  await open(root, 'conflict', ({ content, dialog }) => {
    content.replaceChildren(...[...parts].map(([part, who]) => {
      const row = document.createElement('fieldset');
      const [own, other] = [shown(partIn(said, part), words), shown(partIn(theirs, part), words)];
      const sides = element('div', '', 'sides');
      sides.append(side(words.my_words, 'mine', differences(other, own, 'ins')));
      sides.append(side(words.their_words.replace('{name}', who || words.somebody), 'theirs', differences(own, other, 'ins')));
      const deeds = element('p', '', 'deeds');
      row.append(element('legend', (words as unknown as Record<string, string>)[part.replaceAll('-', '_')] ?? words.paragraph), sides, deeds);
      for (const choice of ['mine', 'theirs', 'both'] as const) {
        if (choice === 'both' && !canBeBoth(part, said, theirs)) continue;
        const button = element('button', words[choice]) as HTMLButtonElement;
        button.type = 'button';
        button.addEventListener('click', () => {
          choices.set(part, choice);
          row.dataset['chosen'] = choice;
          if (choices.size === parts.size) dialog.close();
        });
        deeds.append(button);
      }
      return row;
    }));
  });
  if (choices.size < parts.size) return undefined;
  const left: Change[] = [];
  for (const change of mine) {
    const part = partOf(change);
    const choice = parts.has(part) ? choices.get(part) : 'mine';
    if (choice === 'mine') left.push(change);
    else if (choice === 'both') left.push(...both(change, partIn(theirs, part)));
  }
  return left;
}

/** One has removed what the other changed: then there is nothing to put beside it. */
const canBeBoth = (part: string, said: Manuscript, theirs: Manuscript) =>
  partIn(said, part) !== undefined && partIn(theirs, part) !== undefined && (part.startsWith('b-') || typeof partIn(said, part) === 'string');

/** One's own words after the other's: in a line behind them, of a block as a block of its own. */
function both(change: Change, theirs: unknown): Change[] {
  if (change.change === 'line') return [{ ...change, value: `${String(theirs ?? '')} ${change.value}`.trim() }];
  if (change.change === 'put') return [{ change: 'put', block: { ...structuredClone(change.block), id: newId() } as Block, after: change.block.id }];
  return [];
}

function side(name: string, kind: string, content: Node[]): HTMLElement {
  const made = element('div', '', kind);
  const words = element('p', '');
  words.append(...content);
  made.append(element('h3', name), words);
  return made;
}

/** What a part says, for people to read. */
export function shown(value: unknown, words: Words): string {
  if (value === undefined) return words.gone;
  if (Array.isArray(value)) return value.join('，');
  if (typeof value === 'object' && value !== null) return wordsOfBlock(value as Block) || (value as Block).type;
  return String(value ?? '');
}

