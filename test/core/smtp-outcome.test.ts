import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakerAfter, decideOutcome, SOFT_RETRIES, type Outcome, type Tries } from '../../lib/core/smtp-outcome.ts';
import { DAY, HOUR, MINUTE } from '../../lib/domain/time.ts';
import type { SmtpResult } from '../../lib/domain/message.ts';
import { MONDAY } from '../support/party.ts';

const FRESH: Tries = { attempts: 0, softBounces: 0, firstTryAt: MONDAY };

/** A reply as servers write it: code, status and words in one line. */
function reply(phase: SmtpResult['phase'], line: string): SmtpResult {
  const [, code, enhanced, text] = /^(\d{3})(?: (\d\.\d+\.\d+))? (.*)$/.exec(line) as unknown as [string, string, string | undefined, string];
  return { accepted: false, dataStarted: phase === 'final', phase, code: Number(code), enhanced: enhanced ?? null, response: `${code} ${enhanced ?? ''} ${text}` };
}

function broken(phase: SmtpResult['phase'], dataStarted = false): SmtpResult {
  return { accepted: false, dataStarted, phase, code: null, enhanced: null, response: 'the connection ended' };
}

const decide = (result: SmtpResult, tries: Partial<Tries> = {}): Outcome => decideOutcome(result, { ...FRESH, ...tries }, MONDAY);

describe('what one try came to', () => {
  it.each<[string, SmtpResult, string, string?]>([
    ['taken', { ...reply('final', '250 2.0.0 queued'), accepted: true }, 'sent'],
    // nothing heard: only after 354 may it have been taken
    ['nobody listens', broken('connect'), 'account', 'unreachable'],
    ['the connection breaks at MAIL', broken('mail'), 'account', 'unreachable'],
    ['the connection breaks at RCPT', broken('rcpt'), 'account', 'unreachable'],
    ['the connection breaks at DATA', broken('data'), 'account', 'unreachable'],
    ['the connection breaks after 354', broken('final', true), 'in_doubt'],
    ['we break off before 354', broken('aborted'), 'returned'],
    ['we break off after 354', broken('aborted', true), 'in_doubt'],
    // the account
    ['the server turns us away at the door', reply('connect', '554 5.7.1 no service'), 'account', 'unreachable'],
    ['the server is busy', reply('mail', '421 4.3.2 too busy'), 'account', 'unreachable'],
    ['the login is refused', reply('auth', '535 5.7.8 bad credentials'), 'account', 'login_refused'],
    // the recipient is gone
    ['no such user', reply('rcpt', '550 5.1.1 user unknown'), 'hard', 'user_unknown'],
    ['no such domain', reply('rcpt', '550 5.1.2 domain not found'), 'hard', 'host_unknown'],
    // the recipient may come back
    ['the mailbox is full', reply('rcpt', '552 5.2.2 mailbox full'), 'soft', 'mailbox_full'],
    ['the mailbox is full for now', reply('rcpt', '452 4.2.2 mailbox full'), 'soft', 'mailbox_full'],
    // in some minutes
    ['greylisting', reply('rcpt', '450 4.2.0 greylisted, try again in 5 minutes'), 'deferred', 'greylisted'],
    ['a local error', reply('data', '451 4.3.0 local error in processing'), 'deferred'],
    ['a bare 451 after the text', reply('final', '451 try again later'), 'deferred'],
    // our side
    ['our address is listed', reply('rcpt', '550 5.7.1 Service unavailable; client host blocked using zen.spamhaus.org'), 'blocked'],
    ['the text is taken for spam', reply('final', '550 5.7.1 message rejected as spam'), 'blocked'],
    ['the sender is refused', reply('mail', '550 5.1.8 sender address rejected'), 'blocked'],
    // A refusal of MAIL FROM is no word on the recipient, whatever code a server chose for it.
    ['the sender is refused with the code of an unknown user', reply('mail', '550 5.1.1 user unknown'), 'blocked'],
  ])('%s', (_, result, outcome, detail) => {
    const decided = decide(result);
    expect(decided.outcome).toBe(outcome);
    if (detail !== undefined) expect('problem' in decided ? decided.problem : (decided as { reason: string }).reason).toBe(detail);
  });

  it('is in doubt only when the text had begun and no answer came', () => {
    const phases = ['connect', 'auth', 'mail', 'rcpt', 'data', 'final', 'aborted'] as const;
    fc.assert(
      fc.property(fc.constantFrom(...phases), fc.boolean(), fc.option(fc.integer({ min: 400, max: 599 })), fc.string(), (phase, dataStarted, code, response) => {
        const { outcome } = decide({ accepted: false, dataStarted, phase, code, enhanced: null, response });
        expect(outcome === 'in_doubt').toBe(code === null && dataStarted);
        expect(outcome).not.toBe('sent');
      }),
    );
  });

  it('never strikes anybody off for a 4xx, or for anything said before RCPT', () => {
    fc.assert(
      fc.property(fc.constantFrom('connect', 'auth', 'mail', 'rcpt', 'data', 'final'), fc.integer({ min: 400, max: 599 }), fc.constantFrom('5.1.1', '4.1.1', '5.7.1', null), (phase, code, enhanced) => {
        const { outcome } = decide({ accepted: false, dataStarted: phase === 'final', phase, code, enhanced, response: `${code} user unknown` });
        if (outcome === 'hard') expect([code >= 500, ['rcpt', 'data', 'final'].includes(phase)]).toEqual([true, true]);
      }),
    );
  });
});

describe('when it is tried again', () => {
  const greylisted = reply('rcpt', '450 4.2.0 greylisted');
  const fullMailbox = reply('rcpt', '552 5.2.2 mailbox full');

  it('a deferral waits five minutes, then twice as long each time, at most four hours', () => {
    const waits = Array.from({ length: 9 }, (_, attempts) => {
      const decided = decide(greylisted, { attempts });
      return decided.outcome === 'deferred' ? (decided.retryAt - MONDAY) / MINUTE : null;
    });
    expect(waits).toEqual([5, 10, 20, 40, 80, 160, 240, 240, 240]);
  });

  it('a deferral ends after five days', () => {
    expect(decide(greylisted, { attempts: 40, firstTryAt: MONDAY - 5 * DAY + 1 }).outcome).toBe('deferred');
    expect(decide(greylisted, { attempts: 40, firstTryAt: MONDAY - 5 * DAY })).toEqual({ outcome: 'soft_exhausted', reason: 'greylisted' });
  });

  it('a full mailbox is tried again after a day, three times, then given up', () => {
    for (let softBounces = 0; softBounces < SOFT_RETRIES; softBounces++) expect(decide(fullMailbox, { softBounces })).toEqual({ outcome: 'soft', reason: 'mailbox_full', retryAt: MONDAY + DAY });
    expect(decide(fullMailbox, { softBounces: 3 })).toEqual({ outcome: 'soft_exhausted', reason: 'mailbox_full' });
  });
});

describe('a mailbox whose account fails', () => {
  it('rests longer with every failure in a row, at most four hours, and alerts once, with the third', () => {
    const rests = Array.from({ length: 12 }, (_, index) => breakerAfter(index + 1));
    rests.forEach(({ holdFor }, index) => expect(holdFor).toBeGreaterThanOrEqual(rests[index - 1]?.holdFor ?? 0));
    expect(rests.at(-1)?.holdFor).toBe(4 * HOUR);
    expect(rests.map(({ alert }) => alert).indexOf(true)).toBe(2);
    expect(rests.filter(({ alert }) => alert)).toHaveLength(1);
  });
});
