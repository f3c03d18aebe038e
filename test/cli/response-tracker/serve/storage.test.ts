/** What cannot be committed is not answered 2xx: the file is locked, or the disk is full. */
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { wireServing } from '../../../../lib/cli/wiring/serve/wire-serving.ts';
import { startPublicServer, type PublicServer } from '../../../../lib/feed/public/public-server.ts';
import { openDatabase } from '../../../../lib/state/engine/choose-engine.ts';
import { closeState, openState } from '../../../../lib/state/file/open.ts';
import { systemClock } from '../../../../lib/cli/clock/clock.ts';
import { ask, FORM } from '../../../feed/public/public.fixture.ts';
import { closedAfterEach } from '../../../support/close-after.ts';
import { MONDAY } from '../../../support/quota.ts';
import { recordSent, startServing, type TokenHolder } from '../../../support/serving.ts';
import { people, seededState } from '../../../support/state-file.ts';
import type { State } from '../../../../lib/state/file/transact.ts';

const opened = closedAfterEach();
const ONE_CLICK = { method: 'POST', headers: FORM, body: 'List-Unsubscribe=One-Click' };

async function inProcess(
  count: number,
): Promise<{ state: State; sent: TokenHolder[]; server: PublicServer; failures: unknown[] }> {
  const state = await seededState({ people: people(count) });
  opened.push({ close: () => closeState(state) });
  const sent = recordSent(state, 'spring', MONDAY);
  const failures: unknown[] = [];
  const context = { state, env: {}, clock: systemClock() };
  const server = await startPublicServer(
    wireServing(context, () => undefined),
    {
      host: '127.0.0.1',
      port: 0,
      prefix: '',
      trustedProxies: [],
      now: () => MONDAY,
      onFailure: (error) => void failures.push(error),
      limits: { answeredBy: 300 },
    },
  );
  opened.push({ close: () => server.stop() });
  return { state, sent, server, failures };
}

test('while another process holds the lock: 503 in time, pages go on, and then it works', async () => {
  const { state, sent, server } = await inProcess(3);
  const other = openDatabase(state.path, { timeout: 0 });
  other.exec('BEGIN IMMEDIATE');
  const [posted, page] = await Promise.all([
    ask(server, `/u/${sent[0]!.token}`, ONE_CLICK),
    ask(server, `/u/${sent[0]!.token}`),
  ]);
  expect([posted.status, posted.headers['retry-after'], page.status]).toEqual([503, '30', 200]);
  other.exec('ROLLBACK');
  other.close();
  expect((await ask(server, `/u/${sent[1]!.token}`, ONE_CLICK)).status).toBe(200);
});

test('requests that come together share commits', async () => {
  const { state, sent, server } = await inProcess(64);
  await ask(server, `/u/${sent[63]!.token}`, ONE_CLICK);
  let commits = 0;
  const run = state.db.transaction.bind(state.db);
  state.db.transaction = (begin, work) => (commits++, run(begin, work));
  const sockets = await Promise.all(
    Array.from({ length: 48 }, async () => {
      const socket = connect({ port: server.port, host: '127.0.0.1' });
      // Until it is accepted: the server accepts one connection in each turn.
      socket.write('GET /none HTTP/1.1\r\nHost: t\r\n\r\n');
      await once(socket, 'data');
      return socket;
    }),
  );
  const { body } = ONE_CLICK;
  const answers = sockets.map((socket, index) => {
    const { token } = sent[index] as TokenHolder;
    socket.write(
      `POST /u/${token} HTTP/1.1\r\nHost: t\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    );
    return once(socket, 'data').then(([data]) => String(data).slice(9, 12));
  });
  expect(new Set(await Promise.all(answers))).toEqual(new Set(['200']));
  for (const socket of sockets) socket.destroy();

  expect(commits).toBeLessThanOrEqual(12);
});

test('where the file may not grow: 503 for what is not stored, and no 2xx is lost', async () => {
  const state = await seededState({ people: people(400) });
  const sent = recordSent(state, 'spring', MONDAY);
  closeState(state);
  const blocks = Math.ceil(statSync(state.path).size / 512) + 400;
  const server = await startServing(state.path, {
    under: ['/bin/sh', '-c', `ulimit -f ${blocks}; exec "$@"`, 'sh'],
  });
  const statuses = new Map<string, number>();
  for (const { token, email } of sent)
    statuses.set(email, (await ask(server, `/u/${token}`, ONE_CLICK)).status);
  await server.stop('SIGKILL');
  const done = [...statuses].filter(([, status]) => status === 200).map(([email]) => email);
  expect(new Set(statuses.values())).toEqual(new Set([200, 503]));
  const after = await openState(state.path, 'read', { now: MONDAY });
  const stored = after.db
    .prepare(`SELECT email FROM prospect WHERE state = 'unsubscribed'`)
    .pluck()
    .all() as string[];
  closeState(after);
  expect(done.filter((email) => !stored.includes(email))).toEqual([]);
});
