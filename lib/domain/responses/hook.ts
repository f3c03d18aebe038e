/** Webhooks by which mail services report what became of our messages, and how one call ends. */
import type { Instant } from '../time.ts';

/**
 * `ses`: Amazon SES through SNS. `standard`: any program that signs by standardwebhooks.com and
 * sends the JSON of references/webhooks.md.
 */
export const HOOK_SERVICES = [
  'ses',
  'sendgrid',
  'mailgun',
  'postmark',
  'resend',
  'standard',
] as const;
export type HookService = (typeof HOOK_SERVICES)[number];

/** What the operator sets. */
export type HookSettings = {
  /** The last part of its path, `/hook/NAME`. */
  name: string;
  service: HookService;
  /** `env:NAME` or `file:PATH`, never the secret itself. */
  secretRef: string | null;
  /** The only SNS topics that may call. */
  topics: string[];
  /** The only mailbox whose messages it may report on; null: all. */
  mailboxId: string | null;
};

export type Hook = HookSettings & {
  createdAt: Instant;
  /** When the SNS subscription was confirmed; null: not yet, or it has ended. */
  confirmedAt: Instant | null;
  /** When it last took a call. */
  calledAt: Instant | null;
  /** How many events of validly signed calls could not be read. */
  unreadable: number;
};

export type HookChange = 'added' | 'changed' | 'unchanged';

/** A token that signs nothing but itself, with the body that came with it first. */
export type OneTimeToken = { token: string; body: string };

/** Bytes: SendGrid collects up to 768 KB of events in one call. */
export const MAX_HOOK_BYTES = 1_048_576;
/** Events in one call. */
export const MAX_HOOK_EVENTS = 5_000;

/** A call of a webhook, with the body exactly as it came: signatures cover its bytes. */
export type HookCall = {
  /** From the path `/hook/NAME`. */
  name: string;
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>;
  body: Buffer;
};

/**
 * The status to answer, and nothing else: a caller learns nothing of the file. 503 asks the service
 * to try again.
 */
export type HookStatus = 200 | 400 | 401 | 403 | 404 | 413 | 500 | 503;
