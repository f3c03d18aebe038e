/** Decides whether a campaign may write to a person, by what happened in other campaigns. */
import { DAY, type Instant } from '../../domain/time.ts';
import type {
  ContactElsewhere,
  ContactRules,
  Decline,
  DeclineKind,
} from '../../domain/campaigns/contact.ts';

/** A person without any contact in other campaigns. */
export const NO_CONTACT: ContactElsewhere = { declines: [], lastAt: null };

/** The "no" in another campaign that still holds for this one; null: it may write. */
export function decliningNow(
  declines: readonly Decline[],
  rules: Pick<ContactRules, 'allowAfter'>,
  now: Instant,
): Decline | null {
  return declines.find((decline) => allowedFrom(decline, rules) > now) ?? null;
}

/** Infinity: never, because the campaign file does not name this kind of "no". */
function allowedFrom(
  { kind, at }: Decline,
  { allowAfter }: Pick<ContactRules, 'allowAfter'>,
): Instant {
  const days = kind === 'angry' ? undefined : allowAfter[kind];
  return days === undefined ? Infinity : at + days * DAY;
}

/**
 * Whether a "no" ends the person's open sequence in another campaign. One that may go on only after
 * days ends too: a follow-up half a year later answers nothing.
 */
export function endsElsewhere(kind: DeclineKind, { allowAfter }: ContactRules): boolean {
  return kind === 'angry' || allowAfter[kind] !== 0;
}

/** The instant from which the pace between campaigns lets this one write. */
export function contactFrom(
  lastAt: Instant | null,
  { minDaysBetween }: Pick<ContactRules, 'minDaysBetween'>,
): Instant {
  return lastAt === null ? -Infinity : lastAt + minDaysBetween * DAY;
}
