/** Bounces in plain text. */
import { describe, expect, it } from 'vitest';
import { classifyMail } from '../../../../../lib/core/responses/classify/classify.ts';
import { ORIGINAL, writeMail, type Draft } from '../write-mail.ts';

const DAEMON = 'Mail Delivery System <mailer-daemon@mx.example.test>';

describe('a bounce in plain text', () => {
  it.each<[string, Draft, string, string]>([
    [
      'qmail',
      {
        from: 'MAILER-DAEMON@mx.example.test',
        subject: 'failure notice',
        text: `Hi. This is the qmail-send program at mx.example.test.\nI'm afraid I wasn't able to deliver your message to the following addresses.\n\n<bea@example.test>:\nSorry, no mailbox here by that name. (#5.1.1)\n\n--- Below this line is a copy of the message.\n\n${ORIGINAL}`,
      },
      'hard',
      'user_unknown',
    ],
    [
      'Exim',
      {
        from: DAEMON,
        subject: 'Mail delivery failed: returning message to sender',
        headers: { 'X-Failed-Recipients': 'bea@example.test', 'Auto-Submitted': 'auto-replied' },
        text: `This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its\nrecipients. This is a permanent error.\n\n  bea@example.test\n    mailbox is full: retry timeout exceeded\n\n------ This is a copy of the message, including all the headers. ------\n\n${ORIGINAL}`,
      },
      'soft',
      'mailbox_full',
    ],
    [
      'sendmail without MIME',
      {
        from: 'Mail Delivery Subsystem <MAILER-DAEMON@mx.example.test>',
        subject: 'Returned mail: User unknown',
        text: `   ----- Transcript of session follows -----\n<<< 550 <bea@example.test>... User unknown\n550 bea@example.test... User unknown\n\n   ----- Unsent message follows -----\n${ORIGINAL}`,
      },
      'hard',
      'user_unknown',
    ],
    [
      'Exchange 5.5',
      {
        from: 'System Administrator <postmaster@example.test>',
        subject: 'Undeliverable: Your warehouse',
        text: 'Your message\n\n  To:      bea@example.test\n  Subject: Your warehouse\n\ndid not reach the following recipient(s):\n\nbea@example.test on Mon, 1 Jun 2026 09:00:00 +0000\n    The recipient name is not recognized',
        parts: [['message/rfc822', ORIGINAL]],
      },
      'hard',
      'user_unknown',
    ],
    [
      'Gmail of old',
      {
        from: 'Mail Delivery Subsystem <mailer-daemon@googlemail.test>',
        subject: 'Delivery Status Notification (Failure)',
        text: `Delivery to the following recipient failed permanently:\n\n     bea@example.test\n\nTechnical details of permanent failure:\nGoogle tried to deliver your message, but it was rejected. The error was:\n554 5.7.1 Message rejected as spam\n\n----- Original message -----\n\n${ORIGINAL}`,
      },
      'block',
      'spam',
    ],
    [
      'Yahoo',
      {
        from: 'MAILER-DAEMON@yahoo.test',
        subject: 'Failure Notice',
        text: `Sorry, we were unable to deliver your message to the following address.\n\n<bea@example.test>:\n554: delivery error: dd This user doesn't have a yahoo.test account\n\n--- Below this line is a copy of the message.\n\n${ORIGINAL}`,
      },
      'hard',
      'user_unknown',
    ],
    [
      'Mail.ru',
      {
        from: 'mailer-daemon@mail.test',
        subject: 'Ваше сообщение не доставлено. Mail failure.',
        text: `К сожалению, Ваше письмо не может быть доставлено одному или нескольким получателям:\n\n  bea@example.test\n    550 user not found\n\n${ORIGINAL}`,
      },
      'hard',
      'user_unknown',
    ],
    [
      'a Japanese carrier',
      {
        from: 'Postmaster@carrier.test',
        subject: 'Mail System Error - Returned Mail',
        text: `次のあて先へのメッセージはエラーのため送信できませんでした。\n\nThe user(s) account is disabled.\n\n<bea@example.test>\n\n${ORIGINAL}`,
      },
      'hard',
      'mailbox_disabled',
    ],
    [
      'Domino',
      {
        from: 'Postmaster@example.test',
        subject: 'DELIVERY FAILURE: User bea (bea@example.test) not listed in Domino Directory',
        text: 'Your message\n\n  Subject: Your warehouse\n\nwas not delivered to:\n\n  bea@example.test\n\nbecause:\n\n  User bea (bea@example.test) not listed in Domino Directory',
      },
      'hard',
      'user_unknown',
    ],
  ])('%s', (_system, draft, bounceClass, reason) => {
    const found = classifyMail(writeMail(draft));
    expect(found.kind).toBe('bounce');
    expect(found.bounce).toMatchObject({
      class: bounceClass,
      reason,
      recipient: 'bea@example.test',
    });
    if (JSON.stringify(draft).includes('m1.k7'))
      expect(found.originalMessageId).toBe('<m1.k7@acme.test>');
  });

  it.each<[string, Draft, string[]]>([
    [
      'the address we wrote to, too, where it led to another',
      {
        text: 'The following addresses had permanent fatal errors:\n<bea@home.test>\n    (expanded from: bea@example.test)\n550 5.1.1 User unknown',
      },
      ['bea@home.test', 'bea@example.test'],
    ],
    [
      'the one it was generated from, where Exim tells no other',
      {
        text: 'This is a permanent error. The following address(es) failed:\n\n  an undisclosed address\n    (generated from bea@example.test)\n    550 User unknown',
      },
      ['bea@example.test'],
    ],
    [
      'X.400 addresses of Exchange 5.5',
      {
        text: 'Your message\n\n  To: list@acme.test\n\ndid not reach the following recipient(s):\n\nc=US;a= ;p=EXAMPLE;dda:SMTP=bea@example.test; on Fri, 4 Oct 2002\n    The recipient name is not recognized',
      },
      ['bea@example.test'],
    ],
    [
      'ourselves, when we wrote to ourselves',
      { text: 'This is the qmail-send program.\n\n<ann@acme.test>:\n552 disk quota exceeded' },
      ['ann@acme.test'],
    ],
  ])('names %s', (_case, draft, recipients) => {
    expect(
      classifyMail(
        writeMail({ from: DAEMON, subject: 'Undelivered Mail Returned to Sender', ...draft }),
      ).bounce?.recipients,
    ).toEqual(recipients);
  });

  it.each([
    [
      'gave up, and names no code',
      'Delivery to the following recipient failed permanently:\n\n  bea@example.test\n\nThe mailbox is full.',
      '5.0.0',
    ],
    [
      'gave up, and names a code',
      'Delivery to the following recipient failed permanently:\n\n  bea@example.test\n\n452 try later',
      '4.0.0',
    ],
    [
      'ran out of time with refusals that were temporary',
      'This is a permanent error.\n\n  bea@example.test\n    retry timeout exceeded',
      '4.0.0',
    ],
  ])('that %s', (_case, text, status) => {
    expect(
      classifyMail(writeMail({ from: DAEMON, subject: 'Mail delivery failed', text })).bounce
        ?.status,
    ).toBe(status);
  });

  it('is found where a relay has lost the blank line above the message it returns', () => {
    const mail = writeMail({
      from: DAEMON,
      subject: 'Returned Mail: User unknown',
      text: 'The following addresses had delivery errors:\n\nbea@example.test [User unknown]',
    });
    const headers = [
      'Received: from acme.test',
      'Message-ID: <m1.k7@acme.test>',
      'From: ann@acme.test',
    ].map((line) => ({
      name: (line.split(': ')[0] as string).toLowerCase(),
      value: line.split(': ')[1] as string,
    }));
    mail.parts.push({ contentType: 'text/plain', headers, text: 'Hello Bea' });
    expect(classifyMail(mail)).toMatchObject({
      kind: 'bounce',
      originalMessageId: '<m1.k7@acme.test>',
      bounce: { reason: 'user_unknown' },
    });
  });

  it('is found in the report of a gateway that wraps another report, unless a person passes it on', () => {
    const inner = `From: MAILER-DAEMON@mx.example.test\nMessage-Id: <report@mx.example.test>\nContent-Type: multipart/report;\n\treport-type=delivery-status; boundary=x\n\n--x\n\nfailed\n\n--x\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example.test\n\nFinal-Recipient: rfc822; bea@example.test\nAction: failed\nStatus: 5.1.1\n\n--x\nContent-Type: message/rfc822\n\n${ORIGINAL}\n--x--`;
    const wrapped: Draft = {
      subject: 'Returned mail: User unknown',
      text: 'The following addresses had permanent delivery errors',
      parts: [['message/rfc822', inner]],
    };
    expect(classifyMail(writeMail({ ...wrapped, from: DAEMON }))).toMatchObject({
      kind: 'bounce',
      originalMessageId: '<m1.k7@acme.test>',
      bounce: { recipients: ['bea@example.test'], status: '5.1.1' },
    });
    expect(
      classifyMail(
        writeMail({
          ...wrapped,
          subject: 'Fwd: Returned mail',
          text: 'Your mail to Bea came back, see below.',
        }),
      ).kind,
    ).toBe('reply');
  });

  it.each<[string, Draft]>([
    [
      'a list program',
      {
        from: 'list-admin@example.test',
        subject: 'You ann@acme.test are not member (talk ML)',
        headers: { 'X-MLServer': 'fml [fml 4.0.3 release]' },
        text: 'You are not a member of this mailing list <talk@example.test>.',
      },
    ],
    [
      'a gateway that adds its verdict to our subject',
      {
        from: 'gateway@example.test',
        subject: 'RE: Your warehouse : non remis (delivery failed)',
        text: 'Your message could not be delivered to\nbea@example.test',
      },
    ],
  ])('may come from %s', (_case, draft) => {
    expect(classifyMail(writeMail(draft)).kind).toBe('bounce');
  });

  it('that is still being tried is a delay', () => {
    const text =
      'A message that you sent has not yet been delivered to bea@example.test\nafter more than 24 hours. No action is required on your part.';
    expect(
      classifyMail(
        writeMail({ from: DAEMON, subject: 'Warning: message abc delayed 24 hours', text }),
      ),
    ).toMatchObject({ kind: 'delayed', bounce: { class: 'soft' } });
  });
});

it('is not what a member of a list writes about a refusal, under whatever name', () => {
  const post = {
    from: 'Bounces <bounces@list.example.test>',
    subject: '[postfix] 550 5.1.1 User unknown',
    text: 'Our new server answers 550 5.1.1 User unknown for everybody. Any ideas?',
  };
  const headers = { 'List-Id': '<postfix.list.example.test>' };
  expect(classifyMail(writeMail({ ...post, headers }))).toMatchObject({ kind: 'unrelated' });
  expect(classifyMail(writeMail(post))).toMatchObject({ kind: 'bounce' });
});
