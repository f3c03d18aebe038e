/**
 * Pauses, skips, removes people in one campaign, and takes that back: judged and carried out in one
 * transaction, so no message leaves in between.
 */
import { decliningNow } from '../../../core/campaigns/contact.ts';
import {
  judgeChange,
  type ChangeVerdict,
  type PersonAction,
} from '../../../core/campaigns/people/judge-change.ts';
import type { GuardPort } from '../../approval/guard-action.ts';
import { createFollowUps, type FollowUp, type FollowUpsPort } from '../../sending/follow-up.ts';
import type { Addressee } from '../../../domain/campaigns/address.ts';
import type { Campaign } from '../../../domain/campaigns/campaign.ts';
import type { Decline } from '../../../domain/campaigns/contact.ts';
import type { PersonPlace } from '../../../domain/campaigns/person-change.ts';
import type { EnrollmentState } from '../../../domain/campaigns/prospect.ts';
import type { Instant } from '../../../domain/time.ts';

export type PersonChangePort = FollowUpsPort &
  GuardPort & {
    transact<T>(work: () => T): Promise<T>;
    place(prospectId: number, campaignId: string): PersonPlace | null;
    /** The last step that was skipped, and not taken back; null: none. */
    lastSkipped(enrollmentId: number): number | null;
    isSuppressed(addressee: Addressee): boolean;
    declinesElsewhere(prospectId: number, campaignId: string): Decline[];
    /** False: already paused so. */
    pausePerson(place: PersonPlace, pause: Held): boolean;
    removePerson(place: PersonPlace, removal: Held): void;
    putBack(place: PersonPlace, now: Instant): EnrollmentState;
    skipStep(place: PersonPlace, skip: { next: FollowUp; now: Instant }): EnrollmentState;
    unskipStep(place: PersonPlace, now: Instant): { step: number; state: EnrollmentState } | null;
  };

type Held = { until: Instant | null; reason: string | null; now: Instant };

export type PersonRequest = Held & {
  action: PersonAction;
  campaign: Campaign;
  /** Of skip: the step that is meant; null: the next. */
  step: number | null;
};

type Refusal = Extract<ChangeVerdict, { verdict: 'refuse' }>;
export type PersonChanged = {
  place: PersonPlace;
  refusal: Refusal | null;
  changed: boolean;
  state: EnrollmentState;
  /** Of skip and its undo: the index of the step that was left out or taken back. */
  step: number | null;
};

/** One result for each person; null: not in the campaign. Refused people change nothing. */
export async function changePeople(
  port: PersonChangePort,
  prospectIds: readonly number[],
  request: PersonRequest,
): Promise<(PersonChanged | null)[]> {
  const next = request.action === 'skip' ? await nextSteps(port, prospectIds, request) : null;
  return port.transact(() => {
    const people = prospectIds.map((id) => {
      const place = port.place(id, request.campaign.id);
      return place && { place, verdict: judge(port, place, request), next: next?.get(id) ?? null };
    });
    if (request.action === 'requeue') askToPutBack(port, people, request);
    return people.map((person) => person && changePerson(port, person, request));
  });
}

/** The operator's removal is a "no", which no text of a stranger may take back. */
function askToPutBack(
  port: GuardPort,
  people: readonly (Judged | null)[],
  { campaign, now }: PersonRequest,
): void {
  const listed = people.filter((person) => person?.verdict.verdict === 'do');
  if (listed.length === 0) return;
  const names = listed.map((person) => person?.place.canonical).join(', ');
  const target = { campaignId: campaign.id, people: names };
  port.guard({ kind: 'requeue', target, after: { state: 'waiting' } }, now);
}

type Next = { after: Pick<PersonPlace, 'nextStep' | 'dueAt'>; followUp: FollowUp };

/** Calendars are read from disk, so before the transaction: a skipped step counts as sent when due. */
async function nextSteps(
  port: PersonChangePort,
  prospectIds: readonly number[],
  { campaign }: PersonRequest,
): Promise<Map<number, Next>> {
  const followUps = createFollowUps(port);
  const found = new Map<number, Next>();
  for (const id of prospectIds) {
    const place = port.place(id, campaign.id);
    if (!place) continue;
    const { nextStep: step, dueAt, calendarKey, email } = place;
    const message = { step, calendarKey, email };
    const followUp = await followUps({ message, campaign, at: dueAt });
    found.set(id, { after: { nextStep: step, dueAt }, followUp });
  }
  return found;
}

type Judged = { place: PersonPlace; verdict: ChangeVerdict; next: Next | null };

function judge(
  port: PersonChangePort,
  place: PersonPlace,
  { action, campaign, now, step }: PersonRequest,
): ChangeVerdict {
  return judgeChange(action, {
    place,
    step,
    skipped: port.lastSkipped(place.enrollmentId),
    suppressed: port.isSuppressed(place),
    declined:
      decliningNow(port.declinesElsewhere(place.prospectId, campaign.id), campaign.contact, now) !==
      null,
  });
}

function changePerson(
  port: PersonChangePort,
  { place, verdict, next }: Judged,
  request: PersonRequest,
): PersonChanged {
  const same = { place, refusal: null, changed: false, state: place.state, step: null };
  if (verdict.verdict === 'refuse') return { ...same, refusal: verdict };
  return verdict.verdict === 'nothing'
    ? same
    : { ...same, ...carryOut(port, place, { ...request, next }) };
}

function carryOut(
  port: PersonChangePort,
  place: PersonPlace,
  { action, next, ...held }: PersonRequest & { next: Next | null },
): Partial<PersonChanged> {
  const { now } = held;
  switch (action) {
    case 'pause':
      return { changed: port.pausePerson(place, held), state: 'paused' };
    case 'remove':
      port.removePerson(place, { ...held, until: null });
      return { changed: true, state: 'removed' };
    case 'resume':
    case 'requeue':
      return { changed: true, state: port.putBack(place, now) };
    case 'skip': {
      const { after, followUp } = next ?? {};
      if (after?.nextStep !== place.nextStep || after.dueAt !== place.dueAt)
        return { refusal: MOVED };
      const state = port.skipStep(place, { next: followUp ?? null, now });
      return { changed: true, state, step: place.nextStep };
    }
    case 'unskip': {
      const undone = port.unskipStep(place, now);
      return undone === null ? { refusal: NOT_SKIPPED } : { changed: true, ...undone };
    }
  }
}

const MOVED: Refusal = {
  verdict: 'refuse',
  code: 'message_under_way',
  exit: 'tryAgain',
  why: 'another command moved the sequence at the same moment.',
  hint: 'Call again.',
};

const NOT_SKIPPED: Refusal = {
  verdict: 'refuse',
  code: 'nothing_skipped',
  exit: 'refused',
  why: 'its last step was not skipped, or a later message left since.',
  hint: 'Only the latest skip can be undone, before the step after it is sent.',
};
