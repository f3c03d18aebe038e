import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideOutcome } from '../../../lib/core/sending/smtp-outcome.ts';
import { DAY } from '../../../lib/domain/time.ts';
import { SMTP_PHASES, type SmtpResult } from '../../../lib/domain/sending/message.ts';
import { MONDAY } from '../../support/quota.ts';
import { FRESH, reply, broken, anyText, anyStatus, decide } from './smtp-outcome.fixture.ts';

describe('what one try came to', () => {
  it.each<[string, SmtpResult, string, string?]>([
    ['taken', { ...reply('final', '250 2.0.0 queued'), accepted: true }, 'sent'],
    // no answer: only after 354 may the server have the message
    ['nobody listens', broken('connect'), 'account', 'unreachable'],
    // A message that makes the server fail must not block all others: it waits some minutes.
    ['the connection breaks at MAIL', broken('mail'), 'deferred', 'network_error'],
    ['the connection breaks at RCPT', broken('rcpt'), 'deferred', 'network_error'],
    ['the connection breaks at DATA', broken('data'), 'deferred', 'network_error'],
    ['the connection breaks after 354', broken('final', true), 'in_doubt'],
    ['we break off before 354', broken('aborted'), 'returned'],
    ['we break off after 354', broken('aborted', true), 'in_doubt'],
    // the account
    [
      'the server turns us away at the door',
      reply('connect', '554 5.7.1 no service'),
      'account',
      'unreachable',
    ],
    ['the server is busy', reply('mail', '421 4.3.2 too busy'), 'account', 'unreachable'],
    [
      'the server is full before it knows for whom',
      reply('mail', '452 4.2.2 mailbox full'),
      'account',
      'unreachable',
    ],
    [
      'the login is refused',
      reply('auth', '535 5.7.8 bad credentials'),
      'account',
      'login_refused',
    ],
    [
      'the login is refused for now',
      reply('auth', '454 4.7.0 temporary authentication failure'),
      'account',
      'unreachable',
    ],
    [
      'a server wants TLS',
      reply('mail', '530 5.7.0 must issue a STARTTLS command first'),
      'account',
      'tls',
    ],
    [
      'the day of the account is used up',
      reply('final', '550 5.4.5 daily user sending limit exceeded'),
      'account',
      'sending_limit',
    ],
    // the recipient is gone
    ['no such user', reply('rcpt', '550 5.1.1 user unknown'), 'hard', 'user_unknown'],
    ['no such domain', reply('rcpt', '550 5.1.2 domain not found'), 'hard', 'host_unknown'],
    // the recipient may come back
    ['the mailbox is full', reply('rcpt', '552 5.2.2 mailbox full'), 'soft', 'mailbox_full'],
    [
      'the mailbox is full for now',
      reply('rcpt', '452 4.2.2 mailbox full'),
      'soft',
      'mailbox_full',
    ],
    // in some minutes
    [
      'greylisting',
      reply('rcpt', '450 4.2.0 greylisted, try again in 5 minutes'),
      'deferred',
      'greylisted',
    ],
    ['a local error', reply('data', '451 4.3.0 local error in processing'), 'deferred'],
    ['a bare 451 after the text', reply('final', '451 try again later'), 'deferred'],
    // our side
    [
      'a rate limit that is said as 5xx',
      reply('rcpt', '550 5.7.1 too many messages from you'),
      'blocked',
      'rate_limited',
    ],
    [
      'our address is listed',
      reply('rcpt', '550 5.7.1 Service unavailable; client host blocked using zen.spamhaus.org'),
      'blocked',
    ],
    ['the text is taken for spam', reply('final', '550 5.7.1 message rejected as spam'), 'blocked'],
    [
      'the sender is refused',
      reply('mail', '550 5.1.8 sender address rejected'),
      'account',
      'sender_refused',
    ],
    // A refusal of MAIL FROM says nothing about the recipient, with any code.
    [
      'the sender is refused with the code of an unknown user',
      reply('mail', '550 5.1.1 user unknown'),
      'account',
      'sender_refused',
    ],
  ])('%s', (_, result, outcome, detail) => {
    const decided = decide(result);
    expect(decided.outcome).toBe(outcome);
    if (detail !== undefined)
      expect('problem' in decided ? decided.problem : (decided as { reason: string }).reason).toBe(
        detail,
      );
  });

  const quotas = { from: 'ann@acme.test', to: 'bob@example.test' };
  const judged = (result: SmtpResult, to = quotas.to): unknown => {
    const decided = decideOutcome(result, FRESH, MONDAY, { ...quotas, to });
    return [decided.outcome, 'problem' in decided ? decided.problem : null];
  };

  it.each<[string, SmtpResult, string, string | null]>([
    [
      'our address is unknown',
      reply('rcpt', '550 5.1.0 <ann@acme.test>: User unknown'),
      'account',
      'sender_refused',
    ],
    [
      'our domain is unknown',
      reply('rcpt', '550 5.1.8 Domain acme.test not found'),
      'account',
      'sender_refused',
    ],
    [
      'our address is full',
      reply('final', '552 5.2.2 ann@acme.test is over quota'),
      'account',
      'sender_refused',
    ],
    [
      'theirs is unknown, and ours stands beside it',
      reply('rcpt', '550 5.1.1 <bob@example.test>: User unknown (from=<ann@acme.test>)'),
      'hard',
      null,
    ],
    [
      'a host of ours says that theirs is unknown',
      reply('rcpt', '550 5.1.1 mail.acme.test: no such user'),
      'hard',
      null,
    ],
    [
      'an account is suspended, whose is not said',
      reply('rcpt', '550 Account suspended'),
      'account',
      'account_refused',
    ],
    [
      'their account is suspended',
      reply('rcpt', '550 bob@example.test: account suspended'),
      'hard',
      null,
    ],
    ['theirs, by its status', reply('rcpt', '550 5.2.1 Account suspended'), 'hard', null],
    ['theirs is closed to us', reply('rcpt', '550 5.7.133 not for you'), 'closed', null],
  ])('by whom it names: %s', (_, result, outcome, problem) => {
    expect(judged(result)).toEqual([outcome, problem]);
  });

  it('a colleague at our own domain is still a recipient', () => {
    expect(judged(reply('rcpt', '550 5.1.1 acme.test: no such user'), 'carl@acme.test')).toEqual([
      'hard',
      null,
    ]);
  });

  it('is in doubt only when the text had begun and no answer came', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SMTP_PHASES),
        fc.boolean(),
        fc.option(fc.integer({ min: 400, max: 599 })),
        anyText,
        (phase, dataStarted, code, response) => {
          const { outcome } = decide({
            accepted: false,
            dataStarted,
            phase,
            code,
            enhanced: null,
            response,
          });
          expect(outcome === 'in_doubt').toBe(code === null && (dataStarted || phase === 'final'));
          expect(outcome).not.toBe('sent');
        },
      ),
    );
  });

  it('ends the prospect only after an answer to their name, never for a fault of ours', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SMTP_PHASES),
        fc.option(fc.integer({ min: 400, max: 599 })),
        fc.option(anyStatus),
        anyText,
        (phase, code, enhanced, response) => {
          const decided = decide(
            { accepted: false, dataStarted: phase === 'final', phase, code, enhanced, response },
            { softBounces: 3, firstTryAt: MONDAY - 9 * DAY },
          );
          if (decided.outcome === 'hard' || decided.outcome === 'soft_exhausted') {
            expect(['connect', 'auth', 'mail']).not.toContain(phase);
            expect(code).not.toBeNull();
            expect(['account_failing', 'sending_limit', 'blocks']).not.toContain(
              decided.failure?.kind,
            );
          }
        },
      ),
    );
  });

  it('never ends a sequence for a 4xx, or for a reply before RCPT', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('connect', 'auth', 'mail', 'rcpt', 'data', 'final'),
        fc.integer({ min: 400, max: 599 }),
        fc.constantFrom('5.1.1', '4.1.1', '5.7.1', null),
        (phase, code, enhanced) => {
          const { outcome } = decide({
            accepted: false,
            dataStarted: phase === 'final',
            phase,
            code,
            enhanced,
            response: `${code} user unknown`,
          });
          if (outcome === 'hard')
            expect([code >= 500, ['rcpt', 'data', 'final'].includes(phase)]).toEqual([true, true]);
        },
      ),
    );
  });
});
