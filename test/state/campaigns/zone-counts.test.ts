import { expect, it } from 'vitest';
import { enrollProspects } from '../../../lib/state/campaigns/prospects/prospects.ts';
import { transactOnce, type State } from '../../../lib/state/file/transact.ts';
import { zoneCounts } from '../../../lib/state/campaigns/prospects/zone-counts.ts';
import { MONDAY } from '../../support/quota.ts';
import { seededState } from '../../support/state-file.ts';
import type { NewProspect } from '../../../lib/domain/campaigns/prospect.ts';

const NOBODY = { explicit: 0, region: 0, city: 0, country: 0, phone: 0, domain: 0, campaign: 0 };

function person(email: string, place: Partial<NewProspect>): NewProspect {
  return {
    email,
    canonical: email,
    company: null,
    provider: 'other',
    zone: null,
    zoneSource: 'campaign',
    byPopulation: false,
    country: null,
    region: null,
    fields: {},
    ...place,
  };
}

function enroll(state: State, rows: NewProspect[], campaign = 'spring'): void {
  transactOnce(state, () =>
    enrollProspects(
      state.db,
      { id: campaign, zone: 'Europe/London', isDeclined: () => false },
      rows,
      MONDAY,
    ),
  );
}

const US: Partial<NewProspect> = {
  zone: 'America/New_York',
  zoneSource: 'country',
  byPopulation: true,
  country: 'US',
};
const calendarOf = (state: State, email: string): unknown =>
  state.db
    .prepare(
      'SELECT e.calendar_key FROM enrollment e JOIN prospect p ON p.id = e.prospect_id WHERE p.email = ?',
    )
    .pluck()
    .get(email);

it('people are counted by what placed them, and once however often a list is read', async () => {
  const state = await seededState({ people: [] });
  const rows = [
    person('a@x.test', US),
    person('b@x.test', US),
    person('c@x.test', { zone: 'Europe/Paris', zoneSource: 'domain', country: 'FR' }),
    person('d@x.test', {}),
    person('e@x.test', { ...US, country: 'CA', zone: 'America/Toronto', zoneSource: 'domain' }),
  ];
  const expected = {
    zones: { ...NOBODY, country: 2, domain: 2, campaign: 1 },
    zonesByPopulation: [
      { country: 'US', zone: 'America/New_York', count: 2 },
      { country: 'CA', zone: 'America/Toronto', count: 1 },
    ],
  };
  enroll(state, rows);
  expect(zoneCounts(state.db, 'spring')).toEqual(expected);
  enroll(state, rows);
  expect(zoneCounts(state.db, 'spring')).toEqual(expected);
});

it('a more exact list moves a person: the counts, and the calendar of the planned messages', async () => {
  const state = await seededState({ people: [] });
  enroll(state, [person('a@x.test', US), person('b@x.test', {})]);
  expect(calendarOf(state, 'a@x.test')).toBe('America/New_York|US|');
  enroll(state, [
    person('a@x.test', {
      zone: 'America/Los_Angeles',
      zoneSource: 'city',
      country: 'US',
      region: 'CA',
    }),
    person('b@x.test', { zone: 'Asia/Tokyo', zoneSource: 'phone', country: 'JP' }),
  ]);
  expect(zoneCounts(state.db, 'spring')).toEqual({
    zones: { ...NOBODY, city: 1, phone: 1 },
    zonesByPopulation: [],
  });
  expect([calendarOf(state, 'a@x.test'), calendarOf(state, 'b@x.test')]).toEqual([
    'America/Los_Angeles|US|CA',
    'Asia/Tokyo|JP|',
  ]);
});

it('a less exact list moves no person', async () => {
  const state = await seededState({ people: [] });
  enroll(state, [
    person('a@x.test', {
      zone: 'America/Los_Angeles',
      zoneSource: 'city',
      country: 'US',
      region: 'CA',
    }),
  ]);
  enroll(state, [person('a@x.test', US)]);
  expect(zoneCounts(state.db, 'spring')).toEqual({
    zones: { ...NOBODY, city: 1 },
    zonesByPopulation: [],
  });
  expect(calendarOf(state, 'a@x.test')).toBe('America/Los_Angeles|US|CA');
});
