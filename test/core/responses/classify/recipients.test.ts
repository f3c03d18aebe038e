/** Which address failed and which message it was, in the dialects of mail systems. */
import { describe, expect, it } from 'vitest';
import { classifyMail } from '../../../../lib/core/responses/classify/classify.ts';
import { toAddress } from '../../../../lib/core/responses/classify/recipients.ts';
import { ORIGINAL, writeMail, writeReport } from './write-mail.ts';

it.each([
  ['rfc822; Bea@Example.test', 'bea@example.test'],
  ['RFC822;<bea@example.test>', 'bea@example.test'],
  ['rfc822; bea@example.test (Bea Bly)', 'bea@example.test'],
  ['rfc822; Bea Bly <bea@example.test>', 'bea@example.test'],
  ['"bea@example.test"', 'bea@example.test'],
  ['utf-8; bea@example.test', 'bea@example.test'],
  ['LOCAL;bea@example.test.', 'bea@example.test'],
  ['smtp:bea@example.test', 'bea@example.test'],
  ['rfc822;IMCEASMTP-bea+40example+2Etest@mx.acme.test', 'bea@example.test'],
  ['x400; /C=US/S=Bly/', null],
  ['system; bea', null],
  ['rfc822; bea', null],
  ['bea@example.test said: no', null],
])('"%s" is the address %s', (value, address) => {
  expect(toAddress(value)).toBe(address);
});

const DAEMON = 'Mail Delivery System <mailer-daemon@mx.example.test>';

describe('a notice names the recipient', () => {
  it.each([
    ['Exim', 'The following address(es) failed:\n\n  bea@example.test\n    550 User unknown'],
    ['qmail', 'This is the qmail-send program.\n\n<bea@example.test>:\n550 User unknown'],
    ['sendmail', 'permanent fatal errors -----\n<bea@example.test>\n    (reason: 550 unknown)'],
    ['sendmail of old', 'Transcript of session follows\n550 bea@example.test... User unknown'],
    [
      'Exchange',
      'The following recipient(s) could not be reached:\n\n  bea@example.test on 1.6.2026',
    ],
    [
      'Exchange 2013',
      'could not be delivered to\n\nBea Bly (bea@example.test)<mailto:bea@example.test>',
    ],
    ['Domino', 'was not delivered to:\n\n  bea@example.test\n\nbecause:\n\n  not listed'],
    ['GroupWise', 'was undeliverable to the following:\n\tbea@example.test (user not found)'],
    ['Postfix', '<bea@example.test>: host mx.example.test[192.0.2.9] said: 550 User unknown'],
    ['OpenSMTPD', 'could not be delivered\nbea@example.test: 550 User unknown'],
    ['PMDF', 'cannot be delivered\n\n  Recipient address: bea@example.test\n  Reason: full'],
    ['InterScan', 'Unable to deliver message to <bea@example.test>.'],
  ])('%s', (_system, text) => {
    const mail = writeMail({ from: DAEMON, subject: 'Undelivered mail', text });
    expect(classifyMail(mail).bounce?.recipient).toBe('bea@example.test');
  });

  it('never by the id of a message', () => {
    const text =
      'could not be delivered\nMessage-ID: <m1.k7@acme.test>\nReferences: <m0@acme.test>';
    const mail = writeMail({ from: DAEMON, subject: 'Undelivered mail', text });
    expect(classifyMail(mail).bounce?.recipients).toEqual([]);
  });

  it('or, without a word of its own, by the message that comes back', () => {
    const mail = writeMail({ from: DAEMON, subject: 'Undelivered mail', text: ORIGINAL });
    expect(classifyMail(mail).bounce?.recipients).toEqual(['bea@example.test']);
  });
});

describe('a report names the message', () => {
  const ID = '<m1.k7@acme.test>';
  const idOf = (text: string, headers = {}): string | null =>
    classifyMail(writeMail({ from: DAEMON, subject: 'Undelivered mail', text, headers }))
      .originalMessageId;
  const FAILED = 'Your message could not be delivered to\n\n  bea@example.test\n\n';

  it.each([
    ['in its text', `${FAILED}Original message\n\n${ORIGINAL}`],
    ['quoted', `${FAILED}${ORIGINAL.replace(/^/gm, '> ')}`],
    ['indented', `${FAILED}Original message\n\n${ORIGINAL.replace(/^/gm, '   ')}`],
    ['folded', `${FAILED}${ORIGINAL.replace('Message-ID: ', 'Message-ID:\n\t')}`],
    ['without brackets', `${FAILED}${ORIGINAL.replace(ID, 'm1.k7@acme.test')}`],
    ['with a comment', `${FAILED}${ORIGINAL.replace(ID, `(added by mx) ${ID}`)}`],
    ['with a field of a service', `${FAILED}X-Microsoft-Original-Message-ID: ${ID}`],
    ['as a sentence', `${FAILED}The message with Message-ID ${ID} has failed.`],
    ['cut off behind it', `${FAILED}${ORIGINAL.slice(0, ORIGINAL.indexOf('From:'))}`],
    [
      'in a report that it returns',
      `${FAILED}Return-Path: <>\nFrom: MAILER-DAEMON@b.test\nMessage-ID: <report@b.test>\n\nFailed.\n\n${ORIGINAL}`,
    ],
  ])('%s', (_place, text) => {
    expect(idOf(text)).toBe(ID);
  });

  it('not by its own id, and not by that of a hop', () => {
    const hop = 'Received: from acme.test by mx.example.test with ESMTP id <q1@mx.example.test>';
    expect(idOf(`${FAILED}${hop}\nFrom: ann@acme.test`, { 'Message-ID': '<own@b.test>' })).toBe(
      null,
    );
  });

  it('in a part of header fields alone', () => {
    const mail = writeReport({ Action: 'failed', Status: '5.1.1' });
    mail.parts.pop();
    mail.parts.push({ contentType: 'text/rfc822-headers', headers: [], text: ORIGINAL });
    expect(classifyMail(mail).originalMessageId).toBe(ID);
  });
});

it('a report names the address we wrote to beside the one that it was expanded to', () => {
  const mail = writeReport(
    {
      'Final-Recipient': 'rfc822; bea@moved.example.test',
      Action: 'failed',
      Status: '5.1.1',
      'Diagnostic-Code': 'smtp; 550 5.1.1 User unknown',
    },
    '<bea@moved.example.test> (expanded from <bea@example.test>): host mx said: 550 5.1.1 User unknown',
  );
  expect(classifyMail(mail).bounce).toMatchObject({
    recipient: 'bea@moved.example.test',
    recipients: ['bea@moved.example.test', 'bea@example.test'],
  });
});
