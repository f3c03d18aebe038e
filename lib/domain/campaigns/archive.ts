/** A row of a campaign's archive: the final state of one prospect. */
import type { Instant } from '../time.ts';

export type ArchiveRow = {
  email: string;
  state: string;
  prospectState: string;
  stepsSent: number;
  firstSentAt: Instant | null;
  lastSentAt: Instant | null;
  bounceClass: string | null;
};
