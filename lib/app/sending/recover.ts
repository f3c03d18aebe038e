/**
 * Takes over the claims of ended processes: a message before the 354 returns to the queue, a later
 * one is in doubt.
 */
import { dateIn } from '../../core/time/day.ts';
import type { Campaign } from '../../domain/campaigns/campaign.ts';
import type { Counted } from './settle.ts';
import type { Instant, LocalDate } from '../../domain/time.ts';

type OpenClaim = Counted & {
  state: 'reserved' | 'transmitting';
  owner: string;
  leaseUntil: Instant;
};

export type RecoverPort = {
  transact<T>(work: () => T): Promise<T>;
  campaign(id: string): Campaign;
  openClaims(): OpenClaim[];
  returnClaim(row: number, owner: string, how: { unbegun: boolean }): void;
  markInDoubt(message: Counted, at: { now: Instant; day: LocalDate }): void;
};

export type Recovered = { returned: number; inDoubt: number };

/**
 * `ownerIsGone`: true when the owner's process has certainly ended; otherwise its lease decides.
 */
export async function recoverClaims(
  port: RecoverPort,
  request: { owner: string; ownerIsGone(owner: string): boolean; clock: { now(): Instant } },
): Promise<Recovered> {
  const others = port.openClaims().filter(({ owner }) => owner !== request.owner);
  if (others.length === 0) return { returned: 0, inDoubt: 0 };
  const gone = new Set(
    [...new Set(others.map(({ owner }) => owner))].filter((owner) => request.ownerIsGone(owner)),
  );
  return port.transact(() => {
    const now = request.clock.now();
    const lost = port
      .openClaims()
      .filter(
        ({ owner, leaseUntil }) =>
          owner !== request.owner && (leaseUntil <= now || gone.has(owner)),
      );
    for (const claim of lost) {
      const { row, state, owner, campaignId } = claim;
      if (state === 'reserved') port.returnClaim(row, owner, { unbegun: true });
      else
        port.markInDoubt(claim, {
          now,
          day: dateIn(port.campaign(campaignId).timezone, now),
        });
    }
    const inDoubt = lost.filter(({ state }) => state === 'transmitting').length;
    return { returned: lost.length - inDoubt, inDoubt };
  });
}
