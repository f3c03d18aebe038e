/** Decides how long a breaker rests what failed, when it alerts and how often, and whether one more mail may try what has rested. */
import { DAY, HOUR, MINUTE, type Instant } from '../../domain/time.ts';
import type { BreakerReason } from '../../domain/sending/hold.ts';
import type { SmtpResult } from '../../domain/sending/message.ts';

/**
 * The rest after so many failures in a row; the last one for all further. They double in steps (RFC 5321 4.5.4.1: less and
 * less often). A mailbox may meet two deferrals by chance; the third in a row, whoever they were for, is about itself.
 */
const RESTS: Readonly<Record<BreakerReason, readonly number[]>> = {
  account_failing: [MINUTE / 2, 2 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR],
  blocks: [MINUTE / 2, 2 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR],
  sending_limit: [MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR],
  deferrals: [0, 0, 2 * MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR],
  destination_failing: [MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR],
};

const ALERT_AT = 3;
/** While the failures go on, the alert comes again: the first may have gone unread. */
const ALERT_EVERY = DAY;
/** The longest rest that a demand can double to: a day, after which every quota has come round. */
const LONGEST = DAY;

/** A run of failures that nothing was added to for so long says nothing any more. */
export const RUN_FORGOTTEN_AFTER = 2 * DAY;

/** One recipient can report what they like about the mail they got; that a mailbox is refused by receivers, several domains must say. */
export const REPORTING_DOMAINS = 3;

/** What follows from the `failures`-th failure in a row (1 or more); `restAtLeast` is what the reply itself demands, and doubles likewise. */
export function tripAfter({
  kind,
  failures,
  restAtLeast,
}: {
  kind: BreakerReason;
  failures: number;
  restAtLeast?: number | undefined;
}): { rest: number } {
  const rests = RESTS[kind];
  const demanded =
    restAtLeast === undefined ? 0 : Math.min(restAtLeast * 2 ** (failures - 1), LONGEST);
  return { rest: Math.max(rests[Math.min(failures, rests.length) - 1] as number, demanded) };
}

/** The third failure in a row alerts, and then the first of every further day. */
export function alertIsDue({
  failures,
  alertedAt,
  now,
}: {
  failures: number;
  alertedAt: Instant | null;
  now: Instant;
}): boolean {
  return failures >= ALERT_AT && (alertedAt === null || now - alertedAt >= ALERT_EVERY);
}

/** A run of failures as it is kept: by what failed, and how. */
export type Run = { kind: BreakerReason; failures: number; lastAt: Instant };

/**
 * Half open: what has failed and rested gets one mail at a time until one succeeds. `underWay` counts claimed and
 * transmitting mails of the same mailbox or destination, whichever process has them.
 */
export function mayProbe({
  runs,
  underWay,
  now,
}: {
  runs: readonly Run[];
  underWay: number;
  now: Instant;
}): boolean {
  return underWay === 0 || !runs.some((run) => isOpen(run, now));
}

/** Whether the run has placed a hold at all and is still remembered. */
export function isOpen({ kind, failures, lastAt }: Run, now: Instant): boolean {
  return (
    failures > 0 && now - lastAt < RUN_FORGOTTEN_AFTER && tripAfter({ kind, failures }).rest > 0
  );
}

/** Whatever a server says of a recipient or a text, the account that brought it there works. */
export function provesAccount({ accepted, code, phase }: SmtpResult): boolean {
  return accepted || (code !== null && (phase === 'rcpt' || phase === 'data' || phase === 'final'));
}
