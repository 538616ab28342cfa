// The characters in which two short texts differ, for people to see.

/** Longer texts are compared by their beginnings and ends alone: the table below has a cell for each pair of characters. */
const LONGEST = 2_000;

/** `now` as nodes, with what `before` does not say in elements called `name`. */
export function differences(before: string, now: string, name: string): Node[] {
  const [old, made] = [Array.from(before), Array.from(now)];
  let start = 0;
  while (start < old.length && start < made.length && old[start] === made[start]) start += 1;
  let end = 0;
  while (end < old.length - start && end < made.length - start && old[old.length - 1 - end] === made[made.length - 1 - end]) end += 1;
  const [a, b] = [old.slice(start, old.length - end), made.slice(start, made.length - end)];
  const common = a.length * b.length > LONGEST * LONGEST ? new Set<number>() : kept(a, b);
  const nodes: Node[] = [];
  const put = (text: string, isNew: boolean) => {
    if (!text) return;
    const node: Node = isNew ? document.createElement(name) : document.createTextNode('');
    node.textContent = text;
    nodes.push(node);
  };
  put(made.slice(0, start).join(''), false);
  for (let at = 0; at < b.length;) {
    const isCommon = common.has(at);
    let to = at;
    while (to < b.length && common.has(to) === isCommon) to += 1;
    put(b.slice(at, to).join(''), !isCommon);
    at = to;
  }
  put(made.slice(made.length - end).join(''), false);
  return nodes;
}

/** Places in `b` of a longest common subsequence with `a`. */
function kept(a: string[], b: string[]): Set<number> {
  const width = b.length + 1;
  const table = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      table[i * width + j] = a[i] === b[j] ? (table[(i + 1) * width + j + 1] ?? 0) + 1 : Math.max(table[(i + 1) * width + j] ?? 0, table[i * width + j + 1] ?? 0);
    }
  }
  const found = new Set<number>();
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) {
      found.add(j);
      i += 1;
      j += 1;
    } else if ((table[(i + 1) * width + j] ?? 0) >= (table[i * width + j + 1] ?? 0)) i += 1;
    else j += 1;
  }
  return found;
}
