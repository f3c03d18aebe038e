/**
 * `npm run chaos`: the long forms of tests in `npm test`. `npm run chaos -- kills --kills 2000
 * --sends 200000 --seed 1`; without arguments everything runs. Progress on stderr, one JSON
 * document on stdout, exit code 1 on any violation.
 */
import { parseArgs } from 'node:util';
import { powerLoss } from '../faults/power-loss/run.ts';
import { whyNotTraceable } from '../faults/power-loss/trace.ts';
import { readMutated } from '../hostile/read-hostile.ts';
import { seedMails } from '../hostile/seed-messages.ts';
import { runOracle } from '../oracle/run.ts';
import { runKills } from './kills.ts';
import { runServeKills } from './serve-kills.ts';
import { runLimitSets } from './limit-sets.ts';

const number = (value: string) => ({ type: 'string', default: value }) as const;
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    kills: number('2000'),
    sends: number('200000'),
    processes: number('3'),
    connections: number('4'),
    command: { type: 'string', default: 'send' },
    sets: number('100'),
    images: number('600'),
    messages: number('100000'),
    seeds: number('3'),
    days: number('40'),
    people: number('2400'),
    seed: number('1'),
    folder: { type: 'string' },
  },
});
const say = (line: string): void =>
  console.error(`${new Date().toISOString().slice(11, 19)}  ${line}`);
const seed = Number(values.seed);

type Form = () => Promise<{ violations: readonly unknown[] }>;
const FORMS: Readonly<Record<string, Form>> = {
  kills: () =>
    runKills({
      kills: Number(values.kills),
      sends: Number(values.sends),
      processes: Number(values.processes),
      connections: Number(values.connections),
      command: values.command === 'tick' ? 'tick' : 'send',
      seed,
      withinMs: null,
      folder: values.folder ?? null,
      onProgress: say,
    }),
  limits: () => runLimitSets({ sets: Number(values.sets), seed, onProgress: say }),
  messages: () => readMutated(seedMails(), { messages: Number(values.messages), seed }),
  oracle: () =>
    runOracle({
      seeds: Number(values.seeds),
      days: Number(values.days),
      people: Number(values.people),
      seed,
      folder: values.folder ?? null,
      onProgress: say,
    }),
  serve: () =>
    runServeKills({
      kills: Math.min(Number(values.kills), 200),
      clients: 24,
      seed,
      onProgress: say,
    }),
  async power() {
    const why = whyNotTraceable();
    if (why !== null) return { skipped: why, violations: [] };
    const { losses, ...report } = await powerLoss({ images: Number(values.images) });
    return { ...report, violations: losses };
  },
};

const chosen = positionals.length === 0 ? Object.keys(FORMS) : positionals;
const unknown = chosen.filter((name) => !Object.hasOwn(FORMS, name));
if (unknown.length > 0) {
  console.error(`${unknown.join(', ')}: not one of ${Object.keys(FORMS).join(', ')}.`);
  process.exitCode = 64;
} else {
  const reports: Record<string, unknown> = {};
  let bad = 0;
  for (const name of chosen) {
    say(`${name}, seed ${seed}`);
    const report = await (FORMS[name] as Form)();
    reports[name] = report;
    bad += report.violations.length;
  }
  console.log(JSON.stringify(reports, null, 2));
  process.exitCode = bad > 0 ? 1 : 0;
}
