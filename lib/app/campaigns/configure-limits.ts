/**
 * Changes the limits of all mailboxes, of one mailbox or of a campaign, and reports what the change
 * does not affect.
 */
import {
  changeLimits,
  doubtsAbout,
  doubtsAboutPlan,
  type LimitsChange,
} from '../../core/limits/change-limits.ts';
import type { LimitsDoubt } from '../../core/limits/change-limits.ts';
import type { CampaignFile, RateLimitsFile } from '../../domain/campaigns/campaign.ts';
import type { MailboxSettings } from '../../domain/campaigns/mailbox.ts';
import { loosenedInFile, loosenedOfMailbox } from '../../core/approval/loosened-limits.ts';
import type { GuardPort } from '../approval/guard-action.ts';
import type { AlertCode, AlertTarget } from '../../domain/alerts/alert.ts';
import type { NewEvent } from '../../domain/event.ts';
import type { Instant } from '../../domain/time.ts';

export type LimitsPort = GuardPort & {
  transact<T>(work: () => T): Promise<T>;
  defaultLimits(): RateLimitsFile;
  writeDefaultLimits(limits: RateLimitsFile, now: Instant): void;
  /** Throws Failure `no_campaign`. */
  campaignFile(id: string): CampaignFile;
  putCampaign(file: CampaignFile, now: Instant): 'created' | 'updated' | 'unchanged';
  /** Throws Failure `no_mailbox`. */
  mailbox(id: string): MailboxSettings;
  putMailbox(mailbox: MailboxSettings, now: Instant): 'added' | 'changed' | 'unchanged';
  listCampaigns(page: { after: string; limit: number }): CampaignSummary[];
  appendEvent(event: NewEvent): void;
  /** Full limits are looked at again: a higher limit has room. */
  recheckSlots(now: Instant): void;
  endAlerts(target: AlertTarget, codes: readonly AlertCode[], now: Instant): number;
};

type CampaignSummary = { id: string; state: string; file: CampaignFile };

export type LimitsScope =
  { scope: 'default'; id: null } | { scope: 'campaign' | 'mailbox'; id: string };

export type ConfiguredLimits = {
  rateLimits: RateLimitsFile;
  doubts: LimitsDoubt[];
  /** Active campaigns that keep the totals of their own files. */
  keepTotals: string[];
};

/** The most campaigns that are checked for totals of their own. */
const LOOKED_AT = 20;

type Request = { scope: LimitsScope; change: LimitsChange; now: Instant };

/** Returns the new limits. Repeating a change changes nothing and appends no event. */
export async function configureLimits(
  port: LimitsPort,
  { scope, change, now }: Request,
): Promise<ConfiguredLimits> {
  const rateLimits = await port.transact(() => {
    const { limits, changed } = write(port, { scope, change, now });
    if (changed) {
      port.recheckSlots(now);
      if (scope.scope !== 'default')
        port.endAlerts({ scope: scope.scope, scopeId: scope.id }, ['limit_nearly_reached'], now);
      port.appendEvent({
        type: 'settings.changed',
        at: now,
        campaignId: scope.scope === 'campaign' ? scope.id : null,
        data: { scope: scope.scope, id: scope.id ?? '' },
      });
    }
    return limits;
  });
  const given = change.of === 'sender' ? change.limits : {};
  const defaults = port.defaultLimits();
  return {
    rateLimits,
    doubts: [
      ...doubtsAbout(given, defaults),
      ...(change.of === 'sender' && change.plan ? doubtsAboutPlan(rateLimits, defaults) : []),
    ],
    keepTotals: namesTotals(given) && scope.scope !== 'campaign' ? campaignsWithTotals(port) : [],
  };
}

function write(
  port: LimitsPort,
  { scope, change, now }: Request,
): { limits: RateLimitsFile; changed: boolean } {
  if (scope.scope === 'campaign') {
    const file = port.campaignFile(scope.id);
    const before = file.rateLimits ?? {};
    const limits = changeLimits(before, change);
    refuseLooser(port, { scope, before, limits, now });
    const outcome = port.putCampaign({ ...file, rateLimits: limits }, now);
    return { limits, changed: outcome !== 'unchanged' };
  }
  if (scope.scope === 'mailbox') {
    const mailbox = port.mailbox(scope.id);
    const limits = changeLimits(mailbox.rateLimits, change);
    refuseLooser(port, { scope, before: mailbox.rateLimits, limits, now });
    const outcome = port.putMailbox({ ...mailbox, rateLimits: limits }, now);
    return { limits, changed: outcome !== 'unchanged' };
  }
  const before = port.defaultLimits();
  const limits = changeLimits(before, change);
  const changed = JSON.stringify(limits) !== JSON.stringify(before);
  refuseLooser(port, { scope, before, limits, now });
  if (changed) port.writeDefaultLimits(limits, now);
  return { limits, changed };
}

/** A looser limit needs an approval, where the policy asks for one. */
function refuseLooser(
  port: LimitsPort,
  {
    scope: { scope, id },
    before,
    limits,
    now,
  }: { scope: LimitsScope; before: RateLimitsFile; limits: RateLimitsFile; now: Instant },
): void {
  const names = new Set([
    ...loosenedInFile(before, limits),
    ...loosenedMailboxes(port, scope, { before, limits }),
  ]);
  if (names.size === 0) return;
  port.guard({ kind: 'limits', target: { scope, id }, after: { limits, looser: [...names] } }, now);
}

/** A mailbox without limits of its own has those of each campaign that it sends for. */
function loosenedMailboxes(
  port: LimitsPort,
  scope: LimitsScope['scope'],
  { before, limits }: { before: RateLimitsFile; limits: RateLimitsFile },
): string[] {
  const defaults = port.defaultLimits();
  if (scope === 'campaign')
    return loosenedOfMailbox(
      { own: {}, defaults, campaign: before },
      { own: {}, defaults, campaign: limits },
    );
  const campaigns = port.listCampaigns({ after: '', limit: 1_000 });
  return [null, ...campaigns.map(({ file }) => file.rateLimits ?? null)].flatMap((campaign) =>
    scope === 'mailbox'
      ? loosenedOfMailbox({ own: before, defaults, campaign }, { own: limits, defaults, campaign })
      : loosenedOfMailbox(
          { own: {}, defaults: before, campaign },
          { own: {}, defaults: limits, campaign },
        ),
  );
}

function campaignsWithTotals(port: LimitsPort): string[] {
  return port
    .listCampaigns({ after: '', limit: LOOKED_AT })
    .filter(({ state, file }) => state === 'active' && namesTotals(file.rateLimits ?? {}))
    .map(({ id }) => id);
}

function namesTotals({ perHour, perDay }: RateLimitsFile): boolean {
  return perHour !== undefined || perDay !== undefined;
}
