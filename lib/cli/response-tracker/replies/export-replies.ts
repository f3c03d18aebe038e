/**
 * Writes every reply of a list, whatever its pages, as CSV or NDJSON: with our own columns, or with
 * those that a CRM imports.
 */
import { CRM_COLUMNS, type ColumnSet } from '../../../../data/crm/column-sets.ts';
import { canonicalAddress } from '../../../core/campaigns/prospects/canonical-address.ts';
import { crmRow } from '../../../core/responses/export/crm-row.ts';
import { renderCsv, type CsvTable } from '../../render/csv.ts';
import { untrusted } from '../../render/untrusted.ts';
import { usage } from '../../runner/parse.ts';
import { iso } from '../../runner/values.ts';
import { describeReply } from './describe-reply.ts';
import type { Answer, Context } from '../../runner/command.ts';
import type { ListedResponse } from '../../../domain/responses/stored-response.ts';

export type ColumnSetName = ColumnSet['name'];
export const COLUMN_SETS = CRM_COLUMNS.map(({ name }) => name);

const TEXT = 2_000;
const NAME = 80;

/** Null when another format is asked for. Throws Failure `usage`. */
export function exportReplies(
  { format }: Pick<Context, 'format'>,
  { columns, rows }: { columns: ColumnSetName | null; rows: () => Iterable<ListedResponse> },
): Answer | null {
  const set = CRM_COLUMNS.find(({ name }) => name === columns) ?? null;
  if (format !== 'csv' && format !== 'ndjson' && !(set !== null && format === null)) {
    if (set === null) return null;
    throw usage(
      `--columns ${set.name} needs a table, but the format is ${format}; expected csv or ndjson.`,
      `Example: --columns ${set.name} --output leads.csv.`,
      'response_tracker.ts replies',
    );
  }
  if (set === null && format === 'ndjson')
    return { data: {}, lines: [...rows()].map((row) => describeReply(row, TEXT)) };
  const table = set === null ? ownTable(rows()) : crmTable(set, rows());
  return {
    data: { rows: table.rows.length, columns: table.header },
    brief: { rows: table.rows.length },
    printAs: 'csv',
    render: { csv: () => renderCsv(table) },
    lines: table.rows.map((cells) =>
      Object.fromEntries(table.header.map((name, index) => [name, cells[index]])),
    ),
  };
}

/** With `label` filled in, `label --from` takes the file as it is. */
function ownTable(rows: Iterable<ListedResponse>): CsvTable {
  return {
    header: [
      'responseId',
      'label',
      'intent',
      'kind',
      'campaignId',
      'email',
      'firstName',
      'lastName',
      'company',
      'title',
      'step',
      'receivedAt',
      'subject',
      'text',
    ],
    rows: Array.from(rows, (row) => [
      row.at === 'report' ? row.id : null,
      row.label,
      row.intent,
      row.kind,
      row.campaignId,
      row.email,
      untrusted(row.firstName, NAME),
      untrusted(row.lastName, NAME),
      untrusted(row.company, NAME),
      untrusted(row.title, NAME),
      row.step,
      iso(row.receivedAt),
      untrusted(row.subject, 200),
      untrusted(row.visibleText, TEXT),
    ]),
  };
}

/** One row a person, with the newest reply: a CRM would make two people of two rows. */
function crmTable(set: ColumnSet, rows: Iterable<ListedResponse>): CsvTable {
  const people = new Map<string, { knownAt: number; cells: string[] }>();
  for (const row of rows) {
    if (row.email === null) continue;
    const person = canonicalAddress(row.email);
    if ((people.get(person)?.knownAt ?? -1) >= row.knownAt) continue;
    people.set(person, { knownAt: row.knownAt, cells: cellsOf(set, row, row.email) });
  }
  return {
    header: set.columns.map(({ header }) => header),
    rows: [...people.values()].map(({ cells }) => cells),
  };
}

function cellsOf(set: ColumnSet, row: ListedResponse, email: string): string[] {
  return crmRow(set, {
    email,
    firstName: untrusted(row.firstName, NAME),
    lastName: untrusted(row.lastName, NAME),
    company: untrusted(row.company, NAME),
    title: untrusted(row.title, NAME),
    date: iso(row.receivedAt).slice(0, 10),
    meaning: row.label ?? row.intent,
    campaignId: row.campaignId,
    text: untrusted(row.visibleText, TEXT),
  });
}
