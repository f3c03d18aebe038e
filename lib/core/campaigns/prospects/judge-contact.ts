/** Finds what other campaigns know of a person in a prospects file. */
import { contactFrom, decliningNow } from '../contact.ts';
import { preferredWait } from '../preferred-pace.ts';
import type {
  ContactRules,
  KnownElsewhere,
  PreferenceWait,
} from '../../../domain/campaigns/contact.ts';
import type { Instant } from '../../../domain/time.ts';

/** `because`: our own words and campaign ids, never a cell. */
export type ContactFinding = {
  finding:
    | 'declined_elsewhere'
    | 'answered_elsewhere'
    | 'open_elsewhere'
    | 'recently_written'
    | PreferenceWait['reason'];
  because: string;
};

/** `known` null: no campaign knows the person. */
export function judgeContact(
  known: KnownElsewhere | null,
  rules: ContactRules,
  now: Instant,
): ContactFinding[] {
  if (known === null) return [];
  const findings: ContactFinding[] = [];
  const declined = decliningNow(known.declines, rules, now);
  if (declined)
    findings.push({
      finding: 'declined_elsewhere',
      because: `${declined.kind} in ${declined.campaignId}`,
    });
  else if (known.answered.length > 0)
    findings.push({ finding: 'answered_elsewhere', because: inCampaigns(known.answered) });
  if (known.open.length > 0)
    findings.push({ finding: 'open_elsewhere', because: inCampaigns(known.open) });
  const from = contactFrom(known.lastAt, rules);
  if (now < from) findings.push({ finding: 'recently_written', because: notBefore(from) });
  const chosen = preferredWait(known.preferred);
  if (chosen !== null && now < chosen.until)
    findings.push({ finding: chosen.reason, because: notBefore(chosen.until) });
  return findings;
}

function notBefore(from: Instant): string {
  return `not before ${new Date(from).toISOString()}`;
}

const SHOWN = 3;

function inCampaigns(ids: readonly string[]): string {
  const rest = ids.length - SHOWN;
  return `in ${ids.slice(0, SHOWN).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}
