/** Lives through a story with the real state file and the real use cases, and tells what it broke. */
import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { processMail } from '../../lib/app/responses/process.ts';
import { scheduleBatch } from '../../lib/app/planning/schedule.ts';
import { sendDue } from '../../lib/app/sending/send.ts';
import { needCampaign } from '../../lib/cli/campaigns/find-campaign.ts';
import { command as complete } from '../../lib/cli/rate-limiter/campaigns/complete.ts';
import { command as configure } from '../../lib/cli/rate-limiter/campaigns/configure.ts';
import { command as pause } from '../../lib/cli/rate-limiter/sending/pause.ts';
import { command as resolve } from '../../lib/cli/rate-limiter/sending/resolve.ts';
import { command as resume } from '../../lib/cli/rate-limiter/sending/resume.ts';
import { command as suppress } from '../../lib/cli/response-tracker/suppress.ts';
import { wirePlanning } from '../../lib/cli/wiring/wire-planning.ts';
import { wireProcessing } from '../../lib/cli/wiring/wire-processing.ts';
import { wireSending } from '../../lib/cli/wiring/wire-sending.ts';
import { closeState } from '../../lib/state/file/open.ts';
import { messagesInDoubt } from '../../lib/state/sending/doubt-store.ts';
import { markInboxRead } from '../../lib/state/responses/response-store.ts';
import { transact } from '../../lib/state/file/transact.ts';
import { enroll, people, seededState } from '../support/state-file.ts';
import { checkBooks, leftOver, nextPlanned } from './books.ts';
import { createLaws, firstLimits, iso } from './laws.ts';
import { answerTo } from './messages.ts';
import { openLine } from './network.ts';
import { createProcesses, Died, type Death, type Process } from './process.ts';
import { newStatePath } from './state-path.ts';
import { createVirtualTime } from './virtual-time.ts';
import type { Context } from '../../lib/cli/runner/command.ts';
import {
  target,
  type Beginning,
  type Operation,
  type Quick,
  type ModelSender,
  type ModelStory,
} from './operation.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const MONDAY = Date.UTC(2026, 2, 2, 14);

export type ModelRun = { broken: string[]; trace: string[]; taken: number };
export async function live(story: ModelStory): Promise<ModelRun> {
  const { beginning } = story;
  const trace: string[] = [];
  const time = createVirtualTime(MONDAY + beginning.day * DAY);
  const path = newStatePath();
  const limits = firstLimits(beginning);
  const laws = createLaws(beginning, structuredClone(limits));
  const processes = createProcesses(path, time.sign);
  const broken: string[] = [];
  const alive = new Set<string>();
  const inbox: { key: string; raw: Buffer; says: () => void }[] = [];
  let heardTo = 0;
  let born = 0;
  let latest = time.now();
  let onPhase = (): void => undefined;
  const tell = (line: string): void => void trace.push(`${iso(time.now())}  ${line}`);

  await begin(beginning, path, time.now());
  let persons = addPeople(0, beginning.people);

  function addPeople(from: number, count: number): { email: string; zone?: string }[] {
    return people(from + count)
      .slice(from)
      .map(({ email }, index) => {
        const zone = beginning.zones[(from + index) % beginning.zones.length] as string;
        laws.zoneOf.set(email, zone);
        return { email, zone };
      });
  }

  async function begin(
    { window, inboxFreshness, totals }: Beginning,
    file: string,
    now: number,
  ): Promise<void> {
    const state = await seededState(
      {
        now,
        people: [],
        mailboxes: ['ann', 'bea'],
        limits: {
          perHour: beginning.limits.hourly,
          perDay: beginning.limits.daily,
          warmupEnabled: beginning.limits.warmup.length > 0,
          warmupSchedule: [...beginning.limits.warmup],
          burst: { ...beginning.limits.burst, minGapSeconds: beginning.limits.gap },
        },
        file: {
          sendWindow: { ...window, skipHolidays: false },
          sequences: { defaultDelay: [0, 3, 7], inboxFreshness, outOfOfficeDelay: 5 },
          rateLimits: {
            ...(totals.hourly === null ? {} : { perHour: totals.hourly }),
            ...(totals.daily === null ? {} : { perDay: totals.daily }),
          },
        },
      },
      file,
    );
    closeState(state);
  }

  /** Runs `work` in a process of its own. When that dies, the operator calls again. */
  async function inProcess(
    death: Death | null,
    name: string,
    work: (process: Process) => Promise<unknown>,
  ): Promise<void> {
    for (const fate of death === null ? [null] : [death, null]) {
      const owner = `${name}${++born}`;
      const process = await processes.start({ owner, now: time.now(), death: fate });
      alive.add(owner);
      try {
        await work(process);
        if (fate === null || !process.dead()) return;
      } catch (error) {
        if (!expected(error)) throw error;
        tell(`${owner}: ${(error as Error).message}`);
        if (fate === null) return;
      } finally {
        alive.delete(owner);
        process.end();
      }
    }
  }

  function contextOf(process: Process): Context {
    return {
      script: 'rate_limiter',
      clock: { now: time.now, sleep: time.pause, virtual: true },
      state: process.state,
      stateIfAny: process.state,
      env: {},
      cwd: '.',
      signal: new AbortController().signal,
      progress: {
        start: () => undefined,
        advance: () => undefined,
        note: () => undefined,
        stop: () => undefined,
      },
      lineByLine: false,
      callAgain: () => '',
    };
  }
  const call = (
    command: { run: (context: Context, values: never, positionals: string[]) => Promise<unknown> },
    process: Process,
    values: Record<string, unknown>,
  ): Promise<unknown> => command.run(contextOf(process), { dryRun: false, ...values } as never, []);

  async function quickly(quick: Quick, death: Death | null): Promise<void> {
    tell(JSON.stringify(quick));
    switch (quick.do) {
      case 'suppress': {
        const email = persons[quick.who % persons.length]?.email as string;
        await inProcess(death, 'operator', (process) =>
          call(suppress, process, { email: [email], reason: 'asked' }),
        );
        laws.no.set(email, 'suppressed');
        return;
      }
      case 'pause': {
        await inProcess(death, 'operator', async (process) => {
          const until = quick.hours === null ? null : time.now() + quick.hours * HOUR;
          await call(pause, process, {
            ...target(quick.what),
            reason: 'because',
            ...(until === null ? {} : { until }),
          });
          laws.holds.push({ what: quick.what === 'mailbox' ? 'ann' : quick.what, until });
        });
        return;
      }
      case 'resume':
        // From here on it may leave again, whenever the command commits.
        laws.holds = laws.holds.filter(
          ({ what }) => what !== (quick.what === 'mailbox' ? 'ann' : quick.what),
        );
        return inProcess(death, 'operator', (process) => call(resume, process, target(quick.what)));
      case 'configure': {
        const given = Object.fromEntries(
          Object.entries({
            hourly: quick.hourly,
            daily: quick.daily,
            ...(quick.who === 'campaign'
              ? {}
              : {
                  burstMax: quick.burst,
                  burstMinutes: quick.burst === null ? null : 30,
                  minGap: quick.gap,
                }),
          }).filter(([, value]) => value !== null),
        );
        if (Object.keys(given).length === 0) return;
        const before = limits[quick.who];
        limits[quick.who] = {
          ...before,
          hourly: quick.hourly ?? before.hourly,
          daily: quick.daily ?? before.daily,
          ...(quick.who === 'campaign'
            ? {}
            : {
                burst: quick.burst === null ? before.burst : { max: quick.burst, perMinutes: 30 },
                gap: quick.gap ?? before.gap,
              }),
        };
        await inProcess(death, 'operator', (process) =>
          call(configure, process, {
            ...(quick.who === 'campaign' ? { campaignId: 'spring' } : { mailbox: quick.who }),
            ...given,
          }),
        );
        laws.configure(time.now(), structuredClone(limits));
        return;
      }
      case 'hear': {
        const mail = laws.taken[quick.about % Math.max(1, laws.taken.length)];
        if (!mail) return;
        const number = inbox.length + 1;
        inbox.push({
          key: `mail-${number}`,
          raw: answerTo(mail, quick.what, number),
          says: () => {
            if (quick.what === 'reply' || quick.what === 'unsubscribe')
              laws.no.set(mail.email, quick.what);
            if (quick.what === 'hard') laws.no.set(mail.email, 'a hard bounce');
          },
        });
        // It may be applied, and its message go again, before the reader has told us.
        if (quick.what === 'soft')
          laws.repeats.set(mail.messageId, (laws.repeats.get(mail.messageId) ?? 0) + 1);
        return read(death);
      }
    }
  }

  async function read(death: Death | null): Promise<void> {
    await inProcess(death, 'reader', async (process) => {
      const port = wireProcessing(process.state);
      const began = time.now();
      const upTo = inbox.length;
      for (const { key, raw, says } of inbox.slice(heardTo, upTo)) {
        await processMail(
          port,
          { key, locator: key, receivedAt: time.now(), raw, truncated: false },
          { source: 'test', mailboxId: null, now: time.now() },
        );
        says();
      }
      await transact(process.state, () =>
        ['ann', 'bea'].forEach((id) => markInboxRead(process.state.db, id, began)),
      );
      heardTo = Math.max(heardTo, upTo);
      laws.inboxReadAt = Math.max(laws.inboxReadAt ?? 0, began);
    });
  }

  async function sender(plan: ModelSender): Promise<void> {
    const owner = `sender${++born}`;
    const process = await processes.start({
      owner,
      now: time.now(),
      death: plan.death !== null && 'commit' in plan.death ? plan.death : null,
    });
    alive.add(owner);
    const port = wireSending(process.state);
    const mail = openLine({
      time,
      laws,
      process,
      troubles: plan.troubles,
      death: plan.death !== null && 'mail' in plan.death ? plan.death : null,
      onPhase: () => onPhase(),
      tell,
    });
    try {
      const sent = await sendDue({ ...port, transactAtLeisure: port.transact }, mail, {
        campaignId: null,
        batchId: null,
        max: plan.max ?? Infinity,
        waitUntil: plan.hours === 0 ? null : time.now() + plan.hours * HOUR,
        connections: plan.connections,
        owner,
        ownerIsGone: (other) => !alive.has(other),
        clock: { now: time.now, sleep: time.pause },
        signal: new AbortController().signal,
        onProgress: () => undefined,
      });
      if (plan.death === null) {
        const left = process.state.db
          .prepare('SELECT count(*) FROM reservation WHERE owner = ?')
          .pluck()
          .get(owner) as number;
        if (left > 0) broken.push(`${owner} ended and left ${left} claims`);
      }
      tell(
        `${owner}: ${JSON.stringify(sent.counts).replace(/"\w+":0,?/g, '')} recovered ${JSON.stringify(sent.recovered)} waiting ${JSON.stringify(sent.waiting.map(({ reason, messages }) => `${messages} ${reason}`))}`,
      );
    } catch (error) {
      if (!expected(error)) throw error;
      tell(`${owner}: ${(error as Error).message}`);
    } finally {
      alive.delete(owner);
      process.end();
    }
  }

  async function send({ senders, meanwhile }: Extract<Operation, { do: 'send' }>): Promise<void> {
    laws.nothingClaimed();
    let phases = 0;
    const others: Promise<unknown>[] = [];
    onPhase = () => {
      phases++;
      for (const { after, quick } of meanwhile)
        if (after === phases) others.push(quickly(quick, null));
    };
    const all = Promise.all(senders.map((plan) => sender(plan))).then(async () => {
      onPhase = () => undefined;
      await Promise.all(others);
    });
    await time.drive(all);
  }

  async function schedule(size: number, death: Death | null): Promise<void> {
    await inProcess(death, 'planner', async (process) => {
      const {
        batchId: _,
        planned,
        unplanned,
      } = await scheduleBatch(
        wirePlanning(process.state),
        needCampaign(process.state.db, 'spring').campaign,
        { size, now: time.now() },
      );
      tell(
        `planned ${planned.map(({ email, step, sendAt, mailboxId }) => `${email}.${step + 1} ${iso(sendAt)} ${mailboxId}`).join(', ')}; unplanned ${unplanned.map(({ candidate, reason }) => `${candidate.email} ${reason}`).join(', ')}`,
      );
    });
  }

  async function settle({
    as,
    which,
    death,
  }: Extract<Operation, { do: 'resolve' }>): Promise<void> {
    await inProcess(death, 'operator', async (process) => {
      if (as === 'evidence') return call(resolve, process, {});
      const doubts = messagesInDoubt(process.state.db, { campaignId: null, messageId: null });
      const doubt = doubts[which % Math.max(1, doubts.length)];
      if (!doubt) return undefined;
      tell(`${doubt.email} step ${doubt.step + 1} is settled as ${as}`);
      if (as === 'sent') laws.saidSent.add(doubt.messageId);
      laws.repeats.set(
        doubt.messageId,
        (laws.repeats.get(doubt.messageId) ?? 0) + (as === 'resend' ? 1 : 0),
      );
      return call(resolve, process, { messageId: doubt.messageId, as, reason: 'because' });
    });
  }

  async function perform(operation: Operation): Promise<void> {
    if (operation.do !== 'clock') tell(`-- ${JSON.stringify(operation)}`);
    switch (operation.do) {
      case 'clock':
        time.jump(operation.minutes * 60_000);
        return tell(`-- the clock is moved by ${operation.minutes} minutes`);
      case 'next': {
        const next = nextPlanned(path, time.now());
        if (next !== null) time.jump(next - time.now() + operation.minutes * 60_000);
        return;
      }
      case 'schedule':
        return schedule(operation.size, operation.death);
      case 'send':
        return send(operation);
      case 'read':
        return read(operation.death);
      case 'resolve':
        return settle(operation);
      case 'import': {
        const more = addPeople(persons.length, operation.people);
        persons = [...persons, ...more];
        return inProcess(operation.death, 'importer', (process) =>
          transact(process.state, () => enroll(process.state, 'spring', more, time.now())),
        );
      }
      case 'complete':
        return inProcess(operation.death, 'operator', async (process) => {
          await call(complete, process, { campaignId: 'spring', endOpen: true });
          laws.completed = true;
        });
      default:
        return quickly(operation, operation.death);
    }
  }

  /** After everything: holds lifted, limits wide, a server that works, and a month of days. Nobody may be left over. */
  async function comeToAnEnd(): Promise<void> {
    time.jump(Math.max(0, latest - time.now()));
    for (const what of ['campaign', 'mailbox', 'all'] as const)
      await quickly({ do: 'resume', what }, null);
    for (const who of ['ann', 'bea', 'campaign'] as const)
      await quickly(
        {
          do: 'configure',
          who,
          hourly: 1_000,
          daily: 10_000,
          burst: who === 'campaign' ? null : 1_000,
          gap: 0,
        },
        null,
      );
    for (const mailbox of ['ann', 'bea'])
      await inProcess(null, 'operator', (process) =>
        call(configure, process, { warmup: 'off', mailbox }),
      );
    await inProcess(null, 'operator', (process) =>
      call(resume, process, { mailbox: 'bea', all: false }),
    );
    limits.ann.warmup = limits.bea.warmup = [];
    laws.configure(time.now(), structuredClone(limits));
    const began = time.now();
    for (let half = 1; half < 90 && !laws.completed && leftOver(path).length > 0; half++) {
      await read(null);
      await schedule(100, null);
      await send({
        do: 'send',
        senders: [{ connections: 4, hours: 12, max: null, troubles: [], death: null }],
        meanwhile: [],
      });
      time.jump(Math.max(0, began + half * 12 * HOUR - time.now()));
    }
    if (!laws.completed)
      for (const left of leftOver(path)) broken.push(`never came to an end: ${left}`);
  }

  try {
    await inProcess(null, 'importer', (process) =>
      transact(process.state, () => enroll(process.state, 'spring', persons, time.now())),
    );
    for (const operation of story.operations) {
      await perform(operation);
      latest = Math.max(latest, time.now());
      broken.push(...laws.broken.splice(0), ...checkBooks(path, laws, { quiet: false }));
      if (broken.length > 0) return { broken, trace, taken: laws.taken.length };
    }
    await comeToAnEnd();
    broken.push(...laws.broken.splice(0), ...checkBooks(path, laws, { quiet: !laws.completed }));
    return { broken, trace, taken: laws.taken.length };
  } catch (error) {
    return { broken: [(error as Error).stack ?? String(error)], trace, taken: laws.taken.length };
  } finally {
    processes.close();
    rmSync(dirname(path), { recursive: true, force: true });
  }
}

/** The process died, the disk failed it, or it said why not. */
function expected(error: unknown): boolean {
  const { code } = error as { code?: string };
  return (
    error instanceof Died ||
    ['SQLITE_FULL', 'state_disk', 'campaign_completed', 'still_sending'].includes(code ?? '')
  );
}
