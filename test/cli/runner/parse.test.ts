import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commonFlags, dryRunFlag, listFlags, type Flags } from '../../../lib/cli/runner/flags.ts';
import { parseFlags } from '../../../lib/cli/runner/parse.ts';
import { parseDuration } from '../../../lib/cli/runner/values.ts';
import { readInstant } from '../../../lib/core/campaigns/read-instant.ts';
import { Failure } from '../../../lib/domain/failure.ts';

const flags = {
  'campaign-id': { kind: 'text', required: true, about: 'The campaign' },
  'batch-size': { kind: 'integer', min: 1, max: 100, fallback: 50, about: 'Size' },
  warmup: { kind: 'choice', choices: ['on', 'off'], about: 'Warmup' },
  until: { kind: 'instant', about: 'Until' },
  wait: { kind: 'duration', about: 'How long' },
  folder: { kind: 'texts', about: 'Folders' },
  data: { kind: 'json', about: 'Data' },
  ...dryRunFlag,
} as const satisfies Flags;
const parse = (...argv: string[]): unknown =>
  parseFlags(argv, flags, 'rate_limiter.ts test').values;

function refusal(...argv: string[]): Failure {
  try {
    parse(...argv);
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error('it was accepted');
}

describe('a command line', () => {
  it.each<[string[], Record<string, unknown>]>([
    [['--campaign-id', 'x'], { campaignId: 'x', batchSize: 50, dryRun: false }],
    [
      ['--campaign-id=x', '--batch-size=7', '--dry-run'],
      { campaignId: 'x', batchSize: 7, dryRun: true },
    ],
    [
      ['--campaign-id', '-', '--folder', 'INBOX', '--folder', 'Junk'],
      { campaignId: '-', folder: ['INBOX', 'Junk'] },
    ],
    [
      ['--campaign-id', 'x', '--until', '2026-03-09T09:00:00-04:00', '--wait', '90s'],
      { until: Date.parse('2026-03-09T13:00:00Z'), wait: 90_000 },
    ],
    [
      ['--campaign-id', '__proto__', '--data', '{"a":[1]}'],
      { campaignId: '__proto__', data: { a: [1] } },
    ],
  ])('%j', (argv, values) => expect(parse(...argv)).toMatchObject(values));

  it.each<[string, string[], string[], string]>([
    // what, command line, what the message must say, what the hint must say
    [
      'unknown',
      ['--campain-id', 'x'],
      ['"--campain-id" is not a flag', 'expected one of --campaign-id'],
      'Did you mean --campaign-id?',
    ],
    [
      'unknown, of the prototype',
      ['--constructor', 'x'],
      ['"--constructor" is not a flag'],
      '--help',
    ],
    ['unknown, short', ['-x'], ['"-x" is not a flag'], ''],
    [
      'repeated',
      ['--campaign-id', 'x', '--campaign-id', 'y'],
      ['given 2 times ("x", "y")', 'expected once'],
      'Keep one',
    ],
    [
      'repeated switch',
      ['--campaign-id', 'x', '--dry-run', '--dry-run'],
      ['given 2 times'],
      'once',
    ],
    ['missing', [], ['--campaign-id is missing', 'expected a text'], 'Add --campaign-id'],
    [
      'without a value',
      ['--campaign-id'],
      ['--campaign-id has no value', 'expected a text'],
      'Write --campaign-id',
    ],
    [
      'with the next flag for a value',
      ['--campaign-id', '--dry-run'],
      ['--campaign-id has no value'],
      'Write --campaign-id',
    ],
    ['with an empty value', ['--campaign-id', ''], ['--campaign-id has no value'], ''],
    [
      'no number',
      ['--campaign-id', 'x', '--batch-size', 'abc'],
      ['--batch-size "abc" is not valid', 'expected a whole number from 1 to 100'],
      'Example: --batch-size 50',
    ],
    ['a number with a fraction', ['--campaign-id', 'x', '--batch-size', '1.5'], ['"1.5"'], ''],
    ['a number in another notation', ['--campaign-id', 'x', '--batch-size', '1e1'], ['"1e1"'], ''],
    [
      'a number out of range',
      ['--campaign-id', 'x', '--batch-size', '101'],
      ['"101"', 'from 1 to 100'],
      '',
    ],
    ['a negative number', ['--campaign-id', 'x', '--batch-size', '-5'], ['"-5"'], ''],
    [
      'not one of the choices',
      ['--campaign-id', 'x', '--warmup', 'onn'],
      ['"onn"', 'one of on, off'],
      'Did you mean --warmup on?',
    ],
    [
      'an instant without a zone',
      ['--campaign-id', 'x', '--until', '2026-03-09T09:00:00'],
      ['an instant with a zone'],
      '2026-03-02T09:00:00Z',
    ],
    [
      'a day that is not',
      ['--campaign-id', 'x', '--until', '2026-02-30T09:00:00Z'],
      ['"2026-02-30T09:00:00Z"'],
      '',
    ],
    ['a duration without a unit', ['--campaign-id', 'x', '--wait', '30'], ['a duration'], '30m'],
    ['JSON that is none', ['--campaign-id', 'x', '--data', '{a}'], ['a JSON value'], ''],
    ['a switch with a value', ['--campaign-id', 'x', '--dry-run=yes'], ['takes no value'], 'alone'],
    ['a NUL', ['--campaign-id', 'a\0b'], ['not valid'], ''],
  ])('%s: says what was received, what was expected, what to try', (_, argv, says, hint) => {
    const { code, exit, message, hint: shown } = refusal(...argv);
    expect([code, exit]).toEqual(['usage', 'usage']);
    for (const text of says) expect(message).toContain(text);
    expect(shown).toContain(hint);
    expect(shown).not.toBe('');
  });

  it('a value of a megabyte is shown in its first letters', () => {
    expect(
      refusal('--campaign-id', 'x', '--batch-size', 'a'.repeat(1_000_000)).message.length,
    ).toBeLessThan(300);
  });

  it('is read or refused with a Failure, never anything else', () => {
    const word = fc.oneof(
      fc.constantFrom(
        '--campaign-id',
        '--batch-size',
        '--dry-run',
        '--',
        '-h',
        '--no-dry-run',
        '--batch-size=',
        '--__proto__',
      ),
      fc.string({ maxLength: 10 }),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), (argv) => {
        try {
          expect((parse(...argv) as { campaignId: unknown }).campaignId).toBeTypeOf('string');
        } catch (error) {
          expect(error).toBeInstanceOf(Failure);
        }
      }),
    );
  });
});

describe('every flag that all commands share', () => {
  it('can be given to any of them', () => {
    const { values } = parseFlags(
      [
        '--db',
        'a.db',
        '--now',
        '2026-03-09T13:00:00Z',
        '--format',
        'json',
        '--output',
        'a.json',
        '--force',
        '--limit',
        '5',
      ],
      { ...listFlags, ...commonFlags },
      'x',
    );
    expect(values).toMatchObject({
      db: 'a.db',
      now: Date.parse('2026-03-09T13:00:00Z'),
      format: 'json',
      output: 'a.json',
      force: true,
      limit: 5,
    });
  });
});

describe('instants and durations', () => {
  it.each([
    ['2026-03-09T13:00Z', '2026-03-09T13:00:00.000Z'],
    ['2026-03-09T13:00:00.5Z', '2026-03-09T13:00:00.500Z'],
    ['2026-03-09T00:30:00+05:30', '2026-03-08T19:00:00.000Z'],
    ['2026-12-31T23:30:00-03:30', '2027-01-01T03:00:00.000Z'],
  ])('%s is %s', (text, iso) =>
    expect(new Date(readInstant(text) ?? Number.NaN).toISOString()).toBe(iso),
  );
  it.each([
    '2026-03-09',
    '2026-03-09 13:00:00Z',
    '2026-03-09T25:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-04-31T00:00:00+02:00',
    'now',
    '',
  ])('%j is no instant', (text) => expect(readInstant(text)).toBeNull());
  it.each([
    ['90s', 90_000],
    ['30m', 1_800_000],
    ['12h', 43_200_000],
    ['3d', 259_200_000],
    ['1w', null],
    ['-5m', null],
    ['1.5h', null],
    ['m', null],
  ])('%j is %j ms', (text, ms) => expect(parseDuration(text)).toBe(ms));
});
