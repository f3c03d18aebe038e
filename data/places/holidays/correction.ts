/**
 * What a row of the holiday corrections says. The calendars of date-holidays 3.37 were compared
 * with those of a second library (holidays 0.105 for Python) for 2026 and 2027, country by country.
 * Where they differ, a row follows the second library, unless something better was known. `source`
 * names the law, notice or list that governs the days, where a reader can check them. The texts
 * themselves were read for China (notice for 2026), Indonesia (decree for 2026) and Russia (moved
 * days of 2026, as reported); every other row is as good as the library it follows.
 *
 * A day too many costs a message a day; a day too few is a message on a holiday. So days stay off
 * that
 * - are exchanged for a working Saturday or Sunday (and that Saturday or Sunday too);
 * - an authority has not announced yet and gave in the years before (`expected`);
 * - depend on the moon: Islamic days are those of the Umm al-Qura calendar, with a day more where a
 *   country sees the moon for itself.
 */
export type HolidayCorrection = {
  /** ISO 3166-1 or 3166-2, several with a space between; a country holds in all of its regions, `CA-` only for
   * people whose region is not known (days that most of the country has). */
  place: string;
  /** Days off of single years, MM-DD with a space between. */
  days?: Readonly<Record<number, string>>;
  /** The same, of a notice that is still to come. */
  expected?: Readonly<Record<number, string>>;
  /** Days off of every year, in the grammar of date-holidays. */
  rules?: readonly string[];
  /** Days the package calls holidays which are none. */
  notDays?: Readonly<Record<number, string>>;
  /** Rules of the package that are wrong, as it writes them. */
  notRules?: readonly string[];
  /** The law, notice or list that governs the days. */
  source: string;
};
