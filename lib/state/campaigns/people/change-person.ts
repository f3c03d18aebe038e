/**
 * Pauses, removes, skips for one person in one campaign, and takes that back. A message under way is
 * left alone. Every function runs inside the caller's transaction.
 */
import type { Database } from '../../engine/database.ts';
import { storeOf } from '../../engine/store-of.ts';
import { appendEvent } from '../../events/event-log.ts';
import { moveEnrollment } from '../../events/counters.ts';
import { prepared, singleRow, singleValue } from '../../file/prepared.ts';
import { dropChange, keepChange, keptChange, pausesEnded, personPlace } from './person-place.ts';
import { restoreMessages, withdrawMessages } from './planned-messages.ts';
import type { PersonPlace } from '../../../domain/campaigns/person-change.ts';
import type { EnrollmentState } from '../../../domain/campaigns/prospect.ts';
import type { EventType } from '../../../domain/event.ts';
import type { Instant } from '../../../domain/time.ts';

type HoldBack = { until: Instant | null; reason: string | null; now: Instant };

/** Again with another end or reason, it changes these; answers whether anything changed. */
function pausePerson(db: Database, place: PersonPlace, { until, reason, now }: HoldBack): boolean {
  const kept = keptChange(db, place.enrollmentId, 'pause');
  const again = place.state === 'paused';
  if (again && kept?.until === until && (reason === null || kept.reason === reason)) return false;
  if (!again && kept) dropChange(db, place.enrollmentId, { kind: 'pause', step: 0 });
  keepChange(db, place.enrollmentId, {
    ...unmoved(place),
    kind: 'pause',
    until,
    reason: reason ?? (again ? (kept?.reason ?? null) : null),
    now,
  });
  if (!again) holdBack(db, place, { to: 'paused', now });
  note(db, place, { type: 'enrollment.paused', now, data: { until } });
  return true;
}

/** From a sequence without an end, or a finished one: no retry of its last message either. */
function removePerson(db: Database, place: PersonPlace, { until, reason, now }: HoldBack): void {
  const kept = keptChange(db, place.enrollmentId, 'removal');
  if (kept) dropChange(db, place.enrollmentId, { kind: 'removal', step: 0 });
  keepChange(db, place.enrollmentId, { ...unmoved(place), kind: 'removal', until, reason, now });
  holdBack(db, place, { to: 'removed', now });
  note(db, place, { type: 'enrollment.removed', now, data: { from: place.state } });
}

const unmoved = ({ state, dueAt }: PersonPlace) => ({
  step: 0,
  state,
  dueFrom: dueAt,
  dueTo: dueAt,
});

function holdBack(
  db: Database,
  place: PersonPlace,
  { to, now }: { to: 'paused' | 'removed'; now: Instant },
): void {
  withdrawMessages(db, place, { reason: to, now });
  moveEnrollment(db, place.enrollmentId, to);
}

/** Ends a pause or takes a removal back; answers with the state after it. */
function putBack(db: Database, place: PersonPlace, now: Instant): EnrollmentState {
  const kind = place.state === 'paused' ? 'pause' : 'removal';
  const was = keptChange(db, place.enrollmentId, kind)?.state ?? 'waiting';
  dropChange(db, place.enrollmentId, { kind, step: 0 });
  const state =
    was === 'paused' || (was === 'finished' && place.underWay === null)
      ? was
      : goOn(db, place, now);
  moveEnrollment(db, place.enrollmentId, state);
  const type = kind === 'pause' ? 'enrollment.resumed' : 'enrollment.requeued';
  note(db, place, { type, now, data: { state } });
  return state;
}

/** The state in which a sequence goes on from its position. */
function goOn(db: Database, place: PersonPlace, now: Instant): EnrollmentState {
  const restored = restoreMessages(db, place, now);
  if (restored === 'queued') return 'queued';
  const steps = singleValue<[string], number>(
    db,
    `SELECT json_array_length(config, '$.steps') FROM campaign WHERE id = ?`,
  ).get(place.campaignId);
  return place.nextStep >= steps ? 'finished' : 'waiting';
}

/** `next` null: the skipped step was the last. */
function skipStep(
  db: Database,
  place: PersonPlace,
  { next, now }: { next: { step: number; dueAt: Instant } | null; now: Instant },
): EnrollmentState {
  const { enrollmentId, nextStep, state, dueAt } = place;
  const dueTo = next?.dueAt ?? now;
  dropChange(db, enrollmentId, { kind: 'skip', step: nextStep });
  keepChange(db, enrollmentId, {
    kind: 'skip',
    step: nextStep,
    state,
    dueFrom: dueAt,
    dueTo,
    until: null,
    reason: null,
    now,
  });
  withdrawMessages(db, place, { reason: 'skipped', now });
  const to = next === null ? 'finished' : state === 'paused' ? 'paused' : 'waiting';
  movePosition(db, enrollmentId, { step: next?.step ?? nextStep + 1, dueAt: dueTo });
  moveEnrollment(db, enrollmentId, to);
  note(db, place, { type: 'enrollment.skipped', now, data: { step: nextStep + 1 } });
  if (next === null) note(db, place, { type: 'enrollment.finished', now, data: {} });
  return to;
}

/**
 * Takes the latest skip back. Null when there is none at this position, or a later message is no
 * longer only planned: the step would come out of its order.
 */
function unskipStep(
  db: Database,
  place: PersonPlace,
  now: Instant,
): { step: number; state: EnrollmentState } | null {
  const { enrollmentId, nextStep, dueAt } = place;
  const kept = keptChange(db, enrollmentId, 'skip');
  if (kept?.step !== nextStep - 1 || place.underWay !== null) return null;
  const { later } = singleRow<[number, number], { later: number }>(
    db,
    `SELECT count(*) AS later FROM message WHERE enrollment_id = ? AND step >= ? AND (state <> 'scheduled' OR attempts + soft_bounces > 0)`,
  ).get(enrollmentId, nextStep);
  if (later > 0) return null;
  withdrawMessages(db, place, { reason: 'skipped', now });
  dropChange(db, enrollmentId, { kind: 'skip', step: kept.step });
  // A postponement since the skip holds for the step before too.
  movePosition(db, enrollmentId, {
    step: kept.step,
    dueAt: dueAt === kept.dueTo ? kept.dueFrom : Math.max(kept.dueFrom, dueAt),
  });
  const paused =
    place.state === 'paused' || (place.state === 'finished' && kept.state === 'paused');
  const state = paused ? 'paused' : restoreMessages(db, { ...place, nextStep: kept.step }, now);
  moveEnrollment(db, enrollmentId, state);
  note(db, place, { type: 'enrollment.unskipped', now, data: { step: kept.step + 1 } });
  return { step: kept.step, state };
}

function movePosition(
  db: Database,
  enrollmentId: number,
  { step, dueAt }: { step: number; dueAt: Instant },
): void {
  prepared(db, 'UPDATE enrollment SET next_step = ?, due_at = ? WHERE id = ?').run(
    step,
    dueAt,
    enrollmentId,
  );
}

function note(
  db: Database,
  { campaignId, prospectId }: PersonPlace,
  { type, now, data }: { type: EventType; now: Instant; data: Record<string, unknown> },
): void {
  appendEvent(db, { type, at: now, campaignId, prospectId, data });
}

/** Pauses with an end that has passed are over; answers how many. */
function endPauses(db: Database, now: Instant): number {
  const ended = pausesEnded(db, now);
  for (const id of ended) {
    const of = singleRow<[number], { prospectId: number; campaignId: string }>(
      db,
      'SELECT prospect_id AS prospectId, campaign_id AS campaignId FROM enrollment WHERE id = ?',
    ).get(id);
    const place = personPlace(db, of.prospectId, of.campaignId);
    if (place) putBack(db, place, now);
  }
  return ended.length;
}

export const createPersonChanges = storeOf({
  place: personPlace,
  lastSkipped: (db: Database, enrollmentId: number) =>
    keptChange(db, enrollmentId, 'skip')?.step ?? null,
  pausePerson,
  removePerson,
  putBack,
  skipStep,
  unskipStep,
});

export const createPauseEnds = storeOf({
  anyPauseEnded: (db: Database, now: Instant) => pausesEnded(db, now).length > 0,
  endPauses,
});
