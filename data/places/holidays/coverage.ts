/**
 * Which countries the date-holidays package has no calendar for, and what the corrections make of
 * it. Small: it is read by commands that need no calendar.
 */

/**
 * Names this state of the corrections in what is remembered of them: a digest of the rows, which a
 * test compares.
 */
export const HOLIDAY_EDITION = '7d2e93d9';

/** Countries whose calendar is our table alone. */
export const OWN_TABLE: ReadonlySet<string> = new Set(
  (
    'AF BT FK FM IQ JO KG KH KI KP KW LA LB MH MM MN MO MP MV NP NR NU OM PG PS PW QA SB SY TJ ' +
    'TK TL TM TV WS YE'
  ).split(' '),
);

/** Countries without any. */
export const NO_CALENDAR: ReadonlySet<string> = new Set('AQ GS HM IO PN TF UM'.split(' '));
