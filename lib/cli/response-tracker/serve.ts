/**
 * `response_tracker.ts serve`: the public endpoints behind a TLS proxy. Unsubscribe links and the
 * page behind them, pixels, links and webhooks.
 */
import { startPublicServer } from '../../feed/public/public-server.ts';
import { errorCode } from '../../domain/thrown.ts';
import { SECOND } from '../../domain/time.ts';
import { setAddress } from '../campaigns/set-address.ts';
import { defineCommand } from '../runner/command.ts';
import { dryRunFlag } from '../runner/flags.ts';
import { createTeller } from '../wiring/events/tell-listeners.ts';
import { wireServing } from '../wiring/serve/wire-serving.ts';

const PATH = 'response_tracker.ts serve';

export const command = defineCommand({
  about:
    'Serve the public endpoints until a signal: one-click unsubscribe and the preference page, pixels and links, webhooks',
  examples: ['--public https://t.acme.test --port 8025', '--public https://t.acme.test --dry-run'],
  flags: {
    public: {
      kind: 'text',
      required: true,
      about:
        'The https address under which a TLS proxy or tunnel reaches this server; messages carry it from then on',
      placeholder: 'https://t.acme.test',
    },
    port: {
      kind: 'integer',
      min: 0,
      max: 65_535,
      fallback: 8_025,
      about: 'The port to listen on; 0 means any free one',
    },
    host: {
      kind: 'text',
      about: 'The address to listen on. Default: 127.0.0.1, for a proxy on this machine',
      placeholder: '127.0.0.1',
    },
    'trust-proxy': {
      kind: 'texts',
      about:
        'An address or network of proxies whose X-Forwarded-For is believed; repeat the flag for several. Those on this machine are always believed',
      placeholder: '10.0.0.0/8',
    },
    ...dryRunFlag,
  },
  effect: 'write',
  state: 'write',
  original: 'matches',
  async run(context, values) {
    const { url: set, before } = await setAddress(context, values.public, PATH);
    const url = set as string;
    const wanted = { publicUrl: url, before, host: values.host ?? '127.0.0.1', port: values.port };
    // A server that commits nothing must not answer anyone as if it did.
    if (values.dryRun) return { data: { ...wanted, dryRun: true } };
    const teller = createTeller(context);
    const notes = createNotes();
    const replaced = new AbortController();
    try {
      const server = await startPublicServer(
        wireServing(context, () => teller.tell()),
        {
          host: wanted.host,
          port: wanted.port,
          prefix: new URL(url).pathname.replace(/\/$/, ''),
          trustedProxies: values.trustProxy ?? [],
          now: () => context.clock.now(),
          onFailure(error) {
            notes.add(error);
            // The present file is another one: only a new process opens it.
            if (errorCode(error) === 'state_replaced') replaced.abort(error);
          },
        },
      );
      const { host, port } = server;
      if (before !== null && before !== url)
        note(`the address was ${before}: links in messages that were sent lead there`);
      note(`listening on http://${host.includes(':') ? `[${host}]` : host}:${port} for ${url}`);
      await untilAborted(AbortSignal.any([context.signal, replaced.signal]));
      await server.stop();
      if (replaced.signal.aborted) throw replaced.signal.reason as Error;
      return {
        data: {
          publicUrl: url,
          host,
          port,
          requests: server.counts(),
          endedBy: 'signal',
          dryRun: false,
        },
      };
    } finally {
      await teller.stop();
      notes.flush();
    }
  },
});

function note(line: string): void {
  process.stderr.write(`serve: ${line}\n`);
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

/** At most one line for each code in this time: a fault of the file would fill a log. */
const NOTED_EVERY = 60 * SECOND;

/** Writes on stderr how many requests failed and why, without anything of the request. */
function createNotes(): { add(error: unknown): void; flush(): void } {
  const failed = new Map<string, { times: number; notedAt: number }>();
  const write = (code: string, times: number): void =>
    note(`${times} ${times === 1 ? 'request' : 'requests'} failed: ${code}`);
  return {
    add(error) {
      const code = errorCode(error) ?? (error instanceof Error ? error.name : 'error');
      const now = performance.now();
      const known = failed.get(code) ?? { times: 0, notedAt: -Infinity };
      known.times++;
      if (now - known.notedAt >= NOTED_EVERY) {
        write(code, known.times);
        Object.assign(known, { times: 0, notedAt: now });
      }
      failed.set(code, known);
    },
    flush() {
      for (const [code, { times }] of failed) if (times > 0) write(code, times);
    },
  };
}
