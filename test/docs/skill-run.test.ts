/**
 * The command lines of SKILL.md, run one after the other in an empty folder, do what it says and
 * answer with the keys it names.
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

const folder = mkdtempSync(join(tmpdir(), 'skill-run-'));
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

function run(script: string, words: readonly string[]): Promise<Answer> {
  return new Promise((resolve, reject) => {
    execFile(
      new URL(`scripts/${script}.ts`, ROOT).pathname,
      [...words, '--now', NOW],
      { cwd: folder, env },
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
function documentedKeys(after: string): string[] {
  const from = SKILL.indexOf('data: { ', SKILL.indexOf(after)) + 'data: { '.length;
  let depth = 0;
  let outermost = '';
  for (const character of SKILL.slice(from)) {
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
  const campaign = [...SKILL.matchAll(/^```json\n([\s\S]*?)^```/gm)]
    .map(([, body]) => body as string)
    .find((body) => body.includes('"steps"'));
  writeFileSync(join(folder, 'campaign.json'), campaign as string);
  writeFileSync(
    join(folder, 'prospects.csv'),
    /^```\n(email,[\s\S]*?)^```/m.exec(SKILL)?.[1] as string,
  );
  mkdirSync(join(folder, 'Maildir'));
  for (const name of ['cur', 'new', 'tmp']) mkdirSync(join(folder, 'Maildir', name));
});

afterAll(async () => {
  await inbox.close();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  rmSync(folder, { recursive: true });
});

describe('SKILL.md from top to bottom', () => {
  const calls = findCommands(SKILL).filter(
    ({ script, fenced, text }) => script !== null && fenced && !text.startsWith('/path/to/skill'),
  );

  const answers = new Map<string, Answer>();

  it('every command line runs and ends with the exit code that belongs there', async () => {
    const ends: string[] = [];
    for (const { script, words, text } of calls) {
      const answer = await run(script as string, words);
      const [name = ''] = words;
      const wanted = EXPECTED[name] ?? 0;
      if (answer.code !== wanted)
        ends.push(
          `${text}: exit ${answer.code} ${answer.document.error?.code ?? ''}, expected ${wanted}`,
        );
      if (!words.includes('--dry-run')) answers.set(name, answer);
    }
    expect(ends).toEqual([]);
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
    ['validate', 'Touches nothing.', 4],
    ['process', '1. **process**', 6],
    ['schedule', '2. **schedule**', 8],
    ['send', '3. **send**', 11],
  ])('%s answers with the keys that the text names', (name, after, least) => {
    const keys = documentedKeys(after);
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
