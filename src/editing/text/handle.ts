// A handle beside the block under the pointer: dragging it moves the block. Whoever uses no pointer moves blocks by Alt+↑ and
// Alt+↓, or by the bar.

import { NodeSelection } from 'prosemirror-state';
import type { Surface } from './surface';

export function openHandle(surface: Surface, handle: HTMLElement, signal: AbortSignal): void {
  const { view } = surface;
  let at: number | undefined;
  let hiding = 0;

  const blockUnder = (y: number): { at: number; element: HTMLElement } | undefined => {
    let found: { at: number; element: HTMLElement } | undefined;
    view.state.doc.forEach((_, place) => {
      const element = view.nodeDOM(place);
      if (!found && element instanceof HTMLElement) {
        const box = element.getBoundingClientRect();
        if (y >= box.top && y <= box.bottom) found = { at: place, element };
      }
    });
    return found;
  };

  const show = (event: PointerEvent) => {
    if (event.pointerType !== 'mouse' || event.buttons > 0) return;
    clearTimeout(hiding);
    const block = blockUnder(event.clientY);
    handle.hidden = block === undefined;
    at = block?.at;
    if (!block) return;
    const box = block.element.getBoundingClientRect();
    const prose = view.dom.getBoundingClientRect();
    handle.style.setProperty('top', `${Math.round(box.top + scrollY)}px`);
    handle.style.setProperty('left', `${Math.round(Math.max(0, prose.left + scrollX - handle.offsetWidth - 4))}px`);
  };
  const hide = () => {
    clearTimeout(hiding);
    // Time to reach the handle.
    hiding = window.setTimeout(() => (handle.hidden = true), 600);
  };
  view.dom.addEventListener('pointermove', show, { signal });
  view.dom.addEventListener('pointerleave', hide, { signal });
  handle.addEventListener('pointerenter', () => clearTimeout(hiding), { signal });
  handle.addEventListener('pointerleave', hide, { signal });
  handle.addEventListener('click', () => {
    if (at === undefined) return;
    view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, at)));
    view.focus();
  }, { signal });
  handle.addEventListener('dragstart', (event) => {
    if (at === undefined || !event.dataTransfer) return event.preventDefault();
    view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, at)));
    const slice = view.state.selection.content();
    const { dom, text } = view.serializeForClipboard(slice);
    event.dataTransfer.clearData();
    event.dataTransfer.setData('text/html', dom.innerHTML);
    event.dataTransfer.setData('text/plain', text);
    event.dataTransfer.effectAllowed = 'copyMove';
    const element = view.nodeDOM(at);
    if (element instanceof HTMLElement) event.dataTransfer.setDragImage(element, 0, 0);
    view.dragging = { slice, move: true };
  }, { signal });
  handle.addEventListener('dragend', () => {
    handle.hidden = true;
    view.dragging = null;
  }, { signal });
  signal.addEventListener('abort', () => (handle.hidden = true));
}
