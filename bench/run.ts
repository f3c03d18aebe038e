/**
 * `npm run bench`: the program compared with a minimum, or with itself at another size; every
 * figure is a ratio within one run.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ageCampaign } from './age-campaign.ts';
import { fillFolder, NOW, type Filled } from './campaign-folder.ts';
import { measureCalendars } from './measure-calendars.ts';
import { measureImport } from './measure-import.ts';
import { measureServing } from './measure-serving.ts';
import { measureSending } from './measure-sending.ts';
import { alternate, median, ROOT, runFile, runScript, type Ran } from './measure.ts';

type Row = { what: string; figure: string; beside: string; ratio: number | null; target: string };

const began = performance.now();
const base = mkdtempSync(join(tmpdir(), 'bench-'));
const rows: Row[] = [];
const say = (text: string): void =>
  console.error(`${((performance.now() - began) / 1_000).toFixed(0).padStart(4)} s  ${text}`);

try {
  say('importing 1,000 and 100,000 prospects');
  const small = await fillFolder(join(base, 'small'), { prospects: 1_000, limited: true });
  const large = await fillFolder(join(base, 'large'), { prospects: 100_000, limited: true });
  rows.push({
    what: 'import of 100,000 rows',
    figure: seconds(large.imported.ms),
    beside: `${seconds(small.imported.ms)} for 1,000`,
    ratio: large.imported.ms / small.imported.ms,
    target: '',
  });
  rows.push({
    what: '  peak memory',
    figure: `${large.imported.peakMb.toFixed(0)} MB`,
    beside: `${small.imported.peakMb.toFixed(0)} MB for 1,000`,
    ratio: large.imported.peakMb / small.imported.peakMb,
    target: '',
  });

  say('importing 1,000,000 prospects');
  const huge = await measureImport(join(base, 'huge'), 1_000_000);
  rows.push({
    what: 'import of 1,000,000 rows',
    figure: `${huge.rowsPerSecond.toFixed(0)} rows/s`,
    beside: `${(100_000 / (large.imported.ms / 1_000)).toFixed(0)} rows/s of 100,000`,
    ratio: huge.rowsPerSecond / (100_000 / (large.imported.ms / 1_000)),
    target: 'about 1',
  });
  rows.push({
    what: '  peak memory',
    figure: `${huge.peakMb.toFixed(0)} MB`,
    beside: `${large.imported.peakMb.toFixed(0)} MB for 100,000`,
    ratio: huge.peakMb / large.imported.peakMb,
    target: '< 300 MB',
  });

  for (const { folder } of [small, large]) ageCampaign(folder, Date.parse(NOW));

  say('status');
  const empty = join(ROOT, 'bench', 'empty.ts');
  const campaign = ['--campaign-id', 'bench', '--now', NOW];
  const used: { status: number[]; empty: number[] } = { status: [], empty: [] };
  const keep = (list: number[], { ms, cpuMs }: Ran): number => (list.push(cpuMs), ms);
  const wall =
    (script: string, args: readonly string[], { call }: Filled) =>
    async (): Promise<number> =>
      (await runScript(script, args, call)).ms;
  const cold = await alternate(
    15,
    async () =>
      keep(used.status, await runScript('rate_limiter', ['status', ...campaign], small.call)),
    async () => keep(used.empty, await runFile(empty, [], small.call)),
  );
  rows.push({
    what: 'status, cold',
    figure: milliseconds(cold.left),
    beside: `${milliseconds(cold.right)} for an empty script`,
    ratio: cold.left / cold.right,
    target: '<= 1.5',
  });
  rows.push({
    what: '  processor time',
    figure: milliseconds(median(used.status)),
    beside: `${milliseconds(median(used.empty))} for an empty script`,
    ratio: median(used.status) / median(used.empty),
    target: '',
  });

  for (const [script, args, target] of [
    ['rate_limiter', ['status'], ''],
    ['rate_limiter', ['schedule', '--batch-size', '50'], '<= 1.2'],
    ['analytics', ['daily'], ''],
    ['analytics', ['campaign'], ''],
  ] as const) {
    say(args.join(' '));
    const grown = await alternate(
      7,
      wall(script, [...args, ...campaign], large),
      wall(script, [...args, ...campaign], small),
    );
    rows.push({
      what: `${args.join(' ')}, 100,000 prospects`,
      figure: milliseconds(grown.left),
      beside: `${milliseconds(grown.right)} for 1,000`,
      ratio: grown.left / grown.right,
      target,
    });
  }

  say('calendars');
  const calendars = await measureCalendars();
  rows.push({
    what: 'next legal instant of 1,000,000 people in 40 zones',
    figure: milliseconds(calendars.ours),
    beside: `${seconds(calendars.library)} with date-fns-tz`,
    ratio: calendars.library / calendars.ours,
    target: '>= 100',
  });
  rows.push({
    what: '  memory of the calendars',
    figure: `${calendars.calendarMb.toFixed(1)} MB`,
    beside: '',
    ratio: null,
    target: '< 50 MB',
  });

  const sending = await measureSending(join(base, 'sending'), say);
  rows.push({
    what: 'send, 4 connections',
    figure: `${sending.ours.toFixed(0)}/s`,
    beside: `${sending.pool.toFixed(0)}/s for a bare nodemailer pool of 4`,
    ratio: sending.ours / sending.pool,
    target: '>= 0.7',
  });
  rows.push({
    what: 'send, 4 connections, 1,000,000 messages in the ledger',
    figure: `${sending.large.toFixed(0)}/s`,
    beside: `${sending.small.toFixed(0)}/s with 10,000`,
    ratio: sending.large / sending.small,
    target: 'about 1',
  });

  say('2,000 requests a second to serve, alone and while a campaign sends');
  const alone = await measureServing(join(base, 'serving'), { sending: false });
  const beside = await measureServing(join(base, 'serving-sending'), { sending: true });
  rows.push({
    what: 'serve, 2,000 requests/s while a campaign sends: 99th percentile',
    figure: milliseconds(beside.milliseconds.p99),
    beside: `${milliseconds(alone.milliseconds.p99)} alone; ${beside.sentPerSecond} messages/s`,
    ratio: beside.milliseconds.p99 / alone.milliseconds.p99,
    target: '< 50 ms',
  });
  rows.push({
    what: '  processor time of 1,000 requests',
    figure: seconds(beside.cpuPerThousand * 1_000),
    beside: `peak memory ${beside.peakMb} MB`,
    ratio: null,
    target: '',
  });
} finally {
  rmSync(base, { recursive: true, force: true });
}

const widths = (['what', 'figure', 'beside'] as const).map((key) =>
  Math.max(...rows.map((row) => row[key].length)),
);
for (const { what, figure, beside, ratio, target } of rows)
  console.log(
    [
      what.padEnd(widths[0]!),
      figure.padStart(widths[1]!),
      beside.padEnd(widths[2]!),
      `${ratio === null ? '' : ratio.toFixed(2)} x`.padStart(9),
      target,
    ]
      .join('   ')
      .trimEnd(),
  );
say('done');

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}

function milliseconds(ms: number): string {
  return `${ms.toFixed(0)} ms`;
}
