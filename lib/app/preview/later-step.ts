/** Shows a later step of a person as it would be, though what it answers has not been sent. */
import { composeMessages } from './compose-messages.ts';
import { bareMessage, variantOf, type UpcomingPort } from './unplanned-message.ts';
import type { Campaign } from '../../domain/campaigns/campaign.ts';
import type { EarlierMessage, Enrolled, Upcoming } from '../../domain/sending/upcoming.ts';
import type { Instant } from '../../domain/time.ts';

/** `next`: the message that the person gets next; `step` comes after it. */
export async function upcomingLater(
  port: UpcomingPort,
  enrolled: Enrolled,
  { campaign, now, next, step }: { campaign: Campaign; now: Instant; next: Upcoming; step: number },
): Promise<Upcoming> {
  const { mailboxId } = next.message;
  const messageIdOf = (of: number): string =>
    port.messageIdOf({ campaignId: campaign.id, email: enrolled.email, step: of, mailboxId });
  const unsent: EarlierMessage[] = [];
  for (let each = next.message.step; each < step; each++)
    unsent.push({
      messageId: each === next.message.step ? next.message.messageId : messageIdOf(each),
      // Only the first subject of a sequence is repeated.
      subject: each === 0 ? await subjectOf(port, campaign, { next, now }) : '',
      sent: false,
    });
  return {
    message: {
      ...bareMessage(enrolled),
      step,
      variant: variantOf(campaign, enrolled, step).name,
      mailboxId,
      sendAt: now,
      openUntil: Infinity,
      messageId: messageIdOf(step),
    },
    standing: 'later',
    batchId: null,
    sendAt: null,
    earlier: [...next.earlier, ...unsent],
  };
}

/** Empty when the message cannot be written: then what follows it cannot be either. */
async function subjectOf(
  port: UpcomingPort,
  campaign: Campaign,
  { next, now }: { next: Upcoming; now: Instant },
): Promise<string> {
  for await (const { written } of composeMessages(port, campaign, { messages: [next], now }))
    return written.ok ? written.content.subject : '';
  return '';
}
