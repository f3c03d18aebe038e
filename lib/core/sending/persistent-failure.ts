/**
 * Decides when an account has failed for so long that its campaign is put on hold, and that its
 * people go to other mailboxes.
 */
import { HOUR, type Instant } from '../../domain/time.ts';
import type { NewAlert } from '../../domain/alerts/alert.ts';
import type { FailureRun } from '../../domain/sending/failure-run.ts';
import type { Campaign } from '../../domain/campaigns/campaign.ts';
import { PERSISTENT_FAILURE } from '../../domain/sending/hold.ts';

/** The run of an SMTP account that fails. `breakerOpen`: a hold stops its messages now. */
export type FailingAccount = Pick<FailureRun, 'since' | 'atLogin' | 'openUntil'> & {
  breakerOpen: boolean;
};
type Patience = Pick<Campaign, 'persistentAfter'>;

/** It has failed for longer than the campaign waits, without a success in between. */
export function isDead(
  { since }: Pick<FailureRun, 'since'>,
  { persistentAfter }: Patience,
  now: Instant,
): boolean {
  return now - since >= persistentAfter * HOUR;
}

/**
 * A login tests a dead account when its breaker is closed, also at night and while its campaign is
 * on hold. Before, its messages test it.
 */
export function isTestedByLogin(
  account: FailingAccount,
  campaign: Patience,
  now: Instant,
): boolean {
  return (
    account.atLogin &&
    !account.breakerOpen &&
    now >= account.openUntil &&
    isDead(account, campaign, now)
  );
}

export type Persistence =
  /** A mailbox works, or has not failed for long. */
  | { persistent: false }
  /** `held` false: the campaign continues, because only a message can test one of its mailboxes. */
  | { persistent: true; held: boolean; since: Instant };

/** `accounts`: those of every mailbox of the campaign; null for one that works. */
export function persistenceOf(
  accounts: readonly (FailingAccount | null)[],
  campaign: Patience,
  now: Instant,
): Persistence {
  const failing = accounts.flatMap((account) => account ?? []);
  if (
    failing.length === 0 ||
    failing.length < accounts.length ||
    !failing.every((account) => isDead(account, campaign, now))
  )
    return { persistent: false };
  return {
    persistent: true,
    held: !failing.some(({ atLogin, breakerOpen }) => !atLogin && !breakerOpen),
    since: Math.max(...failing.map(({ since }) => since)),
  };
}

export function alertOfPersistence(
  { id, persistentAfter, mailboxes }: Patience & Pick<Campaign, 'id' | 'mailboxes'>,
  since: Instant,
  now: Instant,
): NewAlert {
  return {
    code: PERSISTENT_FAILURE,
    scope: 'campaign',
    scopeId: id,
    level: 'critical',
    value: (now - since) / HOUR,
    threshold: persistentAfter,
    sample: mailboxes.length,
    until: null,
  };
}
