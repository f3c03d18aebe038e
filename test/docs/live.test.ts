/** What references/live.md gives to copy is accepted by the programs that it is for. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, expect, it } from 'vitest';
import { refuse, splitWords } from './check-commands.ts';
import { loadTables, ROOT, readText } from './command-tables.ts';

const TEXT = readText('references/live.md');
const SKILL_FOLDER = ROOT.pathname.replace(/\/$/, '');
const folder = mkdtempSync(join(tmpdir(), 'live-text-'));
afterAll(() => rmSync(folder, { recursive: true }));

function blocks(language: string): string[] {
  return [...TEXT.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(
    ([, body]) => body as string,
  );
}

const has = (program: string, ...args: string[]): boolean =>
  spawnSync(program, args).error === undefined;

/** Line of a shell, unit, plist or task -> the words after the script, or null. */
function callIn(line: string): { script: string; words: string[] } | null {
  const plain = line.replaceAll(/<\/?string>/g, ' ').replaceAll('"', ' ');
  const found = /(rate_limiter|response_tracker|analytics)\.ts\s+(\S.*)$/.exec(plain);
  return found ? { script: String(found[1]), words: splitWords(String(found[2])) } : null;
}

it('every command line in a unit, a task or a container exists with its flags', async () => {
  const tables = await loadTables();
  const plists = blocks('xml').map((text) => text.replaceAll(/<\/string>\s*<string>/g, ' '));
  const lines = [...blocks('ini'), ...blocks('bat'), ...blocks('sh'), ...plists]
    .flatMap((text) => text.split('\n'))
    .flatMap((line) => callIn(line) ?? []);
  expect(lines).toHaveLength(5);
  for (const { script, words } of lines)
    expect(await refuse({ text: '', script, words, fenced: true }, tables)).toBeNull();
});

it.skipIf(!has('systemd-analyze', '--version'))('systemd accepts the units', () => {
  const units = blocks('ini').map((unit) => {
    const name = /^# (\S+\.service)$/m.exec(unit)?.[1] ?? '';
    const path = join(folder, name);
    const local = unit
      .replaceAll('/path/to/skill', SKILL_FOLDER)
      .replaceAll('%h/campaigns', folder);
    writeFileSync(path, local);
    return path;
  });
  expect(units).toHaveLength(2);
  const { status, stderr, stdout } = spawnSync('systemd-analyze', ['verify', '--user', ...units], {
    encoding: 'utf8',
    env: { ...process.env, XDG_RUNTIME_DIR: folder },
  });
  const complaints = `${stdout}${stderr}`.split('\n').filter((line) => line.includes(folder));
  expect({ status, complaints }).toEqual({ status: 0, complaints: [] });
});

it.skipIf(!has('caddy', 'version'))('Caddy accepts its file', () => {
  const path = join(folder, 'Caddyfile');
  writeFileSync(path, blocks('caddy').join('\n'));
  const { status, stderr } = spawnSync(
    'caddy',
    ['validate', '--adapter', 'caddyfile', '--config', path],
    { encoding: 'utf8', env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder } },
  );
  expect(status, stderr).toBe(0);
});

it.skipIf(!has('nginx', '-v') || !has('openssl', 'version'))('nginx accepts its server', () => {
  const request = 'req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=t.acme.test';
  const names = ['-keyout', join(folder, 'k.pem'), '-out', join(folder, 'c.pem')];
  spawnSync('openssl', [...request.split(' '), ...names]);
  const server = blocks('nginx')
    .join('\n')
    .replace('/etc/ssl/t.acme.test.pem', join(folder, 'c.pem'))
    .replace('/etc/ssl/t.acme.test.key', join(folder, 'k.pem'));
  const path = join(folder, 'nginx.conf');
  const own = `pid ${folder}/pid; error_log stderr;`;
  writeFileSync(path, `${own} events {} http { access_log off; ${server} }`);
  const { status, stderr } = spawnSync('nginx', ['-t', '-p', folder, '-c', path], {
    encoding: 'utf8',
  });
  expect(status, stderr).toBe(0);
});

it('the plist is one document with every element closed', () => {
  for (const plist of blocks('xml')) {
    const open: string[] = [];
    for (const [, closing, name, empty] of plist.matchAll(/<(\/?)([a-z]+)[^<>]*?(\/?)>/g)) {
      if (closing) expect(open.pop()).toBe(name);
      else if (!empty) open.push(String(name));
    }
    expect(open).toEqual([]);
  }
});

it('the WebSocket example prints the events of a real server, from the first on', async () => {
  const mailbox = 'mailbox add --mailbox ann --from ann@acme.test --smtp env:ANN --timezone UTC';
  spawnSync(join(SKILL_FOLDER, 'scripts/rate_limiter.ts'), mailbox.split(' '), {
    cwd: folder,
    env: { ...process.env, ANN: 'smtp://127.0.0.1:9' },
  });
  const live = start(join(SKILL_FOLDER, 'scripts/analytics.ts'), ['live', '--port', '0']);
  try {
    const { listening } = JSON.parse(await live.line('stderr')) as { listening: string };
    const example = join(folder, 'listen.mjs');
    const ws = import.meta.resolve('ws');
    writeFileSync(example, String(blocks('js')[0]).replace("'ws'", `'${ws}'`));
    const listener = start(process.execPath, [example, new URL(listening).port]);
    try {
      expect(await listener.line('stdout')).toBe('1 mailbox.added ');
    } finally {
      listener.end();
    }
  } finally {
    live.end();
  }
}, 60_000);

function start(program: string, args: readonly string[]) {
  const child = spawn(program, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  const line = async (from: 'stdout' | 'stderr'): Promise<string> => {
    for await (const text of createInterface({ input: child[from] })) return text;
    throw new Error(`${program} ended without a line`);
  };
  return { line, end: () => void child.kill('SIGTERM') };
}
