/**
 * Writes one header field, folded: plain ASCII by itself, other text with nodemailer's encoding.
 */
import type MimeNode from 'nodemailer/lib/mime-node';
import type { OutboundField } from '../../domain/sending/content.ts';

/** RFC 5322 2.1.1, less the line break that nodemailer counts. */
const WIDTH = 76;

/**
 * The characters that an unstructured field holds unencoded: printable ASCII except the quote,
 * which nodemailer encodes.
 */
const PLAIN_TEXT = /^[ !#-~]*$/;
/**
 * A name without need of quotes: no character of it can begin or end an address (RFC 5322 3.2.3).
 */
const PLAIN_NAME = /^[\w ]*$/;
/** nodemailer reads domains by the rules of URLs, which leave these alone unless they have A-labels. */
const PLAIN_DOMAIN = /\.[a-z][a-z0-9-]*$/;

/** True if `writeField` needs no encoder for it. */
export function isPlainField({ value }: OutboundField): boolean {
  if (typeof value === 'string') return PLAIN_TEXT.test(value) && !value.includes('=?');
  const domain = value.address.slice(value.address.indexOf('@') + 1);
  return PLAIN_NAME.test(value.name) && PLAIN_DOMAIN.test(domain) && !domain.includes('xn--');
}

/** With its line break; empty for a value of blanks. `Encoder` null: the field is plain. */
export function writeField(field: OutboundField, Encoder: typeof MimeNode | null): string {
  const { name } = field;
  const value = isPlainField(field) ? plainValue(field) : encodedValue(field, Encoder);
  return value.trim() === '' ? '' : foldField({ name, value });
}

function plainValue({ value }: OutboundField): string {
  if (typeof value === 'string') return value;
  return value.name === '' ? value.address : `${value.name} <${value.address}>`;
}

function encodedValue({ name, value }: OutboundField, Encoder: typeof MimeNode | null): string {
  if (Encoder === null) throw new TypeError('a field to be encoded, and no encoder');
  const node = new Encoder(undefined, { textEncoding: 'Q' });
  if (typeof value === 'string') return node.encodeHeaderValue(name, value);
  node.setHeader('From', { ...value } as never);
  node.setHeader('To', { ...value } as never);
  const { from, to } = node.getEnvelope() as { from: unknown; to: unknown };
  // nodemailer parses addresses again in several places: compare its result.
  if (from !== value.address || !Array.isArray(to) || to.length !== 1 || to[0] !== value.address)
    throw new TypeError('the compiled address is not the one that was given');
  return node.encodeHeaderValue(name, { ...value } as never);
}

/**
 * RFC 5322 2.2.3: a line is broken before its last blank that fits, or after its first word if none
 * does. `value` has no white space except blanks.
 */
export function foldField({ name, value }: { name: string; value: string }): string {
  const line = `${name}: ${value}`;
  let folded = '';
  let from = 0;
  while (line.length - from >= WIDTH) {
    let at = line.lastIndexOf(' ', from + WIDTH - 1);
    while (at > from && line[at - 1] === ' ') at -= 1;
    if (at <= from) at = line.indexOf(' ', from + WIDTH);
    if (at < 0) break;
    folded += `${line.slice(from, at)}\r\n`;
    from = at;
  }
  return `${folded}${line.slice(from)}\r\n`;
}
