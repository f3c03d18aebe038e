/** Invented pages of one mailbox and one person. */
import { DAY } from '../../../lib/domain/time.ts';
import { AT } from './invented-overview.ts';
import type { PagePort } from '../../../lib/feed/page/page-port.ts';
import type { LiveMailboxPage, LivePerson } from '../../../lib/domain/live/history.ts';
import type { LiveOverview, LivePersonName } from '../../../lib/domain/live/overview.ts';

function inventedMailbox(overview: LiveOverview): LiveMailboxPage {
  const [first] = overview.mailboxes;
  return {
    mailbox: first!,
    limits: first!.limits,
    stops: overview.stops.slice(0, 1),
    upcoming: overview.upcoming,
    recent: overview.recent,
    days: overview.days.map(({ day, sent, bounced }) => ({ day, sent, bounced, rejected: 0 })),
  };
}

function inventedHistory(person: LivePersonName, text: string): LivePerson {
  const moment = { campaignId: 'spring', text: null, theirs: false };
  return {
    person,
    state: 'active',
    zone: 'Asia/Tokyo',
    country: 'JP',
    sequences: [
      {
        campaignId: 'spring',
        campaignName: 'Spring outreach',
        state: 'replied',
        step: 2,
        steps: 3,
        dueAt: null,
        waitsBy: null,
        plannedAt: null,
        mailbox: 'ann',
      },
    ],
    history: [
      {
        ...moment,
        at: AT - 9 * DAY,
        type: 'message.sent',
        says: 'step 1 from ann',
        text: 'A question about your docks',
      },
      {
        ...moment,
        at: AT - 6 * DAY,
        type: 'message.sent',
        says: 'step 2 from ann',
        text: 'Re: A question about your docks',
      },
      {
        ...moment,
        at: AT - 5 * DAY,
        type: 'response.reply',
        says: 'reply, interested',
        text,
        theirs: true,
      },
      { ...moment, at: AT - 5 * DAY, type: 'enrollment.stopped', says: 'sequence ended: replied' },
    ],
    leftOut: 0,
    run: 'rate_limiter.ts why --prospect 1',
    suppressed: { reason: 'unsubscribed', source: 'reply', at: AT - DAY },
  };
}

/** Pages of one overview, as a state file would give them. */
export function inventedPort(overview: LiveOverview): PagePort {
  const [event] = overview.recent;
  const [reply] = overview.replies;
  return {
    overview: () => overview,
    mailbox: (id) =>
      overview.mailboxes.some((each) => each.id === id) ? inventedMailbox(overview) : null,
    person: () => (event?.person && reply ? inventedHistory(event.person, reply.text) : null),
    now: () => AT,
    newestSeq: () => overview.seq,
  };
}
