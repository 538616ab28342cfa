// What differs between two states of a manuscript, change by change, and the other way round: the same rules as
// src/model/manuscript.rs, so that what is shown is what a save makes.

import { same } from './same';
import { partOf, type Block, type Change, type Manuscript } from './wire';

/** The field of a manuscript under a part's name. */
export const key = (part: string) => part.replaceAll('-', '_');

const OTHERS = ['time', 'tags', 'channel', 'placements', 'more', 'strip', 'origin', 'no-print', 'no-share'] as const;

/** What must be saved for the server, which says `before`, to say `now`. */
export function changesBetween(before: Manuscript, now: Manuscript): Change[] {
  const changes: Change[] = [];
  for (const [name, value] of Object.entries(now)) {
    const part = name.replaceAll('_', '-');
    if (name === 'body' || same(before[name], value)) continue;
    changes.push((OTHERS as readonly string[]).includes(part) ? ({ change: part, value } as Change) : { change: 'line', field: part, value: String(value) });
  }
  if (before.body !== now.body) changes.push(...blockChanges(before.body, now.body));
  return changes;
}

function blockChanges(before: readonly Block[], now: readonly Block[]): Change[] {
  const changes: Change[] = [];
  const old = new Map(before.map((block) => [block.id, block]));
  const kept = new Set(now.map((block) => block.id));
  for (const { id } of before) if (!kept.has(id)) changes.push({ change: 'remove', id });
  const still = longestInOrder(now.filter((block) => old.has(block.id)).map((block) => block.id), before.map((block) => block.id));
  let after = '';
  for (const block of now) {
    const known = old.get(block.id);
    if (!known || !same(known, block)) changes.push({ change: 'put', block, after });
    if (known && !still.has(block.id)) changes.push({ change: 'move', id: block.id, after });
    after = block.id;
  }
  return changes;
}

/** Of `ids`, as many as stand in the same order in `order`: the others have moved. */
function longestInOrder(ids: readonly string[], order: readonly string[]): Set<string> {
  const places = new Map(order.map((id, at) => [id, at]));
  // Patience sorting: the ends of the best runs of each length, and what stands before each id in its run.
  const ends: string[] = [];
  const before = new Map<string, string | undefined>();
  const place = (id: string) => places.get(id) ?? -1;
  for (const id of ids) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (place(ends[middle] as string) < place(id)) low = middle + 1;
      else high = middle;
    }
    before.set(id, ends[low - 1]);
    ends[low] = id;
  }
  const kept = new Set<string>();
  for (let id = ends.at(-1); id !== undefined; id = before.get(id)) kept.add(id);
  return kept;
}

/** A manuscript after changes, as the server would make it. */
export function applied(manuscript: Manuscript, changes: readonly Change[]): Manuscript {
  const now: Manuscript = { ...manuscript, body: [...manuscript.body] };
  const place = (after: string) => {
    const at = now.body.findIndex((block) => block.id === after);
    return after === '' ? 0 : at < 0 ? now.body.length : at + 1;
  };
  for (const change of changes) {
    if (change.change === 'line') now[key(change.field)] = change.value;
    else if (change.change === 'put') {
      const at = now.body.findIndex((block) => block.id === change.block.id);
      if (at >= 0) now.body[at] = change.block;
      else now.body.splice(place(change.after), 0, change.block);
    } else if (change.change === 'remove') now.body = now.body.filter((block) => block.id !== change.id);
    else if (change.change === 'move') {
      const at = now.body.findIndex((block) => block.id === change.id);
      const [block] = at >= 0 ? now.body.splice(at, 1) : [];
      if (block) now.body.splice(place(change.after), 0, block);
    } else now[key(change.change)] = change.value;
  }
  return now;
}

/** What a part says; `undefined` for a block that is not there. */
export const partIn = (manuscript: Manuscript, part: string): unknown =>
  part.startsWith('b-') ? manuscript.body.find((block) => `b-${block.id}` === part) : manuscript[key(part)];

/** The parts that `changes` touch and that say something else in `now` than in `before`: where two people meet. */
export const contested = (changes: readonly Change[], before: Manuscript, now: Manuscript, mine: Manuscript): string[] =>
  [...new Set(changes.filter((change) => change.change !== 'move').map(partOf))].filter((part) =>
    !same(partIn(before, part), partIn(now, part)) && !same(partIn(now, part), partIn(mine, part)));
