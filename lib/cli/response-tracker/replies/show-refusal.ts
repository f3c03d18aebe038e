/** Describes one message that a server refused for good at SMTP time, with every attempt. */
import { standingOf } from '../../../state/responses/person-standing.ts';
import { findRefused } from '../../../state/responses/bounced-messages.ts';
import { Failure } from '../../../domain/failure.ts';
import { untrusted } from '../../render/untrusted.ts';
import { iso } from '../../runner/values.ts';
import { describeStanding } from './describe-standing.ts';
import type { State } from '../../../state/file/transact.ts';

/** Throws Failure `no_response`. */
export function showRefusal(db: State['db'], refusalId: number): Record<string, unknown> {
  const found = findRefused(db, refusalId);
  if (found === null) throw noRefusal(refusalId);
  const { attempts, campaignId, email, step, messageId, sentAt } = found;
  const last = attempts.at(-1);
  return {
    refusalId,
    at: 'smtp',
    kind: 'bounce',
    bounce: {
      class: found.bounceClass,
      reason: found.bounceReason,
      status: last?.enhanced ?? null,
      code: last?.code ?? null,
    },
    receivedAt: iso(last?.at ?? null),
    mailbox: found.mailboxId,
    message: { campaignId, email, step, messageId, sentAt: iso(sentAt) },
    attempts: attempts.map(({ at, outcome, phase, code, enhanced, response }) => ({
      at: iso(at),
      outcome,
      phase,
      code,
      status: enhanced,
      untrusted: { text: untrusted(response, 1_000) },
    })),
    standing: describeStanding(standingOf(db, found.prospectId)),
  };
}

function noRefusal(refusalId: number): Failure {
  return new Failure({
    code: 'no_response',
    exit: 'notFound',
    message: `No message ${refusalId} was refused at SMTP time.`,
    hint: 'See response_tracker.ts replies --kind bounce.',
  });
}
