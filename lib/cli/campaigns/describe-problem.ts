/** Puts a problem of a campaign file into one sentence. */
import type { Problem } from '../../domain/problem.ts';

export function describeProblem({ path, received, expected, try: attempt }: Problem): string {
  return `${path === '' ? 'the file' : path} is ${received === 'nothing' ? 'missing' : received}; expected ${expected}. Try ${attempt}.`;
}
