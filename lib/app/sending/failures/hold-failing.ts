/**
 * Holds a campaign while none of its mailboxes works, tests the logins of these mailboxes, and lifts
 * the hold when one works again.
 */
import {
  alertOfPersistence,
  isTestedByLogin,
  persistenceOf,
  type FailingAccount,
} from '../../../core/sending/persistent-failure.ts';
import { decideOutcome } from '../../../core/sending/smtp-outcome.ts';
import { PERSISTENT_FAILURE } from '../../../domain/sending/hold.ts';
import { Failure } from '../../../domain/failure.ts';
import type { AlertCode, AlertTarget } from '../../../domain/alerts/alert.ts';
import type { Campaign, CampaignState } from '../../../domain/campaigns/campaign.ts';
import type { AccountProblem, SmtpResult } from '../../../domain/sending/message.ts';
import type { FailureRun } from '../../../domain/sending/failure-run.ts';
import type { Instant } from '../../../domain/time.ts';
import { waitForTry, type HalfOpenPort } from './half-open.ts';
import { tripBreaker, type BreakerPort, type RunsPort } from '../breaker.ts';

export type HoldFailingPort = HalfOpenPort &
  BreakerPort &
  Pick<RunsPort, 'anyRuns'> & {
    /** The mailboxes whose SMTP account has not worked since its last failure. */
    failingAccounts(): FailureRun[];
    /** Active campaigns that send from any of the mailboxes. */
    campaignsOf(mailboxIds: readonly string[]): string[];
    campaign(id: string): Campaign;
    campaignState(campaignId: string): CampaignState | null;
    /** The campaigns on hold because none of their mailboxes works. */
    heldForFailure(): string[];
    /** The campaigns with an open alert about it. */
    alertedOfFailure(): string[];
    liftFailureHold(campaignId: string, now: Instant): void;
    /** True when the operator lifted such a hold at `since` or later. */
    resumedSince(campaignId: string, since: Instant): boolean;
    endAlerts(target: AlertTarget, codes: readonly AlertCode[], now: Instant): unknown;
  };

/** A login that failed. `reply`: the server's text, untrusted. */
export type LoginTrouble = { mailboxId: string; problem: AccountProblem; reply: string };
type LogIn = (mailboxId: string) => Promise<SmtpResult>;
type Scope = { campaignId: string | null; now: Instant };

/**
 * Logs in to the dead accounts whose breaker is closed, without a message. `failed`: the mailboxes
 * whose secret cannot be used.
 */
export async function testLogins(
  port: HoldFailingPort,
  logIn: LogIn,
  { campaignId, now }: Scope,
): Promise<{ troubles: LoginTrouble[]; failed: Failure[] }> {
  const tested: { troubles: LoginTrouble[]; failed: Failure[] } = { troubles: [], failed: [] };
  if (!port.anyRuns()) return tested;
  const failing = port.failingAccounts();
  const own = campaignId === null ? null : port.campaign(campaignId).mailboxes;
  for (const run of failing) {
    if (own !== null && !own.includes(run.scopeId)) continue;
    const account = accountOf(port, run, now);
    const waiting = port
      .campaignsOf([run.scopeId])
      .some((id) => isTestedByLogin(account, port.campaign(id), now));
    if (!waiting) continue;
    const target = { scope: 'mailbox', scopeId: run.scopeId } as const;
    if ((await waitForTry(port, target, 'account_failing', now)) !== null) continue;
    try {
      const trouble = await recordLogin(port, run.scopeId, await logIn(run.scopeId), now);
      if (trouble !== null) tested.troubles.push(trouble);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      // Nothing was tried, so the next call may.
      await port.transact(() =>
        port.noteOpen(target, { kind: 'account_failing', until: run.openUntil }),
      );
      tested.failed.push(error);
    }
  }
  return tested;
}

/** A login that worked ends the run: the messages follow. */
async function recordLogin(
  port: HoldFailingPort,
  mailboxId: string,
  result: SmtpResult,
  now: Instant,
): Promise<LoginTrouble | null> {
  const target = { scope: 'mailbox', scopeId: mailboxId } as const;
  if (result.accepted) {
    await port.transact(() => port.endRuns(target, ['account_failing'], now));
    return null;
  }
  const outcome = decideOutcome(result, NO_TRIES, now);
  await port.transact(() =>
    tripBreaker(port, target, {
      kind: 'account_failing',
      now,
      openAtLeast: outcome.failure?.openAtLeast,
      atLogin: true,
    }),
  );
  const problem = outcome.outcome === 'account' ? outcome.problem : 'unreachable';
  return { mailboxId, problem, reply: result.response };
}

/** A login is no attempt of a message. */
const NO_TRIES = { attempts: 0, softBounces: 0, blocks: 0, firstTryAt: 0 };

/**
 * Places and lifts the holds of all campaigns by what is known now. An operator's resume counts
 * until the next failure.
 */
export async function holdFailing(port: HoldFailingPort, now: Instant): Promise<void> {
  const concerned = (): string[] => [...port.heldForFailure(), ...port.alertedOfFailure()];
  if (!port.anyRuns() && concerned().length === 0) return;
  await port.transact(() => {
    const runs = new Map(port.failingAccounts().map((run) => [run.scopeId, run]));
    const campaigns = new Set([...concerned(), ...port.campaignsOf([...runs.keys()])]);
    for (const id of campaigns) judgeCampaign(port, port.campaign(id), { runs, now });
  });
}

function judgeCampaign(
  port: HoldFailingPort,
  campaign: Campaign,
  { runs, now }: { runs: ReadonlyMap<string, FailureRun>; now: Instant },
): void {
  const { id, mailboxes } = campaign;
  const accounts = mailboxes.map((mailboxId) => {
    const run = runs.get(mailboxId);
    return run === undefined ? null : accountOf(port, run, now);
  });
  const persistence = persistenceOf(accounts, campaign, now);
  const target = { scope: 'campaign', scopeId: id } as const;
  if (!persistence.persistent || port.campaignState(id) !== 'active') {
    port.liftFailureHold(id, now);
    port.endAlerts(target, [PERSISTENT_FAILURE], now);
    return;
  }
  port.raiseAlert(alertOfPersistence(campaign, persistence.since, now), now);
  const lastAt = Math.max(...mailboxes.flatMap((mailbox) => runs.get(mailbox)?.lastAt ?? []));
  if (!persistence.held) port.liftFailureHold(id, now);
  else if (!port.resumedSince(id, lastAt))
    port.placeHold(
      { ...target, reason: PERSISTENT_FAILURE, placedBy: 'breaker', from: now, until: null },
      now,
    );
}

function accountOf(port: HoldFailingPort, run: FailureRun, now: Instant): FailingAccount {
  const target = { scope: 'mailbox', scopeId: run.scopeId } as const;
  return { ...run, breakerOpen: port.openUntil(target, 'account_failing', now) !== null };
}
