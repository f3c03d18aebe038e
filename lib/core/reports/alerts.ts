/**
 * Decides which figures need attention: the field's thresholds, each with the least sample it
 * needs.
 */
import { RATE_RULES } from '../../../data/alerts/rate-rules.ts';
import { CODE_OF_SIGNAL, judgeSample } from '../alerts/judge-rates.ts';
import type { RateRule } from '../../domain/alerts/rate-rule.ts';
import type { Signal } from '../../domain/alerts/outcome-count.ts';
import type { CountedRate, Figures, Rate } from './figures.ts';
import { grouped, percent, plural } from './wording.ts';
import type { QueueFacts } from '../../domain/reports/report.ts';

type FigureLevel = 'notice' | 'warning' | 'critical';
export type FigureAlert = {
  code: string;
  level: FigureLevel;
  message: string;
  /** A share for rates, a number otherwise. */
  value: number;
  threshold: number;
  sample: number;
};
export type AlertJudgement = {
  alerts: FigureAlert[];
  /** Codes of the checks whose sample is too small. */ tooFewToJudge: {
    code: string;
    sample: number;
    floor: number;
  }[];
};

type Rule = {
  code: string;
  rate: CountedRate;
  /** The fewest messages by which it is judged. */
  floor: number;
  judge: (sample: { attempts: number; events: number }) => Judgement;
  /** The rate is too low, not too high. */
  below?: true;
  finding: string;
};
type Judgement = { verdict: 'hold' | 'warning' | 'nothing'; threshold: number };

/** The same levels as those that place holds, over the time of the report. */
function rateRule(signal: Signal, rule: Pick<Rule, 'rate' | 'finding'>): Rule {
  const levels = RATE_RULES.find((each) => each.signal === signal) as RateRule;
  return {
    ...rule,
    code: CODE_OF_SIGNAL[signal],
    floor: Math.min(levels.warn.attempts, ...levels.hold.map(({ attempts }) => attempts)),
    judge: (sample) => judgeSample(levels, sample),
  };
}

const REPLIES = { floor: 200, threshold: 0.01 };

const RULES: readonly Rule[] = [
  rateRule('complaint', {
    rate: 'complained',
    finding: 'of the delivered messages were reported as spam',
  }),
  rateRule('hard_bounce', {
    rate: 'hardBounced',
    finding: 'of the attempted messages went to addresses that cannot receive',
  }),
  rateRule('block', {
    rate: 'blocked',
    finding: 'of the attempted messages were blocked for reasons on our side',
  }),
  {
    code: 'reply_rate',
    rate: 'replied',
    floor: REPLIES.floor,
    judge: ({ attempts, events }) => ({
      verdict: events < attempts * REPLIES.threshold ? 'warning' : 'nothing',
      threshold: REPLIES.threshold,
    }),
    below: true,
    finding: 'of the delivered messages were answered by a person',
  },
];

/** `period`: the time that the figures cover, e.g. "in the last 7 days". */
export function judgeFigures(figures: Figures, queue: QueueFacts, period: string): AlertJudgement {
  const judgement: AlertJudgement = { alerts: [], tooFewToJudge: [] };
  for (const rule of RULES) {
    const rate = figures.rates[rule.rate];
    if (rate.of < rule.floor)
      judgement.tooFewToJudge.push({ code: rule.code, sample: rate.of, floor: rule.floor });
    else judgement.alerts.push(...applyRule(rule, rate, period));
  }
  if (queue.inDoubt > 0) {
    judgement.alerts.push({
      code: 'in_doubt',
      level: 'notice',
      value: queue.inDoubt,
      threshold: 0,
      sample: queue.inDoubt,
      message: `${plural(queue.inDoubt, 'message is', 'messages are')} in doubt: settle ${queue.inDoubt === 1 ? 'it' : 'them'} with rate_limiter.ts resolve.`,
    });
  }
  return judgement;
}

/**
 * Compares the observed share, not its interval: a careful sender acts on complaints and bounces
 * before they are certain.
 */
function applyRule(rule: Rule, rate: Rate, period: string): FigureAlert[] {
  const { verdict, threshold } = rule.judge({ attempts: rate.of, events: rate.count });
  if (verdict === 'nothing') return [];
  const level = verdict === 'hold' ? 'critical' : 'warning';
  const value = rate.rate ?? 0;
  return [
    {
      code: rule.code,
      level,
      value,
      threshold,
      sample: rate.of,
      message: `${percent(value)} ${rule.finding} ${period} (${grouped(rate.count)} of ${grouped(rate.of)}); the ${level === 'critical' ? 'stop' : 'warning'} threshold is ${rule.below ? 'under ' : ''}${percent(threshold)}.`,
    },
  ];
}
