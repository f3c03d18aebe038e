/**
 * Runs a campaign through the scripts day by day, against the sink, with people who answer; returns
 * what the checker needs.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answersTo, refusalOf } from './world/answers.ts';
import { callerIn, type SoakCaller, type SoakDocument } from './call-script.ts';
import { headerOf, readMails } from './world/messages.ts';
import { fractionOf, inventPeople, renderList, type Invented } from './world/people.ts';
import { openInbox } from './world/inbox.ts';
import { startSink, type SoakSink } from './world/sink.ts';
import { campaignFile, CAMPAIGN_ID, type SoakScenario } from './world/scenario.ts';
import type { RecordedAnswer, RunRecord, SinkLine } from './world/record.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export type SoakDay = { day: number; at: number; sent: number; answers: number; calls: number };
export type Driven = {
  lines: SinkLine[];
  record: RunRecord;
  calls: number;
  applied: Record<string, number>;
  expected: Record<string, number>;
  status: SoakDocument;
};

/** `folder` must exist and be empty. Throws when a call fails. */
export async function drive(
  folder: string,
  scenario: SoakScenario,
  onDay: (day: SoakDay) => void = () => undefined,
): Promise<Driven> {
  const people = inventPeople(scenario.people);
  const byEmail = new Map(people.map((person) => [person.email, person]));
  const sink = await startSink(join(folder, 'sink.jsonl'), (email, before) =>
    refusalOf(byEmail.get(email)!, before),
  );
  const answers: RecordedAnswer[] = [];
  const record: RunRecord = {
    campaign: scenario.campaign,
    mailboxes: scenario.mailboxes,
    answers,
    people: people.map(({ email, place }) => ({ email, home: place })),
  };
  const count = { calls: 0, answers: 0 };
  const caller = callerIn(folder, { SOAK_SMTP: sink.url });
  const run: Run = {
    folder,
    scenario,
    sink,
    answers,
    byEmail,
    inbox: openInbox(folder, scenario.style),
    seen: 0,
    times: new Map(),
    applied: {},
    expected: {},
    call: (script, args, now) => (count.calls++, caller(script, args, now)),
  };
  try {
    await begin(run, people);
    for (let day = 0; day < scenario.days; day += 1) {
      const at = scenario.startsAt + day * DAY;
      const before = { lines: sink.lines.length, answers: answers.length, calls: count.calls };
      await (scenario.style === 'cron' ? cronDay(run, at) : stayDay(run, at));
      onDay({
        day,
        at,
        sent: sink.lines.length - before.lines,
        answers: answers.length - before.answers,
        calls: count.calls - before.calls,
      });
    }
    const status = await run.call(
      'rate_limiter',
      ['status', ...CAMPAIGN],
      scenario.startsAt + scenario.days * DAY,
    );
    return {
      lines: sink.lines,
      record,
      calls: count.calls,
      applied: run.applied,
      expected: run.expected,
      status,
    };
  } finally {
    writeFileSync(join(folder, 'record.json'), JSON.stringify(record));
    await sink.close();
  }
}

type Run = {
  folder: string;
  scenario: SoakScenario;
  sink: SoakSink;
  call: SoakCaller;
  answers: RecordedAnswer[];
  byEmail: ReadonlyMap<string, Invented>;
  inbox: ReturnType<typeof openInbox>;
  /** Lines of the log that people have seen. */
  seen: number;
  /** How often a step reached a person, by `email|step`. */
  times: Map<string, number>;
  applied: Record<string, number>;
  expected: Record<string, number>;
};

const CAMPAIGN = ['--campaign-id', CAMPAIGN_ID];

async function begin({ folder, scenario, call }: Run, people: readonly Invented[]): Promise<void> {
  const now = scenario.startsAt;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'campaign.json'), JSON.stringify(campaignFile(scenario), null, 2));
  writeFileSync(join(folder, 'prospects.csv'), renderList(people));
  for (const { id, name, address, zone, ...limits } of scenario.mailboxes) {
    await call(
      'rate_limiter',
      [
        'mailbox',
        'add',
        '--mailbox',
        id,
        '--from',
        `"${name}" <${address}>`,
        '--smtp',
        'env:SOAK_SMTP',
        '--timezone',
        zone,
      ],
      now,
    );
    await call(
      'rate_limiter',
      [
        'configure',
        '--mailbox',
        id,
        '--hourly',
        `${limits.perHour}`,
        '--daily',
        `${limits.perDay}`,
        ...(limits.warmupSchedule.length > 0
          ? ['--warmup', 'on', '--warmup-schedule', limits.warmupSchedule.join(',')]
          : ['--warmup', 'off']),
        ...(limits.burst
          ? ['--burst-max', `${limits.burst.max}`, '--burst-minutes', `${limits.burst.perMinutes}`]
          : []),
        '--min-gap',
        `${limits.minGapSeconds ?? 0}`,
      ],
      now,
    );
  }
  await call(
    'rate_limiter',
    [
      'start',
      '--config',
      'campaign.json',
      '--prospects',
      'prospects.csv',
      '--batch-size',
      `${scenario.batchSize}`,
    ],
    now,
  );
}

/**
 * Twelve calls at uneven minutes; now and then two processes at once, which must change nothing.
 */
async function cronDay(run: Run, midnight: number): Promise<void> {
  for (let hour = 0; hour < 24; hour += 2) {
    const now =
      midnight + hour * HOUR + Math.floor(fractionOf(`tick|${midnight + hour}`) * 50) * 60_000;
    await processInbox(run, now);
    const schedule = (): Promise<SoakDocument> =>
      run.call(
        'rate_limiter',
        ['schedule', ...CAMPAIGN, '--batch-size', `${run.scenario.batchSize}`],
        now,
      );
    const send = (): Promise<SoakDocument> => run.call('rate_limiter', ['send', ...CAMPAIGN], now);
    const tick = Math.round(now / (2 * HOUR));
    if (tick % 5 === 0) await schedule().then(() => Promise.all([send(), send()]));
    else if (tick % 5 === 1) await Promise.all([schedule(), send()]);
    else await schedule().then(send);
    readSent(run);
  }
}

async function stayDay(run: Run, midnight: number): Promise<void> {
  await processInbox(run, midnight);
  await run.call(
    'rate_limiter',
    ['schedule', ...CAMPAIGN, '--batch-size', `${run.scenario.batchSize}`],
    midnight,
  );
  await run.call('rate_limiter', ['send', ...CAMPAIGN, '--wait', '24h'], midnight);
  readSent(run);
}

async function processInbox(run: Run, now: number): Promise<void> {
  const { path, arrived } = run.inbox.deliver(now);
  const { data } = await run.call('response_tracker', ['process', '--source', path], now);
  const processed = { processedAt: now, processedAtLine: run.sink.lines.length };
  for (const { arrivesAt: _, mail: __, ...answer } of arrived) {
    run.answers.push({ ...answer, ...processed });
    add(run.expected, { [answer.kind]: 1 });
  }
  const { bounce, ...others } = data['applied'] as Record<string, number> & {
    bounce: Record<string, number>;
  };
  add(run.applied, others as Record<string, number>);
  add(run.applied, bounce);
}

/** People read what came, and decide whether to answer. */
function readSent(run: Run): void {
  const fresh = run.sink.lines.slice(run.seen);
  run.seen = run.sink.lines.length;
  for (const { to, step, at, line, messageId } of readMails(fresh)) {
    const time = run.times.get(`${to}|${step}`) ?? 0;
    run.times.set(`${to}|${step}`, time + 1);
    run.inbox.expect(
      answersTo({
        person: run.byEmail.get(to)!,
        line,
        messageId,
        subject: headerOf(line, 'Subject') ?? '',
        step,
        time,
        at,
      }),
    );
  }
}

function add(totals: Record<string, number>, more: Readonly<Record<string, number>>): void {
  for (const [key, n] of Object.entries(more)) if (n > 0) totals[key] = (totals[key] ?? 0) + n;
}
