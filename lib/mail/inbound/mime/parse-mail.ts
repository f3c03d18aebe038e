/** Reduces one inbound message to the parts that classification and matching read. */
import { addressList, type Address } from './read-addresses.ts';
import { decodeCharset } from './decode-charset.ts';
import { declaredCharset } from './declared-charset.ts';
import { decodeTransfer } from './decode-transfer.ts';
import { decodeWords } from './decode-words.ts';
import { withTextOfHtml } from '../html/derive-text.ts';
import { readDate } from './read-date.ts';
import { decodeFields, firstRaw, type RawField } from './read-headers.ts';
import { unwrapPgp } from '../envelope/open-pgp.ts';
import { TNEF_ORIGIN } from '../envelope/tnef/open-tnef.ts';
import { recode } from './recode.ts';
import { readStructure } from './second-reader.ts';
import { isTextual, splitMime, type MimeLeaf, type MimeTree } from './split-mime.ts';
import { unwrapMessage } from './unwrap-message.ts';
import { startAllowance, type Allowance } from '../envelope/unpack.ts';
import { Failure } from '../../../domain/failure.ts';
import type { MailPart, ParsedMail } from '../../../domain/responses/response.ts';

/** Maximum bytes of text kept of each part, and of an embedded message. */
const MAX_TEXT = 262_144;
const MAX_REFERENCES = 100;

/**
 * Parses a message. Broken MIME, wrong charsets and missing fields give a poorer result, not an
 * error. A second reader, loaded on demand, decodes what this one cannot. Only bytes in which
 * neither reader finds a header field (or a bug in both) throw `Failure` `mail_unreadable`; then
 * the caller quarantines the message and goes on.
 *
 * Every leaf is one entry of `parts`, in order: `text/*` and `message/*` (delivery-status,
 * feedback-report, embedded messages as source) with their text, any other with null. If no
 * text/plain leaf has words but an HTML leaf has, its words are appended as one more `text/plain`
 * part whose only header is `x-derived: text/html`. The text of signed messages is read. An
 * encrypted text between others is left out, and a part `application/pgp-encrypted` marks it.
 */
export async function parseMail(source: Buffer): Promise<ParsedMail> {
  const allowance = startAllowance();
  const message = unwrapMessage(source);
  let reason = 'it has no header field';
  for (const split of [splitByFields, readStructure]) {
    try {
      const tree = await split(message, allowance);
      if (tree !== null) return await readWhole(tree, allowance);
    } catch {
      reason = 'parsing failed';
    }
  }
  throw unreadable(reason);
}

async function readWhole(tree: MimeTree, allowance: Allowance): Promise<ParsedMail> {
  const mail = await readTree(tree, allowance);
  const carried = await readCarried(mail, tree.leaves, allowance);
  return carried === null ? mail : { ...mail, carried };
}

async function readTree(tree: MimeTree, allowance: Allowance): Promise<ParsedMail> {
  const recoded = await recode(tree);
  const mail = complete(readMail(recoded), allowance);
  const leaf = recoded.leaves.find(({ content }) => content.type === 'text/calendar');
  if (leaf === undefined) return mail;
  const { readCalendar } = await import('../calendar/read-calendar.ts');
  const calendar = await readCalendar(readText(leaf), leaf.content.parameters['method']);
  return calendar === null ? mail : { ...mail, calendar };
}

/**
 * A wrapper without words and without a report: a rule that forwards messages as attachments sends
 * nothing else.
 */
async function readCarried(
  mail: ParsedMail,
  leaves: readonly MimeLeaf[],
  allowance: Allowance,
): Promise<ParsedMail | null> {
  const embedded = leaves.filter(({ content }) => content.type === 'message/rfc822');
  const [only] = embedded;
  const hasWords = mail.parts.some(
    ({ contentType, text }) => contentType !== 'message/rfc822' && (text ?? '').trim() !== '',
  );
  if (only === undefined || embedded.length > 1 || hasWords) return null;
  const source = unwrapMessage(decodeTransfer(only.body, only.encoding, MAX_TEXT));
  const tree = splitByFields(source, allowance);
  return tree === null ? null : readTree(tree, allowance);
}

function splitByFields(message: Buffer, allowance: Allowance): MimeTree | null {
  const tree = splitMime(message, allowance);
  return tree.fields.length === 0 ? null : tree;
}

function readMail({ fields, content, leaves }: MimeTree): ParsedMail {
  return {
    messageId: messageIds(firstRaw(fields, 'message-id'))[0] ?? null,
    from: senderOf(fields),
    to: addressList(fields, 'to').map(addressOf),
    cc: addressList(fields, 'cc').map(addressOf),
    subject: decodeWords(firstRaw(fields, 'subject') ?? ''),
    date: readDate(firstRaw(fields, 'date')),
    inReplyTo: messageIds(firstRaw(fields, 'in-reply-to')),
    references: messageIds(firstRaw(fields, 'references')),
    headers: decodeFields(fields),
    contentType: content.type,
    parts: leaves.map(readPart),
  };
}

function complete(read: ParsedMail, allowance: Allowance): ParsedMail {
  const mail = { ...read, parts: withTextOfHtml(withoutCopies(read.parts)) };
  removePgp(mail.parts, allowance);
  return mail;
}

/** Outlook also sends the text of `winmail.dat` as a part of its own. */
function withoutCopies(parts: MailPart[]): MailPart[] {
  const isCopy = ({ contentType, headers }: MailPart): boolean =>
    contentType !== 'text/calendar' &&
    headers.some(({ name, value }) => name === 'x-derived' && value === TNEF_ORIGIN);
  const hasWords = parts.some(
    (part) =>
      /^text\/(?:plain|html)$/.test(part.contentType) && !isCopy(part) && part.text?.trim() !== '',
  );
  return hasWords ? parts.filter((part) => !isCopy(part)) : parts;
}

/**
 * `From: MAILER-DAEMON` has no address but is a strong sign: it is stored as a name with an empty
 * address.
 */
function senderOf(fields: RawField[]): Address | null {
  const found = addressList(fields, 'from')[0] ?? addressList(fields, 'sender')[0];
  if (found !== undefined) return found;
  const name = decodeWords(firstRaw(fields, 'from') ?? '')
    .replace(/[<>"]/g, '')
    .trim();
  return name === '' ? null : { name, address: '' };
}

function readPart(leaf: MimeLeaf): MailPart {
  return {
    contentType: leaf.content.type,
    headers: decodeFields(leaf.fields),
    text: isTextual(leaf) ? readText(leaf) : null,
  };
}

function readText(leaf: MimeLeaf): string {
  const bytes = decodeTransfer(leaf.body, leaf.encoding, MAX_TEXT);
  const text = decodeCharset(bytes, declaredCharset(leaf, bytes));
  // RFC 3676 4.2: the space before the line end was added with it, in scripts without spaces.
  return leaf.content.parameters['delsp']?.toLowerCase() === 'yes'
    ? text.replace(/(?<=[^\s-]) \r?\n/g, '')
    : text;
}

/**
 * Armour within a text: the text stays, and each encrypted block becomes a part of its own without
 * words.
 */
function removePgp(parts: MailPart[], allowance: Allowance): void {
  let encrypted = false;
  for (const part of parts) {
    if (!part.contentType.startsWith('text/') || part.text?.includes('-----BEGIN PGP ') !== true)
      continue;
    // In HTML, markup separates the lines of the armour; the derived text contains all of it.
    const unwrapped =
      part.contentType === 'text/html'
        ? { text: '', encrypted: false }
        : unwrapPgp(part.text, allowance);
    part.text = unwrapped.text;
    encrypted ||= unwrapped.encrypted;
  }
  if (encrypted) parts.push({ contentType: 'application/pgp-encrypted', headers: [], text: null });
}

/**
 * Message-IDs with their angle brackets. Some mail programs omit the brackets: one bare `a@b`
 * counts as one.
 */
function messageIds(value: string | undefined): string[] {
  if (value === undefined) return [];
  // A field is capped where it is read; a count in the pattern would cost more than the rest of the
  // header.
  const found = value.match(/<[^<>\s]+>/g)?.filter((id) => id.length <= 992);
  if (found !== undefined && found.length > 0) return [...new Set(found)].slice(0, MAX_REFERENCES);
  const bare = /^[^\s<>@]{1,500}@[^\s<>@]{1,500}$/.exec(value.trim());
  return bare === null ? [] : [`<${bare[0]}>`];
}

function addressOf(entry: Address): string {
  return entry.address;
}

function unreadable(reason: string): Failure {
  return new Failure({
    code: 'mail_unreadable',
    exit: 'invalidData',
    message: `A message could not be read: ${reason}.`,
    hint: 'It is quarantined and counted; look at the file or message named by its locator.',
  });
}
