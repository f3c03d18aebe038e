/**
 * A reply that a rule forwarded as an attachment is read like a direct one; attachments of people
 * stay attachments.
 */
import { describe, expect, it } from 'vitest';
import { readThrough } from '../../../../lib/core/responses/classify/carried-mail.ts';
import { classifyMail } from '../../../../lib/core/responses/classify/classify.ts';
import { parseMail } from '../../../../lib/mail/inbound/mime/parse-mail.ts';

const RULE = 'Auto-Submitted: auto-generated\nX-MS-Exchange-Inbox-Rules-Loop: sales@acme.test\n';
const REPLY = [
  'From: Bea <bea@example.test>',
  'To: sales@acme.test',
  'Subject: Re: Your warehouse',
  'In-Reply-To: <m1.k7@acme.test>',
  'Content-Type: text/plain',
  '',
  'Please unsubscribe me.',
  '',
].join('\n');
const OURS = REPLY.replace('bea@example.test', 'ann@acme.test');
const ABSENCE = REPLY.replace('Re: Your', 'Automatic reply: Your').replace(
  'Please unsubscribe me.',
  'I am out of the office until 20 June 2026.',
);

async function read(
  carried: string,
  { marks = RULE, text = '', alone = false } = {},
): Promise<[string, string | undefined, readonly string[]]> {
  const head = `From: Carl <carl@example.test>\nTo: ann@acme.test\nSubject: FW: Your warehouse\n${marks}`;
  const body = alone
    ? `Content-Type: message/rfc822\n\n${carried}`
    : `Content-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/plain\n\n${text}\n--b\nContent-Type: message/rfc822\n\n${carried}\n--b--\n`;
  const mail = readThrough(await parseMail(Buffer.from(head + body)), ['ann@acme.test']);
  return [classifyMail(mail).kind, mail.from?.address, mail.inReplyTo];
}

describe('forwarded whole by a rule', () => {
  it.each([
    ['beside an empty text', {}],
    ['as the only part', { alone: true }],
    ['with another mark', { marks: 'Auto-Submitted: auto-forwarded\n' }],
    ['by a redirect of Sieve', { marks: 'X-Sieve-Redirected-From: sales@acme.test\n' }],
  ])('a reply is its own sender, thread and text: %s', async (_, how) => {
    expect(await read(REPLY, how)).toEqual([
      'unsubscribe',
      'bea@example.test',
      ['<m1.k7@acme.test>'],
    ]);
  });

  it('an absence stays one', async () => {
    expect((await read(ABSENCE))[0]).toBe('out_of_office');
  });

  it.each([
    ['a message of ours inside', OURS, {}],
    ['a word of whoever forwards', REPLY, { text: 'For your information' }],
    ['no mark of a rule', REPLY, { marks: '' }],
  ])('stays a wrapper with %s', async (_, carried, how) => {
    expect((await read(carried, how))[1]).toBe('carl@example.test');
  });
});
