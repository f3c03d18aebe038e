/**
 * Commands push their events over https to a name that DNS knows: signed, verified, in order, and
 * again after a kill; what stands in the way is said in words.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { ServerResponse } from 'node:http';
import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { campaignFile } from '../../support/campaign.ts';
import { startDns, type DnsServer } from '../../support/dns-server.ts';
import { call, newFolder, writePeople, type Called } from '../../support/script.ts';
import type { ListenerFile } from '../../../lib/domain/listener.ts';

const HOST = 'events.acme.test';
const SECRET = `whsec_${Buffer.alloc(32, 9).toString('base64')}`;
const CERTIFICATE = `req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=${HOST} -addext subjectAltName=DNS:${HOST} -keyout key.pem -out cert.pem`;

type Heard = { seq: number; type: string; id: string; name: string; host: string };

describe.skipIf(spawnSync('openssl', ['version']).status !== 0)(
  'a listener over https',
  () => {
    const folder = newFolder();
    const heard: Heard[] = [];
    let server: Server;
    let dns: DnsServer;
    let url: string;
    let env: Record<string, string>;
    let answer: (response: ServerResponse) => void;

    beforeAll(async () => {
      execFileSync('openssl', CERTIFICATE.split(' '), { cwd: folder, stdio: 'ignore' });
      const [key, cert] = ['key.pem', 'cert.pem'].map((name) => readFileSync(join(folder, name)));
      server = createServer({ key, cert }, (request, response) => {
        let body = '';
        request.on('data', (part: Buffer) => (body += part.toString()));
        request.on('end', () => {
          const headers = request.headers as Record<string, string>;
          const event = new Webhook(SECRET).verify(body, headers) as { seq: number; type: string };
          const { servername } = request.socket as TLSSocket & { servername: string };
          heard.push({
            ...{ seq: event.seq, type: event.type, id: String(headers['webhook-id']) },
            ...{ name: servername, host: String(headers['host']) },
          });
          answer(response);
        });
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      dns = await startDns({ [HOST]: { a: ['127.0.0.1'] } });
      url = `https://${HOST}:${(server.address() as AddressInfo).port}/hook`;
      env = {
        ANN: 'smtp://127.0.0.1:9',
        HOOK_SECRET: SECRET,
        CAMPAIGN_DNS: dns.address,
        NODE_EXTRA_CA_CERTS: join(folder, 'cert.pem'),
      };
      writePeople(folder, [{ email: 'a@example.test' }]);
      await run('mailbox add --mailbox ann --from ann@acme.test --smtp env:ANN --timezone UTC');
    });
    afterEach(() => void heard.splice(0));
    afterAll(async () => {
      server.closeAllConnections();
      server.close();
      await dns.close();
    });

    function run(line: string, changed: Record<string, string> = {}, onStart?: OnStart) {
      const options = { cwd: folder, env: { ...env, ...changed }, ...(onStart && { onStart }) };
      return call(['rate_limiter', ...line.split(' ')], options);
    }
    type OnStart = (kill: (signal: NodeJS.Signals) => void) => void;

    function start(listener: Partial<ListenerFile>, id = 'c', onStart?: OnStart): Promise<Called> {
      const notify = [{ url, secret: 'env:HOOK_SECRET', allowPrivate: true, ...listener }];
      writeFileSync(join(folder, 'c.json'), JSON.stringify(campaignFile({ id, notify })));
      return run('start --config c.json --prospects prospects.csv --no-dns', {}, onStart);
    }
    const reasonsOf = ({ document }: Called): unknown[] =>
      document.warnings
        .filter(({ code }) => code === 'listener_unreachable')
        .map(({ details }) => (details as { reason: string }).reason);

    it('behind a private address is refused until the file allows it', async () => {
      answer = (response) => response.writeHead(204).end();
      const refused = await start({ allowPrivate: false });
      expect(refused.code).toBe(0);
      expect(reasonsOf(refused)).toEqual(['private_address']);
      expect(heard).toEqual([]);

      expect(reasonsOf(await start({}))).toEqual([]);
      expect(heard.map(({ type }) => type)).toEqual([
        'campaign.created',
        'prospects.imported',
        'campaign.started',
        'batch.scheduled',
        'campaign.updated',
      ]);
      expect(new Set(heard.map(({ name }) => name))).toEqual(new Set([HOST]));
      expect(heard[0]?.host).toBe(new URL(url).host);
      expect(new Set(heard.map(({ id }) => id)).size).toBe(heard.length);
    });

    it('is not spoken to without the secret or with a certificate that is not trusted, and both are said', async () => {
      const pause = 'pause --campaign-id c --reason test';
      const secretless = await run(pause, { HOOK_SECRET: '' });
      expect(reasonsOf(secretless)).toEqual(['secret_missing']);
      expect(secretless.stdout).toContain('(env:HOOK_SECRET)');
      const wrong = await run('resume --campaign-id c', { HOOK_SECRET: 'hunter2-not-a-secret' });
      expect(reasonsOf(wrong)).toEqual(['secret_invalid']);
      expect(wrong.stdout + wrong.stderr).not.toContain('hunter2');
      const untrusted = await run(pause, { NODE_EXTRA_CA_CERTS: '' });
      expect(reasonsOf(untrusted)).toEqual(['certificate']);
      expect(heard).toEqual([]);

      const alerts = await run('alerts');
      expect(JSON.stringify(alerts.document.data)).toContain(
        'its certificate is not valid or not trusted here',
      );
      expect(alerts.stdout + untrusted.stdout).not.toContain(SECRET);
    });

    it('gets every event after a kill in the middle of a push, in order', async () => {
      answer = (response) => response.writeHead(204).end();
      await start({});
      heard.splice(0);
      let kill: (signal: NodeJS.Signals) => void = () => undefined;
      answer = (response) => {
        if (heard.length < 3) response.writeHead(204).end();
        else kill('SIGKILL');
      };
      const killed = await start({}, 'd', (end) => (kill = end));
      expect(killed.signal).toBe('SIGKILL');
      expect(heard).toHaveLength(3);

      answer = (response) => response.writeHead(204).end();
      expect(reasonsOf(await run('resume --campaign-id c'))).toEqual([]);
      const first = [...new Set(heard.map(({ seq }) => seq))];
      expect(first).toEqual([...first].sort((a, b) => a - b));
      const last = first.at(-1) ?? 0;
      expect(first).toEqual(
        Array.from({ length: first.length }, (_, at) => last - first.length + 1 + at),
      );
      expect(heard.map(({ type }) => type)).toEqual([
        ...['campaign.created', 'prospects.imported', 'campaign.started'],
        ...['campaign.created', 'prospects.imported', 'campaign.started', 'batch.scheduled'],
        'hold.lifted',
      ]);
      expect(new Set(heard.map(({ id }) => id)).size).toBe(first.length);
    });
  },
  120_000,
);
