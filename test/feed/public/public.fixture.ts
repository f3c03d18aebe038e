/** The public server in this process, over a port that records what it was asked. */
import { request, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { afterEach } from 'vitest';
import {
  startPublicServer,
  type PublicLimits,
  type PublicServer,
} from '../../../lib/feed/public/public-server.ts';
import type { PublicPort } from '../../../lib/feed/public/public-port.ts';
import type { HookCall } from '../../../lib/domain/responses/hook.ts';
import type { Hit } from '../../../lib/domain/tracking/hit.ts';
import type { PreferencesShown } from '../../../lib/domain/responses/public-texts.ts';

export const SHOWN: PreferencesShown = {
  language: 'de',
  direction: 'ltr',
  sender: 'Ann <b>Lee</b>',
  chosen: null,
  texts: {
    title: 'Nachrichten von Ann <b>Lee</b>',
    question: 'Was möchten Sie von Ann <b>Lee</b>?',
    choices: {
      pause: { button: 'Pause', effect: '90 Tage lang nichts.' },
      less_often: { button: 'Seltener', effect: 'Höchstens alle 30 Tage.' },
      never: { button: 'Abmelden', effect: 'Keine weiteren Nachrichten.' },
    },
    done: { pause: 'Pausiert.', less_often: 'Seltener.', never: 'Abgemeldet.' },
    failed: 'Das ging gerade nicht.',
    footer: 'Sie können das hier jederzeit ändern.',
    now: null,
  },
};

const targetOf = (token: string): string | null =>
  token === 'known' ? 'https://acme.test/offer?a=1' : null;

export type Asked =
  | { asked: 'unsubscribe'; token: string }
  | { asked: 'prefer'; token: string; preference: string }
  | { asked: 'open' | 'click'; hit: Hit }
  | { asked: 'hook'; call: HookCall };

export type Recording = { server: PublicServer; asked: Asked[]; failures: unknown[] };

const running: PublicServer[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
});

export async function startRecording(
  port: Partial<PublicPort> = {},
  options: { limits?: Partial<PublicLimits>; prefix?: string; trust?: string[] } = {},
): Promise<Recording> {
  const asked: Asked[] = [];
  const failures: unknown[] = [];
  const keep = (each: Asked): Promise<void> => (asked.push(each), Promise.resolve());
  const server = await startPublicServer(
    {
      preferencesOf: () => SHOWN,
      unsubscribe: (token) => keep({ asked: 'unsubscribe', token }),
      prefer: (token, preference) => keep({ asked: 'prefer', token, preference }),
      open: (hit) => keep({ asked: 'open', hit }),
      targetOf,
      click: (hit) => keep({ asked: 'click', hit }).then(() => targetOf(hit.token)),
      hook: (call) =>
        keep({ asked: 'hook', call }).then(() => ({ status: 200 as const, cause: null })),
      ...port,
    },
    {
      host: '127.0.0.1',
      port: 0,
      prefix: options.prefix ?? '',
      trustedProxies: options.trust ?? [],
      now: () => 1_000,
      onFailure: (error) => void failures.push(error),
      ...(options.limits ? { limits: options.limits } : {}),
    },
  );
  running.push(server);
  return { server, asked, failures };
}

export type Answered = { status: number; headers: IncomingHttpHeaders; body: string };
type Ask = { method?: string; headers?: Record<string, string>; body?: string | Buffer };

/** The path goes out as it is written. */
export function ask(
  { port }: Pick<PublicServer, 'port'>,
  path: string,
  { method = 'GET', headers = {}, body }: Ask = {},
): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers, agent: false });
    sent.on('error', reject).on('response', (incoming) => {
      let text = '';
      incoming.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      incoming
        .on('error', reject)
        .on('end', () =>
          resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: text }),
        );
    });
    sent.end(body);
  });
}

/** Sends bytes as they are; resolves with everything that came until the server closed. */
export function sendRaw(
  { port }: Pick<PublicServer, 'port'>,
  bytes: string,
  { end = false }: { end?: boolean } = {},
): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    const socket = connect({ port, host: '127.0.0.1' }, () => {
      if (end) socket.end(bytes, 'latin1');
      else socket.write(bytes, 'latin1');
    });
    socket.setEncoding('latin1').on('data', (chunk: string) => (text += chunk));
    socket.on('error', () => undefined).on('close', () => resolve(text));
  });
}

export const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
