/** Carries out what was decided to follow from a response, and answers with what it really changed. Inside the caller's transaction. */
import { strengthens, type Effect } from '../../core/responses/consequences.ts';
import { blameByReport, type BlamePort } from './report-blame.ts';
import { COLLEAGUE_REPLIED } from '../../domain/sending/hold.ts';
import type { AnsweredMessage } from '../../domain/responses/answered-message.ts';
import type { Addressee } from '../../domain/campaigns/address.ts';
import type {
  AppliedEffect,
  Postponed,
  Retried,
  Stopped,
} from '../../domain/responses/applied-effect.ts';
import type { ProspectState } from '../../domain/campaigns/prospect.ts';
import type { ProspectEnd, SequenceEnd } from '../../domain/campaigns/sequence-end.ts';
import type { Instant, LocalDate } from '../../domain/time.ts';
import type { Metric } from '../../domain/reports/metric.ts';

export type EffectsPort = BlamePort & {
  /** True when a response to the message has been counted under the metric: one person answering twice is one reply. */
  isCounted(message: AnsweredMessage, metric: Metric): boolean;
  count(message: AnsweredMessage, at: { day: LocalDate; metric: Metric }): void;
  /** On the mailbox's day of `sentAt`, which it answers: a bounce tells of the day its message left. */
  countBounceOfMailbox(mailboxId: string, sentAt: Instant): LocalDate;
  /** Null when it stays as it is. */
  stopEnrollment(enrollmentId: number, end: SequenceEnd): Stopped | null;
  stopProspect(
    prospectId: number,
    end: ProspectEnd,
  ): { was: ProspectState | null; stopped: Stopped[] };
  /** True when somebody else at the company has a sequence that goes on. */
  hasColleaguesWaiting(company: string, prospectId: number): boolean;
  /** False when it was suppressed already. */
  suppress(addressee: Addressee, reason: string, now: Instant): boolean;
  postpone(enrollmentId: number, until: Instant, now: Instant): Postponed | null;
  retry(message: AnsweredMessage, at: Instant, now: Instant): Retried | null;
  /** False when it was marked before. */
  markBounced(
    message: AnsweredMessage,
    bounce: { class: string; reason: string; now: Instant },
  ): boolean;
};

/** `day`: when it came in, in the campaign's zone. `resumeAt`: after a stated absence. */
export type Occasion = {
  message: AnsweredMessage;
  day: LocalDate;
  now: Instant;
  resumeAt: Instant | null;
};

export function applyEffects(
  port: EffectsPort,
  effects: readonly Effect[],
  occasion: Occasion,
): AppliedEffect[] {
  return effects.flatMap((effect) => applyEffect(port, effect, occasion));
}

function applyEffect(
  port: EffectsPort,
  effect: Effect,
  { message, day, now, resumeAt }: Occasion,
): AppliedEffect[] {
  const counted = (metric: Metric): AppliedEffect => {
    port.count(message, { day, metric });
    return { did: 'count', metric, day, provider: message.provider };
  };
  switch (effect.effect) {
    case 'count':
      return port.isCounted(message, effect.metric) ? [] : [counted(effect.metric)];
    case 'stop': {
      const stopped = port.stopEnrollment(message.enrollmentId, {
        state: effect.state,
        now,
        mayEnd: (from) => strengthens(from, effect.state),
      });
      return stopped ? [{ did: 'stop', ...stopped }] : [];
    }
    case 'stop_everywhere': {
      const { was, stopped } = port.stopProspect(message.prospectId, {
        prospect: effect.state,
        enrollment: effect.state,
        now,
        reason: effect.state,
        mayEnd: (from) => strengthens(from, effect.state),
      });
      return [
        ...(was === null ? [] : [{ did: 'prospect', from: was, to: effect.state } as const]),
        ...stopped.map((one) => ({ did: 'stop', ...one }) as const),
      ];
    }
    case 'suppress':
      return port.suppress(message, effect.reason, now)
        ? [{ did: 'suppress', reason: effect.reason }]
        : [];
    case 'postpone': {
      const postponed = port.postpone(
        message.enrollmentId,
        Math.min(resumeAt ?? effect.until, effect.atMost ?? Infinity),
        now,
      );
      return postponed ? [{ did: 'postpone', ...postponed }] : [];
    }
    case 'retry': {
      // Counted from when the bounce was read, which may be long ago.
      const retried = port.retry(message, Math.max(effect.at, now), now);
      return retried ? [{ did: 'retry', ...retried }] : [];
    }
    case 'bounced':
      if (!port.markBounced(message, { class: effect.class, reason: effect.reason, now }))
        return [];
      return [
        counted('undelivered'),
        {
          did: 'bounced',
          class: effect.class,
          reason: effect.reason,
          mailboxId: message.mailboxId,
          day: port.countBounceOfMailbox(message.mailboxId, message.sentAt ?? now),
        },
      ];
    case 'blame_mailbox':
      return blameByReport(port, message, { kind: 'blocks', now })
        ? [{ did: 'blame', mailboxId: message.mailboxId }]
        : [];
    case 'hold_company':
      // Where nobody waits a hold would stop nothing, and stand in the way of whoever reads the list.
      if (!port.hasColleaguesWaiting(effect.company, message.prospectId)) return [];
      return port.placeHold(
        {
          scope: 'company',
          scopeId: effect.company,
          reason: COLLEAGUE_REPLIED,
          placedBy: 'response',
          from: now,
          until: null,
        },
        now,
      ).placed
        ? [{ did: 'hold', scopeId: effect.company }]
        : [];
    case 'unverified':
      return [];
  }
}
