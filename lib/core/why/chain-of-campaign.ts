/**
 * Orders what blocks a campaign: what ends or stops it, whether anybody is left, and what its next
 * message waits for.
 */
import { linkOfBlocker } from './links.ts';
import type { Blocker } from './blockers.ts';
import type { Link } from './link.ts';
import type { Instant } from '../../domain/time.ts';

export type WhyCampaignFacts = {
  blockers: readonly Blocker[];
  /** Prospects who may still get messages: with a message planned or under way, and without one. */
  queued: number;
  waiting: number;
  /** The earliest planned instant; null: nothing is planned. */
  nextDueAt: Instant | null;
  /**
   * The links of the first message of a plan made now (chain.ts); empty where no plan can be made.
   */
  first: readonly Link[];
  nextFollowUpAt: Instant | null;
  inDoubt: number;
  /** The links of each mailbox's next message. */
  mailboxes: readonly { due: boolean; links: readonly Link[] }[];
  now: Instant;
};

export function chainOfCampaign({
  blockers,
  queued,
  waiting,
  nextDueAt,
  first,
  nextFollowUpAt,
  inDoubt,
  mailboxes,
  now,
}: WhyCampaignFacts): Link[] {
  const links = blockers.map(linkOfBlocker);
  if (links.some(({ lifts }) => lifts === 'never'))
    return links.filter(({ lifts }) => lifts === 'never');
  if (queued + waiting === 0)
    return [
      ...links,
      {
        code: 'nobody_left',
        lifts: 'operator',
        until: null,
        text: 'No prospect of this campaign has a message left to send.',
      },
    ];
  if (nextDueAt !== null && nextDueAt > now)
    return [
      ...links,
      {
        code: 'not_due',
        lifts: 'itself',
        until: nextDueAt,
        text: 'The next message is planned for later.',
      },
    ];
  if (nextDueAt !== null)
    return [
      ...links,
      ...(links.length > 0 ? mailboxLinks(mailboxes) : orDue(mailboxLinks(mailboxes))),
    ];
  if (waiting > 0 && first.length > 0)
    return [
      ...links,
      ...first.filter(
        ({ code, hold }) => !links.some((link) => link.code === code && link.hold?.id === hold?.id),
      ),
    ];
  if (waiting > 0)
    return [
      ...links,
      {
        code: 'not_due',
        lifts: 'itself',
        until: nextFollowUpAt,
        text: 'All remaining prospects wait for the gap before their next step.',
      },
    ];
  return [...links, ...(inDoubt > 0 ? [IN_DOUBT] : [UNDER_WAY])];
}

const IN_DOUBT: Link = {
  code: 'in_doubt',
  lifts: 'operator',
  until: null,
  text: 'Every remaining message is in doubt: perhaps delivered, so it is never sent again automatically.',
};
const UNDER_WAY: Link = {
  code: 'under_way',
  lifts: 'itself',
  until: null,
  text: 'The remaining messages are being sent at this moment.',
};

/** The campaign is blocked only if every mailbox with a due message is. */
function mailboxLinks(mailboxes: WhyCampaignFacts['mailboxes']): Link[] {
  const due = mailboxes.filter((mailbox) => mailbox.due);
  return due.some(({ links }) => links.length === 0) ? [] : due.flatMap(({ links }) => links);
}

function orDue(links: Link[]): Link[] {
  return links.length > 0
    ? links
    : [
        {
          code: 'due',
          lifts: 'operator',
          until: null,
          text: 'A message is due and nothing blocks it: run send.',
        },
      ];
}
