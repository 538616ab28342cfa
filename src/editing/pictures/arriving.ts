// How far a picture is, and what can be done about it: over its figure in the story, and beside the cover.

import type { Words } from '../words';
import { stateOf, type Upload, type Uploads } from './uploads';

export interface Arriving { element: HTMLElement; moved(upload: Upload): void }

/** `acted` follows a button, which may be gone by then. */
export function arriving(uploads: Uploads, words: Words, key: string, acted: () => void): Arriving {
  const element = document.createElement('div');
  element.className = 'arriving';
  element.contentEditable = 'false';
  const said = document.createElement('span');
  said.setAttribute('role', 'status');
  const percent = document.createElement('span');
  percent.setAttribute('aria-hidden', 'true');
  const bar = document.createElement('progress');
  bar.setAttribute('aria-label', words.uploading);
  const button = (word: string, does: () => void) => {
    const made = document.createElement('button');
    made.type = 'button';
    made.textContent = word;
    made.addEventListener('click', () => {
      does();
      acted();
    });
    return made;
  };
  const retry = button(words.upload_retry, () => uploads.retry(key));
  element.append(said, percent, bar, retry, button(words.upload_cancel, () => uploads.cancel(key)));
  return {
    element,
    moved(upload) {
      const { state, share } = upload;
      const sentence = stateOf(upload, words);
      // What is said anew is read out anew: the numbers are left to the bar.
      if (said.textContent !== sentence) said.textContent = sentence;
      percent.textContent = state === 'sending' && share > 0 ? `${Math.round(share * 100)}%` : '';
      element.dataset['state'] = state;
      if (share > 0) bar.value = share;
      else bar.removeAttribute('value');
      bar.hidden = state === 'failed' || state === 'paused';
      retry.hidden = !bar.hidden || uploads.isTooLarge(upload);
    },
  };
}
