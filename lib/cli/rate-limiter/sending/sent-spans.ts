/** Reads which time `sent` asks for: a day in the zone of each campaign, or a span of instants. */
import { readInstant } from '../../../core/campaigns/read-instant.ts';
import { addDays, isLocalDate } from '../../../core/time/local-date.ts';
import { dateIn } from '../../../core/time/day.ts';
import { buildZone, instantOfLocal } from '../../../core/time/zone.ts';
import { campaignIds } from '../../../state/campaigns/campaigns.ts';
import { needCampaign } from '../../campaigns/find-campaign.ts';
import { show, usage } from '../../runner/parse.ts';
import { iso, parseDuration } from '../../runner/values.ts';
import type { State } from '../../../state/file/transact.ts';
import type { SentSpan } from '../../../domain/sending/sent-message.ts';
import { DAY, type Instant, type LocalDate, type Zone } from '../../../domain/time.ts';

export const SENT_PATH = 'rate_limiter.ts sent';

type Asked = {
  date: string | undefined;
  since: string | undefined;
  until: Instant | undefined;
  campaignId: string | undefined;
};

/** `day`: the span as the answer repeats it. Throws Failure `usage` and `no_campaign`. */
export function readSpans(
  db: State['db'],
  asked: Asked,
  now: Instant,
): { spans: SentSpan[]; day: Record<string, unknown> } {
  const ids = asked.campaignId === undefined ? campaignIds(db) : [asked.campaignId];
  const campaigns = ids.map((id) => needCampaign(db, id).campaign);
  const { since: sinceText, until: untilAsked, date } = asked;
  if (sinceText !== undefined) {
    if (date !== undefined)
      throw usage('--date and --since were both given.', 'Keep one of them.', SENT_PATH);
    const since = sinceOf(sinceText, now);
    const until = untilAsked ?? now + 1;
    if (until <= since)
      throw usage(
        `--until ${iso(until)} is not after --since (${iso(since)}).`,
        'Name a later instant.',
        SENT_PATH,
      );
    const spans = campaigns.map(({ id }) => ({ campaignId: id, since, until }));
    return { spans, day: { since: iso(since), until: iso(until) } };
  }
  if (untilAsked !== undefined)
    throw usage(
      '--until was given without --since.',
      `Example: ${SENT_PATH} --since 24h`,
      SENT_PATH,
    );
  const spans = campaigns.map(({ id, timezone }) => ({
    campaignId: id,
    ...spanOfDay(dayOf(date ?? 'today', timezone, now), timezone),
  }));
  const zones = [...new Set(campaigns.map(({ timezone }) => timezone))];
  const days = [...new Set(campaigns.map(({ timezone }) => dayOf(date ?? 'today', timezone, now)))];
  return {
    spans,
    day: { date: days.length === 1 ? days[0] : (date ?? 'today'), zones: zones.slice(0, 5) },
  };
}

function sinceOf(text: string, now: Instant): Instant {
  const duration = parseDuration(text);
  const since = duration === null ? readInstant(text) : now - duration;
  if (since !== null) return since;
  throw usage(
    `--since ${show(text)} is not valid; expected an instant with a zone, or a duration such as 24h or 7d.`,
    'Example: --since 2026-03-02T00:00:00Z',
    SENT_PATH,
  );
}

function dayOf(text: string, zone: Zone, now: Instant): LocalDate {
  const today = dateIn(zone, now);
  if (text === 'today') return today;
  if (text === 'yesterday') return addDays(today, -1);
  if (isLocalDate(text)) return text;
  throw usage(
    `--date ${show(text)} is not valid; expected an existing day written YYYY-MM-DD, today or yesterday.`,
    'Example: --date 2026-03-02.',
    SENT_PATH,
  );
}

function spanOfDay(date: LocalDate, zone: Zone): { since: Instant; until: Instant } {
  const about = Date.parse(`${date}T12:00:00Z`);
  const table = buildZone(zone, about - 3 * DAY, about + 3 * DAY);
  return {
    since: instantOfLocal(table, date, 0),
    until: instantOfLocal(table, addDays(date, 1), 0),
  };
}
