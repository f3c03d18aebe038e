/**
 * Rehearses a campaign in a copy of its state file, alone or with those that share its mailboxes,
 * and reports the outcome.
 */
import { reportCampaign, type ReportSource } from '../reports/report.ts';
import { limitsReached, type LimitReached } from './limits-reached.ts';
import { rehearse, type Rehearsed, type RehearsalPort, type RehearsalRequest } from './rehearse.ts';
import { outcomeOf, type RehearsalOutcome, type Totals } from '../../core/rehearsal/outcome.ts';
import { chooseRates, ratesOf, type ChosenRates } from '../../core/rehearsal/rates.ts';
import type { QuotaMailbox, QuotaPort } from '../planning/quotas.ts';
import type { CampaignReport } from '../../core/reports/campaign-report.ts';
import type { Campaign } from '../../domain/campaigns/campaign.ts';
import type { PersonaRates } from '../../domain/rehearsal.ts';
import type { CampaignHead } from '../../domain/reports/report.ts';
import type { NewHold } from '../../domain/sending/hold.ts';
import type { Instant } from '../../domain/time.ts';

/** Everything in this port belongs to the copy. */
export type RehearseCampaignPort = RehearsalPort &
  QuotaPort &
  ReportSource & {
    transact<T>(work: () => T): Promise<T>;
    campaign(id: string): Campaign;
    head(id: string): CampaignHead;
    mailboxesOf(id: string): QuotaMailbox[];
    /** The campaign and those that share its mailboxes. */
    campaignsTogether(id: string): string[];
    placeHold(hold: NewHold, now: Instant): void;
  };

export type RehearseCampaignRequest = Pick<
  RehearsalRequest,
  'campaignId' | 'until' | 'every' | 'batchSize' | 'signal' | 'clock' | 'onRound'
> & {
  from: Instant;
  seed: string;
  /** The rates that the caller gives; the others are observed or assumed. */
  rates: Partial<PersonaRates>;
  /** The other campaigns are on hold during the rehearsal. */
  alone: boolean;
};

export type Rehearsal = Rehearsed & {
  rates: ChosenRates;
  alongside: string[];
  outcome: RehearsalOutcome;
  limits: LimitReached[];
  inDoubt: number;
  open: number;
  report: CampaignReport;
};

/** The caller's rates, completed by observed or assumed ones. */
export function ratesFor(
  source: Pick<ReportSource, 'readCells'>,
  campaignId: string,
  given: Partial<PersonaRates>,
): ChosenRates {
  return chooseRates(given, source.readCells(campaignId, null));
}

/** Returns the rehearsal's outcome. Throws the errors of `rehearse`. */
export async function rehearseCampaign(
  port: RehearseCampaignPort,
  request: RehearseCampaignRequest,
): Promise<Rehearsal> {
  const { campaignId, from, seed, alone } = request;
  const rates = ratesFor(port, campaignId, request.rates);
  const campaign = port.campaign(campaignId);
  const head = port.head(campaignId);
  const totals = (at: Instant): Totals => ({
    days: port.readFacts(head, at).days,
    cells: port.readCells(campaignId, null),
  });
  const before = totals(from);
  const together = port.campaignsTogether(campaignId);
  const others = together.filter((id) => id !== campaignId);
  if (alone) await holdAll(port, others, from);
  const rehearsed = await rehearse(port, {
    ...request,
    campaigns: alone ? [campaignId] : together,
    cast: { seed, rates: ratesOf(rates) },
  });
  const until = rehearsed.endedAt;
  const { open, inDoubt } = port.standing(campaignId);
  return {
    ...rehearsed,
    rates,
    open,
    inDoubt,
    alongside: alone ? [] : others,
    outcome: outcomeOf(before, totals(until)),
    limits: limitsReached(port, port.mailboxesOf(campaignId), campaign, { from, until }),
    report: reportCampaign(port, head, until),
  };
}

/** Without a hold, fair share would reserve slots for the campaigns that do not run. */
function holdAll(
  port: RehearseCampaignPort,
  campaigns: readonly string[],
  from: Instant,
): Promise<void> {
  const hold = {
    scope: 'campaign',
    reason: 'rehearsal',
    placedBy: 'operator',
    until: null,
  } as const;
  return port.transact(() =>
    campaigns.forEach((scopeId) => port.placeHold({ ...hold, scopeId, from }, from)),
  );
}
