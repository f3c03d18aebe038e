/**
 * A mail server in memory behind the port of lib/app/sending/deliver.ts: it takes time, accepts or
 * refuses messages, and records them.
 */
import type {
  MessageToSend,
  MailPort,
  SendHooks,
  Written,
} from '../../../lib/app/sending/deliver.ts';
import type { MessageContent } from '../../../lib/domain/sending/content.ts';
import type { SmtpResult } from '../../../lib/domain/sending/message.ts';
import { ZONE, type Laws } from '../laws.ts';
import type { DeathInMail, Phase, ModelTrouble } from '../operation.ts';
import type { Process } from './process.ts';
import type { VirtualTime } from './virtual-time.ts';

const STEP = 300;
const SLOW_STEP = 14_000;

/** `onPhase`: a step of a message was made, by whomever. */
export type Line = {
  time: VirtualTime;
  laws: Laws;
  process: Process;
  troubles: readonly ModelTrouble[];
  death: DeathInMail | null;
  onPhase(): void;
  tell(line: string): void;
};

const no = (phase: SmtpResult['phase'], reply: string | null, dataStarted = false): SmtpResult => ({
  accepted: false,
  dataStarted,
  phase,
  code: reply === null ? null : Number(reply.slice(0, 3)),
  enhanced: /^\d{3} (\d\.\d\.\d)/.exec(reply ?? '')?.[1] ?? null,
  response: reply ?? 'the connection broke',
});
const AT_RCPT: Partial<Record<ModelTrouble, string>> = {
  no_such_user: '550 5.1.1 User unknown',
  greylisted: '450 4.2.0 Greylisted, try again later',
  mailbox_full: '452 4.2.2 Mailbox full',
  blocked: '550 5.7.1 Your IP is listed at zen.spamhaus.org',
};
const AFTER_TEXT: Partial<Record<ModelTrouble, string>> = {
  refused_text: '554 5.7.1 Message rejected as spam',
  deferred_text: '451 4.3.0 Try again later',
};

export function openLine(line: Line): MailPort {
  let handedOver = 0;
  return {
    zoneOf: () => ZONE,
    addressOf: () => 'ann@acme.test',
    logIn: () => Promise.resolve({ ...no('auth', ''), accepted: true, code: null }),
    async write({ message }: MessageToSend): Promise<Written> {
      if (line.process.dead()) line.process.die();
      const number = ++handedOver;
      const trouble = line.troubles[(number - 1) % Math.max(1, line.troubles.length)] ?? 'none';
      return {
        ok: true,
        content: contentOf(message),
        host: '127.0.0.1',
        tracked: null,
        send: (hooks) => transmit(line, { message, trouble, number }, hooks),
      };
    },
  };
}

function contentOf({ email, step, messageId }: MessageToSend['message']): MessageContent {
  return {
    envelope: { from: 'ann@acme.test', to: email },
    messageId,
    subject: `s${step}`,
    text: '',
    html: null,
    headers: [],
    raw: Buffer.alloc(0),
  };
}

async function transmit(
  line: Line,
  {
    message,
    trouble,
    number,
  }: { message: MessageToSend['message']; trouble: ModelTrouble; number: number },
  hooks: SendHooks,
): Promise<SmtpResult> {
  const { time, laws, process, death } = line;
  const who = `${process.owner}.${hooks.connection} ${message.email} step ${message.step + 1}`;
  /** Time passes, and the process may have died of something else meanwhile. */
  const phase = async (name: Phase): Promise<void> => {
    line.onPhase();
    await time.pause(trouble === 'slow' ? SLOW_STEP : STEP);
    if (death?.mail === number && death.phase === name) line.tell(`${who}: dies (${name})`);
    if (process.dead() || (death?.mail === number && death.phase === name)) process.die();
  };
  const ends = (result: SmtpResult): SmtpResult => {
    line.tell(`${who}: ${result.accepted ? 'accepted' : `${result.phase} ${result.response}`}`);
    return result;
  };
  await phase('connect');
  if (hooks.signal.aborted) return ends(no('aborted', null));
  if (trouble === 'unreachable') return ends(no('connect', null));
  await phase('rcpt');
  if (trouble === 'closing_down') return ends(no('mail', '421 4.3.2 Shutting down'));
  const refusal = AT_RCPT[trouble];
  if (refusal !== undefined) return ends(no('rcpt', refusal));
  await phase('gate');
  try {
    await hooks.onDataStart();
  } catch {
    // Committed at the 354 and dead before a byte: it will be in doubt, of this day.
    if (process.committed()) laws.doubts(message.mailboxId, time.now());
    return ends(no('aborted', null));
  }
  const mail = {
    messageId: message.messageId,
    email: message.email,
    step: message.step,
    mailbox: message.mailboxId,
    begunAt: time.now(),
  };
  laws.begins(mail);
  await phase('begun');
  await phase('text').catch((error: unknown) => {
    // The system may send what a dead process had handed over already.
    if (number % 2 === 0) take();
    throw error;
  });
  if (trouble === 'drops_before_it_took') return ends(no('final', null, true));
  const reply = AFTER_TEXT[trouble];
  if (reply !== undefined) return ends(no('final', reply, true));
  take();
  await phase('taken');
  if (trouble === 'drops_after_it_took') return ends(no('final', null, true));
  await phase('answered');
  return ends({
    accepted: true,
    dataStarted: true,
    phase: 'final',
    code: 250,
    enhanced: null,
    response: '250 taken',
  });

  function take(): void {
    line.tell(`${who}: taken`);
    laws.takes({ ...mail, at: time.now() });
  }
}
