/** Finds what a plan does about mailboxes whose account fails. */
import { REASSIGN_AFTER } from '../../core/planning/placement.ts';
import { isDead } from '../../core/sending/persistent-failure.ts';
import type { Span } from '../../core/planning/place.ts';
import type { Campaign } from '../../domain/campaigns/campaign.ts';
import type { FailureRun } from '../../domain/sending/failure-run.ts';
import type { Hold } from '../../domain/sending/hold.ts';
import type { Instant } from '../../domain/time.ts';

export type FailingPort = {
  /** The mailboxes whose SMTP account has not worked since its last failure. */
  failingAccounts(): FailureRun[];
};

type Failing = {
  /** It takes no new prospects of the campaign. */
  isDead(mailboxId: string, campaign: Campaign): boolean;
  /**
   * After days its people go to the others of `all`, as those of a mailbox that is held without an
   * end. Empty when no other one works.
   */
  passesPeopleOn(mailboxId: string, all: readonly { id: string }[]): readonly Span[];
};

export function createFailing(
  port: FailingPort,
  { holds, now }: { holds: readonly Hold[]; now: Instant },
): Failing {
  // Where only a message tests the account, it may get one when its breaker is closed.
  const runs = new Map(
    port
      .failingAccounts()
      .filter(({ scopeId, atLogin }) => atLogin || holds.some((hold) => isBreakerOf(hold, scopeId)))
      .map((run) => [run.scopeId, run]),
  );
  const failsForDays = (id: string): boolean => {
    const run = runs.get(id);
    return run !== undefined && now - run.since >= REASSIGN_AFTER;
  };
  return {
    isDead(mailboxId, campaign) {
      const run = runs.get(mailboxId);
      return run !== undefined && isDead(run, campaign, now);
    },
    passesPeopleOn(mailboxId, all) {
      const run = runs.get(mailboxId);
      return run && failsForDays(mailboxId) && all.some(({ id }) => !failsForDays(id))
        ? [{ from: run.since, until: null }]
        : [];
    },
  };
}

function isBreakerOf({ scope, scopeId, reason, placedBy }: Hold, mailboxId: string): boolean {
  return (
    scope === 'mailbox' &&
    scopeId === mailboxId &&
    reason === 'account_failing' &&
    placedBy === 'breaker'
  );
}
