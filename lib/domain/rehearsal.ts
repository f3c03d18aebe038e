/** How the invented recipients of a rehearsal react, and how often. */
import type { Instant } from './time.ts';

/**
 * Rates from 0 to 1. `hardBounces` and `deferrals` are of first messages, `softBounces` and
 * `blocks` of all messages, the others of delivered messages. A delivered message has at most one
 * of the others, so their sum is at most 1.
 */
export const PERSONA_RATES = [
  'hardBounces',
  'softBounces',
  'blocks',
  'deferrals',
  'replies',
  'outOfOffice',
  'autoReplies',
  'unsubscribes',
  'complaints',
] as const;
export type PersonaRate = (typeof PERSONA_RATES)[number];
export type PersonaRates = Readonly<Record<PersonaRate, number>>;

/** The refusal of a recipient's server at RCPT. */
export type ServerRefusal = { code: number; text: string };

/** The reaction to an accepted message. */
export type Reaction =
  | { kind: 'bounce'; status: string; reply: string }
  | { kind: 'complaint' }
  /** `wish`: the request in words, for campaigns without an unsubscribe address. */
  | { kind: 'unsubscribe'; wish: string }
  /** `automatic`: written by a program (RFC 3834). */
  | { kind: 'letter'; automatic: boolean; subject: string | null; text: string };

/** `after`: ms. `officeHours`: only within the recipient's office hours. */
export type Timing = { after: number; officeHours: boolean };

/** A message that comes back. `raw`: as in the inbox. `key`: the same for the same message. */
export type Letter = { at: Instant; key: string; raw: Buffer };

/**
 * Why a rehearsal ended: every sequence ended, the last day was reached, or nothing has happened
 * for a long time.
 */
export const REHEARSAL_ENDS = ['sequences_ended', 'until', 'nothing_moves'] as const;
export type RehearsalEnd = (typeof REHEARSAL_ENDS)[number];
