import { describe, expect, it } from 'vitest';
import type { ConsequenceFacts } from '../../../lib/core/responses/consequences.ts';
import { DAY } from '../../../lib/domain/time.ts';
import { MONDAY } from '../../support/quota.ts';
import { MESSAGE, effectsOf, inWords, type SaidIntent } from './consequences.fixture.ts';

describe('what follows', () => {
  it.each<[string, SaidIntent, Partial<ConsequenceFacts>, string[]]>([
    // human words: the sender is trusted, because words can only reduce sending; but a sender's
    // word alone suppresses no address
    [
      'a reply ends the sequence',
      { kind: 'reply' },
      { proven: false },
      ['count replied', 'stop replied'],
    ],
    [
      'a reply goes on where the campaign says so',
      { kind: 'reply' },
      {
        campaign: {
          stopOnReply: false,
          stopOnBounce: true,
          outOfOfficeDelay: 7,
          sameCompany: 'none',
        },
      },
      ['count replied'],
    ],
    [
      'a no ends it all the same',
      { kind: 'reply', intent: 'not_interested' },
      {
        campaign: {
          stopOnReply: false,
          stopOnBounce: true,
          outOfOfficeDelay: 7,
          sameCompany: 'none',
        },
      },
      ['count replied', 'stop replied', 'decline not_interested'],
    ],
    [
      'a reply holds the company where the campaign says so',
      { kind: 'reply' },
      {
        campaign: {
          stopOnReply: true,
          stopOnBounce: true,
          outOfOfficeDelay: 7,
          sameCompany: 'hold',
        },
      },
      ['count replied', 'stop replied', 'hold_company'],
    ],
    [
      'where the recipient has no company nobody is held',
      { kind: 'reply' },
      {
        message: { ...MESSAGE, company: null },
        campaign: {
          stopOnReply: true,
          stopOnBounce: true,
          outOfOfficeDelay: 7,
          sameCompany: 'hold',
        },
      },
      ['count replied', 'stop replied'],
    ],
    [
      'an absence holds no company',
      { kind: 'out_of_office' },
      {
        campaign: {
          stopOnReply: true,
          stopOnBounce: true,
          outOfOfficeDelay: 7,
          sameCompany: 'hold',
        },
      },
      ['count out_of_office', 'postpone'],
    ],
    [
      'an unsubscription holds the company as a reply does',
      { kind: 'unsubscribe' },
      {
        campaign: {
          stopOnReply: true,
          stopOnBounce: true,
          outOfOfficeDelay: 7,
          sameCompany: 'hold',
        },
      },
      ['count unsubscribed', 'suppress', 'stop_everywhere unsubscribed', 'hold_company'],
    ],
    [
      'and so does a complaint',
      { kind: 'complaint' },
      {
        campaign: {
          stopOnReply: true,
          stopOnBounce: true,
          outOfOfficeDelay: 7,
          sameCompany: 'hold',
        },
      },
      ['count complained', 'suppress', 'stop_everywhere complained', 'hold_company'],
    ],
    [
      'anger is a no that holds in every campaign',
      { kind: 'reply', intent: 'angry' },
      {},
      ['count replied', 'stop replied', 'decline angry'],
    ],
    [
      'interest is none',
      { kind: 'reply', intent: 'interested' },
      {},
      ['count replied', 'stop replied'],
    ],
    ['an unsubscribe without proof', { kind: 'unsubscribe' }, { proven: false }, ['unverified']],
    [
      'an unsubscribe ends everything for good',
      { kind: 'unsubscribe' },
      {},
      ['count unsubscribed', 'suppress', 'stop_everywhere unsubscribed'],
    ],
    [
      'an absence postpones, proven or not',
      { kind: 'out_of_office' },
      { proven: false },
      ['count out_of_office', 'postpone'],
    ],
    [
      'an absence that nothing proves changes nothing two weeks after our mail',
      { kind: 'out_of_office' },
      { proven: false, now: MONDAY + 14 * DAY },
      ['count out_of_office'],
    ],
    ['an automatic answer is counted', { kind: 'auto_reply' }, {}, ['count auto_reply']],
    [
      'somebody who left the company is not written to again',
      { kind: 'auto_reply', intent: 'left_company' },
      {},
      ['count auto_reply', 'stop left_company', 'decline left_company'],
    ],
    [
      'somebody who is not responsible any more neither',
      { kind: 'auto_reply', intent: 'wrong_person' },
      {},
      ['count auto_reply', 'stop wrong_person', 'decline wrong_person'],
    ],
    [
      'that somebody left, without proof',
      { kind: 'auto_reply', intent: 'left_company' },
      { proven: false },
      ['unverified'],
    ],
    [
      'that somebody is not responsible, without proof',
      { kind: 'auto_reply', intent: 'wrong_person' },
      { proven: false },
      ['unverified'],
    ],
    ['an automatic answer without proof is nothing', { kind: 'auto_reply' }, { proven: false }, []],
    [
      'a reply without proof holds nobody else',
      { kind: 'reply' },
      {
        proven: false,
        campaign: {
          stopOnReply: true,
          stopOnBounce: true,
          outOfOfficeDelay: 7,
          sameCompany: 'hold',
        },
      },
      ['count replied', 'stop replied'],
    ],
    // machines: proof before state
    [
      'a complaint',
      { kind: 'complaint' },
      {},
      ['count complained', 'suppress', 'stop_everywhere complained'],
    ],
    ['a complaint without proof', { kind: 'complaint' }, { proven: false }, ['unverified']],
    [
      'a hard bounce',
      { kind: 'bounce', bounced: 'hard' },
      {},
      ['count bounced_hard', 'bounced hard', 'stop_everywhere invalid', 'log hard_bounce'],
    ],
    [
      'a hard bounce without proof',
      { kind: 'bounce', bounced: 'hard' },
      { proven: false },
      ['unverified'],
    ],
    [
      'a block is no fault of the prospect',
      { kind: 'bounce', bounced: 'block' },
      {},
      ['count bounced_block', 'bounced block', 'blame_mailbox', 'log block'],
    ],
    [
      'a block of where the recipient forwards to is no fault of the mailbox either',
      { kind: 'bounce', bounced: 'block' },
      { message: { ...MESSAGE, email: 'bob@old.test' } },
      ['count bounced_block', 'bounced block'],
    ],
    [
      'a block without proof',
      { kind: 'bounce', bounced: 'block' },
      { proven: false },
      ['unverified'],
    ],
    [
      'a soft bounce goes again',
      { kind: 'bounce', bounced: 'soft' },
      {},
      ['count bounced_soft', 'retry'],
    ],
    [
      'a soft bounce without proof',
      { kind: 'bounce', bounced: 'soft' },
      { proven: false },
      ['unverified'],
    ],
    [
      'the fourth soft bounce is the last',
      { kind: 'bounce', bounced: 'soft' },
      { message: { ...MESSAGE, softBounces: 3 } },
      ['count bounced_soft', 'bounced soft', 'stop bounced', 'decline bounced'],
    ],
    [
      'the fourth, where bounces do not stop',
      { kind: 'bounce', bounced: 'soft' },
      {
        message: { ...MESSAGE, softBounces: 3 },
        campaign: {
          stopOnReply: true,
          stopOnBounce: false,
          outOfOfficeDelay: 7,
          sameCompany: 'none',
        },
      },
      ['count bounced_soft', 'bounced soft', 'decline bounced'],
    ],
    // nothing
    ['a delay notice', { kind: 'delayed', bounced: 'soft' }, {}, []],
    [
      'a delay because of our rate is noted',
      { kind: 'delayed', bounced: 'soft', reason: 'rate_limited' },
      {},
      ['log deferral'],
    ],
    [
      'a delay because of our rate, without proof',
      { kind: 'delayed', bounced: 'soft', reason: 'rate_limited' },
      { proven: false },
      [],
    ],
    ['a challenge', { kind: 'challenge' }, {}, []],
    ['a receipt', { kind: 'delivered' }, {}, []],
    ['anything else', { kind: 'unrelated' }, {}, []],
  ])('%s', (_, said, facts, expected) =>
    expect(inWords(effectsOf(said, facts as never))).toEqual(expected),
  );

  it('a soft bounce is tried again after 24 hours', () => {
    expect(effectsOf({ kind: 'bounce', bounced: 'soft' })).toContainEqual({
      effect: 'retry',
      at: MONDAY + DAY,
    });
  });

  it('an absence ends on the day that was named, or after the days of the campaign', () => {
    expect(effectsOf({ kind: 'out_of_office', returnsAt: MONDAY + 3 * DAY })).toContainEqual({
      effect: 'postpone',
      returnsAt: MONDAY + 3 * DAY,
      until: MONDAY + 7 * DAY,
      atMost: null,
    });
    expect(effectsOf({ kind: 'out_of_office' })).toContainEqual({
      effect: 'postpone',
      returnsAt: null,
      until: MONDAY + 7 * DAY,
      atMost: null,
    });
  });
});
