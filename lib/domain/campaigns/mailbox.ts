/** A mailbox: a sending account with its SMTP and IMAP references, its zone and its limits. */
import type { Instant, Zone } from '../time.ts';
import type { RateLimitsFile } from './campaign.ts';

export type Mailbox = {
  id: string;
  fromName: string;
  fromAddress: string;
  /**
   * The registered domain of the sender address, whose reputation its mailboxes share; null at a
   * mail service, whose domain belongs to no sender.
   */
  sendingDomain: string | null;
  /** `env:NAME` or `file:PATH`; never the secret itself. */
  smtpRef: string;
  imapRef: string | null;
  folders: string[];
  zone: Zone;
  rateLimits: RateLimitsFile;
  /** Each message has its own return address, `local+tag@domain`. */
  plusTag: boolean;
  /** Consecutive failures of its account. */
  failures: number;
  inboxReadAt: Instant | null;
};

/** The settings of a mailbox that the operator gives; the other fields are observed. */
export type MailboxSettings = Omit<Mailbox, 'failures' | 'inboxReadAt'>;

export type MailboxOutcome = 'added' | 'changed' | 'unchanged';

/** The accounts of a mailbox: to send, and to read. */
export type Protocol = 'smtp' | 'imap';
