// Handing an article on: its address, copied or given to the system. The QR code beside them needs no script.

const html = document.documentElement;
if ('share' in navigator) html.dataset['send'] = '';

export async function copy(button: HTMLElement): Promise<void> {
  const { value = '', said = '' } = button.dataset;
  const place = button.closest('details')?.querySelector('.said');
  const done = (await navigator.clipboard?.writeText(value).then(() => true, () => false)) || copyByHand(button);
  if (place && done) place.textContent = said;
}

/** Without https there is no clipboard, but there is what is selected. */
function copyByHand(button: HTMLElement): boolean {
  const link = button.closest('details')?.querySelector('.share-link');
  if (link) getSelection()?.selectAllChildren(link);
  return document.execCommand('copy');
}

export function send(button: HTMLElement): void {
  const { title = '', value = '' } = button.dataset;
  // The reader may think better of it.
  navigator.share({ title, url: value }).catch(() => undefined);
}
