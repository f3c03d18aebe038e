/** Notices of Amazon SES about our own messages, as SNS sends them by mail. */
import { describe, expect, it } from 'vitest';
import { classifyMail } from '../../../../../lib/core/responses/classify/classify.ts';
import { writeMail, type Draft } from '../write-mail.ts';

const MAIL = {
  messageId: '0101-ses',
  headers: [{ name: 'Message-ID', value: '<m1.k7@acme.test>' }],
  commonHeaders: { subject: 'Your warehouse' },
};

function bounce(
  recipient: object,
  rest: object = { bounceType: 'Permanent', bounceSubType: 'General' },
): object {
  return {
    notificationType: 'Bounce',
    bounce: { ...rest, bouncedRecipients: [{ emailAddress: 'Bea@example.test', ...recipient }] },
    mail: MAIL,
  };
}

function notice(text: string, more: Draft = {}): ReturnType<typeof classifyMail> {
  return classifyMail(
    writeMail({
      from: 'SES <no-reply@sns.amazonaws.com>',
      subject: 'AWS Notification Message',
      text,
      ...more,
    }),
  );
}

describe('a bounce', () => {
  it.each([
    [
      'by its diagnostic',
      bounce({ action: 'failed', status: '5.1.1', diagnosticCode: 'smtp; 550 5.1.1 user unknown' }),
      'hard',
      'user_unknown',
      '5.1.1',
    ],
    [
      'of a full mailbox',
      bounce({ status: '5.2.2', diagnosticCode: 'smtp; 552 5.2.2 mailbox full' }),
      'soft',
      'mailbox_full',
      '5.2.2',
    ],
    [
      'by its subtype, where nothing else speaks',
      bounce({}, { bounceType: 'Permanent', bounceSubType: 'OnAccountSuppressionList' }),
      'hard',
      'suppressed',
      '5.0.0',
    ],
    [
      'of which nothing is known',
      bounce({}, { bounceType: 'Undetermined', bounceSubType: 'Undetermined' }),
      'soft',
      'unknown',
      '5.0.0',
    ],
  ])('%s', (_case, json, bounceClass, reason, status) => {
    expect(notice(JSON.stringify(json))).toMatchObject({
      kind: 'bounce',
      originalMessageId: '<m1.k7@acme.test>',
      bounce: { class: bounceClass, reason, status, recipients: ['bea@example.test'] },
    });
  });

  it('is found in its envelope, under a footer, and in lines that a relay has broken', () => {
    const plain = JSON.stringify(
      bounce({ status: '5.1.1', diagnosticCode: 'smtp; 550 5.1.1 user unknown' }),
    );
    const footer =
      '\n\n--\nIf you wish to stop receiving notifications, please visit https://sns.test/unsubscribe.html?a={b}';
    for (const text of [
      JSON.stringify({ Type: 'Notification', Message: plain }, null, 2),
      plain + footer.replace('{b}', 'b'),
      plain.replace('"status"', '"!\n status"'),
    ]) {
      expect(notice(text)).toMatchObject({ kind: 'bounce', bounce: { status: '5.1.1' } });
    }
  });
});

it.each([
  [{ notificationType: 'Complaint', complaint: {}, mail: MAIL }, 'complaint'],
  [{ eventType: 'Delivery', delivery: {}, mail: MAIL }, 'delivered'],
  [
    {
      eventType: 'DeliveryDelay',
      deliveryDelay: { delayedRecipients: [{ emailAddress: 'bea@example.test', status: '4.4.1' }] },
      mail: MAIL,
    },
    'delayed',
  ],
])('%j', (json, kind) => {
  expect(notice(JSON.stringify(json))).toMatchObject({
    kind,
    originalMessageId: '<m1.k7@acme.test>',
  });
});

it('comes from a provider only: the same text from a person is a reply', () => {
  expect(
    notice(JSON.stringify(bounce({ status: '5.1.1' })), { from: 'Bea <bea@example.test>' }).kind,
  ).toBe('reply');
});

it.each(['{', '{"Message": "{"}', '{"notificationType": 7}', '[]', 'no JSON at all'])(
  'does not choke on %s',
  (text) => {
    expect(notice(text).kind).not.toBe('bounce');
  },
);
