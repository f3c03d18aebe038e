/** Renders one message and builds its bytes: the one path of `send` and of every preview. */
import { composeMail } from '../../../mail/outbound/compose.ts';
import {
  prepareTemplates,
  type MailTemplates,
} from '../../../mail/outbound/templates/prepare-templates.ts';
import { returnAddress } from '../../../mail/outbound/return-address.ts';
import { unsubscribeUrlFor } from '../../../mail/outbound/unsubscribe-url.ts';
import { letterHead } from '../../../core/sending/letter-head.ts';
import { fieldsThatKeepOurs } from '../../../core/sending/service-id.ts';
import { createTracker } from '../tracking/track-mail.ts';
import type { Campaign } from '../../../domain/campaigns/campaign.ts';
import type { Mailbox } from '../../../domain/campaigns/mailbox.ts';
import type { DueMessage } from '../../../domain/sending/message.ts';
import type { Composed } from '../../../domain/sending/upcoming.ts';
import type { MessageToSend } from '../../../app/sending/deliver.ts';
import type { Database } from '../../../state/engine/database.ts';

/** `host`: the sending service decides about further fields (its own name of the message). */
type Composition = Omit<MessageToSend, 'message'> & {
  message: Pick<DueMessage, 'step' | 'variant' | 'fields' | 'email' | 'messageId'>;
  mailbox: Mailbox;
  host: string;
};

export function createComposer(db: Database): (composition: Composition) => Promise<Composed> {
  const templatesOf = createTemplateCache();
  const track = createTracker(db);
  return async ({ message, campaign, earlier, now, mailbox, host }) => {
    const { taggedReturn, threadSubject, ...head } = letterHead(message, {
      campaign,
      mailbox,
      earlier,
    });
    const { messageId } = message;
    const { unsubscribe } = campaign;
    const rendered = (await templatesOf(campaign)).render({
      step: message.step,
      variant: message.variant,
      fields: message.fields,
      sender: { name: mailbox.fromName, email: mailbox.fromAddress },
      unsubscribeUrl: unsubscribeUrlFor(unsubscribe, messageId),
      threadSubject,
    });
    if (!rendered.ok) return rendered;
    const { html, tracked } = await track(rendered.mail.html, { campaign, messageId });
    const content = await composeMail({
      ...head,
      returnTo: taggedReturn ? returnAddress(head.from.address, messageId) : head.from.address,
      ...rendered.mail,
      html,
      messageId,
      date: now,
      listUnsubscribe: {
        mailto: unsubscribe.mailto,
        https: unsubscribeUrlFor({ ...unsubscribe, mailto: null }, messageId),
      },
      service: fieldsThatKeepOurs(host, messageId),
    });
    return { ok: true, content, tracked };
  };
}

/**
 * A run may last for days, and a text may be corrected meanwhile: the current templates of a
 * campaign are used.
 */
function createTemplateCache(): (campaign: Campaign) => Promise<MailTemplates> {
  const known = new Map<
    string,
    { campaign: Campaign; texts: string; templates: Promise<MailTemplates> }
  >();
  const textsOf = ({ name, steps, footer, unsubscribe }: Campaign): string =>
    JSON.stringify([name, steps, footer, unsubscribe]);
  return (campaign) => {
    const kept = known.get(campaign.id);
    if (kept?.campaign === campaign) return kept.templates;
    const texts = textsOf(campaign);
    const templates = kept?.texts === texts ? kept.templates : prepareTemplates(campaign);
    known.set(campaign.id, { campaign, texts, templates });
    return templates;
  };
}
