/** The waiting people of a forecast, with those apart to whom another campaign wrote lately. */
import { contactFrom } from '../../core/campaigns/contact.ts';
import { DAY, type Instant } from '../../domain/time.ts';
import type { Campaign } from '../../domain/campaigns/campaign.ts';
import type { CompetitorsPort } from '../planning/competing-campaigns.ts';
import type { WaitingGroup } from '../../domain/forecast.ts';

export type WaitingPort = {
  waitingGroups(campaignId: string, options: { byProvider: boolean }): WaitingGroup[];
  /**
   * New prospects to whom another campaign wrote after `since`, in groups by the hour of that
   * message, which is their `dueAt`.
   */
  writtenGroups(
    campaignId: string,
    options: { byProvider: boolean; since: Instant },
  ): WaitingGroup[];
};

export function waitingWithContact(
  port: WaitingPort & CompetitorsPort,
  campaign: Campaign,
  now: Instant,
): WaitingGroup[] {
  const { id, contact } = campaign;
  const byProvider = limitsProviders(port, campaign);
  const groups = port.waitingGroups(id, { byProvider });
  if (contact.minDaysBetween === 0 || !port.hasOtherCampaigns(id)) return groups;
  const since = now - contact.minDaysBetween * DAY;
  const written = port.writtenGroups(id, { byProvider, since });
  for (const { calendarKey, provider, n } of written) {
    const whole = groups.find(
      (group) =>
        group.step === 0 && group.calendarKey === calendarKey && group.provider === provider,
    );
    if (whole) whole.n -= n;
  }
  const later = written.map((group) => ({ ...group, dueAt: contactFrom(group.dueAt, contact) }));
  return [...groups.filter(({ n }) => n > 0), ...later];
}

/** The people of a forecast are counted, not known: the groups hold what is known of contact. */
export function withoutContact(port: CompetitorsPort): CompetitorsPort {
  return { ...port, hasOtherCampaigns: () => false };
}

function limitsProviders(port: CompetitorsPort, campaign: Campaign): boolean {
  return [campaign.rateLimits, port.defaultLimits()].some(
    ({ perProvider }) => perProvider !== undefined,
  );
}
