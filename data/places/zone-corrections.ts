/**
 * Clock changes decided after the tz database of a supported Node was published. A
 * row holds for `zones` from `from` up to `until` (null: for good) and says the offset, or the zone
 * whose clock is the same then. It is applied only where the Node does not know better: at `from`
 * its own data must still answer `outdated`. A release that knows the change, or any later
 * decision, has priority.
 *
 * Source of each row: the tz database release of `release`, which names the law or announcement
 * (https://www.iana.org/time-zones/releases/RELEASE). `zones` holds the older names too that mean
 * the same place. `examples`: an instant and what a clock on the wall shows.
 */
export type ZoneCorrection = {
  zones: readonly string[];
  /** UTC, ISO 8601. */
  from: string;
  until: string | null;
  /** `-07:00`, or the name of the zone with the same clock. */
  rule: string;
  /** What outdated data answers for `from`. */
  outdated: string;
  release: string;
  why: string;
  examples: readonly (readonly [instant: string, local: string])[];
};

/**
 * The releases whose changes are complete here: a Node with data of `since` or later knows,
 * with these rows, all that `through` knew. `releasedOn` is the day `through` was published.
 * To add rows, read the release notes up to the newest release and enter it here.
 */
export const CORRECTED = { since: '2024b', through: '2026f', releasedOn: '2026-10-28' } as const;

export const ZONE_CORRECTIONS: readonly ZoneCorrection[] = [
  {
    zones: ['America/Asuncion'],
    from: '2025-03-23T03:00:00Z',
    until: null,
    rule: '-03:00',
    outdated: '-04:00',
    release: '2025a',
    why: 'Paraguay keeps -03 for good since October 2024 (Ley 7354).',
    examples: [
      ['2025-07-01T12:00:00Z', '2025-07-01T09:00:00-03:00'],
      ['2026-07-01T12:00:00Z', '2026-07-01T09:00:00-03:00'],
    ],
  },
  {
    zones: ['Europe/Chisinau', 'Europe/Tiraspol'],
    from: '2026-03-29T00:00:00Z',
    until: null,
    rule: 'Europe/Bucharest',
    outdated: '+03:00',
    release: '2026b',
    why: 'Moldova changes its clocks at 01:00 UTC since 2022, an hour later than older data says.',
    examples: [
      ['2027-03-28T00:30:00Z', '2027-03-28T02:30:00+02:00'],
      ['2027-10-31T00:30:00Z', '2027-10-31T03:30:00+03:00'],
    ],
  },
  {
    zones: ['Africa/Casablanca', 'Africa/El_Aaiun'],
    from: '2026-09-20T01:00:00Z',
    until: null,
    rule: '+00:00',
    outdated: '+01:00',
    release: '2026c',
    why: 'Morocco and Western Sahara keep +00 for good since 20 September 2026, in Ramadan too.',
    examples: [
      ['2026-09-20T00:59:00Z', '2026-09-20T01:59:00+01:00'],
      ['2026-12-01T09:00:00Z', '2026-12-01T09:00:00+00:00'],
      ['2027-07-01T09:00:00Z', '2027-07-01T09:00:00+00:00'],
    ],
  },
  {
    zones: ['America/Vancouver', 'Canada/Pacific'],
    from: '2026-11-01T09:00:00Z',
    until: null,
    rule: '-07:00',
    outdated: '-08:00',
    release: '2026b',
    why:
      'British Columbia changed to summer time on 8 March 2026 for the last time: Interpretation ' +
      'Amendment Act, https://news.gov.bc.ca/releases/2026AG0013-000209.',
    examples: [
      ['2026-12-01T17:00:00Z', '2026-12-01T10:00:00-07:00'],
      ['2027-07-01T17:00:00Z', '2027-07-01T10:00:00-07:00'],
      ['2030-01-15T17:00:00Z', '2030-01-15T10:00:00-07:00'],
    ],
  },
  {
    zones: ['America/Edmonton', 'America/Yellowknife', 'Canada/Mountain'],
    from: '2026-11-01T08:00:00Z',
    until: null,
    rule: '-06:00',
    outdated: '-07:00',
    release: '2026c',
    why: 'Alberta keeps -06 for good since June 2026, most of the Northwest Territories since August.',
    examples: [
      ['2026-12-01T16:00:00Z', '2026-12-01T10:00:00-06:00'],
      ['2027-07-01T16:00:00Z', '2027-07-01T10:00:00-06:00'],
    ],
  },
  {
    zones: ['America/Inuvik'],
    from: '2026-11-01T08:00:00Z',
    until: null,
    rule: '-06:00',
    outdated: '-07:00',
    release: '2026d',
    why: "Canada's Northwest Territories keep -06 for good since 21 August 2026.",
    examples: [['2026-12-01T16:00:00Z', '2026-12-01T10:00:00-06:00']],
  },
  {
    zones: ['America/Winnipeg', 'America/Rainy_River', 'Canada/Central'],
    from: '2026-11-01T07:00:00Z',
    until: null,
    rule: '-05:00',
    outdated: '-06:00',
    release: '2026e',
    why: 'Manitoba keeps -05 for good since 31 October 2026.',
    examples: [
      ['2026-12-01T15:00:00Z', '2026-12-01T10:00:00-05:00'],
      ['2027-07-01T15:00:00Z', '2027-07-01T10:00:00-05:00'],
    ],
  },
  {
    zones: ['America/Havana', 'Cuba'],
    from: '2026-11-01T05:00:00Z',
    until: '2027-11-07T05:00:00Z',
    rule: '-04:00',
    outdated: '-05:00',
    release: '2026f',
    why: 'Cuba did not go back on 1 November 2026 and keeps -04 up to 7 November 2027.',
    examples: [
      ['2026-12-01T14:00:00Z', '2026-12-01T10:00:00-04:00'],
      ['2027-07-01T14:00:00Z', '2027-07-01T10:00:00-04:00'],
      ['2027-12-01T15:00:00Z', '2027-12-01T10:00:00-05:00'],
    ],
  },
];
