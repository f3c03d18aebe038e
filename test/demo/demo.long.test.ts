import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Holidays from 'date-holidays';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chooseInk } from '../../demo/story/ink.ts';
import { CAST } from '../../demo/people/cast.ts';
import { PEOPLE, personOf } from '../../demo/people/people.ts';

/**
 * Some fifty processes, one after the other: half a minute when the machine is quiet, minutes when
 * it is not.
 */
const LONG = 400_000;
const root = new URL('../..', import.meta.url).pathname;
const folder = join(mkdtempSync(join(tmpdir(), 'demo-')), 'out');

type Taken = {
  what: 'taken';
  day: string;
  at: string;
  zone: string;
  to: string;
  from: string;
  step: number;
  messageId: string;
};
type Refused = { what: 'refused'; day: string; to: string; reply: string };
type Answer = {
  at: string;
  from: string;
  meaning: string;
  final: boolean;
  awayUntil: string | null;
};
type Ran = { code: number; stdout: string; stderr: string };

let demo: Ran;
let log: (Taken | Refused)[];
let taken: Taken[];
let refused: Refused[];
let answers: Answer[];

beforeAll(async () => {
  demo = await run(process.execPath, ['--import', 'tsx', 'demo/run.ts', folder]);
  log = lines(join(folder, 'server.ndjson')) as typeof log;
  taken = log.filter((entry) => entry.what === 'taken');
  refused = log.filter((entry) => entry.what === 'refused');
  answers = lines(join(folder, 'answers.ndjson')) as Answer[];
}, LONG);
afterAll(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

test('the demo ends with exit code 0 and writes a database, a report and both logs', () => {
  expect({ code: demo.code, stderr: demo.stderr }).toEqual({ code: 0, stderr: '' });
  expect(readFileSync(join(folder, 'report.html'), 'utf8')).toMatch(/^<!doctype html>/i);
  expect(statSync(join(folder, '.agentfs', 'campaigns.db')).size).toBeGreaterThan(0);
});

test('sixty people in twelve countries; all whose servers accept it got the first message', () => {
  expect([PEOPLE.length, new Set(PEOPLE.map(({ country }) => country)).size]).toEqual([60, 12]);
  const reached = new Set(taken.filter(({ step }) => step === 1).map(({ to }) => to));
  const never = PEOPLE.filter(({ email }) => !reached.has(email)).map(({ email }) =>
    CAST.get(email),
  );
  expect(never.map((role) => role?.role).sort()).toEqual([
    'mailbox_full',
    'unknown_address',
    'unknown_address',
  ]);
});

test('no person got the same message twice, and every message is one of the three', () => {
  const keys = taken.map(({ to, step }) => `${to} ${step}`);
  expect(new Set(keys).size).toBe(keys.length);
  expect(new Set(taken.map(({ messageId }) => messageId)).size).toBe(taken.length);
  expect([...new Set(taken.map(({ step }) => step))].sort()).toEqual([1, 2, 3]);
});

test('every message was sent between nine and five on a working day of its recipient', () => {
  const wrong = taken.filter(({ at, zone, to }) => {
    const { date, hour } = wallClock(at, zone);
    return hour < 9 || hour >= 17 || isDayOff(to, date);
  });
  expect(wrong).toEqual([]);
});

test('the demo covers two weekends, and holidays of some countries on working days of others', () => {
  const days = new Set(taken.map(({ day }) => day));
  expect(['2026-05-02', '2026-05-09'].filter((day) => days.has(day))).toEqual([]);
  expect(days).toContain('2026-05-01');
  expect(
    taken.filter(
      ({ at, zone, to }) =>
        ['DE', 'FR', 'ES', 'PL', 'BR'].includes(personOf(to).country) &&
        wallClock(at, zone).date === '2026-05-01',
    ),
  ).toEqual([]);
});

test('no person got another try after a reply, a no or a final bounce', () => {
  const late = answers
    .filter(({ final }) => final)
    .flatMap(({ from, at }) =>
      log.filter(
        (entry) =>
          entry.to === from &&
          (entry.what === 'taken' ? entry.at > at : entry.day > at.slice(0, 10)),
      ),
    );
  expect(late).toEqual([]);
  for (const { to } of refused.filter(({ reply }) => reply.startsWith('550')))
    expect(log.filter((entry) => entry.to === to)).toHaveLength(1);
});

test('an absent person gets the next message after the day of return, and none before', () => {
  const away = answers.filter(({ awayUntil }) => awayUntil !== null);
  expect(away.length).toBeGreaterThan(2);
  for (const { from, at, awayUntil } of away) {
    const next = taken.filter((entry) => entry.to === from && entry.at > at);
    expect(next.map(({ at, zone }) => wallClock(at, zone).date > (awayUntil as string))).toEqual(
      next.map(() => true),
    );
    expect(next.length).toBeGreaterThan(0);
  }
});

test('a greylisted message is tried again the same day; a full mailbox gets four tries, a day apart', () => {
  const grey = refused.filter(({ reply }) => reply.startsWith('451'));
  expect(grey.length).toBeGreaterThan(0);
  for (const { to, day } of grey)
    expect(taken.filter((entry) => entry.to === to && entry.day === day)).toHaveLength(1);
  const full = refused.filter(({ reply }) => reply.startsWith('452'));
  const tries = [...new Set(full.map(({ to }) => to))].map((to) =>
    full.filter((entry) => entry.to === to).map(({ day }) => day),
  );
  expect(tries.map(({ length }) => length).sort()).toEqual([1, 4]);
  for (const days of tries) expect(new Set(days).size).toBe(days.length);
});

test('on its first days no account sent more than its warmup allows', () => {
  const caps = [6, 10, 14, 20, 30];
  for (const account of new Set(taken.map(({ from }) => from))) {
    const days = [
      ...new Set(taken.filter(({ from }) => from === account).map(({ day }) => day)),
    ].sort();
    const sent = days.map(
      (day) => taken.filter((entry) => entry.from === account && entry.day === day).length,
    );
    expect(sent.slice(0, caps.length).map((n, i) => n <= (caps[i] as number))).toEqual(
      caps.map(() => true),
    );
  }
});

test('analytics counts exactly the messages in the log of the mail server', async () => {
  const { stdout } = await script('analytics', [
    'campaign',
    '--campaign-id',
    'calibration-2026',
    '--db',
    join(folder, '.agentfs', 'campaigns.db'),
  ]);
  const { totals, people } = JSON.parse(stdout).data;
  const kind = (meaning: string): number =>
    answers.filter((answer) => answer.meaning === meaning).length;
  expect(totals.counts).toMatchObject({
    sent: taken.length,
    replied: kind('reply'),
    unsubscribed: kind('unsubscribe'),
    outOfOffice: kind('out_of_office'),
    autoReply: kind('auto_reply'),
  });
  expect(people).toMatchObject({
    enrolled: 60,
    underWay: 0,
    contacted: taken.filter(({ step }) => step === 1).length,
    replied: kind('reply'),
  });
});

test(
  'the suggested commands work as printed',
  async () => {
    const commands = demo.stdout
      .split('\n')
      .flatMap((line) => /^ {2}\$ (npx .*)$/.exec(line)?.[1] ?? []);
    expect(commands.length).toBeGreaterThan(3);
    for (const command of commands)
      expect({ command, code: (await run('sh', ['-c', command])).code }).toEqual({
        command,
        code: 0,
      });
  },
  LONG,
);

test('a pipe gets no colours and no moving lines', () => {
  // eslint-disable-next-line no-control-regex
  expect(demo.stdout).not.toMatch(/[\u001b\r]/);
});

test('only terminals get colours, and NO_COLOR switches them off', () => {
  const painted = '\u001b[31mno\u001b[39m';
  const cases = [
    [{ isTTY: true }, {}, painted],
    [{ isTTY: true }, { NO_COLOR: '1' }, 'no'],
    [{ isTTY: true }, { TERM: 'dumb' }, 'no'],
    [{}, {}, 'no'],
  ] as const;
  for (const [stream, env, expected] of cases)
    expect(chooseInk(stream, env).bad('no')).toBe(expected);
});

test('a folder that the demo did not make is left alone', async () => {
  const { code, stdout } = await run(process.execPath, [
    '--import',
    'tsx',
    'demo/run.ts',
    join(root, 'lib'),
  ]);
  expect([code, stdout.includes('npm run demo -- FOLDER')]).toEqual([1, true]);
  expect(existsSync(join(root, 'lib', 'core'))).toBe(true);
});

function run(file: string, args: string[]): Promise<Ran> {
  return new Promise((resolve) => {
    execFile(
      file,
      args,
      {
        cwd: root,
        maxBuffer: 2 ** 25,
        env: { ...process.env, FORCE_COLOR: '', CHECK_ANSWERS: '1' },
      },
      (error, stdout, stderr) =>
        resolve({
          code: typeof error?.code === 'number' ? error.code : error ? -1 : 0,
          stdout,
          stderr,
        }),
    );
  });
}

function script(name: string, args: string[]): Promise<Ran> {
  return run(process.execPath, ['--import', 'tsx', `scripts/${name}.ts`, ...args]);
}

function lines(path: string): unknown[] {
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
}

function wallClock(at: string, zone: string): { date: string; hour: number } {
  const wall = new Date(at).toLocaleString('sv-SE', { timeZone: zone });
  return { date: wall.slice(0, 10), hour: Number(wall.slice(11, 13)) };
}

function isDayOff(to: string, date: string): boolean {
  const { country, region } = personOf(to);
  const weekday = new Date(`${date}T12:00:00Z`).getUTCDay();
  const rest = country === 'SA' ? [5, 6] : [6, 0];
  const calendar = region === '' ? new Holidays(country) : new Holidays(country, region);
  return (
    rest.includes(weekday) ||
    calendar
      .getHolidays(date.slice(0, 4))
      .some((day) => day.type === 'public' && day.date.startsWith(date))
  );
}
