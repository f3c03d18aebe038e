/**
 * Makes a copied or restored state file the original. Messages that the original may have sent
 * since the copy was made are put in doubt or on hold until the operator decides.
 */
import { dateIn } from '../../../core/time/day.ts';
import type { Campaign } from '../../../domain/campaigns/campaign.ts';
import type { DueMessage } from '../../../domain/sending/message.ts';
import type { NewHold } from '../../../domain/sending/hold.ts';
import type { Instant, LocalDate } from '../../../domain/time.ts';
import type { NewEvent } from '../../../domain/event.ts';

type CopyToAdopt = { by: string; knownUntil: Instant };
export type AdoptPort = {
  transact<T>(work: () => T): Promise<T>;
  /** Null: the file is the original, so there is nothing to adopt. */
  copy(): CopyToAdopt | null;
  /**
   * Messages due by `now` that have no result in this file: planned, claimed or under way when the
   * copy was made.
   */
  dueUnsettled(
    now: Instant,
  ): { message: DueMessage; state: 'scheduled' | 'reserved' | 'transmitting' }[];
  /**
   * For each campaign that is not completed, the number of prospects without a due message to whom
   * the original may have sent by `now`. Called after the due messages were put in doubt.
   */
  waitingPeople(now: Instant): { campaignId: string; people: number }[];
  campaign(id: string): Campaign;
  reserve(message: DueMessage, claim: { owner: string; now: Instant; leaseUntil: Instant }): void;
  markInDoubt(message: DueMessage, at: { now: Instant; day: LocalDate }): void;
  placeHold(hold: NewHold, now: Instant): void;
  /** Makes this file, at this path, the original of a new generation. */
  adopt(): { generation: string; before: string };
  /** Called after the commit: marks the file as the original in `FILE-seen`. */
  becomeOriginal(): void;
  appendEvent(event: NewEvent): void;
};

/** `nothingSent`: the operator says that the original sent nothing after the copy was made. */
export type AdoptRequest = { reason: string; nothingSent: boolean; now: Instant };
export type Adopted = {
  copy: CopyToAdopt;
  generation: string;
  inDoubt: number;
  held: { campaignId: string; people: number }[];
};

/**
 * The reason of the hold on a campaign whose prospects may have got a message that this file does
 * not know.
 */
export const HOLD_OF_RESTORED = 'state_restored';

/**
 * Returns null when the file is the original, or another process adopted it in the meantime. One
 * transaction, so no file is half adopted.
 */
export async function adoptCopy(
  port: AdoptPort,
  { reason, nothingSent, now }: AdoptRequest,
): Promise<Adopted | null> {
  const adopted = await port.transact(() => {
    const copy = port.copy();
    if (copy === null) return null;
    const inDoubt = nothingSent ? 0 : putInDoubt(port, now);
    const held = nothingSent ? [] : holdWaiting(port, now);
    const { generation, before } = port.adopt();
    port.appendEvent({
      type: 'state.restored',
      at: now,
      data: {
        by: copy.by,
        knownUntil: copy.knownUntil,
        before,
        generation,
        inDoubt,
        held: held.length,
        nothingSent,
        why: reason,
      },
    });
    return { copy, generation, inDoubt, held };
  });
  if (adopted !== null) port.becomeOriginal();
  return adopted;
}

/**
 * The messages take slots at `now`, the latest instant at which the original can have sent them.
 */
function putInDoubt(port: AdoptPort, now: Instant): number {
  const found = port.dueUnsettled(now);
  for (const { message, state } of found) {
    if (state === 'scheduled')
      port.reserve(message, { owner: HOLD_OF_RESTORED, now, leaseUntil: now });
    port.markInDoubt(message, {
      now,
      day: dateIn(port.campaign(message.campaignId).timezone, now),
    });
  }
  return found.length;
}

/**
 * This file cannot know which waiting prospects the original wrote to, so the whole campaign is on
 * hold until the operator decides.
 */
function holdWaiting(port: AdoptPort, now: Instant): Adopted['held'] {
  const held = port.waitingPeople(now);
  for (const { campaignId } of held)
    port.placeHold(
      {
        scope: 'campaign',
        scopeId: campaignId,
        reason: HOLD_OF_RESTORED,
        placedBy: 'operator',
        from: now,
        until: null,
      },
      now,
    );
  return held;
}
