/**
 * Applies the operator's label to a response. The label is final and has the same consequences as a
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
    writeLabel(id: number, label: Intent): 'labelled' | 'unchanged' | 'missing';
    standingOf(prospectId: number): PersonStanding;
    appendEvent(event: NewEvent): void;
  };

export type Labelled =
  | { outcome: 'missing' }
  | {
      outcome: 'labelled' | 'unchanged';
      change: { before: PersonStanding; after: PersonStanding } | null;
    };

/** Repeating a label changes nothing. */
export async function labelResponse(
  port: LabelPort,
  { id, label, now }: { id: number; label: Intent; now: Instant },
): Promise<Labelled> {
  const found = port.findStored(id);
  const resumeAt =
    found?.classification.kind === 'out_of_office'
      ? await resumeAtOf(port, found.message, {
          returnsAt: found.classification.returnsAt,
          now: found.processedAt,
        })
      : null;
  return port.transact((): Labelled => {
    const stored = port.findStored(id);
    const outcome = port.writeLabel(id, label);
    if (outcome === 'missing') return { outcome };
    if (outcome === 'unchanged') return { outcome, change: null };
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
    if (!stored) return { outcome, change: null };
    const before = port.standingOf(stored.message.prospectId);
    revise(port, stored, {
      message: stored.message,
      proven: stored.proven,
      classification: stored.classification,
      label,
      resumeAt,
      now,
    });
    return { outcome, change: { before, after: port.standingOf(stored.message.prospectId) } };
  });
}
