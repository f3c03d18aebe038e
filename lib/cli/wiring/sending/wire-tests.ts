/** Wires messages to oneself to the ledger; makes their ids, digests and bytes. */
import { createHmac } from 'node:crypto';
import { composeMail } from '../../../mail/outbound/compose.ts';
import { createEventLog } from '../../../state/events/event-log.ts';
import { createOpenHolds } from '../../../state/sending/holds.ts';
import { createSuppressions } from '../../../state/campaigns/suppressions.ts';
import { createTestMessages } from '../../../state/sending/test-messages.ts';
import { ownAddresses } from '../../../state/campaigns/mailboxes.ts';
import { readMessageIdKey } from '../../../state/campaigns/settings.ts';
import { transact, type State } from '../../../state/file/transact.ts';
import { wireGuard } from '../approval/wire-guard.ts';
import { createComposer } from './compose-message.ts';
import { wireQuotas } from '../planning/wire-quotas.ts';
import type { Campaign } from '../../../domain/campaigns/campaign.ts';
import type { Mailbox } from '../../../domain/campaigns/mailbox.ts';
import type { TextFault } from '../../../domain/campaigns/text-fault.ts';
import type { MessageContent } from '../../../domain/sending/content.ts';
import type { Instant } from '../../../domain/time.ts';
import type { TestPort } from '../../../app/sending/to-self/send-test.ts';

type PeopleShown = Pick<ReturnType<typeof createTestMessages>, 'personShown'>;

export function wireTests(state: State): TestPort & PeopleShown {
  const { db } = state;
  return {
    ...wireQuotas(state),
    ...createOpenHolds(db),
    ...createSuppressions(db),
    ...createTestMessages(db),
    ...createEventLog(db),
    guard: wireGuard(state),
    senders: () => ownAddresses(db),
    transact: (work) => transact(state, work),
  };
}

/** A step of a campaign, as it is shown for a person; null: a plain text. */
export type StepShown = {
  campaign: Campaign;
  step: number;
  variant: string;
  fields: Readonly<Record<string, string>>;
} | null;

/**
 * `digest`: of what it shows. The id proves nothing about a message of a campaign: a reply to it,
 * or its unsubscribe link, changes nothing.
 */
export function nameTest(
  db: State['db'],
  {
    mailbox,
    recipient,
    shown,
    now,
  }: { mailbox: Mailbox; recipient: string; shown: StepShown; now: Instant },
): { messageId: string; digest: string } {
  const key = readMessageIdKey(db);
  const digestOf = (...parts: string[]): string =>
    createHmac('sha256', key).update(parts.join('\0')).digest('hex').slice(0, 32);
  const { steps = [], name = '', footer = null } = shown?.campaign ?? {};
  const digest = digestOf(
    'test text',
    JSON.stringify([name, steps, footer, shown?.step, shown?.variant, shown?.fields]),
    JSON.stringify([mailbox.fromName, mailbox.fromAddress]),
  );
  const id = digestOf('test id', mailbox.id, recipient, digest, String(now));
  const domain = mailbox.fromAddress.slice(mailbox.fromAddress.lastIndexOf('@') + 1);
  return { digest, messageId: `<test.${id}@${domain}>` };
}

type TestDraft = {
  mailbox: Mailbox;
  recipient: string;
  messageId: string;
  host: string;
  shown: StepShown;
  now: Instant;
};

/** A rendered step goes through the one composer, without what measures opens and clicks. */
export async function composeTest(
  db: State['db'],
  draft: TestDraft,
): Promise<{ ok: true; content: MessageContent } | { ok: false; fault: TextFault }> {
  const { mailbox, recipient, messageId, host, shown, now } = draft;
  if (shown === null) return { ok: true, content: await plainTest(draft) };
  const compose = createComposer(db);
  const { tracking } = shown.campaign;
  const campaign = { ...shown.campaign, tracking: { ...tracking, opens: false, clicks: false } };
  const message = (step: number) => ({
    step,
    variant: step === shown.step ? shown.variant : (campaign.steps[step]?.variants[0]?.name ?? ''),
    email: recipient,
    fields: shown.fields,
    messageId,
  });
  const of = { campaign, now, mailbox: { ...mailbox, plusTag: false }, host };
  const first =
    shown.step === 0 ? null : await compose({ ...of, message: message(0), earlier: [] });
  if (first?.ok === false) return first;
  const earlier =
    first === null
      ? []
      : [
          {
            messageId: messageId.replace('<test.', '<test.first.'),
            subject: first.content.subject,
          },
        ];
  return compose({ ...of, message: message(shown.step), earlier });
}

function plainTest({ mailbox, recipient, messageId, now }: TestDraft): Promise<MessageContent> {
  return composeMail({
    from: { name: mailbox.fromName, address: mailbox.fromAddress },
    returnTo: mailbox.fromAddress,
    to: { name: null, address: recipient },
    subject: `Test of mailbox ${mailbox.id}`,
    text: `This message was sent by mailbox ${mailbox.id} (${mailbox.fromAddress}) to check that it can send.\nIt belongs to no campaign, and counts against the limits of the mailbox.\n`,
    html: null,
    messageId,
    inReplyTo: null,
    references: [],
    date: now,
    listUnsubscribe: { mailto: null, https: null },
    service: [],
  });
}
