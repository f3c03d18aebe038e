/** The private server on a real state file, with a writer beside it. */
import { afterEach } from 'vitest';
import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { wireFeed } from '../../../lib/cli/wiring/live/wire-feed.ts';
import { startLiveServer, type LiveServer } from '../../../lib/feed/live/server.ts';
import { closeState, openState } from '../../../lib/state/file/open.ts';
import type { State } from '../../../lib/state/file/transact.ts';
import { FileWatch } from '../../../lib/state/live/file-watch.ts';
import type { NewEvent } from '../../../lib/domain/event.ts';
import type { LiveLimits } from '../../../lib/feed/live/limits.ts';
import { seededState } from '../../support/state-file.ts';
import { append } from './append.ts';
import { MONDAY } from '../../support/quota.ts';

export const TOKEN = 'A'.repeat(43);

export type LiveKit = {
  server: LiveServer;
  /** Of another connection. */
  writer: State;
  watch: FileWatch;
  http: string;
  ws: string;
  append(...events: Partial<NewEvent>[]): void;
};

const toClose: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of toClose.splice(0)) await close();
});

export async function startKit(limits: Partial<LiveLimits> = {}): Promise<LiveKit> {
  const writer = await seededState();
  const reader = await openState(writer.path, 'read', { now: MONDAY });
  const watch = new FileWatch(reader, () => MONDAY);
  const server = await startLiveServer({
    host: '127.0.0.1',
    port: 0,
    token: TOKEN,
    feed: wireFeed(watch),
    page: {
      answer({ path }) {
        if (path === '/fails') throw new Error('secret of ann@acme.test');
        if (path !== '/') return Promise.resolve(null);
        const headers = { 'Content-Type': 'text/html; charset=utf-8' };
        return Promise.resolve({ status: 200, headers, body: '<p>the page</p>' });
      },
    },
    onFault: () => undefined,
    limits: { goodbye: 100, ...limits },
  });
  toClose.push(async () => {
    await server.close();
    watch.close();
    closeState(reader);
    if (writer.db.open) closeState(writer);
    rmSync(dirname(writer.path), { recursive: true, force: true });
  });
  return {
    server,
    writer,
    watch,
    http: `http://${server.address}`,
    ws: `ws://${server.address}/ws`,
    append: (...events) => append(writer, ...events),
  };
}
