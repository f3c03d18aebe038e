/** Finds the faults of one row of a prospects file and decides whether it may be imported. */
import { DISPOSABLE_DOMAINS } from '../../../../data/disposable-domains.ts';
import { FREE_MAIL_DOMAINS } from '../../../../data/free-mail-domains.ts';
import { NOT_READ, ROLES } from '../../../../data/roles.ts';
import { findDomainTypo } from './find-domain-typo.ts';
import type { ProspectRow, RowProblemCode } from '../../../domain/campaigns/prospect-row.ts';
import type { DeadDomain } from '../../../domain/campaigns/address.ts';
import type { ContactFinding } from './judge-contact.ts';
import type { HolidayCoverage } from './holiday-coverage.ts';
import type { FailedText } from '../../../domain/campaigns/text-fault.ts';

/**
 * Every finding and its effect. `skip`: the row is not imported. `exclude`: imported, but not
 * enrolled. `warn`: imported and enrolled, and reported.
 */
export const FINDINGS = {
  invalid: 'skip',
  duplicate: 'skip',
  ragged: 'skip',
  cell_too_long: 'skip',
  hidden_row: 'skip',
  dead_domain: 'exclude',
  not_read: 'exclude',
  suppressed: 'exclude',
  declined_elsewhere: 'exclude',
  missing_fields: 'exclude',
  unwritable: 'exclude',
  answered_elsewhere: 'warn',
  open_elsewhere: 'warn',
  recently_written: 'warn',
  recipient_paused: 'warn',
  recipient_less_often: 'warn',
  several_addresses: 'warn',
  domain_typo: 'warn',
  short_row: 'warn',
  role: 'warn',
  disposable: 'warn',
  free_mail: 'warn',
  unknown_zone: 'warn',
  unknown_country: 'warn',
  no_zone: 'warn',
  holidays_uncertain: 'warn',
  name_not_split: 'warn',
  number_rounded: 'warn',
  cell_error: 'warn',
  formula_without_value: 'warn',
  formula: 'warn',
  control_characters: 'warn',
} as const;
export type RowFinding = keyof typeof FINDINGS;
export type Severity = (typeof FINDINGS)[RowFinding];

/** Facts about a row that only the caller knows. */
export type RowContext = {
  /** The line on which the address occurred first; null when it is new. */
  firstSeenOn: number | null;
  /** That line has the address in another spelling. */
  otherSpelling: boolean;
  suppressed: boolean;
  /** What DNS says of the address's domain; null: it receives mail, or nothing is known. */
  dead: DeadDomain | null;
  /** What other campaigns know of the person. */
  elsewhere: readonly ContactFinding[];
  /**
   * Whether the row's own zone, country or region were understood, whether any of them gave a zone,
   * and how well the holidays there are known.
   */
  place: {
    zoneUnknown: boolean;
    countryUnknown: boolean;
    located: boolean;
    country: string | null;
    holidays: HolidayCoverage;
  };
  /** Merge fields without which a step cannot be rendered for this prospect. */
  missing: readonly MissingField[];
  /** Steps that were rendered for this row and failed. */
  failed: readonly FailedText[];
};
export type MissingField = { step: number; field: string };

export function judgeRow(row: ProspectRow, context: RowContext): RowFinding[] {
  const problems = row.problems.length === 0 ? NONE : codesOf(row);
  if (problems.has('too_many_cells')) return ['ragged'];
  if (problems.has('cell_too_long')) return ['cell_too_long'];
  if (problems.has('hidden_row')) return ['hidden_row'];
  if (row.email === null) return ['invalid', ...EMPTYING.filter((code) => problems.has(code))];
  if (context.firstSeenOn !== null) return ['duplicate'];
  const findings: RowFinding[] = [];
  if (context.dead !== null) findings.push('dead_domain');
  if (context.suppressed) findings.push('suppressed');
  findings.push(...context.elsewhere.map(({ finding }) => finding));
  if (context.missing.length > 0) findings.push('missing_fields');
  else if (context.failed.length > 0) findings.push('unwritable');
  if (problems.has('too_few_cells')) findings.push('short_row');
  findings.push(...judgeAddress(row.email));
  if (context.place.zoneUnknown) findings.push('unknown_zone');
  if (context.place.countryUnknown) findings.push('unknown_country');
  if (!context.place.located) findings.push('no_zone');
  if (context.place.holidays !== 'calendar') findings.push('holidays_uncertain');
  if (problems.size > 0) findings.push(...NAMED.filter((code) => problems.has(code)));
  return findings;
}

/** Problems of a row that are findings of the same name. */
const NAMED = [
  'several_addresses',
  'name_not_split',
  'number_rounded',
  'cell_error',
  'formula_without_value',
  'formula',
  'control_characters',
] as const;
/** Why a cell is empty that the person filled. */
const EMPTYING = ['cell_error', 'formula_without_value'] as const;
const NONE: ReadonlySet<RowProblemCode> = new Set();

function codesOf({ problems }: ProspectRow): ReadonlySet<RowProblemCode> {
  return new Set(problems.map(({ code }) => code));
}

/** `email` is normalised. `sales+eu@` is the role `sales`. */
export function judgeAddress(
  email: string,
): ('not_read' | 'domain_typo' | 'role' | 'disposable' | 'free_mail')[] {
  const at = email.lastIndexOf('@');
  const local = email.slice(0, at).split('+', 1).join('');
  const domain = email.slice(at + 1);
  return [
    ...(NOT_READ.has(local) ? (['not_read'] as const) : []),
    ...(findDomainTypo(domain) === null ? [] : (['domain_typo'] as const)),
    ...(ROLES.has(local) ? (['role'] as const) : []),
    ...(isDisposable(domain) ? (['disposable'] as const) : []),
    ...(FREE_MAIL_DOMAINS.has(domain) ? (['free_mail'] as const) : []),
  ];
}

/** Disposable services accept messages for subdomains too. */
function isDisposable(domain: string): boolean {
  for (let rest = domain; rest.includes('.'); rest = rest.slice(rest.indexOf('.') + 1)) {
    if (DISPOSABLE_DOMAINS.has(rest)) return true;
  }
  return false;
}

/** The outcome of a row: that of its worst finding. */
export function outcomeOf(findings: readonly RowFinding[]): 'skip' | 'exclude' | 'enroll' {
  const severities = findings.map((finding) => FINDINGS[finding]);
  return severities.includes('skip')
    ? 'skip'
    : severities.includes('exclude')
      ? 'exclude'
      : 'enroll';
}
