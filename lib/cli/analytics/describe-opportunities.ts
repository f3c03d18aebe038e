/** Lays the opportunities of a campaign out as a page. */
import { plural } from '../../core/reports/wording.ts';
import { describeTimes } from './describe-times.ts';
import type { ReportDocument, Section } from '../render/document.ts';
import type { OpportunityReport } from '../../core/reports/advice/opportunities.ts';
import { definitionSection, statusOf } from './describe-parts.ts';

export type Suggested = OpportunityReport['opportunities'][number] & { suggestedCommand?: string };

export function describeOpportunities(
  report: OpportunityReport,
  suggested: readonly Suggested[],
): ReportDocument {
  const { campaign, sample, tooFewToTell } = report;
  return {
    kind: 'Opportunities',
    title: campaign.name,
    status: statusOf(campaign.state, []),
    facts: [
      `id ${campaign.id}`,
      `from ${plural(sample.attempted, 'message')} attempted, ${plural(sample.replied, 'reply', 'replies')}`,
    ],
    cards: [],
    sections: [
      foundSection(suggested),
      ...questionSection(tooFewToTell),
      ...describeTimes(report.sendTimes),
      definitionSection({
        confidence:
          'moderate: chance alone would show this less than once in 20 reports; high: less than once in 100. Corrected for the number of comparisons.',
        ...report.definitions,
      }),
    ],
    generatedAt: report.generatedAt,
  };
}

function foundSection(suggested: readonly Suggested[]): Section {
  const items = suggested.map(({ confidence, message, suggestedChange, suggestedCommand }) => {
    const detail = [suggestedChange, suggestedCommand]
      .filter((line) => line !== undefined)
      .join(' ');
    return {
      tone: confidence === 'high' ? ('good' as const) : ('notice' as const),
      label: `${confidence} confidence`,
      message,
      ...(detail === '' ? {} : { detail }),
    };
  });
  const none = {
    tone: 'plain' as const,
    label: 'Nothing clear',
    message: 'No difference in these numbers is large enough to act on.',
  };
  return {
    kind: 'alerts',
    title: 'Possible improvements',
    items: items.length > 0 ? items : [none],
  };
}

function questionSection(questions: OpportunityReport['tooFewToTell']): Section[] {
  if (questions.length === 0) return [];
  return [
    {
      kind: 'alerts',
      title: 'Too early to say',
      items: questions.map(({ message }) => ({
        tone: 'plain' as const,
        label: 'Too few',
        message,
      })),
    },
  ];
}
