/** The live page of one mailbox. */
import { addDays } from '../../core/time/local-date.ts';
import { dateIn } from '../../core/time/day.ts';
import { stopsMailbox } from '../../core/limits/hold-reach.ts';
import { mailboxDaysOf } from '../../core/live/figures.ts';
import { isConcerned } from '../../core/alerts/concerning.ts';
import { describeMailboxes } from './mailboxes.ts';
import { nameEvents, nameUpcoming } from './named.ts';
import { DAYS_SHOWN, MOST_EVENTS, MOST_UPCOMING } from './overview.ts';
import { listStops } from './stops.ts';
import type { LivePort } from './live-port.ts';
import type { LiveMailboxPage } from '../../domain/live/history.ts';
import type { Instant } from '../../domain/time.ts';

/** Of no campaign. */
const NO_CAMPAIGN = '';

/** Null: there is no such mailbox. */
export function loadMailboxPage(
  port: LivePort,
  { mailboxId, now }: { mailboxId: string; now: Instant },
): LiveMailboxPage | null {
  return port.inSnapshot(() => {
    const mailbox = port.findMailbox(mailboxId);
    if (mailbox === null) return null;
    const holds = port.openHolds(now);
    const [described] = describeMailboxes(port, [mailbox], { campaign: null, holds, now });
    if (!described) return null;
    const own = { id: NO_CAMPAIGN, mailboxes: [mailbox] };
    const { stops } = listStops(
      port,
      {
        holds: holds.filter((hold) => hold.scope === 'all' || stopsMailbox(hold, mailboxId)),
        alerts: port
          .openAlerts(now)
          .filter((one) => one.scope !== 'listener' && isConcerned(own, one)),
      },
      { holds, now },
    );
    const last = dateIn(mailbox.zone, now);
    const since = addDays(last, 1 - DAYS_SHOWN);
    return {
      mailbox: described,
      limits: described.limits,
      stops,
      upcoming: nameUpcoming(
        port,
        port
          .campaignsOn(mailboxId)
          .flatMap(({ campaignId }) => port.nextMessages({ campaignId, mailboxId }, MOST_UPCOMING)),
        MOST_UPCOMING,
      ),
      recent: nameEvents(port, port.recentEventsFrom(mailboxId, MOST_EVENTS)),
      days: mailboxDaysOf(port.mailboxDays(mailboxId, since), { last, length: DAYS_SHOWN }),
    };
  });
}
