/** Shows open alerts as warnings: the same in every call that plans, sends, reads or reports. */
import { isConcerned } from '../../core/alerts/concerning.ts';
import { alertText, remediesOf } from '../../core/alerts/words.ts';
import { CAMPAIGN_DEFAULTS } from '../../core/campaigns/defaults.ts';
import { undecided } from '../../core/alerts/undecided.ts';
import { staleInbox } from '../../core/sending/inbox.ts';
import { staleFacts } from '../../state/alerts/stale-facts.ts';
import { openAlerts } from '../../state/alerts/alerts.ts';
import { countPossible, oldestPossible } from '../../state/responses/possible/possible-replies.ts';
import { mailboxesOf } from '../../state/campaigns/mailboxes.ts';
import { iso } from '../runner/values.ts';
import type { ShownAlert } from '../../core/live/stops.ts';
import type { AlertTarget } from '../../domain/alerts/alert.ts';
import type { State } from '../../state/file/transact.ts';
import type { Context, NextStep, Warning } from '../runner/command.ts';

/** Critical ones first. `campaignId` null: the alerts about every campaign. */
export function alertWarnings(context: Context, campaignId: string | null): Warning[] {
  const open = openAlerts(context.state.db, context.clock.now());
  return warningsOf(context, campaignId, [...open, ...computedAlerts(context)]);
}

/** The alerts without a row, which `alerts ack` cannot acknowledge. */
export function computedWarnings(context: Context, campaignId: string | null): Warning[] {
  return warningsOf(context, campaignId, computedAlerts(context));
}

/** The alerts that concern the campaign; null: all of them. */
export function concerning<A extends AlertTarget>(
  db: State['db'],
  campaignId: string | null,
  alerts: readonly A[],
): A[] {
  if (campaignId === null || alerts.length === 0) return [...alerts];
  const campaign = { id: campaignId, mailboxes: mailboxesOf(db, campaignId) };
  return alerts.filter((alert) => isConcerned(campaign, alert));
}

function warningsOf(
  context: Context,
  campaignId: string | null,
  alerts: readonly ShownAlert[],
): Warning[] {
  return concerning(context.state.db, campaignId, alerts)
    .sort((a, b) => Number(b.level === 'critical') - Number(a.level === 'critical'))
    .map((alert) => warningOf(context, alert));
}

/** What only time, or a count, raises: it has no row. */
export function computedAlerts({
  state,
  clock,
}: {
  state: Pick<State, 'db'>;
  clock: Pick<Context['clock'], 'now'>;
}): ShownAlert[] {
  const stale = staleFacts(state.db, CAMPAIGN_DEFAULTS.inboxFreshness).flatMap((facts) => {
    const alert = staleInbox(facts, clock.now());
    return alert === null ? [] : [{ ...alert, byFiles: facts.imapRef === null }];
  });
  const since = oldestPossible(state.db);
  return since === null ? stale : [...stale, undecided(countPossible(state.db, null), since)];
}

function warningOf(context: Context, alert: ShownAlert): Warning {
  const { code, message, ...details } = describeAlert(context, alert);
  return { code, message, details };
}

/** `todo`: what to do, most useful first. */
export function describeAlert(context: Pick<Context, 'callAgain'>, alert: ShownAlert) {
  return {
    code: alert.code,
    message: alertText(alert),
    level: alert.level,
    value: alert.value,
    threshold: alert.threshold,
    sample: alert.sample,
    scope: alert.scope,
    scopeId: alert.scopeId,
    ...(alert.detail === null || alert.detail === undefined ? {} : { detail: alert.detail }),
    ...(alert.reason === null || alert.reason === undefined ? {} : { reason: alert.reason }),
    since: iso(alert.since),
    until: iso(alert.until),
    acknowledged: alert.acknowledgedAt !== null,
    todo: remediesOf(alert, { byFiles: alert.byFiles === true }).map(
      ({ why, script, rest }): NextStep => ({
        why,
        run: context.callAgain(script, rest),
      }),
    ),
  };
}
