/** The kind of one inbound message, as tables: reports, notices, automatic answers and replies. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classifyMail } from '../../../../lib/core/responses/classify/classify.ts';
import { readComplaintRecipients } from '../../../../lib/core/responses/classify/stages/feedback-report.ts';
import { RESPONSE_KINDS } from '../../../../lib/domain/responses/response.ts';
import { ORIGINAL, writeMail, type Draft } from './write-mail.ts';

describe('what a person writes is a reply', () => {
  it.each<[string, Draft]>([
    [
      'about a bounce',
      {
        subject: 'Re: mail to you bounced?',
        text: 'Hi Ann, I got "550 5.1.1 User unknown" when I wrote to Carl. Did you too?',
        inReplyTo: ['<m1.k7@acme.test>'],
      },
    ],
    [
      'forwarding a bounce',
      {
        subject: 'Fwd: Undelivered Mail Returned to Sender',
        text: `Is this yours?\n\n---------- Forwarded message ---------\nFrom: MAILER-DAEMON\nTo: Ann\nSubject: Undelivered Mail\n\n${ORIGINAL}`,
      },
    ],
    [
      'who is a postmaster',
      {
        from: 'Olaf, Postmaster <postmaster@example.test>',
        subject: 'Re: Your warehouse',
        text: 'We are happy with our current supplier.',
        inReplyTo: ['<m1.k7@acme.test>'],
      },
    ],
    [
      'who will be away',
      {
        subject: 'Re: Your warehouse',
        text: "Let's talk in two weeks, I am on vacation next week.",
      },
    ],
    [
      'quoting our footer',
      {
        text: 'Thanks, interesting!\n\nOn Mon, Jun 1, 2026 at 9:00 AM Ann Lee <ann@acme.test> wrote:\n> Hello\n> Reply "unsubscribe" to stop, please unsubscribe me',
      },
    ],
    [
      'asking about unsubscribing',
      { text: 'How do people unsubscribe from the mails your product sends?' },
    ],
  ])('%s', (_case, draft) => {
    expect(classifyMail(writeMail(draft)).kind).toBe('reply');
  });

  it.each([
    ['Sounds interesting, can we talk on Thursday?', 'interested'],
    ['Thanks, but we are not interested.', 'not_interested'],
    ['Not right now, please circle back next quarter.', 'later'],
    ['You should talk to Carl, he buys these.', 'referral'],
    ["I'm afraid I am not the right person for this.", 'wrong_person'],
    ['Bea no longer works here.', 'left_company'],
    ['What does it cost?', 'question'],
    ['How dare you write to me again', 'angry'],
    ['Kein Interesse, danke.', 'not_interested'],
    ['Hm.', 'unknown'],
  ])('"%s" is %s', (text, intent) => {
    expect(classifyMail(writeMail({ text }))).toMatchObject({
      kind: 'reply',
      intent,
      visibleText: text,
    });
  });
});

describe('a complaint (RFC 5965)', () => {
  const complaint = (type: string): ReturnType<typeof writeMail> =>
    writeMail({
      from: 'fbl@provider.test',
      subject: 'FW: Your warehouse',
      text: 'This is an abuse report.',
      parts: [
        [
          'message/feedback-report',
          `Feedback-Type: ${type}\nUser-Agent: x/1\nVersion: 1\nOriginal-Rcpt-To: <Bea@example.test>`,
        ],
        ['message/rfc822', ORIGINAL],
      ],
    });

  it.each([
    ['abuse', 'complaint'],
    ['fraud', 'complaint'],
    ['auth-failure', 'unrelated'],
    ['not-spam', 'unrelated'],
    ['opt-out', 'unsubscribe'],
  ])('of type %s is %s', (type, kind) => {
    expect(classifyMail(complaint(type))).toMatchObject({
      kind,
      originalMessageId: '<m1.k7@acme.test>',
    });
  });

  it('names whom it is about', () => {
    expect(readComplaintRecipients(complaint('abuse'))).toEqual(['bea@example.test']);
  });
});

describe('messages that answer no message', () => {
  it('is unrelated when we wrote it ourselves', () => {
    expect(
      classifyMail(writeMail({ from: 'Ann <Ann@acme.test>', text: 'Hello Bea' }), {
        ownAddresses: ['ann@acme.test'],
      }),
    ).toMatchObject({ kind: 'unrelated', rule: 'guard.own-copy' });
  });

  it('is unrelated when it goes to a list, but a post that answers us is a reply', () => {
    expect(
      classifyMail(writeMail({ text: 'Hi all', headers: { 'List-Id': '<l.test>' } })).kind,
    ).toBe('unrelated');
    expect(
      classifyMail(
        writeMail({
          text: 'Hi Ann',
          headers: { 'List-Id': '<l.test>' },
          inReplyTo: ['<m1.k7@acme.test>'],
        }),
      ).kind,
    ).toBe('reply');
  });
});

it('any message gets a known kind, the same one each time', () => {
  const texts = fc.oneof(
    fc.string({ maxLength: 300 }),
    fc.constantFrom(
      'unsubscribe',
      '550 5.1.1 no',
      ORIGINAL,
      'Final-Recipient: rfc822; a@b.test\nAction: failed',
      'On 1 Jun 2026, Ann wrote:\n> x',
    ),
  );
  fc.assert(
    fc.property(
      texts,
      texts,
      fc.constantFrom(
        'text/plain',
        'text/html',
        'message/delivery-status',
        'message/feedback-report',
        'message/rfc822',
        'message/disposition-notification',
      ),
      (subject, text, type) => {
        const mail = writeMail({ subject, text, parts: [[type, text]] });
        const found = classifyMail(mail);
        expect(RESPONSE_KINDS).toContain(found.kind);
        expect(classifyMail(mail)).toEqual(found);
        expect(found.kind === 'bounce' || found.kind === 'delayed').toBe(found.bounce !== null);
      },
    ),
  );
});
