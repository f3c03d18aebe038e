/** What a preview needs of the state file, and a message of which nothing is stored yet. */
import { chooseVariant } from '../../core/planning/variant.ts';
import type { PlacesPort } from '../planning/calendars.ts';
import type { PlanningPort } from '../planning/schedule.ts';
import type { PlannedPort } from './compose-messages.ts';
import type { Campaign, Step } from '../../domain/campaigns/campaign.ts';
import type { MessageState } from '../../domain/sending/message.ts';
import type { Enrolled, QueuedMessage } from '../../domain/sending/upcoming.ts';

/** A port for plans without writing: `transact` only reads, `commit` writes nothing. */
export type UpcomingPort = PlannedPort &
  PlanningPort &
  PlacesPort & {
    enrolledById(ids: readonly number[]): Enrolled[];
    messageOfStep(
      enrollmentId: number,
      step: number,
    ): (QueuedMessage & { state: MessageState }) | null;
    /** The Message-ID that planning would store. */
    messageIdOf(message: {
      campaignId: string;
      email: string;
      step: number;
      mailboxId: string;
    }): string;
    /** The merge fields that the texts of the campaign read. */
    fieldNames(campaign: Campaign): Promise<readonly string[]>;
  };

export function variantOf(
  campaign: Campaign,
  { email }: Pick<Enrolled, 'email'>,
  step: number,
): { name: string } {
  return chooseVariant(campaign.steps[step] as Step, campaign.id, { email, step });
}

/** A message of which nothing is stored yet. */
export function bareMessage({
  nextStep: _,
  dueAt: __,
  mailboxId: ___,
  country: ____,
  ...enrolled
}: Enrolled) {
  return {
    ...enrolled,
    row: 0,
    attempts: 0,
    softBounces: 0,
    blocks: 0,
    firstTryAt: null,
    sentBefore: false,
  };
}
