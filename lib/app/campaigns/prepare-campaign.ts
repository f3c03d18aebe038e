/**
 * Checks a campaign file and a prospects file: schema, sense, templates against columns, quality of
 * every row.
 */
import { checkCampaign, type CampaignVerdict } from '../../core/campaigns/checks/check-campaign.ts';
import { missingForTracking } from '../../core/campaigns/checks/check-tracking.ts';
import { checkTemplates } from '../../core/campaigns/checks/check-templates.ts';
import { checkCountry } from './check-country.ts';
import { createProviderFinder, type ProviderFinder, type ProvidersPort } from './find-providers.ts';
import { explainFault } from '../../core/campaigns/explain-fault.ts';
import { isComplete, missingForStart } from '../../core/campaigns/missing-for-start.ts';
import { holidayCoverageOf } from '../../core/campaigns/prospects/holiday-coverage.ts';
import {
  createQualityReport,
  type FoundInRow,
  type QualityQuestions,
  type QualityReport,
} from '../../core/campaigns/prospects/quality-report.ts';
import { createRenderSample } from '../../core/campaigns/prospects/render-sample.ts';
import { createZoneTally, type ZoneTally } from '../../core/campaigns/prospects/zone-tally.ts';
import { judgeContact } from '../../core/campaigns/prospects/judge-contact.ts';
import { DEFAULT_CONTACT, resolveCampaign } from '../../core/campaigns/resolve-campaign.ts';
import type { Addressee } from '../../domain/campaigns/address.ts';
import type { Campaign, CampaignDraft, CampaignFile } from '../../domain/campaigns/campaign.ts';
import type { MissingField, RowFinding } from '../../core/campaigns/prospects/judge-row.ts';
import type { Problem, SchemaFault, TemplateUse } from '../../domain/problem.ts';
import type { ProspectRow, ProspectsFile } from '../../domain/campaigns/prospect-row.ts';
import type { FailedText } from '../../domain/campaigns/text-fault.ts';
import type { KnownElsewhere } from '../../domain/campaigns/contact.ts';
import type { Instant, Zone } from '../../domain/time.ts';
import type { PersonToWrite } from '../../domain/campaigns/prospect.ts';
import type { LocatedPlace, PlaceRequest } from '../../domain/campaigns/place.ts';

export type InputPort = ProvidersPort & {
  readCampaignFile(path: string): Promise<unknown>;
  findSchemaFaults(json: unknown): Promise<SchemaFault[]>;
  inspectTemplates(draft: CampaignDraft): Promise<TemplateUse[]>;
  readProspectsFile(path: string): Promise<ProspectsFile>;
  /** Hears of the rows of the list. */
  listener: ListListener;
  prepareTemplates(campaign: Campaign): Promise<{
    fieldNames: readonly string[];
    missingFields(fields: Readonly<Record<string, string>>): readonly MissingField[];
    tryTexts(fields: Readonly<Record<string, string>>, from: number): FailedText[];
  }>;
  /** Some of the prospects who still get messages of the campaign, and their next step. */
  peopleToWrite(campaignId: string): PersonToWrite[];
  loadPlaces(): Promise<{
    resolveZone(request: PlaceRequest): LocatedPlace;
    resolveCountry(text: string): string | null;
    countryOfZone(zone: Zone): string | null;
  }>;
  /** Where `serve` is reached; null: it never ran. */
  publicUrl(): string | null;
  /** The zone of a mailbox; null when there is no such mailbox. */
  mailboxZone(id: string): Zone | null;
  isSuppressed(addressee: Addressee): boolean;
  /** Null: no campaign knows the person. */
  knownElsewhere(canonical: string, campaignId: string): KnownElsewhere | null;
  /** Runs many reads in one read transaction, which is cheaper. */
  readTogether<T>(work: () => T): T;
};

/**
 * Rows per transaction. More would write fewer pages twice, but would block other writers for
 * longer and keep the rows long enough to be moved to the old generation of the heap.
 */
const CHUNK = 2_000;

export type CheckedFile = { draft: CampaignDraft } & CampaignVerdict;

/** Checks the campaign file alone. Without problems its configuration may be used. */
export async function checkCampaignFile(
  port: InputPort,
  path: string,
  columns: readonly string[] | null,
): Promise<CheckedFile> {
  const json = await port.readCampaignFile(path);
  const faults = await port.findSchemaFaults(json);
  if (faults.length > 0) return { draft: {}, problems: faults.map(explainFault), warnings: [] };
  const { draft, problems } = await checkCountry(port, json as CampaignDraft);
  const served = port.publicUrl() !== null;
  const sense = checkCampaign(draft, served);
  const { https, mailto } = draft.unsubscribe ?? {};
  const unsubscribe = served || https !== undefined || mailto !== undefined;
  const templates = checkTemplates(await port.inspectTemplates(draft), { columns, unsubscribe });
  return {
    draft,
    problems: [...problems, ...sense.problems, ...templates.problems],
    warnings: [...sense.warnings, ...templates.warnings],
  };
}

/** Returns what a start needs beyond a valid file: the required keys, and mailboxes that exist. */
export function checkForStart(port: InputPort, draft: CampaignDraft): Problem[] {
  const unknown = (draft.mailboxes ?? []).flatMap((id, index): Problem[] =>
    port.mailboxZone(id) === null
      ? [
          {
            path: `mailboxes[${index}]`,
            received: JSON.stringify(id),
            expected: 'a mailbox of this database',
            try: `rate_limiter.ts mailbox add --mailbox ${id} --from "..." --smtp env:... --timezone ...`,
          },
        ]
      : [],
  );
  return [...missingForStart(draft), ...unknown, ...missingForTracking(draft, port.publicUrl())];
}

/** Returns the complete campaign; call it only after `checkForStart` found no problem. */
export function resolveChecked(
  port: InputPort,
  draft: CampaignDraft,
): { file: CampaignFile; campaign: Campaign } {
  if (!isComplete(draft))
    throw new TypeError('The campaign file is incomplete: call checkForStart first');
  const zone = port.mailboxZone(draft.mailboxes[0] ?? '') ?? 'UTC';
  return { file: draft, campaign: resolveCampaign(draft, zone, port.publicUrl()) };
}

/** What a caller wants to hear of a list while it is read. `shown`: rows of each finding. */
export type ListListener = {
  shown: number;
  onFinding: ((found: FoundInRow) => void) | null;
  /** A row that may be enrolled. */
  onImportable: ((row: ProspectRow) => void) | null;
};

export type JudgedRow = { row: ProspectRow; place: LocatedPlace };
/** Whose holidays the people without a known country get; null: the campaign skips none. */
type BorrowedHolidays = {
  people: number;
  country: string | null;
  from: 'country' | 'timezone';
  timezone: Zone;
};
export type JudgedFile = QualityReport & ZoneTally & { borrowedHolidays: BorrowedHolidays | null };

/**
 * Reads every row once. Gives the rows to enroll to `onRows`, a few thousand at a time, and returns
 * the report on all of them.
 */
export async function judgeProspects(
  port: InputPort,
  rows: AsyncIterable<ProspectRow>,
  options: {
    campaign: Campaign | null;
    fallback: Zone;
    now: Instant;
    /** Looks up the domains of each few thousand rows. */
    domains?: Pick<ProviderFinder, 'find' | 'deadDomain'>;
    onRows?: (judged: readonly JudgedRow[]) => Promise<void>;
    onLeftOut?: (row: ProspectRow, findings: readonly RowFinding[]) => void;
  },
): Promise<JudgedFile> {
  const places = await port.loadPlaces();
  const templates = options.campaign ? await port.prepareTemplates(options.campaign) : null;
  const sample = createRenderSample(templates?.fieldNames ?? []);
  const zones = createZoneTally();
  const placeOf = ({ timezone, region, city, country, phone, email }: ProspectRow): LocatedPlace =>
    places.resolveZone({
      timezone,
      region,
      city,
      country,
      phone,
      domain: email === null ? null : domainOf(email),
      fallback: options.fallback,
    });
  let place: LocatedPlace | null = null;
  const { listener } = port;
  const domains = options.domains ?? createProviderFinder(port, options.now);
  const questions: QualityQuestions = {
    isSuppressed: (addressee) => port.isSuppressed(addressee),
    deadDomain: (email) => domains.deadDomain(domainOf(email)),
    elsewhere: ({ canonical }) =>
      judgeContact(
        port.knownElsewhere(canonical, options.campaign?.id ?? ''),
        options.campaign?.contact ?? DEFAULT_CONTACT,
        options.now,
      ),
    placeOf(row) {
      place = placeOf(row);
      const { source, problems, country } = place;
      return {
        zoneUnknown: problems.includes('unknown_zone'),
        countryUnknown: problems.includes('unknown_country'),
        located: source !== 'campaign',
        country,
        holidays: holidayCoverageOf(country),
      };
    },
    missingFields: (row) => templates?.missingFields(row.fields) ?? [],
    failedTexts: (row) =>
      templates && sample.wants(row.fields) ? templates.tryTexts(row.fields, 0) : [],
  };
  const report = createQualityReport(questions, listener);
  const judge = (row: ProspectRow): JudgedRow[] => {
    const { outcome, findings } = report.add(row);
    if (outcome !== 'enroll') options.onLeftOut?.(row, findings);
    // The report asks for the place of every row that it does not skip.
    if (outcome === 'skip' || place === null) return [];
    zones.add(place);
    if (outcome !== 'enroll') return [];
    listener.onImportable?.(row);
    return [{ row, place }];
  };
  for await (const chunk of inChunks(rows, CHUNK)) {
    await domains.find(chunk.flatMap(({ email }) => (email === null ? [] : [domainOf(email)])));
    const judged = port.readTogether(() => chunk.flatMap(judge));
    if (judged.length > 0) await options.onRows?.(judged);
  }
  const tally = zones.result();
  return {
    ...report.result(),
    ...tally,
    borrowedHolidays: borrowedHolidays(options.campaign, tally.withoutCountry, places),
  };
}

function borrowedHolidays(
  campaign: Campaign | null,
  people: number,
  { countryOfZone }: { countryOfZone(zone: Zone): string | null },
): BorrowedHolidays | null {
  if (campaign === null || people === 0 || !campaign.sendWindow.skipHolidays) return null;
  const { country, timezone } = campaign;
  return country === null
    ? { people, country: countryOfZone(timezone), from: 'timezone', timezone }
    : { people, country, from: 'country', timezone };
}

async function* inChunks<T>(rows: AsyncIterable<T>, size: number): AsyncGenerator<T[]> {
  let chunk: T[] = [];
  for await (const row of rows) {
    chunk.push(row);
    if (chunk.length < size) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

/** `email` is normalised. */
export function domainOf(email: string): string {
  return email.slice(email.lastIndexOf('@') + 1);
}
