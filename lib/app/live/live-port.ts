/** The reads that the live page needs from the state file, and what its commands look like. */
import type { QuotaPort } from '../planning/quotas.ts';
import type { ShownAlert } from '../../core/live/stops.ts';
import type { Campaign } from '../../domain/campaigns/campaign.ts';
import type { Decline } from '../../domain/campaigns/contact.ts';
import type { Mailbox } from '../../domain/campaigns/mailbox.ts';
import type { Sequence } from '../../domain/campaigns/prospect.ts';
import type { Suppression } from '../../domain/campaigns/suppression.ts';
import type {
  DayCount,
  LivingPerson,
  MailboxDay,
  NamedPerson,
  OpenKind,
  OpenReply,
  PastEvent,
  PastMessage,
  PastResponse,
  PlannedMessage,
  TrackedCount,
  WeekHour,
} from '../../domain/live/facts.ts';
import type { CampaignHead, EnrollmentCount } from '../../domain/reports/report.ts';
import type { PreferredPace } from '../../domain/responses/preference.ts';
import type { Hold } from '../../domain/sending/hold.ts';
import type { Instant, LocalDate } from '../../domain/time.ts';

/** A campaign with its defaults, and its head. */
export type LiveSource = { head: CampaignHead; campaign: Campaign };

/** None of these reads grows with the number of people. */
export type LivePort = QuotaPort & {
  /** Runs `read` on one snapshot of the file, which ends with it. */
  inSnapshot<T>(read: () => T): T;
  newestSeq(): number;
  /** The campaigns that are shown, active ones first. */
  newestCampaigns(limit: number): string[];
  /** Null: there is no such campaign. */
  source(campaignId: string): LiveSource | null;
  /** Null: there is no such mailbox. */
  findMailbox(id: string): Mailbox | null;
  listMailboxes(): Mailbox[];
  mailboxesOf(campaignId: string): Mailbox[];
  /** The active campaigns that send from a mailbox. */
  campaignsOn(mailboxId: string): { campaignId: string }[];
  enrollmentCounts(campaignId: string): EnrollmentCount[];
  dayCounts(campaignId: string): DayCount[];
  trackedCounts(campaignId: string): TrackedCount[];
  weekHours(campaignId: string, since: number): WeekHour[];
  countInterested(campaignId: string): number;
  mailboxDays(mailboxId: string, since: LocalDate): MailboxDay[];
  planningMailboxes(campaignId: string): string[];
  nextMessages(of: { campaignId: string; mailboxId: string }, limit: number): PlannedMessage[];
  recentEvents(campaignId: string | null, limit: number): PastEvent[];
  recentEventsFrom(mailboxId: string, limit: number): PastEvent[];
  peopleNamed(ids: readonly number[]): Map<number, NamedPerson>;
  openReplies(campaignId: string, page: { of: OpenKind; limit: number }): OpenReply[];
  countOpenReplies(campaignId: string, most: number): number;
  openHolds(now: Instant): Hold[];
  /** Those with a row, and those that only time raises. */
  openAlerts(now: Instant): ShownAlert[];
  /** See `whyImpossible`: whether the command can be run now. */
  isPossible(rest: string, at: { holds: readonly Hold[]; now: Instant }): boolean;
  livingPerson(prospectId: number): LivingPerson | null;
  sequencesOf(prospectId: number, campaignId: null): Sequence[];
  messagesTo(prospectId: number): PastMessage[];
  responsesFrom(prospectId: number, limit: number): PastResponse[];
  eventsOfPerson(prospectId: number, limit: number): PastEvent[];
  countOfPerson(prospectId: number): { responses: number; events: number };
  preferredPace(prospectId: number, except: null): PreferredPace | null;
  declinesOf(prospectId: number): Decline[];
  suppressionsOf(person: Pick<LivingPerson, 'email' | 'canonical'>): Suppression[];
  /** The command line; it can be pasted and run. */
  writeCall(script: string, rest: string): string;
  /** A word of the command line. */
  quote(word: string): string;
  /** A stranger's text: without control and bidi characters, cut. */
  clean(text: string, length: number): string;
  /** The same, on one line. */
  cleanLine(text: string, length: number): string;
};
