/** A row of a prospects file that an import did not enroll. */
import type { Instant } from '../time.ts';

export type LeftOutRow = { canonical: string; finding: string; line: number };
export type LeftOut = Omit<LeftOutRow, 'canonical'> & { campaignId: string; at: Instant };
