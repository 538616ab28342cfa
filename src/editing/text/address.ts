// Addresses that may be linked: the rules of src/model/safe_url.rs, so that nothing is typed here that a save would refuse.

const SCHEMES = new Set(['http', 'https', 'mailto', 'tel']);

export function isSafe(address: string): boolean {
  const text = address.trim();
  // eslint-disable-next-line no-control-regex
  if (text === '' || new TextEncoder().encode(text).length > 2000 || /[\u0000-\u001f\u007f-\u009f\\]/.test(text)) return false;
  const scheme = /^([^:/?#]*):/.exec(text)?.[1];
  return scheme === undefined || SCHEMES.has(scheme.toLowerCase());
}

export const leadsAway = (address: string) => (address.includes(':') && !/^[/?#]/.test(address)) || address.startsWith('//');

/** What somebody types as an address: a host without a scheme gets one. */
export function completed(typed: string): string {
  const text = typed.trim();
  if (/^[\w.+-]+@[\w-]+(\.[\w-]+)+$/.test(text)) return `mailto:${text}`;
  return /^(www\.|[\w-]+(\.[\w-]+)*\.(com|cn|org|net|gov|edu|io|info)(\.cn)?([/?#]|$))/i.test(text) ? `https://${text}` : text;
}
