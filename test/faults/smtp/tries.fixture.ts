/** One try at a server with a fault, and the verdict on it. */
import { decideOutcome, type SmtpOutcome } from '../../../lib/core/sending/smtp-outcome.ts';
import { openSmtp, type SmtpTransport } from '../../../lib/mail/outbound/smtp/smtp-transport.ts';
import { startFaulty, type FaultyServer, type FaultPoint, type Truth } from '../faulty-server.ts';
import { MONDAY } from '../../support/quota.ts';
import type { SmtpResult } from '../../../lib/domain/sending/message.ts';

/**
 * Time limit where a server does not answer; everywhere else only a lost reply could take this
 * long.
 */
export const BRIEF = 1_200;
export const PLENTY = 20_000;
/** The deadline is a promise; this is the machine's own slowness. */
export const SLACK = 10_000;

function mailOf(size: number, id: string): Parameters<SmtpTransport['send']>[0] {
  const head = `Message-ID: ${id}\r\nSubject: x\r\n\r\n`;
  const line = `${'x'.repeat(70)}\r\n`;
  return {
    envelope: { from: 'ann@acme.test', to: 'bob@example.test' },
    messageId: id,
    raw: Buffer.from(head + line.repeat(Math.ceil((size - head.length) / line.length))),
  };
}

type Tried = { result: SmtpResult; outcome: SmtpOutcome; tookMs: number; begun: number };

export async function tryOnce(smtp: SmtpTransport, size: number, id: string): Promise<Tried> {
  let begun = 0;
  const started = performance.now();
  const result = await smtp.send(mailOf(size, id), {
    onDataStart: async () => void (begun += 1),
    signal: null,
  });
  return {
    result,
    outcome: decideOutcome(
      result,
      { attempts: 0, softBounces: 0, blocks: 0, firstTryAt: MONDAY },
      MONDAY,
    ),
    tookMs: performance.now() - started,
    begun,
  };
}

/** The judge: what the server did decides which verdicts are not wrong. */
export function judge({ outcome: { outcome }, begun }: Tried, truths: readonly Truth[]): string[] {
  const wrong: string[] = [];
  const say = (isWrong: boolean, what: string): void => void (isWrong && wrong.push(what));
  const taken = truths.filter(({ sawDot, answer }) => sawDot && answer?.startsWith('2')).length;
  const open = truths.filter(({ sawDot, answer }) => sawDot && answer === null).length;
  say(taken > 1, 'taken twice');
  say(outcome === 'sent' && taken === 0, 'said to be sent, but never taken');
  say(
    outcome !== 'sent' && outcome !== 'in_doubt' && taken > 0,
    'taken, but said not to be: it will be sent again',
  );
  say(
    outcome !== 'in_doubt' && outcome !== 'sent' && open > 0,
    'the server had it all and did not say no: it may have been taken',
  );
  say(
    outcome === 'in_doubt' && begun === 0,
    'in doubt, though not a byte of the text may have left',
  );
  say(begun > 1, 'begun twice in one try');
  return wrong;
}

export async function withServer<T>(
  point: FaultPoint,
  work: (server: FaultyServer, open: (deadlineMs: number) => SmtpTransport) => Promise<T>,
): Promise<T> {
  const server = await startFaulty({ starttls: point === 'STARTTLS', auth: point === 'AUTH' });
  const transports: SmtpTransport[] = [];
  try {
    return await work(server, (deadlineMs) => {
      const smtp = openSmtp({
        url: `smtp://${point === 'AUTH' ? 'ann:secret@' : ''}127.0.0.1:${server.port}`,
        deadlineMs,
        graceMs: 1_000,
      });
      transports.push(smtp);
      return smtp;
    });
  } finally {
    transports.forEach((smtp) => smtp.close());
    await server.close();
  }
}
