/** A mailbox: a sending account with its SMTP and IMAP references, its zone and its limits. */
import type { Instant, Zone } from '../time.ts';
import type { RateLimitsFile } from './campaign.ts';

export type Mailbox = {
  id: string;
  fromName: string;
  fromAddress: string;
  /** `env:NAME` or `file:PATH`; never the secret itself. */
  smtpRef: string;
  imapRef: string | null;
  folders: string[];
  zone: Zone;
  rateLimits: RateLimitsFile;
  /** Its messages are returned to `local+tag@domain`, an address for each. */
  plusTag: boolean;
  /** Failures of its account in a row. */
  failures: number;
  inboxReadAt: Instant | null;
};

/** What the operator says of a mailbox; the rest is what was observed. */
export type MailboxSettings = Omit<Mailbox, 'failures' | 'inboxReadAt'>;

export type MailboxOutcome = 'added' | 'changed' | 'unchanged';
