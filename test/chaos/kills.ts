/** kill -9 at random moments, several senders at once with several lanes each: nothing lost, nothing twice, little in doubt. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HOUR, MINUTE } from '../../lib/domain/time.ts';
import { closeState } from '../../lib/state/open.ts';
import { hashFraction } from '../../lib/core/hash.ts';
import { PROJECT } from '../support/child.ts';
import { MONDAY } from '../support/party.ts';
import { plan } from '../support/sending.ts';
import { people, seededState } from '../support/state-file.ts';
import { check, type Violation } from './checker.ts';
import { LOADER, startChaosSink } from './sink.ts';

export type KillRun = {
  kills: number;
  sends: number;
  processes: number;
  lanes: number;
  seed: number;
  /** Stop killing after so many ms, whatever was reached; null: never. */
  withinMs: number | null;
  onProgress?: (line: string) => void;
};

export type KillReport = { seed: number; kills: number; taken: number; inDoubt: number; inDoubtPerKill: number; seconds: number; violations: Violation[]; folder: string };

const NOW = new Date(MONDAY + MINUTE).toISOString();
/** The most a batch may hold. */
const BATCH = 10_000;

/** Everybody is due at once; the clock stands, so that only the processes and their deaths make a difference. */
export async function runKills(run: KillRun): Promise<KillReport> {
  const began = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'campaign-chaos-'));
  const path = join(folder, 'campaigns.db');
  const sink = await startChaosSink(join(folder, 'sink.log'), 4);
  const chance = (what: string): number => hashFraction(`${run.seed}|${what}`);
  const state = await seededState({ people: people(run.sends), limits: { perHour: 10_000_000, perDay: 10_000_000 } }, path);
  const waiting = (): number => state.db.prepare(`SELECT count(*) FROM message WHERE state = 'scheduled'`).pluck().get() as number;
  let planned = 0;
  let refilling: Promise<void> = Promise.resolve();
  const refill = (): Promise<void> => (refilling = refilling.then(planMore));
  async function planMore(): Promise<void> {
    while (planned < run.sends && waiting() < BATCH / 5) {
      const { added } = await plan(state, MONDAY, Math.min(BATCH, run.sends - planned + waiting()));
      state.db.prepare(`UPDATE message SET send_at = ?, open_until = ? WHERE state = 'scheduled'`).run(MONDAY, MONDAY + 8 * HOUR);
      planned += added;
      if (added === 0) return;
    }
  }
  await refill();

  const start = (): ChildProcess => {
    const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;
    const args = ['--import', LOADER, join(PROJECT, 'scripts/rate_limiter.ts'), 'send', '--lanes', String(run.lanes), '--db', path, '--now', NOW];
    // The process itself, not a launcher that would leave it behind.
    return spawn(process.execPath, args, { cwd: folder, env: { ...env, ANN_SMTP: sink.url }, stdio: 'ignore' });
  };
  const claims = state.db.prepare(`SELECT 1 FROM reservation r JOIN message m ON m.id = r.message_id WHERE r.owner LIKE '%/' || ? || '/%' AND m.state = ? LIMIT 1`);
  const reached = async (child: ChildProcess, what: string): Promise<void> => {
    while (child.exitCode === null && claims.get(String(child.pid), what) === undefined) await sleep(3);
  };
  let kills = 0;
  const late = (): boolean => run.withinMs !== null && performance.now() - began > run.withinMs;
  /** One after the other in each of the processes' places, each killed some time after its first moments. */
  const keepKilling = async (place: number): Promise<void> => {
    for (let turn = 0; kills < run.kills && !late(); turn++) {
      const child = start();
      const ended = once(child, 'exit');
      // Most of them soon after a mail was under way, some of them between the claim and that, some of them at the start.
      const when = chance(`when|${place}|${turn}`);
      if (when < 0.9) await reached(child, when < 0.7 ? 'transmitting' : 'reserved');
      await Promise.race([ended, sleep(150 * chance(`${place}|${turn}`))]);
      if (child.exitCode === null && kills < run.kills) {
        child.kill('SIGKILL');
        kills++;
        if (kills % 100 === 0) run.onProgress?.(`${kills} kills, ${sink.taken().length} mails`);
      }
      await ended;
      await refill();
    }
  };
  await Promise.all(Array.from({ length: run.processes }, (_, place) => keepKilling(place)));
  await refill();
  while (waiting() > 0 || planned < run.sends) {
    await once(start(), 'exit');
    await refill();
    if (performance.now() - began > 4 * 3_600_000) break;
  }
  await once(start(), 'exit');
  await sink.close();
  const inDoubt = state.db.prepare(`SELECT count(*) FROM message WHERE state = 'in_doubt'`).pluck().get() as number;
  closeState(state);
  const taken = sink.taken();
  const violations = check(path, taken, { mostInDoubt: kills * run.lanes, finished: true });
  return { seed: run.seed, kills, taken: taken.length, inDoubt, inDoubtPerKill: Number((inDoubt / Math.max(1, kills)).toFixed(2)), seconds: Math.round((performance.now() - began) / 1_000), violations, folder };
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
