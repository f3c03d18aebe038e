/**
 * Decides when the writer of an out-of-office text is back, by own rules rather than chrono-node
 * (docs/decisions/0021).
 *
 * One rule for all languages: the date after "until" is the day of return. It is the last day away
 * where the text says "inclusive", or where the date ends a span ("3 to 14 August", "vom 3. bis
 * 14."). A span may be meant either way, and the later reading costs only one day of waiting. A
 * lone "until Monday" is how people name the day of their return. A month or a week alone ("back in
 * September", "back in week 38") is its first day.
 */
import { DAY, type Instant } from '../../../domain/time.ts';
import { findDates } from './find-dates.ts';
import { foldDates } from './fold-dates.ts';
import { resolveDate } from './resolve-date.ts';
import { roleOf, type Role } from './role-of-date.ts';
import { SearchedText } from './word-search.ts';

const OPENING = 2_000;
/**
 * Longer absences are described differently ("maternity leave"), and such dates are usually about
 * something else.
 */
const LONGEST = 400 * DAY;
const MINUTE = 60_000;

/** The roles that say most first. */
const ROLES: readonly Role[] = ['return', 'until', 'through', 'range', 'absence'];

/**
 * UTC midnight of the day of return; null when the text does not name it or the day has passed. The
 * day of the message itself is a day of return. `mailDate` resolves missing years, weekdays and
 * "tomorrow"; without it only dates with a year are read. `offset`: minutes of the writer's zone
 * ahead of UTC, from the Date header; null when unknown.
 */
export function findReturnDate(
  text: string,
  mailDate: Instant | null,
  offset: number | null = null,
): Instant | null {
  const folded = foldDates(text.slice(0, OPENING));
  const today =
    mailDate === null ? null : Math.floor((mailDate + (offset ?? 0) * MINUTE) / DAY) * DAY;
  const source = new SearchedText(folded);
  const mentions = findDates(source, offset);
  const candidates: { role: Role; day: Instant }[] = [];
  for (const [i, mention] of mentions.entries()) {
    const days = resolveDate(mention, today);
    if (days === null) continue;
    const role = roleOf(source, mention, { previous: mentions[i - 1], next: mentions[i + 1] });
    if (role === null) continue;
    const day = role === 'return' || role === 'until' ? days.first : days.last + DAY;
    if (today === null || (day >= today && day - today <= LONGEST)) candidates.push({ role, day });
  }
  const best = ROLES.find((role) => candidates.some((item) => item.role === role));
  const days = candidates.filter(({ role }) => role === best).map(({ day }) => day);
  // Of several absences, the one of now or that comes next; a text names its own return first.
  return (best === 'range' || best === 'absence' ? days.sort((a, b) => a - b) : days)[0] ?? null;
}
