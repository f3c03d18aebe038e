/** A real SMTP server on loopback that keeps every message, and refuses on request. */
import { SMTPServer, type SMTPServerDataStream, type SMTPServerOptions } from 'smtp-server';
import type { AddressInfo } from 'node:net';

/** `from` and `to` are of the envelope. */
export type SinkMessage = {
  from: string;
  to: string;
  raw: string;
  headers: Record<string, string>;
};
export type SmtpSink = { url: string; messages: SinkMessage[]; close(): Promise<void> };

/**
 * `refuse` answers at RCPT with a reply line such as `550 5.1.1 no such user`; `onMail` runs before
 * the final 250, whose words `answer` gives.
 */
type Behaviour = {
  refuse?: (address: string, from: string) => string | null;
  answer?: (mail: SinkMessage, nth: number) => string;
  onMail?: (mail: SinkMessage) => unknown;
  login?: SMTPServerOptions['onAuth'];
};

export async function startSink(behaviour: Behaviour = {}): Promise<SmtpSink> {
  const messages: SinkMessage[] = [];
  const server = new SMTPServer({
    hideSTARTTLS: true,
    authOptional: behaviour.login === undefined,
    disabledCommands: behaviour.login === undefined ? ['AUTH'] : [],
    allowInsecureAuth: true,
    closeTimeout: 50,
    ...(behaviour.login ? { onAuth: behaviour.login } : {}),
    onRcptTo({ address }, { envelope: { mailFrom } }, done) {
      const line = behaviour.refuse?.(address, mailFrom ? mailFrom.address : '') ?? null;
      done(
        line === null
          ? null
          : Object.assign(new Error(line.slice(4)), { responseCode: Number(line.slice(0, 3)) }),
      );
    },
    onData(stream: SMTPServerDataStream, session, done) {
      const chunks: Buffer[] = [];
      stream
        .on('data', (chunk: Buffer) => chunks.push(chunk))
        .on('end', () => {
          const raw = Buffer.concat(chunks).toString('utf8');
          const { mailFrom } = session.envelope;
          const mail = {
            from: mailFrom === false ? '' : mailFrom.address,
            to: session.envelope.rcptTo[0]?.address ?? '',
            raw,
            headers: headersOf(raw),
          };
          Promise.resolve(behaviour.onMail?.(mail)).then(
            () => {
              messages.push(mail);
              done(null, behaviour.answer?.(mail, messages.length) ?? 'taken');
            },
            (error: Error) => done(error),
          );
        });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    messages,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** Names in lower case, folded lines joined. */
function headersOf(raw: string): Record<string, string> {
  const head = (raw.split('\r\n\r\n')[0] ?? '').replace(/\r\n[ \t]+/g, ' ');
  return Object.fromEntries(
    head
      .split('\r\n')
      .map((line) => [
        line.slice(0, line.indexOf(':')).toLowerCase(),
        line.slice(line.indexOf(':') + 1).trim(),
      ]),
  );
}
