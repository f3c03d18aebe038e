/**
 * Writes the answers of invented recipients as real messages: replies (RFC 5322), automatic replies
 * (RFC 3834), unsubscribes (RFC 2369), delivery reports (RFC 3464) and complaints (RFC 5965).
 */
import { createHash } from 'node:crypto';
import { parseMail } from '../inbound/mime/parse-mail.ts';
import type { Reaction } from '../../domain/rehearsal.ts';
import type { Instant } from '../../domain/time.ts';
import type { MailDraft } from '../outbound/compose.ts';

type Name = { name: string; address: string };
/** A message of ours as a recipient sees it. */
export type ReceivedMessage = Pick<
  MailDraft,
  'from' | 'subject' | 'messageId' | 'references' | 'text'
> & {
  at: Instant;
  to: string;
  /** The `mailto:` of its List-Unsubscribe. */ unsubscribeTo: string | null;
};

/** `subject` null: use the subject of the answered message. An automatic answer quotes nothing. */
export type ReplyText = { subject: string | null; text: string; automatic: boolean };

/** Any answer. */
export async function writeLetter(
  reaction: Reaction,
  person: Name,
  mail: ReceivedMessage,
  at: Instant,
): Promise<Buffer> {
  switch (reaction.kind) {
    case 'bounce':
      return writeDeliveryReport(person, mail, { ...reaction, at });
    case 'complaint':
      return writeComplaint(person, mail, { at });
    case 'unsubscribe':
      return writeUnsubscribe(person, mail, { ...reaction, at });
    case 'letter':
      return writeReply(person, mail, { ...reaction, at });
  }
}

export async function readReceived(
  raw: Buffer,
  envelope: { to: string; at: Instant },
): Promise<ReceivedMessage> {
  const mail = await parseMail(raw);
  const unsubscribe = mail.headers.find(({ name }) => name === 'list-unsubscribe')?.value ?? '';
  return {
    ...envelope,
    from: mail.from ?? { name: '', address: '' },
    subject: mail.subject,
    messageId: mail.messageId ?? '',
    references: mail.references,
    text: mail.parts.find(({ contentType }) => contentType === 'text/plain')?.text ?? '',
    unsubscribeTo: /<(mailto:[^<>]+)>/.exec(unsubscribe)?.[1] ?? null,
  };
}

/** An answer in the thread, with the message quoted below, like a mail program writes it. */
export async function writeReply(
  person: Name,
  mail: ReceivedMessage,
  { subject, text, automatic, at }: ReplyText & { at: Instant },
): Promise<Buffer> {
  const quoted = `\n\nOn ${new Date(mail.at).toUTCString().slice(0, 22)} UTC, ${mail.from.name} <${mail.from.address}> wrote:\n${mail.text
    .trim()
    .split(/\r?\n/)
    .map((line) => `> ${line}`)
    .join('\n')}\n`;
  return build({
    from: person,
    to: mail.from,
    date: new Date(at),
    messageId: idOf(person, `${mail.messageId}|${text}`),
    subject:
      subject === null ? `Re: ${mail.subject.replace(/^Re: /, '')}` : `${subject}: ${mail.subject}`,
    inReplyTo: mail.messageId,
    references: [...mail.references, mail.messageId],
    text: automatic ? text : text + quoted,
    ...(automatic ? { headers: { 'Auto-Submitted': 'auto-replied', 'Return-Path': '<>' } } : {}),
  });
}

/**
 * The message that a mail program sends when its user presses "unsubscribe": an empty one to the
 * address of List-Unsubscribe; without that address a reply with the words of `wish`.
 */
export async function writeUnsubscribe(
  person: Name,
  mail: ReceivedMessage,
  { wish, at }: { wish: string; at: Instant },
): Promise<Buffer> {
  if (mail.unsubscribeTo === null)
    return writeReply(person, mail, { subject: null, text: wish, automatic: false, at });
  const url = new URL(mail.unsubscribeTo);
  return build({
    from: person,
    to: decodeURIComponent(url.pathname),
    subject: url.searchParams.get('subject') ?? '',
    date: new Date(at),
    messageId: idOf(person, `unsubscribe|${mail.messageId}`),
    text: '',
  });
}

/**
 * The recipient's server accepted the message and could not deliver it later. `reply`: the server's
 * words, code first.
 */
export function writeDeliveryReport(
  person: Name,
  mail: ReceivedMessage,
  { status, reply, at }: { status: string; reply: string; at: Instant },
): Buffer {
  const host = `mx.${domainOf(person)}`;
  return report(person, mail, {
    at,
    type: 'delivery-status',
    from: `Mail Delivery System <MAILER-DAEMON@${host}>`,
    subject: 'Undelivered Mail Returned to Sender',
    key: `report|${reply}`,
    words: [
      `This is the mail system at host ${host}.`,
      '',
      "I'm sorry to have to inform you that your message could not be",
      'delivered to one or more recipients. It is attached below.',
      '',
      `<${person.address}>: ${reply}`,
    ],
    fields: [
      `Reporting-MTA: dns; ${host}`,
      `Arrival-Date: ${dateLine(mail.at)}`,
      '',
      `Final-Recipient: rfc822; ${person.address}`,
      'Action: failed',
      `Status: ${status}`,
      `Diagnostic-Code: smtp; ${reply}`,
    ],
  });
}

/** The provider reports that its user pressed "spam". */
function writeComplaint(person: Name, mail: ReceivedMessage, { at }: { at: Instant }): Buffer {
  const host = domainOf(person);
  return report(person, mail, {
    at,
    type: 'feedback-report',
    from: `Feedback Loop <feedback@${host}>`,
    subject: `FW: ${mail.subject}`,
    key: 'complaint',
    words: [`This is an email abuse report for a message received from ${mail.from.address}.`],
    fields: [
      'Feedback-Type: abuse',
      'User-Agent: rehearsal/1',
      'Version: 1',
      `Original-Mail-From: <${mail.from.address}>`,
      `Original-Rcpt-To: <${person.address}>`,
      `Arrival-Date: ${dateLine(mail.at)}`,
    ],
  });
}

type Report = {
  at: Instant;
  type: 'delivery-status' | 'feedback-report';
  from: string;
  subject: string;
  key: string;
  words: readonly string[];
  fields: readonly string[];
};

/** RFC 6522: words for people, fields for programs, and the header of the original message. */
function report(
  person: Name,
  mail: ReceivedMessage,
  { at, type, from, subject, key, words, fields }: Report,
): Buffer {
  const boundary = `report-${digest(`${mail.messageId}|${key}`).slice(0, 12)}`;
  return Buffer.from(
    [
      'Return-Path: <>',
      `From: ${from}`,
      `To: ${mail.from.address}`,
      `Subject: ${asciiOnly(subject)}`,
      `Date: ${dateLine(at)}`,
      `Message-ID: ${idOf(person, `${key}|${at}|${mail.messageId}`)}`,
      'Auto-Submitted: auto-replied',
      'MIME-Version: 1.0',
      `Content-Type: multipart/report; report-type=${type}; boundary="${boundary}"`,
      '',
      `--${boundary}`,
      'Content-Type: text/plain; charset=us-ascii',
      '',
      ...words,
      '',
      `--${boundary}`,
      `Content-Type: message/${type}`,
      '',
      ...fields,
      '',
      `--${boundary}`,
      'Content-Type: text/rfc822-headers',
      '',
      `Message-ID: ${mail.messageId}`,
      `From: ${mail.from.address}`,
      `To: ${person.address}`,
      '',
      `--${boundary}--`,
      '',
    ].join('\r\n'),
  );
}

async function build(mail: object): Promise<Buffer> {
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer/index.js');
  return new MailComposer(mail).compile().build();
}

function dateLine(at: Instant): string {
  return new Date(at).toUTCString().replace('GMT', '+0000');
}

function idOf(person: Name, key: string): string {
  return `<${digest(`${person.address}|${key}`).slice(0, 24)}@${domainOf(person)}>`;
}

function domainOf({ address }: Name): string {
  return address.slice(address.lastIndexOf('@') + 1);
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function asciiOnly(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '?');
}
