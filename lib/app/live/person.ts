/** The live page of one person: everything that happened, oldest first. */
import { preferredWait } from '../../core/campaigns/preferred-pace.ts';
import { covers } from '../../core/limits/hold-reach.ts';
import { momentsOf } from '../../core/live/moments.ts';
import { nameAlone, namesOf } from './named.ts';
import type { LivePort } from './live-port.ts';
import type { LivingPerson, PastMessage } from '../../domain/live/facts.ts';
import type { LiveMoment, LivePerson, LiveSequence } from '../../domain/live/history.ts';
import type { Sequence } from '../../domain/campaigns/prospect.ts';
import type { PreferenceWait } from '../../domain/campaigns/contact.ts';
import type { Hold } from '../../domain/sending/hold.ts';
import type { Instant } from '../../domain/time.ts';

/** The newest are shown; a mail loop can answer thousands of times. */
const MOST_MOMENTS = 500;
const LONGEST_TEXT = 4_000;

/** Null: there is no such person, or they were forgotten. */
export function loadPerson(
  port: LivePort,
  { prospectId, now }: { prospectId: number; now: Instant },
): LivePerson | null {
  return port.inSnapshot(() => {
    const person = port.livingPerson(prospectId);
    const name = namesOf(port, [prospectId]).get(prospectId);
    if (person === null || !name) return null;
    const messages = port.messagesTo(prospectId);
    const sequences = port.sequencesOf(prospectId, null);
    const responses = port.responsesFrom(prospectId, MOST_MOMENTS);
    const events = port.eventsOfPerson(prospectId, MOST_MOMENTS);
    const suppressions = port.suppressionsOf(person);
    const count = port.countOfPerson(prospectId);
    const all = momentsOf({
      createdAt: person.createdAt,
      messages,
      responses: [...responses].reverse(),
      events: [...events].reverse(),
      declines: port.declinesOf(prospectId),
      suppressions,
      holds: port.openHolds(now).filter((hold) => stopsPerson(hold, person, sequences)),
    });
    const unread = count.responses - responses.length + count.events - events.length;
    const [suppressed] = suppressions;
    const wish = preferredWait(port.preferredPace(prospectId, null));
    return {
      person: nameAlone(name),
      state: person.state,
      zone: person.zone,
      country: person.country,
      sequences: sequences.map((sequence) => describeSequence(port, sequence, { messages, wish })),
      history: all.slice(-MOST_MOMENTS).map((moment) => cleanMoment(port, moment)),
      leftOut: Math.max(0, all.length - MOST_MOMENTS) + unread,
      run: port.writeCall('rate_limiter', `why --prospect ${port.quote(person.email)}`),
      suppressed: suppressed
        ? {
            reason: port.cleanLine(suppressed.reason, 200),
            source: suppressed.source,
            at: suppressed.at,
          }
        : null,
    };
  });
}

/** A hold on the recipient's side stops every message; others those of an open sequence. */
function stopsPerson(
  hold: Hold,
  { provider, domain, company }: LivingPerson,
  sequences: readonly Sequence[],
): boolean {
  return sequences.some(
    ({ campaignId, mailboxId, state }) =>
      (state === 'waiting' || state === 'queued') &&
      covers(hold, { campaignId, mailboxId: mailboxId ?? '', provider, domain, company }),
  );
}

function describeSequence(
  port: LivePort,
  { campaignId, state, step, dueAt, mailboxId }: Sequence,
  { messages, wish }: { messages: readonly PastMessage[]; wish: PreferenceWait | null },
): LiveSequence {
  const source = port.source(campaignId);
  const planned = messages.find(
    (message) => message.campaignId === campaignId && message.state === 'scheduled',
  );
  const due = dueAt === 0 || (state !== 'waiting' && state !== 'queued') ? null : dueAt;
  const later = due !== null && wish !== null && wish.until > due ? wish : null;
  return {
    campaignId,
    campaignName: port.cleanLine(source?.head.name ?? campaignId, 120),
    state,
    step: step + 1,
    steps: source?.campaign.steps.length ?? 0,
    dueAt: later?.until ?? due,
    waitsBy: later?.reason ?? null,
    plannedAt: planned?.sendAt ?? null,
    mailbox: mailboxId,
  };
}

function cleanMoment(port: LivePort, moment: LiveMoment): LiveMoment {
  return {
    ...moment,
    text: moment.text === null ? null : port.clean(moment.text, LONGEST_TEXT) || null,
  };
}
