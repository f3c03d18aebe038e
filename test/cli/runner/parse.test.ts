/** What yargs lets pass is refused by our table: a command line is read by the real tree of one command with these flags. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dryRunFlag, listFlags, type Flags } from '../../../lib/cli/runner/flags.ts';
import { readCommandLine } from '../../../lib/cli/command-line/command-tree.ts';
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
async function read(
  argv: readonly string[],
  own: Flags,
): Promise<{ values: Record<string, unknown>; positionals: string[] }> {
  const command = { about: 'Test', flags: own, state: 'none', run: () => Promise.reject() };
  const table = { test: { about: 'Test', load: () => Promise.resolve({ command }) } };
  const reading = await readCommandLine('rate_limiter', table, ['test', ...argv]);
  if (reading.kind !== 'command') throw new Error(`it was taken for ${reading.kind}`);
  return reading;
}
const parse = async (...argv: string[]): Promise<Record<string, unknown>> =>
  (await read(argv, flags)).values;

async function refusal(...argv: string[]): Promise<Failure> {
  try {
    await parse(...argv);
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
  ])('%j', async (argv, values) => expect(await parse(...argv)).toMatchObject(values));

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
  ])('%s: says what was received, what was expected, what to try', async (_, argv, says, hint) => {
    const { code, exit, message, hint: shown } = await refusal(...argv);
    expect([code, exit]).toEqual(['usage', 'usage']);
    for (const text of says) expect(message).toContain(text);
    expect(shown).toContain(hint);
    expect(shown).not.toBe('');
  });

  it('a value of a megabyte is shown in its first letters', async () => {
    const { message } = await refusal('--campaign-id', 'x', '--batch-size', 'a'.repeat(1_000_000));
    expect(message.length).toBeLessThan(300);
  });

  it('is read, or refused with a Failure, or asks for help, never anything else', async () => {
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
        '--campaign-id.a',
        '--_',
        '---',
        '-5',
      ),
      fc.string({ maxLength: 10 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(word, { maxLength: 8 }), async (argv) => {
        try {
          expect((await parse(...argv))['campaignId']).toBeTypeOf('string');
        } catch (error) {
          if (/it was taken for help/.test(String(error))) {
            expect(argv.some((each) => /^-.*h/.test(each))).toBe(true);
          } else expect(error).toBeInstanceOf(Failure);
        }
      }),
    );
  });
});

describe('what yargs by itself', () => {
  const NEEDED = ['--campaign-id', 'x'];

  it.each<[string, string[], string]>([
    ['takes for NaN', [...NEEDED, '--batch-size', 'abc'], '--batch-size "abc" is not valid'],
    ['takes for a number', [...NEEDED, '--batch-size', '0x10'], '--batch-size "0x10" is not valid'],
    ['takes for infinite', [...NEEDED, '--batch-size', 'Infinity'], '"Infinity" is not valid'],
    ['takes for a list', [...NEEDED, '--until', 'a', '--until', 'b'], '--until was given 2 times'],
    ['takes for an empty text', ['--campaign-id', ''], '--campaign-id has no value'],
    ['takes for an empty text after =', ['--campaign-id='], '--campaign-id has no value'],
    ['takes for the default', [...NEEDED, '--batch-size'], '--batch-size has no value'],
    ['reports as missing', ['--campain-id', 'x'], '"--campain-id" is not a flag'],
    ['reports as missing after =', ['--campain-id=x'], '"--campain-id" is not a flag'],
    ['takes in camel case', ['--campaignId', 'x'], '"--campaignId" is not a flag'],
    ['takes for the opposite', [...NEEDED, '--no-dry-run'], '"--no-dry-run" is not a flag'],
    ['takes for an object', ['--campaign-id.a', 'x'], '"--campaign-id.a" is not a flag'],
    ['takes for no', [...NEEDED, '--dry-run=yes'], '--dry-run takes no value'],
    ['takes for yes', [...NEEDED, '--dry-run=true'], '--dry-run takes no value'],
    ['takes once', [...NEEDED, '--dry-run', '--dry-run'], '--dry-run was given 2 times'],
    ['takes letter by letter', ['-campaign-id', 'x'], '"-c" is not a flag'],
    ['keeps for itself', [...NEEDED, '--_', 'y'], '"--_" is not a flag'],
    ['drops', [...NEEDED, '--$0=y'], '"--$0" is not a flag'],
    ['renames', [...NEEDED, '--__proto__', 'y'], '"--__proto__" is not a flag'],
    ['takes with three dashes', ['---campaign-id', 'x'], '"---campaign-id" is not a flag'],
  ])('%s is refused: %j', async (_, argv, says) => {
    const { code, message } = await refusal(...argv);
    expect([code, message]).toEqual(['usage', expect.stringContaining(says)]);
  });

  it.each<[string, string[], Record<string, unknown>]>([
    ['a number', ['--campaign-id', '007'], { campaignId: '007' }],
    ['a text in quotes', [`--campaign-id="a b"`], { campaignId: '"a b"' }],
    ['JSON that is a text', [...NEEDED, `--data="a"`], { data: 'a' }],
    ['a text that begins with a dash', ['--campaign-id', '-a b'], { campaignId: '-a b' }],
    ['a text with =', ['--campaign-id=a=b'], { campaignId: 'a=b' }],
    ['the word help', ['--campaign-id', 'help'], { campaignId: 'help' }],
    ['a word of the prototype', ['--campaign-id', 'constructor'], { campaignId: 'constructor' }],
  ])('would change stays as it was typed: %s', async (_, argv, values) => {
    expect(await parse(...argv)).toMatchObject(values);
  });

  it('would eat or convert is a plain argument: what follows a switch, numbers, all after --', async () => {
    const { positionals } = await read(
      [...NEEDED, '--dry-run', 'true', '007', '--', '--batch-size', 'help'],
      flags,
    );
    expect(positionals).toEqual(['true', '007', '--batch-size', 'help']);
  });
});

describe('every flag that all commands share', () => {
  it('can be given to any of them', async () => {
    const argv =
      '--db a.db --now 2026-03-09T13:00:00Z --format json --output a.json --force --limit 5';
    expect((await read(argv.split(' '), listFlags)).values).toMatchObject({
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
  ])('%j is not an instant', (text) => expect(readInstant(text)).toBeNull());
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
