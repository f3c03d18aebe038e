/** Tells what the preference page of a token shows. Reads only. */
import { splitLiquid } from '../../../core/campaigns/split-liquid.ts';
import { preferenceInForce } from '../../../core/responses/choose-preference.ts';
import { acceptedLanguages } from '../../../core/responses/page/accepted-languages.ts';
import { fillTexts } from '../../../core/responses/page/fill-texts.ts';
import { pageLanguage } from '../../../core/responses/page/page-language.ts';
import { languageOf } from '../../../core/text/language-of.ts';
import { standingOf, type StandingPort } from './prefer.ts';
import type { AnsweredMessage } from '../../../domain/responses/answered-message.ts';
import type { Campaign } from '../../../domain/campaigns/campaign.ts';
import type { PreferencesShown, PublicLanguage } from '../../../domain/responses/public-texts.ts';
import type { Instant, Zone } from '../../../domain/time.ts';

export type ShowPreferencesPort = StandingPort & {
  findByTokens(tokens: readonly string[]): AnsweredMessage | null;
  isOurs(messageId: string): boolean;
  campaign(id: string): Campaign;
  senderOf(mailboxId: string): string | null;
  placeOfRecipient(prospectId: number): { country: string | null; region: string | null };
};

/** A token that is not ours gets the page without a sender. */
export function showPreferences(
  port: ShowPreferencesPort,
  { token, acceptLanguage, now }: { token: string; acceptLanguage: string | null; now: Instant },
): PreferencesShown {
  const accepted = acceptedLanguages(acceptLanguage);
  const message = port.findByTokens([token]);
  if (!message || !port.isOurs(message.messageId)) {
    const language = pageLanguage({ country: null, region: null, written: null, accepted });
    return fillTexts({ language, sender: null, chosen: null });
  }
  const campaign = port.campaign(message.campaignId);
  const standing = standingOf(port, message);
  const preference = preferenceInForce(standing, now);
  const until = standing.chosen?.pausedUntil ?? null;
  const zone: Zone = message.zone ?? campaign.timezone;
  return fillTexts({
    language: pageLanguage({
      ...port.placeOfRecipient(message.prospectId),
      written: writtenIn(campaign, message),
      accepted,
    }),
    sender: port.senderOf(message.mailboxId),
    chosen: preference && { preference, until, zone },
  });
}

function writtenIn(
  { steps }: Campaign,
  { step, variant }: Pick<AnsweredMessage, 'step' | 'variant'>,
): PublicLanguage | null {
  const variants = steps[step]?.variants ?? [];
  const written = variants.find(({ name }) => name === variant) ?? variants[0];
  if (written === undefined) return null;
  const words = splitLiquid(written.text).around.split(/\s/);
  // Links and addresses are words of no language.
  return languageOf(words.filter((word) => !word.includes('://') && !word.includes('@')).join(' '));
}
