/**
 * The receiving side: a real SMTP server on loopback for the sixty people, with a log of every
 * delivery.
 */
import { appendFileSync } from 'node:fs';
import { SMTPServer } from 'smtp-server';
import { simpleParser, type ParsedMail } from 'mailparser';
import type { AddressInfo } from 'node:net';
import { roleOf } from './people/cast.ts';
import { localAt } from './people/local-time.ts';
import { PEOPLE, zoneOf, type DemoPerson } from './people/people.ts';
import { stepOf } from './campaign.ts';
import type { ReceivedMessage } from '../lib/mail/rehearsal/letters.ts';

/** A message of ours as one of the sixty sees it. */
export type ServedMessage = ReceivedMessage & { step: number };

/**
 * One line of server.ndjson. `at` is the message's own Date; a try refused before DATA has none and
 * happened on `day`.
 */
export type ArrivedMessage =
  | {
      what: 'taken';
      day: string;
      at: string;
      zone: string;
      local: string;
      country: string;
      to: string;
      from: string;
      step: number;
      subject: string;
      messageId: string;
    }
  | { what: 'refused'; day: string; to: string; from: string; reply: string };

export type MailServer = {
  port: number;
  entries: readonly ArrivedMessage[];
  /** The virtual day for the log. */
  setDay(day: string): void;
  stop(): Promise<void>;
};

type Login = { user: string; password: string };
type Hooks = {
  logFile: string;
  logins: readonly Login[];
  onMail(person: DemoPerson, mail: ServedMessage): Promise<void>;
  onEntry(entry: ArrivedMessage): void;
};

const RESIDENTS = new Map(PEOPLE.map((person) => [person.email, person]));

export async function startMailServer({
  logFile,
  logins,
  onMail,
  onEntry,
}: Hooks): Promise<MailServer> {
  const entries: ArrivedMessage[] = [];
  const tries = new Map<string, number>();
  let day = '';
  const log = (entry: ArrivedMessage): void => {
    entries.push(entry);
    appendFileSync(logFile, `${JSON.stringify(entry)}\n`);
    onEntry(entry);
  };

  const server = new SMTPServer({
    banner: 'the town of the demo',
    authMethods: ['PLAIN', 'LOGIN'],
    allowInsecureAuth: true,
    hideSTARTTLS: true,
    disableReverseLookup: true,
    closeTimeout: 1_000,
    onAuth({ username, password }, _session, done) {
      const known = logins.some((login) => login.user === username && login.password === password);
      done(known ? null : new Error('535 5.7.8 no such account'), known ? { user: username } : {});
    },
    onRcptTo({ address }, session, done) {
      const nth = (tries.get(address) ?? 0) + 1;
      tries.set(address, nth);
      const refusal = refusalAtRcpt(address, nth);
      if (refusal === null) return done();
      const from = session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address;
      log({
        what: 'refused',
        day,
        to: address,
        from,
        reply: `${refusal.responseCode} ${refusal.message}`,
      });
      done(refusal);
    },
    onData(stream, session, done) {
      void receive(
        stream,
        session.envelope.rcptTo.map(({ address }) => address),
      ).then(() => done(), done);
    },
  });

  async function receive(stream: NodeJS.ReadableStream, recipients: string[]): Promise<void> {
    const parsed = await simpleParser(stream as never, {
      skipHtmlToText: true,
      skipTextToHtml: true,
      skipTextLinks: true,
    });
    for (const to of recipients) {
      const person = RESIDENTS.get(to) as DemoPerson;
      const mail = describe(parsed, to);
      const local = localAt(zoneOf(person), mail.at);
      log({
        what: 'taken',
        day,
        at: new Date(mail.at).toISOString(),
        zone: zoneOf(person),
        local: `${local.date} ${local.time}`,
        country: person.country,
        to,
        from: mail.from.address,
        step: mail.step,
        subject: mail.subject,
        messageId: mail.messageId,
      });
      await onMail(person, mail);
    }
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.server.address() as AddressInfo).port,
    entries,
    setDay: (date) => void (day = date),
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

type Refusal = Error & { responseCode: number };

/** How the server of each person answers the `nth` message. */
function refusalAtRcpt(address: string, nth: number): Refusal | null {
  const person = RESIDENTS.get(address);
  if (!person) return refusal(550, `5.1.1 <${address}>: Recipient address rejected: User unknown`);
  const role = roleOf(person);
  if (role.role === 'unknown_address' && role.shows === 'rcpt')
    return refusal(550, `5.1.1 <${address}>: Recipient address rejected: User unknown`);
  if (role.role === 'mailbox_full' && nth <= role.tries)
    return refusal(452, `4.2.2 <${address}>: Mailbox full`);
  if (role.role === 'greylisted' && nth === 1)
    return refusal(451, `4.7.1 <${address}>: Greylisted, please try again in 5 minutes`);
  return null;
}

function refusal(responseCode: number, message: string): Refusal {
  return Object.assign(new Error(message), { responseCode });
}

function describe(parsed: ParsedMail, to: string): ServedMessage {
  const from = parsed.from?.value[0];
  const text = parsed.text ?? '';
  const unsubscribe = parsed.headerLines.find(({ key }) => key === 'list-unsubscribe')?.line ?? '';
  const references = parsed.references ?? [];
  return {
    at: parsed.date?.getTime() ?? 0,
    step: stepOf(text),
    to,
    text,
    from: { name: from?.name ?? '', address: from?.address ?? '' },
    subject: parsed.subject ?? '',
    messageId: parsed.messageId ?? '',
    references: typeof references === 'string' ? [references] : references,
    unsubscribeTo: /<(mailto:[^>]+)>/.exec(unsubscribe)?.[1] ?? null,
  };
}
