/** The meaning of a server's refusal, as a table: whose fault, and why. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCodes } from '../../../lib/core/bounces/read-codes.ts';
import { classifyReply } from '../../../lib/core/bounces/smtp-reply.ts';
import { BOUNCE_REASONS } from '../../../lib/domain/responses/response.ts';

function judge(text: string): string {
  const { code, status } = readCodes(text);
  const verdict = classifyReply({ code, enhanced: status === '' ? null : status, text });
  return `${verdict.class} ${verdict.reason}`;
}

describe('a refusal', () => {
  it.each([
    [
      '550 5.1.1 <bea@example.test>: Recipient address rejected: User unknown in local recipient table',
      'hard user_unknown',
    ],
    [
      '550-5.1.1 The email account that you tried to reach does not\n550-5.1.1 exist. Please try double-checking the address',
      'hard user_unknown',
    ],
    ['550 5.1.2 <bea@nowhere.test>... Host unknown', 'hard host_unknown'],
    ['551 5.1.6 bea has moved, please try bea@new.test', 'hard mailbox_moved'],
    ['550 5.2.1 This account is disabled', 'hard mailbox_disabled'],
    ['556 5.1.10 Domain does not accept mail (nullMX)', 'hard accepts_no_mail'],
    ['550 5.1.1 ', 'hard user_unknown'],
    ['450 4.1.1 <bea@example.test>: User unknown in virtual alias table', 'soft user_unknown'],
    // 5xx is not "hard"
    ['552 5.2.2 <bea@example.test>: Mailbox full', 'soft mailbox_full'],
    ['554 5.2.2 quota exceeded', 'soft mailbox_full'],
    ['552 ', 'soft mailbox_full'],
    ['451 4.7.1 Greylisted, please try again in 300 seconds', 'soft greylisted'],
    ['452 4.3.1 Insufficient system storage', 'soft system_full'],
    ['421 4.7.0 Too many connections from your host', 'soft rate_limited'],
    ['550 5.4.316 Message expired, connection refused', 'soft expired'],
    ['554 5.4.6 Too many hops', 'soft routing_loop'],
    ['connect to mx.example.test[192.0.2.1]:25: Connection refused', 'soft network_error'],
    [
      'Host or domain name not found. Name service error for name=example.test type=MX: Host not found, try again',
      'soft network_error',
    ],
    ['550 Requested action not taken: something of ours', 'soft unknown'],
    ['550 mailbox busy', 'soft rate_limited'],
    ['450 4.7.0 Internal resources are temporarily unavailable', 'soft rate_limited'],
    // our side, never the prospect's
    [
      '554 5.7.1 Service unavailable; Client host [192.0.2.9] blocked using zen.spamhaus.org',
      'block blocked',
    ],
    [
      "550-5.7.26 Unauthenticated email from acme.test is not accepted due to domain's DMARC policy",
      'block authentication_failed',
    ],
    [
      '550 5.7.515 Access denied, sending domain does not meet the required authentication level',
      'block authentication_failed',
    ],
    [
      '550 5.7.25 The IP address sending this message does not have a PTR record',
      'block no_reverse_dns',
    ],
    [
      '553 5.1.8 <ann@acme.test>: Sender address rejected: Domain not found',
      'block sender_refused',
    ],
    ['554 5.7.1 Message rejected as spam', 'block spam'],
    ['552 5.3.4 Message size exceeds fixed limit', 'block message_too_big'],
    ['554 5.7.1 <bea@example.test>: Relay access denied', 'block no_relaying'],
    ['530 5.7.0 Must issue a STARTTLS command first', 'block tls_required'],
    ['550 5.7.1 ', 'block policy'],
    ['554 Infected: virus found', 'block virus'],
    // names and addresses in the reply do not count as words
    ['550 5.1.1 <spam@blacklist.test>: User unknown', 'hard user_unknown'],
    ['550 5.1.1 bea@example.test...User unknown', 'hard user_unknown'],
    ['550 5.1.1 <bea@[192.0.2.7]>...User unknown', 'hard user_unknown'],
    ['host spamfilter.example.test[192.0.2.1] said: 550 5.1.1 no such user', 'hard user_unknown'],
  ])('%s is %s', (text, expected) => {
    expect(judge(text)).toBe(expected);
  });

  it('for an unknown user after the content is a filter speaking, unless the status says 5.1.1', () => {
    expect(
      classifyReply({ code: 550, enhanced: null, text: '550 Unknown user', phase: 'final' }),
    ).toMatchObject({ class: 'soft', reason: 'filtered' });
    expect(
      classifyReply({
        code: 550,
        enhanced: '5.1.1',
        text: '550 5.1.1 Unknown user',
        phase: 'final',
      }),
    ).toMatchObject({ class: 'hard', reason: 'user_unknown' });
  });

  it.each([
    ['connect', 'block', 'blocked'],
    ['helo', 'block', 'blocked'],
    ['mail', 'block', 'sender_refused'],
    ['rcpt', 'soft', 'unknown'],
    ['final', 'soft', 'unknown'],
  ] as const)('in unknown words at %s is %s: before RCPT no recipient is meant', (phase, ...is) => {
    const verdict = classifyReply({ code: 554, enhanced: null, text: '554 go away', phase });
    expect([verdict.class, verdict.reason]).toEqual(is);
    const wait = classifyReply({ code: 421, enhanced: null, text: '421 go away', phase });
    expect(wait.class).toBe('soft');
    const command = classifyReply({ code: 502, enhanced: null, text: '502 what', phase });
    expect(command.rule).not.toBe('before-recipient');
  });

  it('of a domain in the text of the message is about no recipient', () => {
    const text = '554 A link in your message points to a domain that does not exist';
    const reply = { code: 554, enhanced: null, text };
    expect(classifyReply({ ...reply, phase: 'final' }).class).toBe('soft');
    expect(classifyReply({ code: 550, enhanced: '5.1.2', text: 'Host unknown' }).class).toBe(
      'hard',
    );
  });

  it('without known words is unknown and soft: in doubt no person is marked invalid', () => {
    expect(classifyReply({ code: 550, enhanced: null, text: '' })).toMatchObject({
      class: 'soft',
      reason: 'unknown',
      rule: 'none',
    });
    expect(classifyReply({ code: null, enhanced: '5.0.0', text: 'xyzzy' })).toMatchObject({
      class: 'soft',
      reason: 'unknown',
    });
  });

  it('of any text gets a known reason', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 400 }),
        fc.option(fc.integer({ min: 400, max: 599 }), { nil: null }),
        (text, code) => {
          expect(BOUNCE_REASONS).toContain(classifyReply({ code, enhanced: null, text }).reason);
        },
      ),
    );
  });
});

describe('codes in a text', () => {
  it.each([
    ['550 5.1.1 no', 550, '5.1.1'],
    ['550-5.1.1 no', 550, '5.1.1'],
    ['said: 450 4.7.1: wait', 450, '4.7.1'],
    ['smtp; 554 Denied (#5.7.1)', 554, '5.7.1'],
    ['Sorry, no mailbox here by that name. (#5.1.1)', null, '5.1.1'],
    ['from [5.1.1.7] via Exim 4.92.3, id 450AB, 5500 bytes, port 25', null, ''],
    ['nothing at all', null, ''],
  ] as const)('%s', (text, code, status) => {
    expect(readCodes(text)).toEqual({ code, status });
  });
});
