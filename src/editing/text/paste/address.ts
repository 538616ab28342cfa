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
