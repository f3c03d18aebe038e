/**
 * kill -9 at chosen and random moments, several senders and connections: no message lost or twice.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hashFraction } from '../../lib/core/hash.ts';
import { HOUR, MINUTE } from '../../lib/domain/time.ts';
import { closeState, openState } from '../../lib/state/file/open.ts';
import { MONDAY } from '../support/quota.ts';
import { call } from '../support/script.ts';
import { plan } from '../support/sending.ts';
import { people, seededState } from '../support/state-file.ts';
import { check, type ChaosViolation } from './checker.ts';
import { startSender, SMTP_VARIABLE, type ChaosSender, type SendingCommand } from './sender.ts';
import { POINTS, startChaosSink, type ChaosSink } from './sink.ts';
import { transact, type State } from '../../lib/state/file/transact.ts';

export type KillRun = {
  kills: number;
  sends: number;
  processes: number;
  connections: number;
  /** What sends. */
  command: SendingCommand;
  seed: number;
  /** Stop killing after this many ms, whatever was reached; null: never. */
  withinMs: number | null;
  /** Goes on in this folder when a run was broken off there; null: a new one. */
  folder: string | null;
  onProgress?: (line: string) => void;
};

export type KillReport = {
  seed: number;
  kills: number;
  /** By the moment: a point of the conversation, `starting` or `working`. */
  killsAt: Record<string, number>;
  messages: number;
  inDoubt: number;
  inDoubtPerKill: number;
  seconds: number;
  violations: (ChaosViolation | { rule: 'status_differs' | 'call_failed'; what: string })[];
  folder: string;
};

const NOW = new Date(MONDAY + MINUTE).toISOString();
/** Follow-ups would take the places of new people in later batches. */
const ONE_STEP = { steps: [{ subject: 'Hello', text: 'One mail for {{ first_name }}.' }] };
/** The most a batch may hold. */
const BATCH = 10_000;
/**
 * Milliseconds in which the sink has a message and its sender does not know; so that kills fall
 * there too.
 */
const KEEP_MS = 4;
const MOST_CALLS_AT_THE_END = 200;

type Progress = { started: number; kills: number; killsAt: Record<string, number> };
type World = {
  run: KillRun;
  state: State;
  sink: ChaosSink;
  path: string;
  progress: Progress;
  note: string;
};

/** Every message is due at once and the clock does not move: only processes and deaths matter. */
export async function runKills(run: KillRun): Promise<KillReport> {
  const began = performance.now();
  const folder = run.folder ?? mkdtempSync(join(tmpdir(), 'campaign-kills-'));
  const [path, note, log] = [
    join(folder, 'campaigns.db'),
    join(folder, 'progress.json'),
    join(folder, 'sink.log'),
  ];
  const state = existsSync(path)
    ? await openState(path, 'write', { now: MONDAY })
    : await seededState(
        {
          people: people(run.sends),
          smtpRef: `env:${SMTP_VARIABLE}`,
          limits: { perHour: 10_000_000, perDay: 10_000_000 },
          file: ONE_STEP,
        },
        path,
      );
  const progress: Progress = existsSync(note)
    ? (JSON.parse(readFileSync(note, 'utf8')) as Progress)
    : { started: 0, kills: 0, killsAt: {} };
  const sink = await startChaosSink({ log, keepMs: KEEP_MS, places: run.processes });
  const world: World = { run, state, sink, path, progress, note };
  const failed: KillReport['violations'] = [];
  try {
    await planMore(world);
    const startUp = progress.kills < run.kills ? await timeToFirstMail(world) : 0;
    const late = (): boolean => run.withinMs !== null && performance.now() - began > run.withinMs;
    await Promise.all(
      Array.from({ length: run.processes }, (_, place) =>
        keepKilling(world, { place, startUp, late }),
      ),
    );
    failed.push(...(await sendTheRest(world)));
  } finally {
    await sink.close();
    closeState(state);
  }
  const taken = sink.taken();
  const { kills, killsAt } = progress;
  const { violations, inDoubt } = check(path, taken, {
    mostInDoubt: kills * run.connections,
    finished: true,
    clock: 'sender',
    quotas: null,
  });
  const all = [...violations, ...failed, ...(await compareStatus(path, inDoubt))];
  if (all.length === 0 && run.folder === null) rmSync(folder, { recursive: true });
  return {
    seed: run.seed,
    kills,
    killsAt,
    messages: taken.length,
    inDoubt: inDoubt.length,
    inDoubtPerKill: Number((inDoubt.length / Math.max(1, kills)).toFixed(2)),
    seconds: Math.round((performance.now() - began) / 1_000),
    violations: all,
    folder,
  };
}

function left({ run, state }: World): { waiting: number; unplanned: number } {
  const { waiting, planned } = state.db
    .prepare(
      `SELECT count(CASE WHEN state = 'scheduled' THEN 1 END) AS waiting, count(*) AS planned FROM message`,
    )
    .get() as { waiting: number; planned: number };
  return { waiting, unplanned: run.sends - planned };
}

const planning = new WeakMap<State, Promise<void>>();

/** One plan at a time: places that run dry together wait for the same. */
function planMore(world: World): Promise<void> {
  const next = (planning.get(world.state) ?? Promise.resolve()).then(async () => {
    for (;;) {
      const { waiting, unplanned } = left(world);
      if (unplanned <= 0 || waiting >= BATCH / 5) return;
      const { added } = await plan(world.state, MONDAY, Math.min(BATCH, unplanned + waiting));
      await transact(world.state, () =>
        world.state.db
          .prepare(`UPDATE message SET send_at = ?, open_until = ? WHERE state = 'scheduled'`)
          .run(MONDAY, MONDAY + 8 * HOUR),
      );
      if (added === 0) return;
    }
  });
  planning.set(world.state, next);
  return next;
}

function start({ run, path, sink }: World, place: number): ChaosSender {
  const flags = ['--connections', String(run.connections), '--now', NOW];
  return startSender(path, sink.urls[place] as string, flags, run.command);
}

/** One sender after the other in each place, each killed at a moment of its own. */
async function keepKilling(
  world: World,
  { place, startUp, late }: { place: number; startUp: number; late: () => boolean },
): Promise<void> {
  const { run, sink, progress } = world;
  while (progress.kills < run.kills && !late()) {
    const { waiting, unplanned } = left(world);
    if (waiting + unplanned === 0) return;
    const turn = progress.started++;
    const chance = (what: string): number => hashFraction(`${run.seed}|${turn}|${what}`);
    const sender = start(world, place);
    const kill = (): unknown => sender.child.kill('SIGKILL');
    // The messages shall last for all the kills.
    const share = (waiting + unplanned) / (run.kills - progress.kills);
    const mail = 1 + Math.floor(chance('mail') * 1.6 * share);
    const kind = chance('kind');
    let timer: NodeJS.Timeout | undefined;
    let moment: string;
    if (kind < 0.1) {
      moment = 'starting';
      timer = setTimeout(kill, chance('when') * startUp);
    } else if (kind < 0.4) {
      moment = 'working';
      // No sender waits for the kill: it may hit claims and commits too.
      sink.arm({ place, point: 'taken', mail, afterMs: 0, during: false }, () =>
        setTimeout(kill, chance('when') * 30),
      );
    } else {
      const point = POINTS[Math.floor(chance('point') * POINTS.length)] as (typeof POINTS)[number];
      moment = point;
      sink.arm(
        {
          place,
          point,
          mail: point === 'connect' ? 1 + Math.floor(chance('mail') * run.connections) : mail,
          afterMs: Math.floor(chance('after') * KEEP_MS),
          during: true,
        },
        kill,
      );
    }
    const { signal } = await sender.ended;
    clearTimeout(timer);
    sink.disarm(place);
    if (signal === 'SIGKILL') {
      progress.kills++;
      progress.killsAt[moment] = (progress.killsAt[moment] ?? 0) + 1;
      if (progress.kills % 50 === 0)
        run.onProgress?.(
          `${progress.kills} kills, ${run.sends - unplanned - waiting} of ${run.sends} messages`,
        );
    }
    writeFileSync(world.note, JSON.stringify(progress));
    await planMore(world);
  }
}

/**
 * Undisturbed calls until no message is left; then one more, which returns or puts in doubt the
 * messages of dead processes.
 */
async function sendTheRest(world: World): Promise<KillReport['violations']> {
  for (let calls = 0; calls < MOST_CALLS_AT_THE_END; calls++) {
    const done = left(world).waiting === 0 && left(world).unplanned === 0;
    const { code, stdout } = await start(world, 0).ended;
    if (code !== 0)
      return [{ rule: 'call_failed', what: `send ended with ${code}: ${stdout.slice(0, 300)}` }];
    if (done) return [];
    await planMore(world);
  }
  return [
    {
      rule: 'call_failed',
      what: `something is left after ${MOST_CALLS_AT_THE_END} calls that nobody disturbed`,
    },
  ];
}

/** `status` lists all messages in doubt, and no others. */
async function compareStatus(
  path: string,
  inDoubt: readonly string[],
): Promise<KillReport['violations']> {
  const { document } = await call(
    [
      'rate_limiter',
      'status',
      '--campaign-id',
      'spring',
      '--limit',
      '100000',
      '--full',
      '--db',
      path,
      '--now',
      NOW,
    ],
    { cwd: join(path, '..') },
  );
  const { queue, inDoubt: listed } = document.data as {
    queue: { inDoubt: number };
    inDoubt: { messageId: string }[];
  };
  const sorted = (ids: readonly string[]): string => JSON.stringify([...ids].sort());
  if (
    queue.inDoubt === inDoubt.length &&
    sorted(listed.map(({ messageId }) => messageId)) === sorted(inDoubt)
  )
    return [];
  return [
    {
      rule: 'status_differs',
      what: `status counts ${queue.inDoubt} in doubt and lists ${listed.length}, ${inDoubt.length} are`,
    },
  ];
}

async function timeToFirstMail(world: World): Promise<number> {
  const began = performance.now();
  const sender = start(world, 0);
  let ms = 0;
  world.sink.arm({ place: 0, point: 'connect', mail: 1, afterMs: 0, during: false }, () => {
    ms = performance.now() - began;
    sender.child.kill('SIGTERM');
  });
  await sender.ended;
  world.sink.disarm(0);
  return ms;
}
