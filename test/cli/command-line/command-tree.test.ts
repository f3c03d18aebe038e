/** Which command a line names, over the real tables of the three scripts. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCommandLine } from '../../../lib/cli/command-line/command-tree.ts';
import { Failure } from '../../../lib/domain/failure.ts';
import { loadTables } from '../../docs/command-tables.ts';
import type { Commands } from '../../../lib/cli/runner/command.ts';

const tables = await loadTables();

const read = (line: string): Promise<unknown> => readWords(line.split(' '));

async function readWords([program = '', ...words]: readonly string[]): Promise<unknown> {
  const table: Commands = Object.fromEntries(
    [...(tables.get(program) ?? [])].map(([name, command]) => [
      name,
      { about: command.about, load: () => Promise.resolve({ command }) },
    ]),
  );
  return readCommandLine(program, table, words);
}

describe('a line names', () => {
  it.each([
    ['rate_limiter status --campaign-id x', 'status'],
    ['rate_limiter mailbox add --mailbox ann', 'mailbox add'],
    ['response_tracker quarantine list', 'quarantine list'],
    // A value is no command, whatever it says.
    ['rate_limiter status --campaign-id send', 'status'],
    ['rate_limiter mailbox add --mailbox list', 'mailbox add'],
    ['response_tracker classify replies', 'classify'],
  ])('%s: the command %s', async (line, name) => {
    expect(await read(line)).toMatchObject({ kind: 'command', name });
  });

  it.each<[string, object]>([
    ['rate_limiter --help', { kind: 'help' }],
    ['rate_limiter -h', { kind: 'help' }],
    ['rate_limiter help', { kind: 'help' }],
    ['rate_limiter mailbox --help', { kind: 'help', name: 'mailbox' }],
    ['rate_limiter help mailbox', { kind: 'help', name: 'mailbox' }],
    ['rate_limiter status --help', { kind: 'help', name: 'status' }],
    ['rate_limiter help mailbox add', { kind: 'help', name: 'mailbox add' }],
    // Help is given also where something is missing or wrong.
    ['rate_limiter status --limit abc -h', { kind: 'help', name: 'status' }],
    ['rate_limiter status -h --campaign-id', { kind: 'help', name: 'status' }],
    ['rate_limiter send --dry-run=yes --help', { kind: 'help', name: 'send' }],
    ['rate_limiter --version', { kind: 'version' }],
    ['rate_limiter status --version', { kind: 'version' }],
  ])('%s: %j', async (line, reading) => expect(await read(line)).toMatchObject(reading));

  it.each<[string, string, string]>([
    ['analytics', 'analytics.ts needs a command; expected one of daily,', 'analytics.ts --help'],
    ['rate_limiter stauts', '"stauts" is not a command of', 'Did you mean rate_limiter.ts status?'],
    ['rate_limiter constructor', '"constructor" is not a command of rate_limiter.ts', '--help'],
    ['rate_limiter --db a.db status', '"--db" is not a command of', 'Write the command first'],
    ['rate_limiter --help=yes', '"--help=yes" is not a command of rate_limiter.ts;', ''],
    ['rate_limiter mailbox --help=yes', '"--help=yes" is not a command of', ''],
    ['rate_limiter -- status', '"--" is not a command of', 'Write the command first'],
    [
      'rate_limiter mailbox',
      'rate_limiter.ts mailbox needs a command; expected one of add, list, test.',
      '',
    ],
    ['rate_limiter mailbox ad', '"ad" is not a command of', 'rate_limiter.ts mailbox add?'],
    ['rate_limiter mailbox --mailbox ann add', '"--mailbox" is not a command of', ''],
    ['rate_limiter add', '"add" is not a command of rate_limiter.ts', ''],
  ])('no command: %s', async (line, says, hint) => {
    const failed = await read(line).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(Failure);
    expect(failed).toMatchObject({
      code: 'usage',
      exit: 'usage',
      message: expect.stringContaining(says),
      hint: expect.stringContaining(hint),
    });
  });
});

it('any line is read, or refused with a Failure', async () => {
  const word = fc.oneof(
    fc.constantFrom(
      'mailbox',
      'add',
      'list',
      'status',
      'send',
      'help',
      '--help',
      '-h',
      '--version',
    ),
    fc.constantFrom('--help=x', '--version=', '--dry-run=no', '--campaign-id', '--', '-', '--db'),
    fc.string({ maxLength: 6 }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(word, { maxLength: 6 }), async (words) => {
      const said = await readWords(['rate_limiter', ...words]).catch((error: unknown) => error);
      if (!(said instanceof Failure)) expect(said).toHaveProperty('kind');
    }),
    { numRuns: 300 },
  );
});
