// Whether two values say the same on the wire: fields in any order, and those left out that say nothing.

export const same = (one: unknown, other: unknown): boolean => one === other || written(one) === written(other);

const cache = new WeakMap<object, string>();

/** In one form. Blocks are never changed in place, so theirs is kept. */
export function written(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? '';
  let text = cache.get(value);
  if (text === undefined) {
    text = JSON.stringify(sorted(value));
    cache.set(value, text);
  }
  return text;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined && inner !== null && inner !== false);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, inner]) => [name, sorted(inner)]));
}
