/** `analytics.ts events`: pages of the log, and the log as it grows. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { closeState, openState } from '../../../../lib/state/file/open.ts';
import { newestSeq } from '../../../../lib/state/events/newest-event.ts';
import { append } from '../../../feed/live/append.ts';
import { call } from '../../../support/script.ts';
import { MONDAY } from '../../../support/quota.ts';
import { seededState } from '../../../support/state-file.ts';
import { startScript } from '../../../support/running-script.ts';

let db = '';
let newest = 0;
beforeAll(async () => {
  const state = await seededState();
  append(state, ...Array.from({ length: 30 }, () => ({ prospectId: 1 })));
  append(state, { type: 'hold.placed' }, { type: 'hold.lifted', campaignId: null });
  newest = newestSeq(state.db);
  db = state.path;
  closeState(state);
});
afterAll(() => rmSync(dirname(db), { recursive: true, force: true }));

type Line = { seq: number; type: string };
const events = (...args: string[]) =>
  call(['analytics', 'events', '--db', db, ...args], { cwd: dirname(db) });
const linesOf = (stdout: string): Line[] =>
  stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line);

test('the log is printed as lines, from a place on', async () => {
  const { code, stdout } = await events('--since', '10', '--limit', '1000');
  expect(code).toBe(0);
  const lines = linesOf(stdout);
  expect(lines.map(({ seq }) => seq)).toEqual(
    Array.from({ length: newest - 10 }, (_, index) => 11 + index),
  );
  expect(Object.keys(lines[0] ?? {})).toEqual([
    'seq',
    'type',
    'at',
    'campaignId',
    'prospectId',
    'messageId',
    'data',
  ]);
});

test('a document has a bounded page, and says where the next one begins', async () => {
  const { document } = await events('--format', 'json', '--limit', '1', '--type', 'hold');
  const place = newest - 1;
  expect(document.data).toMatchObject({ nextSince: place, newest });
  expect(document.data.events).toMatchObject([{ seq: place, type: 'hold.placed' }]);
});

test('an unknown type, campaign and place is an error that says what to try', async () => {
  const { document } = await events('--type', 'hold.place');
  expect(document.error).toMatchObject({ code: 'usage', hint: 'Did you mean --type hold.placed?' });
  expect((await events('--campaign-id', 'sprin')).document.error.code).toBe('no_campaign');
  expect((await events('--since', '999')).document.error.message).toContain(`(${newest})`);
});

test('on a virtual clock there is nothing to follow', async () => {
  const { code, document } = await events('--follow', '--now', '2026-03-02T09:00:00Z');
  expect([code, document.error.code]).toEqual([64, 'usage']);
  expect(document.error.message).toContain('--now stands still');
});

test('--follow prints what other processes do, and ends with 0 at a signal', async () => {
  const running = startScript(['analytics', 'events', '--db', db, '--follow', '--since', '30']);
  await running.until(() => linesOf(running.stdout).length === newest - 30);
  const state = await openState(db, 'write', { now: MONDAY });
  append(state, {}, { type: 'hold.placed' });
  await running.until(() => linesOf(running.stdout).length === newest - 28);
  append(state, {});
  closeState(state);
  newest += 3;
  await running.until(() => linesOf(running.stdout).length === newest - 30);
  running.kill('SIGTERM');
  expect((await running.ended).code).toBe(0);
  expect(linesOf(running.stdout).map(({ seq }) => seq)).toEqual(
    Array.from({ length: newest - 30 }, (_, index) => 31 + index),
  );
});

test('--follow ends by itself after --limit events', async () => {
  const { code, stdout } = await events('--follow', '--since', '0', '--limit', '7');
  expect([code, linesOf(stdout).length]).toEqual([0, 7]);
});

test('a reader that closes the pipe ends it without an error', async () => {
  const running = startScript(['analytics', 'events', '--db', db, '--follow', '--since', '0']);
  await running.until(() => running.stdout.includes('\n'));
  running.closeOutput();
  const state = await openState(db, 'write', { now: MONDAY });
  append(state, {});
  newest++;
  closeState(state);
  const { code, stderr } = await running.ended;
  expect([code, stderr]).toEqual([0, '']);
});

test('without a number it prints what fits into 8 KB, and goes on by the last seq until nothing comes', async () => {
  const state = await openState(db, 'write', { now: MONDAY });
  const data = { filler: 'x'.repeat(200) };
  append(state, ...Array.from({ length: 60 }, () => ({ prospectId: 1, data })));
  const last = newestSeq(state.db);
  closeState(state);
  const seen: number[] = [];
  for (let lines: Line[] = [{ seq: 0 } as Line]; lines.length > 0;) {
    const { stdout } = await events('--since', String(seen.at(-1) ?? 0));
    expect(Buffer.byteLength(stdout)).toBeLessThanOrEqual(8_192);
    lines = linesOf(stdout);
    seen.push(...lines.map(({ seq }) => seq));
  }
  expect(seen).toEqual(Array.from({ length: last }, (_, index) => index + 1));
});
