/** Wires previews to the state file: they plan and compose as `schedule` and `send` do. */
import { readSmtpUrl } from '../../../mail/outbound/smtp/smtp-url.ts';
import { createMessageIds } from '../../../mail/outbound/message-id.ts';
import { readMessageIdKey } from '../../../state/campaigns/settings.ts';
import { createQueue } from '../../../state/sending/queue.ts';
import { createUpcomingStore } from '../../../state/preview/upcoming-store.ts';
import { prepareTemplates } from '../../../mail/outbound/templates/prepare-templates.ts';
import { createMailboxFinder, needMailbox } from '../../campaigns/find-mailbox.ts';
import { createComposer } from '../sending/compose-message.ts';
import { readAccount } from '../sending/wire-refusals.ts';
import { wireWhy } from '../why/wire-why.ts';
import type { UpcomingPort } from '../../../app/preview/unplanned-message.ts';
import type { PlannedPort } from '../../../app/preview/compose-messages.ts';
import type { Context } from '../../runner/command.ts';

/** Composes what is planned: all that an approval needs. */
export function wireComposing({ state, env }: Pick<Context, 'state' | 'env'>): PlannedPort {
  const { db } = state;
  const { plannedMessages } = createUpcomingStore(db);
  return {
    ...createMailboxFinder(db),
    plannedMessages,
    compose: createComposer(db),
    earlierMessages: createQueue(db).earlierMessages,
    hostOf({ smtpRef }) {
      const { url } = readAccount(smtpRef, env);
      return url === '' ? null : readSmtpUrl(url).host;
    },
  };
}

/** All that a preview reads; nothing is written. */
export function wirePreview(
  context: Pick<Context, 'state' | 'env'>,
): UpcomingPort &
  Pick<ReturnType<typeof createUpcomingStore>, 'enrolledPerson' | 'plannedBatches'> {
  const { db } = context.state;
  const ids = createMessageIds(readMessageIdKey(db));
  return {
    ...wireWhy(context.state),
    ...wireComposing(context),
    ...createUpcomingStore(db),
    messageIdOf({ mailboxId, ...message }) {
      const { fromAddress } = needMailbox(db, mailboxId);
      const domain = fromAddress.slice(fromAddress.lastIndexOf('@') + 1);
      return ids.messageIdFor({ ...message, domain });
    },
    async fieldNames(campaign) {
      return (await prepareTemplates(campaign)).fieldNames;
    },
  };
}
