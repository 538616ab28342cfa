// What the reader has chosen, kept on this device alone: size of letters, 长者版, colours, whether keys answer. A script in the head
// (src/app.rs) says it on <html> before the first paint; here it changes.

const KEPT = 'masthead-reading';
const NAMES = ['size', 'elder', 'theme', 'keys'] as const;
type Name = (typeof NAMES)[number];
const chosen = document.documentElement.dataset;

/** Nothing chosen is the empty value: letters of the middle size, the system's colours. */
export function choose(name: Name, value: string): void {
  const stays = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
  const before = stays?.getBoundingClientRect().top ?? 0;
  set(name, value);
  show();
  // What was being read stays under the reader's eyes.
  if (stays && scrollY > 0) scrollBy(0, stays.getBoundingClientRect().top - before);
  try {
    localStorage.setItem(KEPT, JSON.stringify(Object.fromEntries(NAMES.flatMap((name) => (chosen[name] ? [[name, chosen[name]]] : [])))));
  } catch {
    // Storage that is full or forbidden: the choice lasts as long as the page.
  }
}

export function toggle(name: Name, value: string): void {
  choose(name, chosen[name] ? '' : value);
}

/** One size up or down. */
export function resize(by: number): void {
  const sizes = ['small', '', 'large'];
  choose('size', sizes[sizes.indexOf(chosen['size'] ?? '') + by] ?? chosen['size'] ?? '');
}

/** Says on the buttons which of them counts; they come with every page. */
export function show(): void {
  for (const button of document.querySelectorAll<HTMLElement>('[data-tool=size],[data-tool=theme],[data-tool=elder]')) {
    const { tool, value } = button.dataset;
    button.ariaPressed = String(value === undefined ? !!chosen[tool!] : value === (chosen[tool!] ?? ''));
  }
  for (const box of document.querySelectorAll<HTMLInputElement>('[data-tool=keys-on]')) box.checked = !chosen['keys'];
}

/** Another tab has chosen. */
addEventListener('storage', (event) => {
  if (event.key !== KEPT) return;
  const said = JSON.parse(event.newValue ?? '{}') as Record<string, string>;
  for (const name of NAMES) set(name, said[name] ?? '');
  show();
});

function set(name: Name, value: string): void {
  if (value) chosen[name] = value;
  else delete chosen[name];
}
