/** Decides which mailbox, provider or step differs clearly from the rest of the campaign. */
import { adjustForLooks, compareProportions } from '../../statistics/proportions.ts';
import type { Breakdown } from '../breakdown.ts';
import { rateOf, sixDecimals, type Figures, type CountedRate, type Rate } from '../figures.ts';
import { grouped, percent } from '../wording.ts';

export type OutlierCode =
  | 'mailbox_is_blocked_more'
  | 'mailbox_bounces_more'
  | 'provider_blocks_more'
  | 'provider_bounces_more'
  | 'provider_answers_less'
  | 'step_is_unsubscribed_more';
export type Outlier = {
  code: OutlierCode;
  subject: { step?: number; mailboxId?: string; provider?: string };
  message: string;
  evidence: {
    here: Rate;
    elsewhere: Rate;
    difference: { value: number; low: number; high: number };
  };
  /** Exact test, corrected for all the comparisons made here. */
  p: number;
  suggestedChange?: string;
};

type Rule = {
  code: OutlierCode;
  group: 'step' | 'mailbox' | 'provider';
  rate: CountedRate;
  worse: 'higher' | 'lower';
  finding: string;
  suggestedChange: string;
};

const RULES: readonly Rule[] = [
  {
    code: 'mailbox_is_blocked_more',
    group: 'mailbox',
    rate: 'blocked',
    worse: 'higher',
    finding: 'is blocked more often than the other mailboxes',
    suggestedChange: 'Pause this mailbox and check its SPF, DKIM, DMARC and the blocklists.',
  },
  {
    code: 'mailbox_bounces_more',
    group: 'mailbox',
    rate: 'hardBounced',
    worse: 'higher',
    finding: 'sends to more addresses that cannot receive than the other mailboxes',
    suggestedChange: 'Check the list that this mailbox sends to.',
  },
  {
    code: 'provider_blocks_more',
    group: 'provider',
    rate: 'blocked',
    worse: 'higher',
    finding: 'blocks our messages more often than the other providers',
    suggestedChange:
      'Send more slowly to this provider, and read the reasons in response_tracker.ts report.',
  },
  {
    code: 'provider_bounces_more',
    group: 'provider',
    rate: 'hardBounced',
    worse: 'higher',
    finding: 'has more addresses that cannot receive than the other providers',
    suggestedChange: 'Verify the addresses at this provider before going on.',
  },
  // Fewer replies from one provider alone point to its junk folder, not to the text.
  {
    code: 'provider_answers_less',
    group: 'provider',
    rate: 'replied',
    worse: 'lower',
    finding:
      'brings fewer replies than the other providers: messages may be landing in its junk folder',
    suggestedChange:
      'Send a test message to an account of your own at this provider and check where it lands.',
  },
  {
    code: 'step_is_unsubscribed_more',
    group: 'step',
    rate: 'unsubscribed',
    worse: 'higher',
    finding: 'is followed by more unsubscribes than the other steps',
    suggestedChange: 'Soften this step, or send it later.',
  },
];

/** Fewer cases than this prove nothing, whatever the test says. */
const LEAST_CASES = 5;

export function findOutliers(breakdown: Breakdown): Outlier[] {
  const compared = RULES.flatMap((rule) =>
    compareEach(rule, breakdown[rule.group] as readonly Row[]),
  );
  const ps = adjustForLooks(compared.map(({ p }) => p));
  return compared.flatMap(({ clear, outlier }, index) => {
    const p = ps[index] ?? 0;
    return clear && p < 0.05 ? [{ ...outlier, p: sixDecimals(p) }] : [];
  });
}

type Row = { name: string; step?: number; mailboxId?: string; provider?: string } & Figures;

function compareEach(
  rule: Rule,
  rows: readonly Row[],
): { clear: boolean; p: number; outlier: Omit<Outlier, 'p'> }[] {
  if (rows.length < 2) return [];
  return rows.flatMap((row) => {
    const here = row.rates[rule.rate];
    const others = rows.filter((other) => other !== row).map((other) => other.rates[rule.rate]);
    const elsewhere = rateOf(
      others.reduce((sum, { count }) => sum + count, 0),
      others.reduce((sum, { of }) => sum + of, 0),
      here.denominator,
    );
    if (here.rate === null || elsewhere.rate === null) return [];
    const comparison = compareProportions(here, elsewhere);
    const cases = rule.worse === 'higher' ? here.count : elsewhere.count;
    const clear =
      comparison.verdict === (rule.worse === 'higher' ? 'first_higher' : 'second_higher') &&
      cases >= LEAST_CASES;
    const { step, mailboxId, provider } = row;
    return [
      {
        clear,
        p: comparison.p,
        outlier: {
          code: rule.code,
          subject: {
            ...(step === undefined ? {} : { step }),
            ...(mailboxId === undefined ? {} : { mailboxId }),
            ...(provider === undefined ? {} : { provider }),
          },
          message: `${row.name} ${rule.finding}: ${percent(here.rate)} of ${grouped(here.of)} against ${percent(elsewhere.rate)} of ${grouped(elsewhere.of)}.`,
          evidence: {
            here,
            elsewhere,
            difference: {
              value: sixDecimals(comparison.difference ?? 0),
              low: sixDecimals(comparison.low ?? 0),
              high: sixDecimals(comparison.high ?? 0),
            },
          },
          suggestedChange: rule.suggestedChange,
        },
      },
    ];
  });
}
