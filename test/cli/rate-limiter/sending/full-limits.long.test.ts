/** Two days by the scripts: a listener hears of each full limit once, and of each reset. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { afterAll, expect, it } from 'vitest';
import { campaignFile } from '../../../support/campaign.ts';
import { call, newFolder, writePeople, type Called } from '../../../support/script.ts';
import { startSink } from '../../../support/smtp-sink.ts';
import { people } from '../../../support/state-file.ts';

type Frame = { seq: number; type: string; at: string; campaignId: string | null; data: any };

const folder = newFolder();
const sink = await startSink();
const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
await new Promise((resolve) => server.once('listening', resolve));
const frames = new Map<number, Frame>();
server.on('connection', (socket) =>
  socket.on('message', (text: Buffer) => {
    const frame = JSON.parse(text.toString('utf8')) as Frame;
    frames.set(frame.seq, frame);
  }),
);
afterAll(async () => {
  await sink.close();
  await new Promise((resolve) => server.close(resolve));
});

async function run(...line: string[]): Promise<Called> {
  const called = await call(['rate_limiter', ...line], {
    cwd: folder,
    env: { ANN_SMTP: sink.url },
  });
  expect([line[0], called.document.error]).toEqual([line[0], undefined]);
  return called;
}

const limitsTold = (): string[] =>
  [...frames.values()]
    .filter(({ type }) => type.startsWith('rate_limit.'))
    .sort((a, b) => a.seq - b.seq)
    .map(({ type, at, campaignId, data }) =>
      [
        at.slice(8, 16),
        type.slice('rate_limit.'.length),
        campaignId,
        data.scopeId,
        data.limit,
        ...(data.resumesAt === undefined
          ? []
          : [new Date(data.resumesAt).toISOString().slice(8, 16)]),
      ].join(' '),
    );

it('a full hour and a full warmup day are told once each, with their resets, and 90 % as an alert', async () => {
  const port = (server.address() as AddressInfo).port;
  writeFileSync(
    join(folder, 'campaign.json'),
    JSON.stringify(
      campaignFile({
        rateLimits: {
          perHour: 10,
          warmupEnabled: true,
          warmupSchedule: [12, 20],
          burst: { minGapSeconds: 0 },
        },
        notify: [{ url: `ws://127.0.0.1:${port}`, allowPrivate: true }],
      }),
    ),
  );
  writePeople(folder, people(30));
  const at = (day: number, time: string): string[] => [
    '--now',
    `2026-03-${day < 10 ? '0' : ''}${day}T${time}:00Z`,
  ];
  await run(
    ...['mailbox', 'add', '--mailbox', 'ann', '--from', 'Ann <ann@acme.test>'],
    ...['--smtp', 'env:ANN_SMTP', '--timezone', 'America/New_York', ...at(9, '12:00')],
  );
  await run(
    'start',
    '--config',
    'campaign.json',
    '--prospects',
    'prospects.csv',
    ...at(9, '13:00'),
  );
  expect(limitsTold()).toEqual([]);
  // Nothing is planned to wait: the plan itself moved the others.
  await run('send', ...at(9, '13:00'));
  expect(sink.messages).toHaveLength(10);
  expect(limitsTold()).toEqual(['09T13:00 exceeded spring ann hour 09T14:00']);
  const status = await run('status', '--campaign-id', 'spring', ...at(9, '13:30'));
  expect(status.document.warnings).toMatchObject([
    {
      code: 'limit_nearly_reached',
      details: {
        scope: 'mailbox',
        scopeId: 'ann',
        detail: 'hour',
        value: 10,
        threshold: 9,
        sample: 10,
      },
    },
  ]);
  await run('send', '--wait', '8h', ...at(9, '13:40'));
  await run('schedule', '--campaign-id', 'spring', ...at(9, '21:00'));
  await run('send', ...at(9, '21:10'));
  expect(sink.messages).toHaveLength(12);
  await run('send', '--wait', '8h', ...at(10, '13:00'));
  await run('schedule', '--campaign-id', 'spring', ...at(10, '20:00'));
  expect(sink.messages).toHaveLength(30);
  expect(limitsTold()).toEqual([
    '09T13:00 exceeded spring ann hour 09T14:00',
    '09T14:00 reset spring ann hour',
    '09T14:00 exceeded spring ann warmup 10T04:00',
    '10T13:00 reset spring ann warmup',
    '10T13:00 exceeded spring ann hour 10T14:00',
    '10T14:00 reset spring ann hour',
  ]);
});
