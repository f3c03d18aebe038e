/** Writes a file of the archive in pieces: a million rows are never held at once. */
import { reportCampaign } from '../../../app/reports/report.ts';
import { createArchive } from '../../../state/campaigns/archive-rows.ts';
import { readLog } from '../../../state/live/read-log.ts';
import { createReportStore } from '../../../state/reports/report-store.ts';
import { needHead } from '../../analytics/find-head.ts';
import { renderRow, type CsvCell } from '../../render/csv.ts';
import { untrusted } from '../../render/untrusted.ts';
import { iso } from '../../runner/values.ts';
import { readStoredReport } from '../../wiring/campaigns/stored-report.ts';
import { describeNamedEvent } from '../../wiring/live/describe-event.ts';
import type { ArchivedResponse, ArchiveFile } from '../../../domain/campaigns/archive.ts';
import type { Instant } from '../../../domain/time.ts';
import type { Database } from '../../../state/engine/database.ts';

export type ArchiveRequest = { db: Database; campaignId: string; now: Instant };

export function contentOf(file: ArchiveFile, { db, campaignId, now }: ArchiveRequest) {
  const archive = createArchive(db);
  switch (file) {
    case 'report.json':
      return [reportOf({ db, campaignId, now })];
    case 'people.csv':
      return table(PEOPLE, archive.archivedPeople(campaignId), (row) => [
        ...[row.email, row.firstName, row.lastName, row.company, row.country, row.zone],
        ...[row.state, row.prospectState, row.stepsSent],
        ...[iso(row.firstSentAt), iso(row.lastSentAt), row.bounceClass],
      ]);
    case 'messages.csv':
      return table(MESSAGES, archive.archivedMessages(campaignId), (row) => [
        ...[row.email, row.step, row.variant, row.mailbox, row.state],
        ...[iso(row.plannedFor), iso(row.sentAt), row.subject, row.messageId],
        ...[row.bounceClass, row.bounceReason],
      ]);
    case 'replies.csv':
      return table(
        [...RESPONSES, ...WORDS],
        archive.archivedResponses(campaignId, { labelled: false }),
        (row) => [...responseCells(row), ...wordCells(row)],
      );
    case 'labels.csv':
      return table(
        RESPONSES,
        archive.archivedResponses(campaignId, { labelled: true }),
        responseCells,
      );
    case 'events.ndjson':
      return events(db, campaignId);
  }
}

const PEOPLE = [
  ...['email', 'first_name', 'last_name', 'company', 'country', 'timezone'],
  ...['state', 'prospect', 'steps_sent', 'first_sent_at', 'last_sent_at', 'bounce'],
];
const MESSAGES = [
  ...['email', 'step', 'variant', 'mailbox', 'state', 'planned_for', 'sent_at'],
  ...['subject', 'message_id', 'bounce', 'bounce_reason'],
];
const RESPONSES = [
  ...['response_id', 'kind', 'email', 'step', 'received_at', 'intent', 'label'],
  ...['bounce', 'bounce_reason'],
];
/** What a stranger wrote. */
const WORDS = ['untrusted_from', 'untrusted_subject', 'untrusted_text'];
const LONGEST_TEXT = 20_000;

function responseCells(row: ArchivedResponse): CsvCell[] {
  const { id, kind, email, step, receivedAt, intent, label, bounceClass, bounceReason } = row;
  return [id, kind, email, step, iso(receivedAt), intent, label, bounceClass, bounceReason];
}

function wordCells({ fromAddress, subject, visibleText }: ArchivedResponse): CsvCell[] {
  return [
    untrusted(fromAddress, 254),
    untrusted(subject, 500),
    untrusted(visibleText, LONGEST_TEXT),
  ];
}

function* table<Row>(
  header: readonly string[],
  rows: Iterable<Row>,
  cellsOf: (row: Row) => CsvCell[],
): Generator<string> {
  yield renderRow(header);
  for (const row of rows) yield renderRow(cellsOf(row));
}

/** The final report that `complete` stored; before that, the report as it is now. */
function reportOf({ db, campaignId, now }: ArchiveRequest): string {
  const stored = readStoredReport(db, campaignId);
  if (stored !== null) return stored;
  const report = reportCampaign(createReportStore(db), needHead(db, campaignId), now);
  return `${JSON.stringify(report, null, 2)}\n`;
}

/** In parts, as `analytics events` reads them. */
function* events(db: Database, campaignId: string): Generator<string> {
  for (let after = 0; ;) {
    const part = readLog(db, { after, campaignId, types: null, limit: 1_000 });
    for (const event of part.events) yield `${JSON.stringify(describeNamedEvent(event))}\n`;
    if (part.next >= part.newest || part.next === after) return;
    after = part.next;
  }
}
