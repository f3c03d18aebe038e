/** Wires the changing of the rules about rates to the state file and to files. */
import { findRuleFaults } from '../../../input/find-schema-faults.ts';
import { readJsonFile } from '../../../input/read-json-file.ts';
import { createOutcomes } from '../../../state/alerts/outcomes.ts';
import { createRateRulesWriter } from '../../../state/alerts/write-rate-rules.ts';
import { createEventLog } from '../../../state/events/event-log.ts';
import { transact, type State } from '../../../state/file/transact.ts';
import { wireGuard } from '../approval/wire-guard.ts';
import type { RateRulesPort } from '../../../app/alerts/change-rules.ts';

export function wireRules(state: State): RateRulesPort {
  const { db } = state;
  return {
    transact: (work) => transact(state, work),
    readRulesFile: (path) =>
      readJsonFile(path, {
        what: 'rules file',
        start: 'the rules that rate_limiter.ts rules prints',
      }),
    findRuleFaults,
    guard: wireGuard(state),
    ...createOutcomes(db),
    ...createRateRulesWriter(db),
    ...createEventLog(db),
  };
}
