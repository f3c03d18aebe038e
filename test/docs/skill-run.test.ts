/**
 * The command lines of SKILL.md, and those of the pages on setting up and on the loop, run one
 * after the other in a user's folder, do what the text says and answer with the keys it names.
 */
import { checkScript } from '../support/child.ts';
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findCommands } from './check-commands.ts';
import { ROOT, readText } from './command-tables.ts';
import { startImapServer, type ScriptedImapServer } from '../support/imap/imap-server.ts';

const SKILL = readText('SKILL.md');
const SETUP = readText('references/setup.md');
const LOOP = readText('references/loop.md');
// Sunday evening in New York, Monday morning in Tokyo.
const NOW = '2026-03-02T00:30:00Z';
/** The answers expected on a first day without replies. */
const EXPECTED: Readonly<Record<string, number>> = { label: 66, complete: 77 };

type Answer = {
  code: number;
  document: {
    ok: boolean;
    data: Record<string, unknown>;
    error?: { code: string };
    next: { run: string }[];
  };
};

const folder = mkdtempSync(join(tmpdir(), 'skill run-'));
const received: string[] = [];
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData(stream, session, done) {
    stream.resume().on('end', () => {
      received.push(...session.envelope.rcptTo.map(({ address }) => address));
      done();
    });
  },
});
let env: NodeJS.ProcessEnv;
let inbox: ScriptedImapServer;

function run(script: string, words: readonly string[], cwd = folder): Promise<Answer> {
  return new Promise((resolve, reject) => {
    execFile(
      new URL(`scripts/${script}.ts`, ROOT).pathname,
      [...words, '--now', NOW],
      { cwd, env },
      (error, stdout) => {
        try {
          const document = JSON.parse(stdout) as Answer['document'];
          const code = error === null ? 0 : Number(error.code);
          checkScript(stdout).then(() => resolve({ code, document }), reject);
        } catch (cause) {
          reject(new Error(`${script} ${words.join(' ')} answered with no JSON`, { cause }));
        }
      },
    );
  });
}

/**
 * The keys of `data: { a, b: { c } }` behind a command's heading in the text; only the outermost.
 */
function documentedKeys(text: string, after: string): string[] {
  const from = text.indexOf('data: { ', text.indexOf(after)) + 'data: { '.length;
  let depth = 0;
  let outermost = '';
  for (const character of text.slice(from)) {
    if ('}])'.includes(character) && depth-- === 0) break;
    if (depth === 0 && !'}]'.includes(character)) outermost += character;
    if ('{[('.includes(character)) depth++;
  }
  return outermost
    .split(',')
    .map((part) => part.replace(/[:{[\s].*$/, '').trim() || (part.trim().split(/[:\s]/)[0] ?? ''))
    .filter(Boolean);
}

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  inbox = await startImapServer();
  env = {
    ...process.env,
    ANN_SMTP: `smtp://127.0.0.1:${port}`,
    ANN_IMAP: inbox.url,
  };
  writeFiles(folder, SETUP);
  mkdirSync(join(folder, 'Maildir'));
  for (const name of ['cur', 'new', 'tmp']) mkdirSync(join(folder, 'Maildir', name));
});

afterAll(async () => {
  await inbox.close();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  rmSync(folder, { recursive: true });
});

/** The example campaign of a text, and the example prospects. */
function writeFiles(into: string, text: string): void {
  const campaign = [...text.matchAll(/^```json\n([\s\S]*?)^```/gm)]
    .map(([, body]) => body as string)
    .find((body) => body.includes('"steps"'));
  writeFileSync(join(into, 'campaign.json'), campaign as string);
  const prospects = /^```\n(email,[\s\S]*?)^```/m.exec(SETUP)?.[1];
  writeFileSync(join(into, 'prospects.csv'), prospects as string);
}

const callsIn = (text: string) =>
  findCommands(text).filter(
    ({ script, fenced, text: line }) =>
      script !== null && fenced && !line.startsWith('/path/to/skill'),
  );

/** The calls that end otherwise than they should, and the last answer of each command. */
async function runAll(
  calls: ReturnType<typeof callsIn>,
  cwd: string,
): Promise<{ ends: string[]; answers: Map<string, Answer> }> {
  const ends: string[] = [];
  const answers = new Map<string, Answer>();
  for (const { script, words, text } of calls) {
    const answer = await run(script as string, words, cwd);
    const [name = ''] = words;
    const wanted = EXPECTED[name] ?? 0;
    if (answer.code !== wanted)
      ends.push(
        `${text}: exit ${answer.code} ${answer.document.error?.code ?? ''}, expected ${wanted}`,
      );
    if (!words.includes('--dry-run')) answers.set(name, answer);
  }
  return { ends, answers };
}

describe('SKILL.md from top to bottom', () => {
  it('every command line runs, and only Tokyo is at work', { timeout: 240_000 }, async () => {
    const own = mkdtempSync(join(tmpdir(), 'skill only-'));
    writeFiles(own, SKILL);
    const { ends } = await runAll(callsIn(SKILL), own);
    rmSync(own, { recursive: true });
    expect(ends).toEqual([]);
    expect(received.splice(0)).toEqual(['chika@sakura.example']);
  });
});

describe('the pages on setting up and on the loop, one after the other', () => {
  let answers = new Map<string, Answer>();

  it('every command line runs and ends with the exit code that belongs there', async () => {
    const ran = await runAll([...callsIn(SETUP), ...callsIn(LOOP)], folder);
    answers = ran.answers;
    expect(ran.ends).toEqual([]);
    // Only Tokyo is at work: the other one waits for her own Monday.
    expect(received).toEqual(['chika@sakura.example']);
  }, 240_000);

  it('messages are read from files', async () => {
    const answer = await run('response_tracker', [
      'process',
      '--campaign-id',
      'spring-2026',
      '--source',
      'Maildir',
    ]);
    expect(answer.code).toBe(0);
    answers.set('process', answer);
  });

  it.each([
    ['validate', SETUP, 'It changes nothing.', 4],
    ['process', LOOP, '## process', 6],
    ['schedule', LOOP, '## schedule', 8],
    ['send', LOOP, '## send', 11],
  ])('%s answers with the keys that the text names', (name, text, after, least) => {
    const keys = documentedKeys(text, after);
    expect(keys.length).toBeGreaterThanOrEqual(least);
    expect(Object.keys(answers.get(name)?.document.data ?? {})).toEqual(
      expect.arrayContaining(keys),
    );
  });

  it('status answers with what the text lists, and says what to run next', async () => {
    const { document } = await run('rate_limiter', ['status', '--campaign-id', 'spring-2026']);
    expect(Object.keys(document.data)).toEqual(
      expect.arrayContaining([
        'state',
        'limits',
        'queue',
        'enrollments',
        'holds',
        'mailboxes',
        'inDoubt',
        'nextDueAt',
        'nextFollowUpAt',
      ]),
    );
    expect(document.next.length).toBeGreaterThan(0);
  });
});
