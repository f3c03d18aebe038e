/**
 * Makes a stranger's text fit to be shown: it appears only under `untrusted`, without control or
 * bidi characters, and cut.
 */
import type { Contact } from '../../domain/responses/response.ts';

export function untrusted(text: string, length: number): string;
export function untrusted(text: string | null, length: number): string | null;
export function untrusted(text: string | null, length: number): string | null {
  if (text === null) return null;
  // C0 and C1 controls but tab and newline, zero-width and bidirectional marks, byte order mark,
  // tags (U+E0000..) and line separators.
  const clean = cut(text, 4 * length)
    .replace(/\r\n?/g, '\n')
    .replace(
      // eslint-disable-next-line no-control-regex
      /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\udb40[\udc00-\udfff]/g,
      '',
    );
  return clean.length > length ? `${clean.slice(0, length)}…` : clean;
}

/**
 * Bounds the work; callers cut to more than is shown, because characters are removed afterwards.
 */
function cut(text: string, length: number): string {
  return text.length > length ? text.slice(0, length) : text;
}

/**
 * A contact that a stranger's text names: shown to the operator, never written to automatically.
 */
export function showContact(contact: Contact | null): Contact | null {
  return contact === null
    ? null
    : { name: untrusted(contact.name, 60), address: untrusted(contact.address, 254) };
}
