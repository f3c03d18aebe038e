/**
 * Takes one call of a webhook: reads it, and applies its reports like every other response, all in
 * one transaction. The caller learns only a status.
 */
import { classifyReport } from '../../../core/responses/hooks/classify-report.ts';
import { matchReport } from '../../../core/responses/hooks/match-report.ts';
import type { Match, MatchPort } from '../../../core/responses/match.ts';
import { applyResponse, type ApplyPort } from '../effects/apply-response.ts';
import type { AnsweredMessage } from '../../../domain/responses/answered-message.ts';
import type { Classification } from '../../../domain/responses/response.ts';
import type { DeliveryReport } from '../../../domain/responses/delivery-report.ts';
import type { Hook, HookCall, HookStatus, OneTimeToken } from '../../../domain/responses/hook.ts';
import type { HookReading } from '../../../domain/responses/hook-reading.ts';
import type { Instant } from '../../../domain/time.ts';

export type ReceivePort = ApplyPort &
  Pick<MatchPort<AnsweredMessage>, 'findByMessageIds' | 'findByTokens' | 'isOurs'> & {
    transact<T>(work: () => T): Promise<T>;
    findHook(name: string): Hook | null;
    /** Checks the signature, and reads the events. */
    read(hook: Hook, call: HookCall, now: Instant): Promise<HookReading>;
    /** True when the service now knows that it may call. */
    confirm(url: string): Promise<boolean>;
    /** `confirmed` undefined: as before. */
    noteCall(name: string, call: { now: Instant; unreadable: number; confirmed?: boolean }): void;
    /** `repeated`: with the same body. `misused`: with another one. */
    takeToken(name: string, once: OneTimeToken, now: Instant): 'new' | 'repeated' | 'misused';
    isKnown(key: string): boolean;
    /** True while a message to the address is handed over: its id may not be stored yet. */
    isUnderWayTo(email: string, now: Instant): boolean;
    /** Returns the id of the new row. */
    insertReport(stored: {
      key: string;
      hook: string;
      report: DeliveryReport;
      classification: Classification;
      match: Match<AnsweredMessage> | null;
      now: Instant;
    }): number;
  };

/** Resolves after the commit. */
export async function receiveHook(
  port: ReceivePort,
  call: HookCall,
  now: Instant,
): Promise<HookStatus> {
  const hook = port.findHook(call.name);
  if (!hook) return 404;
  const reading = await port.read(hook, call, now);
  switch (reading.outcome) {
    case 'forged':
      return 401;
    case 'malformed':
      return 400;
    case 'foreign':
      return 403;
    case 'too_large':
      return 413;
    case 'unavailable':
      return 503;
    case 'confirm':
      if (!(await port.confirm(reading.url))) return 503;
      await noteConfirmation(port, { hook, confirmed: true, now });
      return 200;
    case 'confirmation_ended':
      await noteConfirmation(port, { hook, confirmed: false, now });
      return 200;
    case 'reports':
      return port.transact(() => settle(port, { hook, reading, now }));
  }
}

function noteConfirmation(
  port: ReceivePort,
  { hook, confirmed, now }: { hook: Hook; confirmed: boolean; now: Instant },
): Promise<void> {
  return port.transact(() => port.noteCall(hook.name, { now, unreadable: 0, confirmed }));
}

type Settling = { hook: Hook; reading: HookReading & { outcome: 'reports' }; now: Instant };
type Judged = { key: string; report: DeliveryReport; match: Match<AnsweredMessage> | null };

/** Runs inside one transaction, which takes the whole call or nothing of it. */
function settle(port: ReceivePort, { hook, reading, now }: Settling): HookStatus {
  const { reports, unreadable, once } = reading;
  const fresh: Judged[] = [];
  for (const report of reports) {
    const key = `hook:${report.key}`;
    if (port.isKnown(key)) continue;
    // The service may report before our own transaction has stored that it took the message.
    if (port.isUnderWayTo(report.recipient, now)) return 503;
    fresh.push({ key, report, match: matchReport(port, { report, mailboxId: hook.mailboxId }) });
  }
  const token = once === undefined ? 'new' : port.takeToken(hook.name, once, now);
  if (token === 'misused') return 401;
  if (token === 'repeated') return 200;
  port.noteCall(hook.name, { now, unreadable });
  for (const one of fresh) store(port, one, { hook, now });
  return 200;
}

function store(
  port: ReceivePort,
  { key, report, match: known }: Judged,
  { hook, now }: { hook: Hook; now: Instant },
): void {
  // An account may serve other programs too: that their messages arrive is not kept.
  if (known === null && report.kind === 'delivered') return;
  // The same event may come twice in one call, and an earlier one may have changed the message.
  if (port.isKnown(key)) return;
  const match = known && matchReport(port, { report, mailboxId: hook.mailboxId });
  const classification = classifyReport(report);
  applyResponse(port, {
    classification,
    match,
    receivedAt: report.at ?? now,
    now,
    readAt: now,
    resumeAt: null,
    insert: () => port.insertReport({ key, hook: hook.name, report, classification, match, now }),
  });
}
