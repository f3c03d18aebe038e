/**
 * Runs a campaign to its end on a virtual clock, like an operator who reads, plans and sends
 * whenever something is due.
 */
import { Failure } from '../../domain/failure.ts';
import { DAY, type Instant } from '../../domain/time.ts';
import { processMail, type ProcessPort } from '../responses/process.ts';
import { scheduleBatch } from '../planning/schedule.ts';
import { sendDue, type SendPort, type Sent } from '../sending/send.ts';
import { createPersonas, type Personas, type PersonasPort } from './personas.ts';
import type { Cast } from '../../core/rehearsal/persona.ts';
import type { MailPort } from '../sending/deliver.ts';
import type { RehearsalEnd, ServerRefusal } from '../../domain/rehearsal.ts';

/** The SMTP server that receives all messages. */
type ServerPort = {
  refuse(email: string): ServerRefusal | null;
  take(mail: { to: string; raw: Buffer }): Promise<void>;
};
export type RehearsalPort = {
  sending: SendPort;
  processing: ProcessPort;
  writeLetter: PersonasPort['writeLetter'];
  /** Opens the server, and the connection to it. */
  openServer(server: ServerPort): Promise<{ mail: MailPort; close(): Promise<void> }>;
  /** Notes that every mailbox was read completely at `at`. */
  markInboxesRead(at: Instant): Promise<void>;
  /**
   * Open sequences. `inDoubt`: those that only the operator could continue. `followUpAt`: when the
   * next sequence without a planned message may continue; null when there is none.
   */
  standing(campaignId: string): { open: number; inDoubt: number; followUpAt: Instant | null };
};

export type RehearsalRequest = {
  campaignId: string;
  /** The campaign and those that run along, in the order of planning. */
  campaigns: readonly string[];
  cast: Cast;
  until: Instant;
  /** Milliseconds between two rounds of the operator; in between, `send` sends what becomes due. */
  every: number;
  batchSize: number;
  /** Starts at the beginning of the rehearsal, and moves only by `sleep`. */
  clock: { now(): Instant; sleep(ms: number): Promise<void> };
  signal: AbortSignal;
  /** Called after each round with the number of ended sequences. */
  onRound(ended: number): void;
};

export type Rehearsed = {
  endedBy: RehearsalEnd;
  endedAt: Instant;
  /** When the campaign's last message was accepted; null: none was. */
  lastSentAt: Instant | null;
  rounds: number;
  /** How many prospects the last plan left out, by reason. */
  unplanned: Record<string, number>;
  rescheduled: number;
};

const OWNER = 'rehearsal';
/** Longer than any plan reaches (HORIZON): a campaign that is idle for this long will stay idle. */
const MOST_IDLE = 130 * DAY;

/**
 * Returns how the rehearsal ended. Throws Failure `interrupted`, and the errors of planning,
 * sending and reading.
 */
export async function rehearse(port: RehearsalPort, request: RehearsalRequest): Promise<Rehearsed> {
  const personas = createPersonas({ ...port.sending, writeLetter: port.writeLetter }, request);
  const progress: Progress = { lastSentAt: null, rounds: 0, unplanned: {}, rescheduled: 0 };
  const sending: SendPort = {
    ...port.sending,
    // The only connection waits for its own commit alone, so there is no batch to join.
    transactLowPriority: (work) => port.sending.transact(work),
    markSent(message, at) {
      if (message.campaignId === request.campaignId) progress.lastSentAt = at.now;
      port.sending.markSent(message, at);
    },
  };
  const bugs: unknown[] = [];
  // A defect of the program must not look like a reply of the server.
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
      progress,
      bugs,
    });
  } finally {
    await server.close();
  }
}

type Progress = Omit<Rehearsed, 'endedBy' | 'endedAt'>;
type Stage = {
  port: RehearsalPort;
  request: RehearsalRequest;
  personas: Personas;
  mail: MailPort;
  progress: Progress;
  bugs: readonly unknown[];
};

async function simulate(stage: Stage): Promise<Rehearsed> {
  const { port, request, personas, progress } = stage;
  const { clock, until, every, campaignId } = request;
  const from = clock.now();
  const atStart = port.standing(campaignId).open;
  /** When the next message was due, as of the last time something happened. */
  let due = from;
  for (let at = from; ;) {
    const { sent, nextDueAt } = await runRound(stage, { at, end: Math.min(at + every, until) });
    progress.rounds++;
    const { open, inDoubt, followUpAt } = port.standing(campaignId);
    request.onRound(Math.max(0, atStart - open));
    const arrival = personas.nextArrival();
    if (open <= inDoubt && arrival === null)
      return { ...progress, endedBy: 'sequences_ended', endedAt: clock.now() };
    if (sent > 0 || arrival !== null || at === from)
      due = Math.max(at, nextDueAt ?? at, followUpAt ?? at);
    // A message on a permanent hold is planned again each day, so it always looks due soon.
    if (at - due > MOST_IDLE)
      return { ...progress, endedBy: 'nothing_moves', endedAt: clock.now() };
    // Due messages are sent from the round before them on. Arrived messages are read in the round
    // after them. At least one round happens per day.
    const wake = Math.min(
      nextDueAt ?? Infinity,
      arrival === null ? Infinity : arrival + every - 1,
      at + Math.max(DAY, every),
    );
    at = Math.max(at + every, from + Math.floor((wake - from) / every) * every);
    await clock.sleep(Math.max(0, Math.min(at, until) - clock.now()));
    if (at >= until) {
      await readMail(stage);
      return { ...progress, endedBy: 'until', endedAt: until };
    }
  }
}

/**
 * One round of the operator: read, plan, send until the next round; plan again when no planned
 * message is left.
 */
async function runRound(
  stage: Stage,
  { at, end }: { at: Instant; end: Instant },
): Promise<{ sent: number; nextDueAt: Instant | null }> {
  const { port, request, mail, progress, bugs } = stage;
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
      // The process that had claimed messages when the copy was made does not run here.
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
    progress.rescheduled += rescheduled;
    if (nextDueAt !== null || sent === 0 || planned === 0) return { sent: total, nextDueAt };
    planned = await planAll(stage);
  }
}

async function planAll({ port, request, progress }: Stage): Promise<number> {
  let planned = 0;
  for (const id of request.campaigns) {
    const batch = await scheduleBatch(port.sending, port.sending.rereadCampaign(id), {
      size: request.batchSize,
      now: request.clock.now(),
    });
    planned += batch.planned.length;
    if (id === request.campaignId)
      progress.unplanned = countBy(batch.unplanned.map(({ reason }) => reason));
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
      'Stopped by a signal: the rehearsal ended early, and its copy of the state file was deleted.',
    hint: 'Call again, with fewer --days if it takes too long; nothing was changed.',
  });
}

/** The account of the rehearsal is on this machine, so this is no recipient's fault. */
function unreachable(problem: string): Failure {
  return new Failure({
    code: 'smtp_unreachable',
    exit: 'unavailable',
    message: `The mail server of the rehearsal, on 127.0.0.1, could not be used (${problem}).`,
    hint: 'Check whether a firewall blocks connections to 127.0.0.1, or memory or file descriptors are exhausted. Nothing was changed.',
  });
}
