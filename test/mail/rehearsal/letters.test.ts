/**
 * The answers of a rehearsal are real messages: read, matched and proven like any other, and
 * classified as intended.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reactionTo, type Cast } from '../../../lib/core/rehearsal/persona.ts';
import { REPLIES } from '../../../lib/core/rehearsal/words.ts';
import { DAY, HOUR } from '../../../lib/domain/time.ts';
import { PERSONA_RATES, type PersonaRates, type Reaction } from '../../../lib/domain/rehearsal.ts';
import { composeMail } from '../../../lib/mail/outbound/compose.ts';
import { readReceived, writeLetter } from '../../../lib/mail/rehearsal/letters.ts';
import { MONDAY } from '../../support/quota.ts';
import { afterFirstMail, receive, type InboundWorld } from '../../support/imap/inbound-world.ts';
import type { Result } from '../../../lib/app/responses/process.ts';

const EMAIL = 'p1@example.test';
const PERSON = { name: 'Zofia Kamińska', address: EMAIL };
let world: InboundWorld;
beforeAll(async () => void (world = await afterFirstMail()));
afterAll(() => world.close());

async function comesBack(
  reaction: Reaction,
  mailto: string | null = null,
): Promise<Result & { result: 'applied' }> {
  const { raw } = await composeMail({
    from: { name: 'Ann Lee', address: 'ann@acme.test' },
    returnTo: 'ann@acme.test',
    to: { name: null, address: EMAIL },
    subject: 'Größe, Ægir & co',
    text: 'First mail for P1.',
    html: null,
    messageId: world.messageId,
    inReplyTo: null,
    references: [],
    date: MONDAY,
    listUnsubscribe: { mailto, https: null },
    service: [],
  });
  const letter = await writeLetter(
    reaction,
    PERSON,
    await readReceived(raw, { to: EMAIL, at: MONDAY }),
    MONDAY + HOUR,
  );
  return (await receive(world, [letter.toString()], { now: MONDAY + HOUR })) as Result & {
    result: 'applied';
  };
}

/** The behaviour of a person with this one rate. */
function reactionOf(rate: keyof PersonaRates, seed = '1'): Reaction {
  const cast: Cast = {
    seed,
    rates: {
      ...(Object.fromEntries(PERSONA_RATES.map((name) => [name, 0])) as PersonaRates),
      [rate]: 1,
    },
  };
  return reactionTo(cast, { email: EMAIL, step: 0, tries: 1, at: MONDAY })?.reaction as Reaction;
}

describe('process takes it for what it is', () => {
  it.each(REPLIES.map(({ intent, words }) => [intent, words] as const))(
    '%s: %s',
    async (intent, words) => {
      const back = await comesBack({
        kind: 'letter',
        automatic: false,
        subject: null,
        text: words,
      });
      expect(back).toMatchObject({
        kind: 'reply',
        matched: true,
        unverified: false,
        classification: { intent, visibleText: words },
      });
    },
  );

  it.each([
    [
      'hardBounces',
      {
        kind: 'bounce',
        bounceClass: 'hard',
        classification: { bounce: { reason: 'user_unknown' } },
      },
    ],
    [
      'softBounces',
      {
        kind: 'bounce',
        bounceClass: 'soft',
        classification: { bounce: { reason: 'mailbox_full' } },
      },
    ],
    ['complaints', { kind: 'complaint' }],
    ['unsubscribes', { kind: 'unsubscribe' }],
    ['autoReplies', { kind: 'auto_reply', classification: { intent: 'left_company' } }],
    ['outOfOffice', { kind: 'out_of_office' }],
  ] as const)('%s', async (rate, expected) => {
    expect(await comesBack(reactionOf(rate))).toMatchObject({
      result: 'applied',
      matched: true,
      unverified: false,
      ...expected,
    });
  });

  it('an unsubscribe goes to the address of List-Unsubscribe if there is one, with its proof', async () => {
    expect(await comesBack(reactionOf('unsubscribes'), 'unsubscribe@acme.test')).toMatchObject({
      kind: 'unsubscribe',
      matched: true,
      unverified: false,
      classification: { originalMessageId: world.messageId },
    });
  });

  it('an absence names its day of return, two to nine days ahead', async () => {
    for (const seed of ['1', '2', '3', '4', '5', '6']) {
      const { classification } = await comesBack(reactionOf('outOfOffice', seed));
      const days = ((classification.returnsAt as number) - Math.floor(MONDAY / DAY) * DAY) / DAY;
      expect(days).toBeGreaterThanOrEqual(2);
      expect(days).toBeLessThanOrEqual(9);
    }
  });
});
