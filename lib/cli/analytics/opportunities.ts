/** `analytics.ts opportunities`: what could be improved, where the figures suffice. */
import { reportOpportunities } from '../../app/reports/report.ts';
import { createReportStore } from '../../state/reports/report-store.ts';
import { quote } from '../runner/call-again.ts';
import { defineCommand, type Answer } from '../runner/command.ts';
import { describeOpportunities, type Suggested } from './describe-opportunities.ts';
import { needHead } from './find-head.ts';
import { renderPage } from './render-page.ts';
import { opportunityReportFiles } from './report-files.ts';
import { tabulateOpportunities } from './tabulate.ts';

export const command = defineCommand({
  about:
    'Suggest what to change in a campaign where the evidence suffices, and list what cannot be judged yet',
  examples: ['--campaign-id spring', '--campaign-id spring --output opportunities.md'],
  effect: 'read',
  state: 'read',
  flags: {
    'campaign-id': {
      kind: 'text',
      required: true,
      about: 'The id of the campaign, as its campaign file gives it',
      placeholder: 'spring',
    },
  },
  async run(context, { campaignId }): Promise<Answer> {
    const report = reportOpportunities(
      createReportStore(context.state.db),
      needHead(context.state.db, campaignId),
      context.clock.now(),
    );
    // To pause a blocked mailbox is the only remedy that is a command; the others change the
    // campaign file.
    const opportunities = report.opportunities.map((opportunity): Suggested => {
      const { mailboxId } = opportunity.subject;
      return opportunity.code === 'mailbox_is_blocked_more' && mailboxId !== undefined
        ? {
            ...opportunity,
            suggestedCommand: context.callAgain(
              'rate_limiter',
              `pause --mailbox ${quote(mailboxId)} --reason blocks`,
            ),
          }
        : opportunity;
    });
    return {
      data: { ...report, opportunities },
      onRequest: ['definitions'],
      next: [
        {
          why: 'See the figures behind this.',
          run: context.callAgain('analytics', `campaign --campaign-id ${quote(campaignId)}`),
        },
      ],
      render: renderPage(
        () => describeOpportunities(report, opportunities),
        () => tabulateOpportunities(report),
      ),
      reports: opportunityReportFiles(report),
    };
  },
});
