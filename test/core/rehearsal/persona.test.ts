/**
 * What the invented recipients of a rehearsal do: as often as the rates say, and the same in each
 * run.
 */
import { describe, expect, it } from 'vitest';
import { reactionTo, refusalAt, type Cast } from '../../../lib/core/rehearsal/persona.ts';
import { ASSUMED_RATES } from '../../../lib/core/rehearsal/rates.ts';
import { MONDAY } from '../../support/quota.ts';
import { DAY } from '../../../lib/domain/time.ts';
import { PERSONA_RATES, type PersonaRates } from '../../../lib/domain/rehearsal.ts';

const NOTHING = Object.fromEntries(PERSONA_RATES.map((name) => [name, 0])) as PersonaRates;
const cast = (rates: Partial<PersonaRates>, seed = 's'): Cast => ({
  seed,
  rates: { ...NOTHING, ...rates },
});
const EMAILS = Array.from(
  { length: 20_000 },
  (_, index) => `person${index}@company${index % 300}.test`,
);

/** The result of a first message: at RCPT, or by a later answer. */
function fateOf(who: Cast, email: string, step = 0): string {
  const refused = refusalAt(who, { email, step, tries: 1 });
  if (refused) return String(refused.code);
  const back = reactionTo(who, { email, step, tries: 1, at: MONDAY })?.reaction;
  return back === undefined
    ? 'silent'
    : back.kind === 'letter'
      ? back.automatic
        ? back.text.includes('no longer')
          ? 'left'
          : 'away'
        : 'reply'
      : back.kind === 'bounce'
        ? back.status
        : back.kind;
}

describe('how often', () => {
  const who = cast({
    hardBounces: 0.06,
    softBounces: 0.05,
    blocks: 0.02,
    deferrals: 0.04,
    replies: 0.1,
    outOfOffice: 0.08,
    autoReplies: 0.03,
    unsubscribes: 0.04,
    complaints: 0.02,
  });
  const counts = new Map<string, number>();
  for (const email of EMAILS)
    counts.set(fateOf(who, email), (counts.get(fateOf(who, email)) ?? 0) + 1);
  const share = (...names: string[]): number =>
    names.reduce((sum, name) => sum + (counts.get(name) ?? 0), 0) / EMAILS.length;

  it.each([
    ['an address that does not exist is reported by half of the servers', 0.03, share('5.1.1')],
    ['a full mailbox is reported by half of them', 0.025, share('5.2.2')],
    ['the others, and those who block us, refuse at once', 0.05, share('550')],
    [
      'a reply comes from as many of those who got the mail',
      0.1,
      share('reply') / share('reply', 'away', 'left', 'unsubscribe', 'complaint', 'silent'),
    ],
    [
      'somebody is away',
      0.08,
      share('away') / share('reply', 'away', 'left', 'unsubscribe', 'complaint', 'silent'),
    ],
    [
      'somebody has left',
      0.03,
      share('left') / share('reply', 'away', 'left', 'unsubscribe', 'complaint', 'silent'),
    ],
    [
      'somebody wants no more mail',
      0.04,
      share('unsubscribe') / share('reply', 'away', 'left', 'unsubscribe', 'complaint', 'silent'),
    ],
    ['a first mail is greylisted', 0.04, share('451')],
  ])('%s', (_, said, found) => expect(Math.abs(found - said)).toBeLessThan(0.008));

  it('nothing happens at rates of nothing', () => {
    expect(
      new Set(
        EMAILS.slice(0, 2_000).flatMap((email) =>
          [0, 1, 2].map((step) => fateOf(cast({}), email, step)),
        ),
      ),
    ).toEqual(new Set(['silent']));
  });
});

it('the same seed gives the same answers, another seed gives others', () => {
  const story = (seed: string): string[] =>
    EMAILS.slice(0, 500).map((email) => fateOf(cast(ASSUMED_RATES, seed), email));
  expect(story('a')).toEqual(story('a'));
  expect(story('a')).not.toEqual(story('b'));
});

it('a person who got a message exists, a full mailbox is emptied or given up after four tries, and greylisting needs one more try', () => {
  for (const email of EMAILS.slice(0, 300)) {
    expect(fateOf(cast({ hardBounces: 1 }), email, 1)).toBe('silent');
    expect(['550', '5.1.1']).toContain(fateOf(cast({ hardBounces: 1 }), email));
    const full = cast({ softBounces: 1 });
    const isFull = (tries: number): boolean =>
      refusalAt(full, { email, step: 1, tries }) !== null ||
      reactionTo(full, { email, step: 1, tries, at: MONDAY }) !== null;
    expect([isFull(1), isFull(5)]).toEqual([true, false]);
    expect(refusalAt(cast({ deferrals: 1 }), { email, step: 0, tries: 1 })?.code).toBe(451);
    expect(refusalAt(cast({ deferrals: 1 }), { email, step: 0, tries: 2 })).toBeNull();
  }
});

it('people answer within two days, their programs at once', () => {
  for (const email of EMAILS.slice(0, 500)) {
    const reply = reactionTo(cast({ replies: 1 }), { email, step: 0, tries: 1, at: MONDAY });
    expect(reply?.timing).toMatchObject({ officeHours: true });
    expect(reply?.timing.after).toBeLessThanOrEqual(2 * DAY + 600_000);
    expect(
      reactionTo(cast({ outOfOffice: 1 }), { email, step: 0, tries: 1, at: MONDAY })?.timing,
    ).toEqual({ after: 60_000, officeHours: false });
  }
});
