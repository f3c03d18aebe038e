/** The alert about possible replies that wait for a person's decision. */
import type { Alert } from '../../domain/alerts/alert.ts';
import type { Instant } from '../../domain/time.ts';

/** `since`: when the oldest of them came. */
export function undecided(count: number, since: Instant): Omit<Alert, 'id'> {
  return {
    code: 'possible_replies',
    scope: 'all',
    scopeId: '',
    level: 'warning',
    value: count,
    threshold: 1,
    sample: count,
    since,
    until: null,
    endedAt: null,
    acknowledgedAt: null,
  };
}
