/** Turns the problems of a file into one failure. */
import { Failure } from '../../domain/failure.ts';
import type { Problem } from '../../domain/problem.ts';

/** Throws Failure (exit 65 unless another is named) unless there are none. */
export function refuseProblems(
  problems: readonly Problem[],
  path: string,
  {
    code = 'campaign_invalid',
    exit = 'invalidData',
  }: { code?: string; exit?: 'invalidData' | 'configuration' } = {},
): void {
  const [first] = problems;
  if (!first) return;
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more, see details)` : '';
  throw new Failure({
    code,
    exit,
    message: `${path}: ${first.path === '' ? 'the file' : first.path} is ${first.received === 'nothing' ? 'missing' : first.received}; expected ${first.expected}${more}.`,
    hint: `Try ${first.try}.`,
    details: { problems: problems.slice(0, 50), total: problems.length },
  });
}
