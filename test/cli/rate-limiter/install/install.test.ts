/** What `install --dry-run` shows can be typed as it stands. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { call, newFolder } from '../../../support/script.ts';

it('a path with spaces and quotes is one word of each command that it shows', async () => {
  const cwd = newFolder();
  const home = join(cwd, "Ann's own files");
  const env = { HOME: home, XDG_CONFIG_HOME: '', LOCALAPPDATA: 'C:\\Users\\Ann Lee' };
  const configure = 'rate_limiter configure --hourly 20'.split(' ');
  expect((await call(configure, { cwd, env })).code).toBe(0);
  const commandsFor = async (scheduler: string): Promise<string[]> => {
    const line = ['rate_limiter', 'install', '--for', scheduler, '--dry-run'];
    return (await call(line, { cwd, env })).document.data.commands;
  };
  const bootstrap = (await commandsFor('launchd')).at(-1) ?? '';
  const words = execFileSync('sh', ['-c', `printf '%s\\n' ${bootstrap}`], { encoding: 'utf8' });
  expect(words.trim().split('\n').at(-1)).toContain(`${home}/Library/LaunchAgents/campaign-tick-`);
  expect((await commandsFor('schtasks')).join()).toMatch(
    /\/XML "C:\\Users\\Ann Lee[^"]*\.xml" \/F$/,
  );
});
