/**
 * Makes a "no" known to every campaign: ends the person's open sequences in the others, and reopens
 * them when it is taken back. Runs inside the caller's transaction.
 */
import { decliningNow, endsElsewhere } from '../../../core/campaigns/contact.ts';
import type { Campaign } from '../../../domain/campaigns/campaign.ts';
import type { Decline, DeclineKind } from '../../../domain/campaigns/contact.ts';
import type { SequenceEnd } from '../../../domain/campaigns/sequence-end.ts';
import type { Stopped } from '../../../domain/responses/applied-effect.ts';
import type { Instant } from '../../../domain/time.ts';

export type DeclinePort = {
  campaign(id: string): Campaign;
  /** False when the campaign has the same "no" of the person already. */
  putDecline(prospectId: number, decline: Decline): boolean;
  /** The open sequences of a person in other campaigns. */
  openElsewhere(
    prospectId: number,
    campaignId: string,
  ): { enrollmentId: number; campaignId: string }[];
  stopEnrollment(enrollmentId: number, end: SequenceEnd): Stopped | null;
};

export type UndeclinePort = {
  campaign(id: string): Campaign;
  removeDecline(prospectId: number, decline: { campaignId: string; kind: DeclineKind }): boolean;
  declinesElsewhere(prospectId: number, campaignId: string): Decline[];
  /** The sequences that a "no" in another campaign ended, as they were before. */
  endedByDecline(prospectId: number): Stopped[];
  reopen(stopped: Stopped, now: Instant): boolean;
};

type Person = { prospectId: number; campaignId: string };

/** False when it was known before. */
export function declineEverywhere(
  port: DeclinePort,
  { kind, at }: { kind: DeclineKind; at: Instant },
  { message: { prospectId, campaignId }, now }: { message: Person; now: Instant },
): boolean {
  const isNew = port.putDecline(prospectId, { campaignId, kind, at });
  for (const open of port.openElsewhere(prospectId, campaignId))
    if (endsElsewhere(kind, port.campaign(open.campaignId).contact))
      port.stopEnrollment(open.enrollmentId, { state: 'declined', now, mayEnd: () => true });
  return isNew;
}

/** Sequences that another "no" still forbids stay ended. */
export function takeBackDecline(
  port: UndeclinePort,
  kind: DeclineKind,
  { message: { prospectId, campaignId }, now }: { message: Person; now: Instant },
): void {
  port.removeDecline(prospectId, { campaignId, kind });
  for (const ended of port.endedByDecline(prospectId)) {
    const { contact } = port.campaign(ended.campaignId);
    const declines = port.declinesElsewhere(prospectId, ended.campaignId);
    if (decliningNow(declines, contact, now) === null) port.reopen(ended, now);
  }
}
