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
 * `scheduled` (planned for an instant) -> `reserved` (quota claimed, committed before connecting)
 * -> `transmitting` (committed at the server's 354) -> `sent | rejected | in_doubt`. A deferral
 * returns it to `scheduled`. `cancelled`: stopped before it left.
 */
export type MessageState = (typeof MESSAGE_STATES)[number];

/** A message as kept. */
export type Message = {
  /** Its row; the Message-ID is another thing. */
  row: number;
  campaignId: string;
  enrollmentId: number;
  prospectId: number;
  /** The index of the step, from 0. */
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
  /** Refusals because of our side: of the text, of our host, of our name. */
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
/**
 * How far an attempt came. `connect`: greeting and EHLO. `final`: the text had begun. `aborted`: we
 * broke off before it.
 */
export type SmtpPhase = (typeof SMTP_PHASES)[number];

/**
 * A problem of a mailbox's own server. It is unreachable; it refuses the login or token, or offers
 * no way to log in; TLS fails, is on another port or is not offered; it refuses a limit, the
 * account, the sender's address, the relaying or our host.
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

/**
 * The result of one SMTP attempt. `accepted` false without `code`: the connection failed or broke.
 */
export type SmtpResult = {
  accepted: boolean;
  /** True after the server's 354: from then on the message may have been accepted. */
  dataStarted: boolean;
  phase: SmtpPhase;
  code: number | null;
  /** RFC 3463, e.g. `5.1.1`. */
  enhanced: string | null;
  /** The server's text or the driver's error: untrusted. */
  response: string;
};
