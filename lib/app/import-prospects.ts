/** Enrolls the good rows of a prospects file, a thousand in each transaction, and says what became of every row. */
import { judgeProspects, type InputPort, type JudgedRow } from './prepare-campaign.ts';
import type { Campaign } from '../domain/campaign.ts';
import type { Instant, Zone } from '../domain/time.ts';
import type { NewEvent } from '../domain/event.ts';
import type { ProspectRow } from '../domain/prospect-row.ts';
import type { QualityReport } from '../core/prospects/quality-report.ts';
import type { ZoneSource } from '../domain/prospect.ts';

export type EnrollOutcome = 'enrolled' | 'enrolledAlready' | 'suppressed' | 'notMailable';
export type NewRow = { email: string; provider: string; zone: Zone | null; zoneSource: ZoneSource; country: string | null; region: string | null; fields: Readonly<Record<string, string>> };

export type ImportPort = InputPort & {
  transact<T>(work: () => T): Promise<T>;
  providerOf(domain: string): string;
  enroll(campaign: { id: string; zone: Zone }, rows: readonly NewRow[], now: Instant): EnrollOutcome[];
  appendEvent(event: NewEvent): void;
};

export type Imported = { report: QualityReport & { zones: Record<ZoneSource, number> }; outcomes: Record<EnrollOutcome, number> };

const CHUNK = 1_000;

/** Safe to repeat and to break off: a row that is enrolled already stays as it is. */
export async function importProspects(port: ImportPort, campaign: Campaign, request: { rows: AsyncIterable<ProspectRow>; now: Instant; onProgress: (rows: number) => void }): Promise<Imported> {
  const outcomes: Record<EnrollOutcome, number> = { enrolled: 0, enrolledAlready: 0, suppressed: 0, notMailable: 0 };
  let chunk: NewRow[] = [];
  async function flush(): Promise<void> {
    if (chunk.length === 0) return;
    const rows = chunk;
    chunk = [];
    for (const outcome of await port.transact(() => port.enroll({ id: campaign.id, zone: campaign.timezone }, rows, request.now))) outcomes[outcome]++;
    request.onProgress(rows.length);
  }
  const report = await judgeProspects(port, request.rows, {
    campaign, fallback: campaign.timezone,
    async onRow(judged) {
      chunk.push(toRow(port, judged));
      if (chunk.length >= CHUNK) await flush();
    },
  });
  await flush();
  if (outcomes.enrolled > 0) await port.transact(() => port.appendEvent({ type: 'prospects.imported', at: request.now, campaignId: campaign.id, data: { enrolled: outcomes.enrolled, rows: report.rows } }));
  return { report, outcomes };
}

function toRow(port: ImportPort, { row, place }: JudgedRow): NewRow {
  const email = row.email as string;
  return {
    email, provider: port.providerOf(email.slice(email.lastIndexOf('@') + 1)),
    // The campaign's zone is not the person's: it is looked up when the campaign is planned.
    zone: place.source === 'campaign' ? null : place.zone, zoneSource: place.source,
    country: place.country, region: place.region, fields: row.fields,
  };
}
