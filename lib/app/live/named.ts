/** Puts the names of people and campaigns beside what is about them. */
import { sayEvent } from '../../core/live/words.ts';
import type { LivePort } from './live-port.ts';
import type { NamedPerson, PastEvent, PlannedMessage } from '../../domain/live/facts.ts';
import type { LiveEvent, LivePersonName, LiveUpcoming } from '../../domain/live/overview.ts';

const LONGEST_NAME = 120;

/** People by id, their words made fit to be shown. Who was forgotten is missing. */
export function namesOf(port: LivePort, ids: readonly (number | null)[]): Map<number, NamedPerson> {
  const people = port.peopleNamed(ids.filter((id) => id !== null));
  for (const [id, person] of people) people.set(id, cleanPerson(port, person));
  return people;
}

function cleanPerson(port: LivePort, person: NamedPerson): NamedPerson {
  const shown = (text: string | null): string | null =>
    text === null ? null : port.cleanLine(text, LONGEST_NAME) || null;
  return {
    ...person,
    email: port.cleanLine(person.email, 254),
    name: shown(person.name),
    company: shown(person.company),
  };
}

export function nameAlone({ zone: _, ...name }: NamedPerson): LivePersonName {
  return name;
}

export function nameEvents(port: LivePort, events: readonly PastEvent[]): LiveEvent[] {
  const people = namesOf(
    port,
    events.map(({ prospectId }) => prospectId),
  );
  const campaigns = new Map<string, string | null>();
  const campaignName = (id: string): string | null => {
    if (!campaigns.has(id)) campaigns.set(id, port.source(id)?.head.name ?? null);
    return campaigns.get(id) ?? null;
  };
  return events.map((event) => {
    const person = event.prospectId === null ? undefined : people.get(event.prospectId);
    return {
      seq: event.seq,
      type: event.type,
      at: event.at,
      campaignId: event.campaignId,
      campaignName: event.campaignId === null ? null : campaignName(event.campaignId),
      person: person ? nameAlone(person) : null,
      kind: typeof event.data['kind'] === 'string' ? event.data['kind'] : null,
      says: sayEvent(event),
    };
  });
}

/** The earliest first, at most `limit`. */
export function nameUpcoming(
  port: LivePort,
  planned: readonly PlannedMessage[],
  limit: number,
): LiveUpcoming[] {
  const next = [...planned].sort((a, b) => a.sendAt - b.sendAt || a.row - b.row).slice(0, limit);
  const people = namesOf(
    port,
    next.map(({ prospectId }) => prospectId),
  );
  return next.flatMap((message): LiveUpcoming[] => {
    const person = people.get(message.prospectId);
    if (!person) return [];
    return [
      {
        messageId: message.row,
        campaignId: message.campaignId,
        person: nameAlone(person),
        step: message.step + 1,
        mailbox: message.mailboxId,
        sendAt: message.sendAt,
        zone: person.zone ?? port.source(message.campaignId)?.campaign.timezone ?? 'UTC',
      },
    ];
  });
}
