/** A real SMTP server on loopback that records every recipient before it answers. */
import { appendFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { SinkLine } from './record.ts';

export type SinkRefusal = { code: number; message: string };
export type SoakSink = { url: string; lines: SinkLine[]; close(): Promise<void> };

/**
 * `refuses` decides at RCPT, with how often this recipient was named before. Lines are kept, and
 * appended to `logFile` as JSON.
 */
export async function startSink(
  logFile: string,
  refuses: (email: string, before: number) => SinkRefusal | null,
): Promise<SoakSink> {
  const lines: SinkLine[] = [];
  const named = new Map<string, number>();
  const write = (line: SinkLine): void => {
    appendFileSync(logFile, `${JSON.stringify(line)}\n`);
    lines.push(line);
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    onRcptTo({ address }, session, done) {
      const before = named.get(address) ?? 0;
      named.set(address, before + 1);
      const refusal = refuses(address, before);
      if (refusal === null) return done();
      write({
        outcome: 'refused',
        code: refusal.code,
        from: senderOf(session),
        to: [address],
        headers: [],
        text: '',
      });
      done(Object.assign(new Error(refusal.message), { responseCode: refusal.code }));
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        write({
          outcome: 'accepted',
          code: 250,
          from: senderOf(session),
          to: session.envelope.rcptTo.map(({ address }) => address),
          ...splitMail(Buffer.concat(chunks).toString('utf8')),
        });
        done(null, '2.0.0 taken');
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    lines,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function senderOf(session: { envelope: { mailFrom: { address: string } | false } }): string {
  return session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address;
}

/** Headers unfolded, in order; the text unchanged. */
export function splitMail(raw: string): Pick<SinkLine, 'headers' | 'text'> {
  const end = raw.indexOf('\r\n\r\n');
  const head = (end < 0 ? raw : raw.slice(0, end)).replace(/\r\n(?=[ \t])/g, '');
  const headers = head.split('\r\n').map((line): [string, string] => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon), line.slice(colon + 1).trim()];
  });
  return { headers, text: end < 0 ? '' : raw.slice(end + 4) };
}
