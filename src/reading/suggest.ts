// What is suggested while somebody types in a search field. Fetched when the first one gets the focus; without it the form does.

/** As `api::search::Line` writes it. */
interface Line {
  kind: string;
  label: string;
  text: [string, boolean][];
  address: string;
}

/** How long a pause in typing is. */
const PAUSE = 120;

let field: HTMLInputElement | undefined;
let list: HTMLUListElement | undefined;
let lines: Line[] = [];
let chosen = -1;
let asking: AbortController | undefined;
let pause = 0;
let asked = '';

const isField = (target: EventTarget | null): target is HTMLInputElement => target instanceof HTMLInputElement && target.hasAttribute('data-suggest');
const english = () => document.documentElement.lang === 'en';

function begin(input: HTMLInputElement) {
  if (field === input && list?.isConnected) return;
  close();
  field = input;
  list = document.createElement('ul');
  list.id = 'suggestions';
  list.className = 'suggestions';
  list.role = 'listbox';
  list.ariaLabel = input.placeholder;
  list.hidden = true;
  // The field keeps the focus: its loss closes the list.
  list.addEventListener('pointerdown', (event) => event.preventDefault());
  list.addEventListener('click', (event) => {
    const option = (event.target as Element).closest('[role=option]');
    if (option) follow(lines[[...list!.children].indexOf(option)]!.address);
  });
  document.getElementById('suggestions')?.remove();
  input.closest('.field')!.append(list);
  input.role = 'combobox';
  input.ariaAutoComplete = 'list';
  input.ariaExpanded = 'false';
  input.setAttribute('aria-controls', list.id);
  asked = input.value.trim();
}

/** What is typed has changed: nobody waits for what was typed before. */
function changed() {
  clearTimeout(pause);
  asking?.abort();
  const typed = field!.value.trim();
  if (typed === asked && !list!.hidden) return;
  if (!typed) return close();
  pause = window.setTimeout(() => void ask(typed), PAUSE);
}

async function ask(typed: string) {
  asking = new AbortController();
  try {
    const query = new URLSearchParams({ lang: english() ? 'en' : 'zh', typed });
    const answer = await fetch(`/api/suggest?${query}`, { signal: asking.signal });
    if (!answer.ok) return close();
    const found = (await answer.json()) as Line[];
    if (document.activeElement === field && field?.value.trim() === typed) show(typed, found);
  } catch {
    // Somebody has typed on, or the network is away: then there are no suggestions.
  }
}

function show(typed: string, found: Line[]) {
  [asked, lines, chosen] = [typed, found, -1];
  list!.replaceChildren(...found.map(option));
  list!.hidden = found.length === 0;
  field!.ariaExpanded = String(found.length > 0);
  field!.removeAttribute('aria-activedescendant');
}

function option(line: Line, at: number): HTMLElement {
  const item = document.createElement('li');
  item.id = `suggestion-${at}`;
  item.role = 'option';
  item.ariaSelected = 'false';
  const [kind, text] = [document.createElement('span'), document.createElement('span')];
  [kind.className, kind.textContent, text.className] = ['kind', line.label, 'text'];
  text.append(...line.text.map(([part, typed]) => {
    if (!typed) return part;
    const mark = document.createElement('mark');
    mark.textContent = part;
    return mark;
  }));
  item.append(kind, ' ', text);
  return item;
}

/** Before the first and after the last stands what was typed. */
function move(by: number) {
  const places = lines.length + 1;
  chosen = ((chosen + 1 + by + places) % places) - 1;
  [...list!.children].forEach((item, at) => {
    item.ariaSelected = String(at === chosen);
    if (at === chosen) item.scrollIntoView({ block: 'nearest' });
  });
  if (chosen < 0) field!.removeAttribute('aria-activedescendant');
  else field!.setAttribute('aria-activedescendant', `suggestion-${chosen}`);
}

function close() {
  clearTimeout(pause);
  asking?.abort();
  [lines, chosen, asked] = [[], -1, ''];
  if (!list || !field) return;
  list.hidden = true;
  list.replaceChildren();
  field.ariaExpanded = 'false';
  field.removeAttribute('aria-activedescendant');
}

/** As a link does, so that the client opens it without a reload. */
function follow(address: string) {
  close();
  field?.blur();
  const link = document.createElement('a');
  link.href = address;
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
}

document.addEventListener('focusin', (event) => {
  if (isField(event.target)) begin(event.target);
});
document.addEventListener('focusout', (event) => {
  if (event.target === field) close();
});
document.addEventListener('input', (event) => {
  // Half a composition is nothing that anybody means.
  if (event.target === field && !(event as InputEvent).isComposing) changed();
});
document.addEventListener('compositionend', (event) => {
  if (event.target === field) changed();
});
document.addEventListener('keydown', (event) => {
  // Keys of an input method are its own; 229 is what Safari says of the one that ends a composition.
  if (event.target !== field || event.isComposing || event.keyCode === 229 || list!.hidden) return;
  if (event.key === 'ArrowDown') move(1);
  else if (event.key === 'ArrowUp') move(-1);
  else if (event.key === 'Escape') close();
  else if (event.key === 'Enter' && chosen >= 0) follow(lines[chosen]!.address);
  else return;
  event.preventDefault();
});
document.addEventListener('submit', (event) => {
  const form = event.target as HTMLFormElement;
  if (!form.matches('.search-box')) return;
  event.preventDefault();
  const said = [...new FormData(form)].filter((pair): pair is [string, string] => pair[1] !== '');
  const query = new URLSearchParams(said).toString();
  follow(new URL(form.action).pathname + (query && `?${query}`));
});

if (isField(document.activeElement)) begin(document.activeElement);
