// What `style` attributes and elements say about characters. Everything else in them is looks, and is left out.

import type { Marks } from './blocks';

export interface Style {
  bold?: boolean;
  italic?: boolean;
  /** The words of `text-decoration`; empty for `none`. */
  decoration?: string;
  script?: 'sup' | 'sub';
  display?: string;
  /** Whether line ends in the source count. */
  preserved?: boolean;
  /** In a typewriter face, where line ends count: code, as code editors copy it. */
  code?: boolean;
  /** A word processor's list, and the level in it. */
  list?: string;
  level?: number;
  /** The number or bullet that a word processor wrote before the text. */
  marker?: boolean;
  /** The level of heading that a word processor's outline gives it. */
  outline?: number;
  /** Remarks of reviewers. */
  remark?: boolean;
}

/** Reads a `style` attribute. It is read as text: browsers forget the properties of word processors. */
export function styled(text: string): Style {
  const style: Style = {};
  let face = '';
  for (const declaration of text.split(';')) {
    const colon = declaration.indexOf(':');
    if (colon < 0) continue;
    const name = declaration.slice(0, colon).trim().toLowerCase();
    const value = declaration.slice(colon + 1).replace(/!\s*important/i, '').trim().toLowerCase();
    if (name === 'font-family') face = value;
    else declared(style, name, value);
  }
  style.code &&= /mono|consolas|courier|menlo|source code/.test(face);
  return style;
}

function declared(style: Style, name: string, value: string): void {
  switch (name) {
    case 'font':
      style.bold = /\b(bold(er)?|[6-9]00)\b/.test(value);
      style.italic = /\b(italic|oblique)\b/.test(value);
      break;
    case 'font-weight':
      if (value !== 'inherit') style.bold = /^bold/.test(value) || Number.parseInt(value, 10) >= 600;
      break;
    case 'font-style':
      if (value !== 'inherit') style.italic = /^(italic|oblique)/.test(value);
      break;
    case 'text-decoration':
    case 'text-decoration-line':
      style.decoration = value === 'none' ? '' : value;
      break;
    case 'vertical-align':
      if (value === 'super' || value === 'sub') style.script = value === 'super' ? 'sup' : 'sub';
      break;
    case 'display':
      style.display = value;
      break;
    case 'white-space':
    case 'white-space-collapse':
      style.preserved = /^(pre|preserve|break-spaces)/.test(value);
      style.code = value === 'pre';
      break;
    default:
      if (name.startsWith('mso-')) office(style, name, value);
  }
}

function office(style: Style, name: string, value: string): void {
  if (name === 'mso-list') {
    const [, list, level] = /^(l\d+) level(\d) ?(?:lfo\d+)?/.exec(value) ?? [];
    if (list) Object.assign(style, { list: value.replace(/level\d/, ''), level: Number(level) });
    else if (value === 'ignore') style.marker = true;
  } else if (name === 'mso-outline-level' && /^\d$/.test(value)) {
    style.outline = Number(value);
  } else if (name === 'mso-element' && value.startsWith('comment')) {
    style.remark = true;
  } else if (name === 'mso-hide' && value === 'all') {
    style.display = 'none';
  }
}

const TAGS: Record<string, Partial<Marks>> = {
  b: { bold: true }, strong: { bold: true },
  i: { italic: true }, em: { italic: true }, cite: { italic: true }, dfn: { italic: true }, var: { italic: true },
  u: { underline: true }, ins: { underline: true },
  s: { strike: true }, del: { strike: true }, strike: { strike: true },
  sup: { script: 'sup' }, sub: { script: 'sub' },
};

/** The marks of what stands in an element. */
export function marked(marks: Marks, name: string, style: Style): Marks {
  const own = { ...(Object.hasOwn(TAGS, name) ? TAGS[name] : undefined) };
  if (style.bold !== undefined) own.bold = style.bold;
  if (style.italic !== undefined) own.italic = style.italic;
  if (style.script) own.script = style.script;
  if (style.decoration !== undefined) {
    // A line through the text outside goes on through it: lines are not inherited, they are drawn.
    own.underline = style.decoration.includes('underline') || marks.underline;
    own.strike = style.decoration.includes('line-through') || marks.strike;
  }
  return Object.keys(own).length === 0 ? marks : { ...marks, ...own };
}
