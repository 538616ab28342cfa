// Addresses: which may stand in a link, and which are pictures of this site.

/** The address without surrounding space, or nothing: the rules of src/model/safe_url.rs, which the server keeps too. */
export function safe(address: string): string {
  const text = trimmed(address);
  if (text === '' || new TextEncoder().encode(text).length > 2000) return '';
  if (/[\p{Cc}\\]/u.test(text)) return '';
  const colon = text.indexOf(':');
  const scheme = text.slice(0, Math.max(colon, 0));
  if (colon < 0 || /[/?#]/.test(scheme)) return text;
  return /^(https?|mailto|tel)$/i.test(scheme) ? text : '';
}

/** `/media/<file>` where the address is a picture of this site; else nothing. */
export function ownPicture(address: string): string {
  let url: URL;
  try {
    url = new URL(address, location.origin);
  } catch {
    return '';
  }
  const [, file = ''] = /^\/media\/([A-Za-z0-9_-][A-Za-z0-9._-]{0,199})$/.exec(url.pathname) ?? [];
  return url.origin === location.origin && file !== '' ? `/media/${file}` : '';
}

/** Without what Rust calls white space or control at the ends. */
function trimmed(text: string): string {
  const end = /[\p{White_Space}\p{Cc}]/u;
  let [from, to] = [0, text.length];
  while (from < to && end.test(text[from]!)) from++;
  while (from < to && end.test(text[to - 1]!)) to--;
  return text.slice(from, to);
}

/** Where an image's picture is: pages that load late keep the address beside a placeholder, and so do we (`written.ts`). */
export function sourceOf(image: Element): string {
  const src = image.getAttribute('src') ?? '';
  if (src !== '' && !src.startsWith('data:')) return src;
  const late = ['data-remote', 'data-inline', 'data-src', 'data-original', 'data-lazy-src'].map((name) => image.getAttribute(name) ?? '').find((found) => found !== '');
  return late ?? src;
}

/** The address of a picture elsewhere, which the server may fetch, or a picture that came along as `data:`; else nothing. */
export function elsewhere(address: string): string {
  const text = trimmed(address);
  if (/^data:image\/(png|jpeg|gif|webp|avif);base64,/i.test(text)) return text;
  return /^https?:/i.test(text) && safe(text) !== '' ? text : '';
}
