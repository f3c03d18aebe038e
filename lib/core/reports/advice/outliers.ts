/** Decides which mailbox, provider or step stands clearly apart from the rest of the campaign. */
import { adjustForLooks, compareProportions } from '../../statistics/proportions.ts';
import type { Breakdown } from '../breakdown.ts';
import { rateOf, sixDecimals, type Figures, type Rate, type Rates } from '../figures.ts';
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
  rate: keyof Omit<Rates, 'opened'>;
  worse: 'higher' | 'lower';
  says: string;
  suggestedChange: string;
};

const RULES: readonly Rule[] = [
  {
    code: 'mailbox_is_blocked_more',
    group: 'mailbox',
    rate: 'blocked',
    worse: 'higher',
    says: 'is blocked more often than the other mailboxes',
    suggestedChange: 'Rest this mailbox and check its SPF, DKIM, DMARC and the blocklists.',
  },
  {
    code: 'mailbox_bounces_more',
    group: 'mailbox',
    rate: 'hardBounced',
    worse: 'higher',
    says: 'meets more dead addresses than the other mailboxes',
    suggestedChange: 'Look at which list this mailbox is sending to.',
  },
  {
    code: 'provider_blocks_more',
    group: 'provider',
    rate: 'blocked',
    worse: 'higher',
    says: 'blocks us more often than the others',
    suggestedChange: 'Send slower there, and read the reasons in response_tracker report.',
  },
  {
    code: 'provider_bounces_more',
    group: 'provider',
    rate: 'hardBounced',
    worse: 'higher',
    says: 'has more dead addresses than the others',
    suggestedChange: 'Verify the addresses at this provider before going on.',
  },
  // Fewer answers from one provider alone points to its junk folder, not to the words.
  {
    code: 'provider_answers_less',
    group: 'provider',
    rate: 'replied',
    worse: 'lower',
    says: 'answers less than the others: the message may be landing in its junk folder',
    suggestedChange: 'Send a test message to an account of your own there and see where it lands.',
  },
  {
    code: 'step_is_unsubscribed_more',
    group: 'step',
    rate: 'unsubscribed',
    worse: 'higher',
    says: 'is followed by more unsubscribes than the other steps',
    suggestedChange: 'Soften this step, or send it later.',
  },
];

/** Fewer cases than this are an anecdote, whatever the test says. */
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
          message: `${row.name} ${rule.says}: ${percent(here.rate)} of ${grouped(here.of)} against ${percent(elsewhere.rate)} of ${grouped(elsewhere.of)}.`,
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
