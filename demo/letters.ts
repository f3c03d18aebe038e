/** Writes what comes back as real mail: replies (RFC 5322), automatic replies (RFC 3834) and delivery reports (RFC 3464). */
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import { chance } from './hash.ts';
import { nameOf, type Person } from './people.ts';

/** A mail of ours as a recipient sees it. */
export type Received = { at: number; step: number; from: { name: string; address: string }; to: string; subject: string; messageId: string; references: string[]; text: string; unsubscribeTo: string | null };

export type Letter = { subject?: string; text: string; automatic?: boolean; quoting?: boolean };

/** In the thread of the mail it answers, with its text quoted below, as people's programs do. */
export async function writeReply(person: Person, mail: Received, { letter, at }: { letter: Letter; at: number }): Promise<Buffer> {
  const { subject, text, automatic = false, quoting = !automatic } = letter;
  const quoted = `\n\nOn ${new Date(mail.at).toUTCString().slice(0, 22)} UTC, ${mail.from.name} <${mail.from.address}> wrote:\n${mail.text.trim().split('\n').map((line) => `> ${line}`).join('\n')}\n`;
  return new MailComposer({
    from: { name: nameOf(person), address: person.email },
    to: mail.from,
    subject: subject === undefined ? `Re: ${mail.subject.replace(/^Re: /, '')}` : `${subject}: ${mail.subject}`,
    date: new Date(at),
    messageId: idOf(person, `${mail.messageId}|${text}`),
    inReplyTo: mail.messageId,
    references: [...mail.references, mail.messageId],
    text: quoting ? text + quoted : text,
    ...(automatic ? { headers: { 'Auto-Submitted': 'auto-replied', 'Return-Path': '<>' } } : {}),
  }).compile().build();
}

/** What a mail program sends when its reader presses "unsubscribe": an empty mail to the address of List-Unsubscribe (RFC 2369). */
export async function writeUnsubscribe(person: Person, mail: Received, at: number): Promise<Buffer> {
  const url = new URL(mail.unsubscribeTo ?? `mailto:${mail.from.address}`);
  return new MailComposer({
    from: { name: nameOf(person), address: person.email },
    to: decodeURIComponent(url.pathname),
    subject: url.searchParams.get('subject') ?? '',
    date: new Date(at),
    messageId: idOf(person, 'unsubscribe'),
    text: '',
  }).compile().build();
}

/** The recipient's server took the mail and found out later that nobody lives there. */
export function writeDeliveryReport(person: Person, mail: Received, at: number): Buffer {
  const host = `mx.${person.email.split('@')[1] as string}`;
  const boundary = `report-${Math.floor(chance(`boundary|${mail.messageId}`) * 1e9)}`;
  const diagnostic = `550 5.1.1 <${person.email}>: Recipient address rejected: User unknown in virtual mailbox table`;
  return Buffer.from([
    'Return-Path: <>',
    `From: Mail Delivery System <MAILER-DAEMON@${host}>`,
    `To: ${mail.from.address}`,
    'Subject: Undelivered Mail Returned to Sender',
    `Date: ${new Date(at).toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: ${idOf(person, `report|${mail.messageId}`)}`,
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    `Content-Type: multipart/report; report-type=delivery-status; boundary="${boundary}"`,
    '',
    `--${boundary}`,
    'Content-Type: text/plain; charset=us-ascii',
    '',
    `This is the mail system at host ${host}.`,
    '',
    "I'm sorry to have to inform you that your message could not be",
    'delivered to one or more recipients. It is attached below.',
    '',
    `<${person.email}>: ${diagnostic}`,
    '',
    `--${boundary}`,
    'Content-Type: message/delivery-status',
    '',
    `Reporting-MTA: dns; ${host}`,
    `Arrival-Date: ${new Date(mail.at).toUTCString().replace('GMT', '+0000')}`,
    '',
    `Final-Recipient: rfc822; ${person.email}`,
    'Action: failed',
    'Status: 5.1.1',
    `Diagnostic-Code: smtp; ${diagnostic}`,
    '',
    `--${boundary}`,
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: ${mail.messageId}`,
    `From: ${mail.from.address}`,
    `To: ${person.email}`,
    '',
    `--${boundary}--`,
    '',
  ].join('\r\n'));
}

function idOf(person: Person, key: string): string {
  return `<${Math.floor(chance(`id|${key}`) * 2 ** 32).toString(36)}.${Math.floor(chance(`${person.email}|${key}`) * 2 ** 32).toString(36)}@${person.email.split('@')[1] as string}>`;
}
