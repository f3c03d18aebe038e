/** A full slot of a limit, and the work that it left: what `rate_limit.exceeded` tells. */
import type { Instant } from '../time.ts';
import type { LimitUse } from './limits.ts';

export type LimitTarget = Pick<LimitUse, 'scope' | 'scopeId' | 'kind'>;

/**
 * The last slot of a limit that was told. `campaignId`: whose messages waited; its file sets the
 * limits that the mailbox does not set itself.
 */
export type ToldSlot = LimitTarget & {
  campaignId: string;
  max: number;
  /** When the slot ends; a later one of the same sliding limit begins no earlier. */
  endsAt: Instant;
  /** When to look whether there is room again. */
  recheckAt: Instant;
  /** When a call saw room again; null: the limit still counts as full. */
  resetAt: Instant | null;
};

/**
 * A span of time in which messages of a campaign could leave, if limits and pace allowed it.
 * `mailboxId` null: from any mailbox of the campaign. `opens`: they are first messages.
 * `provider`: the recipients' provider, where it has limits.
 */
export type WorkLeft = {
  mailboxId: string | null;
  opens: boolean;
  provider: string | null;
  from: Instant;
  until: Instant;
};
