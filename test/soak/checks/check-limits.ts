/**
 * No sliding hour, rolling day, calendar day, warmup day, burst or gap over its limit: mailbox by
 * mailbox, and for the campaign.
 */
import { describe, type SoakRule, type SoakViolation } from './checker.ts';
import { groupBy, type SoakMessage } from '../world/messages.ts';
import { dayIn } from '../oracle.ts';
import type { RunRecord } from '../world/record.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The fullest a limit ever was. */
export type Peak = { who: string; rule: SoakRule; most: number; limit: number };
type Findings = { violations: SoakViolation[]; peaks: Peak[] };

export function checkLimits(
  messages: readonly SoakMessage[],
  { mailboxes, campaign }: RunRecord,
): Findings {
  const found: Findings = { violations: [], peaks: [] };
  const bySender = groupBy(messages, ({ line }) => line.from);
  for (const [sender, sent] of bySender) {
    const mailbox = mailboxes.find(({ address }) => address === sender);
    if (!mailbox) {
      found.violations.push({
        rule: 'envelope',
        detail: `${describe(sent[0]!)} from an address that is no mailbox: ${sender}`,
      });
      continue;
    }
    const quota = { who: sender, sent: inTime(sent), found };
    slidingLimit(quota, { rule: 'mailbox_hour', max: mailbox.perHour, width: HOUR });
    slidingLimit(quota, { rule: 'mailbox_rolling_day', max: mailbox.perDay, width: DAY });
    dailyLimit(quota, { rule: 'mailbox_day', zone: mailbox.zone, maxOf: () => mailbox.perDay });
    dailyLimit(quota, {
      rule: 'warmup',
      zone: mailbox.zone,
      maxOf: (sendingDay) => mailbox.warmupSchedule[sendingDay] ?? Infinity,
    });
    if (mailbox.burst)
      slidingLimit(quota, {
        rule: 'burst',
        max: mailbox.burst.max,
        width: mailbox.burst.perMinutes * MINUTE,
      });
    if (mailbox.minGapSeconds)
      slidingLimit(quota, { rule: 'gap', max: 1, width: mailbox.minGapSeconds * 1_000 });
  }
  const all = { who: 'campaign', sent: inTime(messages), found };
  slidingLimit(all, { rule: 'campaign_hour', max: campaign.perHour, width: HOUR });
  slidingLimit(all, { rule: 'campaign_rolling_day', max: campaign.perDay, width: DAY });
  dailyLimit(all, { rule: 'campaign_day', zone: campaign.zone, maxOf: () => campaign.perDay });
  return found;
}

type Quota = { who: string; sent: readonly SoakMessage[]; found: Findings };

function inTime(messages: readonly SoakMessage[]): SoakMessage[] {
  return messages.toSorted((a, b) => a.at - b.at || a.index - b.index);
}

/**
 * In any span of `width` at most `max`: the message `max` places further on is at least that much
 * later.
 */
function slidingLimit(
  { who, sent, found }: Quota,
  { rule, max, width }: { rule: SoakRule; max: number; width: number },
): void {
  let most = 0;
  for (let first = 0, last = 0; last < sent.length; last += 1) {
    while (sent[last]!.at - sent[first]!.at >= width) first += 1;
    most = Math.max(most, last - first + 1);
    if (last - first + 1 > max)
      found.violations.push({
        rule,
        detail: `${who}: ${last - first + 1} of ${max} within ${width / 1_000} s with ${describe(sent[last]!)}`,
      });
  }
  found.peaks.push({ who, rule, most, limit: max });
}

/** `maxOf` gets the number of the sending day, from 0. */
function dailyLimit(
  { who, sent, found }: Quota,
  { rule, zone, maxOf }: { rule: SoakRule; zone: string; maxOf: (sendingDay: number) => number },
): void {
  const days = [...groupBy(sent, ({ at }) => dayIn(zone, at))];
  let fullest: Peak | null = null;
  for (const [index, [day, messages]] of days.entries()) {
    const limit = maxOf(index);
    if (
      limit !== Infinity &&
      (fullest === null || messages.length / limit > fullest.most / fullest.limit)
    )
      fullest = { who, rule, most: messages.length, limit };
    if (messages.length > limit)
      found.violations.push({
        rule,
        detail: `${who}: ${messages.length} of ${limit} on ${day} (sending day ${index + 1})`,
      });
  }
  if (fullest) found.peaks.push(fullest);
}
