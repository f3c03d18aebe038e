/** Loads the replies that need a person: as `report` decides it, the newest of all. */
import { nameAlone, namesOf } from './named.ts';
import type { LivePort } from './live-port.ts';
import { OPEN_KINDS, type OpenKind, type OpenReply } from '../../domain/live/facts.ts';
import { MOST_COUNTED, type LiveOverview, type LiveReply } from '../../domain/live/overview.ts';

const MOST_REPLIES = 20;
const LONGEST_TEXT = 400;

/**
 * Requests under data-protection law first, because the law sets a time; then threats, complaints
 * and anger; then the newest.
 */
export function listReplies(
  port: LivePort,
  campaignIds: readonly string[],
): Pick<LiveOverview, 'replies' | 'repliesWaiting'> {
  const newest = (of: OpenKind): OpenReply[] =>
    campaignIds
      .flatMap((id) => port.openReplies(id, { of, limit: MOST_REPLIES }))
      .sort((a, b) => b.id - a.id);
  const rows = OPEN_KINDS.flatMap(newest).slice(0, MOST_REPLIES);
  const people = namesOf(
    port,
    rows.map(({ prospectId }) => prospectId),
  );
  let waiting = 0;
  for (const id of campaignIds) {
    if (waiting >= MOST_COUNTED) break;
    waiting += port.countOpenReplies(id, MOST_COUNTED - waiting);
  }
  return {
    replies: rows.flatMap((row): LiveReply[] => {
      const person = people.get(row.prospectId);
      if (!person) return [];
      return [
        {
          id: row.id,
          at: row.receivedAt,
          campaignId: row.campaignId,
          person: nameAlone(person),
          kind: row.kind,
          intent: row.intent,
          request: row.request,
          concern: row.concern,
          unverified: row.unverified === 1,
          text: port.clean(row.visibleText ?? '', LONGEST_TEXT),
          run: port.writeCall('response_tracker', `show --response-id ${row.id}`),
        },
      ];
    }),
    repliesWaiting: waiting,
  };
}
