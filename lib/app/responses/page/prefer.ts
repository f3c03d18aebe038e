/**
 * Stores what the recipient of a message chose on the preference page, by the token of that
 * message; only the recipient got it.
 */
import {
  choosePreference,
  preferenceInForce,
  type PreferenceStanding,
} from '../../../core/responses/choose-preference.ts';
import { unsubscribe, type UnsubscribePort } from '../unsubscribe.ts';
import type { Addressee } from '../../../domain/campaigns/address.ts';
import type { AnsweredMessage } from '../../../domain/responses/answered-message.ts';
import type { ChosenPreference, Preference } from '../../../domain/responses/preference.ts';
import type { Instant } from '../../../domain/time.ts';

export type StandingPort = {
  isSuppressed(addressee: Addressee): boolean;
  /** The person unsubscribed or complained. */
  saidNever(prospectId: number): boolean;
  chosenPreference(prospectId: number): ChosenPreference | null;
};

export type PreferPort = UnsubscribePort &
  StandingPort & {
    putPreference(prospectId: number, chosen: ChosenPreference, now: Instant): void;
    /** Drops the planned messages of the person that were never tried; returns how many. */
    dropPlans(prospectId: number): number;
  };

/** `inForce`: what applies to the person after the call. */
export type Preferred =
  | { outcome: 'unknown' }
  | {
      outcome: 'chosen' | 'already';
      message: AnsweredMessage;
      inForce: Preference | null;
      pausedUntil: Instant | null;
      /** How many planned messages wait for a new plan. */
      plansDropped: number;
    };

type Slower = Exclude<Preference, 'never'>;
type Call<Wish extends Preference> = { token: string; preference: Wish; now: Instant };

/** Repeating a choice that is in force changes nothing. */
export function preferSlower(port: PreferPort, call: Call<Slower>): Promise<Preferred> {
  const { token, preference, now } = call;
  return port.transact((): Preferred => {
    const message = port.findByTokens([token]);
    if (!message || !port.isOurs(message.messageId)) return { outcome: 'unknown' };
    const { campaignId, prospectId, row: messageId } = message;
    const standing = standingOf(port, message);
    const chosen = choosePreference(standing, preference, now);
    const after = chosen === null ? standing : { ...standing, chosen };
    const inForce = preferenceInForce(after, now);
    const pausedUntil = inForce === 'pause' ? (after.chosen?.pausedUntil ?? null) : null;
    const known = { message, inForce, pausedUntil };
    if (chosen === null) return { ...known, outcome: 'already', plansDropped: 0 };
    port.putPreference(prospectId, chosen, now);
    const plansDropped = port.dropPlans(prospectId);
    const data = { preference, pausedUntil, replaces: preferenceInForce(standing, now) };
    const about = { campaignId, prospectId, messageId };
    port.appendEvent({ type: 'preference.chosen', at: now, ...about, data });
    return { ...known, outcome: 'chosen', plansDropped };
  });
}

/** The same for every choice, where the caller needs no details. */
export async function prefer(port: PreferPort, call: Call<Preference>): Promise<void> {
  const { token, preference, now } = call;
  if (preference === 'never') await unsubscribe(port, { token, now });
  else await preferSlower(port, { token, preference, now });
}

export function standingOf(
  port: StandingPort,
  message: Pick<AnsweredMessage, 'prospectId' | 'email' | 'canonical'>,
): PreferenceStanding {
  return {
    never: port.saidNever(message.prospectId) || port.isSuppressed(message),
    chosen: port.chosenPreference(message.prospectId),
  };
}
