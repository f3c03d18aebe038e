/** A row of the archive of a campaign: where one person stands at its end. */
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
