/** Makes a copied or restored state file the original: what may have been sent since the copy was made is in doubt, or held, until somebody knows. */
import { dateIn } from '../../../core/time/day.ts';
import type { Campaign } from '../../../domain/campaigns/campaign.ts';
import type { DueMessage } from '../../../domain/sending/message.ts';
import type { Hold } from '../../../domain/sending/hold.ts';
import type { Instant, LocalDate } from '../../../domain/time.ts';
import type { NewEvent } from '../../../domain/event.ts';

type CopyToAdopt = { by: string; knownUntil: Instant };
export type AdoptPort = {
  transact<T>(work: () => T): Promise<T>;
  /** Null: the file is the original, there is nothing to adopt. */
  copy(): CopyToAdopt | null;
  /** Due by `now` and not settled in this file: planned, claimed or under way when the copy was made. */
  dueUnsettled(
    now: Instant,
  ): { message: DueMessage; state: 'scheduled' | 'reserved' | 'transmitting' }[];
  /** For each campaign that is not over, how many people wait, or are planned for later, whom the original may have mailed by `now`. Asked after the others are in doubt. */
  waitingPeople(now: Instant): { campaignId: string; people: number }[];
  campaign(id: string): Campaign;
  reserve(message: DueMessage, claim: { owner: string; now: Instant; leaseUntil: Instant }): void;
  markInDoubt(message: DueMessage, at: { now: Instant; day: LocalDate }): void;
  placeHold(hold: Omit<Hold, 'id'>, now: Instant): void;
  /** A new generation, in this place. */
  adopt(): { generation: string; before: string };
  /** After the commit: says beside the file that it is the original now. */
  becomeOriginal(): void;
  appendEvent(event: NewEvent): void;
};

/** `nothingSent`: the operator's word that the original sent nothing after the copy was made. */
export type AdoptRequest = { reason: string; nothingSent: boolean; now: Instant };
export type Adopted = {
  copy: CopyToAdopt;
  generation: string;
  inDoubt: number;
  held: { campaignId: string; people: number }[];
};

/** The reason of the hold on a campaign with people who may have been mailed without this file knowing it. */
const HOLD_REASON = 'state_restored';

/** Null when the file is the original, or was adopted meanwhile. One transaction: there is no half-adopted file. */
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

/** They take a slot of now: whenever the original sent them, no window forgets them earlier. */
function putInDoubt(port: AdoptPort, now: Instant): number {
  const found = port.dueUnsettled(now);
  for (const { message, state } of found) {
    if (state === 'scheduled') port.reserve(message, { owner: HOLD_REASON, now, leaseUntil: now });
    port.markInDoubt(message, {
      now,
      day: dateIn(port.campaign(message.campaignId).timezone, now),
    });
  }
  return found.length;
}

/** Whom the original chose of those that only waited, this file cannot know: nobody of the campaign is mailed until a person has looked. */
function holdWaiting(port: AdoptPort, now: Instant): Adopted['held'] {
  const held = port.waitingPeople(now);
  for (const { campaignId } of held)
    port.placeHold(
      {
        scope: 'campaign',
        scopeId: campaignId,
        reason: HOLD_REASON,
        placedBy: 'operator',
        from: now,
        until: null,
      },
      now,
    );
  return held;
}
