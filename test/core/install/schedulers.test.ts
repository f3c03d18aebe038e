/** The job as each scheduler reads it: checked by the programs that read such files, where there are any. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { cronTimes, crontabBlock, withBlock } from '../../../lib/core/install/crontab.ts';
import { unwritable, type Job } from '../../../lib/core/install/job.ts';
import { launchdPlist } from '../../../lib/core/install/launchd-plist.ts';
import { systemdUnits } from '../../../lib/core/install/systemd-units.ts';
import { windowsTask } from '../../../lib/core/install/windows-task.ts';

const folder = mkdtempSync(join(tmpdir(), 'schedulers-'));
afterAll(() => rmSync(folder, { recursive: true }));

const has = (program: string, ...args: string[]): boolean =>
  spawnSync(program, args).error === undefined;

const ODD = `${folder}/it's a "100%" folder, $HOME & <more>`;
const JOB: Job = {
  name: 'campaign-tick-0a1b2c3d',
  about: 'Campaigns: read replies, plan and send (all campaigns)',
  argv: ['/usr/bin/env', 'printf', '%s\\n', `${ODD}/campaigns.db`, '--campaign-id', 'spring'],
  env: { CAMPAIGN_POLICY: `${ODD}/policy.json` },
  folder,
  log: join(folder, 'tick 100%.log'),
  everyMinutes: 10,
};

describe('cron', () => {
  it.each([
    [1, '* * * * *'],
    [10, '*/10 * * * *'],
    [7, null],
    [60, '0 * * * *'],
    [90, null],
    [240, '0 */4 * * *'],
    [1440, '0 9 * * *'],
    [0.5, null],
  ])('%d minutes are %s', (minutes, times) => {
    expect(cronTimes(minutes)).toBe(times);
  });

  it.skipIf(!has('sh', '-c', ''))('its command prints the words that were meant', () => {
    const line = crontabBlock(JOB).split('\n')[2] ?? '';
    // As cron does: the times are taken off, and the backslash before each percent sign.
    const command = line.split(' ').slice(5).join(' ').replaceAll('\\%', '%');
    const { status } = spawnSync('sh', ['-c', command]);
    const printed = spawnSync('cat', [JOB.log], { encoding: 'utf8' }).stdout;
    expect([status, printed]).toEqual([0, `${ODD}/campaigns.db\n--campaign-id\nspring\n`]);
  });

  it.skipIf(!has('crontab', '-V'))('crontab accepts the file', () => {
    const path = join(folder, 'crontab');
    writeFileSync(path, withBlock('MAILTO=ann\n5 4 * * * true\n', JOB.name, crontabBlock(JOB)));
    const { status, stderr } = spawnSync('crontab', ['-n', path], { encoding: 'utf8' });
    // Only Debian's crontab has this check.
    if (!/invalid option|usage/i.test(stderr))
      expect([status, stderr]).toEqual([0, expect.not.stringContaining('error')]);
  });

  it('installing twice changes nothing, and removing gives every byte of the user back', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary' }).map((line) => line.replaceAll('\n', ' '))),
        (lines) => {
          const own = lines.map((line) => `${line}\n`).join('');
          const other = crontabBlock({ ...JOB, name: 'campaign-tick-other' });
          const block = crontabBlock(JOB);
          const once = withBlock(own, JOB.name, block);
          expect(withBlock(once, JOB.name, block)).toBe(once);
          expect(withBlock(once, JOB.name, null)).toBe(own);
          const both = withBlock(once, 'campaign-tick-other', other);
          expect(withBlock(both, JOB.name, null)).toBe(own + other);
        },
      ),
    );
  });

  it('another interval takes the place of the first, between the same lines of the user', () => {
    const block = crontabBlock(JOB);
    const hourly = crontabBlock({ ...JOB, everyMinutes: 60 });
    const crontab = `${withBlock('# mine\n', JOB.name, block)}# later\n`;
    expect(withBlock(crontab, JOB.name, hourly)).toBe(`# mine\n${hourly}# later\n`);
  });
});

it.skipIf(!has('systemd-analyze', '--version'))('systemd accepts the units', () => {
  const { service, timer } = systemdUnits(JOB);
  const paths = [
    [`${JOB.name}.service`, service],
    [`${JOB.name}.timer`, timer],
  ].map(([name, text]) => {
    const path = join(folder, name as string);
    writeFileSync(path, text as string);
    return path;
  });
  const { status, stderr, stdout } = spawnSync('systemd-analyze', ['verify', '--user', ...paths], {
    encoding: 'utf8',
    env: { ...process.env, XDG_RUNTIME_DIR: folder },
  });
  const complaints = `${stdout}${stderr}`.split('\n').filter((line) => line.includes(JOB.name));
  expect({ status, complaints }).toEqual({ status: 0, complaints: [] });
});

/** Any reader that is not ours; Python has one for each of the two. */
function python(code: string, input: Buffer | string): unknown {
  const { stdout, stderr } = spawnSync('python3', ['-c', code], { input, encoding: 'utf8' });
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

it.skipIf(!has('python3', '-V'))('a property list reader finds the same words', () => {
  const read = python(
    'import sys,json,plistlib;print(json.dumps(plistlib.loads(sys.stdin.buffer.read())))',
    launchdPlist(JOB),
  );
  expect(read).toEqual({
    Label: JOB.name,
    ProgramArguments: JOB.argv,
    EnvironmentVariables: JOB.env,
    WorkingDirectory: JOB.folder,
    StartInterval: 600,
    ProcessType: 'Background',
    StandardOutPath: JOB.log,
    StandardErrorPath: JOB.log,
  });
});

it.skipIf(!has('python3', '-V'))(
  'an XML reader finds the task, by the namespace and order of its schema',
  () => {
    const windows: Job = {
      ...JOB,
      argv: ['C:\\Program Files\\nodejs\\node.exe', 'C:\\skill\\start.mjs', 'tick'],
      env: {},
      folder: 'C:\\Users\\Ann & Co',
      log: 'C:\\Users\\Ann & Co\\tick.log',
    };
    const code = `import sys,json,xml.etree.ElementTree as E
t=E.fromstring(sys.stdin.buffer.read());n='{http://schemas.microsoft.com/windows/2004/02/mit/task}'
print(json.dumps([t.tag==n+'Task',t.get('version'),[c.tag.replace(n,'') for c in t],t.find('.//'+n+'Interval').text,t.find('.//'+n+'Command').text,t.find('.//'+n+'Arguments').text,t.find('.//'+n+'WorkingDirectory').text]))`;
    expect(python(code, Buffer.from(`\uFEFF${windowsTask(windows)}`, 'utf16le'))).toEqual([
      true,
      '1.2',
      ['RegistrationInfo', 'Triggers', 'Principals', 'Settings', 'Actions'],
      'PT10M',
      'cmd.exe',
      '/d /s /c ""C:\\Program Files\\nodejs\\node.exe" C:\\skill\\start.mjs tick >> "C:\\Users\\Ann & Co\\tick.log" 2>&1"',
      'C:\\Users\\Ann & Co',
    ]);
  },
);

it('a line break, or a percent sign for Windows, cannot be written', () => {
  expect(unwritable({ ...JOB, folder: 'a\nb' }, 'cron')).toBe('a\nb');
  expect(unwritable({ ...JOB, argv: [], env: {}, log: '100%' }, 'schtasks')).toBe('100%');
  expect(unwritable(JOB, 'systemd')).toBeUndefined();
});
