/** Replies of a server, broken connections, and the decisions on them. */
import fc from 'fast-check';
import {
  decideOutcome,
  type SmtpOutcome,
  type Tries,
} from '../../../lib/core/sending/smtp-outcome.ts';
import type { SmtpResult } from '../../../lib/domain/sending/message.ts';
import { MONDAY } from '../../support/quota.ts';

export const FRESH: Tries = { attempts: 0, softBounces: 0, blocks: 0, firstTryAt: MONDAY };

/** A reply as servers write it: code, status and words in one line. */
export function reply(phase: SmtpResult['phase'], line: string): SmtpResult {
  const [, code, enhanced, text] = /^(\d{3})(?: (\d\.\d+\.\d+))? (.*)$/.exec(line) as unknown as [
    string,
    string,
    string | undefined,
    string,
  ];
  return {
    accepted: false,
    dataStarted: phase === 'final',
    phase,
    code: Number(code),
    enhanced: enhanced ?? null,
    response: `${code} ${enhanced ?? ''} ${text}`,
  };
}

export function broken(phase: SmtpResult['phase'], dataStarted = false): SmtpResult {
  return {
    accepted: false,
    dataStarted,
    phase,
    code: null,
    enhanced: null,
    response: 'the connection ended',
  };
}

/** Words of servers among others, so that the rows that read words are reached. */
export const anyText = fc.oneof(
  fc.string(),
  fc.constantFrom(
    'user unknown',
    'mailbox full',
    'daily sending quota',
    'rate limit',
    'greylisted',
    'must issue starttls',
    'authentication required',
    'blocked using zen.spamhaus.org',
    '[TSS04]',
  ),
);
export const anyStatus = fc
  .tuple(fc.constantFrom(4, 5), fc.nat(7), fc.constantFrom(0, 1, 2, 3, 7, 10, 26, 28, 500, 650))
  .map((parts) => parts.join('.'));

export const decide = (result: SmtpResult, tries: Partial<Tries> = {}): SmtpOutcome =>
  decideOutcome(result, { ...FRESH, ...tries }, MONDAY);
