/** Says more of a finding than its code: why, in which cell, and what to do about it. */
import { findDomainTypo } from './find-domain-typo.ts';
import type { RowContext, RowFinding } from './judge-row.ts';
import type { ProspectRow } from '../../../domain/campaigns/prospect-row.ts';

/** The details that the finding alone does not tell. */
export function becauseOf(
  finding: RowFinding,
  row: ProspectRow,
  { firstSeenOn, otherSpelling, missing, failed, place, elsewhere, dead }: RowContext,
): string | null {
  switch (finding) {
    case 'invalid':
      return row.emailFault;
    case 'duplicate':
      return firstSeen(firstSeenOn, otherSpelling);
    case 'dead_domain':
      return dead;
    case 'domain_typo':
      return suggestionFor(row.email ?? '');
    case 'missing_fields':
      return [...new Set(missing.map(({ field }) => field))].join(', ');
    case 'unwritable':
      return [...new Set(failed.map(({ step, reason }) => `step ${step + 1}: ${reason}`))].join(
        ', ',
      );
    case 'holidays_uncertain':
      return `${place.country ?? ''}: ${place.holidays === 'none' ? 'no holiday is known' : 'holidays from a table of this program'}`;
    default:
      return elsewhere.find((each) => each.finding === finding)?.because ?? null;
  }
}

function firstSeen(line: number | null, otherSpelling: boolean): string {
  return otherSpelling
    ? `another spelling of the address on line ${line ?? 0}`
    : `first on line ${line ?? 0}`;
}

/** In our own words: of a domain that is no known service, only the ending. */
function suggestionFor(email: string): string | null {
  const meant = findDomainTypo(email.slice(email.lastIndexOf('@') + 1));
  if (meant === null) return null;
  return 'domain' in meant ? `${meant.domain}?` : `.${meant.ending}?`;
}

/** The cell that shows the finding; `column` null: the row as a whole. */
export function placeInRow(
  finding: RowFinding,
  row: ProspectRow,
  { missing }: RowContext,
): { column: string | null; value: string } {
  const problem = row.problems.find(({ code }) => code === (PROBLEM_OF[finding] ?? finding));
  if (problem !== undefined) return { column: problem.column, value: problem.value };
  const column =
    finding === 'missing_fields' ? (missing[0]?.field ?? null) : (COLUMN_OF[finding] ?? 'email');
  if (column === 'email') return { column, value: row.emailAsWritten };
  return { column, value: (column === null ? undefined : row.fields[column]) ?? '' };
}

const PROBLEM_OF: Partial<Record<RowFinding, string>> = {
  ragged: 'too_many_cells',
  short_row: 'too_few_cells',
};
/** The column of each finding that is not the address. */
const COLUMN_OF: Partial<Record<RowFinding, string>> = {
  unknown_zone: 'timezone',
  unknown_country: 'country',
  no_zone: 'country',
  holidays_uncertain: 'country',
};

/** What a person does about it in the list. */
export const FIXES: Readonly<Record<RowFinding, string>> = {
  invalid: 'Correct the address, or remove the row.',
  duplicate: 'Remove the row: the person is in the list already.',
  ragged: 'Put cells with a delimiter inside into quotes, or remove the cells beyond the header.',
  cell_too_long: 'Shorten the cell.',
  hidden_row: 'Show the row in the spreadsheet program if the person should be written to.',
  dead_domain: 'Correct the domain, or remove the row: it receives no mail.',
  not_read: 'Find the address of a person: this one is not read.',
  suppressed: 'Nothing: the address is on the suppression list.',
  declined_elsewhere: 'Nothing: the person said no in another campaign.',
  missing_fields: 'Fill the cell, or give the text a default: {{ first_name | default: "there" }}.',
  unwritable: 'Correct the text of the campaign, or the cells that it uses.',
  answered_elsewhere: 'Check whether the person should be written to again.',
  open_elsewhere: 'Check whether the person should get two campaigns at once.',
  recently_written: 'Nothing: the person waits.',
  recipient_paused: 'Nothing: the person waits.',
  recipient_less_often: 'Nothing: the person waits.',
  several_addresses: 'Keep one address in the cell; the first one is used.',
  domain_typo: 'Correct the domain if it is a typing error.',
  short_row: 'Check that no cell of the row is missing.',
  role: 'Find the address of a person.',
  disposable: 'Remove the row: the address is thrown away soon.',
  free_mail: 'Check that the person is meant at a private address.',
  unknown_zone: 'Write an IANA name, e.g. Europe/Berlin.',
  unknown_country: 'Write an ISO code or a name, e.g. DE or Germany.',
  no_zone: 'Add a country, a region, a city or a time zone.',
  holidays_uncertain: 'Close known holidays with "blackouts" in the campaign file.',
  name_not_split: 'Give first_name and last_name columns of their own.',
  number_rounded: 'Format the column as text and enter the number again: its end is lost.',
  cell_error: 'Correct the formula, or enter the value.',
  formula_without_value:
    'Open the workbook in a spreadsheet program and save it, so that it holds the result.',
  formula: 'Enter the value as text.',
  control_characters: 'Enter the cell again without invisible characters.',
};
