/** A connection to a scripted SMTP server, and one message over it. */
import { beforeAll } from 'vitest';
import { openSmtp, type SmtpTransport } from '../../../../lib/mail/outbound/smtp/smtp-transport.ts';
import { startScripted, type SmtpScript, type ScriptedServer } from './scripted-server.ts';
import type { SmtpResult } from '../../../../lib/domain/sending/message.ts';
import { closedAfterEach } from '../../../support/close-after.ts';

const raw = Buffer.from('Subject: x\r\n\r\nthe body\r\n.a line with a dot\r\n');
export const mail = {
  envelope: { from: 'ann@acme.test', to: 'bob@example.test' },
  messageId: '<a@acme.test>',
  raw,
};
// Loading nodemailer must not count against a deadline of 300 ms.
beforeAll(async () => void (await import('nodemailer/lib/smtp-connection')));
export const open = closedAfterEach();

/** The deadline is short only where the server never answers. */
export async function connection(
  script: SmtpScript,
  deadlineMs = Object.values(script).includes('hang') ? 300 : 10_000,
): Promise<{ server: ScriptedServer; smtp: SmtpTransport }> {
  const server = await startScripted(script);
  const smtp = openSmtp({ url: server.url, deadlineMs, graceMs: 100 });
  open.push(smtp, server);
  return { server, smtp };
}

export async function sendOnce(
  script: SmtpScript,
  deadlineMs?: number,
): Promise<{ result: SmtpResult; started: number; received: string }> {
  const { server, smtp } = await connection(script, deadlineMs);
  let started = 0;
  const result = await smtp.send(mail, {
    onDataStart: async () => void (started += 1),
    signal: null,
  });
  return { result, started, received: server.received.join('') };
}
