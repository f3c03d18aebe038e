/**
 * Enrolls the good rows of a prospects file, a few thousand per transaction, and reports the
 * outcome of every row.
 */
import { decliningNow } from '../../core/campaigns/contact.ts';
import { FINDINGS } from '../../core/campaigns/prospects/judge-row.ts';
import { canonicalAddress } from '../../core/campaigns/prospects/canonical-address.ts';
import {
  holdAnsweredCompanies,
  type AnsweredCompaniesPort,
} from '../responses/effects/hold-company.ts';
import {
  createProviderFinder,
  type FoundDomain,
  type ProviderFinder,
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
import type { LeftOutRow } from '../../domain/campaigns/left-out.ts';
import type { NewEvent } from '../../domain/event.ts';
import type { ProspectRow } from '../../domain/campaigns/prospect-row.ts';
import type { EnrollOutcome, NewProspect } from '../../domain/campaigns/prospect.ts';

export type ImportPort = InputPort &
  AnsweredCompaniesPort & {
    transact<T>(work: () => T): Promise<T>;
    /** Returns the company that owns a domain; null for none. */
    loadCompanies(): Promise<CompanyOf>;
    rememberProviders(found: readonly FoundDomain[], now: Instant): void;
    enroll(
      campaign: { id: string; zone: Zone; isDeclined: (declines: readonly Decline[]) => boolean },
      rows: readonly NewProspect[],
      now: Instant,
    ): EnrollOutcome[];
    putLeftOut(campaignId: string, rows: readonly LeftOutRow[], now: Instant): void;
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
    const found = providers.takeFound();
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
    for (const [index, outcome] of enrolled.entries()) {
      outcomes[outcome]++;
      const { canonical } = rows[index] as NewProspect;
      if (outcome in REFUSED)
        leftOut.add({ canonical, finding: outcome, line: judged[index]?.row.line ?? 0 });
    }
    await leftOut.flush(MOST_KEPT_BACK);
    request.onProgress(rows.length);
  }
  const leftOut = createLeftOut(port, campaign, request.now);
  const report = await judgeProspects(port, request.rows, {
    campaign,
    fallback: campaign.timezone,
    now: request.now,
    domains: providers,
    onRows: enrollRows,
    onLeftOut({ email, line }, findings) {
      const finding = findings.find((each) => FINDINGS[each] !== 'warn');
      if (email !== null && finding !== undefined && !KNOWN_OTHERWISE.has(finding))
        leftOut.add({ canonical: canonicalAddress(email), finding, line });
    },
  });
  await leftOut.flush(0);
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

/**
 * The first row of a duplicate is in the list; a suppression says so itself, and the address of a
 * forgotten person must not be stored again.
 */
const KNOWN_OTHERWISE: ReadonlySet<string> = new Set(['duplicate', 'suppressed']);

/** Outcomes of a row that was fit to enroll. */
const REFUSED: Partial<Record<EnrollOutcome, true>> = {
  notMailable: true,
  declined: true,
};

const MOST_KEPT_BACK = 2_000;
/** Of a list with more, it is the wrong list. */
const MOST_LEFT_OUT = 100_000;

/** Collects rows until there are many, so that they share transactions. */
function createLeftOut(port: ImportPort, { id }: Campaign, now: Instant) {
  let rows: LeftOutRow[] = [];
  let all = 0;
  return {
    add(row: LeftOutRow): void {
      if (++all <= MOST_LEFT_OUT) rows.push(row);
    },
    /** Writes them if there are more than `most`. */
    async flush(most: number): Promise<void> {
      if (rows.length <= most) return;
      const part = rows;
      rows = [];
      await port.transact(() => port.putLeftOut(id, part, now));
    },
  };
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
