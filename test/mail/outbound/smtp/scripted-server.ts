/**
 * A TCP server that answers SMTP by a script, misbehaves on request, and records every byte it
 * receives.
 */
import { createServer, type AddressInfo, type Socket } from 'node:net';

/**
 * What to do when a line (or the end of the text) arrives: reply, say nothing, drop the connection,
 * or run code.
 */
export type ScriptedAnswer = string | 'hang' | 'drop' | ((socket: Socket) => void);
export type SmtpScript = Partial<
  Record<
    'greeting' | 'EHLO' | 'MAIL' | 'RCPT' | 'DATA' | 'text' | 'RSET' | 'AUTH' | 'STARTTLS',
    ScriptedAnswer
  >
>;

export type ScriptedServer = {
  url: string;
  /** Everything received, by connection. */
  received: string[];
  close(): Promise<void>;
};

const POLITE = {
  greeting: '220 test\r\n',
  EHLO: '250 test\r\n',
  MAIL: '250 2.1.0 ok\r\n',
  RCPT: '250 2.1.5 ok\r\n',
  DATA: '354 go\r\n',
  text: '250 2.0.0 taken\r\n',
  RSET: '250 ok\r\n',
  AUTH: '235 ok\r\n',
  STARTTLS: '502 no\r\n',
} satisfies SmtpScript;

/** `scripts[i]` is for the i-th connection; the last one serves all further ones. */
export async function startScripted(...scripts: SmtpScript[]): Promise<ScriptedServer> {
  const received: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    const number = received.push('') - 1;
    const script = { ...POLITE, ...(scripts[Math.min(number, scripts.length - 1)] ?? {}) };
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    const answer = (what: keyof typeof POLITE): void => {
      const action: ScriptedAnswer = script[what];
      if (typeof action === 'function') action(socket);
      else if (action === 'drop') socket.destroy();
      else if (action !== 'hang') socket.write(action);
    };
    let pending = '';
    let inText = false;
    answer('greeting');
    socket.on('data', (chunk) => {
      received[number] += chunk.toString('latin1');
      pending += chunk.toString('latin1');
      for (;;) {
        const end = inText ? pending.indexOf('\r\n.\r\n') : pending.indexOf('\r\n');
        if (end < 0) return;
        const line = pending.slice(0, end);
        pending = pending.slice(end + (inText ? 5 : 2));
        if (inText) {
          inText = false;
          answer('text');
          continue;
        }
        const said = line.split(' ')[0]?.toUpperCase() ?? '';
        const verb = said === 'HELO' ? 'EHLO' : said;
        if (verb === 'QUIT') socket.end('221 bye\r\n');
        else if (verb in POLITE) answer(verb as keyof typeof POLITE);
        inText = verb === 'DATA' && typeof script.DATA === 'string' && /^[23]/.test(script.DATA);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
