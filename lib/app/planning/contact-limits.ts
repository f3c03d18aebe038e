/** What contact with the same people and companies means for a plan: asked person by person. */
import { contactWait, WRITE_ANY_TIME } from '../../core/campaigns/preferred-pace.ts';
import { DAY, type Instant } from '../../domain/time.ts';
import type { ContactWait } from '../../domain/campaigns/contact.ts';
import type { Campaign } from '../../domain/campaigns/campaign.ts';
import type { CompetitorsPort, NewcomersPage } from './competing-campaigns.ts';
import type { CompanyRoom, PlanContext } from '../../core/planning/place.ts';

type Port = Pick<
  CompetitorsPort,
  'anyPreferences' | 'hasOtherCampaigns' | 'lastContactElsewhere' | 'peopleOpenAt' | 'preferredPace'
>;

/** `except`: messages that the plan places again, so they do not count as planned. */
export function contactLimits(
  port: Port,
  campaign: Campaign,
  except: ReadonlySet<number>,
): Pick<PlanContext, 'contactWait' | 'companyOf'> {
  const { minDaysBetween, maxOpenPerCompany: most } = campaign.contact;
  const unpaced = minDaysBetween === 0 || !port.hasOtherCampaigns(campaign.id);
  const chosen = port.anyPreferences();
  const waits = new Map<number, ContactWait>();
  const companies = new Map<string, CompanyRoom>();
  return {
    contactWait({ prospectId, messageRow }) {
      if (unpaced && !chosen) return WRITE_ANY_TIME;
      let wait = waits.get(prospectId);
      if (wait === undefined) {
        const lastAt = unpaced ? null : port.lastContactElsewhere(prospectId, campaign.id);
        const preferred = chosen ? port.preferredPace(prospectId, messageRow) : null;
        waits.set(prospectId, (wait = contactWait(lastAt, campaign.contact, preferred)));
      }
      return wait;
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
  port: Pick<Port, 'hasOtherCampaigns' | 'anyPreferences'>,
  { id, contact }: Campaign,
  now: Instant,
): Pick<NewcomersPage, 'writtenSince' | 'freeBy' | 'mostPerCompany'> {
  const paced = contact.minDaysBetween > 0 && port.hasOtherCampaigns(id);
  return {
    writtenSince: paced ? now - contact.minDaysBetween * DAY : null,
    freeBy: port.anyPreferences() ? now : null,
    mostPerCompany: contact.maxOpenPerCompany,
  };
}
