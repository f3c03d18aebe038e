/** The vocabulary of responses: kinds, bounces, intents, and the parsed message. */
import type { CalendarEvent } from './calendar.ts';
import type { Instant } from '../time.ts';

export const RESPONSE_KINDS = [
  'bounce',
  'delayed',
  'out_of_office',
  'auto_reply',
  'reply',
  'unsubscribe',
  'complaint',
  'challenge',
  'delivered',
  'unrelated',
] as const;
export type ResponseKind = (typeof RESPONSE_KINDS)[number];

export const BOUNCE_CLASSES = ['hard', 'soft', 'block'] as const;
/**
 * hard: the address cannot receive. soft: may clear. block: our IP, content, authentication or
 * reputation.
 */
export type BounceClass = (typeof BOUNCE_CLASSES)[number];

export const BOUNCE_REASONS = [
  // Usually hard: the address or its host.
  'user_unknown',
  'host_unknown',
  'mailbox_disabled',
  'mailbox_moved',
  'accepts_no_mail',
  'suppressed',
  // Usually soft: the recipient's side, for now.
  'mailbox_full',
  'greylisted',
  'network_error',
  'mail_server_error',
  'expired',
  'rate_limited',
  'suspended',
  'system_full',
  'routing_loop',
  'filtered',
  // Usually block: our side. The prospect is not to blame for a message that is too big or a host
  // that does not relay.
  'blocked',
  'spam',
  'authentication_failed',
  'policy',
  'bad_reputation',
  'content',
  'virus',
  'tls_required',
  'no_reverse_dns',
  'message_too_big',
  'no_relaying',
  'sender_refused',
  'malformed',
  'sending_limit',
  'account_refused',
  // The address accepts only messages from inside its organisation. Class block, without blame on
  // mailbox or prospect.
  'closed_to_outsiders',
  'unknown',
] as const;
export type BounceReason = (typeof BOUNCE_REASONS)[number];

/**
 * Automatic replies have `wrong_person` and `left_company` too, with an effect of their own. Only a
 * label says `meeting` or `spam`.
 */
export const INTENTS = [
  'interested',
  'not_interested',
  'later',
  'question',
  'referral',
  'wrong_person',
  'left_company',
  'unsubscribe',
  'angry',
  'meeting',
  'spam',
  'unknown',
] as const;
export type Intent = (typeof INTENTS)[number];

export type Bounce = {
  class: BounceClass;
  reason: BounceReason;
  /**
   * The RFC 3463 status. Without one in the report, `5.0.0` or `4.0.0`, by its reply code or by
   * whether the server has given up.
   */
  status: string;
  /** SMTP reply code, null when none was found. */
  code: number | null;
  /** The first failed recipient, normalised; null when none was found. */
  recipient: string | null;
  recipients: string[];
  /** The diagnostic text of the report: untrusted. */
  diagnostic: string;
};

/** The right under data-protection law that an unsubscribe invokes (GDPR Art. 17, 21, 15). */
export type DataRequest = 'erasure' | 'objection' | 'access';

/**
 * What makes a reply or an unsubscribe more urgent than its kind says: its writer threatens with a
 * lawyer, a court or an authority, or is angry. Most urgent first.
 */
export type Concern = 'legal_threat' | 'angry';

/** The person to write to instead; at least one of the two is known. Untrusted. */
export type Contact = { name: string | null; address: string | null };

/** The classifier's verdict on one message: a pure function of the parsed message. */
export type Classification = {
  kind: ResponseKind;
  /**
   * The rule that decided, e.g. `dsn.action-failed`, `header.auto-submitted`,
   * `text.unsubscribe:en`, `intent.later.fr`.
   */
  rule: string;
  /** 0..1 */
  confidence: number;
  bounce: Bounce | null;
  /**
   * Message-ID (with angle brackets) of our message, as the report names it; null when it names
   * none.
   */
  originalMessageId: string | null;
  /** For out_of_office: when the person is back; null when unknown. */
  returnsAt: Instant | null;
  intent: Intent | null;
  /** Only of a reply or an unsubscribe: a person has to read it first. */
  concern?: Concern;
  /** Only of an unsubscribe that invokes a right: a person has to answer it. */
  request?: DataRequest;
  /**
   * The substitute of an absent person, the successor of one who left, the person to whom a reply
   * refers; null when none is named.
   */
  contact: Contact | null;
  /**
   * For reply, unsubscribe and out_of_office: the new text only, without quotes and signatures.
   * Untrusted.
   */
  visibleText: string | null;
};

/** The fields by which messages name themselves and each other (RFC 5322 3.6.4). */
type IdentificationFields = {
  messageId: string | null;
  inReplyTo: string[];
  references: string[];
};

/**
 * An inbound message, reduced to what classification and matching read. Made from MIME by lib/mail.
 */
export type ParsedMail = IdentificationFields & {
  from: { name: string; address: string } | null;
  to: string[];
  cc: string[];
  subject: string;
  date: Instant | null;
  /** Header fields in order: names in lower case, values unfolded, RFC 2047 decoded, and capped. */
  headers: { name: string; value: string }[];
  contentType: string;
  /** Every leaf part in order. Text is decoded and capped; other parts have `text: null`. */
  parts: MailPart[];
  /** The event of the first calendar in it; missing without one. */
  calendar?: CalendarEvent;
  /** The message has no text of its own: its only content is this other message. */
  carried?: ParsedMail;
};

export type MailPart = {
  contentType: string;
  /** Header fields of the part itself, names in lower case. */
  headers: { name: string; value: string }[];
  text: string | null;
};
