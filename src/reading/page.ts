// The page that stands in the document, which the client changes without a reload.

/** Calls `arrived` for the page that is there now, and for every one that takes its place. */
export function onArrival(arrived: () => void): void {
  arrived();
  const main = document.querySelector('main');
  if (!main) return;
  const changed = () => new MutationObserver(() => requestAnimationFrame(arrived));
  changed().observe(main, { childList: true });
  // Another page of the same kind takes over the element of the one before.
  changed().observe(main, { subtree: true, attributeFilter: ['data-page'] });
}

/** Path and part of the page that is open: all of its address that makes it another text. */
export function address(): string {
  const part = new URLSearchParams(location.search).get('part');
  return location.pathname + (part ? `?part=${part}` : '');
}

/** Whether an editor may be at work here: nothing of theirs is kept on a device. */
export const isStaff = () => document.cookie.includes('masthead-staff=1');
