// Publishing and its kin: each asks what it needs, performs, and says what it did.

import { open, element } from './dialogs';
import type { Editor } from './editor';
import { ask, told } from './wire';

/** For so long a publication can be taken back from the bar. */
const REGRET = 120_000;

export async function publish(editor: Editor): Promise<void> {
  await editor.settle();
  const first = (editor.draft ?? (await editor.load())).standing === 'draft';
  const review = await ask<string>('review', { article: editor.article });
  await open(editor.root, 'review', ({ content, form }) => {
    content.innerHTML = review;
    leadTo(editor, content, form);
    const button = form.querySelector<HTMLButtonElement>('button[value="go"]');
    if (button) button.disabled = content.querySelector('[data-blocked]') !== null;
  }, async ({ form, fault }) => {
    try {
      const note = form.querySelector<HTMLInputElement>('[name="note"]')?.value ?? '';
      const done = await editor.perform({ deed: 'publish', note });
      if (first && editor.onDesk && done.live) {
        sessionStorage.setItem('masthead-said', editor.words.published);
        location.assign(done.live.address);
      }
      editor.say(editor.words.published);
      if (done.draft.rights.withdraw) offerBack(editor);
      return true;
    } catch (refused) {
      fault(told(refused, editor.words));
      return false;
    }
  });
}

/** 撤回: withdraws what has just been published. */
function offerBack(editor: Editor): void {
  const said = editor.root.querySelector<HTMLElement>('[data-said]');
  const button = element('button', editor.words.withdraw) as HTMLButtonElement;
  button.type = 'button';
  button.addEventListener('click', () => void withdraw(editor));
  said?.append(' ', button);
  setTimeout(() => button.remove(), REGRET);
}

export async function withdraw(editor: Editor): Promise<void> {
  await withForm(editor, 'withdraw', (form) => ({ deed: 'withdraw', reason: String(form.get('reason') ?? '') }));
}

export async function schedule(editor: Editor): Promise<void> {
  await withForm(editor, 'schedule', (form) => ({ deed: 'schedule', at: Date.parse(`${String(form.get('when'))}:00+08:00`) / 1000 }));
}

async function withForm(editor: Editor, name: string, deed: (form: FormData) => object): Promise<void> {
  await open(editor.root, name, () => undefined, async ({ form, fault }) => {
    try {
      await editor.perform(deed(new FormData(form)));
      editor.say(editor.words.done);
      return true;
    } catch (refused) {
      fault(told(refused, editor.words));
      return false;
    }
  });
}

export async function simply(editor: Editor, deed: object): Promise<void> {
  try {
    await editor.perform(deed);
    editor.say(editor.words.done);
  } catch (refused) {
    editor.say(told(refused, editor.words));
  }
}

export async function history(editor: Editor): Promise<void> {
  await editor.save();
  const markup = await ask<string>('history', { article: editor.article, before: null });
  await open(editor.root, 'history', ({ content, dialog }) => {
    content.innerHTML = markup;
    content.onclick = (event) => {
      const { before, difference: against, of, revision } = (event.target as HTMLElement).closest('button')?.dataset ?? {};
      if (before) return void older(editor, content, Number(before));
      if (!against && !revision) return;
      dialog.close();
      void (against ? editor.difference(Number(of), against) : simply(editor, { deed: 'restore', revision: Number(revision) }));
    };
  });
}

/** Entries from before an entry, under those that are there. */
async function older(editor: Editor, content: HTMLElement, before: number): Promise<void> {
  const holder = document.createElement('div');
  holder.innerHTML = await ask<string>('history', { article: editor.article, before });
  content.querySelector('[data-before]')?.parentElement?.remove();
  const first = holder.querySelector<HTMLElement>('li button');
  content.querySelector('.history')?.append(...holder.querySelectorAll('li'));
  content.append(...holder.querySelectorAll('p:has([data-before])'));
  first?.focus();
}

/** What somebody should look at, whenever they ask. */
export async function check(editor: Editor): Promise<void> {
  await editor.save();
  const markup = await ask<string>('check', { article: editor.article });
  await open(editor.root, 'check', ({ content, form }) => {
    content.innerHTML = markup;
    leadTo(editor, content, form);
  });
}

/** Each remark leads to its place in the text. */
function leadTo(editor: Editor, content: HTMLElement, form: HTMLFormElement): void {
  for (const button of content.querySelectorAll<HTMLElement>('[data-jump]')) {
    button.addEventListener('click', () => {
      form.closest('dialog')?.close();
      const { jump, start, end } = button.dataset;
      void editor.jump(jump ?? '', Number(start), Number(end));
    });
  }
}
