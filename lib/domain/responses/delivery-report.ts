/** What a mail service reports of one message to one recipient, whichever service it is. */
import type { HookService } from './hook.ts';
import type { Instant } from '../time.ts';

/** Opens and clicks are no reports, and a service never reports a reply. */
export const REPORT_KINDS = ['bounce', 'delayed', 'delivered', 'complaint', 'unsubscribe'] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

export type DeliveryReport = {
  service: HookService;
  /** The same for the same event, however often it comes: a digest. */
  key: string;
  /** When it happened, by the service. */
  at: Instant | null;
  kind: ReportKind;
  /** Message-IDs that the service names, its own or ours, with angle brackets. */
  messageIds: string[];
  /** The keyed part of our Message-ID, where the service returns it alone. */
  tokens: string[];
  /** In lower case. */
  recipient: string;
  /** The server's words with its reply code: untrusted. Empty when the service has none. */
  text: string;
  /** RFC 3463; empty when the service gives none. */
  status: string;
  /** The service's own words for the cause, e.g. `Permanent/Suppressed`; empty for none. */
  category: string;
};
