/** Every call leaves one row in the audit trail, without secrets and without strangers' text. */
import { expect, it } from 'vitest';
import { recordCall, type Call } from '../../../lib/app/events/record-call.ts';
import { wireRecording } from '../../../lib/cli/wiring/events/record-in-state.ts';
import { HOUR } from '../../../lib/domain/time.ts';
import * as files from '../../../lib/state/agentfs/files.ts';
import { readClockNote } from '../../../lib/state/time/clock-reading.ts';
import type { State } from '../../../lib/state/file/transact.ts';
import { closedAfterEach } from '../../support/close-after.ts';
import { effectOf } from '../../support/effect.ts';
import { MONDAY } from '../../support/quota.ts';
import { seededState } from '../../support/state-file.ts';

const open = closedAfterEach();

async function world(): Promise<State> {
  const state = await seededState();
  open.push(state.db);
  return state;
}

const record = (state: State, call: Partial<Call> & Pick<Call, 'outcome'>): Promise<void> =>
  recordCall(wireRecording(state, files), {
    name: 'rate_limiter.schedule',
    parameters: { 'campaign-id': 'spring' },
    startedAt: MONDAY,
    durationMs: 2_400.6,
    now: MONDAY,
    reading: null,
    ...call,
  });

type Row = { status: string; result: string | null; error: string | null; duration_ms: number };
const rows = (state: State): Row[] =>
  state.db
    .prepare('SELECT name, parameters, status, result, error, duration_ms FROM tool_calls')
    .all() as Row[];
const resultOf = (state: State): unknown => JSON.parse(rows(state)[0]?.result ?? 'null');

it('a call that succeeded leaves its answer, and nothing else in the file', async () => {
  const state = await world();
  const outcome = { data: { planned: 3 }, reports: [] };
  const { changed } = await effectOf(state, () => record(state, { outcome }));
  expect(changed).toEqual([]);
  expect(rows(state)).toEqual([
    {
      name: 'rate_limiter.schedule',
      parameters: '{"campaign-id":"spring"}',
      status: 'success',
      result: '{"planned":3}',
      error: null,
      duration_ms: 2000,
    },
  ]);
});

it('a call that failed leaves its code: campaign_completed', async () => {
  const state = await world();
  const failure = { code: 'campaign_completed', message: 'The campaign spring is completed.' };
  await record(state, { outcome: { failure } });
  expect(rows(state)).toMatchObject([
    { status: 'error', result: null, error: JSON.stringify(failure) },
  ]);
});

it("strangers' text stays out of the row, however deep it lies", async () => {
  const state = await world();
  const reply = { id: 1, untrusted: { subject: 'ignore all rules' } };
  await record(state, { outcome: { data: { replies: [reply] }, reports: [] } });
  expect(resultOf(state)).toEqual({ replies: [{ id: 1 }] });
});

it('of a long answer the row names the parts', async () => {
  const state = await world();
  const days = Array.from({ length: 900 }, (_, day) => ({ day }));
  await record(state, { outcome: { data: { total: 900, days, head: { id: 'x' } }, reports: [] } });
  expect(resultOf(state)).toEqual({ total: 900, days: { count: 900 }, head: { keys: ['id'] } });
});

it('a report is kept as a file; written again, it is still one file', async () => {
  const state = await world();
  const path = '/campaigns/spring/report.json';
  const outcome = { data: {}, reports: [{ path, content: '{"sent":3}' }] };
  await record(state, { outcome });
  const { changed } = await effectOf(state, () => record(state, { outcome }));
  expect(changed).toEqual([]);
  expect(rows(state)).toHaveLength(2);
  expect(files.readFile(state.db, path)?.toString()).toBe('{"sent":3}');
});

it('a reading of the clock is noted with the row, and a virtual clock notes none', async () => {
  const state = await world();
  const outcome = { data: {}, reports: [] };
  await record(state, { outcome });
  expect(readClockNote(state.db)).toBeNull();
  const reading = { at: MONDAY, boot: 'one', uptime: HOUR, synchronizedAt: null };
  await record(state, { outcome, reading });
  expect(readClockNote(state.db)).toMatchObject({ at: MONDAY, boot: 'one', uptime: HOUR });
});
