/** Shows open alerts as warnings: the same in every call that plans, sends, reads or reports. */
import { isConcerned } from '../../core/alerts/concerning.ts';
import { alertText, remediesOf } from '../../core/alerts/words.ts';
import { openAlerts } from '../../state/alerts/alerts.ts';
import { mailboxesOf } from '../../state/campaigns/mailboxes.ts';
import { iso } from '../runner/values.ts';
import type { Alert } from '../../domain/alerts/alert.ts';
import type { Context, NextStep, Warning } from '../runner/command.ts';

/** Critical ones first. `campaignId` null: the alerts about every campaign. */
export function alertWarnings(context: Context, campaignId: string | null): Warning[] {
  const { db } = context.state;
  const open = openAlerts(db, context.clock.now());
  if (open.length === 0) return [];
  const concerned =
    campaignId === null ? null : { id: campaignId, mailboxes: mailboxesOf(db, campaignId) };
  return open
    .filter((alert) => concerned === null || isConcerned(concerned, alert))
    .sort((a, b) => Number(b.level === 'critical') - Number(a.level === 'critical'))
    .map((alert) => warningOf(context, alert));
}

function warningOf(context: Context, alert: Alert): Warning {
  const { code, message, ...details } = describeAlert(context, alert);
  return { code, message, details };
}

/** `todo`: what to do, most useful first. */
export function describeAlert(context: Pick<Context, 'callAgain'>, alert: Alert) {
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
    since: iso(alert.since),
    until: iso(alert.until),
    acknowledged: alert.acknowledgedAt !== null,
    todo: remediesOf(alert).map(({ why, script, rest }): NextStep => ({
      why,
      run: context.callAgain(script, rest),
    })),
  };
}
