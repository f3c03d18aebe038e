/**
 * Starts server processes of a test, each in a temporary folder of its own, and ends them by their
 * own process id.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Owner of stored mail: no account needs to exist for a numeric id, and neither server delivers as
 * root.
 */
export const MAIL_UID = 5_000;

/** A folder that unprivileged server processes can reach into. */
export function makeServerFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`));
  chmodSync(folder, 0o755);
  return folder;
}

export function removeServerFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

/** Starts a server on a free port; on another one if a program took it first. */
export async function onFreePort<T>(start: (port: number) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await start(await freePort());
    } catch (error) {
      if (tries === 3) throw error;
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

export type RunningProcess = { child: ChildProcess; stop(): Promise<void> };

/**
 * Runs a server in the foreground as leader of a process group, so that its workers can be ended
 * with it.
 */
export function runServer(command: string, args: string[]): RunningProcess {
  const child = spawn(command, args, {
    detached: true,
    stdio: 'ignore',
    env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin' },
  });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const signal = (name: NodeJS.Signals): void => {
    if (child.pid === undefined) return;
    try {
      process.kill(-child.pid, name);
    } catch {
      // The group is gone.
    }
  };
  // A test run that is cut short must leave nothing behind either.
  const onExit = (): void => signal('SIGKILL');
  process.once('exit', onExit);
  return {
    child,
    async stop() {
      signal('SIGTERM');
      const patience = setTimeout(() => signal('SIGKILL'), 5_000);
      await ended;
      clearTimeout(patience);
      signal('SIGKILL');
      process.off('exit', onExit);
    },
  };
}

/**
 * Waits until the server greets on its port with the given first characters. Rejects when it ends
 * before, or never does.
 */
export async function waitForGreeting(
  server: RunningProcess,
  port: number,
  greeting: string,
): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (server.child.exitCode !== null)
      throw new Error(`the server ended with code ${server.child.exitCode} before it listened`);
    if ((await readGreeting(port)).startsWith(greeting)) return;
    await pause(50);
  }
  throw new Error(`no greeting on port ${port}`);
}

function readGreeting(port: number): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const finish = (text: string): void => {
      socket.destroy();
      resolve(text);
    };
    socket.setTimeout(2_000, () => finish(''));
    socket.once('data', (data) => finish(data.toString('latin1')));
    socket.once('error', () => finish(''));
  });
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
