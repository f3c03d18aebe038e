/** Decides what follows from a response: a list of effects on the sequence, the prospect and the mailbox. Replies can only reduce sending. */
import { SAYS_NO } from './apply-label.ts';
import { SOFT_RETRIES, SOFT_RETRY_AFTER } from '../sending/smtp-outcome.ts';
import { DAY, type Instant } from '../../domain/time.ts';
import type { Campaign } from '../../domain/campaigns/campaign.ts';
import type { Bounce, Classification, Intent } from '../../domain/responses/response.ts';
import type { EnrollmentState } from '../../domain/campaigns/prospect.ts';
import type { Metric } from '../../domain/reports/metric.ts';

export type Effect =
  /** Counted once per message. */
  | { effect: 'count'; metric: Metric }
  /** Ends this sequence. */
  | { effect: 'stop'; state: EnrollmentState }
  /** Ends every sequence of the prospect, in every campaign. */
  | { effect: 'stop_everywhere'; state: 'unsubscribed' | 'complained' | 'invalid' }
  /** The address is never mailed again, by anybody. */
  | { effect: 'suppress'; reason: 'unsubscribed' | 'complained' }
  /** The next step waits: until the first working day after `returnsAt`, or until `until` when no date was given; never beyond `atMost`. */
  | { effect: 'postpone'; returnsAt: Instant | null; until: Instant; atMost: Instant | null }
  /** The message goes again. */
  | { effect: 'retry'; at: Instant }
  /** The message did not arrive, and will not: counted once as undelivered. */
  | { effect: 'bounced'; class: 'hard' | 'soft' | 'block'; reason: string }
  /** Our own fault: counts towards the mailbox's breaker, once for each message and recipient domain. */
  | { effect: 'blame_mailbox' }
  /** Colleagues wait until a person says otherwise. `company`: the domain that it registered. */
  | { effect: 'hold_company'; company: string }
  /** Nothing may follow from it: it is kept, and shown as unverified. */
  | { effect: 'unverified' };

export type ConsequenceFacts = {
  classification: Classification;
  proven: boolean;
  message: { email: string; sentAt: Instant | null; softBounces: number; company: string | null };
  campaign: Pick<Campaign, 'stopOnReply' | 'stopOnBounce' | 'sameCompany' | 'outOfOfficeDelay'>;
  now: Instant;
};

export function decideConsequences(facts: ConsequenceFacts): Effect[] {
  const { classification, proven, campaign } = facts;
  switch (classification.kind) {
    case 'reply':
      // A "no" ends it wherever replies do not.
      return [
        { effect: 'count', metric: 'replied' },
        ...(campaign.stopOnReply || says(classification, SAYS_NO)
          ? [{ effect: 'stop', state: 'replied' } as const]
          : []),
        ...holdCompany(facts),
      ];
    case 'unsubscribe':
      // A sender's address is easily written: what strikes somebody off for good needs to have had our message in its hands.
      return proven
        ? [
            { effect: 'count', metric: 'unsubscribed' },
            { effect: 'suppress', reason: 'unsubscribed' },
            { effect: 'stop_everywhere', state: 'unsubscribed' },
          ]
        : [{ effect: 'unverified' }];
    case 'complaint':
      return proven
        ? [
            { effect: 'count', metric: 'complained' },
            { effect: 'suppress', reason: 'complained' },
            { effect: 'stop_everywhere', state: 'complained' },
          ]
        : [{ effect: 'unverified' }];
    case 'bounce':
      return proven ? afterBounce(facts) : [{ effect: 'unverified' }];
    case 'out_of_office':
      return [{ effect: 'count', metric: 'out_of_office' }, ...postpone(facts)];
    case 'auto_reply': {
      // Nobody reads it there, or not for this purpose: the next step would reach the wrong person again.
      const gone = goneFor(classification);
      // No person wrote it, so nobody is kept waiting while one looks at it.
      if (!proven) return gone === null ? [] : [{ effect: 'unverified' }];
      return [
        { effect: 'count', metric: 'auto_reply' },
        ...(gone === null ? [] : [{ effect: 'stop', state: gone } as const]),
      ];
    }
    case 'delayed':
    case 'challenge':
    case 'delivered':
    case 'unrelated':
      return [];
  }
}

/** What an automatic answer says of the person, where the next step would reach nobody or the wrong one. */
export function goneFor({
  kind,
  intent,
}: Pick<Classification, 'kind' | 'intent'>): 'left_company' | 'wrong_person' | null {
  return kind === 'auto_reply' && (intent === 'left_company' || intent === 'wrong_person')
    ? intent
    : null;
}

/** Counted from the message it answers: however often an absence is forged, the next step is late by no more than this. */
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

/** Colleagues answer for nobody: whoever holds them has had our message. */
function holdCompany({ campaign, message, proven }: ConsequenceFacts): Effect[] {
  return proven && campaign.sameCompany === 'hold' && message.company !== null
    ? [{ effect: 'hold_company', company: message.company }]
    : [];
}

function says({ intent }: Classification, intents: ReadonlySet<Intent>): boolean {
  return intent !== null && intents.has(intent);
}

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
      ];
    case 'block':
      // The address takes nothing from outside: not the mailbox's fault, and no other text would change it.
      if (bounce.reason === 'closed_to_outsiders')
        return [bounced, { effect: 'stop', state: 'bounced' }];
      // Not the prospect's fault: the sequence goes on, the mailbox answers for it.
      // Where the recipient forwards to, mail of ours fails for the forwarding (SPF, RFC 7208 10.3): that says nothing of the mailbox.
      return [
        { effect: 'count', metric: 'bounced_block' },
        bounced,
        ...(isForwarded(bounce, message) ? [] : [{ effect: 'blame_mailbox' } as const]),
      ];
    case 'soft':
      if (message.softBounces < SOFT_RETRIES)
        return [
          { effect: 'count', metric: 'bounced_soft' },
          { effect: 'retry', at: now + SOFT_RETRY_AFTER },
        ];
      return [
        { effect: 'count', metric: 'bounced_soft' },
        bounced,
        ...(campaign.stopOnBounce ? [{ effect: 'stop', state: 'bounced' } as const] : []),
      ];
  }
}

/** It failed at an address that we did not write to. */
function isForwarded({ recipients }: Bounce, { email }: ConsequenceFacts['message']): boolean {
  return recipients.length > 0 && !recipients.includes(email);
}

/** Final states from weak to strong: a later response may strengthen the end of a sequence, never weaken it. */
const STRENGTH: readonly EnrollmentState[] = [
  'waiting',
  'queued',
  'finished',
  'ended',
  'suppressed',
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

/** The strongest of several ends; null for none. */
export function strongest(ends: readonly EnrollmentState[]): EnrollmentState | null {
  return ends.reduce<EnrollmentState | null>(
    (best, end) => (best === null || strengthens(best, end) ? end : best),
    null,
  );
}
