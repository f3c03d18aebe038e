/**
 * Summarises the faults of a prospects file in constant memory: counts, and the first rows of each
 * finding.
 */
import { addresseeOf } from './canonical-address.ts';
import { becauseOf, placeInRow } from './explain-finding.ts';
import { createSeenAddresses, type SeenAddresses } from './seen-addresses.ts';
import type { ContactFinding } from './judge-contact.ts';
import { FINDINGS, judgeRow, outcomeOf } from './judge-row.ts';
import type { RowFinding, MissingField, RowContext, Severity } from './judge-row.ts';
import type { Addressee, DeadDomain } from '../../../domain/campaigns/address.ts';
import type { ProspectRow } from '../../../domain/campaigns/prospect-row.ts';
import type { FailedText } from '../../../domain/campaigns/text-fault.ts';

/** How many rows of each finding are shown. */
const SHOWN_BY_DEFAULT = 5;
/** The most missing fields to count; a file with more is the wrong file. */
const MAX_FIELDS = 200;

/** Facts about a row from outside the file; asked only for rows with a valid, new address. */
export type QualityQuestions = {
  isSuppressed(addressee: Addressee): boolean;
  deadDomain(email: string): DeadDomain | null;
  elsewhere(addressee: Addressee): readonly ContactFinding[];
  placeOf(row: ProspectRow): RowContext['place'];
  missingFields(row: ProspectRow): readonly MissingField[];
  /** Asked only for rows without a missing field; empty for rows that are not rendered. */
  failedTexts(row: ProspectRow): readonly FailedText[];
};

export type SampleRow = {
  line: number;
  /** As written, shortened: untrusted text. */
  email: string;
  /**
   * Details that the finding alone does not tell: the fault of an address, the first line of a
   * duplicate, the missing fields, the country.
   */
  because: string | null;
  /** Our name of the column whose cell shows the finding; null: the row as a whole. */
  column: string | null;
  /** That cell, cut: untrusted text. */
  value: string;
};
type FindingCount = { severity: Severity; count: number; first: SampleRow[] };

export type QualityReport = {
  rows: number;
  /** Rows that will be imported and enrolled. */
  enrollable: number;
  /**
   * Rows that will be imported, but not enrolled (suppressed, a "no" in another campaign, a merge
   * field missing, or a text that fails).
   */
  excluded: number;
  /** Rows that will not be imported (invalid, duplicate, ragged). */
  skipped: number;
  /**
   * Duplicates that write an earlier row's address in another spelling (dots, a tag, another domain
   * of the same mailbox).
   */
  otherSpellings: number;
  /** Only findings that occurred, worst first. */
  findings: Partial<Record<RowFinding, FindingCount>>;
  /** For each step and merge field without default: how many rows lack it. Steps count from 1. */
  missingFields: { step: number; field: string; count: number; first: SampleRow[] }[];
  /**
   * Texts that cannot be rendered, by step and variant, with the number of rows that failed. Steps
   * count from 1.
   */
  unwritable: (FailedText & { count: number; first: SampleRow[] })[];
};

/** A finding of one row, with the cell that shows it. `column`: our name of it. */
export type FoundInRow = Omit<SampleRow, 'email'> & { code: RowFinding; severity: Severity };

export type RowJudgement = { outcome: 'skip' | 'exclude' | 'enroll'; findings: RowFinding[] };

/** `add` judges a row and counts it. The same rows in the same order give the same report. */
export function createQualityReport(
  questions: QualityQuestions,
  {
    shown = SHOWN_BY_DEFAULT,
    onFinding = null,
  }: { shown?: number; onFinding?: ((found: FoundInRow) => void) | null } = {},
): {
  add(row: ProspectRow): RowJudgement;
  result(): QualityReport;
} {
  const seen = createSeenAddresses();
  let otherSpellings = 0;
  const findingCounts = new Map<RowFinding, FindingCount>();
  const missingCounts = new Map<string, QualityReport['missingFields'][number]>();
  const failedCounts = new Map<string, QualityReport['unwritable'][number]>();
  const totals = { enroll: 0, exclude: 0, skip: 0 };

  function count(finding: RowFinding, sample: SampleRow): void {
    const entry = findingCounts.get(finding) ?? {
      severity: FINDINGS[finding],
      count: 0,
      first: [],
    };
    findingCounts.set(finding, entry);
    entry.count += 1;
    if (entry.first.length < shown) entry.first.push(sample);
  }

  function countMissing(missing: readonly MissingField[], sample: SampleRow): void {
    for (const { step, field } of missing) {
      const key = `${step} ${field}`;
      const entry = missingCounts.get(key) ?? { step: step + 1, field, count: 0, first: [] };
      if (missingCounts.size < MAX_FIELDS) missingCounts.set(key, entry);
      entry.count += 1;
      if (entry.first.length < shown) entry.first.push({ ...sample, because: null });
    }
  }

  function countFailed(failed: readonly FailedText[], sample: SampleRow): void {
    for (const text of failed) {
      const key = `${text.step} ${text.reason} ${text.variant}`;
      const entry = failedCounts.get(key) ?? { ...text, step: text.step + 1, count: 0, first: [] };
      failedCounts.set(key, entry);
      entry.count += 1;
      if (entry.first.length < shown) entry.first.push({ ...sample, because: null });
    }
  }

  return {
    add(row) {
      const context = contextOf(row, seen, questions);
      const findings = judgeRow(row, context);
      const outcome = outcomeOf(findings);
      totals[outcome] += 1;
      for (const finding of findings) {
        const sample = {
          line: row.line,
          email: row.emailAsWritten,
          because: becauseOf(finding, row, context),
          ...placeInRow(finding, row, context),
        };
        count(finding, sample);
        onFinding?.({ ...sample, code: finding, severity: FINDINGS[finding] });
        if (finding === 'duplicate' && context.otherSpelling) otherSpellings += 1;
        if (finding === 'missing_fields') countMissing(context.missing, sample);
        if (finding === 'unwritable') countFailed(context.failed, sample);
      }
      return { outcome, findings };
    },
    result() {
      const order = Object.keys(FINDINGS) as RowFinding[];
      return {
        rows: totals.enroll + totals.exclude + totals.skip,
        enrollable: totals.enroll,
        excluded: totals.exclude,
        skipped: totals.skip,
        otherSpellings,
        findings: Object.fromEntries(
          order.flatMap((finding) =>
            findingCounts.has(finding) ? [[finding, findingCounts.get(finding)]] : [],
          ),
        ) as QualityReport['findings'],
        unwritable: [...failedCounts.values()].sort(
          (a, b) => a.step - b.step || (a.variant < b.variant ? -1 : 1),
        ),
        missingFields: [...missingCounts.values()].sort(
          (a, b) => a.step - b.step || (a.field < b.field ? -1 : 1),
        ),
      };
    },
  };
}

const SKIPPING: ReadonlySet<string> = new Set(['too_many_cells', 'cell_too_long', 'hidden_row']);

function contextOf(row: ProspectRow, seen: SeenAddresses, questions: QualityQuestions): RowContext {
  const nothing: RowContext = {
    firstSeenOn: null,
    otherSpelling: false,
    suppressed: false,
    dead: null,
    elsewhere: [],
    place: {
      zoneUnknown: false,
      countryUnknown: false,
      located: true,
      country: null,
      holidays: 'calendar',
    },
    missing: [],
    failed: [],
  };
  // A row skipped for its shape must not make the good row with the same address a duplicate.
  if (
    row.email === null ||
    (row.problems.length > 0 && row.problems.some(({ code }) => SKIPPING.has(code)))
  )
    return nothing;
  const addressee = addresseeOf(row.email);
  const before = seen.add(addressee, row.line);
  if (before !== null) return { ...nothing, ...before };
  const missing = questions.missingFields(row);
  return {
    ...nothing,
    suppressed: questions.isSuppressed(addressee),
    dead: questions.deadDomain(row.email),
    elsewhere: questions.elsewhere(addressee),
    place: questions.placeOf(row),
    missing,
    failed: missing.length > 0 ? [] : questions.failedTexts(row),
  };
}
