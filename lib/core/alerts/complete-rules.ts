/** Completes the rules of a file with ours, and finds those that contradict themselves. */
import { rulesInForce } from './judge-rates.ts';
import type { Problem } from '../../domain/problem.ts';
import type { RateLevel, RateRule } from '../../domain/alerts/rate-rule.ts';

/** A rule as a file gives it: what it leaves out keeps our value. */
export type RateRuleFile = Pick<RateRule, 'signal'> &
  Partial<Pick<RateRule, 'scopes' | 'days' | 'warn' | 'hold' | 'holdHours'>>;

/** `source` of the completed rules: where they come from. */
export function completeRules(
  given: readonly RateRuleFile[],
  source: string,
): { rules: RateRule[]; problems: Problem[] } {
  const rules = given.map((rule) => ({
    ...(rulesInForce([]).find(({ signal }) => signal === rule.signal) as RateRule),
    ...rule,
    source,
    examples: [],
  }));
  return { rules, problems: rules.flatMap((rule, index) => problemsOf(rule, index, given)) };
}

function problemsOf(rule: RateRule, index: number, all: readonly RateRuleFile[]): Problem[] {
  const path = `[${index}]`;
  const problems: Problem[] = [];
  if (all.findIndex(({ signal }) => signal === rule.signal) !== index)
    problems.push({
      path: `${path}.signal`,
      received: JSON.stringify(rule.signal),
      expected: 'one rule for each signal',
      try: 'to put its levels into the first rule for the signal',
    });
  const levels: [string, RateLevel][] = [
    ['warn', rule.warn],
    ...rule.hold.map((level, at): [string, RateLevel] => [`hold[${at}]`, level]),
  ];
  for (const [name, level] of levels)
    if (level.events > level.attempts && level.attempts > 1)
      problems.push({
        path: `${path}.${name}.events`,
        received: String(level.events),
        expected: `at most the ${level.attempts} attempts of the level`,
        try: 'fewer events, or more attempts',
      });
  rule.hold.forEach(({ share }, at) => {
    if (share < rule.warn.share)
      problems.push({
        path: `${path}.hold[${at}].share`,
        received: String(share),
        expected: `at least the share of the warning, ${rule.warn.share}`,
        try: `a share of ${rule.warn.share} or more, or a lower warning`,
      });
  });
  const falling = rule.holdHours.findIndex(
    (hours, at) => at > 0 && hours < (rule.holdHours[at - 1] ?? 0),
  );
  if (falling > 0)
    problems.push({
      path: `${path}.holdHours[${falling}]`,
      received: String(rule.holdHours[falling]),
      expected: `at least ${rule.holdHours[falling - 1]}: a repeated hold is not shorter`,
      try: 'the hours in ascending order',
    });
  return problems;
}
