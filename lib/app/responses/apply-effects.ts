/**
 * Applies the effects of a response and returns what really changed. Runs inside the caller's
 * transaction.
 */
import { strengthens, type Effect } from '../../core/responses/consequences.ts';
import { SIGNAL_OF_METRIC } from '../../core/alerts/judge-rates.ts';
import { localHourAt } from '../../core/time/local-hour.ts';
import { watchReport, type RatesPort } from '../alerts/watch-rates.ts';
import { logHeard, type RefusalLogPort } from '../sending/log-refusal.ts';
import { blameByReport, type BlamePort } from './report-blame.ts';
import { declineEverywhere, type DeclinePort } from './effects/decline.ts';
import { placeCompanyHold, type CompanyHoldPort } from './effects/hold-company.ts';
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
import type { RefusalKind } from '../../domain/sending/refusal.ts';

export type EffectsPort = BlamePort &
  RatesPort &
  RefusalLogPort &
  CompanyHoldPort &
  DeclinePort & {
    /**
     * True when a response to the message was already counted under the metric: two replies of one
     * person count once.
     */
    isCounted(message: AnsweredMessage, metric: Metric): boolean;
    count(
      message: AnsweredMessage,
      at: { day: LocalDate; metric: Metric; writtenAt?: number },
    ): void;
    /**
     * True when a response of the person, to any message, was counted under the metric; null: blamed a
     * mailbox. Whoever received several messages could forge a report about each.
     */
    hasReported(prospectId: number, metric: Metric | null): boolean;
    /**
     * Counts on the day (in the mailbox's zone) of `sentAt`, because a bounce concerns the day its
     * message left. Returns that day.
     */
    countBounceOfMailbox(mailboxId: string, sentAt: Instant): LocalDate;
    /** Returns null when the sequence stays as it is. */
    stopEnrollment(enrollmentId: number, end: SequenceEnd): Stopped | null;
    stopProspect(
      prospectId: number,
      end: ProspectEnd,
    ): { was: ProspectState | null; stopped: Stopped[] };
    /** False when the address was already suppressed. */
    suppress(addressee: Addressee, reason: string, now: Instant): boolean;
    postpone(enrollmentId: number, until: Instant, now: Instant): Postponed | null;
    retry(message: AnsweredMessage, at: Instant, now: Instant): Retried | null;
    /** True when a report about the message was already logged under the kind. */
    hasLogged(row: number, kind: RefusalKind): boolean;
    /** False when the message was already marked. */
    markBounced(
      message: AnsweredMessage,
      bounce: { class: string; reason: string; now: Instant },
    ): boolean;
  };

/**
 * `day`: when the response was read, in the campaign's zone. `receivedAt`: when it arrived.
 * `resumeAt`: after a stated absence; null without one.
 */
export type Occasion = {
  message: AnsweredMessage;
  day: LocalDate;
  receivedAt: Instant;
  now: Instant;
  resumeAt: Instant | null;
};

/** Returns the effects that changed something, with what is needed to take them back. */
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
  { message, day, receivedAt, now, resumeAt }: Occasion,
): AppliedEffect[] {
  /** A server or a program may state any instant: none is later than now. */
  const writtenAt = (): number =>
    localHourAt(
      message.zone ?? port.campaign(message.campaignId).timezone,
      Math.min(receivedAt, now),
    );
  const counted = (metric: Metric): AppliedEffect => {
    const at = { day, metric, ...(metric === 'replied' ? { writtenAt: writtenAt() } : {}) };
    port.count(message, at);
    const signal = SIGNAL_OF_METRIC[metric];
    if (signal && !port.hasReported(message.prospectId, metric))
      watchReport(port, message, { signal, sentAt: message.sentAt ?? now, now });
    return { did: 'count', provider: message.provider, ...at };
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
    case 'decline':
      return declineEverywhere(port, effect, { message, now })
        ? [{ did: 'decline', kind: effect.kind }]
        : [];
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
      // `effect.at` counts from when the bounce was read, which may be long ago.
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
      if (!blameByReport(port, message, { kind: 'reported_blocks', now })) return [];
      if (!port.hasReported(message.prospectId, null))
        watchReport(port, message, { signal: 'block', sentAt: message.sentAt ?? now, now });
      return [{ did: 'blame', mailboxId: message.mailboxId }];
    case 'log': {
      const { refusal } = effect;
      const { mailboxId, email, provider } = message;
      if (port.hasLogged(message.row, refusal.kind)) return [];
      const domain = email.slice(email.lastIndexOf('@') + 1);
      const heard = { ...refusal, at: 'report', mailboxId, email, domain, provider, now } as const;
      return [{ did: 'log', kind: refusal.kind, entry: logHeard(port, heard) }];
    }
    case 'hold_company': {
      const { company } = effect;
      return placeCompanyHold(port, { company, prospectId: message.prospectId }, now);
    }
    case 'unverified':
      return [];
  }
}
