/** What one inbound mail is, as tables: the reports, the notices, the machines and the people. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UNSUBSCRIBE_RULES } from '../../../../data/classify/unsubscribe/unsubscribe-rules.ts';
import { classifyMail } from '../../../../lib/core/responses/classify/classify.ts';
import { readComplaintRecipients } from '../../../../lib/core/responses/classify/stages/feedback-report.ts';
import { RESPONSE_KINDS } from '../../../../lib/domain/responses/response.ts';
import { RETURN_DATES } from '../absence/return-dates.fixture.ts';
import { ORIGINAL, writeMail, writeReport, type Draft } from './write-mail.ts';

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

  it('that says it still tries is a delay', () => {
    const text =
      'A message that you sent has not yet been delivered to bea@example.test\nafter more than 24 hours. No action is required on your part.';
    expect(
      classifyMail(
        writeMail({ from: DAEMON, subject: 'Warning: message abc delayed 24 hours', text }),
      ),
    ).toMatchObject({ kind: 'delayed', bounce: { class: 'soft' } });
  });
});

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

describe('"no more mail"', () => {
  it.each([
    ['unsubscribe'],
    ['Please remove me from your list.'],
    ['STOP'],
    ['Take me off this list!'],
    ["Don't contact me again."],
    ['Bitte nehmen Sie mich aus dem Verteiler.'],
    ['Merci de ne plus me contacter.'],
    ['Por favor, quiero darme de baja'],
    ['Отпишите меня'],
    ['配信停止をお願いします'],
    ['Hi,\n\nunsubscribe\n\nBea'],
  ])('"%s" is an unsubscribe', (text) => {
    expect(classifyMail(writeMail({ text }))).toMatchObject({
      kind: 'unsubscribe',
      intent: 'unsubscribe',
    });
  });

  it.each(
    UNSUBSCRIBE_RULES.flatMap(({ language, examples }) => examples.map((text) => [language, text])),
  )('in %s: "%s"', (language, text) => {
    const found = classifyMail(writeMail({ text }));
    expect(found).toMatchObject({ kind: 'unsubscribe', intent: 'unsubscribe' });
    expect([`text.unsubscribe:${language.split(',')[0]}`, 'text.unsubscribe-word']).toContain(
      found.rule,
    );
  });

  it.each(
    UNSUBSCRIBE_RULES.flatMap(({ language, nearMiss }) => nearMiss.map((text) => [language, text])),
  )('is not said in %s by "%s"', (_language, text) => {
    expect(classifyMail(writeMail({ text })).kind).toBe('reply');
  });

  it.each([
    [
      "Yes, let's talk.\n\nOn Mon, Jun 1, 2026 at 9:00 AM Ann Lee <ann@acme.test> wrote:\n> Hello\n> To unsubscribe, reply with unsubscribe. Please unsubscribe me",
    ],
    ["Yes, let's talk.\n\n-----Original Message-----\nFrom: Ann\n\nunsubscribe"],
    ["Yes, let's talk.\n\nAm 01.06.2026 um 09:00 schrieb Ann Lee:\n> Bitte keine weiteren Mails"],
    ['> unsubscribe me\nWhat did you mean by this?'],
    [
      `We send newsletters to many people. ${'Some of them wrote that they did not sign up, and others said this is spam, which it is not. '.repeat(6)}`,
    ],
  ])('is not read from what others said: %j', (text) => {
    expect(classifyMail(writeMail({ text })).kind).toBe('reply');
  });

  it('is read from the end of a long and angry text too', () => {
    expect(
      classifyMail(
        writeMail({
          text: `${'You have written to me far too often about things that I do not buy. '.repeat(8)}Remove me from your list.`,
        }),
      ).kind,
    ).toBe('unsubscribe');
  });

  it('may be the subject alone, even when a mail program wrote it for its user', () => {
    expect(classifyMail(writeMail({ subject: 'unsubscribe', text: '' })).kind).toBe('unsubscribe');
    expect(
      classifyMail(
        writeMail({ subject: 'unsubscribe aaaaaaaaaaaaaaaa.bbbbbbbbbb@acme.test', text: '' }),
      ),
    ).toMatchObject({
      kind: 'unsubscribe',
      originalMessageId: '<aaaaaaaaaaaaaaaa.bbbbbbbbbb@acme.test>',
    });
    expect(
      classifyMail(
        writeMail({
          subject: 'Unsubscribe',
          text: 'Sent by a mail program to unsubscribe.',
          headers: { 'Auto-Submitted': 'auto-generated' },
        }),
      ).kind,
    ).toBe('unsubscribe');
  });

  it('in the footer of a newsletter that reaches us is none', () => {
    expect(
      classifyMail(
        writeMail({
          subject: 'Our news',
          text: 'News!\n\nIf you wish to unsubscribe from these emails, click here.',
          headers: { 'List-Id': 'news', 'List-Unsubscribe': '<https://n.test/u>' },
        }),
      ).kind,
    ).toBe('unrelated');
  });
});

describe('an answer by machine', () => {
  it.each<[string, Draft, string, string | null]>([
    [
      'Exchange, away',
      {
        subject: 'Automatic reply: Your warehouse',
        text: 'I am out of the office and will be back on June 15.',
        headers: { 'Auto-Submitted': 'auto-generated' },
      },
      'out_of_office',
      '2026-06-15',
    ],
    [
      'away by subject alone',
      { subject: 'Out of Office: Bea Bly', text: 'Back on 15 June 2026.' },
      'out_of_office',
      '2026-06-15',
    ],
    [
      'German, away',
      {
        subject: 'Abwesenheitsnotiz: Ihr Lager',
        text: 'Ab dem 15.06.2026 bin ich wieder erreichbar.',
      },
      'out_of_office',
      '2026-06-15',
    ],
    [
      'away, no date',
      {
        subject: 'Re: Your warehouse',
        text: 'I am on annual leave with no access to email.',
        headers: { 'Auto-Submitted': 'auto-replied' },
      },
      'out_of_office',
      null,
    ],
    [
      'with an empty reverse path',
      {
        subject: 'Re: Your warehouse',
        text: 'I am on vacation until 15 June.',
        headers: { 'Return-Path': '<>' },
      },
      'out_of_office',
      '2026-06-15',
    ],
    [
      'vacation program, bulk',
      {
        subject: 'away from my mail',
        text: 'I will be reading my mail when I return.',
        headers: { Precedence: 'bulk' },
      },
      'out_of_office',
      null,
    ],
    [
      'back, without the word away',
      {
        subject: 'Re: Your warehouse',
        text: 'Back next Tuesday.',
        headers: { 'Auto-Submitted': 'auto-replied' },
      },
      'out_of_office',
      '2026-06-09',
    ],
    [
      'a promise with a day',
      {
        subject: 'Re: Your warehouse',
        text: 'Thank you. Our team will get back to you by Monday, 8 June.',
        headers: { 'Auto-Submitted': 'auto-replied' },
      },
      'auto_reply',
      null,
    ],
    [
      'a person with a day',
      {
        subject: 'Re: Your warehouse',
        text: 'I will be back in the office on 15 June, call me then.',
      },
      'reply',
      null,
    ],
    [
      'a ticket',
      {
        subject: 'Re: Your warehouse [#1234]',
        text: 'We have received your request.',
        headers: { 'X-Autoreply': 'yes' },
      },
      'auto_reply',
      null,
    ],
    [
      'Auto-Submitted says no',
      { subject: 'Re: Your warehouse', text: 'Fine.', headers: { 'Auto-Submitted': 'no' } },
      'reply',
      null,
    ],
    [
      "a suppress header on a person's mail",
      {
        subject: 'Re: Your warehouse',
        text: 'Fine, send it.',
        headers: { 'X-Auto-Response-Suppress': 'All' },
      },
      'reply',
      null,
    ],
  ])('%s', (_case, draft, kind, returns) => {
    const found = classifyMail(writeMail(draft));
    expect(found.kind).toBe(kind);
    expect(
      found.returnsAt === null ? null : new Date(found.returnsAt).toISOString().slice(0, 10),
    ).toBe(returns);
  });

  it.each(
    Object.entries(RETURN_DATES).flatMap(([language, rows]) =>
      rows.map(([text, day]) => [language, text, day] as const),
    ),
  )('in %s that says "%s" is an absence until %s', (_language, text, day) => {
    expect(
      classifyMail(writeMail({ text, headers: { 'Auto-Submitted': 'auto-replied' } })),
    ).toMatchObject({ kind: 'out_of_office', returnsAt: Date.parse(day as string) });
  });

  it('that says the person has left is no holiday', () => {
    expect(
      classifyMail(
        writeMail({
          subject: 'Automatic reply: Your warehouse',
          text: 'Bea Bly is no longer with the company. Please contact Carl.',
        }),
      ),
    ).toMatchObject({ kind: 'auto_reply', intent: 'left_company', returnsAt: null });
  });

  it('that says the person has another task now tells whom to ask', () => {
    expect(
      classifyMail(
        writeMail({
          subject: 'Automatic reply: Your warehouse',
          text: 'I have changed roles. For warehouses please contact Carl Meier, carl@example.test.',
        }),
      ),
    ).toMatchObject({
      kind: 'auto_reply',
      intent: 'wrong_person',
      contact: { name: 'Carl Meier', address: 'carl@example.test' },
    });
  });

  it('that asks for a click is a challenge', () => {
    const text =
      'Your message is being held. I use SpamArrest: click the link below to verify that you are a human.';
    expect(
      classifyMail(
        writeMail({
          subject: 'Re: Your warehouse (verification)',
          text,
          headers: { 'Auto-Submitted': 'auto-replied' },
        }),
      ).kind,
    ).toBe('challenge');
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

describe('mail that answers nobody', () => {
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

it('any mail gets a known kind, the same one each time', () => {
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
