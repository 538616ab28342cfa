// The focal point: what of a picture must stay in sight where it is cut to another shape.

import { open } from '../dialogs';
import { ask, look, told, type Picture } from '../wire';
import type { Words } from '../words';

/** Shows the picture; a click, or two numbers, say what matters. The answer says whether it was changed. */
export async function askFocus(root: ParentNode, file: string, words: Words): Promise<boolean> {
  const known = await look<Picture>('picture', { file });
  const away = new AbortController();
  const fields = (form: HTMLElement) => ['across', 'down'].map((name) => form.querySelector<HTMLInputElement>(`[name="${name}"]`)!) as [HTMLInputElement, HTMLInputElement];
  const done = await open(root, 'focus', ({ form, content, dialog }) => {
    const { signal } = away;
    const [across, down] = fields(form);
    const { x, y } = known.focus ?? { x: 500, y: 500 };
    [across.value, down.value] = [String(Math.round(x / 10)), String(Math.round(y / 10))];
    const image = Object.assign(document.createElement('img'), { src: `/media/${file}`, alt: known.alt });
    const spot = document.createElement('span');
    content.replaceChildren(image, spot);
    const mark = () => {
      spot.style.setProperty('left', `${across.value}%`);
      spot.style.setProperty('top', `${down.value}%`);
    };
    mark();
    content.addEventListener('click', (event) => {
      const box = image.getBoundingClientRect();
      across.value = String(percent((event.clientX - box.left) / box.width));
      down.value = String(percent((event.clientY - box.top) / box.height));
      mark();
    }, { signal });
    for (const field of [across, down]) field.addEventListener('input', mark, { signal });
    dialog.addEventListener('close', () => away.abort(), { once: true });
  }, async ({ form, fault }) => {
    const [x, y] = fields(form).map((field) => Math.round(Math.min(100, Math.max(0, Number(field.value) || 0)) * 10));
    // The very middle stands for a point that nobody has set: one that somebody has is a thousandth beside it.
    const focus = { x: x === 500 && y === 500 ? 501 : x, y };
    try {
      await ask('describe_picture', { file, legend: { focus } });
      return true;
    } catch (refused) {
      fault(told(refused, words));
      return false;
    }
  });
  return done;
}

const percent = (share: number) => Math.round(Math.min(1, Math.max(0, share)) * 100);
