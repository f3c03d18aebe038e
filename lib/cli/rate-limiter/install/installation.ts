/** What an installation is made of, for each scheduler: files, and the commands that tell it. */
import { homedir } from 'node:os';
import { join } from 'node:path';
import { crontabBlock } from '../../../core/install/crontab.ts';
import { launchdPlist } from '../../../core/install/launchd-plist.ts';
import { systemdUnits } from '../../../core/install/systemd-units.ts';
import { windowsTask } from '../../../core/install/windows-task.ts';
import type { Job, Scheduler } from '../../../core/install/job.ts';

type Env = Readonly<Record<string, string | undefined>>;

export type Installation = {
  files: { path: string; content: Buffer }[];
  /** For the user's crontab; null: not by cron. */
  crontab: string | null;
  /** `mayFail`: it stops what may not be there. */
  enable: { argv: string[]; mayFail?: true }[];
  /** Run before, and after, the files are removed. */
  disable: { before: string[][]; after: string[][] };
};

/** The program by which a scheduler is told. */
export const PROGRAMS: Readonly<Record<Scheduler, string>> = {
  cron: 'crontab',
  systemd: 'systemctl',
  launchd: 'launchctl',
  schtasks: 'schtasks',
};

export function installationFor(scheduler: Scheduler, job: Job, env: Env): Installation {
  const home = env['HOME'] ?? homedir();
  switch (scheduler) {
    case 'cron':
      return {
        files: [],
        crontab: crontabBlock(job),
        enable: [],
        disable: { before: [], after: [] },
      };
    case 'systemd': {
      const folder = join(env['XDG_CONFIG_HOME'] ?? join(home, '.config'), 'systemd', 'user');
      const { service, timer } = systemdUnits(job);
      const ctl = (...words: string[]): string[] => ['systemctl', '--user', ...words];
      return {
        files: [
          { path: join(folder, `${job.name}.service`), content: Buffer.from(service) },
          { path: join(folder, `${job.name}.timer`), content: Buffer.from(timer) },
        ],
        crontab: null,
        enable: [
          { argv: ctl('daemon-reload') },
          { argv: ctl('enable', `${job.name}.timer`) },
          { argv: ctl('restart', `${job.name}.timer`) },
        ],
        disable: {
          before: [ctl('disable', '--now', `${job.name}.timer`)],
          after: [ctl('daemon-reload')],
        },
      };
    }
    case 'launchd': {
      const path = join(home, 'Library', 'LaunchAgents', `${job.name}.plist`);
      const domain = `gui/${process.getuid?.() ?? 501}`;
      const stop = ['launchctl', 'bootout', `${domain}/${job.name}`];
      return {
        files: [{ path, content: Buffer.from(launchdPlist(job)) }],
        crontab: null,
        enable: [{ argv: stop, mayFail: true }, { argv: ['launchctl', 'bootstrap', domain, path] }],
        disable: { before: [stop], after: [] },
      };
    }
    case 'schtasks': {
      const folder = env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local');
      const path = join(folder, 'campaign-management', `${job.name}.xml`);
      const task = windowsTask(job).replaceAll('\n', '\r\n');
      return {
        files: [{ path, content: Buffer.from(`\uFEFF${task}`, 'utf16le') }],
        crontab: null,
        enable: [{ argv: ['schtasks', '/Create', '/TN', job.name, '/XML', path, '/F'] }],
        disable: { before: [['schtasks', '/Delete', '/TN', job.name, '/F']], after: [] },
      };
    }
  }
}
