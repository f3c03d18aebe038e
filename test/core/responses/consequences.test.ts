import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decideConsequences,
  strengthens,
  type Effect,
  type Facts,
} from '../../../lib/core/responses/consequences.ts';
import { ENROLLMENT_STATES } from '../../../lib/domain/campaigns/prospect.ts';
import {
  BOUNCE_CLASSES,
  INTENTS,
  RESPONSE_KINDS,
  type BounceClass,
  type Classification,
  type ResponseKind,
} from '../../../lib/domain/responses/response.ts';
import { DAY } from '../../../lib/domain/time.ts';
import { MONDAY } from '../../support/party.ts';

const MESSAGE = {
  email: 'bob@example.test',
  sentAt: MONDAY,
  softBounces: 0,
  company: 'example.test',
};

type Said = Partial<Classification> & { kind: ResponseKind; bounced?: BounceClass };

function effectsOf(
  { bounced, ...said }: Said,
  facts: Partial<Omit<Facts, 'classification'>> = {},
): Effect[] {
  const bounce =
    bounced === undefined
      ? null
      : {
          class: bounced,
          reason: 'unknown' as const,
          status: '',
          code: null,
          recipient: 'bob@example.test',
          recipients: ['bob@example.test'],
          diagnostic: '',
        };
  return decideConsequences({
    classification: {
      rule: 'test',
      confidence: 1,
      bounce,
      originalMessageId: null,
      returnsAt: null,
      intent: null,
      contact: null,
      visibleText: null,
      ...said,
    },
    proven: true,
    message: MESSAGE,
    campaign: { stopOnReply: true, stopOnBounce: true, outOfOfficeDelay: 7, sameCompany: 'none' },
    now: MONDAY,
    ...facts,
  });
}
/** An effect in a few words: its name and what it is about. */
const inWords = (effects: Effect[]): string[] =>
  effects.map((effect) =>
    [
      effect.effect,
      'metric' in effect
        ? effect.metric
        : 'state' in effect
          ? effect.state
          : 'class' in effect
            ? effect.class
            : '',
    ]
      .join(' ')
      .trim(),
  );

describe('what follows', () => {
  it.each<[string, Said, Partial<Facts>, string[]]>([
    // human words: the sender is believed, because they can only reduce sending; but nobody is struck off for good on a sender's word
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
      ['count replied', 'stop replied'],
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
      ['count auto_reply', 'stop left_company'],
    ],
    [
      'somebody who is not responsible any more neither',
      { kind: 'auto_reply', intent: 'wrong_person' },
      {},
      ['count auto_reply', 'stop wrong_person'],
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
      ['count bounced_hard', 'bounced hard', 'stop_everywhere invalid'],
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
      ['count bounced_block', 'bounced block', 'blame_mailbox'],
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
      ['count bounced_soft', 'bounced soft', 'stop bounced'],
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
      ['count bounced_soft', 'bounced soft'],
    ],
    // nothing
    ['a delay notice', { kind: 'delayed', bounced: 'soft' }, {}, []],
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

it('an absence that nothing proves keeps a person for two weeks after our mail, however often it comes', () => {
  for (const days of [0, 1, 13]) {
    expect(
      effectsOf(
        { kind: 'out_of_office', returnsAt: MONDAY + 300 * DAY },
        { proven: false, now: MONDAY + days * DAY },
      ),
    ).toContainEqual(expect.objectContaining({ effect: 'postpone', atMost: MONDAY + 14 * DAY }));
  }
});

it('nothing that arrives makes us send more: only a proven soft bounce sends again, and no sooner than in a day', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...RESPONSE_KINDS),
      fc.constantFrom(...BOUNCE_CLASSES),
      fc.constantFrom(...INTENTS),
      fc.boolean(),
      fc.nat(5),
      (kind, bounced, intent, proven, softBounces) => {
        for (const effect of effectsOf(
          { kind, intent, ...(kind === 'bounce' ? { bounced } : {}) },
          { proven, message: { ...MESSAGE, softBounces } },
        )) {
          if (effect.effect !== 'retry') continue;
          expect([kind, bounced, proven, softBounces < 3, effect.at]).toEqual([
            'bounce',
            'soft',
            true,
            true,
            MONDAY + DAY,
          ]);
        }
      },
    ),
  );
});

describe('the end of a sequence', () => {
  it.each([
    ['a reply that turns out to be an unsubscribe', 'replied', 'unsubscribed', true],
    ['a complaint after an unsubscribe', 'unsubscribed', 'complained', true],
    ['a hard bounce after the last mail', 'finished', 'invalid', true],
    ['a reply after the unsubscribe', 'unsubscribed', 'replied', false],
    ['a bounce after the reply', 'replied', 'bounced', false],
  ] as const)('%s', (_, from, to, changes) => expect(strengthens(from, to)).toBe(changes));

  it('only ever grows stronger, one order for all states', () => {
    for (const from of ENROLLMENT_STATES)
      for (const to of ENROLLMENT_STATES)
        expect(
          [strengthens(from, to), strengthens(to, from), from === to].filter(Boolean),
        ).toHaveLength(1);
  });
});
