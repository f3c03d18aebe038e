/**
 * Decides from when a person may be written to: the pace between campaigns, and what the person
 * chose. A choice never makes that instant earlier.
 */
import { contactFrom } from './contact.ts';
import type {
  ContactElsewhere,
  ContactRules,
  ContactWait,
  PreferenceWait,
} from '../../domain/campaigns/contact.ts';
import { LESS_OFTEN_GAP, type PreferredPace } from '../../domain/responses/preference.ts';
import type { Instant } from '../../domain/time.ts';

/** Nothing keeps a message from the person waiting. */
export const WRITE_ANY_TIME: ContactWait = { until: -Infinity, reason: 'contacted_recently' };

/** The wait that ends last, with its reason. */
export function contactWait(
  lastAt: ContactElsewhere['lastAt'],
  rules: Pick<ContactRules, 'minDaysBetween'>,
  preferred: PreferredPace | null,
): ContactWait {
  const between: ContactWait = {
    until: contactFrom(lastAt, rules),
    reason: 'contacted_recently',
  };
  const chosen = preferredWait(preferred);
  return chosen !== null && chosen.until > between.until ? chosen : between;
}

/** Null: the person chose nothing that applies. The pause may have ended. */
export function preferredWait(preferred: PreferredPace | null): PreferenceWait | null {
  if (preferred === null) return null;
  const { pausedUntil } = preferred;
  const freeFrom = lessOftenFrom(preferred);
  if (pausedUntil !== null && pausedUntil >= freeFrom)
    return { until: pausedUntil, reason: 'recipient_paused' };
  return freeFrom === -Infinity ? null : { until: freeFrom, reason: 'recipient_less_often' };
}

function lessOftenFrom({ lessOftenSince, lastWrittenAt }: PreferredPace): Instant {
  return lessOftenSince === null || lastWrittenAt === null
    ? -Infinity
    : lastWrittenAt + LESS_OFTEN_GAP;
}
