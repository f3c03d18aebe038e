/** An expected failure as the caller reads it: a code, a message, a hint and an exit code. */

/** Exit codes by sysexits(3). */
export const EXIT = {
  ok: 0,
  usage: 64,
  invalidData: 65,
  notFound: 66,
  unavailable: 69,
  internal: 70,
  tryAgain: 75,
  refused: 77,
  configuration: 78,
} as const;
export type ExitName = keyof typeof EXIT;

export type FailureInit = {
  /** snake_case and stable: callers branch on it. */
  code: string;
  exit: Exclude<ExitName, 'ok'>;
  /** What was received and what was expected. Never a secret, never untrusted text. */
  message: string;
  /** What to try. */
  hint: string;
  details?: Record<string, unknown>;
  /** The ISO instant from which a retry makes sense. */
  retryAfter?: string;
};

export class Failure extends Error {
  readonly code: string;
  readonly exit: Exclude<ExitName, 'ok'>;
  readonly hint: string;
  readonly details: Record<string, unknown>;
  readonly retryAfter: string | null;

  constructor(init: FailureInit) {
    super(init.message);
    this.name = 'Failure';
    this.code = init.code;
    this.exit = init.exit;
    this.hint = init.hint;
    this.details = init.details ?? {};
    this.retryAfter = init.retryAfter ?? null;
  }
}
