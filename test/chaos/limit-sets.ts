/**
 * One random set of limits: eight processes send at it, some are killed, and the sink's log shows
 * whether a limit was broken.
 */
import { existsSync, mkdtempSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../lib/state/engine/choose-engine.ts';
import { scheduleBatch } from '../../lib/app/planning/schedule.ts';
import { needCampaign } from '../../lib/cli/campaigns/find-campaign.ts';
import { wirePlanning } from '../../lib/cli/wiring/planning/wire-planning.ts';
import { putMailbox } from '../../lib/state/campaigns/put-mailbox.ts';
import { closeState, openState } from '../../lib/state/file/open.ts';
import { activateCampaign, putCampaign } from '../../lib/state/campaigns/put-campaign.ts';
import { writeDefaultLimits } from '../../lib/state/campaigns/put-default-limits.ts';
import { transactOnce } from '../../lib/state/file/transact.ts';
import { campaignFile } from '../support/campaign.ts';
import { enroll } from '../support/state-file.ts';
import { drawLimitSet, type LimitSet, type Round } from './draw-limits.ts';
import { SMTP_VARIABLE, startSender, type Ending, type ChaosSender } from './sender.ts';
import { startChaosSink, type ChaosSink } from './sink.ts';
import { judge } from './judge-set.ts';

const FREE = {
  perHour: 100_000,
  perDay: 1_000_000,
  warmupEnabled: false,
  burst: { minGapSeconds: 0 },
};
/** No round may take longer. */
const ROUND_DEADLINE = 60_000;
/** Shorter than the half minute after which a sender gives up on a file that is held. */
const LONGEST_START = 20_000;
/** A message is known to the sink for up to so long before its sender hears of it. */
const KEEP_MS = 40;

export type LimitRun = {
  seed: number;
  sent: number;
  kills: number;
  inDoubt: number;
  /** Messages that were still waiting at the end, and the rules that held them back. */
  waiting: number;
  usedUp: string[];
  violations: string[];
};

export async function runLimitSet(seed: number): Promise<LimitRun> {
  const set = drawLimitSet(seed);
  const folder = mkdtempSync(join(tmpdir(), 'limit-set-'));
  const path = join(folder, 'campaigns.db');
  const sink = await startChaosSink({ log: join(folder, 'sink.log'), keepMs: KEEP_MS });
  try {
    await prepare(path, set);
    const violations: string[] = [];
    let kills = 0;
    for (const round of set.rounds) {
      const ended = await runRound({ path, sink, round });
      kills += ended.filter(({ signal }) => signal === 'SIGKILL').length;
      violations.push(
        ...ended
          .filter(({ signal, code }) => signal !== 'SIGKILL' && code !== 0)
          .map(
            ({ signal, code, stdout }) =>
              `a process ended with ${signal ?? code}: ${stdout.slice(0, 600)}`,
          ),
      );
    }
    return { seed, kills, ...(await judge(path, { set, taken: sink.taken(), kills, violations })) };
  } finally {
    await sink.close();
    rmSync(folder, { recursive: true });
  }
}

/**
 * Plans all messages without a limit, and sets the limits afterwards: from here on only they hold
 * messages back.
 */
async function prepare(path: string, set: LimitSet): Promise<void> {
  const state = await openState(path, 'create', { now: set.start });
  const put = (limited: boolean): void =>
    transactOnce(state, () => {
      for (const { id, zone, limits } of set.mailboxes) {
        putMailbox(
          state.db,
          {
            id,
            fromName: id,
            fromAddress: `${id}@acme.test`,
            sendingDomain: null,
            smtpRef: `env:${SMTP_VARIABLE}`,
            imapRef: null,
            folders: ['INBOX'],
            plusTag: false,
            zone,
            rateLimits: limited ? limits : FREE,
          },
          set.start,
        );
      }
      for (const { id, mailboxes, zone, limits } of set.campaigns) {
        putCampaign(
          state.db,
          campaignFile({
            id,
            mailboxes,
            timezone: zone,
            rateLimits: limited ? limits : {},
            sendWindow: {
              start: '00:00',
              end: '24:00',
              skipWeekends: false,
              skipHolidays: false,
              maxLateness: 0,
            },
            steps: [{ subject: `From ${id}`, text: 'One mail.' }],
          }),
          set.start,
        );
      }
    });
  put(false);
  for (const { id, people } of set.campaigns) {
    transactOnce(state, () => {
      activateCampaign(state.db, id, set.start);
      enroll(state, id, people, set.start);
    });
    await scheduleBatch(wirePlanning(state), needCampaign(state.db, id).campaign, {
      size: people.length,
      now: set.start,
    });
  }
  put(true);
  transactOnce(state, () => writeDefaultLimits(state.db, set.receivers, set.start));
  for (const { id, mailboxes } of set.campaigns) {
    for (const [index, mailbox] of mailboxes.entries()) {
      state.db
        .prepare('UPDATE message SET mailbox_id = ? WHERE campaign_id = ? AND id % ? = ?')
        .run(mailbox, id, mailboxes.length, index);
    }
  }
  state.db
    .prepare('UPDATE message SET send_at = ?, open_until = ?')
    .run(set.start, set.rounds.at(-1)!.at + 48 * 3_600_000);
  closeState(state);
}

async function runRound({
  path,
  sink,
  round,
}: {
  path: string;
  sink: ChaosSink;
  round: Round;
}): Promise<Ending[]> {
  const before = sink.taken().length;
  const senders = round.senders.map(({ at, connections }) =>
    startSender(path, sink.url, [
      '--connections',
      String(connections),
      '--now',
      new Date(at).toISOString(),
    ]),
  );
  const gate = openDatabase(path);
  // They all come to the door before it opens: what one of them may still send is then asked by all
  // at once.
  gate.exec('BEGIN IMMEDIATE');
  const deadline = setTimeout(
    () => senders.forEach(({ child }) => child.kill('SIGABRT')),
    ROUND_DEADLINE,
  );
  await Promise.all(senders.map((sender) => comeToTheDoor(sender, path)));
  gate.exec('ROLLBACK');
  gate.close();
  await Promise.all(
    round.senders.map(async ({ kill }, index) => {
      const sender = senders[index]!;
      if (kill === null) return;
      while (running(sender) && sink.taken().length < before + kill.afterMails) await pause(8);
      await pause(kill.ms);
      sender.child.kill('SIGKILL');
    }),
  );
  const ended = await Promise.all(senders.map((sender) => sender.ended));
  clearTimeout(deadline);
  return ended;
}

/** Until it has opened the file, where the system shows that (proc(5) fd); a while elsewhere. */
async function comeToTheDoor(sender: ChaosSender, path: string): Promise<void> {
  const files = `/proc/${sender.child.pid}/fd`;
  for (let waited = 0; running(sender) && waited < LONGEST_START; waited += 20) {
    await pause(20);
    if (!existsSync('/proc/self/fd')) continue;
    const open = readdirSync(files).some((fd) => linkOf(`${files}/${fd}`) === path);
    if (open) return;
  }
}

/** Files come and go while they are listed. */
function linkOf(file: string): string | null {
  try {
    return readlinkSync(file);
  } catch {
    return null;
  }
}

const running = ({ child }: ChaosSender): boolean =>
  child.exitCode === null && child.signalCode === null;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export type LimitSetsReport = {
  sets: number;
  messages: number;
  kills: number;
  inDoubt: number;
  usedUp: number;
  seconds: number;
  violations: { set: number; what: string }[];
};

/** Sets `seed`, `seed` + 1 and so on, one after the other. */
export async function runLimitSets({
  sets,
  seed,
  onProgress,
}: {
  sets: number;
  seed: number;
  onProgress: (line: string) => void;
}): Promise<LimitSetsReport> {
  const began = performance.now();
  const all: LimitSetsReport = {
    sets: 0,
    messages: 0,
    kills: 0,
    inDoubt: 0,
    usedUp: 0,
    seconds: 0,
    violations: [],
  };
  for (let set = seed; set < seed + sets; set++) {
    const { sent, kills, inDoubt, waiting, usedUp, violations } = await runLimitSet(set);
    const found = violations.map((what) => ({ set, what }));
    Object.assign(all, {
      sets: all.sets + 1,
      messages: all.messages + sent,
      kills: all.kills + kills,
      inDoubt: all.inDoubt + inDoubt,
      usedUp: all.usedUp + usedUp.length,
      seconds: Math.round((performance.now() - began) / 1_000),
    });
    all.violations.push(...found);
    onProgress(
      `set ${set}: ${sent} messages, ${waiting} waiting for ${usedUp.join(', ') || 'nothing'}, ${kills} kills, ${violations.length} violations`,
    );
    for (const { what } of found) onProgress(`  ${what}`);
  }
  return all;
}
