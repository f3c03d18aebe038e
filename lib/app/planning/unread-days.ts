/** Finds the sending days whose replies and bounces were not read, and the mailboxes that are blind. */
import { isUnproven, isUnread, isWatched } from '../../core/sending/inbox.ts';
import { dayIn } from '../../core/time/day.ts';
import { limitDay, type SpanPort } from './quota-span.ts';
import { DAY, type Instant, type LocalDate } from '../../domain/time.ts';
import type { Mailbox } from '../../domain/campaigns/mailbox.ts';
import type { SendingDay } from '../../domain/limits/limits.ts';

type DaysPort = SpanPort & { sendingDays(mailboxIds: readonly string[]): SendingDay[] };
type WatchedMailbox = Pick<Mailbox, 'id' | 'zone' | 'imapRef' | 'inboxReadAt'>;
type Options = { now: Instant; horizon?: number };

/**
 * The days on which the mailboxes sent. `unread`: the inbox of one that sent on that day was not
 * read since.
 */
export function withUnread(
  port: DaysPort,
  mailboxes: readonly WatchedMailbox[],
  options: Options,
): SendingDay[] {
  const days = port.sendingDays(mailboxes.map(({ id }) => id));
  if (days.length === 0) return days;
  const unread = new Set(mailboxes.flatMap((mailbox) => unreadDays(port, mailbox, options)));
  return unread.size === 0
    ? days
    : days.map((day) => (unread.has(day.date) ? { ...day, unread: true } : day));
}

/**
 * A mailbox whose configured inbox was never read, or not since its last sending day: it sends to no
 * new prospects.
 */
export function isBlind(port: DaysPort, mailbox: WatchedMailbox, options: Options): boolean {
  return isUnproven(mailbox) || unreadDays(port, mailbox, options).length > 0;
}

function unreadDays(port: DaysPort, mailbox: WatchedMailbox, options: Options): LocalDate[] {
  const { id, zone, inboxReadAt } = mailbox;
  if (!isWatched(mailbox)) return [];
  const { now } = options;
  const { date: today, startsAt } = limitDay(port, zone, options)(now);
  if (inboxReadAt !== null && inboxReadAt >= startsAt) return [];
  const sent = port.sendingDays([id]);
  if (sent.length === 0) return [];
  const readOn =
    inboxReadAt === null
      ? null
      : dayIn(port.zoneTable(zone, { from: inboxReadAt - 3 * DAY, to: now + 3 * DAY }))(inboxReadAt)
          .date;
  return sent.flatMap(({ date }) => (isUnread(date, { readOn, today }) ? [date] : []));
}
