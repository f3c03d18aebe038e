/** One message to one prospect for one step, and what became of it. */
import type {
  Enrollment,
  EnrollmentState,
  Prospect,
  ProspectState,
} from '../campaigns/prospect.ts';
import type { Metric } from '../reports/metric.ts';
import type { BounceClass } from '../responses/response.ts';
import type { Instant, LocalDate } from '../time.ts';

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

/** A message as kept. */
export type Message = {
  /** Its row; the Message-ID is another thing. */
  row: number;
  campaignId: string;
  enrollmentId: number;
  prospectId: number;
  /** Index of the step, from 0. */
  step: number;
  variant: string;
  mailboxId: string;
  sendAt: Instant;
  /** End of the send window `sendAt` lies in: from here on it must be planned again. */
  openUntil: Instant;
  /** RFC 5322 Message-ID with angle brackets; stored before the first attempt. */
  messageId: string;
  state: MessageState;
  /** SMTP tries so far that count towards a retry limit. */
  attempts: number;
  softBounces: number;
  /** Refusals on our side so far: of the text, of our host, of our name. */
  blocks: number;
  firstTryAt: Instant | null;
  sentAt: Instant | null;
};

/** A message that is due, with what judging, writing and settling it need. */
export type DueMessage = Omit<Message, 'state' | 'sentAt'> &
  Pick<Prospect, 'email' | 'canonical' | 'domain' | 'company' | 'provider' | 'zone' | 'fields'> &
  Pick<Enrollment, 'calendarKey'> & {
    /** It was taken once and came back soft. */
    sentBefore: boolean;
    prospectState: ProspectState;
    enrollmentState: EnrollmentState;
  };

/** What the running totals need to know of a message. */
export type CountedMessage = Pick<
  DueMessage,
  'row' | 'campaignId' | 'step' | 'variant' | 'mailboxId' | 'provider'
>;

/** What of a message a hold can name. */
export type HeldMessage = Pick<
  DueMessage,
  'campaignId' | 'mailboxId' | 'provider' | 'domain' | 'company'
>;

/** A message of one person's sequence, and what became of it. */
export type SequenceMessage = Pick<
  Message,
  'row' | 'step' | 'state' | 'mailboxId' | 'sendAt' | 'openUntil' | 'sentAt'
> & { tries: number; bounceClass: string | null; bounceReason: string | null };

/** How a message ended that was refused for good. `counted`: the metric of its kind; null where nobody is to blame. */
export type Rejection = {
  bounceClass: BounceClass;
  reason: string;
  counted: Metric | null;
  now: Instant;
  days: { mailbox: LocalDate; campaign: LocalDate };
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

/**
 * What is wrong with a mailbox's own server, or what it has against us: no service; a refused login or token, or no way to log in;
 * no secure connection, TLS on the wrong port or none offered; a limit, an account, a sender's address, a host that it refuses.
 */
export type AccountProblem =
  | 'unreachable'
  | 'login_refused'
  | 'token_refused'
  | 'no_mechanism'
  | 'tls'
  | 'tls_expected'
  | 'tls_unspoken'
  | 'starttls_missing'
  | 'sending_limit'
  | 'account_refused'
  | 'sender_refused'
  | 'relay_denied'
  | 'host_refused';

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
