/** `rate_limiter.ts list`: the campaigns of this database. */
import { CAMPAIGN_DEFAULTS } from '../../../core/campaigns/defaults.ts';
import { listCampaigns } from '../../../state/campaigns/campaigns.ts';
import { enrollmentCounts } from '../../../state/events/enrollment-counts.ts';
import { defineCommand } from '../../runner/command.ts';
import { listFlags } from '../../runner/flags.ts';
import { pageOf } from '../../runner/page.ts';
import { iso } from '../../runner/values.ts';

export const command = defineCommand({
  about: 'List the campaigns',
  examples: ['', '--limit 10 --fields campaignId,state'],
  flags: listFlags,
  alerts: true,
  effect: 'read',
  state: 'read',
  async run({ state: { db } }, values) {
    const rows = listCampaigns(db, { after: values.cursor ?? '', limit: values.limit + 1 }).map(
      (row) => ({
        campaignId: row.id,
        name: row.name,
        state: row.state,
        priority: row.priority,
        precedence: row.file.precedence ?? CAMPAIGN_DEFAULTS.precedence,
        mailboxes: row.file.mailboxes,
        enrollments: enrollmentCounts(db, row.id),
        startedAt: iso(row.startedAt),
        completedAt: iso(row.completedAt),
      }),
    );
    const total = db.prepare('SELECT count(*) FROM campaign').pluck().get() as number;
    return {
      data: {
        campaigns: pageOf(rows, { ...values, cursorOf: ({ campaignId }) => campaignId, total }),
      },
    };
  },
});
