/**
 * A world of an evaluation: a user's folder with its state file, a mail server and an inbox on
 * loopback, and a copy of the skill whose scripts run on a clock that stands still.
 */
import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { readReceived, type ReceivedMessage } from '../../lib/mail/rehearsal/letters.ts';
import { startImapServer, type ScriptedImapServer } from '../../test/support/imap/imap-server.ts';

const SKILL = fileURLToPath(new URL('../..', import.meta.url));
const SCRIPTS = ['rate_limiter', 'response_tracker', 'analytics'];

export type WorldCall = { code: number; document: { ok: boolean; data: never; error?: unknown } };

export class World {
  readonly folder: string;
  /** The instant at which the agent begins, and at which the clock of its commands stands. */
  readonly now: string;
  /** What the mail server has taken, in order. */
  readonly taken: ReceivedMessage[] = [];
  /** Addresses that the mail server refuses. */
  readonly unknown = new Set<string>();
  readonly env: Record<string, string>;
  readonly #smtp: SMTPServer;
  readonly #imap: ScriptedImapServer;

  static async make(folder: string, now: string): Promise<World> {
    const imap = await startImapServer();
    const world = new World(folder, now, imap);
    await new Promise<void>((resolve) => world.#smtp.listen(0, '127.0.0.1', resolve));
    world.#writeSecrets();
    world.#writeSkill();
    return world;
  }

  private constructor(folder: string, now: string, imap: ScriptedImapServer) {
    this.folder = folder;
    this.now = now;
    this.#imap = imap;
    this.env = { CAMPAIGN_POLICY: '' };
    this.#smtp = this.#openSmtp();
  }

  write(name: string, text: string): void {
    mkdirSync(join(this.folder, name, '..'), { recursive: true });
    writeFileSync(join(this.folder, name), text);
  }

  /** Runs a command line such as `rate_limiter.ts status` at an instant of the past. */
  async run(line: string, at: string): Promise<void> {
    const { code, document } = await runLine(this, `${SKILL}scripts/`, `${line} --now ${at}`);
    if (code !== 0) throw new Error(`${line}: ${JSON.stringify(document)}`);
  }

  /** Puts a message into the inbox. */
  receive(raw: string | Buffer, at: string): void {
    const [, weekday, day, month, year, time] =
      /^(\w+), (\d+) (\w+) (\d+) ([\d:]+)/.exec(new Date(at).toUTCString()) ?? [];
    if (weekday === undefined) throw new Error(`${at} is no instant`);
    this.#imap.add(raw.toString(), undefined, `${day}-${month}-${year} ${time} +0000`);
  }

  /** What the person with this address received last. */
  lastTo(email: string): ReceivedMessage {
    const message = this.taken.findLast(({ to }) => to === email);
    if (message === undefined) throw new Error(`${email} received nothing`);
    return message;
  }

  async close(): Promise<void> {
    await this.#imap.close();
    await new Promise<void>((resolve) => this.#smtp.close(() => resolve()));
  }

  #openSmtp(): SMTPServer {
    return new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      disableReverseLookup: true,
      closeTimeout: 500,
      onAuth: (_login, _session, done) => done(null, { user: 'ann' }),
      onRcptTo: ({ address }, _session, done) =>
        this.unknown.has(address)
          ? done(Object.assign(new Error('5.1.1 User unknown'), { responseCode: 550 }))
          : done(),
      onData: (stream, session, done) => {
        const pieces: Buffer[] = [];
        stream.on('data', (piece: Buffer) => pieces.push(piece));
        stream.on('end', () => {
          const to = session.envelope.rcptTo[0]?.address ?? '';
          const raw = Buffer.concat(pieces);
          const sent = /^Date: (.+)$/m.exec(raw.toString('latin1'))?.[1] ?? this.now;
          readReceived(raw, { to, at: Date.parse(sent) }).then((message) => {
            this.taken.push(message);
            done();
          }, done);
        });
      },
    });
  }

  #writeSecrets(): void {
    const { port } = this.#smtp.server.address() as AddressInfo;
    mkdirSync(join(this.folder, 'secrets'), { recursive: true });
    for (const [name, url] of [
      ['ann-smtp', `smtp://ann:secret@127.0.0.1:${port}`],
      ['ann-imap', this.#imap.url],
    ] as const)
      writeFileSync(join(this.folder, 'secrets', name), `${url}\n`, { mode: 0o600 });
  }

  /** SKILL.md and references as they are; each script with the clock of this world. */
  #writeSkill(): void {
    const skill = join(this.folder, 'skill');
    mkdirSync(join(skill, 'scripts'), { recursive: true });
    for (const name of ['SKILL.md', 'references', 'schemas'])
      symlinkSync(join(SKILL, name), join(skill, name));
    for (const script of SCRIPTS) {
      const path = join(skill, 'scripts', `${script}.ts`);
      const real = join(SKILL, 'scripts', `${script}.ts`);
      // A command of `next` names the clock already.
      writeFileSync(
        path,
        `#!/bin/sh\ncase " $* " in *" --now "*) exec '${real}' "$@" ;; esac\nexec '${real}' "$@" --now ${this.now}\n`,
      );
      chmodSync(path, 0o755);
    }
  }
}

/** As an agent's shell does it. `scripts`: the folder of the scripts, with a slash at its end. */
export function runLine(
  { folder, env }: Pick<World, 'folder' | 'env'>,
  scripts: string,
  line: string,
): Promise<WorldCall> {
  const command = line.replace(/^(?:\S*\/)?(\w+\.ts)/, `'${scripts}$1'`);
  return new Promise((resolve, reject) => {
    const child = spawn('/bin/sh', ['-c', command], {
      cwd: folder,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const pieces: Buffer[] = [];
    child.stdout.on('data', (piece: Buffer) => pieces.push(piece));
    child.on('error', reject);
    child.on('close', (code) => {
      const text = Buffer.concat(pieces).toString();
      try {
        resolve({ code: code ?? -1, document: JSON.parse(text) as WorldCall['document'] });
      } catch {
        reject(new Error(`${line} ended with ${code} and no JSON: ${text.slice(0, 500)}`));
      }
    });
  });
}
