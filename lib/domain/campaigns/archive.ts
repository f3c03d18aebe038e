/** What can be taken out of a campaign's archive, row by row. */
import type { Instant } from '../time.ts';

/** The final state of one prospect. */
export type ArchiveRow = {
  email: string;
  state: string;
  prospectState: string;
  stepsSent: number;
  firstSentAt: Instant | null;
  lastSentAt: Instant | null;
  bounceClass: string | null;
};

export const ARCHIVE_FILES = [
  'report.json',
  'people.csv',
  'messages.csv',
  'replies.csv',
  'labels.csv',
  'events.ndjson',
] as const;
export type ArchiveFile = (typeof ARCHIVE_FILES)[number];

/** Rows of each file that is a table. */
export type ArchiveCounts = Record<Exclude<ArchiveFile, 'report.json'>, number>;

/** A person with what the list said, and how the sequence stands. */
export type ArchivedPerson = ArchiveRow & {
  firstName: string | null;
  lastName: string | null;
  company: string | null;
  country: string | null;
  zone: string | null;
};

/** `step`: from 1. */
export type ArchivedMessage = {
  email: string;
  step: number;
  variant: string;
  mailbox: string;
  state: string;
  plannedFor: Instant;
  sentAt: Instant | null;
  subject: string | null;
  messageId: string;
  bounceClass: string | null;
  bounceReason: string | null;
};

/** A response to a message of the campaign, of any kind. The last three are a stranger's words. */
export type ArchivedResponse = {
  id: number;
  kind: string;
  email: string | null;
  step: number | null;
  receivedAt: Instant;
  intent: string | null;
  label: string | null;
  bounceClass: string | null;
  bounceReason: string | null;
  fromAddress: string | null;
  subject: string | null;
  visibleText: string | null;
};
