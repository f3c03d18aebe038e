/** Tells the caller what is wrong with a mailbox's SMTP account: a warning beside what went well, or the failure of the whole call. */
import { Failure } from '../../domain/failure.ts';
import { iso } from '../values.ts';
import type { AccountProblem } from '../../domain/message.ts';
import type { Sent } from '../../app/send.ts';
import type { Warning } from '../command.ts';

type Trouble = Sent['troubles'][number];
type Words = { code: string; exit: 'unavailable' | 'configuration' | 'tryAgain'; what: string; hint: string };

const WORDS: Readonly<Record<AccountProblem, Words>> = {
  unreachable: {
    code: 'smtp_unreachable', exit: 'unavailable', what: 'cannot be reached',
    hint: 'Check host and port in the URL behind the mailbox (rate_limiter.ts mailbox list names the variable) and call again.',
  },
  login_refused: {
    code: 'smtp_login_refused', exit: 'configuration', what: 'refused the login',
    hint: 'Check user and password in the URL behind the mailbox; special characters must be percent-encoded. Some providers want a password for this application only.',
  },
  tls: {
    code: 'smtp_tls', exit: 'configuration', what: 'and this side could not agree on a secure connection',
    hint: 'Use smtps:// for port 465 and smtp:// for port 587, under the host name that stands in its certificate.',
  },
  sending_limit: {
    code: 'smtp_sending_limit', exit: 'tryAgain', what: 'lets this account send no more for now',
    hint: 'Wait until the mailbox has rested; lower its limits with rate_limiter.ts configure --mailbox if it happens again.',
  },
};

export function troubleWarning({ mailboxId, problem }: Trouble): Warning {
  const { code, what } = WORDS[problem];
  return { code, message: `Mailbox ${mailboxId}: its SMTP server ${what}.` };
}

export function troubleFailure({ mailboxId, problem }: Trouble, nextDueAt: number | null): Failure {
  const { code, exit, what, hint } = WORDS[problem];
  return new Failure({
    code, exit, message: `The SMTP server of mailbox ${mailboxId} ${what}. Nothing was sent, and everything keeps its place.`, hint,
    details: { mailbox: mailboxId }, ...(nextDueAt === null ? {} : { retryAfter: iso(nextDueAt) }),
  });
}
