/**
 * The bundle in a copy of this skill: when it runs, and when the sources run instead. The texts are
 * marked to show which one ran.
 */
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SCRIPTS, loadTables } from '../docs/command-tables.ts';
import { LOADER, PROJECT, childEnvironment } from '../support/child.ts';

const base = fs.realpathSync(fs.mkdtempSync(join(tmpdir(), 'a skill ')));
const skill = join(base, 'my skills', 'campaigns');
const elsewhere = join(base, 'some where');
const script = join(skill, 'scripts/rate_limiter.ts');
const source = join(skill, 'lib/cli/rate-limiter/campaigns/list.ts');
const ABOUT = 'List the campaigns';
let folder = '';

function run(command: string, args: readonly string[], cwd = elsewhere, more = {}): string {
  const env = { ...childEnvironment(), CAMPAIGN_DEBUG: '1', ...more };
  const { stdout, stderr } = spawnSync(command, args, { cwd, env, encoding: 'utf8' });
  return stdout + stderr;
}
const help = (): string => run(script, ['list', '--help']);
const change = (file: string, from: string, to: string): void =>
  fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replaceAll(from, to));

beforeAll(() => {
  fs.mkdirSync(elsewhere, { recursive: true });
  for (const part of ['lib', 'data', 'schemas', 'scripts', 'tools', 'package.json'])
    fs.cpSync(join(PROJECT, part), join(skill, part), { recursive: true });
  fs.symlinkSync(fs.realpathSync(join(PROJECT, 'node_modules')), join(skill, 'node_modules'));
  const faulty = join(skill, 'lib/cli/response-tracker/classify.ts');
  fs.appendFileSync(faulty, "\ncommand.run = () => { throw new Error('a fault'); };\n");
  expect(run(process.execPath, [join(skill, 'tools/build-bundle.mjs')])).toBe('');
  folder = join(skill, 'dist', fs.readFileSync(join(skill, 'dist/current'), 'utf8').trim());
  for (const entry of ['rate_limiter', 'rate_limiter.list'])
    change(join(folder, `${entry}.mjs`), ABOUT, 'From the bundle');
});
afterAll(() => fs.rmSync(base, { recursive: true }));

it('every command has a file of its own in the bundle', async () => {
  const tables = await loadTables();
  const wanted = SCRIPTS.flatMap((name) => [
    name,
    ...[...tables.get(name)!.keys()].map((command) => `${name}.${command.replace(' ', '_')}`),
  ]);
  const found = fs.readdirSync(folder).filter((name) => /^[a-z_.]+\.json$/.test(name));
  expect(found.toSorted()).toEqual(wanted.map((name) => `${name}.json`).toSorted());
});

describe('the bundle runs', () => {
  it('when the script is called by its path, from a folder with a space in its name', () => {
    expect(help()).toContain('From the bundle');
    expect(run(script, ['--help'])).toContain('From the bundle');
  });

  it('when the script is called through a symbolic link', () => {
    const link = join(elsewhere, 'campaigns now');
    fs.symlinkSync(script, link);
    expect(run(link, ['list', '--help'])).toContain('From the bundle');
  });

  it('when tsx, or a node that reads TypeScript, is given the script', () => {
    expect(run(process.execPath, ['--import', LOADER, script, 'list', '--help'])).toContain(
      'From the bundle',
    );
  });

  it('when the files are copies of what it was made of, with other times', () => {
    fs.writeFileSync(`${source}.copy`, fs.readFileSync(source));
    fs.renameSync(`${source}.copy`, source);
    expect(help()).toContain('From the bundle');
  });

  it('and reads its data, its schemas and its packages in their places', () => {
    const file = join(PROJECT, 'fixtures/campaign.json');
    const prospects = join(PROJECT, 'fixtures/prospects.csv');
    const checked = ['validate', '--config', file, '--prospects', prospects];
    fs.renameSync(join(folder, 'rate_limiter.mjs'), join(folder, 'away'));
    expect(JSON.parse(run(script, checked))).toMatchObject({
      command: 'rate_limiter.validate',
      ok: true,
    });
    fs.renameSync(join(folder, 'away'), join(folder, 'rate_limiter.mjs'));
  });

  it('and its yargs, which loads less, says the same as that of the sources, in English', () => {
    const german = { LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8', SHELL: '/bin/zsh' };
    const ask = (...words: string[]): string => run(script, words, elsewhere, german);
    const questions = [
      ['configure', '--help'],
      ['mailbox', '--help'],
      ['send', '--dry-run=yes', '--now', '2026-03-02T09:00:00Z'],
      ['--version'],
      ['--get-yargs-completions', 'mailbox', 'add', '--'],
    ];
    const bundled = questions.map((words) => ask(...words));
    expect(bundled.join('')).not.toContain('From the bundle');
    fs.renameSync(join(skill, 'dist'), join(skill, 'gone'));
    const withoutTimes = (text: string): string => text.replace(/"now": ?"[^"]*"/, '');
    expect(bundled.map(withoutTimes)).toEqual(
      questions.map((words) => withoutTimes(ask(...words))),
    );
    fs.renameSync(join(skill, 'gone'), join(skill, 'dist'));
    expect(bundled[0]).toMatch(/Examples:[^]+Flags:[^]+choices: "on", "off"/);
  });

  it('and bash completes it with Tab, although there are blanks in its path', () => {
    const tab = `eval "$("$0" completion --shell bash)"
      COMP_WORDS=("$0" mailbox li); COMP_CWORD=2
      _campaign_management "$0"; echo "\${COMPREPLY[@]}"`;
    expect(run('bash', ['--norc', '-c', tab, script])).toBe('list\n');
  });

  it('and a stack trace names the source and its line', () => {
    const lines = fs.readFileSync(join(skill, 'lib/cli/response-tracker/classify.ts'), 'utf8');
    const line = lines.slice(0, lines.indexOf('a fault')).split('\n').length;
    const said = run(join(skill, 'scripts/response_tracker.ts'), ['classify', '-']);
    expect(said).toContain(`${skill}/lib/cli/response-tracker/classify.ts:${line}:`);
    expect(said).not.toContain(folder);
  });
});

describe('the sources run', () => {
  it('when one of them was changed, were it by one letter and with its old time', () => {
    const { atime, mtime } = fs.statSync(source);
    change(source, ABOUT, 'Lisp the campaigns');
    fs.utimesSync(source, atime, mtime);
    expect(help()).toContain('Lisp the campaigns');
    change(source, 'Lisp the campaigns', ABOUT);
    expect(help()).toContain('From the bundle');
  });

  it('when the file of the bundle is broken, or missing', () => {
    const file = join(folder, 'rate_limiter.list.mjs');
    const whole = fs.readFileSync(file);
    fs.writeFileSync(file, whole.subarray(0, whole.length / 2));
    expect(help()).toContain(ABOUT);
    fs.rmSync(file);
    expect(help()).toContain(ABOUT);
    fs.writeFileSync(file, whole);
    expect(help()).toContain('From the bundle');
  });

  it('without a bundle, and without a message about it', () => {
    fs.renameSync(join(skill, 'dist'), join(skill, 'gone'));
    expect(help()).toContain(ABOUT);
    expect(JSON.parse(run(script, ['list']))).toMatchObject({
      ok: false,
      error: { code: 'no_state' },
    });
    fs.renameSync(join(skill, 'gone'), join(skill, 'dist'));
  });
});

describe('without packages', () => {
  beforeAll(() => fs.renameSync(join(skill, 'node_modules'), join(skill, 'none')));
  afterAll(() => fs.renameSync(join(skill, 'none'), join(skill, 'node_modules')));

  it('no bundle is made, which is reported and does not fail', () => {
    const { status, stderr } = spawnSync('node', [join(skill, 'tools/build-bundle.mjs')], {
      encoding: 'utf8',
    });
    expect([status, stderr.split('\n').length]).toEqual([0, 2]);
    expect(stderr).toContain('No bundle was made');
  });

  it.skipIf('typescript' in process.features && process.features.typescript)(
    'the script says what to install',
    () => {
      expect(JSON.parse(help())).toMatchObject({ error: { code: 'not_installed' } });
    },
  );
});
