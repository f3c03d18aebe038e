/** Decides what each column of a prospects file is called, whatever its author, Excel or a CRM called it. */
import { Failure } from '../../domain/failure.ts';

/** Our name -> the names others give it, already in the form of `plainName`. */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  email: ['e_mail', 'email_address', 'e_mail_address', 'mail', 'emailaddress', 'work_email', 'primary_email', 'email_1'],
  first_name: ['firstname', 'given_name', 'givenname', 'forename', 'first'],
  last_name: ['lastname', 'surname', 'family_name', 'familyname', 'last'],
  company: ['company_name', 'companyname', 'organization', 'organisation', 'organization_name', 'account_name', 'employer'],
  title: ['job_title', 'jobtitle', 'position', 'role'],
  country: ['country_code', 'countrycode', 'country_name'],
  region: ['state', 'province', 'state_province', 'state_region', 'state_or_province'],
  city: ['town'],
  timezone: ['time_zone', 'tz', 'zone'],
  phone: ['phone_number', 'telephone', 'mobile', 'mobile_phone'],
};
const OWN_NAME = new Map(Object.entries(ALIASES).flatMap(([own, others]) => others.map((other) => [other, own] as const)));

/** Names of the columns in order; null where a column has none and is left out. */
export type ColumnNames = (string | null)[];

/**
 * Lower-cases, turns blanks, dots and dashes into underscores and resolves aliases. A name that is already taken by a
 * column of that very name keeps its own form, so `email` and `work_email` may stand side by side.
 * Throws Failure: `csv_no_email_column`, `csv_duplicate_column`, `csv_column_name`.
 */
export function nameColumns(header: readonly string[], path: string): ColumnNames {
  const plain = header.map(plainName);
  const literal = new Set(plain);
  const names = plain.map((name) => {
    const own = OWN_NAME.get(name);
    return name === '' ? null : own === undefined || literal.has(own) ? name : own;
  });
  const at = new Map<string, number>();
  names.forEach((name, index) => {
    if (name === null) return;
    const column = index + 1;
    if (name.length > 64) {
      throw new Failure({ code: 'csv_column_name', exit: 'invalidData', message: `Column ${column} of ${path} has a name of more than 64 characters.`, hint: 'The first line must hold the column names.', details: { path, column } });
    }
    const before = at.get(name);
    if (before !== undefined) {
      throw new Failure({
        code: 'csv_duplicate_column', exit: 'invalidData', message: `Columns ${before} and ${column} of ${path} both mean ${JSON.stringify(name)}.`, hint: 'Rename or remove one of the two.',
        details: { path, columns: [before, column], name },
      });
    }
    at.set(name, column);
  });
  if (!at.has('email')) throw noEmailColumn(header, path);
  return names;
}

function noEmailColumn(header: readonly string[], path: string): Failure {
  const headless = header.some((cell) => /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(cell.trim()));
  return new Failure({
    code: 'csv_no_email_column', exit: 'invalidData', message: `${path} has no column "email" in its first line.`,
    hint: headless ? 'The first line holds an address: put a line with the column names above it, e.g. email,first_name,company.' : 'Name one column email (or e-mail, email address).',
    details: { path, columns: header.length },
  });
}

function plainName(cell: string): string {
  return cell.trim().toLowerCase().normalize('NFC').replace(/[\s.\-/]+/gu, '_').replace(/[^\p{L}\p{N}_]/gu, '').replace(/_{2,}/g, '_').replace(/^_|_$/g, '');
}
