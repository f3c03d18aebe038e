/** What a stored response asks for, by the campaign files as they are now. */
import { decideConsequences, type Effect } from '../../../core/responses/consequences.ts';
import { applyLabel, isProvenByLabel } from '../../../core/responses/apply-label.ts';
import type { AnsweredMessage } from '../../../domain/responses/answered-message.ts';
import type { AnsweringResponse } from '../../../domain/responses/stored-response.ts';
import type { Campaign } from '../../../domain/campaigns/campaign.ts';
import type { ResponseKind } from '../../../domain/responses/response.ts';

export type RulesPort = {
  campaign(id: string): Campaign;
  /** The campaigns in which people of the company have open sequences. */
  campaignsAt(company: string): string[];
};

/** The effects that a verdict asks for, with its response. */
export type Opinion = { stored: AnsweringResponse; effects: Effect[] };

/** The kinds after which colleagues may have to wait. */
const ANSWERS: readonly ResponseKind[] = ['reply', 'unsubscribe', 'complaint'];

/**
 * The campaign by which a response is judged. Its colleagues wait too where only another campaign
 * that writes to them says so.
 */
export function rulesFor(
  port: RulesPort,
  { campaignId, company }: Pick<AnsweredMessage, 'campaignId' | 'company'>,
  kind: ResponseKind,
): Campaign {
  const campaign = port.campaign(campaignId);
  if (campaign.sameCompany === 'hold' || company === null || !ANSWERS.includes(kind))
    return campaign;
  return port.campaignsAt(company).some((id) => port.campaign(id).sameCompany === 'hold')
    ? { ...campaign, sameCompany: 'hold' }
    : campaign;
}

/** Days and delays count from when the response was read, as if the verdict had been right then. */
export function opinionOf(port: RulesPort, stored: AnsweringResponse): Opinion {
  const { message, classification, label, proven, processedAt } = stored;
  const labelled = applyLabel(classification, label);
  return {
    stored,
    effects: decideConsequences({
      classification: labelled,
      proven: proven || isProvenByLabel(classification, label),
      message,
      campaign: rulesFor(port, message, labelled.kind),
      now: processedAt,
    }),
  };
}

export function asksForHold({ effects }: Opinion, company: string): boolean {
  return effects.some((effect) => effect.effect === 'hold_company' && effect.company === company);
}
