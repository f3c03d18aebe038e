/**
 * The countries for which the date-holidays package has no calendar, and how the corrections cover
 * them. Small: commands that need no calendar read it.
 */

/**
 * Identifies this version of the corrections in cached calendars: a digest of the rows, which a
 * test compares.
 */
export const HOLIDAY_EDITION = '7d2e93d9';

/** Countries whose whole calendar is our table. */
export const OWN_TABLE: ReadonlySet<string> = new Set(
  (
    'AF BT FK FM IQ JO KG KH KI KP KW LA LB MH MM MN MO MP MV NP NR NU OM PG PS PW QA SB SY TJ ' +
    'TK TL TM TV WS YE'
  ).split(' '),
);

/** Countries without any calendar. */
export const NO_CALENDAR: ReadonlySet<string> = new Set('AQ GS HM IO PN TF UM'.split(' '));
