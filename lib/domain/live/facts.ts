/** The rows behind the live page, as the state file has them. Instants are milliseconds. */
import type { Event } from '../event.ts';
import type { RecordedMessage, RecordedResponse } from '../campaigns/person-record.ts';
import type { KnownPerson } from '../campaigns/prospect.ts';
import type { CounterRow } from '../reports/metric.ts';
import type { Concern, DataRequest } from '../responses/response.ts';
import type { Message } from '../sending/message.ts';
import type { Instant, LocalDate, Zone } from '../time.ts';
import type { LivePersonName } from './overview.ts';

/** `zone` null: unknown; the campaign's is used. */
export type NamedPerson = LivePersonName & { zone: Zone | null };

export type PastEvent = Pick<Event, 'seq' | 'at' | 'type' | 'campaignId' | 'prospectId' | 'data'>;

/** `step` from 0. */
export type PlannedMessage = Pick<
  Message,
  'row' | 'campaignId' | 'prospectId' | 'step' | 'mailboxId' | 'sendAt'
>;

/** The totals of one day (in the campaign's zone) and step (from 0). */
export type DayCount = {
  day: LocalDate;
  step: number;
  sent: number;
  rejected: number;
  undelivered: number;
  replied: number;
};

/** How many messages of a campaign a metric of tracking counts. */
export type TrackedCount = Pick<CounterRow, 'metric' | 'n'>;

/** The totals of one hour of the week: `localHour` 0 to 167, from Thursday 00:00. */
export type WeekHour = { localHour: number; sent: number; replied: number };

export type MailboxDay = { day: LocalDate; sent: number; bounced: number; rejected: number };

/** Rights under data-protection law; threats, complaints and anger; every other. */
export const OPEN_KINDS = ['requests', 'concerns', 'others'] as const;
export type OpenKind = (typeof OPEN_KINDS)[number];

/** A response that needs a person. */
export type OpenReply = {
  id: number;
  campaignId: string;
  prospectId: number;
  receivedAt: Instant;
  kind: string;
  intent: string | null;
  request: DataRequest | null;
  concern: Concern | null;
  unverified: 0 | 1;
  visibleText: string | null;
};

export type LivingPerson = KnownPerson & { createdAt: Instant };

/** `step` from 0. `attempts`: oldest first. */
export type PastMessage = Pick<
  RecordedMessage,
  'campaignId' | 'step' | 'mailboxId' | 'state' | 'sentAt' | 'subject' | 'attempts'
> & { sendAt: Instant };

export type PastResponse = Pick<
  RecordedResponse,
  'responseId' | 'campaignId' | 'receivedAt' | 'label' | 'subject' | 'classification'
>;
