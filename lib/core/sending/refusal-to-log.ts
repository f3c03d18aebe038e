/** Decides which replies at SMTP time are logged as what servers said of us. */
import type { Refusal, RefusalKind } from '../../domain/sending/refusal.ts';
import type { SmtpResult } from '../../domain/sending/message.ts';
import type { SmtpOutcome } from './smtp-outcome.ts';

/** Null when the server said nothing, or nothing about us. */
export function refusalToLog(outcome: SmtpOutcome, result: SmtpResult): Refusal | null {
  const kind = kindOf(outcome);
  if (kind === null || result.accepted || result.code === null) return null;
  return {
    kind,
    reason: reasonOf(outcome),
    rule: outcome.rule,
    code: result.code,
    status: result.enhanced,
    text: result.response,
  };
}

function kindOf(outcome: SmtpOutcome): RefusalKind | null {
  switch (outcome.outcome) {
    case 'hard':
      return 'hard_bounce';
    case 'blocked':
    case 'block_exhausted':
      return 'block';
    case 'account':
      return 'account';
    case 'deferred':
      // A failure of the domain is its own trouble; one of the mailbox or of a provider with all
      // its domains is about us.
      return outcome.failure === null || outcome.failure.against === 'domain' ? null : 'deferral';
    default:
      return null;
  }
}

function reasonOf(outcome: SmtpOutcome): string {
  if (outcome.outcome === 'account') return outcome.problem;
  return 'reason' in outcome ? outcome.reason : 'unknown';
}
