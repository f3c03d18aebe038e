/** Whom a breaker counts a failure against. */
import { describe, expect, it } from 'vitest';
import { HOUR } from '../../../lib/domain/time.ts';
import type { SmtpResult } from '../../../lib/domain/sending/message.ts';
import type { BreakerFailure } from '../../../lib/domain/sending/hold.ts';
import { reply, broken, decide } from './smtp-outcome.fixture.ts';

describe('whom a breaker counts it against', () => {
  it.each<[string, SmtpResult, BreakerFailure | null]>([
    ['nobody listens', broken('connect'), { against: 'mailbox', kind: 'account_failing' }],
    [
      'the connection breaks at RCPT',
      broken('rcpt'),
      { against: 'mailbox', kind: 'account_failing' },
    ],
    [
      '421 before the recipient is named',
      reply('mail', '421 4.3.2 too busy'),
      { against: 'mailbox', kind: 'account_failing' },
    ],
    [
      '421 once it is',
      reply('rcpt', '421 4.3.2 too busy'),
      { against: 'domain', kind: 'destination_failing' },
    ],
    [
      '421 after the text',
      reply('final', '421 4.3.2 shutting down'),
      { against: 'domain', kind: 'destination_failing' },
    ],
    [
      'their machine',
      reply('final', '451 4.3.0 local problem'),
      { against: 'domain', kind: 'destination_failing' },
    ],
    [
      'their network',
      reply('rcpt', '450 4.4.1 no route'),
      { against: 'domain', kind: 'destination_failing' },
    ],
    [
      'a rate of ours',
      reply('rcpt', '451 4.7.1 rate limit reached'),
      { against: 'provider', kind: 'destination_failing' },
    ],
    [
      'a block',
      reply('rcpt', '550 5.7.1 blocked using zen.spamhaus.org'),
      { against: 'mailbox', kind: 'blocks' },
    ],
    [
      'our daily quota',
      reply('rcpt', '550 5.7.1 daily smtp relay limit exceeded'),
      { against: 'mailbox', kind: 'sending_limit', openAtLeast: 4 * HOUR },
    ],
    ['greylisting is one recipient', reply('rcpt', '450 4.2.0 greylisted'), null],
    ['a full mailbox is one recipient', reply('rcpt', '452 4.2.2 mailbox full'), null],
    ['a dead address is one recipient', reply('rcpt', '550 5.1.1 user unknown'), null],
    ['in doubt is one mail', broken('final', true), null],
    ['broken off is our own doing', broken('aborted'), null],
  ])('%s', (_, result, strike) => {
    expect(decide(result).failure).toEqual(strike);
  });
});
