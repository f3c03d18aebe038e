/** What the gate asks about a recipient's contact in other campaigns, and about colleagues. */
import type { Campaign } from '../../../domain/campaigns/campaign.ts';
import type { ContactElsewhere } from '../../../domain/campaigns/contact.ts';
import type { PreferredPace } from '../../../domain/responses/preference.ts';
import type { DueMessage } from '../../../domain/sending/message.ts';

export type ContactPort = {
  /** False: no other campaign was ever started. */
  hasOtherCampaigns(campaignId: string): boolean;
  contactElsewhere(prospectId: number, campaignId: string): ContactElsewhere;
  /** What the recipient of the message (row `except`) chose; null: nothing. */
  preferredPace(prospectId: number, except: number | null): PreferredPace | null;
  /** How many colleagues have open sequences, in any campaign, counted up to `most`. */
  countOpenColleagues(of: { company: string; prospectId: number; most: number }): number;
};

/** Only a first message adds to the people of its company. */
export function openAtCompany(
  port: Pick<ContactPort, 'countOpenColleagues'>,
  { step, company, prospectId }: Pick<DueMessage, 'step' | 'company' | 'prospectId'>,
  { contact: { maxOpenPerCompany: most } }: Campaign,
): number {
  return step > 0 || company === null || most === null
    ? 0
    : port.countOpenColleagues({ company, prospectId, most });
}
