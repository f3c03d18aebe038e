/** Short hashes of the parts of a message and of a campaign, which tell what has changed. */
import { partsOf, type ApprovableMessage, type Hash } from './digest.ts';
import type { ChangedParts, PartMarks } from '../../domain/approval/approval.ts';
import type { CampaignFile, RateLimitsFile } from '../../domain/campaigns/campaign.ts';
import type { MailboxSettings } from '../../domain/campaigns/mailbox.ts';

/** Enough to tell two versions apart; whether a message may leave is decided by its whole digest. */
const LENGTH = 12;

export function marksOfMessage(approvable: ApprovableMessage, hash: Hash): PartMarks {
  return markAll(partsOf(approvable), hash);
}

export type ApprovedFacts = {
  file: CampaignFile;
  defaults: RateLimitsFile;
  /** Where links of the messages lead to, beside those of the file; null: there are none. */
  publicUrl: string | null;
  mailboxes: readonly MailboxSettings[];
};

/** Everything that an approval of a campaign's first batch is about, besides its people. */
export function marksOfCampaign(
  { file, defaults, publicUrl, mailboxes }: ApprovedFacts,
  hash: Hash,
): PartMarks {
  const { name, steps, footer, unsubscribe, tracking, rateLimits, notify: _, ...settings } = file;
  const part = (value: unknown): string => JSON.stringify(value) ?? '';
  return markAll(
    [
      ['texts', part([name, steps, footer, unsubscribe, tracking, publicUrl])],
      ['limits', part([rateLimits, defaults, mailboxes.map((mailbox) => mailbox.rateLimits)])],
      [
        'mailboxes',
        part(
          mailboxes.map(({ id, fromName, fromAddress, smtpRef, plusTag, zone }) => [
            id,
            fromName,
            fromAddress,
            smtpRef,
            plusTag,
            zone,
          ]),
        ),
      ],
      ['settings', part(settings)],
    ],
    hash,
  );
}

/** The parts that differ, in their order. */
export function changedParts(before: PartMarks, after: PartMarks): ChangedParts {
  return Object.keys(after).filter((name) => before[name] !== after[name]);
}

function markAll(parts: readonly (readonly [string, string])[], hash: Hash): PartMarks {
  return Object.fromEntries(parts.map(([name, text]) => [name, hash(text).slice(0, LENGTH)]));
}
