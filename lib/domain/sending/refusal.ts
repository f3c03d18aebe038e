/** What servers said of us: one refusal, and one row of the log in which equal refusals are counted. */
import type { Instant } from '../time.ts';

/**
 * `block`: a receiver refused our host, name, text or rate. `deferral`: the same, for now.
 * `account`: the mailbox's own server refused its account. `hard_bounce`: the address cannot
 * receive; many of them harm the reputation of the domain.
 */
export type RefusalKind = 'block' | 'deferral' | 'account' | 'hard_bounce';

/**
 * Where the words were heard: from the server during SMTP, or in a proven report. A recipient can
 * invent the words of a report about the message that they received.
 */
export type HeardAt = 'smtp' | 'report';

/** `text`: the server's words, untrusted. */
export type Refusal = {
  kind: RefusalKind;
  reason: string;
  /** The rule that decided. */
  rule: string;
  code: number | null;
  status: string | null;
  text: string;
};

/** `email`: the recipient's address; its parts are not kept. `domain`, `provider`: the recipient's. */
export type HeardRefusal = Refusal & {
  at: HeardAt;
  mailboxId: string;
  email: string;
  domain: string;
  provider: string;
  now: Instant;
};

/** What is read from the words of a refusal. */
export type ReadRefusal = {
  /** The id of the blocklist that the words name; null when they name none that is known. */
  list: string | null;
  /** The IP address that the words name, as it is listed or refused; null when they name none. */
  ip: string | null;
  /** The words without what differs from message to message: equal refusals have equal words. */
  words: string;
  /** The words without addresses, for reading: untrusted. */
  sample: string;
};

/** A row of the log. `sendingDomain` null: the mailbox is at a mail service. */
export type LoggedRefusal = Omit<Refusal, 'text'> &
  Pick<ReadRefusal, 'list' | 'ip' | 'sample'> & {
    id: number;
    at: HeardAt;
    sendingDomain: string | null;
    mailboxId: string;
    /** Null for `account`: the mailbox's own server spoke, whoever the recipient was. */
    domain: string | null;
    provider: string | null;
    firstAt: Instant;
    lastAt: Instant;
    count: number;
  };
