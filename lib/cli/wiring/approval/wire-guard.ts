/** Wires the approval of actions: the values that each kind of action would change. */
import { createGuard, type ActionApprovalPort } from '../../../app/approval/guard-action.ts';
import { isGuardRail } from '../../../app/sending/operator/hold.ts';
import { givenRateRules } from '../../../state/alerts/outcomes.ts';
import { createApprovals } from '../../../state/approval/approvals.ts';
import { createApprovalWriter } from '../../../state/approval/put-approval.ts';
import { findCampaign } from '../../../state/campaigns/campaigns.ts';
import { findMailbox } from '../../../state/campaigns/mailboxes.ts';
import { isWarm } from '../../../state/campaigns/sending-domains.ts';
import { readDefaultLimits } from '../../../state/campaigns/settings.ts';
import { countOpenSequences } from '../../../state/events/enrollment-counts.ts';
import { openHolds } from '../../../state/sending/holds.ts';
import { createDoubtStore } from '../../../state/sending/doubt-store.ts';
import { policyOf, sha256 } from './wire-approval.ts';
import type { GuardPort } from '../../../app/approval/guard-action.ts';
import type { ActionKind, RequestedAction } from '../../../domain/approval/approval.ts';
import type { State } from '../../../state/file/transact.ts';
import type { Database } from '../../../state/engine/database.ts';

export function wireGuard(state: State): GuardPort['guard'] {
  return createGuard(wireActions(state));
}

export function wireActions(state: State): ActionApprovalPort {
  const { db } = state;
  return {
    ...createApprovals(db),
    ...createApprovalWriter(db),
    policy: () => policyOf(state),
    hash: sha256,
    valuesBefore: ({ kind, target }) => VALUES[kind](db, target),
    dryRun: state.dryRun,
    onRefused(request) {
      const known = (state.refused ??= new Map());
      known.set(request.digest, request);
    },
  };
}

type Target = RequestedAction['target'];
const text = (value: Target[string] | undefined): string => String(value ?? '');

const VALUES: Readonly<Record<ActionKind, (db: Database, target: Target) => unknown>> = {
  limits: (db, { scope, id }) =>
    scope === 'campaign'
      ? (findCampaign(db, text(id))?.file.rateLimits ?? {})
      : scope === 'mailbox'
        ? (findMailbox(db, text(id))?.rateLimits ?? {})
        : readDefaultLimits(db),
  campaign_file: (db, { campaignId }) => {
    const file = findCampaign(db, text(campaignId))?.file;
    if (file === undefined) return null;
    const { steps: _, ...settings } = file;
    return settings;
  },
  warm_domain: (db, { domain }) => ({ warm: isWarm(db, text(domain)) }),
  lift_hold: (db, { scope, scopeId }) =>
    // Whatever the time: a hold that has ended meanwhile makes no difference.
    openHolds(db, 0)
      .filter((hold) => hold.scope === scope && hold.scopeId === scopeId && isGuardRail(hold))
      .map(({ id, reason, placedBy }) => ({ id, reason, placedBy })),
  end_open: (db, { campaignId }) => ({ open: countOpenSequences(db, text(campaignId)) }),
  rate_rules: (db) => givenRateRules(db),
  resend: (db, { messageId }) =>
    createDoubtStore(db)
      .inDoubt({ campaignId: null, messageId: text(messageId) })
      .map(({ campaignId, prospectId, step, firstTryAt }) => ({
        campaignId,
        prospectId,
        step: step + 1,
        firstTryAt,
      })),
  unsuppress: () => ({ suppressed: true }),
  requeue: () => ({ state: 'removed' }),
  test_outside: () => null,
};
