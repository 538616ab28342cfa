// What every reader gets on top of the page. It listens on the document, because the client takes the markup's place without a reload.

import { lazily } from './lazily';

/** What a click on something marked `data-tool` does. */
const TOOLS: Record<string, (button: HTMLElement) => void> = {
  print: () => print(),
};

document.addEventListener('focusin', (event) => {
  if ((event.target as Element).matches('[data-suggest]')) void lazily('suggest');
});

document.addEventListener('click', (event) => {
  const button = (event.target as Element).closest<HTMLElement>('[data-tool]');
  if (button) TOOLS[button.dataset['tool']!]?.(button);
});
