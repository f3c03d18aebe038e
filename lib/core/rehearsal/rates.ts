/**
 * Decides how the invented recipients react: by the caller's rates, else by the campaign's results,
 * else by assumptions.
 */
import { PERSONA_RATES, type PersonaRate, type PersonaRates } from '../../domain/rehearsal.ts';
import { explainFault } from '../campaigns/explain-fault.ts';
import { rateOf, sixDecimals } from '../reports/figures.ts';
import { sumTally, type ReportTally } from '../reports/tally.ts';
import type { CounterCell } from '../../domain/reports/report.ts';
import type { Problem, SchemaFault } from '../../domain/problem.ts';
import { recordOf } from '../../domain/record-of.ts';

/**
 * An average campaign to a checked list, on the cautious side: no published rates hold for all.
 * Hard bounces are where sending services begin to warn, complaints where careful senders do
 * (core/reports/alerts.ts).
 */
export const ASSUMED_RATES: PersonaRates = {
  hardBounces: 0.02,
  softBounces: 0.01,
  blocks: 0,
  deferrals: 0.03,
  replies: 0.03,
  outOfOffice: 0.03,
  autoReplies: 0.005,
  unsubscribes: 0.005,
  complaints: 0.0003,
};

/** `of`: the number of messages behind an observed rate. */
type ChosenRate = {
  rate: number;
  from: 'given' | 'observed' | 'assumed';
  of: number | null;
};
export type ChosenRates = Record<PersonaRate, ChosenRate>;

/** Reactions of which a delivered message has at most one. */
const EXCLUSIVE = [
  'replies',
  'outOfOffice',
  'autoReplies',
  'unsubscribes',
  'complaints',
] as const satisfies readonly PersonaRate[];
/**
 * With fewer messages a rate is chance: the floors of the alerts, and the floor of replies for
 * rates as low. With 200 messages at a rate of 3 % the standard error is 1.2 points; after 20 it is
 * 4 points, more than the rate itself.
 */
export const FEWEST_OBSERVED: Readonly<Record<PersonaRate, number>> = {
  hardBounces: 50,
  softBounces: 50,
  blocks: 50,
  deferrals: Infinity,
  replies: 200,
  outOfOffice: 200,
  autoReplies: 200,
  unsubscribes: 200,
  complaints: 100,
};

/**
 * `cells`: the campaign's totals so far. Deferrals are not counted, so their rate is never
 * observed.
 */
export function chooseRates(
  given: Partial<PersonaRates>,
  cells: readonly CounterCell[],
): ChosenRates {
  const [all, first] = [sumTally(cells), sumTally(cells.filter(({ step }) => step === 1))];
  return recordOf(PERSONA_RATES, (name): ChosenRate => {
    const said = given[name];
    if (said !== undefined) return { rate: said, from: 'given', of: null };
    const { count, of } = observed(name, all, first);
    if (of < FEWEST_OBSERVED[name]) return { rate: ASSUMED_RATES[name], from: 'assumed', of: null };
    return { rate: Math.min(1, rateOf(count, of, 'attempted').rate ?? 0), from: 'observed', of };
  });
}

function observed(
  name: PersonaRate,
  all: ReportTally,
  first: ReportTally,
): { count: number; of: number } {
  const attempted = all.sent + all.rejected;
  const delivered = Math.max(0, all.sent - all.undelivered);
  switch (name) {
    case 'hardBounces':
      return { count: first.bounced_hard, of: first.sent + first.rejected };
    case 'softBounces':
      return { count: all.bounced_soft, of: attempted };
    case 'blocks':
      return { count: all.bounced_block, of: attempted };
    case 'deferrals':
      return { count: 0, of: 0 };
    case 'replies':
      return { count: all.replied, of: delivered };
    case 'outOfOffice':
      return { count: all.out_of_office, of: delivered };
    case 'autoReplies':
      return { count: all.auto_reply, of: delivered };
    case 'unsubscribes':
      return { count: all.unsubscribed, of: delivered };
    case 'complaints':
      return { count: all.complained, of: delivered };
  }
}

export function ratesOf(chosen: ChosenRates): PersonaRates {
  return recordOf(PERSONA_RATES, (name) => chosen[name].rate);
}

/** Checks the caller's rates and reports the first fault. */
export function checkRates(
  given: unknown,
): { ok: true; rates: Partial<PersonaRates> } | { ok: false; problem: Problem } {
  const wrong = (
    fault: Pick<SchemaFault, 'rule' | 'key' | 'received' | 'expected' | 'example'>,
  ): { ok: false; problem: Problem } => ({
    ok: false,
    problem: explainFault({ path: [], choices: PERSONA_RATES, ...fault }),
  });
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    return wrong({
      rule: 'type',
      key: null,
      received: given,
      expected: 'an object of shares',
      example: { replies: 0.05 },
    });
  for (const [key, value] of Object.entries(given)) {
    const name = PERSONA_RATES.find((rate) => rate === key);
    if (name === undefined)
      return wrong({ rule: 'unknown_key', key, received: value, expected: '', example: undefined });
    if (typeof value !== 'number' || !(value >= 0 && value <= 1))
      return wrong({
        rule: 'type',
        key,
        received: value,
        expected: 'a share from 0 to 1',
        example: ASSUMED_RATES[name],
      });
  }
  return { ok: true, rates: given };
}

/** The sum of the exclusive rates when it is above 1; null otherwise. */
export function overfull(rates: PersonaRates): number | null {
  const sum = sixDecimals(EXCLUSIVE.reduce((total, name) => total + rates[name], 0));
  return sum > 1 ? sum : null;
}
