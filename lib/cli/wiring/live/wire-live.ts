/** Starts the private server on the open state file: `analytics.ts live`, and beside `send`. */
import { inspect } from 'node:util';
import { startLiveServer, type LiveServer } from '../../../feed/live/server.ts';
import { readToken } from '../../../feed/live/token-file.ts';
import { FileWatch } from '../../../state/live/file-watch.ts';
import { visiblePage } from '../../render/visible.ts';
import { wireFeed } from './wire-feed.ts';
import { wirePage } from './wire-page.ts';
import type { Context } from '../../runner/command.ts';

export type Live = {
  server: LiveServer;
  /** Where the page is, and where programs get the feed. */
  page: string;
  socket: string;
  /** The page's address with the token in it: for its reader alone, and for no log. */
  open: string;
  tokenFile: string;
  close(): Promise<void>;
};

/**
 * `state` is read only, and by the server alone: it gets another connection when the file is
 * exchanged. Throws the failures of its token and its port.
 */
export async function startLive(
  { state, clock, writeCall }: Pick<Context, 'state' | 'clock' | 'writeCall'>,
  { host, port }: { host: string; port: number },
): Promise<Live> {
  const tokenFile = `${state.path}-live-token`;
  const token = readToken(tokenFile);
  const watch = new FileWatch(state, () => clock.now());
  try {
    const server = await startLiveServer({
      host,
      port,
      token,
      feed: wireFeed(watch),
      page: wirePage(watch, { clock, writeCall }),
      onFault(error) {
        if (process.env['CAMPAIGN_DEBUG']) console.error(visiblePage(inspect(error)));
      },
    });
    const page = `http://${server.address}/`;
    return {
      server,
      page,
      socket: `ws://${server.address}/ws`,
      open: `${page}?token=${token}`,
      tokenFile,
      async close() {
        await server.close();
        watch.close();
      },
    };
  } catch (error) {
    watch.close();
    throw error;
  }
}
