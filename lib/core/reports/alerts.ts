/**
 * Decides which figures need attention: the field's thresholds, each with the least sample it
 * needs.
 */
import type { Figures, Rate, Rates } from './figures.ts';
import { grouped, percent, plural } from './wording.ts';
import type { QueueFacts } from '../../domain/reports/report.ts';

type AlertLevel = 'notice' | 'warning' | 'critical';
export type Alert = {
  code: string;
  level: AlertLevel;
  message: string;
  /** A share for rates, a number otherwise. */
  value: number;
  threshold: number;
  sample: number;
};
export type AlertJudgement = {
  alerts: Alert[];
  /** Codes of the checks whose sample is too small. */ tooFewToJudge: {
    code: string;
    sample: number;
    floor: number;
  }[];
};

type Rule = {
  code: string;
  rate: keyof Omit<Rates, 'opened'>;
  floor: number;
  warn: number;
  stop: number | null;
  above: boolean;
  finding: string;
};

const RULES: readonly Rule[] = [
  // Google's sender guidelines: keep the spam rate under 0.10 %, never reach 0.30 %; senders in the
  // field act at a third of that.
  {
    code: 'complaint_rate',
    rate: 'complained',
    floor: 100,
    warn: 0.0003,
    stop: 0.001,
    above: true,
    finding: 'of the delivered messages were reported as spam',
  },
  // Providers and sending services warn at 2-3 % of unknown users and stop at 5 %.
  {
    code: 'hard_bounce_rate',
    rate: 'hardBounced',
    floor: 50,
    warn: 0.02,
    stop: 0.05,
    above: true,
    finding: 'of the attempted messages went to addresses that cannot receive',
  },
  // No published number. A refusal because of us, not of the address, is at least as serious as a
  // hard bounce.
  {
    code: 'block_rate',
    rate: 'blocked',
    floor: 50,
    warn: 0.02,
    stop: 0.05,
    above: true,
    finding: 'of the attempted messages were blocked for reasons on our side',
  },
  {
    code: 'reply_rate',
    rate: 'replied',
    floor: 200,
    warn: 0.01,
    stop: null,
    above: false,
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
function applyRule(rule: Rule, rate: Rate, period: string): Alert[] {
  const value = rate.rate ?? 0;
  const reached = (threshold: number): boolean =>
    rule.above ? value >= threshold : value < threshold;
  const level: AlertLevel | null =
    rule.stop !== null && reached(rule.stop) ? 'critical' : reached(rule.warn) ? 'warning' : null;
  if (level === null) return [];
  const threshold = level === 'critical' ? (rule.stop as number) : rule.warn;
  return [
    {
      code: rule.code,
      level,
      value,
      threshold,
      sample: rate.of,
      message: `${percent(value)} ${rule.finding} ${period} (${grouped(rate.count)} of ${grouped(rate.of)}); the ${level === 'critical' ? 'stop' : 'warning'} threshold is ${rule.above ? '' : 'under '}${percent(threshold)}.`,
    },
  ];
}
