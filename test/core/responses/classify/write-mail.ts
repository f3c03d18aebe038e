/** Writes a ParsedMail from the few things a case is about. */
import type { MailPart, ParsedMail } from '../../../../lib/domain/responses/response.ts';

export type Draft = {
  from?: string;
  subject?: string;
  text?: string;
  headers?: Record<string, string>;
  parts?: [contentType: string, text: string][];
  date?: string;
  inReplyTo?: string[];
};

export function writeMail(draft: Draft): ParsedMail {
  const match = /^(?:(.*?) ?<)?([^<>]*)>?$/.exec(draft.from ?? 'Bea Bly <bea@example.test>');
  const headers = Object.entries(draft.headers ?? {}).map(([name, value]) => ({
    name: name.toLowerCase(),
    value,
  }));
  const parts: MailPart[] = [
    ...(draft.text === undefined
      ? []
      : [{ contentType: 'text/plain', headers: [], text: draft.text }]),
    ...(draft.parts ?? []).map(([contentType, text]) => ({ contentType, headers: [], text })),
  ];
  return {
    messageId: '<answer@example.test>',
    from: { name: match?.[1] ?? '', address: match?.[2] ?? '' },
    to: ['ann@acme.test'],
    cc: [],
    subject: draft.subject ?? 'Re: Your warehouse',
    date: Date.parse(draft.date ?? '2026-06-01T10:00:00Z'),
    inReplyTo: draft.inReplyTo ?? [],
    references: [],
    headers,
    contentType: draft.parts === undefined ? 'text/plain' : 'multipart/report',
    parts,
  };
}

/** What we sent, as reports return it. */
export const ORIGINAL = [
  'Received: from acme.test by mx.example.test; Mon, 1 Jun 2026 09:00:00 +0000',
  'Message-ID: <m1.k7@acme.test>',
  'From: Ann Lee <ann@acme.test>',
  'To: bea@example.test',
  'Subject: Your warehouse',
  '',
  'Hello Bea',
].join('\n');

/** A delivery report of one recipient. */
export function writeReport(
  fields: Record<string, string>,
  notice = 'Your message could not be delivered.',
): ParsedMail {
  const group = Object.entries({ 'Final-Recipient': 'rfc822; Bea@Example.test', ...fields })
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
  return writeMail({
    from: 'Mail Delivery System <mailer-daemon@mx.example.test>',
    subject: 'Undelivered Mail Returned to Sender',
    text: notice,
    parts: [
      ['message/delivery-status', `Reporting-MTA: dns; mx.example.test\n\n${group}\n`],
      ['message/rfc822', ORIGINAL],
    ],
  });
}
