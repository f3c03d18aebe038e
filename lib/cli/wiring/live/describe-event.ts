/** An event as references/events.md writes it, for lines and frames. */
import { sayEvent } from '../../../core/live/words.ts';
import { untrusted } from '../../render/untrusted.ts';
import { iso } from '../../runner/values.ts';
import type { Event } from '../../../domain/event.ts';
import type { NamedEvent } from '../../../state/live/read-log.ts';

export function describeEvent(event: Event): Record<string, unknown> {
  const { seq, type, at, campaignId, prospectId, messageId, data } = event;
  return { seq, type, at: iso(at), campaignId, prospectId, messageId, data };
}

/** With what a person needs to know what it is about. */
export function describeNamedEvent(event: NamedEvent): Record<string, unknown> {
  const { campaignName, person } = event;
  return {
    ...describeEvent(event),
    says: sayEvent(event),
    campaignName: untrusted(campaignName, 200),
    person: person && { untrusted: describePerson(person) },
  };
}

function describePerson({
  email,
  company,
  fields,
}: NonNullable<NamedEvent['person']>): Record<string, string | null> {
  const name = [fields['first_name'], fields['last_name']].filter(Boolean).join(' ');
  return {
    email: untrusted(email, 254),
    name: name === '' ? null : untrusted(name, 100),
    company: untrusted(fields['company'] || company, 100),
  };
}
