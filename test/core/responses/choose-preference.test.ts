/** What a choice on the preference page changes, and what it leaves. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  choosePreference,
  preferenceInForce,
  type PreferenceStanding,
} from '../../../lib/core/responses/choose-preference.ts';
import { DAY, type Instant } from '../../../lib/domain/time.ts';
import { PAUSE_LASTS, type ChosenPreference } from '../../../lib/domain/responses/preference.ts';
import { MONDAY } from '../../support/quota.ts';

const END = MONDAY + PAUSE_LASTS;
const PAUSED: ChosenPreference = { pausedUntil: MONDAY + DAY, lessOftenSince: null };
const OVER: ChosenPreference = { pausedUntil: MONDAY, lessOftenSince: null };
const SLOWER: ChosenPreference = { pausedUntil: null, lessOftenSince: MONDAY - DAY };
const BOTH: ChosenPreference = { pausedUntil: MONDAY + DAY, lessOftenSince: MONDAY - DAY };

describe('a choice', () => {
  it.each<[string, ChosenPreference | null, 'pause' | 'less_often', ChosenPreference | null]>([
    ['nothing', null, 'pause', { pausedUntil: END, lessOftenSince: null }],
    ['nothing', null, 'less_often', { pausedUntil: null, lessOftenSince: MONDAY }],
    ['a pause', PAUSED, 'pause', null],
    ['a pause', PAUSED, 'less_often', { pausedUntil: null, lessOftenSince: MONDAY }],
    ['a pause that is over', OVER, 'pause', { pausedUntil: END, lessOftenSince: null }],
    ['a pause that is over', OVER, 'less_often', { pausedUntil: null, lessOftenSince: MONDAY }],
    ['the longer gap', SLOWER, 'less_often', null],
    ['the longer gap', SLOWER, 'pause', { pausedUntil: END, lessOftenSince: MONDAY - DAY }],
    ['both', BOTH, 'pause', null],
    ['both', BOTH, 'less_often', { pausedUntil: null, lessOftenSince: MONDAY - DAY }],
  ])('after %s (%j), %s gives %j', (_, chosen, preference, after) => {
    expect(choosePreference({ never: false, chosen }, preference, MONDAY)).toEqual(after);
  });

  it.each(['pause', 'less_often'] as const)('of %s does not lift a never', (preference) => {
    for (const chosen of [null, PAUSED, SLOWER])
      expect(choosePreference({ never: true, chosen }, preference, MONDAY)).toBeNull();
  });
});

it.each<[PreferenceStanding, string | null]>([
  [{ never: false, chosen: null }, null],
  [{ never: false, chosen: PAUSED }, 'pause'],
  [{ never: false, chosen: OVER }, null],
  [{ never: false, chosen: SLOWER }, 'less_often'],
  [{ never: false, chosen: BOTH }, 'pause'],
  [{ never: true, chosen: PAUSED }, 'never'],
])('%j is shown as %s', (standing, shown) => {
  expect(preferenceInForce(standing, MONDAY)).toBe(shown);
});

const calls = fc.array(
  fc.record({
    preference: fc.constantFrom('pause', 'less_often'),
    after: fc.integer({ min: 0, max: 120 * DAY }),
  }),
  { maxLength: 8 },
);

it('a choice that was made is in force, and repeating it at once changes nothing', () => {
  fc.assert(
    fc.property(calls, (made) => {
      let now: Instant = MONDAY;
      let chosen: ChosenPreference | null = null;
      for (const { preference, after } of made) {
        now += after;
        chosen = choosePreference({ never: false, chosen }, preference, now) ?? chosen;
        const standing = { never: false, chosen };
        expect(preferenceInForce(standing, now)).toBe(preference);
        expect(choosePreference(standing, preference, now)).toBeNull();
      }
    }),
  );
});
