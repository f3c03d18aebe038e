/**
 * Applies the current rules to stored responses: finds those with a different verdict, and revises
 * their effects, one prospect at a time.
 */
import { matchResponse } from '../../core/responses/match.ts';
import { classifyReport } from '../../core/responses/hooks/classify-report.ts';
import { judgeMail, type JudgePort } from './judge-mail.ts';
import { resumeAtOf } from './process.ts';
import { revise, type RevisePort } from './revise.ts';
import type { PersonStanding } from '../../domain/responses/answered-message.ts';
import type { PlacesPort } from '../planning/calendars.ts';
import type { Classification, ParsedMail } from '../../domain/responses/response.ts';
import type { DeliveryReport } from '../../domain/responses/delivery-report.ts';
import type { AppliedEffect } from '../../domain/responses/applied-effect.ts';
import type { Instant } from '../../domain/time.ts';
import type { NewEvent } from '../../domain/event.ts';
import type { AnsweringResponse, JudgedResponse } from '../../domain/responses/stored-response.ts';

export type ReclassifyPort = JudgePort &
  PlacesPort &
  RevisePort & {
    transact<T>(work: () => T): Promise<T>;
    storedIds(page: { after: number; limit: number }): number[];
    findStored(id: number): AnsweringResponse | null;
    rawOf(id: number): Buffer;
    /** The report of a service; null for a response that came by mail. */
    reportOf(id: number): DeliveryReport | null;
    /** Throws Failure `mail_unreadable`. */
    parse(raw: Buffer): Promise<ParsedMail>;
    standingOf(prospectId: number): PersonStanding;
    /** False when the stored verdict is no longer `before`. */
    writeVerdict(id: number, before: Classification, next: JudgedResponse): boolean;
    appendEvent(event: NewEvent): void;
  };

export type Reclassified = {
  id: number;
  email: string;
  from: AnsweringResponse;
  to: JudgedResponse;
  before: PersonStanding;
  after: PersonStanding;
  done: AppliedEffect[];
};
export type ReclassifyResult = {
  read: number;
  unchanged: number;
  unreadable: number;
  changes: Reclassified[];
};

type Pending = { stored: AnsweringResponse; next: JudgedResponse; resumeAt: Instant | null };

/**
 * Judges all responses first and revises them afterwards, prospect by prospect, so that a dry run
 * has the same result. A second run changes nothing. A signal ends it early.
 */
export async function reclassify(
  port: ReclassifyPort,
  { now, onProgress, signal }: { now: Instant; onProgress: () => void; signal: AbortSignal },
): Promise<ReclassifyResult> {
  const found: ReclassifyResult = { read: 0, unchanged: 0, unreadable: 0, changes: [] };
  const pending = new Map<number, Pending[]>();
  for (
    let after = 0, ids = port.storedIds({ after, limit: 200 });
    ids.length > 0;
    ids = port.storedIds({ after, limit: 200 })
  ) {
    for (const id of ids) {
      if (signal.aborted) return found;
      found.read++;
      onProgress();
      const one = await judge(port, id);
      if (one === 'unreadable' || one === 'unchanged') found[one]++;
      else
        pending.set(one.stored.message.prospectId, [
          ...(pending.get(one.stored.message.prospectId) ?? []),
          one,
        ]);
    }
    after = ids.at(-1) ?? 0;
  }
  for (const ofOne of pending.values()) {
    if (signal.aborted) break;
    const changes = await port.transact(() => ofOne.flatMap((one) => apply(port, one, now) ?? []));
    found.changes.push(...changes);
    found.unchanged += ofOne.length - changes.length;
  }
  found.changes.sort((a, b) => a.id - b.id);
  return found;
}

async function judge(
  port: ReclassifyPort,
  id: number,
): Promise<Pending | 'unchanged' | 'unreadable'> {
  const stored = port.findStored(id);
  const raw = stored ? port.rawOf(id) : Buffer.alloc(0);
  if (!stored || raw.length === 0) return 'unreadable';
  const report = port.reportOf(id);
  if (report) {
    const { message, matchedBy, proven } = stored;
    const next = { classification: classifyReport(report), message, matchedBy, proven };
    return isUnchanged(next, stored) ? 'unchanged' : { stored, next, resumeAt: null };
  }
  let mail: ParsedMail;
  try {
    mail = await port.parse(raw);
  } catch {
    return 'unreadable';
  }
  const classification = judgeMail(port, mail, stored.processedAt);
  const next = matchAgain(port, { stored, mail, classification });
  if (isUnchanged(next, stored)) return 'unchanged';
  const resumeAt =
    classification.kind === 'out_of_office'
      ? await resumeAtOf(port, next.message, {
          returnsAt: classification.returnsAt,
          now: stored.processedAt,
        })
      : null;
  return { stored, next, resumeAt };
}

/**
 * Matches the response again. A match by address finds the latest message, which may be later than
 * the stored match: then the stored message stays. No stored match is lost.
 */
function matchAgain(
  port: ReclassifyPort,
  {
    stored,
    mail,
    classification,
  }: { stored: AnsweringResponse; mail: ParsedMail; classification: Classification },
): JudgedResponse {
  const match = matchResponse(port, mail, classification, stored.processedAt);
  const byAddress = match?.by === 'recipient' || match?.by === 'sender';
  if (!match || (byAddress && match.message.prospectId === stored.message.prospectId))
    return {
      classification,
      message: stored.message,
      matchedBy: stored.matchedBy,
      proven: match
        ? match.proven
        : stored.proven && classification.kind === stored.classification.kind,
    };
  return { classification, message: match.message, matchedBy: match.by, proven: match.proven };
}

function isUnchanged(next: JudgedResponse, stored: AnsweringResponse): boolean {
  return JSON.stringify(identity(next)) === JSON.stringify(identity(stored));
}

function identity({ classification, message, matchedBy, proven }: JudgedResponse): unknown[] {
  return [classification, message.row, matchedBy, proven];
}

function apply(
  port: ReclassifyPort,
  { stored: read, next, resumeAt }: Pending,
  now: Instant,
): Reclassified | null {
  // An earlier change for the same prospect may have handed an effect over to this response.
  const stored = port.findStored(read.id);
  if (!stored || !port.writeVerdict(stored.id, read.classification, next)) return null;
  const before = port.standingOf(stored.message.prospectId);
  const done = revise(port, stored, { ...next, label: stored.label, resumeAt, now });
  const { campaignId, prospectId, row } = next.message;
  const { kind } = next.classification;
  port.appendEvent({
    type: 'response.reclassified',
    at: now,
    campaignId,
    prospectId,
    messageId: row,
    data: {
      response: stored.id,
      from: stored.classification.kind,
      kind,
      rule: next.classification.rule,
    },
  });
  return {
    id: stored.id,
    email: stored.message.email,
    from: stored,
    to: next,
    before,
    after: port.standingOf(stored.message.prospectId),
    done,
  };
}
