/**
 * The SMTP server of a rehearsal, on 127.0.0.1 in the same process. It accepts every message for
 * every recipient.
 */
import type { AddressInfo } from 'node:net';
import type { SMTPServerDataStream } from 'smtp-server';
import type { ServerRefusal } from '../../domain/rehearsal.ts';

export type LoopbackServer = { /** What to give a mailbox. */ url: string; close(): Promise<void> };
/** `take` runs before the server answers yes. */
export type Behaviour = {
  refuse(email: string): ServerRefusal | null;
  take(mail: { to: string; raw: Buffer }): Promise<void>;
};

export async function startLoopbackServer({ refuse, take }: Behaviour): Promise<LoopbackServer> {
  const { SMTPServer } = await import('smtp-server');
  const server = new SMTPServer({
    banner: 'rehearsal',
    hideSTARTTLS: true,
    disabledCommands: ['AUTH'],
    authOptional: true,
    disableReverseLookup: true,
    closeTimeout: 100,
    onRcptTo({ address }, _session, done) {
      const refusal = refuse(address);
      done(
        refusal === null
          ? null
          : Object.assign(new Error(refusal.text), { responseCode: refusal.code }),
      );
    },
    onData(stream, session, done) {
      const to = session.envelope.rcptTo[0]?.address ?? '';
      readAll(stream)
        .then((raw) => take({ to, raw }))
        .then(() => done(), done);
    },
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  // From here on: the client may close the connection without QUIT.
  server.on('error', () => undefined);
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function readAll(stream: SMTPServerDataStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
