/**
 * Enrolls the good rows of a prospects file, a few thousand per transaction, and reports the
 * outcome of every row.
 */
import { decliningNow } from '../../core/campaigns/contact.ts';
import { canonicalAddress } from '../../core/campaigns/prospects/canonical-address.ts';
import {
  holdAnsweredCompanies,
  type AnsweredCompaniesPort,
} from '../responses/effects/hold-company.ts';
import {
  createProviderFinder,
  type FoundDomain,
  type ProviderFinder,
  type ProvidersPort,
  type ProviderTally,
} from './find-providers.ts';
import {
  domainOf,
  judgeProspects,
  type InputPort,
  type JudgedFile,
  type JudgedRow,
} from './prepare-campaign.ts';
import type { Campaign } from '../../domain/campaigns/campaign.ts';
import type { Decline } from '../../domain/campaigns/contact.ts';
import type { Instant, Zone } from '../../domain/time.ts';
import type { NewEvent } from '../../domain/event.ts';
import type { ProspectRow } from '../../domain/campaigns/prospect-row.ts';
import type { EnrollOutcome, NewProspect } from '../../domain/campaigns/prospect.ts';

export type ImportPort = InputPort &
  AnsweredCompaniesPort &
  ProvidersPort & {
    transact<T>(work: () => T): Promise<T>;
    /** Returns the company that owns a domain; null for none. */
    loadCompanies(): Promise<CompanyOf>;
    rememberProviders(found: readonly FoundDomain[], now: Instant): void;
    enroll(
      campaign: { id: string; zone: Zone; isDeclined: (declines: readonly Decline[]) => boolean },
      rows: readonly NewProspect[],
      now: Instant,
    ): EnrollOutcome[];
    appendEvent(event: NewEvent): void;
  };

export type Imported = {
  report: JudgedFile;
  outcomes: Record<EnrollOutcome, number>;
  providers: ProviderTally;
};

type CompanyOf = (domain: string) => string | null;

/**
 * Safe to repeat and to interrupt: a prospect who is already enrolled keeps the place in the
 * sequence; the import only adds missing data.
 */
export async function importProspects(
  port: ImportPort,
  campaign: Campaign,
  request: { rows: AsyncIterable<ProspectRow>; now: Instant; onProgress: (rows: number) => void },
): Promise<Imported> {
  const outcomes: Record<EnrollOutcome, number> = {
    enrolled: 0,
    enrolledAlready: 0,
    suppressed: 0,
    notMailable: 0,
    declined: 0,
  };
  const providers = createProviderFinder(port, request.now);
  const companyOf = await port.loadCompanies();
  async function enrollRows(judged: readonly JudgedRow[]): Promise<void> {
    const { found } = await providers.find(judged.map(({ row }) => domainOf(row.email as string)));
    const rows = judged.map((each) => toRow({ providers, companyOf }, each));
    const enrolled = await port.transact(() => {
      port.rememberProviders(found, request.now);
      const isDeclined = (declines: readonly Decline[]): boolean =>
        decliningNow(declines, campaign.contact, request.now) !== null;
      const { id, timezone: zone } = campaign;
      const done = port.enroll({ id, zone, isDeclined }, rows, request.now);
      const companies = rows.flatMap(({ company }, index) =>
        company !== null && done[index] === 'enrolled' ? [company] : [],
      );
      holdAnsweredCompanies(port, new Set(companies), request.now);
      return done;
    });
    for (const outcome of enrolled) outcomes[outcome]++;
    request.onProgress(rows.length);
  }
  const report = await judgeProspects(port, request.rows, {
    campaign,
    fallback: campaign.timezone,
    now: request.now,
    onRows: enrollRows,
  });
  if (outcomes.enrolled > 0)
    await port.transact(() =>
      port.appendEvent({
        type: 'prospects.imported',
        at: request.now,
        campaignId: campaign.id,
        data: { enrolled: outcomes.enrolled, rows: report.rows },
      }),
    );
  return { report, outcomes, providers: providers.tally() };
}

function toRow(
  { providers, companyOf }: { providers: ProviderFinder; companyOf: CompanyOf },
  { row, place }: JudgedRow,
): NewProspect {
  const domain = domainOf(row.email as string);
  return {
    email: row.email as string,
    canonical: canonicalAddress(row.email as string),
    company: companyOf(domain),
    provider: providers.providerOf(domain),
    // The campaign's zone is not the prospect's: it is applied when the campaign is planned.
    zone: place.source === 'campaign' ? null : place.zone,
    zoneSource: place.source,
    byPopulation: place.byPopulation,
    country: place.country,
    region: place.region,
    fields: row.fields,
  };
}
