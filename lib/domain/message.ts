/** One mail to one prospect for one step, and what became of it. */
import type { Instant } from './time.ts';

export const MESSAGE_STATES = ['scheduled', 'reserved', 'transmitting', 'sent', 'rejected', 'in_doubt', 'cancelled'] as const;
/**
 * `scheduled` (has its instant) -> `reserved` (quota claimed, committed before connecting) -> `transmitting` (committed at
 * the server's 354) -> `sent | rejected | in_doubt`; a deferral returns it to `scheduled`. `cancelled`: stopped before it left.
 */
export type MessageState = (typeof MESSAGE_STATES)[number];

export type Message = {
  id: number;
  campaignId: string;
  enrollmentId: number;
  prospectId: number;
  step: number;
  variant: string;
  mailboxId: string;
  state: MessageState;
  sendAt: Instant;
  /** End of the send window `sendAt` lies in: from here on it must be planned anew. */
  openUntil: Instant;
  /** RFC 5322 Message-ID with angle brackets; stored before the first attempt. */
  messageId: string;
  batchId: string;
  /** SMTP tries so far that count towards a retry limit. */
  attempts: number;
};

/** What one SMTP try came to. `accepted` false and no `code`: the connection failed or broke. */
export type SmtpResult = {
  accepted: boolean;
  /** True once the server had answered 354: from there the message may have been taken. */
  dataStarted: boolean;
  phase: 'connect' | 'auth' | 'mail' | 'rcpt' | 'data' | 'final' | 'aborted';
  code: number | null;
  /** RFC 3463, e.g. `5.1.1`. */
  enhanced: string | null;
  /** The server's text or the driver's error: a stranger's words. */
  response: string;
};
