/**
 * The recipients during a rehearsal: how often their servers were tried, and which of their
 * messages are on the way.
 */
import { reactionTo, refusalAt, type Cast } from '../../core/rehearsal/persona.ts';
import { toOfficeHours } from '../../core/rehearsal/office-hours.ts';
import { hashFraction } from '../../core/hash.ts';
import { loadCalendars, type Calendars, type PlacesPort } from '../planning/calendars.ts';
import { DAY, SECOND, type Instant } from '../../domain/time.ts';
import type { MailPort } from '../sending/deliver.ts';
import type { Campaign } from '../../domain/campaigns/campaign.ts';
import type { DueMessage } from '../../domain/sending/message.ts';
import type { Letter, Reaction, ServerRefusal } from '../../domain/rehearsal.ts';

export type PersonasPort = PlacesPort & {
  campaign(id: string): Campaign;
  /** Writes the message that answers one of ours at `at`. */
  writeLetter(
    reaction: Reaction,
    about: { message: DueMessage; raw: Buffer; sentAt: Instant; at: Instant },
  ): Promise<{ key: string; raw: Buffer }>;
};

type Arrival = Letter & { mailboxId: string };
export type Personas = {
  /**
   * Wraps the port to note each message: the server gets only an address, the personas need the
   * message.
   */
  watch(mail: MailPort): MailPort;
  refuse(email: string): ServerRefusal | null;
  take(mail: { to: string; raw: Buffer }): Promise<void>;
  /** The messages that arrived by `now`, oldest first; each is returned once. */
  arrivedBy(now: Instant): Arrival[];
  nextArrival(): Instant | null;
};

/** Calendars reach far ahead (HORIZON), but must be renewed now and then. */
const KEEP = 60 * DAY;

/** `cast`: the rates of reactions and the seed; `clock`: the virtual clock of the rehearsal. */
export function createPersonas(
  port: PersonasPort,
  { cast, clock }: { cast: Cast; clock: { now(): Instant } },
): Personas {
  const underWay = new Map<string, DueMessage>();
  const tries = new Map<number, number>();
  const calendars = new Map<string, { from: Instant; loaded: Promise<Calendars> }>();
  const letters: Arrival[] = [];

  function calendarsOf({ calendarKey, campaignId }: DueMessage, at: Instant): Promise<Calendars> {
    // People without a known country get the holidays of their campaign's.
    const name = `${campaignId} ${calendarKey}`;
    const known = calendars.get(name);
    if (known && at - known.from < KEEP) return known.loaded;
    const campaign = port.campaign(campaignId);
    const loaded = loadCalendars(port, [calendarKey], {
      window: { ...campaign.sendWindow, skipHolidays: true },
      campaign,
      from: at,
    });
    calendars.set(name, { from: at, loaded });
    return loaded;
  }

  async function arrivalOf(
    message: DueMessage,
    at: Instant,
    { after, officeHours }: { after: number; officeHours: boolean },
  ): Promise<Instant> {
    if (!officeHours) return toSecond(at + after);
    const { calendarKey, email, step } = message;
    const places = await calendarsOf(message, at);
    return toSecond(
      toOfficeHours(at + after, {
        table: places.zoneOf(calendarKey),
        isWorkingDay: (date) => places.isWorkingDay(calendarKey, date),
        spread: hashFraction(`${cast.seed}|${email}|${step}|morning`),
      }),
    );
  }

  /** How often the recipient's server was tried with this message. */
  const asked = ({ row }: DueMessage): number => tries.get(row) ?? 0;

  return {
    watch: (mail) => ({
      zoneOf: (id) => mail.zoneOf(id),
      addressOf: (id) => mail.addressOf(id),
      logIn: (id) => mail.logIn(id),
      write(delivery) {
        underWay.set(delivery.message.email, delivery.message);
        return mail.write(delivery);
      },
    }),
    refuse(email) {
      const message = need(underWay, email);
      tries.set(message.row, asked(message) + 1);
      return refusalAt(cast, { email, step: message.step, tries: asked(message) });
    },
    async take({ to, raw }) {
      const message = need(underWay, to);
      const sentAt = clock.now();
      const follows = reactionTo(cast, {
        email: message.email,
        step: message.step,
        tries: asked(message),
        at: sentAt,
      });
      if (follows === null) return;
      const at = await arrivalOf(message, sentAt, follows.timing);
      letters.push({
        at,
        mailboxId: message.mailboxId,
        ...(await port.writeLetter(follows.reaction, { message, raw, sentAt, at })),
      });
    },
    arrivedBy(now) {
      // The sort is stable: of two messages in one second the one written first comes first.
      letters.sort((a, b) => a.at - b.at);
      const later = letters.findIndex(({ at }) => at > now);
      return letters.splice(0, later < 0 ? letters.length : later);
    },
    nextArrival: () =>
      letters.reduce<Instant | null>(
        (first, { at }) => (first === null || at < first ? at : first),
        null,
      ),
  };
}

function need(underWay: ReadonlyMap<string, DueMessage>, email: string): DueMessage {
  const message = underWay.get(email);
  if (!message)
    throw new Error('The server of the rehearsal got an address without a message under way');
  return message;
}

/** Dates in messages have whole seconds. */
function toSecond(at: Instant): Instant {
  return Math.ceil(at / SECOND) * SECOND;
}
