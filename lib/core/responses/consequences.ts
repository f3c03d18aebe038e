/**
 * Decides what follows from a response: effects on sequence, prospect and mailbox. They can only
 * reduce sending.
 */
import { ENDING_INTENTS } from './apply-label.ts';
import { declineOf, departureOf } from './decline-of.ts';
import { SOFT_RETRIES, SOFT_RETRY_AFTER } from '../sending/smtp-outcome.ts';
import { DAY, type Instant } from '../../domain/time.ts';
import type { AnsweredMessage } from '../../domain/responses/answered-message.ts';
import type { Campaign } from '../../domain/campaigns/campaign.ts';
import type {
  Bounce,
  BounceReason,
  Classification,
  Intent,
} from '../../domain/responses/response.ts';
import type { DeclineKind } from '../../domain/campaigns/contact.ts';
import type { EnrollmentState } from '../../domain/campaigns/prospect.ts';
import type { Metric } from '../../domain/reports/metric.ts';
import type { Refusal, RefusalKind } from '../../domain/sending/refusal.ts';

export type Effect =
  /** Counts once per message. */
  | { effect: 'count'; metric: Metric }
  /** Ends this sequence. */
  | { effect: 'stop'; state: EnrollmentState }
  /** Ends every sequence of the prospect, in every campaign. */
  | { effect: 'stop_everywhere'; state: 'unsubscribed' | 'complained' | 'invalid' }
  /** The "no" holds in every campaign, from `at` on. */
  | { effect: 'decline'; kind: DeclineKind; at: Instant }
  /** No campaign mails the address again. */
  | { effect: 'suppress'; reason: 'unsubscribed' | 'complained' }
  /**
   * The next step waits: until the first working day after `returnsAt`, or until `until` without a
   * date; never beyond `atMost`.
   */
  | { effect: 'postpone'; returnsAt: Instant | null; until: Instant; atMost: Instant | null }
  /** Sends the message again. */
  | { effect: 'retry'; at: Instant }
  /** The message did not arrive and will not: counts once as undelivered. */
  | { effect: 'bounced'; class: 'hard' | 'soft' | 'block'; reason: string }
  /**
   * The refusal is about us: counts towards the mailbox's breaker, once per message and recipient
   * domain.
   */
  | { effect: 'blame_mailbox' }
  /** The server's words go into the log of what servers said of us. */
  | { effect: 'log'; refusal: Refusal }
  /**
   * Colleagues wait until the operator lifts the hold. `company`: the company's registered domain.
   */
  | { effect: 'hold_company'; company: string }
  /** Unproven: it is stored and reported as unverified, and has no other effect. */
  | { effect: 'unverified' };

export type ConsequenceFacts = {
  classification: Classification;
  proven: boolean;
  message: Pick<AnsweredMessage, 'email' | 'sentAt' | 'softBounces' | 'company' | 'state'>;
  campaign: Pick<Campaign, 'stopOnReply' | 'stopOnBounce' | 'sameCompany' | 'outOfOfficeDelay'>;
  now: Instant;
};

export function decideConsequences(facts: ConsequenceFacts): Effect[] {
  const { classification, proven, campaign } = facts;
  switch (classification.kind) {
    case 'reply':
      // A refusal, or an appointment, ends the sequence even where replies do not.
      return [
        { effect: 'count', metric: 'replied' },
        ...(campaign.stopOnReply || hasIntent(classification, ENDING_INTENTS)
          ? [{ effect: 'stop', state: 'replied' } as const]
          : []),
        ...decline(declineOf(classification), facts.now),
        ...holdCompany(facts),
      ];
    case 'unsubscribe':
      // A sender address is easily forged. Only a response that names our message may remove a
      // prospect for good.
      return proven
        ? [
            { effect: 'count', metric: 'unsubscribed' },
            { effect: 'suppress', reason: 'unsubscribed' },
            { effect: 'stop_everywhere', state: 'unsubscribed' },
            ...holdCompany(facts),
          ]
        : [{ effect: 'unverified' }];
    case 'complaint':
      return proven
        ? [
            { effect: 'count', metric: 'complained' },
            { effect: 'suppress', reason: 'complained' },
            { effect: 'stop_everywhere', state: 'complained' },
            ...holdCompany(facts),
          ]
        : [{ effect: 'unverified' }];
    case 'bounce':
      if (!proven) return [{ effect: 'unverified' }];
      // Refused at SMTP time, it has been counted and blamed there; a report of the same can only
      // end more.
      return facts.message.state === 'rejected'
        ? afterBounce(facts).filter(({ effect }) => ENDS.has(effect))
        : afterBounce(facts);
    case 'out_of_office':
      return [{ effect: 'count', metric: 'out_of_office' }, ...postpone(facts)];
    case 'auto_reply': {
      // The prospect has left or is not responsible: the next step would reach the wrong person
      // again.
      const departure = departureOf(classification);
      // No person wrote it, so unproven it must not keep the prospect waiting.
      if (!proven) return departure === null ? [] : [{ effect: 'unverified' }];
      return [
        { effect: 'count', metric: 'auto_reply' },
        ...(departure === null ? [] : [{ effect: 'stop', state: departure } as const]),
        ...decline(departure, facts.now),
      ];
    }
    case 'delayed':
      return proven ? logDeferral(classification) : [];
    case 'challenge':
    case 'delivered':
    case 'unrelated':
      return [];
  }
}

/**
 * Counted from the message it answers: however often an absence is forged, the next step is delayed
 * by at most this.
 */
const UNPROVEN_LASTS = 14 * DAY;

function postpone({ classification, proven, campaign, message, now }: ConsequenceFacts): Effect[] {
  const atMost = proven ? null : (message.sentAt ?? now) + UNPROVEN_LASTS;
  if (atMost !== null && atMost <= now) return [];
  return [
    {
      effect: 'postpone',
      returnsAt: classification.returnsAt,
      until: now + campaign.outOfOfficeDelay * DAY,
      atMost,
    },
  ];
}

/**
 * After a reply, an unsubscription or a complaint. Needs proof: only a recipient of our message may
 * put colleagues on hold.
 */
function holdCompany({ campaign, message, proven }: ConsequenceFacts): Effect[] {
  return proven && campaign.sameCompany === 'hold' && message.company !== null
    ? [{ effect: 'hold_company', company: message.company }]
    : [];
}

function hasIntent({ intent }: Classification, intents: ReadonlySet<Intent>): boolean {
  return intent !== null && intents.has(intent);
}

const ENDS: ReadonlySet<Effect['effect']> = new Set(['stop', 'stop_everywhere', 'decline']);

function afterBounce({ classification, message, campaign, now }: ConsequenceFacts): Effect[] {
  const bounce = classification.bounce;
  if (!bounce) return [];
  const bounced = { effect: 'bounced', class: bounce.class, reason: bounce.reason } as const;
  switch (bounce.class) {
    case 'hard':
      return [
        { effect: 'count', metric: 'bounced_hard' },
        bounced,
        { effect: 'stop_everywhere', state: 'invalid' },
        logged('hard_bounce', classification, bounce),
      ];
    case 'block':
      // The address accepts nothing from outside: the mailbox is not to blame, and another text
      // would not help.
      if (bounce.reason === 'closed_to_outsiders')
        return [bounced, { effect: 'stop', state: 'bounced' }, ...decline('bounced', now)];
      // The prospect is not to blame: the sequence goes on, and it counts against the mailbox. Not
      // if the recipient forwards: forwarding itself breaks SPF (RFC 7208 10.3), which says nothing
      // about the mailbox.
      return [
        { effect: 'count', metric: 'bounced_block' },
        bounced,
        ...(isForwarded(bounce, message)
          ? []
          : [{ effect: 'blame_mailbox' } as const, logged('block', classification, bounce)]),
      ];
    case 'soft':
      // It waits for its next try already: an earlier report told of the same refusal.
      if (message.state === 'scheduled' || message.state === 'reserved')
        return [{ effect: 'count', metric: 'bounced_soft' }, ...logDeferral(classification)];
      if (message.softBounces < SOFT_RETRIES)
        return [
          { effect: 'count', metric: 'bounced_soft' },
          { effect: 'retry', at: now + SOFT_RETRY_AFTER },
          ...logDeferral(classification),
        ];
      return [
        { effect: 'count', metric: 'bounced_soft' },
        bounced,
        ...(campaign.stopOnBounce ? [{ effect: 'stop', state: 'bounced' } as const] : []),
        ...logDeferral(classification),
        ...decline('bounced', now),
      ];
  }
}

/** What servers put off because of us: our rate, our host, our name. */
const ABOUT_US: ReadonlySet<BounceReason> = new Set([
  'rate_limited',
  'blocked',
  'bad_reputation',
  'spam',
  'policy',
  'authentication_failed',
  'no_reverse_dns',
  'tls_required',
  'sender_refused',
  'sending_limit',
  'account_refused',
]);

function logDeferral(classification: Classification): Effect[] {
  const { bounce } = classification;
  return bounce !== null && ABOUT_US.has(bounce.reason)
    ? [logged('deferral', classification, bounce)]
    : [];
}

function logged(kind: RefusalKind, { rule }: Classification, bounce: Bounce): Effect {
  const { reason, code, status, diagnostic } = bounce;
  return {
    effect: 'log',
    refusal: { kind, reason, rule, code, status: status === '' ? null : status, text: diagnostic },
  };
}

function decline(kind: DeclineKind | null, at: Instant): Effect[] {
  return kind === null ? [] : [{ effect: 'decline', kind, at }];
}

/** The message failed at an address that we did not write to. */
function isForwarded({ recipients }: Bounce, { email }: ConsequenceFacts['message']): boolean {
  return recipients.length > 0 && !recipients.includes(email);
}

/**
 * Final states from weak to strong: a later response may strengthen the end of a sequence, never
 * weaken it.
 */
const STRENGTH: readonly EnrollmentState[] = [
  'waiting',
  'queued',
  'paused',
  'finished',
  'removed',
  'ended',
  'suppressed',
  'declined',
  'bounced',
  'wrong_person',
  'left_company',
  'replied',
  'invalid',
  'unsubscribed',
  'complained',
];

export function strengthens(from: EnrollmentState, to: EnrollmentState): boolean {
  return STRENGTH.indexOf(to) > STRENGTH.indexOf(from);
}

/** The strongest of several final states; null for none. */
export function strongest(ends: readonly EnrollmentState[]): EnrollmentState | null {
  return ends.reduce<EnrollmentState | null>(
    (best, end) => (best === null || strengthens(best, end) ? end : best),
    null,
  );
}
