/** Shows what `send` would refuse now: as warnings, with what to do about it. */
import { findRefusals } from '../../app/sending/guard/find-refusals.ts';
import {
  clockBehind,
  accountRefusals,
  type ClockBehind,
  type Refusals,
} from '../../core/sending/refusals.ts';
import { findCampaignBlockers } from '../../core/why/campaign-blockers.ts';
import { linkOfBlocker } from '../../core/why/links.ts';
import { newestInstant } from '../../state/time/clock-reading.ts';
import { openHolds } from '../../state/sending/holds.ts';
import { iso } from '../runner/values.ts';
import { wireRefusals } from '../wiring/sending/wire-refusals.ts';
import type { State } from '../../state/file/transact.ts';
import type { Campaign, StoredCampaign } from '../../domain/campaigns/campaign.ts';
import type { Failure } from '../../domain/failure.ts';
import type { Context, NextStep, Warning } from '../runner/command.ts';

export type ShownRefusals = {
  /** Each with the code and the text of the refusal, most general first. */
  warnings: Warning[];
  /** What to do; never empty when `refused`. */
  next: NextStep[];
  /** `send` would send nothing of this campaign. */
  refused: boolean;
};

export function showRefusals(
  context: Context,
  { row, campaign }: { row: Pick<StoredCampaign, 'state'>; campaign: Campaign },
): ShownRefusals {
  const active = row.state === 'active';
  const found = findRefusals(wireRefusals(context), active ? campaign.mailboxes : []);
  return {
    warnings: [
      ...warnOfPolicy(context.state),
      ...warnOfRefusals(found),
      ...warnOfStop(context, { row, campaign }),
    ],
    next: nextAfterRefusals(context, found, ` --campaign-id ${campaign.id}`),
    refused:
      found.call.length > 0 || (active && accountRefusals(found, campaign.mailboxes).length > 0),
  };
}

/** A policy that cannot be used: `send` refuses with it. */
function warnOfPolicy({ policy }: Pick<State, 'policy'>): Warning[] {
  return policy?.failure ? [warningOf(policy.failure)] : [];
}

export function warnOfRefusals({ call, mailboxes, behind }: Refusals): Warning[] {
  return [
    ...call.map((failure) => warningOf(failure)),
    ...mailboxes.map(({ mailboxId, failure }) => warningOf(failure, { mailbox: mailboxId })),
    ...warningsOfClockBehind(behind),
  ];
}

/** Asked after sending, because what is sent moves the newest instant. */
export function warnOfClockBehind({ state, clock }: Pick<Context, 'state' | 'clock'>): Warning[] {
  return warningsOfClockBehind(clockBehind(newestInstant(state.db), clock.now()));
}

function warningsOfClockBehind(behind: ClockBehind | null): Warning[] {
  if (behind === null) return [];
  const { newest, message } = behind;
  return [{ code: 'clock_behind', details: { newest: iso(newest) }, message }];
}

function warningOf(failure: Failure, about: Record<string, unknown> = {}): Warning {
  const { code, message, details } = failure;
  return { code, message, details: { ...details, ...about } };
}

/** The state, the dates and the holds that stop a whole campaign, as the gate of `send` judges them. */
export function warnOfStop(
  { state, clock }: Pick<Context, 'state' | 'clock'>,
  { row, campaign }: { row: Pick<StoredCampaign, 'state'>; campaign: Campaign },
): Warning[] {
  const now = clock.now();
  return findCampaignBlockers({
    // `send` names it with what it covers.
    approval: null,
    campaign,
    campaignState: row.state,
    holds: openHolds(state.db, now),
    now,
  }).map((blocker) => {
    const { code, text, until, hold } = linkOfBlocker(blocker);
    return {
      code,
      message: text,
      details: {
        until: iso(until),
        ...(hold ? { hold: { ...hold, from: iso(hold.from), until: iso(hold.until) } } : {}),
      },
    };
  });
}

/** `scope`: the flags that choose what `send` sends. */
export function nextAfterRefusals(
  context: Context,
  { call, mailboxes, behind }: Refusals,
  scope: string,
): NextStep[] {
  const send = (flag: string): string =>
    context.callAgain('rate_limiter', `send${scope}${flag}`, context.clock.now());
  const steps = [...call, ...mailboxes.map(({ failure }) => failure)].map(({ code, hint }) => ({
    why: hint,
    run: RESTORED.has(code)
      ? context.callAgain('rate_limiter', 'resolve --restored --reason "..."')
      : send(code === 'clock_jump' ? ' --accept-clock' : ''),
  }));
  const late = {
    why: 'Compare the clock with another one. If it is right now, call once with --accept-clock.',
    run: send(' --accept-clock'),
  };
  const all = behind === null ? steps : [...steps, late];
  return all.filter(({ why }, index) => all.findIndex((step) => step.why === why) === index);
}

const RESTORED: ReadonlySet<string> = new Set(['state_restored', 'state_wal_missing']);
