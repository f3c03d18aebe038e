/**
 * `rate_limiter.ts alerts`: the open alerts, and those that ended before anybody acknowledged them.
 */
import { missedAlerts, openAlerts } from '../../../state/alerts/alerts.ts';
import { needCampaign } from '../../campaigns/find-campaign.ts';
import { concerning, describeAlert, computedWarnings } from '../../campaigns/show-alerts.ts';
import { defineCommand } from '../../runner/command.ts';
import { listFlags } from '../../runner/flags.ts';
import { pageOf } from '../../runner/page.ts';
import { iso } from '../../runner/values.ts';

export const command = defineCommand({
  about: 'List what needs attention, and what did since it was last acknowledged',
  examples: ['', '--campaign-id spring'],
  flags: {
    'campaign-id': { kind: 'text', about: 'Only alerts that concern this campaign' },
    ...listFlags,
  },
  effect: 'read',
  state: 'read',
  async run(context, { campaignId, ...values }) {
    const { db } = context.state;
    const now = context.clock.now();
    if (campaignId !== undefined) needCampaign(db, campaignId);
    const all = concerning(db, campaignId ?? null, [
      ...openAlerts(db, now),
      ...missedAlerts(db, now),
    ]).sort((a, b) => b.id - a.id);
    const after = values.cursor === undefined ? Infinity : Number(values.cursor);
    const rows = all
      .filter(({ id }) => id < after)
      .slice(0, values.limit + 1)
      .map((alert) => ({
        alertId: alert.id,
        ...describeAlert(context, alert),
        open: alert.endedAt === null,
        endedAt: iso(alert.endedAt),
        acknowledgedAt: iso(alert.acknowledgedAt),
      }));
    const unseen = all.filter(({ acknowledgedAt }) => acknowledgedAt === null).length;
    return {
      data: {
        alerts: pageOf(rows, {
          ...values,
          cursorOf: ({ alertId }) => String(alertId),
          total: all.length,
        }),
        open: all.filter(({ endedAt }) => endedAt === null).length,
        unacknowledged: unseen,
      },
      warnings: computedWarnings(context, campaignId ?? null),
      render: {
        text: () =>
          all.length === 0
            ? 'Nothing needs attention.'
            : rows
                .slice(0, values.limit)
                .flatMap(({ alertId, code, level, message, since, open, endedAt, todo }) => [
                  `${alertId}  ${level} ${code}, since ${since}${open ? '' : `, ended ${endedAt}`}`,
                  `   ${message}`,
                  ...todo.flatMap(({ why, run }) => [`   ${why}:`, `     ${run}`]),
                ])
                .join('\n'),
      },
      next:
        unseen === 0
          ? []
          : [
              {
                why: `Acknowledge them when they have been read: ${unseen}`,
                run: context.callAgain('rate_limiter', 'alerts ack'),
              },
            ],
    };
  },
});
