/** `analytics.ts live`: serves the feed of events and its page, until a signal. */
import { defineCommand, type Context, type Warning } from '../../runner/command.ts';
import { startLive, type Live } from '../../wiring/live/wire-live.ts';

/** Above it, another machine may ask: 0 lets the system choose. */
const DEFAULT_PORT = 4810;
const THIS_MACHINE = '127.0.0.1';

export const command = defineCommand({
  about: 'Serve the live page and the feed of events (WebSocket) to this machine, until a signal',
  examples: ['', '--port 8787'],
  flags: {
    port: {
      kind: 'integer',
      min: 0,
      max: 65_535,
      fallback: DEFAULT_PORT,
      about: 'The port to listen at; 0: any that is free',
    },
    host: {
      kind: 'text',
      about: `The address to listen at. Default: ${THIS_MACHINE}, which only this machine reaches`,
      placeholder: THIS_MACHINE,
    },
  },
  effect: 'read',
  state: 'read',
  async run(context, values) {
    const began = performance.now();
    const live = await startLive(context, {
      host: values.host ?? THIS_MACHINE,
      port: values.port,
    });
    const warnings = live.server.isPrivate ? [] : [exposed(live)];
    announce(live, warnings);
    try {
      await untilAborted(context.signal);
    } finally {
      await live.close();
    }
    const seconds = Math.round((performance.now() - began) / 1_000);
    const { page, socket, tokenFile } = live;
    return { data: { page, socket, tokenFile, seconds, ...live.server.served() }, warnings };
  },
});

/**
 * The first line on stderr, because stdout is for the answer at the end. A person gets the address
 * to open, a program a line of JSON. The journal of a service is read by others: it gets no token.
 */
function announce(live: Live, warnings: readonly Warning[]): void {
  const { page, socket, tokenFile } = live;
  const open = process.env['JOURNAL_STREAM'] === undefined ? live.open : null;
  if (process.stderr.isTTY) {
    for (const { message } of warnings) process.stderr.write(`${message}\n`);
    process.stderr.write(`Open ${live.open}\nCtrl+C ends it.\n`);
  } else
    process.stderr.write(
      `${JSON.stringify({ listening: page, open, socket, tokenFile, pid: process.pid, warnings })}\n`,
    );
}

function exposed({ server }: Live): Warning {
  return {
    code: 'live_exposed',
    message: `Other machines can reach ${server.address}: the token and the names of prospects travel unencrypted. Listen at ${THIS_MACHINE} and use a tunnel (ssh -L), or a proxy with TLS.`,
  };
}

function untilAborted(signal: Context['signal']): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
