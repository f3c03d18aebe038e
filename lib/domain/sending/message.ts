/** One message to one prospect for one step, and what became of it. */
import type { EnrollmentState, ProspectState } from '../campaigns/prospect.ts';
import type { Instant, Zone } from '../time.ts';

export const MESSAGE_STATES = [
  'scheduled',
  'reserved',
  'transmitting',
  'sent',
  'rejected',
  'in_doubt',
  'cancelled',
] as const;
/**
 * `scheduled` (has its instant) -> `reserved` (quota claimed, committed before connecting) -> `transmitting` (committed at
 * the server's 354) -> `sent | rejected | in_doubt`; a deferral returns it to `scheduled`. `cancelled`: stopped before it left.
 */
export type MessageState = (typeof MESSAGE_STATES)[number];

/** A message that is due, with what judging, writing and settling it need. */
export type DueMessage = {
  /** Its row; the Message-ID is another thing. */
  row: number;
  campaignId: string;
  enrollmentId: number;
  prospectId: number;
  /** Index of the step, from 0. */
  step: number;
  variant: string;
  mailboxId: string;
  provider: string;
  sendAt: Instant;
  /** End of the send window `sendAt` lies in: from here on it must be planned anew. */
  openUntil: Instant;
  /** RFC 5322 Message-ID with angle brackets; stored before the first attempt. */
  messageId: string;
  /** SMTP tries so far that count towards a retry limit. */
  attempts: number;
  softBounces: number;
  /** Refusals on our side so far: of the text, of our host, of our name. */
  blocks: number;
  firstTryAt: Instant | null;
  /** It was taken once and came back soft. */
  sentBefore: boolean;
  email: string;
  /** What all spellings of the address have in common. */
  canonical: string;
  domain: string;
  /** The domain that the recipient's company registered; null for whoever has none (see recipients/companies.ts). */
  company: string | null;
  /** Null: unknown, the campaign's zone is used. */
  zone: Zone | null;
  calendarKey: string;
  fields: Record<string, string>;
  prospectState: ProspectState;
  enrollmentState: EnrollmentState;
};

export const SMTP_PHASES = [
  'connect',
  'starttls',
  'auth',
  'mail',
  'rcpt',
  'data',
  'final',
  'aborted',
] as const;
/** How far a try had come. `connect`: greeting and EHLO. `final`: the text had begun. `aborted`: we broke off before it. */
export type SmtpPhase = (typeof SMTP_PHASES)[number];

export const ACCOUNT_PROBLEMS = [
  'unreachable',
  'login_refused',
  'token_refused',
  'no_mechanism',
  'tls',
  'tls_expected',
  'tls_unspoken',
  'starttls_missing',
  'sending_limit',
  'account_refused',
  'sender_refused',
  'relay_denied',
  'host_refused',
] as const;
/**
 * What is wrong with a mailbox's own server, or what it has against us: no service; a refused login or token, or no way to log in;
 * no secure connection, TLS on the wrong port or none offered; a limit, an account, a sender's address, a host that it refuses.
 */
export type AccountProblem = (typeof ACCOUNT_PROBLEMS)[number];

/** What one SMTP try came to. `accepted` false and no `code`: the connection failed or broke. */
export type SmtpResult = {
  accepted: boolean;
  /** True once the server had answered 354: from there the message may have been taken. */
  dataStarted: boolean;
  phase: SmtpPhase;
  code: number | null;
  /** RFC 3463, e.g. `5.1.1`. */
  enhanced: string | null;
  /** The server's text or the driver's error: a stranger's words. */
  response: string;
};
