/** Complaints of feedback loops, whole, broken, and in forms of their own. */
import { describe, expect, it } from 'vitest';
import { classifyMail } from '../../../../../lib/core/responses/classify/classify.ts';
import { readComplaintRecipients } from '../../../../../lib/core/responses/classify/stages/feedback-report.ts';
import { parseMail } from '../../../../../lib/mail/inbound/mime/parse-mail.ts';
import { ORIGINAL, writeMail } from '../write-mail.ts';

const FIELDS =
  'Feedback-Type: abuse\nUser-Agent: Loop/1.0\nVersion: 1\nOriginal-Rcpt-To: bea@example.test\n';
const REPORT = `From: fbl@loop.test
To: ann@acme.test
Subject: FW: Your warehouse
Message-ID: <report.7@loop.test>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=feedback-report; boundary="b"

--b
Content-Type: text/plain

This is an email abuse report for a message received from 192.0.2.1.

--b
Content-Type: message/feedback-report

${FIELDS}
--b
Content-Type: message/rfc822

${ORIGINAL}
--b--
`;
const OWN = ['ann@acme.test'];

async function classified(source: string): Promise<ReturnType<typeof classifyMail>> {
  return classifyMail(await parseMail(Buffer.from(source)), { ownAddresses: OWN });
}

describe('a feedback report (RFC 5965)', () => {
  it.each<[string, (source: string) => string]>([
    ['whole', (source) => source],
    ['as bytes', (source) => source.replace('message/feedback-report', 'application/octet-stream')],
    ['as text', (source) => source.replace('message/feedback-report', 'text/plain')],
    [
      'as base64',
      (source) =>
        source.replace(
          `message/feedback-report\n\n${FIELDS}`,
          `message/feedback-report\nContent-Transfer-Encoding: base64\n\n${Buffer.from(FIELDS).toString('base64')}\n`,
        ),
    ],
    ['in multipart/mixed', (source) => source.replace(/report; report-type=[a-z-]+/, 'mixed')],
    [
      'with empty lines between the fields',
      (source) => source.replace(/(\n)(User|Vers)/g, '\n\n$2'),
    ],
    ['with its boundary lost', (source) => source.replace('boundary="b"', 'boundary="lost"')],
    ['never closed', (source) => source.replace('--b--', '')],
    ['without its fields', (source) => source.replace(FIELDS, '')],
    [
      'without its part',
      (source) => source.replace(`--b\nContent-Type: message/feedback-report\n\n${FIELDS}\n`, ''),
    ],
    ['with CR CR LF', (source) => source.replaceAll('\n', '\r\r\n')],
  ])('is a complaint: %s', async (_damage, apply) => {
    expect(await classified(apply(REPORT))).toMatchObject({
      kind: 'complaint',
      originalMessageId: '<m1.k7@acme.test>',
    });
  });

  it.each([
    ['abuse', 'complaint'],
    ['Fraud', 'complaint'],
    ['virus', 'complaint'],
    ['other', 'complaint'],
    ['miscategorized', 'complaint'],
    ['opt-out', 'unsubscribe'],
    ['opt-out-list', 'unsubscribe'],
    ['not-spam', 'unrelated'],
    ['auth-failure', 'unrelated'],
    ['dmarc', 'unrelated'],
  ])('of type %s is %s', async (type, kind) => {
    expect((await classified(REPORT.replace('abuse\n', `${type}\n`))).kind).toBe(kind);
  });

  it('whose fields are lost and that speaks of authentication is none', async () => {
    const lost = REPORT.replace(FIELDS, '').replace('abuse report', 'DMARC failure report');
    expect((await classified(lost)).kind).toBe('unrelated');
  });

  it('quoted by a person who answers is a reply', () => {
    const text = `Look what I got about you:\n\n${FIELDS}`;
    expect(classifyMail(writeMail({ text, inReplyTo: ['<m1.k7@acme.test>'] })).kind).toBe('reply');
  });
});

describe('a complaint in a form of its own', () => {
  const RETURNED = ORIGINAL.replace(
    'Message-ID',
    'X-HmXmrOriginalRecipient: bea@example.test\nMessage-ID',
  );

  it.each<[string, string, string]>([
    ['JMRP by its subject', 'staff@hotmail.test', 'complaint about message from 192.0.2.1'],
    ['a loop by its subject', 'scomp@loop.test', 'Email Feedback Report for IP 192.0.2.1'],
    ['a loop in Portuguese', 'abuse@loop.test', 'Denúncia de spam 4711'],
    ['a loop in Russian', 'fbl@loop.test', 'Жалоба на спам'],
    ['a loop in Chinese', 'postmaster@loop.test', '垃圾邮件投诉'],
  ])('%s', (_form, from, subject) => {
    const mail = writeMail({
      from,
      subject,
      text: '',
      parts: [['message/rfc822', ORIGINAL]],
    });
    expect(classifyMail(mail)).toMatchObject({
      kind: 'complaint',
      originalMessageId: '<m1.k7@acme.test>',
    });
  });

  it('JMRP by its field in the returned header, which names the recipient', () => {
    const mail = writeMail({
      from: 'staff@hotmail.test',
      subject: 'x',
      text: '',
      parts: [['message/rfc822', RETURNED.replace('To: bea@example.test', 'To: hidden')]],
    });
    expect(classifyMail(mail).kind).toBe('complaint');
    expect(readComplaintRecipients(mail)).toEqual(['bea@example.test']);
  });

  it('JMRP of old: our own message comes back with their field in its header', async () => {
    const mail = await parseMail(Buffer.from(RETURNED));
    expect(classifyMail(mail, { ownAddresses: OWN })).toMatchObject({
      kind: 'complaint',
      originalMessageId: '<m1.k7@acme.test>',
    });
    expect(readComplaintRecipients(mail)).toEqual(['bea@example.test']);
  });

  it('SpamCop by its address', () => {
    const from = '4711.abc@reports.spamcop.net';
    const text = `[ SpamCop V5 ]\nThis message is brief for your comfort.\n\n[ Offending message ]\n${ORIGINAL}`;
    expect(
      classifyMail(
        writeMail({ from, subject: '[SpamCop (192.0.2.1) id:4711]Your warehouse', text }),
      ),
    ).toMatchObject({ kind: 'complaint', originalMessageId: '<m1.k7@acme.test>' });
  });

  it.each([
    ['an angry letter', 'Bea <bea@example.test>', 'Abuse report', 'Stop sending me this spam!'],
    ['an abuse desk', 'Carl <carl@host.test>', 'Spam complaint', 'Your customer sends spam.'],
  ])('%s of a person is not', (_case, from, subject, text) => {
    expect(
      classifyMail(writeMail({ from, subject, text, parts: [['message/rfc822', ORIGINAL]] })).kind,
    ).not.toBe('complaint');
  });
});
