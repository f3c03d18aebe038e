/** The vocabulary of everything that comes back. */
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
/** hard: the address cannot receive. soft: may clear. block: our IP, content, authentication or reputation. */
export type BounceClass = (typeof BOUNCE_CLASSES)[number];

export const BOUNCE_REASONS = [
  // Usually hard: the address or its host.
  'user_unknown',
  'host_unknown',
  'mailbox_disabled',
  'mailbox_moved',
  'accepts_no_mail',
  'suppressed',
  // Usually soft: the recipient's side, now.
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
  // Usually block: our side. A message that is too big or a host that does not relay is no fault of the prospect.
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
  // Nobody's: the address takes mail of its own people only. Class block, and nobody is to blame.
  'closed_to_outsiders',
  'unknown',
] as const;
export type BounceReason = (typeof BOUNCE_REASONS)[number];

/** `wrong_person` and `left_company` are what machines say too: an automatic answer with one of them is an outcome of its own. */
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
  'unknown',
] as const;
export type Intent = (typeof INTENTS)[number];

export type Bounce = {
  class: BounceClass;
  reason: BounceReason;
  /** RFC 3463 status; `5.0.0` or `4.0.0` when the report names none, by its reply code or by whether it has given up. */
  status: string;
  /** SMTP reply code, null when none was found. */
  code: number | null;
  /** First failed recipient, normalised; null when none was found. */
  recipient: string | null;
  recipients: string[];
  /** The diagnostic text: a stranger's words. */
  diagnostic: string;
};

/** Somebody named to turn to instead; at least one of the two is known. A stranger's words. */
export type Contact = { name: string | null; address: string | null };

/** What the classifier says of one message. A pure function of the parsed mail. */
export type Classification = {
  kind: ResponseKind;
  /** The rule that decided, e.g. `dsn.action-failed`, `header.auto-submitted`, `text.unsubscribe:en`, `intent.later.fr`. */
  rule: string;
  /** 0..1 */
  confidence: number;
  bounce: Bounce | null;
  /** Message-ID (with angle brackets) of our message that this answers, from the report itself; null when none. */
  originalMessageId: string | null;
  /** out_of_office: when the person is back, null when not said. */
  returnsAt: Instant | null;
  intent: Intent | null;
  /** The substitute of who is away, the successor of who left, the person a reply refers to; null when nobody is named. */
  contact: Contact | null;
  /** reply, unsubscribe, out_of_office: the new text only, without quotes and signatures. A stranger's words. */
  visibleText: string | null;
};

/** The fields by which messages name themselves and each other (RFC 5322 3.6.4). */
type IdentificationFields = {
  messageId: string | null;
  inReplyTo: string[];
  references: string[];
};

/** One inbound message, reduced to what classification and matching read. Built by lib/mail from MIME. */
export type ParsedMail = IdentificationFields & {
  from: { name: string; address: string } | null;
  to: string[];
  cc: string[];
  subject: string;
  date: Instant | null;
  /** Header fields in order, names lower case, values unfolded, decoded when RFC 2047, capped. */
  headers: { name: string; value: string }[];
  contentType: string;
  /** Every leaf part in order; text decoded to a string and capped; other parts have `text: null`. */
  parts: MailPart[];
  /** The message that it brings as its only content: no word of its own stands beside it. */
  carried?: ParsedMail;
};

export type MailPart = {
  contentType: string;
  /** Header fields of the part itself, names lower case. */
  headers: { name: string; value: string }[];
  text: string | null;
};
