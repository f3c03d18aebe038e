/** Ten thousand of each: scanners, forgeries, silent connections. */
import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { closeState } from '../../../../lib/state/file/open.ts';
import { createClient } from '../../../chaos/serve-client.ts';
import { ask, FORM } from '../../../feed/public/public.fixture.ts';
import { MONDAY } from '../../../support/quota.ts';
import { recordSent, startServing, type Serving } from '../../../support/serving.ts';
import { people, seededState } from '../../../support/state-file.ts';
import { differences, tableContents } from '../../../support/table-contents.ts';

const MANY = 10_000;
const running: Serving[] = [];
afterEach(async () => {
  for (const serving of running.splice(0)) await serving.stop('SIGKILL');
});

async function serving(): Promise<{ path: string; tokens: string[]; server: Serving }> {
  const state = await seededState({ people: people(500) });
  const tokens = recordSent(state, 'spring', MONDAY).map(({ token }) => token);
  closeState(state);
  const server = await startServing(state.path);
  running.push(server);
  return { path: state.path, tokens, server };
}

type Request = { method: 'GET' | 'HEAD' | 'POST'; path: string; body: string };

/** Over 32 connections that stay open; how many answers had each status. */
async function askAll(
  { port }: Serving,
  requests: readonly Request[],
): Promise<Record<string, number>> {
  const statuses: Record<string, number> = {};
  let next = 0;
  await Promise.all(
    Array.from({ length: 32 }, async () => {
      const client = createClient(port);
      for (let each = requests[next++]; each !== undefined; each = requests[next++]) {
        const status = await client.send(each.method, each.path, each.body);
        statuses[String(status)] = (statuses[String(status)] ?? 0) + 1;
      }
      client.close();
    }),
  );
  return statuses;
}

/** Some other character at a place that goes through the whole token. */
function forge(token: string, index: number): string {
  const at = index % token.length;
  const other = token[at] === 'b' ? 'c' : 'b';
  return token.slice(0, at) + other + token.slice(at + 1);
}

test('10,000 GETs and HEADs of scanners change no row, and no memory is kept for them', async () => {
  const { path, tokens, server } = await serving();
  const scans = (count: number): Request[] =>
    Array.from({ length: count }, (_, index) => ({
      method: index % 2 === 0 ? 'GET' : 'HEAD',
      path: `/u/${tokens[index % tokens.length]}?List-Unsubscribe=One-Click`,
      body: '',
    }));
  await askAll(server, scans(2_000));
  const before = { tables: tableContents(path), memory: memoryOf(server) };
  expect(await askAll(server, scans(MANY))).toEqual({ 200: MANY });
  expect(differences(before.tables, tableContents(path))).toEqual({});
  expect(memoryOf(server) - before.memory).toBeLessThan(60);
}, 180_000);

test('10,000 forged tokens change no row and are answered like real ones', async () => {
  const { path, tokens, server } = await serving();
  const before = tableContents(path);
  const forgeries = Array.from({ length: MANY }, (_, index): Request => ({
    method: 'POST',
    path: `/u/${forge(tokens[index % tokens.length] as string, index)}`,
    body: index % 3 === 0 ? 'choice=pause' : 'List-Unsubscribe=One-Click',
  }));
  expect(await askAll(server, forgeries)).toEqual({ 200: MANY });
  expect(differences(before, tableContents(path))).toEqual({});
}, 180_000);

test('beside 10,000 silent and slow connections a recipient is answered, and memory is bounded', async () => {
  const { tokens, server } = await serving();
  await ask(server, `/u/${tokens[0]}`);
  const before = memoryOf(server);
  const sockets: Socket[] = [];
  for (let index = 0; index < MANY; index++) {
    const socket = connect({ port: server.port, host: '127.0.0.1' });
    socket
      .on('error', () => undefined)
      .on('connect', () => {
        if (index % 2 === 0) socket.write('GET /u/x HTTP/1.1\r\nHost: t\r\nX-Slow: ');
      });
    sockets.push(socket);
    if (index % 200 === 199) await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const body = 'List-Unsubscribe=One-Click';
  const { status } = await ask(server, `/u/${tokens[0]}`, { method: 'POST', headers: FORM, body });
  const grown = memoryOf(server) - before;
  for (const socket of sockets) socket.destroy();
  expect(status).toBe(200);
  expect(grown).toBeLessThan(200);
}, 180_000);

/** Resident memory of the server, in MB. */
function memoryOf({ child }: Serving): number {
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1_024;
}
