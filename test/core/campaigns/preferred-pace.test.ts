/** From when a person may be written to, by what other campaigns did and by what the person chose. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { contactWait, preferredWait } from '../../../lib/core/campaigns/preferred-pace.ts';
import { choosePreference } from '../../../lib/core/responses/choose-preference.ts';
import { judge } from '../../../lib/core/sending/gate.ts';
import { findBlockers } from '../../../lib/core/why/blockers.ts';
import { LESS_OFTEN_GAP, type PreferredPace } from '../../../lib/domain/responses/preference.ts';
import { DAY, HOUR, type Instant } from '../../../lib/domain/time.ts';
import { campaign } from '../../support/campaign.ts';
import { MONDAY } from '../../support/quota.ts';
import { facts } from '../sending/gate.fixture.ts';

const pace = (more: Partial<PreferredPace>): PreferredPace => ({
  pausedUntil: null,
  lessOftenSince: null,
  lastWrittenAt: MONDAY - DAY,
  ...more,
});
const GAP_END = MONDAY - DAY + LESS_OFTEN_GAP;

it.each<[string, PreferredPace | null, { until: Instant; reason: string } | null]>([
  ['no choice', null, null],
  ['an ended choice', pace({}), null],
  [
    'a pause',
    pace({ pausedUntil: MONDAY + DAY }),
    { until: MONDAY + DAY, reason: 'recipient_paused' },
  ],
  [
    'less often',
    pace({ lessOftenSince: MONDAY }),
    { until: GAP_END, reason: 'recipient_less_often' },
  ],
  ['less often, never written to', pace({ lessOftenSince: MONDAY, lastWrittenAt: null }), null],
  [
    'a pause that ends before the longer gap',
    pace({ pausedUntil: MONDAY + DAY, lessOftenSince: MONDAY }),
    { until: GAP_END, reason: 'recipient_less_often' },
  ],
  [
    'a pause that ends after it',
    pace({ pausedUntil: GAP_END + 1, lessOftenSince: MONDAY }),
    { until: GAP_END + 1, reason: 'recipient_paused' },
  ],
])('%s', (_, preferred, wait) => expect(preferredWait(preferred)).toEqual(wait));

it('the wait that ends last is told: of another campaign, or of the choice', () => {
  const rules = { minDaysBetween: 3 };
  const paused = pace({ pausedUntil: MONDAY + DAY });
  expect(contactWait(MONDAY, rules, paused)).toEqual({
    until: MONDAY + 3 * DAY,
    reason: 'contacted_recently',
  });
  expect(contactWait(MONDAY - 3 * DAY, rules, paused).reason).toBe('recipient_paused');
  expect(contactWait(null, rules, null).until).toBe(-Infinity);
});

it('the gate moves a message behind a pause, and why names each wait once', () => {
  const preferred = pace({ pausedUntil: MONDAY + 2 * DAY, lessOftenSince: MONDAY });
  const asked = facts({
    preferred,
    elsewhere: { declines: [], lastAt: MONDAY - HOUR },
    campaign: campaign({ contact: { minDaysBetween: 1 } }),
  });
  expect(judge(asked, MONDAY)).toEqual({
    verdict: 'replan',
    reason: 'recipient_less_often',
    until: GAP_END,
  });
  expect(findBlockers(asked, MONDAY).map(({ reason }) => reason)).toEqual([
    'recipient_less_often',
    'recipient_paused',
    'contacted_recently',
  ]);
});

const instant = fc.integer({ min: -60, max: 60 }).map((days) => MONDAY + days * DAY);
const orNull = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(of, { nil: null });
const anyPace = fc.record({
  pausedUntil: orNull(instant),
  lessOftenSince: orNull(instant),
  lastWrittenAt: orNull(instant),
});
const rules = fc.record({ minDaysBetween: fc.integer({ min: 0, max: 40 }) });

it('law: no choice lets a message leave earlier than without it', () => {
  fc.assert(
    fc.property(orNull(instant), rules, anyPace, instant, (lastAt, contact, preferred, now) => {
      expect(contactWait(lastAt, contact, preferred).until).toBeGreaterThanOrEqual(
        contactWait(lastAt, contact, null).until,
      );
      const asked = { elsewhere: { declines: [], lastAt }, campaign: campaign({ contact }) };
      const chosen = judge(facts({ ...asked, preferred }), now);
      if (chosen.verdict === 'go') expect(judge(facts(asked), now)).toEqual(chosen);
    }),
  );
});

it('law: only a person who chooses the longer gap ends a pause; every other choice only adds', () => {
  fc.assert(
    fc.property(anyPace, fc.constantFrom('pause', 'less_often'), instant, (before, wish, now) => {
      const chosen = choosePreference({ never: false, chosen: before }, wish, now);
      const after = { ...before, ...chosen };
      const unpaused = wish === 'less_often' ? { ...before, pausedUntil: null } : before;
      const from = (one: PreferredPace): Instant => preferredWait(one)?.until ?? -Infinity;
      expect(Math.max(from(after), now)).toBeGreaterThanOrEqual(Math.max(from(unpaused), now));
    }),
  );
});
