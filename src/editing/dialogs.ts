// Dialogs: drawn by the server with the bar, filled in and opened here. Focus goes back to where it was.

export interface Opened { dialog: HTMLDialogElement; form: HTMLFormElement; content: HTMLElement; fault(sentence: string): void }

/** Opens a dialog. It closes when `submit` says so (or without it, on any answer); `false` when it was put away. */
export async function open(root: ParentNode, name: string, fill: (opened: Opened) => void, submit?: (opened: Opened, by: string) => Promise<boolean>): Promise<boolean> {
  const dialog = root.querySelector<HTMLDialogElement>(`[data-dialog="${name}"]`);
  const form = dialog?.querySelector('form');
  if (!dialog || !form || dialog.open) return false;
  const before = document.activeElement;
  const content = dialog.querySelector<HTMLElement>('[data-content]') ?? form;
  const at = dialog.querySelector<HTMLElement>('[data-fault]');
  const opened: Opened = { dialog, form, content, fault: (sentence) => { if (at) at.textContent = sentence; } };
  opened.fault('');
  fill(opened);
  const away = new AbortController();
  const done = new Promise<boolean>((resolve) => {
    let agreed = false;
    form.addEventListener('submit', (event) => {
      if (!submit) {
        agreed = true;
        return;
      }
      event.preventDefault();
      void submit(opened, (event.submitter as HTMLButtonElement | null)?.value ?? '').then((over) => {
        if (over) {
          agreed = true;
          dialog.close();
        }
      });
    }, { signal: away.signal });
    dialog.querySelector('[data-close]')?.addEventListener('click', () => dialog.close(), { signal: away.signal });
    dialog.addEventListener('close', () => resolve(agreed), { signal: away.signal });
  });
  dialog.showModal();
  const agreed = await done;
  away.abort();
  if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
  return agreed;
}

/** Text as an element. */
export function element(name: string, text: string, className = ''): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  if (className) made.className = className;
  return made;
}
