/**
 * Keeps a possible reply until a person decides, and lets the next message of each candidate wait
 * meanwhile. Anyone can write with another's name, so every wait and every number is bounded. Runs
 * inside the caller's transaction.
 */
import { DAY, type Instant } from '../../../domain/time.ts';
import type { AppliedEffect, Postponed } from '../../../domain/responses/applied-effect.ts';
import type { NewEvent } from '../../../domain/event.ts';
import { surplusOf } from '../../../core/responses/possible/surplus.ts';
import type {
  OpenPossible,
  PossibleReply,
  PossibleSign,
} from '../../../domain/responses/possible-reply.ts';
import type { ResponseKind } from '../../../domain/responses/response.ts';
import { dismissPossible, type DismissPort } from './dismiss-possible.ts';

export type KeepPort = DismissPort & {
  /** Oldest first. */
  openPossible(): OpenPossible[];
  hasWaited(messageRow: number): boolean;
  begunSequencesOf(prospectId: number): number[];
  putPossible(possible: {
    responseId: number;
    signs: readonly PossibleSign[];
    candidates: readonly { row: number; signs: readonly PossibleSign[]; waits: boolean }[];
    at: Instant;
  }): void;
  postpone(enrollmentId: number, until: Instant, now: Instant): Postponed | null;
  recordDone(responseId: number, done: readonly AppliedEffect[]): void;
  appendEvent(event: NewEvent): void;
};

/** Three working days at least, whatever the weekday. */
const WAITS = 5 * DAY;

type Keeping = {
  /** Its row is stored already, with its text. */
  responseId: number;
  kind: ResponseKind;
  possible: PossibleReply;
  now: Instant;
};

export function keepPossible(port: KeepPort, { responseId, kind, possible, now }: Keeping): void {
  const done: AppliedEffect[] = [];
  const candidates = possible.candidates.map(({ message, signs }) => {
    // An unsubscribe without proof changes nothing before a person has read it. One wait for each
    // message of ours: repeated mail delays a sequence no further.
    const postponed =
      kind === 'unsubscribe' || port.hasWaited(message.row)
        ? []
        : port
            .begunSequencesOf(message.prospectId)
            .flatMap((id) => port.postpone(id, now + WAITS, now) ?? []);
    for (const one of postponed) done.push({ did: 'postpone', ...one });
    return { row: message.row, signs, waits: postponed.length > 0 };
  });
  port.putPossible({ responseId, signs: possible.signs, candidates, at: now });
  if (done.length > 0) port.recordDone(responseId, done);
  const [first] = possible.candidates;
  port.appendEvent({
    type: 'response.possible',
    at: now,
    campaignId: first?.message.campaignId ?? null,
    data: { response: responseId, candidates: candidates.length, signs: possible.signs },
  });
  for (const id of surplusOf(port.openPossible(), now))
    dismissPossible(port, { id, by: 'bound', now });
}
