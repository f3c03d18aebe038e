/**
 * Unsubscribes the recipient whose message contains the given token of an unsubscribe link; only
 * that recipient got it.
 */
import { decideConsequences, type Effect } from '../../core/responses/consequences.ts';
import { dateIn } from '../../core/time/day.ts';
import { rulesFor, type RulesPort } from './effects/opinion.ts';
import { applyEffects, type EffectsPort } from './apply-effects.ts';
import type { AnsweredMessage } from '../../domain/responses/answered-message.ts';
import type { Campaign } from '../../domain/campaigns/campaign.ts';
import type { Classification } from '../../domain/responses/response.ts';
import type { AppliedEffect } from '../../domain/responses/applied-effect.ts';
import type { Instant } from '../../domain/time.ts';

export type UnsubscribePort = EffectsPort &
  RulesPort & {
    transact<T>(work: () => T): Promise<T>;
    findByTokens(tokens: readonly string[]): AnsweredMessage | null;
    isOurs(messageId: string): boolean;
    campaign(id: string): Campaign;
    /** Stores the call as a response to the message; returns its id. */
    insertCall(call: {
      message: AnsweredMessage;
      classification: Classification;
      now: Instant;
    }): number;
    recordDone(responseId: number, done: readonly AppliedEffect[]): void;
  };

export type Unsubscribed =
  | { outcome: 'unknown' }
  | { outcome: 'unsubscribed' | 'already'; message: AnsweredMessage; sequencesEnded: number };

const ONE_CLICK_VERDICT: Classification = {
  kind: 'unsubscribe',
  rule: 'one-click',
  confidence: 1,
  bounce: null,
  originalMessageId: null,
  returnsAt: null,
  intent: 'unsubscribe',
  contact: null,
  visibleText: null,
};

/** They follow only when the unsubscription itself changed something. */
const FOLLOWING: readonly Effect['effect'][] = ['count', 'hold_company'];

type Call = { token: string; now: Instant };

/**
 * A token never expires. Repeating the call changes nothing, unless the operator has lifted the
 * suppression.
 */
export async function unsubscribe(
  port: UnsubscribePort,
  { token, now }: Call,
): Promise<Unsubscribed> {
  const find = (): AnsweredMessage | null => {
    const found = port.findByTokens([token]);
    return found && port.isOurs(found.messageId) ? found : null;
  };
  // A forged token does not take the lock of the file.
  if (find() === null) return { outcome: 'unknown' };
  return port.transact((): Unsubscribed => {
    const message = find();
    if (message === null) return { outcome: 'unknown' };
    const { campaignId, prospectId, row: messageId } = message;
    const campaign = rulesFor(port, message, ONE_CLICK_VERDICT.kind);
    const facts = { classification: ONE_CLICK_VERDICT, proven: true, message, campaign, now };
    const effects = decideConsequences(facts);
    const day = dateIn(campaign.timezone, now);
    const occasion = { message, day, receivedAt: now, now, resumeAt: null };
    const changed = applyEffects(
      port,
      effects.filter(({ effect }) => !FOLLOWING.includes(effect)),
      occasion,
    );
    if (changed.length === 0) return { outcome: 'already', message, sequencesEnded: 0 };
    const following = applyEffects(
      port,
      effects.filter(({ effect }) => FOLLOWING.includes(effect)),
      occasion,
    );
    const response = port.insertCall({ message, classification: ONE_CLICK_VERDICT, now });
    port.recordDone(response, [...following, ...changed]);
    const data = { response, kind: ONE_CLICK_VERDICT.kind, rule: ONE_CLICK_VERDICT.rule };
    const about = { campaignId, prospectId, messageId };
    port.appendEvent({ type: 'response.received', at: now, ...about, data });
    const sequencesEnded = changed.filter(({ did }) => did === 'stop').length;
    return { outcome: 'unsubscribed', message, sequencesEnded };
  });
}
