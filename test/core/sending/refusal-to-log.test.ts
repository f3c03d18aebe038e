/** Which replies at SMTP time say something of us. */
import { describe, expect, it } from 'vitest';
import { refusalToLog } from '../../../lib/core/sending/refusal-to-log.ts';
import { decideOutcome } from '../../../lib/core/sending/smtp-outcome.ts';
import type { SmtpPhase, SmtpResult } from '../../../lib/domain/sending/message.ts';
import { MONDAY } from '../../support/quota.ts';

function heard(phase: SmtpPhase, reply: string): unknown {
  const code = /^\d{3}/.exec(reply)?.[0] ?? null;
  const result: SmtpResult = {
    accepted: reply.startsWith('250'),
    dataStarted: phase === 'final',
    phase,
    code: code === null ? null : Number(code),
    enhanced: /^\d{3} (\d\.\d+\.\d+)/.exec(reply)?.[1] ?? null,
    response: reply,
  };
  const tries = { attempts: 0, softBounces: 0, blocks: 0, firstTryAt: MONDAY };
  const refusal = refusalToLog(decideOutcome(result, tries, MONDAY), result);
  return refusal && [refusal.kind, refusal.reason];
}

describe('a reply at SMTP time', () => {
  it.each<[string, SmtpPhase, string, unknown]>([
    ['a listing', 'rcpt', '554 5.7.1 blocked using zen.spamhaus.org', ['block', 'blocked']],
    ['a refused text', 'final', '554 5.7.1 it looks like spam', ['block', 'spam']],
    [
      'failed authentication',
      'final',
      '550 5.7.26 Unauthenticated email is not accepted due to the DMARC policy',
      ['block', 'authentication_failed'],
    ],
    ['a rate', 'rcpt', '451 4.7.1 Too many connections, slow down', ['deferral', 'rate_limited']],
    [
      'a doubt about us',
      'rcpt',
      '421 4.7.0 [TSS04] Messages from 192.0.2.1 temporarily deferred due to user complaints',
      ['deferral', 'bad_reputation'],
    ],
    [
      'a quota',
      'rcpt',
      '550 5.4.5 Daily user sending limit exceeded',
      ['account', 'sending_limit'],
    ],
    ['a login', 'auth', '535 5.7.8 Error: authentication failed', ['account', 'login_refused']],
    ['a dead address', 'rcpt', '550 5.1.1 User unknown', ['hard_bounce', 'user_unknown']],
    // about the recipient or its server, or about nothing
    ['greylisting', 'rcpt', '450 4.2.0 Greylisted, come back later', null],
    ['a full mailbox', 'rcpt', '452 4.2.2 Mailbox full', null],
    ['a busy server', 'rcpt', '451 4.3.0 Temporary local problem', null],
    ['an address closed to outsiders', 'rcpt', '550 5.7.133 SenderNotAuthenticatedForGroup', null],
    ['silence', 'connect', 'Timeout', null],
    ['an acceptance', 'final', '250 2.0.0 queued', null],
  ])('%s', (_, phase, reply, expected) => {
    expect(heard(phase, reply)).toEqual(expected);
  });
});
