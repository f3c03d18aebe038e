/** What ends a sequence; no received message ever causes more sending. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { strengthens } from '../../../lib/core/responses/consequences.ts';
import { ENROLLMENT_STATES } from '../../../lib/domain/campaigns/prospect.ts';
import { BOUNCE_CLASSES, INTENTS, RESPONSE_KINDS } from '../../../lib/domain/responses/response.ts';
import { DAY } from '../../../lib/domain/time.ts';
import { MONDAY } from '../../support/quota.ts';
import { MESSAGE, effectsOf } from './consequences.fixture.ts';

it('an absence without proof holds a person for two weeks after our message, however often it comes', () => {
  for (const days of [0, 1, 13]) {
    expect(
      effectsOf(
        { kind: 'out_of_office', returnsAt: MONDAY + 300 * DAY },
        { proven: false, now: MONDAY + days * DAY },
      ),
    ).toContainEqual(expect.objectContaining({ effect: 'postpone', atMost: MONDAY + 14 * DAY }));
  }
});

it('no received message makes us send more: only a proven soft bounce sends again, at the earliest after a day', () => {
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
