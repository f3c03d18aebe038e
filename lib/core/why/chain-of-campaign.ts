/** Orders what binds a whole campaign: what ends or stops it, whether anybody is left, and what the next message waits for. */
import { linkOfBlocker } from './links.ts';
import type { Blocker } from './blockers.ts';
import type { Link } from './link.ts';
import type { Instant } from '../../domain/time.ts';

export type WhyCampaignFacts = {
  blockers: readonly Blocker[];
  /** People who may still get something: with a message that is planned or under way, and without. */
  queued: number;
  waiting: number;
  /** The earliest planned instant; null: nothing is planned. */
  nextDueAt: Instant | null;
  /** Of those that are not planned: what the first of a plan meets (chain.ts); empty where no plan can be made. */
  first: readonly Link[];
  nextFollowUpAt: Instant | null;
  inDoubt: number;
  /** By mailbox: what binds it for its next message. */
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
        lifts: 'somebody',
        until: null,
        text: 'No sequence has anything left to send.',
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
        text: 'Everybody who is left waits for a later step.',
      },
    ];
  return [...links, ...(inDoubt > 0 ? [IN_DOUBT] : [UNDER_WAY])];
}

const IN_DOUBT: Link = {
  code: 'in_doubt',
  lifts: 'somebody',
  until: null,
  text: 'All that is left is in doubt: perhaps delivered, and never sent again by itself.',
};
const UNDER_WAY: Link = {
  code: 'under_way',
  lifts: 'itself',
  until: null,
  text: 'What is left is being sent at this moment.',
};

/** Only where every mailbox that has something due is bound does the campaign stand still. */
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
          lifts: 'somebody',
          until: null,
          text: 'Something is due and nothing holds it back: send delivers it.',
        },
      ];
}
