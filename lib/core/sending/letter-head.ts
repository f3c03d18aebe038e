/**
 * Decides the head of a message: sender, recipient, return address, and the earlier messages it
 * answers.
 */
import type { Campaign } from '../../domain/campaigns/campaign.ts';
import type { Mailbox } from '../../domain/campaigns/mailbox.ts';
import type { DueMessage } from '../../domain/sending/message.ts';

type Person = { name: string | null; address: string };

export type LetterHead = {
  from: { name: string; address: string };
  to: Person;
  /** True: bounces go to an address for this message alone; false: to the sender's address. */
  taggedReturn: boolean;
  inReplyTo: string | null;
  references: string[];
  /** The subject of the sequence's first message; null: this is the first. */
  threadSubject: string | null;
};

const LONGEST_NAME = 100;

/** `earlier`: the sent messages of the sequence, oldest first. */
export function letterHead(
  message: Pick<DueMessage, 'step' | 'fields' | 'email'>,
  {
    campaign,
    mailbox,
    earlier,
  }: {
    campaign: Campaign;
    mailbox: Pick<Mailbox, 'fromName' | 'fromAddress' | 'plusTag'>;
    earlier: readonly { messageId: string; subject: string }[];
  },
): LetterHead {
  const threaded = campaign.steps[message.step]?.threaded === true;
  const answered = threaded ? earlier.map(({ messageId }) => messageId) : [];
  return {
    from: { name: mailbox.fromName, address: mailbox.fromAddress },
    to: { name: fullName(message.fields), address: message.email },
    taggedReturn: mailbox.plusTag,
    inReplyTo: answered.at(-1) ?? null,
    references: answered,
    threadSubject: earlier[0]?.subject ?? null,
  };
}

function fullName(fields: Readonly<Record<string, string>>): string | null {
  const name = [fields['first_name'], fields['last_name']].filter(Boolean).join(' ');
  return name === '' ? null : name.slice(0, LONGEST_NAME);
}
