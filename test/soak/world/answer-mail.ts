/** Writes the messages that invented recipients and their servers send back. */
import type { Invented } from './people.ts';
import type { SinkLine } from './record.ts';

/** A message of ours as a recipient received it. */
export type ReceivedAnswer = {
  person: Invented;
  line: SinkLine;
  messageId: string;
  subject: string;
};
export type Head = { at: number; id: string };

export const UNSUBSCRIBE_ADDRESS = 'unsubscribe@acme.test';

export function writeReply(
  { person, line, messageId, subject }: ReceivedAnswer,
  head: Head,
  text: string,
): string {
  const quoted = line.text
    .trimEnd()
    .split('\r\n')
    .map((row) => `> ${row}`);
  return mail(
    [
      ...common(head, {
        from: `${person.firstName} <${person.email}>`,
        to: line.from,
        subject: subject.startsWith('Re: ') ? subject : `Re: ${subject}`,
      }),
      `In-Reply-To: ${messageId}`,
      `References: ${messageId}`,
      ...plainText(),
    ],
    [text, '', `On a day, somebody <${line.from}> wrote:`, ...quoted],
  );
}

/** The message a mail program sends for List-Unsubscribe: no thread, only the proposed subject. */
export function writeUnsubscribe({ person, messageId }: ReceivedAnswer, head: Head): string {
  return mail(
    [
      ...common(head, {
        from: `<${person.email}>`,
        to: UNSUBSCRIBE_ADDRESS,
        subject: `unsubscribe ${messageId.slice(1, -1)}`,
      }),
      ...plainText(),
    ],
    [''],
  );
}

export function writeAbsence(
  { person, line, messageId, subject }: ReceivedAnswer,
  head: Head,
  returnsOn: string,
): string {
  const back = new Date(`${returnsOn}T12:00:00Z`).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return mail(
    [
      ...common(head, {
        from: `${person.firstName} <${person.email}>`,
        to: line.from,
        subject: `Automatic reply: ${subject}`,
      }),
      `In-Reply-To: ${messageId}`,
      'Auto-Submitted: auto-replied',
      'X-Auto-Response-Suppress: All',
      ...plainText(),
    ],
    [
      'Hello,',
      '',
      `I am out of the office and will be back on ${back}.`,
      'I will answer your message then.',
    ],
  );
}

/** A delivery status notification of RFC 3464, with the headers of the message it reports on. */
export function writeReport(
  { person, line, messageId }: ReceivedAnswer,
  head: Head,
  why: { status: string; reply: string },
): string {
  const domain = person.email.split('@')[1]!;
  const boundary = `report-${head.id}`;
  return mail(
    [
      ...common(head, {
        from: `Mail Delivery System <MAILER-DAEMON@mx.${domain}>`,
        to: line.from,
        subject: 'Undelivered Mail Returned to Sender',
      }),
      'Auto-Submitted: auto-replied',
      `Content-Type: multipart/report; report-type=delivery-status; boundary="${boundary}"`,
    ],
    [
      `--${boundary}`,
      'Content-Type: text/plain; charset=us-ascii',
      '',
      'This message was created automatically. Your message could not be delivered to',
      '',
      `<${person.email}>: host mx.${domain}[192.0.2.1] said: ${why.reply}`,
      '',
      `--${boundary}`,
      'Content-Type: message/delivery-status',
      '',
      `Reporting-MTA: dns; mx.${domain}`,
      `Arrival-Date: ${new Date(head.at).toUTCString().replace('GMT', '+0000')}`,
      '',
      `Final-Recipient: rfc822; ${person.email}`,
      'Action: failed',
      `Status: ${why.status}`,
      `Remote-MTA: dns; mx.${domain}`,
      `Diagnostic-Code: smtp; ${why.reply}`,
      '',
      `--${boundary}`,
      'Content-Type: text/rfc822-headers',
      '',
      ...line.headers
        .filter(([name]) => /^(from|to|subject|date|message-id)$/i.test(name))
        .map(
          ([name, value]) => `${name}: ${name.toLowerCase() === 'message-id' ? messageId : value}`,
        ),
      '',
      `--${boundary}--`,
    ],
  );
}

function common(
  { at, id }: Head,
  { from, to, subject }: { from: string; to: string; subject: string },
): string[] {
  return [
    `From: ${encoded(from)}`,
    `To: ${to}`,
    `Subject: ${encoded(subject)}`,
    `Date: ${new Date(at).toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${id}@answers.test>`,
    'MIME-Version: 1.0',
  ];
}

function plainText(): string[] {
  return ['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: 8bit'];
}

/** RFC 2047, word by word, for text that is not ASCII. */
function encoded(text: string): string {
  return text.replace(
    // eslint-disable-next-line no-control-regex
    /[^\x00-\x7f\s<>]+(?:[^\s<>]*)/g,
    (word) => `=?utf-8?B?${Buffer.from(word).toString('base64')}?=`,
  );
}

function mail(headers: readonly string[], body: readonly string[]): string {
  return [...headers, '', ...body, ''].join('\r\n');
}
