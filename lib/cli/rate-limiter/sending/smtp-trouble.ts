/**
 * Describes the problem of a mailbox's SMTP account: a warning if other mailboxes worked, else the
 * failure of the whole call.
 */
import { Failure } from '../../../domain/failure.ts';
import { untrusted } from '../../render/untrusted.ts';
import { iso } from '../../runner/values.ts';
import type { AccountProblem } from '../../../domain/sending/message.ts';
import type { Sent } from '../../../app/sending/send.ts';
import type { Warning } from '../../runner/command.ts';

type Trouble = Sent['troubles'][number];
type Words = {
  code: string;
  exit: 'unavailable' | 'configuration' | 'tryAgain';
  what: string;
  hint: string;
};

const IN_THE_URL =
  'in the URL behind the mailbox (rate_limiter.ts mailbox list names the variable)';
const REPLY_LENGTH = 300;

const WORDS: Readonly<Record<AccountProblem, Words>> = {
  unreachable: {
    code: 'smtp_unreachable',
    exit: 'unavailable',
    what: 'cannot be reached',
    hint: `Check host and port ${IN_THE_URL} and call again.`,
  },
  login_refused: {
    code: 'smtp_login_refused',
    exit: 'configuration',
    what: 'refused the login',
    hint: 'Check user and password in the URL behind the mailbox; special characters must be percent-encoded. Some providers require an app password.',
  },
  token_refused: {
    code: 'smtp_login_refused',
    exit: 'configuration',
    what: 'refused the access token',
    hint: `Access tokens expire, mostly after an hour: get a new one and put it ${IN_THE_URL}. It needs the provider's permission to send by SMTP.`,
  },
  no_mechanism: {
    code: 'smtp_login_refused',
    exit: 'configuration',
    what: 'offers no login method that this account can use',
    hint: 'A password needs PLAIN, LOGIN or CRAM-MD5; an access token needs XOAUTH2 (smtps://user;AUTH=XOAUTH2:TOKEN@host). Some servers offer them only on port 587 or 465, or only after their administrator allows SMTP logins.',
  },
  tls: {
    code: 'smtp_tls',
    exit: 'configuration',
    what: 'could not agree with this machine on a secure connection',
    hint: 'Use smtps:// for port 465 and smtp:// for port 587, with the host name of the certificate.',
  },
  tls_expected: {
    code: 'smtp_tls',
    exit: 'configuration',
    what: 'speaks TLS from the first byte on this port, and the URL says smtp://',
    hint: `Write smtps:// instead of smtp:// ${IN_THE_URL}, or use port 587.`,
  },
  tls_unspoken: {
    code: 'smtp_tls',
    exit: 'configuration',
    what: 'does not begin with TLS on this port, and the URL says smtps://',
    hint: `Write smtp:// instead of smtps:// ${IN_THE_URL}, or use port 465. The password is sent after STARTTLS only.`,
  },
  starttls_missing: {
    code: 'smtp_tls',
    exit: 'configuration',
    what: 'offers no STARTTLS, and passwords are never sent unencrypted',
    hint: 'Use smtps:// and port 465 if the provider has it. If it offered STARTTLS before, something in the network removes the offer: try another network.',
  },
  sending_limit: {
    code: 'smtp_sending_limit',
    exit: 'tryAgain',
    what: 'accepts no more messages from this account for now',
    hint: 'Wait until the hold on the mailbox ends; lower its limits with rate_limiter.ts configure --mailbox if it happens again.',
  },
  account_refused: {
    code: 'smtp_account_refused',
    exit: 'configuration',
    what: 'has stopped this account from sending',
    hint: 'Log in to the provider and look for the cause: sending was suspended, a limit of failures was reached, or the account is not activated. Further messages make it worse.',
  },
  sender_refused: {
    code: 'smtp_sender_refused',
    exit: 'configuration',
    what: "does not take mail from this mailbox's address",
    hint: 'The address of mailbox add --from must be one that the SMTP user may send as: verify the address or its domain with the provider, allow the user to send as this address, or use the address of the user.',
  },
  relay_denied: {
    code: 'smtp_relay_denied',
    exit: 'configuration',
    what: 'relays no messages for this account',
    hint: `It may require a login (user and password ${IN_THE_URL}), another From address, or this machine's address on its list; a recipient's own server cannot be used for sending.`,
  },
  host_refused: {
    code: 'smtp_host_refused',
    exit: 'configuration',
    what: 'refuses this machine: its IP address, or the host name in its greeting',
    hint: 'Send through the submission port (587 or 465) of the provider with a login, give this machine a full host name, or ask the provider to allow its address.',
  },
};

export function troubleWarning(trouble: Trouble): Warning {
  const { code } = WORDS[trouble.problem];
  return {
    code,
    message: `Mailbox ${trouble.mailboxId}: its SMTP server ${whatOf(trouble)}.`,
    details: detailsOf(trouble),
  };
}

export function troubleFailure(trouble: Trouble, nextDueAt: number | null): Failure {
  const { code, exit, hint } = WORDS[trouble.problem];
  return new Failure({
    code,
    exit,
    message: `The SMTP server of mailbox ${trouble.mailboxId} ${whatOf(trouble)}. Nothing was sent; every message stays planned.`,
    hint,
    details: detailsOf(trouble),
    ...(nextDueAt === null ? {} : { retryAfter: iso(nextDueAt) }),
  });
}

/** For a login that was tried without a message. */
export function loginFailure(trouble: Trouble): Failure {
  const { code, exit, hint } = WORDS[trouble.problem];
  return new Failure({
    code,
    exit,
    message: `The SMTP server of mailbox ${trouble.mailboxId} ${whatOf(trouble)}.`,
    hint,
    details: detailsOf(trouble),
  });
}

function whatOf(trouble: Trouble): string {
  const { what } = WORDS[trouble.problem];
  const mechanisms = mechanismsOf(trouble);
  return mechanisms.length === 0 ? what : `${what} (it offers ${mechanisms.join(', ')})`;
}

function detailsOf(trouble: Trouble): Record<string, unknown> {
  const mechanisms = mechanismsOf(trouble);
  return {
    mailbox: trouble.mailboxId,
    problem: trouble.problem,
    ...(mechanisms.length === 0 ? {} : { mechanisms }),
    untrusted: { serverSaid: untrusted(trouble.reply, REPLY_LENGTH) },
  };
}

/** Only names by RFC 4422; see log-in.ts. */
function mechanismsOf({ problem, reply }: Trouble): string[] {
  return problem === 'no_mechanism' ? (reply.match(/[A-Z0-9_-]{1,20}(?=,|$)/g) ?? []) : [];
}
