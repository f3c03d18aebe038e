/**
 * Runs a drawn story through the program, on a virtual clock and against a real SMTP server, and
 * writes the log that the judge reads.
 */
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scheduleBatch } from '../../lib/app/planning/schedule.ts';
import { sendDue } from '../../lib/app/sending/send.ts';
import { virtualClock } from '../../lib/cli/clock/clock.ts';
import { needCampaign } from '../../lib/cli/campaigns/find-campaign.ts';
import { wirePlanning } from '../../lib/cli/wiring/planning/wire-planning.ts';
import { wireMail, wireSending } from '../../lib/cli/wiring/sending/wire-sending.ts';
import { closeState, openState } from '../../lib/state/file/open.ts';
import { callerIn, type SoakCaller } from '../soak/call-script.ts';
import { startSink, type SinkMessage, type SmtpSink } from '../support/smtp-sink.ts';
import { answerTo, type ListAnswer } from './answers.ts';
import { BUSY, fractionOf, renderList, type OracleScenario } from './scenario.ts';
import type { State } from '../../lib/state/file/transact.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export type OracleRun = { log: string; messages: number };
type Note = (line: Record<string, unknown>) => void;
type Life = {
  scenario: OracleScenario;
  folder: string;
  call: SoakCaller;
  note: Note;
  sink: SmtpSink;
  answers: ListAnswer[];
  clock: { now(): number };
};

/** `folder` must exist and be empty. Throws when a call fails. */
export async function live(
  folder: string,
  scenario: OracleScenario,
  onDay: (day: number, messages: number) => void = () => undefined,
): Promise<OracleRun> {
  const log = join(folder, 'log.jsonl');
  const note: Note = (line) => appendFileSync(log, `${JSON.stringify(line)}\n`);
  const life: Life = {
    scenario,
    folder,
    note,
    call: callerIn(folder, {}),
    answers: [],
    clock: virtualClock(scenario.startsAt),
    sink: await startSink({
      refuse: (to, from) => defer(life, { to, from }),
      onMail: (mail) => take(life, mail),
    }),
  };
  life.call = callerIn(folder, { SINK: life.sink.url });
  try {
    await begin(life);
    for (let day = 0; day < scenario.days; day++) {
      const asleep = scenario.troubles.some(
        (trouble) =>
          trouble.what === 'sleep' && day >= trouble.day && day < trouble.day + trouble.days,
      );
      if (!asleep) await simulateDay(life, day);
      onDay(day, life.sink.messages.length);
    }
    await noteTold(life);
    return { log, messages: life.sink.messages.length };
  } finally {
    await life.sink.close();
  }
}

/** The busy host defers one message in ten. */
function defer({ note, clock }: Life, mail: { from: string; to: string }): string | null {
  const at = clock.now();
  if (!mail.to.endsWith(`@${BUSY}`) || fractionOf(`defers|${mail.to}|${at}`) >= 0.1) return null;
  note({ kind: 'deferral', at, ...mail });
  return '451 try again later';
}

/** What the events say of full limits. */
async function noteTold({ scenario, folder, note }: Life): Promise<void> {
  const state = await openState(join(folder, '.agentfs', 'campaigns.db'), 'read', {
    now: scenario.startsAt + scenario.days * DAY,
  });
  try {
    const events = state.db
      .prepare(
        `SELECT type, at, data FROM event WHERE type IN ('rate_limit.exceeded', 'rate_limit.reset') ORDER BY seq`,
      )
      .all() as { type: string; at: number; data: string }[];
    for (const { type, at, data } of events)
      note({
        kind: 'told',
        type: type.slice('rate_limit.'.length),
        at,
        ...(JSON.parse(data) as object),
      });
  } finally {
    closeState(state);
  }
}

function take({ note, clock, answers }: Life, mail: SinkMessage): void {
  const [, campaign = '', step] = /^mark (\S+) (\d+)\./m.exec(mail.raw) ?? [];
  const at = clock.now();
  note({ kind: 'mail', at, from: mail.from, to: mail.to, campaign, step: Number(step) });
  const answer = answerTo(mail, { campaign, step: step ?? '', at });
  if (answer) answers.push(answer);
}

/** As an operator does it, by the scripts: what they are given is what the judge is given. */
async function begin({ scenario, folder, call, note }: Life): Promise<void> {
  const now = scenario.startsAt;
  note({ kind: 'span', from: now, until: now + scenario.days * DAY });
  for (const { id, address, zone, limits } of scenario.mailboxes) {
    await call(
      'rate_limiter',
      [
        'mailbox',
        'add',
        '--mailbox',
        id,
        '--from',
        `${id} <${address}>`,
        '--smtp',
        'env:SINK',
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
        ...(limits.minGapSeconds === null ? [] : ['--min-gap', `${limits.minGapSeconds}`]),
      ],
      now,
    );
    note({ kind: 'mailbox', id, address, zone, limits });
  }
  const { perDay, warmupSchedule } = scenario.domainLimits;
  const flags = [
    ...(perDay === undefined ? [] : ['--daily', `${perDay}`]),
    ...(warmupSchedule === undefined ? [] : ['--warmup-schedule', warmupSchedule.join(',')]),
  ];
  const warm = warmupSchedule === undefined ? [] : ['acme.test'];
  if (flags.length > 0)
    await call('rate_limiter', ['configure', '--each-sending-domain', ...flags], now);
  for (const domain of warm)
    await call('rate_limiter', ['configure', '--sending-domain', domain, '--warm'], now);
  note({ kind: 'domain_limits', ...scenario.domainLimits, warm });
  for (const { file, people } of scenario.campaigns) {
    writeFileSync(join(folder, `${file.id}.json`), JSON.stringify(file, null, 2));
    writeFileSync(join(folder, `${file.id}.csv`), renderList(people));
    note({ kind: 'campaign', file });
    note({ kind: 'list', campaign: file.id, csv: renderList(people) });
    await call(
      'rate_limiter',
      [
        'start',
        '--config',
        `${file.id}.json`,
        '--prospects',
        `${file.id}.csv`,
        '--batch-size',
        `${scenario.batchSize}`,
      ],
      now,
    );
  }
}

async function simulateDay(life: Life, day: number): Promise<void> {
  const { scenario, folder, call, note } = life;
  const midnight = scenario.startsAt + day * DAY;
  for (const trouble of scenario.troubles) {
    if (trouble.what === 'sleep' || trouble.day !== day) continue;
    const scope = trouble.what === 'hold_mailbox' ? 'mailbox' : 'campaign';
    await call(
      'rate_limiter',
      [
        'pause',
        scope === 'mailbox' ? '--mailbox' : '--campaign-id',
        trouble.id,
        '--for',
        `${trouble.days}d`,
        '--reason',
        'a trial',
      ],
      midnight,
    );
    note({
      kind: 'hold',
      scope,
      id: trouble.id,
      from: midnight,
      until: midnight + trouble.days * DAY,
    });
  }
  await readAnswers(life, midnight, day);
  const state = await openState(join(folder, '.agentfs', 'campaigns.db'), 'write', {
    now: midnight,
  });
  try {
    for (let hour = 0; hour < 24; hour++) await liveHour(life, state, { day, hour });
  } finally {
    closeState(state);
  }
}

async function readAnswers(life: Life, now: number, day: number): Promise<void> {
  const arrived = life.answers.filter(({ arrivesAt }) => arrivesAt <= now);
  life.answers = life.answers.filter(({ arrivesAt }) => arrivesAt > now);
  const path = join(life.folder, `inbox-${day}`);
  mkdirSync(path);
  arrived.forEach(({ mail }, index) => writeFileSync(join(path, `${index}.eml`), mail));
  await life.call('response_tracker', ['process', '--source', path], now);
  for (const { email, campaign, no } of arrived)
    life.note({ kind: 'answer', at: now, email, campaign, no });
}

/**
 * Each campaign is planned, in changing order. Then `send` keeps running until the next call; every
 * sixth day it only sends due messages and ends.
 */
async function liveHour(
  life: Life,
  state: State,
  { day, hour }: { day: number; hour: number },
): Promise<void> {
  const { scenario, note } = life;
  const tick = day * 24 + hour;
  const startOf = (n: number): number =>
    scenario.startsAt +
    n * HOUR +
    (n % 24 === 0 ? 0 : Math.floor(fractionOf(`${scenario.seed}|tick|${n}`) * 9) * MINUTE);
  const now = startOf(tick);
  const ids = scenario.campaigns
    .map(({ file }) => file.id)
    .sort((a, b) => fractionOf(`${tick}|${a}`) - fractionOf(`${tick}|${b}`));
  for (const id of ids)
    await scheduleBatch(wirePlanning(state), needCampaign(state.db, id).campaign, {
      size: scenario.batchSize,
      now,
    });
  const stays = day % 6 !== 5;
  const until = startOf(tick + 1) - 1;
  note({
    kind: 'round',
    at: now,
    until: stays ? until : now,
    queue: state.db
      .prepare('SELECT campaign_id AS campaign, state, n FROM enrollment_count WHERE n > 0')
      .all(),
  });
  const clock = (life.clock = virtualClock(now));
  const mail = wireMail({ state, env: { SINK: life.sink.url }, clock });
  try {
    const { failed } = await sendDue(wireSending(state), mail, {
      campaignId: null,
      batchId: null,
      max: Infinity,
      waitUntil: stays ? until : null,
      connections: null,
      owner: 'oracle',
      ownerIsGone: () => false,
      signal: new AbortController().signal,
      onProgress: () => undefined,
      clock,
    });
    if (failed[0]) throw failed[0];
  } finally {
    mail.close();
  }
}
