/** Decides what is the matter with one row of a prospects file, and whether it may be imported. */
import { DISPOSABLE_DOMAINS } from '../../../../data/disposable-domains.ts';
import { FREE_MAIL_DOMAINS } from '../../../../data/free-mail-domains.ts';
import { ROLES } from '../../../../data/roles.ts';
import type { ProspectRow } from '../../../domain/campaigns/prospect-row.ts';
import type { HolidayCoverage } from './holiday-coverage.ts';
import type { FailedText } from '../../../domain/campaigns/text-fault.ts';

/**
 * Every finding and what follows from it. `skip`: the row is not imported. `exclude`: imported, but not enrolled.
 * `warn`: imported and enrolled; the author should look.
 */
export const FINDINGS = {
  invalid: 'skip',
  duplicate: 'skip',
  ragged: 'skip',
  cell_too_long: 'skip',
  suppressed: 'exclude',
  missing_fields: 'exclude',
  unwritable: 'exclude',
  short_row: 'warn',
  role: 'warn',
  disposable: 'warn',
  free_mail: 'warn',
  unknown_zone: 'warn',
  unknown_country: 'warn',
  no_zone: 'warn',
  holidays_uncertain: 'warn',
  formula: 'warn',
  control_characters: 'warn',
} as const;
export type RowFinding = keyof typeof FINDINGS;
export type Severity = (typeof FINDINGS)[RowFinding];

/** What only the caller can know of a row. */
export type RowContext = {
  /** Line on which the address was seen before; null when it is new. */
  firstSeenOn: number | null;
  /** It was written in another way there. */
  otherSpelling: boolean;
  suppressed: boolean;
  /** Whether the row's own zone, country or region were understood, whether any of them led to a zone, and what is known of the holidays there. */
  place: {
    zoneUnknown: boolean;
    countryUnknown: boolean;
    located: boolean;
    country: string | null;
    holidays: HolidayCoverage;
  };
  /** Merge fields without which a step could not be written to this prospect. */
  missing: readonly MissingField[];
  /** Steps that were rendered for this row, and failed. */
  failed: readonly FailedText[];
};
export type MissingField = { step: number; field: string };

export function judgeRow(row: ProspectRow, context: RowContext): RowFinding[] {
  if (row.problems.includes('too_many_cells')) return ['ragged'];
  if (row.problems.includes('cell_too_long')) return ['cell_too_long'];
  if (row.email === null) return ['invalid'];
  if (context.firstSeenOn !== null) return ['duplicate'];
  const findings: RowFinding[] = [];
  if (context.suppressed) findings.push('suppressed');
  if (context.missing.length > 0) findings.push('missing_fields');
  else if (context.failed.length > 0) findings.push('unwritable');
  if (row.problems.includes('too_few_cells')) findings.push('short_row');
  findings.push(...judgeAddress(row.email));
  if (context.place.zoneUnknown) findings.push('unknown_zone');
  if (context.place.countryUnknown) findings.push('unknown_country');
  if (!context.place.located) findings.push('no_zone');
  if (context.place.holidays !== 'calendar') findings.push('holidays_uncertain');
  if (row.problems.includes('formula')) findings.push('formula');
  if (row.problems.includes('control_characters')) findings.push('control_characters');
  return findings;
}

/** `email` is normalised. `sales+eu@` is the role `sales`. */
export function judgeAddress(email: string): ('role' | 'disposable' | 'free_mail')[] {
  const at = email.lastIndexOf('@');
  const local = email.slice(0, at).split('+', 1).join('');
  const domain = email.slice(at + 1);
  return [
    ...(ROLES.has(local) ? (['role'] as const) : []),
    ...(isDisposable(domain) ? (['disposable'] as const) : []),
    ...(FREE_MAIL_DOMAINS.has(domain) ? (['free_mail'] as const) : []),
  ];
}

/** These services take mail for subdomains too. */
function isDisposable(domain: string): boolean {
  for (let rest = domain; rest.includes('.'); rest = rest.slice(rest.indexOf('.') + 1)) {
    if (DISPOSABLE_DOMAINS.has(rest)) return true;
  }
  return false;
}

/** What the row as a whole comes to: the gravest of its findings. */
export function outcomeOf(findings: readonly RowFinding[]): 'skip' | 'exclude' | 'enroll' {
  const severities = findings.map((finding) => FINDINGS[finding]);
  return severities.includes('skip')
    ? 'skip'
    : severities.includes('exclude')
      ? 'exclude'
      : 'enroll';
}
