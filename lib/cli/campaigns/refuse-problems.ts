/** Turns the problems of a campaign file into one failure. */
import { Failure } from '../../domain/failure.ts';
import type { Problem } from '../../domain/problem.ts';

/** Throws Failure `campaign_invalid` (exit 65) unless there are none. */
export function refuseProblems(problems: readonly Problem[], path: string): void {
  const [first] = problems;
  if (!first) return;
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more, see details)` : '';
  throw new Failure({
    code: 'campaign_invalid',
    exit: 'invalidData',
    message: `${path}: ${first.path === '' ? 'the file' : first.path} is ${first.received === 'nothing' ? 'missing' : first.received}; expected ${first.expected}${more}.`,
    hint: `Try ${first.try}.`,
    details: { problems: problems.slice(0, 50), total: problems.length },
  });
}
