/** One message to one prospect for one step, and its outcome. */
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

/** A message as the state file stores it. */
export type Message = {
  /** The row in the state file; not the Message-ID. */
  row: number;
  campaignId: string;
  enrollmentId: number;
  prospectId: number;
  /** The index of the step, from 0. */
  step: number;
  variant: string;
  mailboxId: string;
  sendAt: Instant;
  /** The end of the send window around `sendAt`: from then on the message must be planned again. */
  openUntil: Instant;
  /** RFC 5322 Message-ID with angle brackets; stored before the first attempt. */
  messageId: string;
  state: MessageState;
  /** SMTP attempts that count towards a retry limit. */
  attempts: number;
  softBounces: number;
  /** Refusals because of our text, our host or our name. */
  blocks: number;
  firstTryAt: Instant | null;
  sentAt: Instant | null;
};

/** A due message, with what the gate, rendering and settling need. */
export type DueMessage = Omit<Message, 'state' | 'sentAt'> &
  Pick<Prospect, 'email' | 'canonical' | 'domain' | 'company' | 'provider' | 'zone' | 'fields'> &
  Pick<Enrollment, 'calendarKey' | 'position'> & {
    /** It was accepted once and bounced soft. */
    sentBefore: boolean;
    prospectState: ProspectState;
    enrollmentState: EnrollmentState;
  };

/** The fields of a message by which the running totals count it. */
export type CountedMessage = Pick<
  DueMessage,
  'row' | 'campaignId' | 'step' | 'variant' | 'mailboxId' | 'provider'
>;

/** The fields of a message that a hold can name. */
export type HeldMessage = Pick<
  DueMessage,
  'campaignId' | 'mailboxId' | 'provider' | 'domain' | 'company'
>;

/** A message of one prospect's sequence, and its outcome. */
export type SequenceMessage = Pick<
  Message,
  'row' | 'step' | 'state' | 'mailboxId' | 'sendAt' | 'openUntil' | 'sentAt'
> & {
  tries: number;
  bounceClass: string | null;
  bounceReason: string | null;
  /** The campaign that took the slot of the planned message, and the instant of that slot. */
  displacedBy: string | null;
  displacedFrom: Instant | null;
};

/**
 * The final refusal of a message. `counted`: the metric of its kind; null when neither mailbox nor
 * prospect is to blame.
 */
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
