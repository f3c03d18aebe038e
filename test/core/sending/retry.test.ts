/** When a message is tried again, and when it is given up. */
import { describe, expect, it } from 'vitest';
import { SOFT_RETRIES } from '../../../lib/core/sending/smtp-outcome.ts';
import { DAY, MINUTE } from '../../../lib/domain/time.ts';
import { MONDAY } from '../../support/quota.ts';
import { reply, broken, decide } from './smtp-outcome.fixture.ts';

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
    expect(decide(greylisted, { attempts: 40, firstTryAt: MONDAY - 5 * DAY + 1 }).outcome).toBe(
      'deferred',
    );
    expect(decide(greylisted, { attempts: 40, firstTryAt: MONDAY - 5 * DAY })).toMatchObject({
      outcome: 'soft_exhausted',
      reason: 'greylisted',
    });
  });

  it('a refused text is offered three times in all', () => {
    const spam = reply('final', '554 5.7.1 Message rejected as spam');
    for (const blocks of [0, 1])
      expect(decide(spam, { blocks })).toMatchObject({
        outcome: 'blocked',
        reason: 'spam',
        retryAt: MONDAY + DAY,
      });
    expect(decide(spam, { blocks: 2 })).toMatchObject({
      outcome: 'block_exhausted',
      reason: 'spam',
    });
  });

  it('a refused host is offered less and less often, and never given up', () => {
    const listed = reply('rcpt', '550 5.7.1 blocked using zen.spamhaus.org');
    const waits = [0, 1, 2, 3, 4, 30].map((blocks) => {
      const decided = decide(listed, { blocks });
      return decided.outcome === 'blocked' ? (decided.retryAt - MONDAY) / DAY : null;
    });
    expect(waits).toEqual([1, 2, 4, 8, 8, 8]);
  });

  it("what a server has against us never ends as the recipient's fault, however long it lasts", () => {
    for (const line of [
      '450 4.7.25 no PTR record',
      '421 4.7.28 unusual rate of unsolicited mail',
      '451 4.7.500 Server busy',
      '451 4.7.1 rate limit reached',
      '451 4.7.1 held for policy reasons',
    ]) {
      expect(
        decide(reply('rcpt', line), { attempts: 60, firstTryAt: MONDAY - 30 * DAY }),
      ).toMatchObject({ outcome: 'deferred', retryAt: MONDAY + DAY });
    }
  });

  it('a full mailbox is tried again after a day, three times, then given up', () => {
    for (let softBounces = 0; softBounces < SOFT_RETRIES; softBounces++)
      expect(decide(fullMailbox, { softBounces })).toMatchObject({
        outcome: 'soft',
        reason: 'mailbox_full',
        retryAt: MONDAY + DAY,
      });
    expect(decide(fullMailbox, { softBounces: 3 })).toMatchObject({
      outcome: 'soft_exhausted',
      reason: 'mailbox_full',
    });
  });

  it('a deferral that names its time waits for that at least', () => {
    const yahoo = reply('rcpt', '421 4.7.0 [TSS04] temporarily deferred due to unexpected volume');
    const waits = [0, 3, 7].map((attempts) => {
      const decided = decide(yahoo, { attempts });
      return decided.outcome === 'deferred' ? (decided.retryAt - MONDAY) / MINUTE : null;
    });
    expect(waits).toEqual([120, 120, 240]);
  });

  it('a connection that breaks before the text is tried without end: it says nothing about the recipient', () => {
    expect(decide(broken('rcpt'), { attempts: 40, firstTryAt: MONDAY - 30 * DAY }).outcome).toBe(
      'deferred',
    );
  });
});
