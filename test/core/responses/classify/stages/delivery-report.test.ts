/** Delivery reports (RFC 3464). */
import { describe, expect, it } from 'vitest';
import { classifyMail } from '../../../../../lib/core/responses/classify/classify.ts';
import { writeMail, writeReport, type Draft } from '../write-mail.ts';

const DAEMON = 'Mail Delivery System <mailer-daemon@mx.example.test>';

describe('a delivery report (RFC 3464)', () => {
  it.each([
    [
      'failed, unknown user',
      {
        Action: 'failed',
        Status: '5.1.1',
        'Diagnostic-Code': 'smtp; 550 5.1.1 <bea@example.test>: User unknown',
      },
      'bounce',
      'hard',
      'user_unknown',
    ],
    [
      'failed, mailbox full, permanent code',
      { Action: 'failed', Status: '5.2.2', 'Diagnostic-Code': 'smtp; 552 5.2.2 Mailbox full' },
      'bounce',
      'soft',
      'mailbox_full',
    ],
    [
      'failed, our reputation',
      {
        Action: 'failed',
        Status: '5.7.1',
        'Diagnostic-Code': 'smtp; 554 5.7.1 blocked using zen.spamhaus.org',
      },
      'bounce',
      'block',
      'blocked',
    ],
    ['failed without a word', { Action: 'failed', Status: '5.0.0' }, 'bounce', 'soft', 'unknown'],
    [
      'failed, with odd capitals and a comment',
      { Action: 'Failed (permanent)', Status: '5.1.1 (bad address)' },
      'bounce',
      'hard',
      'user_unknown',
    ],
    ['action missing, status 5', { Status: '5.1.1' }, 'bounce', 'hard', 'user_unknown'],
    [
      'delayed',
      { Action: 'delayed', Status: '4.4.1', 'Diagnostic-Code': 'smtp; 550 5.1.1 User unknown' },
      'delayed',
      'soft',
      'user_unknown',
    ],
    ['delivered', { Action: 'delivered', Status: '2.0.0' }, 'delivered', undefined, undefined],
    ['relayed', { Action: 'relayed', Status: '2.0.0' }, 'delivered', undefined, undefined],
  ])('%s', (_case, fields, kind, bounceClass, reason) => {
    const found = classifyMail(writeReport(fields as Record<string, string>));
    expect(found.kind).toBe(kind);
    expect(found.bounce?.class).toBe(bounceClass);
    expect(found.bounce?.reason).toBe(reason);
    expect(found.originalMessageId).toBe('<m1.k7@acme.test>');
  });

  it('names the recipient in lower case, the address we mailed beside the one it was forwarded to', () => {
    const found = classifyMail(
      writeReport({
        'Original-Recipient': 'rfc822;sales@example.test',
        Action: 'failed',
        Status: '5.1.1',
      }),
    );
    expect(found.bounce).toMatchObject({
      recipient: 'bea@example.test',
      recipients: ['bea@example.test', 'sales@example.test'],
      status: '5.1.1',
    });
  });

  it('about several people fails when one of them failed', () => {
    const status =
      'Reporting-MTA: dns; mx.example.test\n\nFinal-Recipient: rfc822; a@example.test\nAction: delivered\nStatus: 2.0.0\n\nFinal-Recipient: rfc822; b@example.test\nAction: failed\nStatus: 5.1.1\n';
    const found = classifyMail(
      writeMail({
        from: DAEMON,
        subject: 'x',
        text: 'Report',
        parts: [['message/delivery-status', status]],
      }),
    );
    expect(found).toMatchObject({ kind: 'bounce', bounce: { recipients: ['b@example.test'] } });
  });

  it('takes the reason from the notice when the fields are mute', () => {
    const found = classifyMail(
      writeReport(
        { Action: 'failed', Status: '5.0.0', 'Diagnostic-Code': 'x-unix; exit 67' },
        '<bea@example.test>: the mailbox is full, sorry',
      ),
    );
    expect(found.bounce).toMatchObject({ class: 'soft', reason: 'mailbox_full' });
  });

  it('is read although its header says Auto-Submitted', () => {
    const mail = writeReport({ Action: 'failed', Status: '5.1.1' });
    expect(
      classifyMail({ ...mail, headers: [{ name: 'auto-submitted', value: 'auto-replied' }] }).kind,
    ).toBe('bounce');
  });

  it('that is a Sieve rejection dressed as a receipt is a bounce, a real receipt is a delivery', () => {
    const receipt = (text: string, disposition: string): Draft => ({
      from: 'Mail Delivery Subsystem <postmaster@example.test>',
      subject: 'Automatically rejected mail',
      text,
      parts: [
        [
          'message/disposition-notification',
          `Final-Recipient: rfc822; bea@example.test\nOriginal-Message-ID: <m1.k7@acme.test>\nDisposition: automatic-action/MDN-sent-automatically; ${disposition}`,
        ],
      ],
    });
    expect(
      classifyMail(
        writeMail(
          receipt(
            'Your message to <bea@example.test> was automatically rejected:\nQuota exceeded',
            'deleted',
          ),
        ),
      ),
    ).toMatchObject({ kind: 'bounce', bounce: { reason: 'mailbox_full' } });
    expect(
      classifyMail(
        writeMail({
          ...receipt('Your message was read.', 'displayed'),
          subject: 'Read: Your warehouse',
        }),
      ),
    ).toMatchObject({ kind: 'delivered', originalMessageId: '<m1.k7@acme.test>' });
  });
});
