/**
 * Decides which changes to suggest, where the numbers support them; lists the other questions as
 * open.
 */
import type { CampaignHead, CounterCell, HourCell } from '../../../domain/reports/report.ts';
import type { Instant } from '../../../domain/time.ts';
import { breakDown, stepName } from '../breakdown.ts';
import { compareVariants, type VariantComparison } from './compare-variants.ts';
import { DEFINITIONS } from '../definitions.ts';
import { figuresOf, type Rate } from '../figures.ts';
import { findOutliers, type Outlier, type OutlierCode } from './outliers.ts';
import { judgeSendTimes, type SendTimes, type WeekdayName } from './send-times.ts';
import { labelCampaign, type CampaignLabel } from '../standing.ts';
import { describeSendTimes, questionOfSendTimes, suggestSendTimes } from './suggest-send-times.ts';
import { sumTally } from '../tally.ts';
import { grouped, percent, plural } from '../wording.ts';

export type Opportunity = Pick<Outlier, 'message'> & {
  code:
    | 'variant_is_answered_more'
    | 'step_yields_nothing'
    | 'hours_differ'
    | 'weekdays_differ'
    | OutlierCode;
  /**
   * What the suggestion is about: some of step, variant, mailboxId, provider, hours (0 to 23) and
   * weekdays, both on the recipient's clock.
   */
  subject: {
    step?: number;
    variant?: string;
    mailboxId?: string;
    provider?: string;
    hours?: number[];
    weekdays?: WeekdayName[];
  };
  evidence: Record<string, unknown>;
  confidence: 'moderate' | 'high';
  /** What to change in the campaign file, where that helps. */
  suggestedChange?: string;
};

/** A question that the numbers cannot answer yet. `need`: null when unknown. */
export type OpenQuestion = { code: string; message: string; have: number; need: number | null };

export type OpportunityReport = {
  campaign: CampaignLabel;
  opportunities: Opportunity[];
  tooFewToTell: OpenQuestion[];
  sendTimes: SendTimes & { message: string };
  sample: { attempted: number; delivered: number; replied: number };
  definitions: Readonly<Record<string, string>>;
  generatedAt: string;
};

/**
 * Below this reply rate, senders in the field doubt the message itself; a step is judged from 200
 * delivered on.
 */
const POOR_REPLY_RATE = 0.01;
const REPLY_FLOOR = 200;

/** `hours`: messages old enough to have been answered (`RIPE_AFTER`). */
export function findOpportunities(
  {
    campaign,
    cells,
    hours,
  }: { campaign: CampaignHead; cells: readonly CounterCell[]; hours: readonly HourCell[] },
  now: Instant,
): OpportunityReport {
  const { counts } = figuresOf(sumTally(cells));
  const comparisons = compareVariants(cells);
  const steps = judgeSteps(cells);
  const times = judgeSendTimes(hours);
  return {
    campaign: labelCampaign(campaign),
    opportunities: [
      ...comparisons.flatMap(suggestVariant),
      ...steps.opportunities,
      ...findOutliers(breakDown(cells)).map(suggestFor),
      ...suggestSendTimes(times).map(({ p, evidence, ...rest }) => ({
        ...rest,
        evidence: { ...evidence, p },
        confidence: confidenceOf(p),
      })),
    ],
    tooFewToTell: [
      ...comparisons
        .filter(({ verdict }) => verdict === 'too_few')
        .map(({ first, second, need, message }) => ({
          code: 'variant_is_answered_more',
          message,
          have: Math.min(first.replied.of, second.replied.of),
          need,
        })),
      ...steps.tooFewToTell,
      ...questionOfSendTimes(times),
    ],
    sendTimes: { ...times, message: describeSendTimes(times) },
    sample: { attempted: counts.attempted, delivered: counts.delivered, replied: counts.replied },
    definitions: DEFINITIONS,
    generatedAt: new Date(now).toISOString(),
  };
}

function suggestVariant({
  step,
  first,
  second,
  difference,
  p,
  verdict,
  message,
}: VariantComparison): Opportunity[] {
  if (verdict !== 'first_higher') return [];
  return [
    {
      code: 'variant_is_answered_more',
      subject: { step, variant: first.variant },
      message,
      evidence: { first, second, difference, p },
      confidence: confidenceOf(p),
      suggestedChange: `Give variant ${first.variant} of step ${step} all the weight and drop ${second.variant}.`,
    },
  ];
}

function judgeSteps(cells: readonly CounterCell[]): {
  opportunities: Opportunity[];
  tooFewToTell: OpenQuestion[];
} {
  const opportunities: Opportunity[] = [];
  const tooFewToTell: OpenQuestion[] = [];
  for (const { step, rates } of breakDown(cells).step) {
    const replied = rates.replied;
    if (replied.of < REPLY_FLOOR)
      tooFewToTell.push({
        code: 'step_yields_nothing',
        message: `${stepName(step)}: ${grouped(replied.of)} delivered; its reply rate is judged from ${REPLY_FLOOR} on.`,
        have: replied.of,
        need: REPLY_FLOOR,
      });
    // Even the upper end of the interval is poor, so it is not bad luck.
    else if (replied.high !== null && replied.high < POOR_REPLY_RATE)
      opportunities.push(suggestForPoorStep(step, replied));
  }
  return { opportunities, tooFewToTell };
}

function suggestForPoorStep(step: number, replied: Rate): Opportunity {
  return {
    code: 'step_yields_nothing',
    subject: { step },
    message: `${stepName(step)}: ${plural(replied.count, 'reply', 'replies')} to ${grouped(replied.of)} delivered; the true rate is hardly above ${percent(replied.high as number)}.`,
    evidence: { replied, threshold: POOR_REPLY_RATE },
    confidence: (replied.high as number) < POOR_REPLY_RATE / 2 ? 'high' : 'moderate',
    suggestedChange:
      step === 1
        ? 'Rewrite the first message, or check who is on the list.'
        : `Drop or rewrite step ${step}: it costs quota and reputation.`,
  };
}

function suggestFor({ p, evidence, ...outlier }: Outlier): Opportunity {
  return { ...outlier, evidence: { ...evidence, p }, confidence: confidenceOf(p) };
}

/** Every reported finding has p below 0.05; below 0.01 it is `high`. */
function confidenceOf(p: number): 'moderate' | 'high' {
  return p < 0.01 ? 'high' : 'moderate';
}
