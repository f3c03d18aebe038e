/**
 * Stores a response and applies what follows from it, whether it came by mail or from a service.
 * Runs inside the caller's transaction.
 */
import { decideConsequences } from '../../../core/responses/consequences.ts';
import type { Match } from '../../../core/responses/match.ts';
import { dateIn } from '../../../core/time/day.ts';
import { applyEffects, type EffectsPort } from '../apply-effects.ts';
import { rulesFor, type RulesPort } from './opinion.ts';
import type { AnsweredMessage } from '../../../domain/responses/answered-message.ts';
import type { AppliedEffect } from '../../../domain/responses/applied-effect.ts';
import type { Classification } from '../../../domain/responses/response.ts';
import type { Instant } from '../../../domain/time.ts';

export type ApplyPort = RulesPort &
  EffectsPort & {
    /** Stores the effects of a response. */
    recordDone(responseId: number, done: readonly AppliedEffect[]): void;
  };

/**
 * `insert` stores it and returns its id. `receivedAt`: when it arrived, by its sender. `readAt`:
 * when it was first read; its day and its delays count from then.
 */
export type Applying = {
  classification: Classification;
  match: Match<AnsweredMessage> | null;
  insert: () => number;
  receivedAt: Instant;
  now: Instant;
  readAt: Instant;
  resumeAt: Instant | null;
};

export type Applied = { responseId: number; matched: boolean; unverified: boolean };

export function applyResponse(port: ApplyPort, applying: Applying): Applied {
  const { classification, match, receivedAt, now, readAt, resumeAt } = applying;
  const responseId = applying.insert();
  if (!match) return { responseId, matched: false, unverified: false };
  const { message, proven } = match;
  const campaign = rulesFor(port, message, classification.kind);
  const effects = decideConsequences({ classification, proven, message, campaign, now: readAt });
  const unverified = effects.some(({ effect }) => effect === 'unverified');
  port.appendEvent({
    type: unverified ? 'response.unverified' : 'response.received',
    at: now,
    campaignId: message.campaignId,
    prospectId: message.prospectId,
    messageId: message.row,
    data: { response: responseId, kind: classification.kind, rule: classification.rule },
  });
  const day = dateIn(campaign.timezone, readAt);
  const done = applyEffects(port, effects, { message, day, receivedAt, now, resumeAt });
  if (done.length > 0) port.recordDone(responseId, done);
  return { responseId, matched: true, unverified };
}
