/** What follows from a response, in words. */
import {
  decideConsequences,
  type Effect,
  type ConsequenceFacts,
} from '../../../lib/core/responses/consequences.ts';
import type {
  BounceClass,
  BounceReason,
  Classification,
  ResponseKind,
} from '../../../lib/domain/responses/response.ts';
import { MONDAY } from '../../support/quota.ts';

export const MESSAGE = {
  email: 'bob@example.test',
  sentAt: MONDAY,
  softBounces: 0,
  company: 'example.test',
  state: 'sent',
} as const;

export type SaidIntent = Partial<Classification> & {
  kind: ResponseKind;
  bounced?: BounceClass;
  reason?: BounceReason;
};

export function effectsOf(
  { bounced, reason = 'unknown', ...said }: SaidIntent,
  facts: Partial<Omit<ConsequenceFacts, 'classification'>> = {},
): Effect[] {
  const bounce =
    bounced === undefined
      ? null
      : {
          class: bounced,
          reason,
          status: '',
          code: null,
          recipient: 'bob@example.test',
          recipients: ['bob@example.test'],
          diagnostic: '',
        };
  return decideConsequences({
    classification: {
      rule: 'test',
      confidence: 1,
      bounce,
      originalMessageId: null,
      returnsAt: null,
      intent: null,
      contact: null,
      visibleText: null,
      ...said,
    },
    proven: true,
    message: MESSAGE,
    campaign: { stopOnReply: true, stopOnBounce: true, outOfOfficeDelay: 7, sameCompany: 'none' },
    now: MONDAY,
    ...facts,
  });
}
/** An effect in a few words: its name and what it is about. */
export const inWords = (effects: Effect[]): string[] =>
  effects.map((effect) =>
    [
      effect.effect,
      'metric' in effect
        ? effect.metric
        : 'state' in effect
          ? effect.state
          : 'class' in effect
            ? effect.class
            : 'refusal' in effect
              ? effect.refusal.kind
              : 'kind' in effect
                ? effect.kind
                : '',
    ]
      .join(' ')
      .trim(),
  );
