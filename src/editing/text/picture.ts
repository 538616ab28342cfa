// How a picture of a story is drawn: in the files that src/model/variants.rs names, as src/model/body/html.rs does for readers.

import type { DOMOutputSpec } from 'prosemirror-model';

const WIDTHS = [480, 960, 1600];
const TINY = 240;

/** How wide a picture stands, by its place. */
export const sizesOf = (place: string) =>
  ({
    half: '(min-width: 50em) 28.5rem, (min-width: 40em) 60vw, 100vw',
    left: '(min-width: 50em) 22rem, (min-width: 40em) 46vw, 100vw',
    right: '(min-width: 50em) 22rem, (min-width: 40em) 46vw, 100vw',
    gallery: '(min-width: 50em) 23.5rem, 50vw',
  })[place] ?? '(min-width: 50em) 47.5rem, 100vw';

interface Picture { file: string; width: number; height: number; alt: string }

/** The picture in the sizes there are of it, or as it is. */
export function drawn({ file, width, height, alt }: Picture, sizes: string): DOMOutputSpec {
  const [, stem, ending] = /^([^.]*)\.(?:.*\.)?([^.]*)$/.exec(file) ?? [];
  const own = { src: `/media/${file}`, width, height, alt, decoding: 'async' };
  const isVaried = stem && ending && !stem.includes('-') && ['jpg', 'jpeg', 'png', 'webp', 'avif'].includes(ending) && (width > TINY || height > TINY);
  if (!isVaried) return ['img', own];
  const made = WIDTHS.filter((_, at) => width > (WIDTHS[at - 1] ?? 0));
  const files = (format: string) => ({ srcset: made.map((at) => `/media/${stem}-${at}.${format} ${Math.min(at, width)}w`).join(', '), sizes });
  return [
    'picture',
    ['source', { type: 'image/avif', ...files('avif') }],
    ['source', { type: 'image/webp', ...files('webp') }],
    ['img', { ...own, ...files('jpg') }],
  ];
}
