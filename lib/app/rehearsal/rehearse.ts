/** Lives a campaign to its end on a virtual clock, as an operator would who reads, plans and sends whenever something is due. */
import { Failure } from '../../domain/failure.ts';
import { DAY, type Instant } from '../../domain/time.ts';
import { processMail, type ProcessPort } from '../responses/process.ts';
import { scheduleBatch } from '../planning/schedule.ts';
import { sendDue, type SendPort, type Sent } from '../sending/send.ts';
import { createPersonas, type Personas, type PersonasPort } from './personas.ts';
import type { Cast } from '../../core/rehearsal/persona.ts';
import type { MailPort } from '../sending/deliver.ts';
import type { RehearsalEnd, ServerRefusal } from '../../domain/rehearsal.ts';

/** The server that all mail goes to. */
type ServerPort = {
  refuse(email: string): ServerRefusal | null;
  take(mail: { to: string; raw: Buffer }): Promise<void>;
};
export type RehearsalPort = {
  sending: SendPort;
  processing: ProcessPort;
  writeLetter: PersonasPort['writeLetter'];
  /** Opens the server, and the way to it. */
  openServer(server: ServerPort): Promise<{ mail: MailPort; close(): Promise<void> }>;
  /** Every mailbox was read to the end at `at`. */
  markInboxesRead(at: Instant): Promise<void>;
  /** Sequences that are not at their end; `inDoubt` of them wait for a word that no rehearsal can say. `followUpAt`: when the next of them that is not planned may go on. */
  standing(campaignId: string): { open: number; inDoubt: number; followUpAt: Instant | null };
};

export type RehearsalRequest = {
  campaignId: string;
  /** Itself and those that run along, in the order in which they are planned. */
  campaigns: readonly string[];
  cast: Cast;
  until: Instant;
  /** How often the operator looks, in ms; between two looks `send` stays and sends what becomes due. */
  every: number;
  batchSize: number;
  /** Starts where the rehearsal does, and stands still until it is slept on. */
  clock: { now(): Instant; sleep(ms: number): Promise<void> };
  signal: AbortSignal;
  /** After each look: how many sequences are at their end. */
  onRound(ended: number): void;
};

export type Rehearsed = {
  endedBy: RehearsalEnd;
  endedAt: Instant;
  /** The campaign's last mail that was taken; null: there was none. */
  lastSentAt: Instant | null;
  rounds: number;
  /** What the last plan left out, by reason. */
  unplanned: Record<string, number>;
  rescheduled: number;
};

const OWNER = 'rehearsal';
/** Nothing is planned further ahead (HORIZON): when nothing moved for so long, nothing will. */
const MOST_IDLE = 130 * DAY;

/** Throws Failure `interrupted`, and whatever planning, sending and reading throw. */
export async function rehearse(port: RehearsalPort, request: RehearsalRequest): Promise<Rehearsed> {
  const personas = createPersonas({ ...port.sending, writeLetter: port.writeLetter }, request);
  const lived: Lived = { lastSentAt: null, rounds: 0, unplanned: {}, rescheduled: 0 };
  const sending: SendPort = {
    ...port.sending,
    // There is one connection, and it waits for nobody's commit but its own.
    transactLowPriority: (work) => port.sending.transact(work),
    markSent(message, at) {
      if (message.campaignId === request.campaignId) lived.lastSentAt = at.now;
      port.sending.markSent(message, at);
    },
  };
  const bugs: unknown[] = [];
  // What goes wrong in the server must not look like the server's answer.
  const server = await port.openServer({
    refuse(email) {
      try {
        return personas.refuse(email);
      } catch (error) {
        bugs.push(error);
        return { code: 451, text: '4.3.0 Local error' };
      }
    },
    take: (mail) => personas.take(mail).catch((error: unknown) => void bugs.push(error)),
  });
  try {
    return await simulate({
      port: { ...port, sending },
      request,
      personas,
      mail: personas.watch(server.mail),
      lived,
      bugs,
    });
  } finally {
    await server.close();
  }
}

type Lived = Omit<Rehearsed, 'endedBy' | 'endedAt'>;
type Stage = {
  port: RehearsalPort;
  request: RehearsalRequest;
  personas: Personas;
  mail: MailPort;
  lived: Lived;
  bugs: readonly unknown[];
};

async function simulate(stage: Stage): Promise<Rehearsed> {
  const { port, request, personas, lived } = stage;
  const { clock, until, every, campaignId } = request;
  const from = clock.now();
  const atStart = port.standing(campaignId).open;
  /** What was said to be due next, when something last happened. */
  let due = from;
  for (let at = from; ;) {
    const { sent, nextDueAt } = await look(stage, { at, end: Math.min(at + every, until) });
    lived.rounds++;
    const { open, inDoubt, followUpAt } = port.standing(campaignId);
    request.onRound(Math.max(0, atStart - open));
    const arrival = personas.nextArrival();
    if (open <= inDoubt && arrival === null)
      return { ...lived, endedBy: 'sequences_ended', endedAt: clock.now() };
    if (sent > 0 || arrival !== null || at === from)
      due = Math.max(at, nextDueAt ?? at, followUpAt ?? at);
    // What is held for good is planned anew each day, and so is always due soon.
    if (at - due > MOST_IDLE) return { ...lived, endedBy: 'nothing_moves', endedAt: clock.now() };
    // What is due is sent from the look before it on, what has arrived is read at the look after it, and a day passes without one never.
    const wake = Math.min(
      nextDueAt ?? Infinity,
      arrival === null ? Infinity : arrival + every - 1,
      at + Math.max(DAY, every),
    );
    at = Math.max(at + every, from + Math.floor((wake - from) / every) * every);
    await clock.sleep(Math.max(0, Math.min(at, until) - clock.now()));
    if (at >= until) {
      await readMail(stage);
      return { ...lived, endedBy: 'until', endedAt: until };
    }
  }
}

/** One look of the operator: read, plan, send until the next one; and plan again where nothing is planned any more. */
async function look(
  stage: Stage,
  { at, end }: { at: Instant; end: Instant },
): Promise<{ sent: number; nextDueAt: Instant | null }> {
  const { port, request, mail, lived, bugs } = stage;
  await readMail(stage);
  await port.markInboxesRead(at);
  let planned = await planAll(stage);
  for (let total = 0; ;) {
    const { counts, failed, troubles, nextDueAt, rescheduled } = await sendDue(port.sending, mail, {
      campaignId: request.campaigns.length > 1 ? null : request.campaignId,
      batchId: null,
      max: Infinity,
      waitUntil: end,
      connections: 1,
      // Whoever had claimed something when the copy was made is not there.
      owner: OWNER,
      ownerIsGone: () => true,
      clock: request.clock,
      signal: request.signal,
      onProgress: () => undefined,
    });
    if (request.signal.aborted) throw interrupted();
    if (bugs.length > 0) throw bugs[0];
    if (failed[0]) throw failed[0];
    if (troubles[0]) throw unreachable(troubles[0].problem);
    const sent = sum(counts);
    total += sent;
    lived.rescheduled += rescheduled;
    if (nextDueAt !== null || sent === 0 || planned === 0) return { sent: total, nextDueAt };
    planned = await planAll(stage);
  }
}

async function planAll({ port, request, lived }: Stage): Promise<number> {
  let planned = 0;
  for (const id of request.campaigns) {
    const batch = await scheduleBatch(port.sending, port.sending.rereadCampaign(id), {
      size: request.batchSize,
      now: request.clock.now(),
    });
    planned += batch.planned.length;
    if (id === request.campaignId)
      lived.unplanned = countBy(batch.unplanned.map(({ reason }) => reason));
  }
  return planned;
}

async function readMail({ port, request, personas }: Stage): Promise<void> {
  const now = request.clock.now();
  for (const { at, key, raw, mailboxId } of personas.arrivedBy(now)) {
    if (request.signal.aborted) throw interrupted();
    await processMail(
      port.processing,
      { key, locator: OWNER, receivedAt: at, raw, truncated: false },
      { source: OWNER, mailboxId, now },
    );
  }
}

function countBy(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

function sum(counts: Sent['counts']): number {
  return Object.values(counts).reduce((total, n) => total + n, 0);
}

function interrupted(): Failure {
  return new Failure({
    code: 'interrupted',
    exit: 'tryAgain',
    message:
      'Stopped by a signal: the rehearsal was broken off, and its copy of the state file is gone.',
    hint: 'Call again, with fewer --days if it takes too long; nothing was changed.',
  });
}

/** Not a recipient's doing: there is one account, and it lies here. */
function unreachable(problem: string): Failure {
  return new Failure({
    code: 'smtp_unreachable',
    exit: 'unavailable',
    message: `The mail server of the rehearsal, on 127.0.0.1, could not be used (${problem}).`,
    hint: 'Is something on this machine in the way of connections to itself, or short of memory or file descriptors? Nothing was changed.',
  });
}
