/** The page of the private server: says where the feed is. */
import type { PageServer } from '../../../feed/live/live-port.ts';

export const plainPage: PageServer = {
  answer({ path }) {
    if (path !== '/') return Promise.resolve(null);
    return Promise.resolve({
      status: 200,
      headers: { 'Content-Type': 'text/plain; charset=utf-8' },
      body: 'The feed of events is at /ws?since=SEQ (WebSocket).\n',
    });
  },
};
