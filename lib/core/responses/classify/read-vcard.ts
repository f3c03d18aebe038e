/** Reads the person on a contact card (vCard, RFC 6350) that a message carries. Untrusted text. */
import type { Contact, ParsedMail } from '../../../domain/responses/response.ts';

/** A photo in a card makes it long; names and addresses come before it. */
const MAX_CARD = 16_384;
const MAX_NAME = 60;
const MAX_ADDRESS = 254;
const CARDS: ReadonlySet<string> = new Set(['text/vcard', 'text/x-vcard', 'text/directory']);
const ADDRESS = /^[\p{L}\d._%+-]{1,64}@[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){1,4}$/u;

/**
 * The first card with an address that is not in `known`: many programs attach the writer's own card.
 * Null when there is none.
 */
export function contactOnCard(mail: ParsedMail, known: ReadonlySet<string>): Contact | null {
  for (const { contentType, text } of mail.parts) {
    if (text === null || !CARDS.has(contentType)) continue;
    const card = readCard(text.slice(0, MAX_CARD));
    if (card.address !== null && !known.has(card.address)) return card;
  }
  return null;
}

function readCard(text: string): Contact {
  const card: Contact = { name: null, address: null };
  // A line that begins with a blank continues the line before.
  for (const line of text.replace(/\r?\n[ \t]/g, '').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon < 0) continue;
    const value = line.slice(colon + 1).trim();
    switch (propertyOf(line.slice(0, colon))) {
      case 'FN':
        card.name ??= nameOf(value);
        break;
      case 'EMAIL': {
        const address = value.toLowerCase().slice(0, MAX_ADDRESS);
        if (ADDRESS.test(address)) card.address ??= address;
        break;
      }
      case 'END':
        return card;
    }
  }
  return card;
}

/** `item1.EMAIL;type=WORK` is EMAIL. */
function propertyOf(head: string): string {
  const name = head.split(';', 1)[0] ?? '';
  return name
    .slice(name.lastIndexOf('.') + 1)
    .trim()
    .toUpperCase();
}

/** `Meier\, Carl` is a text with an escaped comma. */
function nameOf(value: string): string | null {
  const name = value.replace(/\\([,;\\])/g, '$1').slice(0, MAX_NAME);
  return name === '' ? null : name;
}
