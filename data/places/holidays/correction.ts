/**
 * The shape of a row of holiday corrections. The calendars of date-holidays 3.37 were compared
 * with those of a second library (holidays 0.105 for Python) for 2026 and 2027, country by country.
 * Where they differ, a row follows the second library, unless a better source was found. `source`
 * names the law, notice or list that governs the days, where a reader can check them. The texts
 * themselves were read for China (notice for 2026), Indonesia (decree for 2026) and Russia (moved
 * days of 2026, as reported); every other row is as good as the library it follows.
 *
 * A wrong day off delays a message by a day; a missing one sends a message on a holiday. So these
 * days stay off:
 * - exchanged for a working Saturday or Sunday (and that Saturday or Sunday too);
 * - not announced yet by the authority, but given in the previous years (`expected`);
 * - dependent on the moon: Islamic days by the Umm al-Qura calendar, with one more day where a
 *   country observes the moon itself.
 */
export type HolidayCorrection = {
  /**
   * ISO 3166-1 or 3166-2, several with a space between; a country holds in all of its regions,
   * `CA-` only for people whose region is not known (days that most of the country has).
   */
  place: string;
  /** Days off of single years, MM-DD with a space between. */
  days?: Readonly<Record<number, string>>;
  /** The same, before the notice of the year is published. */
  expected?: Readonly<Record<number, string>>;
  /** Days off of every year, in the grammar of date-holidays. */
  rules?: readonly string[];
  /** Days that the package wrongly lists as holidays. */
  notDays?: Readonly<Record<number, string>>;
  /** Wrong rules of the package, in its own notation. */
  notRules?: readonly string[];
  /** The law, notice or list that governs the days. */
  source: string;
};
