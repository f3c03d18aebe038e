/** The document that every command prints, for success and failure alike. */
import { EXIT, Failure } from '../../domain/failure.ts';
import { iso } from './values.ts';
import type { Answer, NextStep, Warning } from './command.ts';
import type { Instant } from '../../domain/time.ts';
import { errorCode } from '../../domain/thrown.ts';

export type Envelope = { ok: boolean; command: string; now: string } & Record<string, unknown>;

export function success(command: string, now: Instant, answer: Answer): Envelope {
  return {
    ok: true,
    command,
    now: iso(now),
    data: answer.data,
    warnings: answer.warnings ?? [],
    next: answer.next ?? [],
  };
}

export function failure(
  command: string,
  now: Instant,
  error: Failure,
  { warnings = [], next = [] }: { warnings?: readonly Warning[]; next?: readonly NextStep[] } = {},
): Envelope {
  const { code, message, hint, details, retryAfter } = error;
  return {
    ok: false,
    command,
    now: iso(now),
    error: { code, message, hint, details, retryAfter },
    warnings,
    next,
  };
}

/**
 * Any thrown value as a Failure. An unexpected error is our bug (exit 70); its text is not shown,
 * because it may be a stranger's.
 */
export function asFailure(error: unknown): Failure {
  if (error instanceof Failure) return error;
  if (errorCode(error) === 'ERR_MODULE_NOT_FOUND') {
    return new Failure({
      code: 'not_installed',
      exit: 'configuration',
      message: 'A package this skill needs is not installed.',
      hint: 'Run npm ci in the folder that holds package.json of this skill, then call again.',
    });
  }
  return new Failure({
    code: 'internal',
    exit: 'internal',
    message: `Unexpected ${error instanceof Error ? error.name : 'error'}: this is a bug in this skill.`,
    hint: 'Set CAMPAIGN_DEBUG=1 and call again to see the stack on stderr; every change committed before is kept, and none is half done.',
  });
}

export function exitCode(error: Failure): number {
  return EXIT[error.exit];
}
