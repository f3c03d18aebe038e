/** Previews `send`: makes the same claims in a transaction that is rolled back. */
import { claimDue, FROM_START, type Claimed } from './claim.ts';
import type { Instant } from '../../domain/time.ts';
import type { SendPort } from './send.ts';

export type Preview = {
  wouldSend: Claimed['go'];
  waiting: Claimed['waiting'];
  stopped: number;
  missed: number;
};

/** `port` must belong to a state opened for a dry run. */
export function previewDue(
  port: SendPort,
  request: {
    campaignId: string | null;
    batchId: string | null;
    max: number;
    now: Instant;
    owner: string;
  },
): Promise<Preview> {
  const { now, owner, batchId } = request;
  // One transaction for all pairs, so that each claim counts against the next.
  return port.transact(() => {
    const preview: Preview = { wouldSend: [], waiting: [], stopped: 0, missed: 0 };
    for (const pair of port.duePairs(now, request)) {
      const max = request.max - preview.wouldSend.length;
      if (max <= 0) break;
      const claimed = claimDue(port, {
        pair,
        campaign: port.campaign(pair.campaignId),
        owner,
        now,
        batchId,
        max,
        spread: null,
        after: FROM_START,
      });
      preview.wouldSend.push(...claimed.go);
      preview.waiting.push(...claimed.waiting);
      preview.stopped += claimed.stopped;
      preview.missed += claimed.missed;
    }
    return preview;
  });
}
