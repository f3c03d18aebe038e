/** Tab in a real bash, in a folder of the user's own; and what the shells are told. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { completionScript } from '../../../lib/cli/command-line/completion-script.ts';
import { childEnvironment, PROJECT } from '../../support/child.ts';
import { call, newFolder } from '../../support/script.ts';

const folder = newFolder();
let script = '';

/** Presses Tab at the end of the line, as bash does it: words are parted at blanks and at `=`. */
async function tab(line: string): Promise<string[]> {
  const words = line.split(/ |(?<==)|(?==)/);
  const press = `
    eval "$1"; shift
    COMP_WORDS=("$@"); COMP_CWORD=$(( $# - 1 ))
    [[ $(complete -p "\${1##*/}") =~ -F\\ ([^ ]+) ]] || exit 1
    "\${BASH_REMATCH[1]}" "$1" "\${COMP_WORDS[COMP_CWORD]}" "\${COMP_WORDS[COMP_CWORD-1]}"
    printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr } = await promisify(execFile)(
    'bash',
    ['--norc', '-c', press, 'bash', script, ...words],
    { cwd: folder, env: { ...childEnvironment(), SHELL: '/bin/zsh' } },
  );
  expect(stderr).toBe('');
  return stdout.split('\n').filter(Boolean);
}

beforeAll(async () => {
  const printed = await call(['rate_limiter', 'completion', '--shell', 'bash'], { cwd: folder });
  expect([printed.code, printed.stderr]).toEqual([0, '']);
  script = printed.stdout;
});

describe('Tab in bash', () => {
  const PATH = `${PROJECT}scripts/rate_limiter.ts`;

  it.each<[string, string[]]>([
    [`${PATH} sta`, ['start', 'status']],
    ['./scripts/rate_limiter.ts sta', ['start', 'status']],
    ['rate_limiter.ts mailbox ', ['add', 'list', 'test']],
    ['rate_limiter.ts mailbox add --f', ['--from', '--folder', '--format', '--force', '--full']],
    ['rate_limiter.ts status --campaign-id x --li', ['--limit']],
    ['rate_limiter.ts status --format js', ['json']],
    ['rate_limiter.ts status --format=n', ['ndjson']],
    ['rate_limiter.ts configure --warmup ', ['on', 'off']],
    ['response_tracker.ts quarantine r', ['retry']],
    ['analytics.ts ', ['daily', 'campaign', 'opportunities', 'events', 'live']],
    ['analytics.ts --v', ['--version']],
    // What cannot be known is left to the shell, which completes names of files.
    ['rate_limiter.ts start --config ', []],
    ['rate_limiter.ts status --campaign-id ', []],
    ['rate_limiter.ts nothing', []],
  ])('%s', async (line, candidates) =>
    expect((await tab(line)).toSorted()).toEqual(candidates.toSorted()),
  );
});

it('no flag is offered twice', async () => {
  expect(await tab('rate_limiter.ts send --dry-run --d')).toEqual(['--db']);
});

it('zsh is told the words and what they mean', async () => {
  const { stdout } = await call(['rate_limiter', '--get-yargs-completions', 'forec'], {
    cwd: folder,
    env: { SHELL: '/usr/bin/zsh' },
  });
  expect(stdout).toMatch(/^forecast:\w+ /);
});

describe('the script', () => {
  it.each(['bash', 'zsh'] as const)(
    'names the folder for %s so that blanks and quotes do no harm',
    (shell) => {
      const text = completionScript(shell, "/it's my/scripts", ['analytics']);
      expect(text).toContain(`'/it'\\''s my/scripts'"/`);
      expect(text).toContain('analytics.ts');
      expect(text).not.toMatch(/NAMES|FOLDER|REQUEST/);
    },
  );

  it('is printed as it is, and as JSON when that is asked for', async () => {
    const asked = ['rate_limiter', 'completion', '--shell', 'zsh', '--format', 'json'];
    const { document } = await call(asked, { cwd: folder });
    expect(document.data).toMatchObject({
      shell: 'zsh',
      script: expect.stringMatching(/^#compdef/),
    });
    expect(script).toMatch(/^# Completes/);
  });
});
