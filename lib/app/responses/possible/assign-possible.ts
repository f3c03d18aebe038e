/**
 * Makes a possible reply the answer of a person, with every consequence that it would have had from
 * their own address. Runs inside one transaction.
 */
import { applyLabel } from '../../../core/responses/apply-label.ts';
import { MATCH_CONFIDENCE } from '../../../core/responses/match.ts';
import { applyResponse, type ApplyPort } from '../effects/apply-response.ts';
import { revise, type RevisePort } from '../revise.ts';
import { endWaits, type DismissPort } from './dismiss-possible.ts';
import type {
  AnsweredMessage,
  PersonStanding,
} from '../../../domain/responses/answered-message.ts';
import type { Classification } from '../../../domain/responses/response.ts';
import type {
  AnsweringResponse,
  JudgedResponse,
} from '../../../domain/responses/stored-response.ts';
import type { KeptPossible } from '../../../domain/responses/possible-reply.ts';
import type { Instant } from '../../../domain/time.ts';

export type AssignPort = ApplyPort &
  RevisePort &
  Pick<DismissPort, 'decidePossible' | 'bringForward'> & {
    transact<T>(work: () => T): Promise<T>;
    findPossibleReply(id: number): KeptPossible | null;
    /** Null while the response answers no message of ours. */
    findStored(id: number): AnsweringResponse | null;
    /** The latest message to the address, of the campaign or of any; null: there is none. */
    latestTo(canonical: string, campaignId: string | null): AnsweredMessage | null;
    standingOf(prospectId: number): PersonStanding;
    writeVerdict(id: number, before: Classification, next: JudgedResponse): boolean;
  };

export type Assigning = { id: number; canonical: string; campaignId: string | null; now: Instant };

export type Assigned =
  | { outcome: 'unknown' | 'dismissed' | 'no_message' }
  | {
      outcome: 'assigned' | 'unchanged';
      message: AnsweredMessage;
      before: PersonStanding;
      after: PersonStanding;
      /** Whose it was by an earlier decision; null: it was open, or nothing changed. */
      movedFrom: { message: AnsweredMessage; before: PersonStanding; after: PersonStanding } | null;
      labelled: boolean;
    };

/** Assigned again to another person, it moves there with its consequences. */
export function assignPossible(port: AssignPort, assigning: Assigning): Promise<Assigned> {
  return port.transact(() => assign(port, assigning));
}

function assign(port: AssignPort, { id, canonical, campaignId, now }: Assigning): Assigned {
  const kept = port.findPossibleReply(id);
  if (kept === null) return { outcome: 'unknown' };
  if (kept.state === 'dismissed') return { outcome: 'dismissed' };
  const message = port.latestTo(canonical, campaignId);
  if (message === null) return { outcome: 'no_message' };
  const { classification, label } = kept;
  const labelled = label !== null && label !== 'unknown';
  const before = port.standingOf(message.prospectId);
  const stored = port.findStored(id);
  if (
    stored?.message.prospectId === message.prospectId &&
    stored.message.campaignId === message.campaignId
  )
    return { outcome: 'unchanged', message, before, after: before, movedFrom: null, labelled };
  const left = stored?.message ?? null;
  const leftBefore = left === null ? null : port.standingOf(left.prospectId);
  // A person has read it and says whose it is: it needs no other proof.
  const match = { message, matchedBy: 'assigned', proven: true } as const;
  port.writeVerdict(id, classification, { classification, ...match });
  port.appendEvent({
    type: 'response.assigned',
    at: now,
    campaignId: message.campaignId,
    prospectId: message.prospectId,
    messageId: message.row,
    data: { response: id },
  });
  if (stored !== null)
    revise(port, stored, { classification, ...match, label, resumeAt: null, now });
  else {
    endWaits(port, kept.done);
    port.recordDone(id, []);
    port.decidePossible(id, { state: 'assigned', now });
    applyResponse(port, {
      classification: applyLabel(classification, label),
      match: {
        message: port.reload(message),
        by: 'assigned',
        confidence: MATCH_CONFIDENCE.assigned,
        proven: true,
      },
      insert: () => id,
      receivedAt: kept.receivedAt,
      now,
      readAt: kept.processedAt,
      resumeAt: null,
    });
  }
  return {
    outcome: 'assigned',
    message,
    before,
    after: port.standingOf(message.prospectId),
    movedFrom:
      left === null || leftBefore === null || left.prospectId === message.prospectId
        ? null
        : { message: left, before: leftBefore, after: port.standingOf(left.prospectId) },
    labelled,
  };
}
