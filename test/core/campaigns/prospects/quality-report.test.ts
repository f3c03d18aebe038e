import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createTextIndex } from '../../../../lib/core/campaigns/prospects/text-index.ts';
import { FINDINGS, judgeAddress } from '../../../../lib/core/campaigns/prospects/judge-row.ts';
import { createQualityReport } from '../../../../lib/core/campaigns/prospects/quality-report.ts';
import { DISPOSABLE_DOMAINS } from '../../../../data/disposable-domains.ts';
import { FREE_MAIL_DOMAINS } from '../../../../data/free-mail-domains.ts';
import { ROLES } from '../../../../data/roles.ts';
import type {
  QualityQuestions,
  QualityReport,
  SampleRow,
} from '../../../../lib/core/campaigns/prospects/quality-report.ts';
import type { ProspectRow, RowProblemCode } from '../../../../lib/domain/campaigns/prospect-row.ts';

const row = (line: number, email: string | null, more: Partial<ProspectRow> = {}): ProspectRow => ({
  line,
  email,
  emailFault: email === null ? 'no_at' : null,
  emailAsWritten: email ?? 'nonsense',
  fields: {},
  timezone: null,
  country: null,
  region: null,
  city: null,
  phone: null,
  problems: [],
  ...more,
});
const problems = (...codes: RowProblemCode[]): ProspectRow['problems'] =>
  codes.map((code) => ({ code, column: null, value: '' }));
const FOUND = { zoneUnknown: false, countryUnknown: false, located: true } as const;
const clean: QualityQuestions = {
  isSuppressed: () => false,
  deadDomain: () => null,
  elsewhere: () => [],
  placeOf: () => ({ ...FOUND, country: null, holidays: 'calendar' }),
  missingFields: () => [],
  failedTexts: () => [],
};

function report(rows: ProspectRow[], questions: Partial<QualityQuestions> = {}): QualityReport {
  const quality = createQualityReport({ ...clean, ...questions });
  for (const one of rows) quality.add(one);
  return quality.result();
}

const sample = (line: number, email: string, because: string | null): SampleRow =>
  expect.objectContaining({ line, email, because }) as SampleRow;

describe('each finding, and what follows from it', () => {
  test.each<[string, ProspectRow[], Partial<QualityQuestions>, Partial<QualityReport>]>([
    [
      'invalid',
      [row(2, null)],
      {},
      {
        skipped: 1,
        findings: {
          invalid: {
            severity: 'skip',
            count: 1,
            first: [sample(2, 'nonsense', 'no_at')],
          },
        },
      },
    ],
    [
      'duplicate',
      [row(2, 'a@b.test'), row(3, 'a@b.test')],
      {},
      {
        enrollable: 1,
        skipped: 1,
        findings: {
          duplicate: {
            severity: 'skip',
            count: 1,
            first: [sample(3, 'a@b.test', 'first on line 2')],
          },
        },
      },
    ],
    [
      'ragged',
      [row(2, 'a@b.test', { problems: problems('too_many_cells') })],
      {},
      {
        skipped: 1,
        findings: {
          ragged: {
            severity: 'skip',
            count: 1,
            first: [sample(2, 'a@b.test', null)],
          },
        },
      },
    ],
    [
      'suppressed',
      [row(2, 'a@b.test')],
      { isSuppressed: ({ email }) => email === 'a@b.test' },
      {
        excluded: 1,
        findings: {
          suppressed: {
            severity: 'exclude',
            count: 1,
            first: [sample(2, 'a@b.test', null)],
          },
        },
      },
    ],
    [
      'role',
      [row(2, 'info@b.test')],
      {},
      {
        enrollable: 1,
        findings: {
          role: {
            severity: 'warn',
            count: 1,
            first: [sample(2, 'info@b.test', null)],
          },
        },
      },
    ],
    [
      'no zone',
      [row(2, 'a@b.test')],
      {
        placeOf: () => ({
          zoneUnknown: true,
          countryUnknown: false,
          located: false,
          country: null,
          holidays: 'calendar',
        }),
      },
      {
        enrollable: 1,
        findings: {
          unknown_zone: {
            severity: 'warn',
            count: 1,
            first: [sample(2, 'a@b.test', null)],
          },
          no_zone: {
            severity: 'warn',
            count: 1,
            first: [sample(2, 'a@b.test', null)],
          },
        },
      },
    ],
    [
      'short row',
      [row(2, 'a@b.test', { problems: problems('too_few_cells', 'formula') })],
      {},
      {
        enrollable: 1,
        findings: {
          short_row: {
            severity: 'warn',
            count: 1,
            first: [sample(2, 'a@b.test', null)],
          },
          formula: {
            severity: 'warn',
            count: 1,
            first: [sample(2, 'a@b.test', null)],
          },
        },
      },
    ],
  ])('%s', (_, rows, questions, expected) => {
    expect(report(rows, questions)).toEqual({
      rows: rows.length,
      enrollable: 0,
      excluded: 0,
      skipped: 0,
      otherSpellings: 0,
      missingFields: [],
      unwritable: [],
      ...expected,
    });
  });
});

test('missing merge fields are counted for each step, which people count from 1', () => {
  const result = report([row(2, 'a@b.test'), row(3, 'c@d.test')], {
    missingFields: ({ line }) =>
      line === 2
        ? [
            { step: 1, field: 'city' },
            { step: 0, field: 'city' },
          ]
        : [{ step: 1, field: 'city' }],
  });
  expect(result.excluded).toBe(2);
  expect(result.missingFields.map(({ step, field, count }) => [step, field, count])).toEqual([
    [1, 'city', 1],
    [2, 'city', 2],
  ]);
  expect(result.findings.missing_fields?.first[0]?.because).toBe('city');
});

test('a text that fails for a row keeps the person out, and is counted by step and variant', () => {
  const fault = {
    reason: 'render_failed',
    part: 'text',
    field: null,
    detail: 'too much (line 1, column 1)',
  } as const;
  const result = report([row(2, 'a@b.test'), row(3, 'c@d.test'), row(4, 'e@f.test')], {
    failedTexts: ({ line }) => (line === 4 ? [] : [{ step: 1, variant: 'b', ...fault }]),
  });
  expect([result.excluded, result.enrollable]).toEqual([2, 1]);
  expect(result.findings.unwritable).toMatchObject({
    severity: 'exclude',
    count: 2,
    first: [{ line: 2, because: 'step 2: render_failed' }, { line: 3 }],
  });
  expect(result.unwritable).toMatchObject([
    { step: 2, variant: 'b', ...fault, count: 2, first: [{ line: 2 }, { line: 3 }] },
  ]);
});

test('only the first five rows of a finding are shown', () => {
  const result = report(Array.from({ length: 9 }, (_, index) => row(index + 2, null)));
  expect([
    result.findings.invalid?.count,
    result.findings.invalid?.first.map(({ line }) => line),
  ]).toEqual([9, [2, 3, 4, 5, 6]]);
});

test('a row skipped for its shape does not make the good one with the same address a duplicate', () => {
  expect(
    report([row(2, 'a@b.test', { problems: problems('too_many_cells') }), row(3, 'a@b.test')]),
  ).toMatchObject({ enrollable: 1, skipped: 1 });
});

test.each([
  ['info@acme.test', ['role']],
  ['sales+eu@acme.test', ['role']],
  ['infoline@acme.test', []],
  ['x@mailinator.com', ['disposable']],
  ['x@sub.mailinator.com', ['disposable']],
  ['x@notmailinator.com', []],
  ['bob@gmail.com', ['free_mail']],
  ['info@gmail.com', ['role', 'free_mail']],
  ['bob@acme.test', []],
])('%s: %j', (email, expected) => {
  expect(judgeAddress(email)).toEqual(expected);
});

test('the lists hold lower-case domains and local parts only, or they could never match', () => {
  for (const entry of [...ROLES, ...DISPOSABLE_DOMAINS, ...FREE_MAIL_DOMAINS])
    expect(entry).toMatch(/^[a-z0-9._-]+$/);
});

test('every row has exactly one outcome, and every finding a known severity', () => {
  const rows = fc.array(
    fc.record({
      email: fc.option(fc.constantFrom('a@b.test', 'info@b.test', 'c@gmail.com')),
      bad: fc.boolean(),
    }),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(rows, (list) => {
      const result = report(
        list.map(({ email, bad }, index) =>
          row(index + 2, email, {
            problems: problems(...(bad ? (['too_many_cells'] as const) : [])),
          }),
        ),
      );
      expect(result.enrollable + result.excluded + result.skipped).toBe(list.length);
      for (const [finding, { severity, count }] of Object.entries(result.findings)) {
        expect(severity).toBe(FINDINGS[finding as keyof typeof FINDINGS]);
        expect(count).toBeGreaterThan(0);
      }
    }),
  );
});

test('the index of addresses answers as a Map would', () => {
  const index = createTextIndex();
  const map = new Map<string, number>();
  for (let line = 1; line <= 20_000; line++) {
    const address = `user${(line * 7_919) % 12_000}@example${line % 3}.test`;
    expect(index.add(address, line)).toBe(map.get(address) ?? null);
    if (!map.has(address)) map.set(address, line);
    expect(index.get(address)).toBe(map.get(address));
  }
});
