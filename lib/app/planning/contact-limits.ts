/** What contact with the same people and companies means for a plan: asked person by person. */
import { contactFrom } from '../../core/campaigns/contact.ts';
import { DAY, type Instant } from '../../domain/time.ts';
import type { Campaign } from '../../domain/campaigns/campaign.ts';
import type { CompetitorsPort, NewcomersPage } from './competing-campaigns.ts';
import type { CompanyRoom, PlanContext } from '../../core/planning/place.ts';

type Port = Pick<CompetitorsPort, 'hasOtherCampaigns' | 'lastContactElsewhere' | 'peopleOpenAt'>;

/** `except`: messages that the plan places again, so they do not count as planned. */
export function contactLimits(
  port: Port,
  campaign: Campaign,
  except: ReadonlySet<number>,
): Pick<PlanContext, 'contactFrom' | 'companyOf'> {
  const { minDaysBetween, maxOpenPerCompany: most } = campaign.contact;
  const unpaced = minDaysBetween === 0 || !port.hasOtherCampaigns(campaign.id);
  const freeFrom = new Map<number, Instant>();
  const companies = new Map<string, CompanyRoom>();
  return {
    contactFrom({ prospectId }) {
      if (unpaced) return -Infinity;
      let from = freeFrom.get(prospectId);
      if (from === undefined) {
        const lastAt = port.lastContactElsewhere(prospectId, campaign.id);
        freeFrom.set(prospectId, (from = contactFrom(lastAt, campaign.contact)));
      }
      return from;
    },
    companyOf({ company }) {
      if (company === null || most === null) return null;
      let room = companies.get(company);
      if (!room)
        companies.set(company, (room = { most, people: port.peopleOpenAt(company, except) }));
      return room;
    },
  };
}

/** Which new prospects a plan loads: a recently contacted head of the list must not fill it. */
export function newcomersWanted(
  port: Pick<Port, 'hasOtherCampaigns'>,
  { id, contact }: Campaign,
  now: Instant,
): Pick<NewcomersPage, 'writtenSince' | 'mostPerCompany'> {
  const paced = contact.minDaysBetween > 0 && port.hasOtherCampaigns(id);
  return {
    writtenSince: paced ? now - contact.minDaysBetween * DAY : null,
    mostPerCompany: contact.maxOpenPerCompany,
  };
}
