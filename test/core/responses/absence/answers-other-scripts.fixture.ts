/**
 * Synthetic: automatic answers by language, in other scripts, written on Thursday, 3 September 2026 at 10:00 UTC, and
 * the day of return they state. Alone, "until" names that day; an inclusive end and the end of a
 * span are the last day away.
 */
export const OTHER_ANSWERS: Readonly<Record<string, readonly [text: string, day: string][]>> = {
  'sr-Cyrl': [
    ['На одмору сам до 14. септембра 2026. године.', '2026-09-14'],
    ['Враћам се у канцеларију у понедељак, 14. септембра.', '2026-09-14'],
    ['Одсутан сам закључно са 11. септембром.', '2026-09-12'],
    ['Биће ми доступна пошта сутра, када се враћам.', '2026-09-04'],
  ],
};
