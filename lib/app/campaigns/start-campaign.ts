/**
 * Starts a campaign: stores its file, enrolls its prospects, makes it active and schedules the
 * first batch.
 */
import { Failure } from '../../domain/failure.ts';
import { comparePlans, type Replanned } from '../../core/campaigns/edits/compare-plans.ts';
import {
  describeChanges,
  type CampaignChanges,
  type EditedFile,
} from '../../core/campaigns/edits/describe-changes.ts';
import { matchSteps } from '../../core/campaigns/edits/match-steps.ts';
import {
  findRepeatedStep,
  formerSteps,
  type RepeatedStep,
} from '../../core/campaigns/edits/repeated-step.ts';
import { limitUses } from '../../core/limits/slots.ts';
import { quotasWithDomains } from '../planning/quotas.ts';
import { scheduleBatch, type PlanningPort, type Scheduled } from '../planning/schedule.ts';
import { holdAnsweredCompanies } from '../responses/effects/hold-company.ts';
import { nameOfListener } from '../events/tell-listeners.ts';
import { importProspects, type ImportPort, type Imported } from './import-prospects.ts';
import { resolveCampaign } from '../../core/campaigns/resolve-campaign.ts';
import { loosenedCampaign } from '../../core/approval/loosened-campaign.ts';
import type { GuardPort } from '../approval/guard-action.ts';
import type { LimitUse } from '../../domain/limits/limits.ts';
import type { PlacesPort } from '../planning/calendars.ts';
import type { Campaign, CampaignFile } from '../../domain/campaigns/campaign.ts';
import type { StandingBeforeEdit, FormerStep, PlannedPlace } from '../../domain/campaigns/edit.ts';
import type { ProspectRow } from '../../domain/campaigns/prospect-row.ts';
import type { FailureKind, FailureTarget } from '../../domain/sending/failure-run.ts';
import type { Instant } from '../../domain/time.ts';

export type StartPort = ImportPort &
  GuardPort &
  PlanningPort &
  PlacesPort & {
    putCampaign(file: CampaignFile, now: Instant): 'created' | 'updated' | 'unchanged';
    /** Changes draft to active; false when the campaign was already active. */
    activateCampaign(id: string, now: Instant): boolean;
    /** Null: there is no such campaign. */
    storedCampaign(id: string): EditedFile | null;
    campaignStanding(id: string): StandingBeforeEdit;
    plannedPlaces(id: string): PlannedPlace[];
    putFormerSteps(id: string, steps: readonly FormerStep[], now: Instant): void;
    /** Full limits are looked at again: a changed file may have higher ones. */
    recheckSlots(now: Instant): void;
    /** Of all campaign files. */
    listenerUrls(): string[];
    endRuns(target: FailureTarget, kinds: readonly FailureKind[], now: Instant): void;
  };

export type StartRequest = {
  file: CampaignFile;
  campaign: Campaign;
  /** Null: no prospects file was given. */
  rows: AsyncIterable<ProspectRow> | null;
  batchSize: number;
  now: Instant;
  onProgress: (rows: number) => void;
};

export type Started = {
  outcome: 'created' | 'updated' | 'unchanged';
  began: boolean;
  imported: Imported | null;
  /** Null: the campaign was already planned, and its file is the same. */
  batch: Scheduled | null;
  /** What the changed file changes; null: it is new, or the same. */
  changes: (CampaignChanges & { replanned: Replanned | null }) | null;
  /** The limits of each mailbox and sending domain, and their use. */
  limits: LimitUse[];
};

/**
 * Safe to repeat: keeps an existing plan, and completes an interrupted start. A changed file is
 * planned by in the transaction that stores it, so that no message leaves by the old window,
 * mailboxes or variants. Throws Failure `step_repeated` where people would get a text twice.
 */
export async function startCampaign(
  port: StartPort,
  { file, campaign, rows, batchSize, now, onProgress }: StartRequest,
): Promise<Started> {
  const { stored, batch: again } = await storeFile(port, { file, campaign, now });
  const imported = rows && (await importProspects(port, campaign, { rows, now, onProgress }));
  const began = await port.transact(() => port.activateCampaign(campaign.id, now));
  const isPlanned = port.plannedPlaces(campaign.id).length > 0;
  const batch =
    again ?? (isPlanned ? null : await scheduleBatch(port, campaign, { size: batchSize, now }));
  const options = { now, planned: false };
  const quotas = quotasWithDomains(port, port.mailboxes(campaign), campaign, options);
  const limits = quotas.flatMap((quota) => limitUses(quota, now));
  const { outcome, changes } = stored;
  return { outcome, began, imported, batch, changes, limits };
}

type Stored = Pick<Started, 'outcome' | 'changes'>;
type FileToStore = Pick<StartRequest, 'file' | 'campaign' | 'now'>;

/** `batch`: the plan that was made again; null: the campaign had none, or its file is the same. */
async function storeFile(
  port: StartPort,
  request: FileToStore,
): Promise<{ stored: Stored; batch: Scheduled | null }> {
  const { campaign, now } = request;
  const before = port.storedCampaign(campaign.id);
  const planned = port.plannedPlaces(campaign.id);
  const runs = before !== null && port.campaignState(campaign.id) === 'active';
  if (!runs || planned.length === 0 || isSame(before.file, request.file))
    return { stored: await port.transact(() => putFile(port, request)), batch: null };
  let stored: Stored = { outcome: 'unchanged', changes: null };
  const batch = await scheduleBatch(port, campaign, {
    size: planned.length,
    now,
    first: () => (stored = putFile(port, request)),
  });
  const replanned = comparePlans(planned, port.plannedPlaces(campaign.id));
  const changes = stored.changes && { ...stored.changes, replanned };
  return { stored: { ...stored, changes }, batch };
}

/** Runs inside the caller's transaction. */
function putFile(port: StartPort, { file, campaign, now }: FileToStore): Stored {
  refuseLooser(port, { file, campaign, now });
  const changes = changesOf(port, { file, campaign, now });
  const before = port.listenerUrls();
  const outcome = port.putCampaign(file, now);
  // A corrected listener is tried at once, and one that was removed alerts no more.
  for (const url of new Set([...before, ...port.listenerUrls()]))
    port.endRuns({ scope: 'listener', scopeId: nameOfListener(url) }, ['listener_failing'], now);
  if (outcome !== 'unchanged' && campaign.sameCompany === 'hold')
    holdAnsweredCompanies(port, port.companiesThatAnswered(), now);
  if (outcome === 'updated') port.recheckSlots(now);
  return { outcome, changes };
}

/** Remembers the steps that go. */
function changesOf(
  port: StartPort,
  { now, ...after }: EditedFile & { now: Instant },
): Started['changes'] {
  const before = port.storedCampaign(after.file.id);
  if (before === null || isSame(before.file, after.file)) return null;
  const standing = port.campaignStanding(after.file.id);
  const both = { before: before.campaign, after: after.campaign };
  const match = matchSteps(both.before, both.after);
  const repeated = findRepeatedStep(both, match, standing);
  if (repeated !== null) throw stepRepeated(repeated);
  port.putFormerSteps(after.file.id, formerSteps(both, match, standing), now);
  return { ...describeChanges({ before, after }, standing), replanned: null };
}

function isSame(before: CampaignFile, after: CampaignFile): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}

function stepRepeated({ step, before, people }: RepeatedStep): Failure {
  return new Failure({
    code: 'step_repeated',
    exit: 'refused',
    message: `steps[${step - 1}] has the text of step ${before} of the running campaign, which ${people} of its people have had: they would get it twice. Expected a step to keep its number while people are beyond it.`,
    hint: 'Leave the steps in their places and add new ones at the end, or give the file another id to start a new campaign.',
    details: { step, before, people },
  });
}

/** Guard rails that the file loosens need an approval, where the policy asks for one. */
function refuseLooser(
  port: StartPort,
  { file, campaign, now }: Pick<StartRequest, 'file' | 'campaign' | 'now'>,
): void {
  const known = port.storedCampaign(file.id)?.campaign ?? null;
  const { id, name, mailboxes } = file;
  const names = loosenedCampaign({
    before: known ?? resolveCampaign({ id, name, mailboxes, steps: [] }, campaign.timezone),
    after: campaign,
    defaults: port.defaultLimits(),
    created: known === null,
  });
  if (names.length === 0) return;
  const { steps: _, ...after } = file;
  port.guard(
    { kind: 'campaign_file', target: { campaignId: id }, after: { file: after, looser: names } },
    now,
  );
}
