/**
 * Applies the operator's labels to responses. A label is final and has the same consequences as a
 * verdict of the classifier.
 */
import { resumeAtOf } from './process.ts';
import { revise, type RevisePort } from './revise.ts';
import type { PlacesPort } from '../planning/calendars.ts';
import type { PersonStanding } from '../../domain/responses/answered-message.ts';
import type { Instant } from '../../domain/time.ts';
import type { Intent } from '../../domain/responses/response.ts';
import type { NewEvent } from '../../domain/event.ts';
import type { AnsweringResponse } from '../../domain/responses/stored-response.ts';

export type LabelPort = PlacesPort &
  RevisePort & {
    transact<T>(work: () => T): Promise<T>;
    /** Null for a response that answers no message of ours. */
    findStored(id: number): AnsweringResponse | null;
    /** Which of these responses do not exist. */
    missingOf(ids: readonly number[]): number[];
    writeLabel(id: number, label: Intent): 'labelled' | 'unchanged';
    standingOf(prospectId: number): PersonStanding;
    appendEvent(event: NewEvent): void;
  };

export type Labelling = { id: number; label: Intent };

export type Labelled = Labelling & {
  outcome: 'labelled' | 'unchanged';
  change: { before: PersonStanding; after: PersonStanding } | null;
};

/** `labelled`: in the order that was asked for. `missing`: no such responses; nothing was labelled. */
export type LabelResult =
  { outcome: 'missing'; ids: number[] } | { outcome: 'done'; labelled: Labelled[] };

/**
 * Every label or none: all are written in one transaction. Repeating a label changes nothing.
 */
export async function labelResponses(
  port: LabelPort,
  labellings: readonly Labelling[],
  now: Instant,
): Promise<LabelResult> {
  const prepared: Prepared[] = [];
  for (const labelling of labellings)
    prepared.push({ ...labelling, resumeAt: await resumeAtAfter(port, labelling.id) });
  return port.transact((): LabelResult => {
    const missing = port.missingOf(labellings.map(({ id }) => id));
    if (missing.length > 0) return { outcome: 'missing', ids: missing };
    return { outcome: 'done', labelled: prepared.map((one) => labelOne(port, one, now)) };
  });
}

type Prepared = Labelling & { resumeAt: Instant | null };

/** Calendars are loaded before the transaction, in which nothing may be awaited. */
async function resumeAtAfter(port: LabelPort, id: number): Promise<Instant | null> {
  const found = port.findStored(id);
  return found?.classification.kind === 'out_of_office'
    ? resumeAtOf(port, found.message, {
        returnsAt: found.classification.returnsAt,
        now: found.processedAt,
      })
    : null;
}

/** Runs inside the transaction. */
function labelOne(port: LabelPort, { id, label, resumeAt }: Prepared, now: Instant): Labelled {
  const stored = port.findStored(id);
  const outcome = port.writeLabel(id, label);
  if (outcome === 'unchanged') return { id, label, outcome, change: null };
  const about = stored && {
    campaignId: stored.message.campaignId,
    prospectId: stored.message.prospectId,
    messageId: stored.message.row,
  };
  port.appendEvent({
    type: 'response.labelled',
    at: now,
    ...about,
    data: { response: id, intent: label },
  });
  if (!stored) return { id, label, outcome, change: null };
  const before = port.standingOf(stored.message.prospectId);
  revise(port, stored, {
    message: stored.message,
    proven: stored.proven,
    classification: stored.classification,
    label,
    resumeAt,
    now,
  });
  const after = port.standingOf(stored.message.prospectId);
  return { id, label, outcome, change: { before, after } };
}
