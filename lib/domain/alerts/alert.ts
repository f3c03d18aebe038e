/** What needs the operator's attention: a rate, a failing account, an inbox that is not read. */
import {
  BREAKER_REASONS,
  PERSISTENT_FAILURE,
  RATE_REASONS,
  type HoldScope,
} from '../sending/hold.ts';
import type { Instant } from '../time.ts';

export const ALERT_CODES = [
  ...RATE_REASONS,
  'deferral_rate',
  'unsubscribe_rate',
  ...BREAKER_REASONS,
  PERSISTENT_FAILURE,
  'inbox_failing',
  'inbox_stale',
  'listener_failing',
  'limit_nearly_reached',
  'possible_replies',
] as const;
export type AlertCode = (typeof ALERT_CODES)[number];

/** `critical`: sending is on hold because of it, or should stop. */
type AlertLevel = 'warning' | 'critical';

/** Whom an alert is about: what a hold can stop, or a listener of events. */
export type AlertTarget = { scope: HoldScope | 'listener'; scopeId: string };

/** `value` has reached `threshold`: a share of `sample` for a rate, a number otherwise. */
type AlertFigure = { value: number; threshold: number; sample: number };

export type NewAlert = AlertTarget &
  AlertFigure & {
    code: AlertCode;
    level: AlertLevel;
    /** When it ends by itself; null: when its cause ends. */
    until: Instant | null;
    /** Tells alerts of one code about one target apart: the kind of a limit. */
    detail?: string | null;
    /** Why the latest failure came: a code of the subject, as `http_500` of a listener. */
    reason?: string | null;
  };

export type Alert = NewAlert & {
  id: number;
  since: Instant;
  endedAt: Instant | null;
  acknowledgedAt: Instant | null;
};
