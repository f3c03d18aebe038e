/** Changes the rules about rates: reads a file of the operator, checks it, stores it. */
import { completeRules, type RateRuleFile } from '../../core/alerts/complete-rules.ts';
import { explainFault } from '../../core/campaigns/explain-fault.ts';
import type { GuardPort } from '../approval/guard-action.ts';
import type { NewEvent } from '../../domain/event.ts';
import type { Problem, SchemaFault } from '../../domain/problem.ts';
import type { RateRule } from '../../domain/alerts/rate-rule.ts';
import type { Instant } from '../../domain/time.ts';

export type RateRulesPort = GuardPort & {
  transact<T>(work: () => T): Promise<T>;
  readRulesFile(path: string): Promise<unknown>;
  findRuleFaults(json: unknown): Promise<SchemaFault[]>;
  givenRateRules(): RateRule[];
  writeRateRules(rules: readonly RateRule[]): void;
  appendEvent(event: NewEvent): void;
};

/** `path` null: ours alone are in force again. Returns the problems of the file; none: it is stored. */
export async function changeRules(
  port: RateRulesPort,
  { path, now }: { path: string | null; now: Instant },
): Promise<Problem[]> {
  const read = path === null ? { rules: [], problems: [] } : await readRules(port, path);
  if (read.problems.length > 0) return read.problems;
  await port.transact(() => {
    if (JSON.stringify(port.givenRateRules()) === JSON.stringify(read.rules)) return;
    port.guard({ kind: 'rate_rules', target: {}, after: read.rules }, now);
    port.writeRateRules(read.rules);
    port.appendEvent({
      type: 'settings.changed',
      at: now,
      data: { scope: 'rate_rules', id: '' },
    });
  });
  return [];
}

async function readRules(
  port: RateRulesPort,
  path: string,
): Promise<{ rules: RateRule[]; problems: Problem[] }> {
  const json = await port.readRulesFile(path);
  const faults = await port.findRuleFaults(json);
  return faults.length > 0
    ? { rules: [], problems: faults.map(explainFault) }
    : completeRules(json as RateRuleFile[], 'rules --file');
}
