// Editing in the page: what a signed-in editor gets on top of every page. Readers never download this.

import { check, history, publish, schedule, simply, withdraw } from './deeds';
import { open as openDialog, type Opened } from './dialogs';
import { Editor, fetched } from './editor';
import { dropAll, unsent } from './journal';
import { signInAgain } from './session';
import { ask, Refused, told, type Bar } from './wire';
import type { Words } from './words';

/** Kept per tab: whether pages are opened for editing. */
const MODE = 'masthead-editing';
const root = document.createElement('div');
root.className = 'editing';
let editor: Editor | undefined;
let shown = '';
let closePlaces: (() => void) | undefined;

const words = () => JSON.parse(root.querySelector<HTMLElement>('.editing-bar')?.dataset['words'] ?? '{}') as Words;
const leafOfPage = () => document.querySelector<HTMLElement>('main > .leaf[data-page]:not([data-page=""])');

/** The bar for the page that stands in the document now. */
async function arrive(): Promise<void> {
  // The page says what it is: the address follows only when the page stands.
  const desk = document.documentElement.dataset['article'] !== undefined;
  const path = location.pathname.replace(/^\/en(?=\/|$)/, '') || '/';
  const address = desk ? path : (leafOfPage()?.dataset['page'] ?? path);
  // The page may have been drawn anew meanwhile: what stands there now is what is edited.
  if (address === shown && editor?.leaf.isConnected !== false) return;
  shown = address;
  let bar: Bar;
  try {
    bar = await ask<Bar>('bar', { address });
  } catch (fault) {
    // Nobody is signed in any more: the next sign-in sets the hint again.
    if (fault instanceof Refused && fault.status === 401) document.cookie = 'masthead-staff=; Path=/; Max-Age=0';
    return;
  }
  // The bar is shown when its buttons have something to act on.
  const number = bar.article ?? (bar.page === null ? null : await ask<number>('begin_page', { page: bar.page }).catch(() => null));
  if (address !== shown) return;
  delete document.documentElement.dataset['editing'];
  root.innerHTML = bar.markup;
  if (!root.isConnected) {
    // The way to the content stays the first thing that the keyboard finds.
    const skip = document.querySelector('a.skip');
    if (skip) skip.after(root);
    else document.body.prepend(root);
  }
  document.documentElement.classList.add('with-editing-bar');
  const leaf = leafOfPage();
  closePlaces?.();
  closePlaces = undefined;
  const lost = (editor?.picturesOpen ?? 0) > 0;
  editor?.leave();
  editor = number !== null && leaf ? new Editor(bar, root, leaf, number, desk) : undefined;
  wire(bar);
  const said = sessionStorage.getItem('masthead-said');
  sessionStorage.removeItem('masthead-said');
  if (lost) say(words().pictures_lost);
  if (!editor) return;
  const draft = await editor.load().catch(() => undefined);
  if (said) editor.say(said);
  if (draft?.rights.edit && (desk || sessionStorage.getItem(MODE) === 'on')) await editor.edit().catch(complain);
}

function complain(fault: unknown): void {
  if (fault instanceof Refused && fault.status === 401) void signInAgain(root);
  else say(told(fault, words()));
}

async function toggle(): Promise<void> {
  if (!editor) return;
  const on = editor.view !== 'edit';
  sessionStorage.setItem(MODE, on ? 'on' : 'off');
  await (on ? editor.edit() : editor.stop());
}

function wire(bar: Bar): void {
  root.querySelector('.editing-bar')?.addEventListener('click', (event) => {
    const button = (event.target as HTMLElement).closest<HTMLElement>('[data-do]');
    const name = button?.dataset['do'];
    // A menu closes with what is chosen from it.
    button?.closest('details')?.removeAttribute('open');
    if (name) void act(name, bar).catch(complain);
  });
  root.querySelector<HTMLFormElement>('form[data-sign-out]')?.addEventListener('submit', (event) => {
    event.preventDefault();
    void signOut(event.currentTarget as HTMLFormElement, bar.me.id);
  });
}

/** Buttons on the pictures of lists, or none any more. */
async function picturing(): Promise<void> {
  const button = root.querySelector<HTMLElement>('[data-do="pictures"]');
  const leaf = leafOfPage();
  if (closePlaces) {
    closePlaces();
    closePlaces = undefined;
  } else if (leaf) {
    const { openPlaces } = await fetched();
    closePlaces = openPlaces(leaf, root, words(), say);
  }
  button?.setAttribute('aria-pressed', String(closePlaces !== undefined));
}

/** Says something in the bar, also where there is nothing to edit. */
function say(sentence: string): void {
  const at = root.querySelector<HTMLElement>('[data-said]');
  if (at) [at.textContent, at.hidden] = [sentence, sentence === ''];
}

async function act(name: string, bar: Bar): Promise<void> {
  if (name === 'pictures') return picturing();
  if (name === 'new') {
    await editor?.save();
    location.assign(`/desk/articles/${await ask<number>('begin', { channel: bar.channel })}`);
  }
  // What readers are told is gone has no page here to be changed on.
  if (!editor && bar.article !== null) return location.assign(`/desk/articles/${bar.article}`);
  if (!editor) return;
  switch (name) {
    case 'edit': return toggle();
    case 'preview': return editor.view === 'preview' ? editor.stop() : editor.preview();
    case 'compare': return editor.view === 'compare' ? editor.stop() : editor.compare();
    case 'panel': return panel('');
    case 'history': return history(editor);
    case 'check': return check(editor);
    case 'publish': return publish(editor);
    case 'schedule': return schedule(editor);
    case 'withdraw': return withdraw(editor);
    case 'retry': return editor.retry();
    case 'copy': return editor.copyAll();
    default: return simply(editor, { deed: name });
  }
}

/** Opens the side panel, at a field of it, or closes it. */
async function panel(at: string): Promise<void> {
  const side = root.querySelector<HTMLElement>('[data-panel]');
  const button = root.querySelector<HTMLElement>('[data-do="panel"]');
  if (!side || !editor) return;
  if (side.hidden && editor.view !== 'edit') await toggle();
  side.hidden = at === '' && !side.hidden;
  button?.setAttribute('aria-expanded', String(!side.hidden));
  if (!side.hidden) side.querySelector<HTMLElement>(at ? `[name="${at}"]` : 'input, select, textarea')?.focus();
}

/** Links of this site are followed once everything is saved; what cannot be saved is asked about first. */
function leaving(event: MouseEvent): void {
  const link = (event.target as Element).closest<HTMLAnchorElement>('a[href]');
  if (!link || !editor || editor.isClean || event.ctrlKey || event.metaKey || link.target === '_blank' || link.getAttribute('href')?.startsWith('#')) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  void settle().then((go) => {
    if (go) link.click();
  });
}

/** What a dialog promises of a text is not true of pictures that are on their way. */
function losing({ dialog }: Opened): void {
  const why = dialog.querySelector<HTMLElement>('[data-why]');
  if (!why) return;
  why.dataset['why'] ||= why.textContent ?? '';
  why.textContent = `${why.dataset['why']}${editor && editor.picturesOpen > 0 ? editor.words.pictures_leave : ''}`;
}

async function settle(): Promise<boolean> {
  const leaver = editor;
  if (!leaver) return true;
  await Promise.race([leaver.save(), new Promise((over) => setTimeout(over, 2000))]);
  if (leaver.isClean) return true;
  const go = await openDialog(root, 'leave', losing);
  if (go) {
    leaver.leave();
    editor = undefined;
  }
  return go;
}

/** Nothing of a person stays on the computer when they sign out; what is on it alone is asked about first. */
async function signOut(form: HTMLFormElement, person: number): Promise<void> {
  await Promise.race([editor?.save(), new Promise((over) => setTimeout(over, 2000))]);
  const isLost = (await unsent(person)) > 0 || (editor?.picturesOpen ?? 0) > 0;
  if (isLost && !(await openDialog(root, 'sign-out', losing))) return;
  await editor?.giveUp();
  editor = undefined;
  await dropAll(person);
  form.submit();
}

/** The bar is shown when its style is there. */
function dress(): Promise<void> {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = '/staff.css';
  const there = new Promise<void>((done) => {
    link.addEventListener('load', () => done());
    link.addEventListener('error', () => done());
  });
  if (!document.querySelector('link[href="/staff.css"]')) document.head.append(link);
  else return Promise.resolve();
  return there;
}

async function start(): Promise<void> {
  await dress();
  void arrive();
  const main = document.querySelector('main');
  if (main) {
    // Another page of the same kind takes over the element of the one before.
    const arrivals = new MutationObserver(() => requestAnimationFrame(() => void arrive()));
    arrivals.observe(main, { subtree: true, attributes: true, attributeFilter: ['data-page'] });
    new MutationObserver(() => requestAnimationFrame(() => void arrive())).observe(main, { childList: true });
  }
  document.addEventListener('click', leaving, { capture: true });
  document.addEventListener('keydown', (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === 's' && editor) {
      event.preventDefault();
      void editor.save();
    }
  });
  document.addEventListener('masthead-panel', (event) => void panel(String((event as CustomEvent<string>).detail)));
  addEventListener('online', () => editor?.retry());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void editor?.save(true);
  });
  addEventListener('beforeunload', (event) => {
    if (editor && !editor.isClean) event.preventDefault();
  });
}

/** The page's own script must have taken it over first: what it hydrates has to stand as it was drawn. */
function whenReady(): void {
  const html = document.documentElement;
  if (html.dataset['article'] !== undefined || html.dataset['hydrated'] !== undefined) return void start();
  new MutationObserver((_, observer) => {
    if (html.dataset['hydrated'] === undefined) return;
    observer.disconnect();
    void start();
  }).observe(html, { attributes: true, attributeFilter: ['data-hydrated'] });
}

whenReady();
